"""Words shared by every form a report takes: sheets, documents, pictures, the chat."""

from typing import Final

from campaigns.progress import Pace

KINDS: Final = {
    "registrations": "Kết quả đăng ký công trình, phần việc",
    "progress": "Tiến độ thực hiện công trình, phần việc",
    "interim": "Sơ kết",
    "final": "Tổng kết",
}
FILE_NAMES: Final = {
    "registrations": "dang-ky",
    "progress": "tien-do",
    "interim": "so-ket",
    "final": "tong-ket",
}

NONE: Final = "Chưa phân loại"
PERIOD: Final = "{} (hạn {})"
UNTIL: Final = "đến {}"
MONTH: Final = "tháng {}"
NOTHING: Final = "–"
NOT_TOLD: Final = "chưa báo cáo"
NO_BLOCK: Final = "Không thuộc khối, cụm"
YES: Final = "Có"
NO: Final = "Chưa"
EMPTY: Final = "chưa có dữ liệu"

STATES: Final = {
    "registered": "Đã đăng ký",
    "approved": "Đã duyệt",
    "returned": "Trả lại để sửa",
    "proposed": "Chờ trưởng thôn xác nhận",
    "withdrawn": "Đã rút",
}
TIMELINESS: Final = {
    "on_time": "Đúng hạn",
    "due_day": "Nộp trong ngày hạn",
    "late": "Nộp muộn",
}
PACES: Final = {
    Pace.DONE: "Đã xong",
    Pace.DONE_LATE: "Đã xong, muộn hẹn",
    Pace.NOT_STARTED: "Chưa tới ngày khởi công",
    Pace.LATE_START: "Chậm khởi công",
    Pace.ON_TRACK: "Đúng tiến độ",
    Pace.BEHIND: "Chậm tiến độ",
    Pace.OVERDUE: "Quá hạn hoàn thành",
    Pace.UNKNOWN: "Chưa rõ",
}
COMPARATORS: Final = {
    "eq": "",
    "gte": "từ {} trở lên",
    "gt": "trên {}",
    "lte": "không quá {}",
    "lt": "dưới {}",
}
VERDICTS: Final = {"met": "Đạt", "on_way": "Đang thực hiện", "behind": "Chậm"}
MET: Final = "Đạt"
NO_FIGURE: Final = "Chưa có số liệu"
STANDINGS: Final = {
    "met": MET,
    "on_way": "Đang thực hiện, kịp tiến độ",
    "behind": "Chậm",
    "no_figure": NO_FIGURE,
    "no_base": "Chưa có số giao",
}
BASED: Final = {
    "eq": "đạt {}", "gte": "đạt {} trở lên", "gt": "vượt {}", "lte": "không quá {}", "lt": "thấp hơn {}",
}  # fmt: skip
OF_BASE: Final = "{} của {}"
ANNOUNCEMENTS: Final = {"launch": "Phát động", "notice": "Thông báo"}
ENTERED: Final = "Văn phòng nhập hộ"
UNCHANGED: Final = "Không thay đổi"


class Sheets:
    """The workbook: names of its sheets, their headings, the words in its first column."""

    OVERVIEW: Final = "Tổng quan"
    WORKS: Final = "Công trình"
    OTHERS: Final = "Chưa tính vào tổng"
    HISTORY: Final = "Lịch sử tiến độ"
    TARGETS: Final = "Chỉ tiêu"
    FIGURES: Final = "Số liệu chỉ tiêu"
    SENT: Final = "Thông báo"
    UNITS: Final = "Thôn"
    TOTAL: Final = "Cộng"
    TITLE: Final = "{sheet} – {title} (số liệu đến ngày {day:%d/%m/%Y})"

    ALL: Final = "Toàn xã"
    BY_CATEGORY: Final = "Theo loại"
    BY_BLOCK: Final = "Theo khối, cụm"

    NUMBER: Final = "STT"
    GROUP: Final = "Nhóm"
    NAME: Final = "Tên"
    UNIT: Final = "Đơn vị"
    BLOCK: Final = "Khối, cụm"
    UNITS_HEAD: Final = "Số đơn vị"
    REGISTERED: Final = "Đã đăng ký"
    NOT_REGISTERED: Final = "Chưa đăng ký"
    WORKS_HEAD: Final = "Số công trình"
    LOW: Final = "Giá trị (đồng)"
    HIGH: Final = "Giá trị cao nhất (đồng)"
    UNCLEAR: Final = "Chưa rõ giá trị"
    SPENT: Final = "Đã chi (đồng)"
    DONE: Final = "Đã xong"
    SLOW: Final = "Chậm"
    PERCENT: Final = "Tiến độ (%)"

    CODE: Final = "Mã số"
    WORK: Final = "Công trình, phần việc"
    CATEGORY: Final = "Loại"
    STARTS: Final = "Khởi công"
    FINISHES: Final = "Hoàn thành (dự kiến)"
    STATE: Final = "Tình trạng đăng ký"
    TIMELINESS: Final = "Thời hạn nộp"
    SENT_ON: Final = "Ngày nộp"
    DONE_ON: Final = "Ngày xong"
    PACE: Final = "So với kế hoạch"
    LAST: Final = "Báo cáo gần nhất"
    REPORTS: Final = "Số lần báo cáo"
    PHOTOS: Final = "Số ảnh"
    NOTE: Final = "Ghi chú"

    DAY: Final = "Ngày báo cáo"
    PERIOD: Final = "Kỳ báo cáo"
    WHY: Final = "Vì sao chưa làm"

    TARGET: Final = "Chỉ tiêu"
    WANTED: Final = "Yêu cầu"
    RESULT: Final = "Kết quả"
    VERDICT: Final = "Đánh giá"
    OF_PERIOD: Final = "Kỳ số liệu"
    SOURCE: Final = "Nguồn"

    ANNOUNCEMENT: Final = "Nội dung (dòng đầu)"
    KIND: Final = "Loại"
    SENT_AT: Final = "Gửi lúc"
    BECAME: Final = "Tình trạng gửi"
    REASON: Final = "Lý do"
    READ_AT: Final = "Bấm “Đã nhận” lúc"

    UNIT_KIND: Final = "Loại đơn vị"
    LINKED: Final = "Có nhóm"
    LATE_WORKS: Final = "Đăng ký muộn"
    LATE_REPORTS: Final = "Báo cáo muộn"
    MISSING: Final = "Kỳ chưa báo cáo"
    GOT: Final = "Thông báo gửi tới"
    UNREAD: Final = "Chưa bấm “Đã nhận”"


class Document:
    """The fixed words of the Word document; who signs and who gets it is for the office to change."""

    OFFICE: Final = r"^\s*(ubnd|ủy ban nhân dân)\s+"
    KIND_OF_PLACE: Final = r"^\s*(xã|phường|đặc khu|thị trấn)\s+"
    COMMITTEE: Final = "ỦY BAN NHÂN DÂN"
    SYMBOL: Final = ".…/BC-UBND"
    ANY_PLACE: Final = "xã"
    ADDRESSEES: Final = (
        "Thường trực Đảng ủy {place};",
        "Thường trực Hội đồng nhân dân {place}.",
    )
    RECIPIENTS: Final = (
        "Như trên;",
        "Chủ tịch, các Phó Chủ tịch UBND xã;",
        "Các thôn, đơn vị;",
        "Lưu: VT, VHXH.",
    )
    APPENDICES: Final = ("Phụ lục I", "Phụ lục II")
    AUTHORITY: Final = "TM. ỦY BAN NHÂN DÂN"
    POST: Final = "CHỦ TỊCH"
    END: Final = "Trên đây là báo cáo của {commune}./."
    MORE: Final = "Phụ lục II ghi {shown} công trình, phần việc đầu tiên trong {all}; toàn bộ ở bản Excel kèm theo."


class Pictures:
    """What stands on the pictures."""

    REGISTRATIONS: Final = "Đăng ký công trình, phần việc theo đơn vị"
    BLOCKS: Final = "Đăng ký công trình, phần việc theo khối, cụm"
    VALUE: Final = "Giá trị đăng ký theo loại"
    CURVE: Final = "Tiến độ bình quân so với kế hoạch"
    BOARD: Final = "Các đơn vị: đăng ký và tiến độ"
    UNDER: Final = "Số liệu đến ngày {day:%d/%m/%Y} – {title}"
    WORKS: Final = "{} việc"
    NONE: Final = "chưa đăng ký"
    OF_BLOCK: Final = "{registered}/{units} đơn vị · {works} việc"
    MILLIONS: Final = "{value} triệu · {works} việc"
    SUM: Final = "Cộng: {registered}/{units} đơn vị, {works} công trình, phần việc"
    SUM_VALUE: Final = "Cộng: {value} triệu đồng, {works} công trình, phần việc"
    UNCLEAR: Final = " (chưa kể {} việc chưa rõ giá trị)"
    PLANNED: Final = "Theo ngày đã đăng ký"
    ACTUAL: Final = "Thực tế"
    DATED: Final = "Tính trên {} công trình, phần việc có ngày khởi công và hoàn thành"
    TILE: Final = "{works} việc · {percent}%"
    LEGEND: Final = {
        "done": "✓ xong hết",
        "going": "▶ đang làm, không chậm",
        "slow": "! có công trình chậm",
        "none": "– chưa đăng ký",
    }
