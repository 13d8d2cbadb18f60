"""What the command line says to the people who run the bot: settings, checks, refusals to start.

Sentences only; who says them and when is decided in `bot`. Every sentence about something wrong is
followed by what to do about it.
"""

import errno
from collections.abc import Sequence
from typing import Final

SETTING_MEANINGS: Final = {
    "BOT_TOKEN": "mã của bot do @BotFather cấp",
    "BOT_TOKENS": "mã của nhiều bot, cách nhau bằng dấu phẩy, khi nhiều xã dùng chung một nơi",
    "BOT_TOKENS_FILE": "tệp ghi mã của nhiều bot, mỗi dòng một mã",
    "TELEGRAM_API_BASE": "địa chỉ máy chủ Bot API: của Telegram, máy chủ riêng hoặc máy chủ thử",
    "TELEGRAM_PROXY": "máy chủ trung gian để tới Telegram, http:// hoặc socks5://",
    "DATABASE_URL": "nơi lưu dữ liệu: tệp SQLite hoặc PostgreSQL",
    "TIMEZONE": "múi giờ của xã, dùng cho mọi hạn và giờ nhắc",
    "COMMUNE_NAME": "tên đơn vị, ví dụ: UBND xã Sơn Tây",
    "PRIVACY_CONTACT": "ai trả lời về dữ liệu cá nhân, ghi trong thông báo xin đồng ý",
    "RATE_PER_SECOND": "nhiều nhất bao nhiêu tin gửi đi trong một giây (Telegram cho 30)",
    "CALLS_IN_FLIGHT": "nhiều nhất bao nhiêu tin đang gửi cùng lúc",
    "TICK_SECONDS": "cách mấy giây thì xem việc đến hạn một lần",
    "CLOCK_FILE": "tệp ghi số giây dời đồng hồ, chỉ dùng khi thử",
    "BACKUP_DIR": "thư mục để các bản sao lưu",
    "BACKUP_HOURS": "cách mấy giờ thì tự sao lưu một lần; 0 là không tự sao lưu",
    "REPORT_TEMPLATE": "mẫu báo cáo Word của văn phòng; để trống thì dùng mẫu có sẵn",
    "LOG_LEVEL": "mức nhật ký: DEBUG, INFO, WARNING hoặc ERROR",
    "LOG_FORMAT": "dạng nhật ký: text cho người đọc, json cho máy đọc",
    "METRICS_PORT": "cổng cho người trông máy hỏi /healthz và /metrics (Prometheus); 0 là không mở",
    "METRICS_HOST": "địa chỉ trong máy để nghe cổng đó",
    "WEBHOOK_URL": "địa chỉ https để Telegram gọi tới; để trống thì bot tự hỏi Telegram",
    "WEBHOOK_SECRET": "mã bí mật Telegram gửi kèm mỗi lần gọi tới",
    "WEBHOOK_HOST": "địa chỉ trong máy để nghe webhook",
    "WEBHOOK_PORT": "cổng trong máy để nghe webhook",
}

SETTING_FIXES: Final = {
    "BOT_TOKEN": "nhắn @BotFather, gửi /mybots, chọn bot rồi bấm API Token, chép mã vào tệp .env",
    "BOT_TOKENS": "ghi mỗi bot một mã, cách nhau bằng dấu phẩy, không mã nào hai lần",
    "BOT_TOKENS_FILE": "ghi mỗi dòng một mã bot vào một tệp mà bot đọc được",
    "TELEGRAM_API_BASE": "để trống, hoặc ghi một địa chỉ như https://api.telegram.org",
    "TELEGRAM_PROXY": "ghi như socks5://ten:matkhau@may:1080 hoặc http://may:3128",
    "DATABASE_URL": "ghi như sqlite:///data/thidua.sqlite hoặc postgresql://ten:matkhau@may/thidua",
    "TIMEZONE": "ghi Asia/Ho_Chi_Minh",
    "COMMUNE_NAME": "ghi tên đơn vị, không quá 200 chữ",
    "PRIVACY_CONTACT": "ghi như: bà Lan, Văn phòng UBND xã, 0203 3000 111 (không quá 200 chữ)",
    "RATE_PER_SECOND": "ghi một số từ 1 đến 1000, với Telegram thì không quá 30",
    "CALLS_IN_FLIGHT": "ghi một số từ 2 đến 64",
    "TICK_SECONDS": "ghi một số giây từ 0.1 đến 60",
    "CLOCK_FILE": "để trống khi chạy thật",
    "BACKUP_DIR": "ghi tên một thư mục bot được phép ghi vào",
    "BACKUP_HOURS": "ghi một số giờ từ 0 đến 168",
    "REPORT_TEMPLATE": "ghi tên tệp .docx, hoặc để trống",
    "LOG_LEVEL": "ghi INFO",
    "LOG_FORMAT": "ghi text hoặc json",
    "METRICS_PORT": "ghi một cổng còn trống từ 1 đến 65535, hoặc 0, và xem lại METRICS_HOST",
    "METRICS_HOST": "ghi 127.0.0.1; ghi 0.0.0.0 khi máy khác trong mạng riêng phải hỏi được",
    "WEBHOOK_URL": "ghi một địa chỉ bắt đầu bằng https://, hoặc để trống",
    "WEBHOOK_SECRET": "ghi từ 16 đến 256 chữ cái, chữ số, dấu _ hoặc -",
    "WEBHOOK_HOST": "ghi 127.0.0.1 nếu có máy chủ web đứng trước",
    "WEBHOOK_PORT": "ghi một cổng còn trống từ 1 đến 65535, và xem lại WEBHOOK_HOST",
}

LINE_FIX: Final = (
    "ghi mỗi dòng một thiết lập như BOT_TOKEN=…, dấu nháy mở thì phải đóng, ghi chú bắt đầu bằng #"
)

_PROBLEMS: Final = {
    "missing": "chưa được đặt",
    "token_form": "không có dạng của mã bot (số, dấu hai chấm, rồi chữ)",
    "token_twice": "có một bot hai lần",
    "address_form": "không phải một địa chỉ http hoặc https",
    "https_only": "không phải một địa chỉ https",
    "proxy_form": "không phải một địa chỉ http:// hay socks5:// có cổng",
    "database_form": "không phải một địa chỉ sqlite:// hay postgresql://",
    "database_in_memory": "là dữ liệu trong bộ nhớ, tắt máy là mất hết",
    "no_folder": "không phải một thư mục",
    "zone_unknown": "không phải tên một múi giờ",
    "level_unknown": "không phải một mức nhật ký",
    "format_unknown": "không phải một dạng nhật ký",
    "secret_form": "phải có từ 16 đến 256 chữ cái, chữ số, dấu _ hoặc -",
    "port_taken": "là cổng không nghe được (chương trình khác đang dùng, hoặc không được phép)",
    "line": "có dòng {line} viết sai",
    "unreadable": "không đọc được (tệp phải là chữ UTF-8)",
    "greater_than_equal": "quá nhỏ",
    "less_than_equal": "quá lớn",
    "string_too_long": "quá dài",
    "int_parsing": "không phải một số nguyên",
    "float_parsing": "không phải một con số",
    "finite_number": "không phải một con số",
}


def setting_problem(code: str) -> str:
    """What is wrong with a setting, in words that fit behind its name."""
    return _PROBLEMS.get(code, "không hợp lệ")


def setting_sentence(name: str, problem: str, fix: str) -> str:
    """A wrong setting, in one clear sentence."""
    return f"{name} {problem}: {fix}."


TOKEN_REFUSED: Final = "không được Telegram nhận"

ALREADY_RUNNING: Final = (
    "Bot đang chạy ở một tiến trình khác trên cùng dữ liệu {place}{who}: "
    "hãy dừng tiến trình kia trước, rồi chạy lại."
)
LOCK_UNUSABLE: Final = (
    "Không giữ được khóa {place}: hãy đặt dữ liệu ở một thư mục trên đĩa trong máy "
    "mà bot được phép ghi."
)
DATA_GONE: Final = (
    "Tệp {path} đã bị xóa, dời đi hoặc thay bằng tệp khác trong khi bot chạy; bot ngừng ghi và mở lại dữ liệu. "
    "Mất tệp thì đặt tệp về chỗ cũ hoặc chạy: thidua restore <bản sao lưu>."
)
LOCK_LOST: Final = (
    "Mất kết nối giữ khóa tới PostgreSQL; bot dừng ngay để không có hai bot cùng chạy. "
    "Hãy xem PostgreSQL còn chạy không, rồi chạy lại bot."
)


def already_running(place: str, pid: str) -> str:
    """A second bot on the same data, and which process is in the way where that is known."""
    return ALREADY_RUNNING.format(place=place, who=f" (số {pid})" if pid else "")


# the first start
COMMUNE = "Văn phòng xã"
CLAIM = (
    "Chưa có cán bộ nào. Mở https://t.me/{bot}?start={code} (hoặc gửi mã {code} cho bot) "
    "trong 7 ngày để nhận quản lý văn phòng. Mã dùng một lần."
)

# the command line
HELP = "thidua: máy giúp UBND xã chạy phong trào thi đua qua Telegram."
HELP_RUN = "Chạy bot với Telegram thật (BOT_TOKEN trong .env)."
HELP_DEMO = "Thử cả xã ngay trên máy này, không cần Telegram."
HELP_SCRIPT = "Tự chơi cả câu chuyện, in bảng kết quả."
HELP_PORT = "Cổng của trang thử."
HELP_UNTIL = (
    "Chơi kịch bản đến đâu: registration (hết đăng ký) hoặc final-report (báo cáo tổng kết)."
)
HELP_FOLDER = "Nơi để dữ liệu của lần chạy thử."
HELP_CHECK = "Xem mọi thứ có ổn không, có gì phải sửa và sửa thế nào."
HELP_SETTINGS = "In bảng các thiết lập và giá trị đang dùng."
HELP_DELIVERIES = "Đếm các tin gửi đi theo loại và tình trạng."
HELP_JSON = "In dạng JSON cho máy đọc."
HELP_DB = "Việc của cơ sở dữ liệu."
HELP_UPGRADE = "Đưa dữ liệu lên lược đồ của chương trình này."
HELP_BACKUP = "Sao lưu ngay, có kiểm tra bản sao."
HELP_RESTORE = "Khôi phục dữ liệu từ một bản sao lưu; không gửi gì cho tới khi cán bộ cho phép."
HELP_FILE = "Bản sao lưu."
HELP_HELP = "Xem trang này."
PAGE_USAGE = "Cách gõ: "
PAGE_ARGUMENTS = "Gõ kèm"
PAGE_OPTIONS = "Lựa chọn"
PAGE_COMMANDS = "Lệnh"
PAGE_DEFAULT = "[bỏ trống là: {}]"
PAGE_REQUIRED = "[bắt buộc]"
PAGE_ANY_OPTION = "[LỰA_CHỌN]"
PAGE_ANY_COMMAND = "LỆNH …"

SETTING_DEFAULT = " (để trống là: {})"
DELIVERIES_TITLE = "Tin gửi đi"
DELIVERIES_KIND = "Loại"
DELIVERIES_TOTAL = "Cộng"
DELIVERIES_NONE = "Chưa có tin nào."
# kinds and states by the words in the database; a word that is not here is shown as it is
DELIVERY_KINDS: Final = {
    "announcement": "thông báo",
    "answer": "trả lời",
    "board": "thẻ “Việc cần làm”",
    "edit": "sửa thẻ, đính chính",
    "file": "tệp",
    "last_report": "trả lời",
    "notice": "tin báo",
    "nudge": "nhắc xem thông báo",
    "progress": "tiến độ gửi thông báo",
    "question": "câu hỏi của cán bộ",
    "receipt": "biên nhận",
    "reminder": "nhắc hạn",
    "returned": "trả lại để sửa",
    "rewrite": "sửa tin đã gửi",
    "village_question": "câu hỏi của thôn",
}
DELIVERY_STATES: Final = {
    "queued": "chờ gửi",
    "leased": "đang cầm",
    "sending": "đang gửi",
    "sent": "đã tới",
    "unknown": "chưa rõ",
    "failed": "không gửi được",
    "expired": "quá giờ",
    "cancelled": "thôi gửi",
}
UPGRADED = "Đã đưa dữ liệu từ lược đồ {before} lên {after}."
UPGRADED_NEW = "Đã tạo dữ liệu mới, lược đồ {after}."
UPGRADED_ALREADY = "Dữ liệu đã ở lược đồ {after}."
MISSPELT = "Trong .env có {name}, không phải thiết lập nào nên không có tác dụng; có phải {likely}?"
SERVER = "máy chủ PostgreSQL"
NO_DATA = "Chưa có dữ liệu ở {path}: chạy bot lần đầu, hoặc xem lại DATABASE_URL."
BACKED_UP = "Đã sao lưu và kiểm tra: {path}"
RESTORED = (
    "Đã khôi phục từ {file}. Bot chưa gửi gì: chạy bot, cán bộ nhận một tin có nút “Cho gửi tiếp”"
    " (hoặc chạy: thidua resume)."
)
RESTORED_REPLACED = "Dữ liệu trước đó còn ở {path}."
ANOTHER_POLLER = (
    "Một bot khác đang dùng cùng BOT_TOKEN ở nơi khác: hãy dừng bot kia, rồi chạy lại bot này."
)

# what the database refused, and what to do
STORAGE = {
    "StorageFull": (
        "Đĩa đầy, hoặc hết phần đĩa (quota) được dùng.",
        "Dọn bớt đĩa hoặc xin thêm chỗ rồi chạy lại.",
    ),
    "StorageBusy": (
        "Dữ liệu đang bị chương trình khác giữ, hoặc không tới được máy chủ dữ liệu.",
        "Dừng chương trình kia (một cửa sổ dòng lệnh, một bản bot khác) hoặc bật máy chủ.",
    ),
    "StorageReadOnly": (
        "Không ghi được hoặc không mở được tệp dữ liệu.",
        "Xem quyền của tệp và của thư mục.",
    ),
    "StorageDamaged": ("Tệp dữ liệu bị hỏng.", "Dừng bot, chạy: thidua restore <bản sao lưu tốt>."),
    "NotOurs": (
        "Dữ liệu này là của chương trình khác, hoặc đã mất số lược đồ.",
        "Xem lại DATABASE_URL; đúng là dữ liệu của bot thì chạy: thidua restore <bản sao lưu tốt>.",
    ),
    "DataMissing": (
        "Không thấy tệp dữ liệu, mà còn bản sao lưu của nó.",
        "Đặt tệp về chỗ cũ (xem lại DATABASE_URL) hoặc chạy: thidua restore <bản sao lưu>; "
        "muốn bắt đầu lại từ đầu thì chạy: thidua db upgrade.",
    ),
    "BackupMissing": (
        "Không thấy tệp sao lưu này; dữ liệu đang có vẫn nguyên.",
        "Xem lại tên tệp và thư mục sao lưu (BACKUP_DIR), rồi chạy lại.",
    ),
    "BackupUnfit": (
        "Tệp này không phải một bản sao lưu nguyên vẹn của chương trình; dữ liệu đang có vẫn nguyên.",
        "Chọn một bản khác trong thư mục sao lưu (BACKUP_DIR), rồi chạy lại.",
    ),
    "ToolsMissing": (
        "Máy này chưa có pg_dump, pg_restore và psql để sao lưu, khôi phục PostgreSQL.",
        "Cài chương trình khách của PostgreSQL cùng bản với máy chủ, hoặc để máy chủ tự sao lưu.",
    ),
    "ServerRefuses": (
        "Máy chủ dữ liệu không nhận người dùng, mật khẩu hoặc tên cơ sở dữ liệu này.",
        "Xem lại DATABASE_URL, hoặc tạo người dùng và cơ sở dữ liệu đó trên máy chủ.",
    ),
    "SchemaNewer": (
        "Dữ liệu do bản chương trình mới hơn ghi.",
        "Cài lại bản chương trình đó hoặc bản mới hơn.",
    ),
    "StorageError": ("Cơ sở dữ liệu báo lỗi.", "Chạy: thidua check."),
}


FILE_TROUBLE = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.ENOENT: "không có",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOSPC: "đĩa đầy",
}
FILE_REFUSED = (
    "Không dùng được {path}: {why}. Xem lại đường dẫn, quyền của tệp và của thư mục, rồi chạy lại."
)


NO_ROOM: Final = (
    "Hết chỗ trên đĩa nên chưa ghi xong tệp. Dọn bớt đĩa, hoặc ghi vào nơi khác, rồi chạy lại."
)


def file_sentence(path: str, code: int | None) -> str:
    """A file or folder that the system does not give us, and what to look at."""
    why = FILE_TROUBLE.get(code or 0, "hệ thống báo lỗi")
    return FILE_REFUSED.format(path=path if len(path) <= 200 else path[:200] + "…", why=why)


def storage_sentence(kind: str, detail: str) -> str:
    """What the database refused, with the detail a person may need (a path), and the remedy."""
    said, fix = STORAGE.get(kind, STORAGE["StorageError"])
    return f"{said} {fix}" + (f" ({detail})" if detail else "")


LOOK_AGAIN = "xem lại"


_MISTYPED: Final = {
    "NoSuchOption": "Không có lựa chọn {what}.",
    "MissingParameter": "Còn thiếu: {what}.",
    "BadParameter": "Không dùng được giá trị đã gõ cho {what}.",
    "BadOptionUsage": "Chưa gõ đúng giá trị của {what}.",
}
_NOT_UNDERSTOOD: Final = "Không hiểu “{what}”."
_NEAR: Final = " Có phải là: {near}?"
_SEE_HELP: Final = " Xem cách gõ: {path} --help"


def mistyped(kind: str, what: str, near: Sequence[str], path: str) -> str:
    """What was wrong in a command as typed, what is like it, and where to see how it is typed."""
    said = _MISTYPED.get(kind, _NOT_UNDERSTOOD).format(what=what)
    if near:
        said += _NEAR.format(near=", ".join(near))
    return said + _SEE_HELP.format(path=path)
