"""What `thidua check` says: what was looked at, what is wrong, and how to mend it."""

from typing import Final

TITLE: Final = "Kiểm tra"
COLUMNS: Final = ("", "Mục", "Tình trạng", "Cách sửa")
MARKS: Final = {"ok": "✔", "note": "!", "bad": "✘"}
ALL_WELL: Final = "Mọi thứ đều ổn."
SOME_NOTES: Final = "Bot chạy được; có {count} điều nên xem."
NOT_WELL: Final = "Có {count} điều phải sửa trước khi chạy."

# what is looked at
PROGRAM: Final = "Chương trình"
ZONE: Final = "Múi giờ"
DATABASE: Final = "Dữ liệu"
DISK: Final = "Đĩa"
BACKUP: Final = "Sao lưu"
RUNNING: Final = "Tiến trình"
QUEUE: Final = "Hàng đợi"
TELEGRAM: Final = "Telegram"
CLOCK: Final = "Đồng hồ"
WEBHOOK: Final = "Webhook"

SETTINGS: Final = "Thiết lập"
FILES: Final = "Quyền tệp"
OFFICE: Final = "LibreOffice"
PRIVACY: Final = "Bot trong nhóm"

# said and mended
MISSPELT: Final = "trong .env có {name}, không phải thiết lập nào; có phải {likely}?"
MISSPELT_FIX: Final = "sửa tên trong .env, rồi khởi động lại bot (thidua settings in mọi tên)"
NO_TEMPLATE: Final = "không có tệp {path} (REPORT_TEMPLATE), nên không lập được báo cáo Word"
NO_TEMPLATE_FIX: Final = "đặt lại đường dẫn, hoặc bỏ REPORT_TEMPLATE để dùng mẫu có sẵn"
BACKUP_CLOSED: Final = "không ghi được vào {path}, nên không sao lưu được"
BACKUP_CLOSED_FIX: Final = "cho người chạy bot quyền ghi vào BACKUP_DIR"
READABLE: Final = "ai dùng máy này cũng đọc được {path}"
READABLE_FIX: Final = "chạy: chmod o= {path}"
OFFICE_NONE: Final = "chưa cài, nên không làm được báo cáo PDF"
OFFICE_FIX: Final = "cài libreoffice-writer nếu cần PDF; các dạng khác không cần"
CLOCK_FREE: Final = "máy không đồng bộ giờ với mạng"
SERVER_OK: Final = "PostgreSQL {version}"
SERVER_OLD_FIX: Final = "nâng lên PostgreSQL {oldest} trở lên"
DUMP_NONE: Final = "không có pg_dump, nên bot không sao lưu được PostgreSQL"
DUMP_OLD: Final = "pg_dump bản {version} cũ hơn máy chủ bản {wanted}, nên không sao lưu được"
DUMP_FIX: Final = (
    "cài postgresql-client cùng bản với máy chủ, hoặc để máy chủ tự sao lưu và đặt BACKUP_HOURS=0"
)
RUNNING_MANY: Final = "{count} tiến trình bot đang chạy trên dữ liệu này"
PRIVACY_OFF: Final = "bot đang đọc được mọi tin trong nhóm, quá mức cần"
PRIVACY_FIX: Final = (
    "nhắn @BotFather: /setprivacy, chọn bot, bấm Enable, rồi đưa bot ra khỏi nhóm và mời lại"
)
NO_GROUPS: Final = "bot không được phép vào nhóm"
NO_GROUPS_FIX: Final = "nhắn @BotFather: /setjoingroups, chọn bot, bấm Enable"
VERSIONS: Final = "thidua {program}, Python {python}, python-telegram-bot {ptb}"
ZONE_OK: Final = "{zone}, bây giờ là {now}; dữ liệu múi giờ {version}"
ZONE_FIX: Final = (
    "hạn và giờ nhắc tính theo giờ này: ở Việt Nam thì bỏ TIMEZONE, hoặc ghi Asia/Ho_Chi_Minh"
)
DATABASE_NEW: Final = "chưa có, sẽ được tạo khi chạy lần đầu"
DATABASE_OK: Final = "lược đồ {version}, không hỏng"
DATABASE_OLD: Final = "lược đồ {version}, chương trình cần {wanted}"
DATABASE_OLD_FIX: Final = "chạy: thidua db upgrade (bot tự làm khi khởi động)"
DATABASE_ON_NETWORK: Final = "tệp nằm trên ổ mạng ({kind})"
DATABASE_ON_NETWORK_FIX: Final = (
    "chuyển dữ liệu về đĩa trong máy: khóa tệp trên ổ mạng không tin được"
)
DISK_OK: Final = "còn trống {free}"
DISK_FIX: Final = "dọn bớt đĩa: khi đầy, bot không nhận được trả lời nào nữa"
BACKUP_OK: Final = "bản mới nhất cách đây {age}"
BACKUP_NONE: Final = "chưa có bản sao lưu nào"
BACKUP_FIX: Final = "chạy: thidua backup; bot đang chạy thì tự sao lưu mỗi giờ"
RUNNING_YES: Final = "bot đang chạy trên dữ liệu này"
RUNNING_NO: Final = "bot không chạy"
QUEUE_OK: Final = "không có gì kẹt"
QUEUE_DEAD: Final = "{dead} tin nhận vào không xử lý được"
QUEUE_DEAD_FIX: Final = "gửi nhật ký cho người phát triển; các tin khác không bị ảnh hưởng"
QUEUE_PAUSED: Final = "đang tạm ngừng gửi sau khi khôi phục dữ liệu"
QUEUE_PAUSED_FIX: Final = "cán bộ xem lại rồi cho gửi tiếp trong bot"
QUEUE_LATE: Final = "có tin chờ gửi đã {age}"
QUEUE_LATE_FIX: Final = "xem mục Telegram và mục Tiến trình trong bảng này"
TOKEN_MISSING: Final = "chưa có BOT_TOKEN"
TELEGRAM_OK: Final = "@{name} trả lời sau {milliseconds} ms"
TOKEN_REFUSED: Final = "Telegram không nhận BOT_TOKEN"
TELEGRAM_ODD: Final = "câu trả lời không phải của Telegram ({error})"
TELEGRAM_ODD_FIX: Final = "có thể mạng đòi đăng nhập hoặc máy trung gian chặn: mở thử một trang web, rồi xem TELEGRAM_PROXY"
TELEGRAM_AWAY: Final = "không tới được {base}: {why}"
TELEGRAM_AWAY_FIX: Final = (
    "nhà mạng Việt Nam chặn Telegram: đặt TELEGRAM_PROXY (http:// hoặc socks5://)"
)
PROXY_FIX: Final = "xem máy trung gian trong TELEGRAM_PROXY còn chạy và mật khẩu còn đúng không"
TLS_FIX: Final = "xem lại giờ của máy và chứng chỉ gốc; có thể có máy ở giữa đang chặn"
WHY: Final = {
    "dns": "không tìm ra địa chỉ",
    "connect": "không ai nghe",
    "timeout": "quá lâu không trả lời",
    "tls": "kết nối bảo mật không thành",
    "proxy": "máy trung gian từ chối",
    "unanswered": "đứt giữa chừng",
}
CLOCK_OK: Final = "lệch {seconds} giây so với Telegram"
CLOCK_FIX: Final = "bật đồng bộ giờ của máy (NTP): hạn và giờ nhắc tính theo đồng hồ này"
CLOCK_MOVED: Final = "đang dời bằng CLOCK_FILE: {path}"
CLOCK_MOVED_FIX: Final = "bỏ CLOCK_FILE khi chạy thật"
WEBHOOK_LEFT: Final = "Telegram còn giữ một địa chỉ webhook"
WEBHOOK_LEFT_FIX: Final = "không cần làm gì: bot tự bỏ khi chạy"
WEBHOOK_OK: Final = "Telegram gọi tới đúng địa chỉ"
WEBHOOK_ELSEWHERE: Final = "Telegram đang gọi tới địa chỉ khác"
WEBHOOK_ELSEWHERE_FIX: Final = "chạy lại bot để đặt địa chỉ mới"
WEBHOOK_ERROR: Final = "lần gọi gần nhất hỏng: {error}"
WEBHOOK_ERROR_FIX: Final = "xem máy chủ web đứng trước có chuyển đường dẫn này tới bot không"

HOURS: Final = "{hours} giờ"
MINUTES: Final = "{minutes} phút"


def age(seconds: float) -> str:
    """How long ago, in the unit one would say."""
    if seconds < 2 * 3600:
        return MINUTES.format(minutes=max(0, int(seconds // 60)))
    return HOURS.format(hours=int(seconds // 3600))


def size(octets: int) -> str:
    """Room on a disk as people say it: "77,2 GB", "512 MB"."""
    megabytes = octets // 1024 // 1024
    return (
        f"{megabytes / 1024:.1f} GB".replace(".", ",") if megabytes >= 1024 else f"{megabytes} MB"
    )
