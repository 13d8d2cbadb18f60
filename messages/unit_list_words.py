"""What an office reads about its list of units: why a row cannot be used, and what is worth a look."""

from collections.abc import Iterable
from typing import Final

from campaigns.unitfile.plan import Note

# {what} and {other} are those of the note; each sentence says what to do
ROWS: Final = {
    "no_heading": (
        "không thấy cột “Tên thôn”. Hàng đầu cần có các cột: STT, Tên thôn, Khối, Tên cũ, Sáp nhập vào"
    ),
    "empty": "dưới hàng tiêu đề chưa có thôn nào",
    "too_many": "danh sách dài quá {what} đơn vị: xin gửi riêng danh sách của xã mình",
    "long": "tên dài quá 100 ký tự",
    "no_new_name": (
        "“{what}” chưa có tên mới bên cạnh: ô gộp thì xin ghi tên mới vào từng dòng; thôn không đổi thì ghi lại tên ấy"
    ),
    "nameless": "ô tên không có chữ, số nào: xin ghi đủ tên, như “Thôn 5”",
    "no_kind": "“{what}” không có chữ nào: xin ghi đủ tên, như “Thôn 5”",
    "mangled": (
        "“{what}” không phải tên thôn: Excel đã đổi ô này thành ngày hoặc số. Xin định dạng cột là"
        " Văn bản (Text) rồi gõ lại"
    ),
    "uncomputed": (
        "ô là công thức mà tệp không ghi kết quả: xin mở bằng Excel, bấm Lưu rồi gửi lại, hoặc gõ tên vào ô"
    ),
    "partly": (
        "máy không chia một thôn làm hai (“{other}”): xin bỏ tên thôn chỉ nhập một phần, thôn ấy giữ nguyên"
    ),
    "into_itself": "“{what}” sáp nhập vào chính nó: xin sửa cột “Sáp nhập vào”",
    "date": "“{what}” không phải là ngày: xin ghi như 01/07/2026",
    "future": "“{what}” đến ngày {other} mới đổi: xin gửi lại danh sách từ hôm đó",
    "same_name": (
        "“{what}” trùng tên một thôn khác: nếu là hai thôn thì xin thêm cột “Xã cũ” hoặc “Khối” để phân biệt"
    ),
    "twice": "“{what}” còn được nói tới ở dòng {other}: xin ghi mỗi thôn một dòng",
    "several": "đang có nhiều thôn tên “{what}”: xin thêm cột “Xã cũ” hoặc “Khối” để biết là thôn nào",
    "which": (
        "đã có một “{what}”, chưa rõ là dòng nào trong các dòng cùng tên: xin ghi “{what}” vào cột “Tên cũ” của"
        " dòng ấy"
    ),
    "elsewhere": "“{what}” đã sáp nhập vào thôn khác từ trước: xin xem lại tên",
    "old_name": (
        "“{what}” là tên cũ của {other}: xin ghi tên hiện nay. Nếu thôn đổi lại tên thì ghi “{other}” ở cột “Tên cũ”"
    ),
    "no_heir": "không có “{other}” để sáp nhập vào: xin sửa tên, hoặc thêm một dòng cho thôn ấy",
    "circle": "các thôn sáp nhập vào nhau thành vòng (“{what}”, “{other}”): xin ghi rõ thôn nào còn lại",
    "contradicts": "“{what}” mâu thuẫn với một dòng khác: xin ghi mỗi thôn một dòng, một việc",
}
NOTES: Final = {
    "alike": (
        "“{what}” chỉ khác dấu với “{other}”: nếu gõ nhầm thì xin sửa trong tệp; nếu là hai thôn thì ai gõ không"
        " dấu sẽ được hỏi lại"
    ),
    "no_former": (
        "“{what}” là thôn mới, vì danh sách của xã không có tên cũ “{other}”: nếu gõ nhầm tên cũ thì xin sửa trong tệp"
    ),
    "left": "Không có trong tệp, giữ nguyên: {what} đơn vị ({other})",
}


def told(notes: Iterable[Note]) -> list[tuple[int, str]]:
    """Each with its row in the file (0: of no row) and its sentence."""
    return [
        (one.row, (ROWS | NOTES)[one.code].format(what=one.what, other=one.other)) for one in notes
    ]
