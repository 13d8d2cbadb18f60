"""What is said about people's own data: the version of the notice, headings of /dulieu, stand-ins."""

from typing import Final

# The notice people agree to is templates/privacy/notice.html. Whoever changes what it says changes
# this too: everybody is then asked again.
VERSION: Final = "2026-1"
MONTHS: Final = 12  # how long personal data is kept where no campaign says otherwise

ERASED: Final = "người đã xóa dữ liệu"  # in the place of a name

# /dulieu: a table's name, its heading, and how many
YOU: Final = "Anh/chị"
NAME: Final = "Tên: {}"
SHOWN: Final = "Tên trên Telegram: {}"
USERNAME: Final = "Tên người dùng: @{}"
PHONE: Final = "Số điện thoại: {}"
TELEGRAM_ID: Final = "Mã số Telegram: {}"
ROLES: Final = "Vai trò"
ROLE: Final = "Là {role} ({state}), từ {since}"
ROLE_STATES: Final = {"pending": "chờ xác nhận", "active": "đang giữ", "ended": "đã thôi"}
AGREED: Final = "Đồng ý bản {version} lúc {at}"
CONSENT: Final = "Đồng ý"
NO_CONSENT: Final = "Chưa đồng ý, hoặc đã rút"
KEPT: Final = "Việc anh/chị đã làm trong máy"
SECTIONS: Final = {
    "submission": "Đăng ký công trình",
    "submission_version": "Lần đăng ký, sửa công trình",
    "progress": "Báo cáo tiến độ",
    "extension": "Xin lùi hạn, gia hạn",
    "phone_call": "Ghi “đã gọi”",
    "question": "Câu hỏi, câu trả lời",
    "measurement": "Số liệu chỉ tiêu",
    "announcement": "Thông báo đã soạn",
    "draft": "Bản nháp đang điền",
    "fact": "Công trình đã nhắn, chưa đăng ký",
    "delivery": "Tin máy đã gửi riêng",
    "audit": "Dòng nhật ký việc làm",
    "inbox": "Tin nhận vào chưa xử lý xong",
    "recipient": "Lần bấm “Đã nhận”",
    "person": "Người",
    "role": "Vai trò",
    "consent": "Đồng ý",
    "erase_request": "Yêu cầu xóa",
}
COLUMNS: Final = {  # of the export's workbook
    "id": "Số",
    "telegram_id": "Mã Telegram",
    "name": "Tên",
    "shown": "Tên trên Telegram",
    "username": "Tên người dùng",
    "phone": "Số điện thoại",
    "role": "Vai trò",
    "state": "Tình trạng",
    "since": "Từ",
    "until": "Đến",
    "version": "Bản",
    "notice": "Lời đã đồng ý",
    "at": "Lúc",
    "answers": "Câu trả lời",
    "code": "Mã",
    "sent_at": "Gửi lúc",
    "created_at": "Tạo lúc",
    "updated_at": "Sửa lúc",
    "percent": "Phần trăm",
    "spent": "Đã chi",
    "action": "Việc",
    "object": "Đối tượng",
    "facts": "Chi tiết",
    "payload": "Nội dung",
    "text": "Lời",
    "note": "Ghi chú",
    "reason": "Lý do",
    "value": "Giá trị",
    "due_at": "Hạn",
    "asked_at": "Yêu cầu lúc",
    "raw": "Tin gốc",
}
COUNT: Final = "{what}: {number}"
SHEET_TITLE: Final = "{what} – dữ liệu về {name}"
SHEET_EMPTY: Final = "Không có gì."
FILE_NAME: Final = "du-lieu-cua-toi.{kind}"
