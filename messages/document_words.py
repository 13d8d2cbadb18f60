"""Why a document sent by an officer was not read, and what to do; for the terminal and for the chat."""

from typing import Final

REASONS: Final = {
    "too_big": "Tệp lớn hơn 10 MB. Xin bỏ bớt ảnh trong tệp, hoặc chỉ gửi phần lời của kế hoạch.",
    "too_long": "Tệp có quá nhiều chữ hoặc quá nhiều trang so với một kế hoạch. Xin chỉ gửi riêng bản kế hoạch.",
    "too_slow": "Đọc tệp quá lâu nên đã dừng lại. Xin lưu lại thành .docx mới rồi gửi lại.",
    "bomb": "Tệp nén bất thường, có thể gây hại nên không mở. Xin lưu lại bằng Word thành .docx mới rồi gửi lại.",
    "damaged": "Tệp hỏng hoặc chưa tải xong. Xin mở thử trên máy, lưu lại rồi gửi lại.",
    "empty": "Tệp không có chữ nào, có thể chỉ có ảnh. Xin gửi bản gõ bằng Word (.docx) hoặc PDF xuất từ Word.",
    "scanned": "Tệp PDF chỉ có ảnh quét, không có chữ để đọc. Xin gửi bản Word (.docx) hoặc PDF xuất từ Word.",
    "picture": "Đây là ảnh, không có chữ để đọc. Xin gửi bản Word (.docx) hoặc PDF xuất từ Word.",
    "encrypted": "Tệp đặt mật khẩu. Xin bỏ mật khẩu rồi gửi lại.",
    "old_word": "Tệp Word kiểu cũ (.doc). Xin mở bằng Word, lưu thành .docx rồi gửi lại.",
    "macro": "Tệp có chứa macro (chương trình) nên không mở. Xin lưu thành .docx không có macro rồi gửi lại.",
    "wrong_kind": "Không phải tài liệu đọc được (đọc được .docx, .odt, .pdf có chữ, .txt). Xin mở bằng Word, lưu thành .docx rồi gửi lại.",
    "encoding": "Tệp chữ không theo bảng mã Unicode. Xin lưu lại với bảng mã UTF-8 rồi gửi lại.",
    "tcvn3": "Chữ trong tệp gõ theo bảng mã cũ TCVN3 (phông .VnTime). Xin chuyển sang Unicode rồi gửi lại.",
    "vni": "Chữ trong tệp gõ theo bảng mã cũ VNI (phông VNI-Times). Xin chuyển sang Unicode rồi gửi lại.",
}


def why(code: str) -> str:
    """The sentence for a reader's refusal."""
    return REASONS.get(code, REASONS["damaged"])
