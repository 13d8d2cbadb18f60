"""The demo's cast and lines: invented people of two invented communes, and what they type."""

from dataclasses import dataclass

OFFICER = "Lê Thị Hồng Vân"
LEADER = "Phạm Quang Dũng"
HEADS = (
    "Nguyễn Văn Thắng",
    "Trần Thị Sen",
    "Phan Đình Lộc",
    "Hồ Sỹ Bình",
    "Đặng Thị Mai",
    "Lê Văn Quý",
    "Cao Xuân Hòa",
    "Nguyễn Thị Liên",
    "Trần Hữu Phúc",
    "Võ Văn Tám",
    "Bùi Thị Hạnh",
    "Đinh Công Minh",
    "Hoàng Văn Lợi",
)
MEMBERS = ("Nguyễn Hải Nam", "Trần Thu Hà", "Lê Minh Khôi", "Phan Bảo Ngọc")
VILLAGE = "Thôn {}"
GROUP = "Thôn {} xã Sơn Tây"
BLOCKS = ("Khối thi đua số 1", "Khối thi đua số 2", "Khối thi đua số 3")
DEADLINE_MARK = "Trước hạn đăng ký 1 ngày"
LAST_DAY_MARK = "Ngày cuối đăng ký"
AFTER_MARK = "Sau hạn"


# what each village registers, as its head types it: name, kind of work, value, start, finish
@dataclass(frozen=True, slots=True)
class Scene:
    """One campaign to be played: its plan, its days, and what each village's head types.

    `works` gives name, kind of work, value, start and finish; `rounds` when progress is reported.
    """

    code: str
    prefix: str
    commune: str
    start: str
    works: tuple[tuple[str, str, str, str, str], ...]
    rounds: tuple[str, ...]
    closing: str
    digests: int  # Mondays at whose hour the bot is awake, or wakes soon after


SONTAY = Scene(
    code="sontay-2023",
    prefix="ST",
    commune="UBND xã Sơn Tây",
    start="2023-11-10T08:00:00+07:00",
    works=(
        ("Đường bê tông ngõ xóm", "Xây dựng cơ bản", "350tr", "5/12", "20/1"),
        ("Nhà văn hóa thôn", "Công trình văn hóa", "1,2 tỷ", "15/11/2023", "25-01-2024"),
        ("mo hinh nuoi de nhot chuong", "Chăn nuôi", "500 trieu", "1/12", "31/12"),
        ("Vườn mẫu cam bù", "Mô hình sản xuất", "45.000.000 đ", "ngày 20 tháng 11", "30/12"),
        ("Điện thắp sáng đường quê", "Xây dựng cơ bản", "120 triệu", "18/11", "18/12"),
        ("Sân bóng chuyền", "Công trình văn hóa", "60tr", "25/11", "25/12"),
        ("Cứng hóa kênh mương nội đồng", "Xây dựng cơ bản", "1 tỷ 2", "1/12/2023", "20/1/2024"),
        ("Hàng rào xanh", "Khác", "15tr", "20/11", "30/11"),
        ("Cổng chào thôn", "Công trình văn hóa", "85.000.000", "22/11", "30/12"),
        ("Nuôi ong lấy mật", "Chăn nuôi", "30tr", "20/11", "28/12"),
        ("Bể chứa rác tập trung", "Khác", "50 triệu", "1/12", "15/1"),
        ("Nạo vét mương tiêu", "Xây dựng cơ bản", "40tr", "25/11", "10/12"),
        ("Trồng đường hoa", "Công trình văn hóa", "12 triệu", "21/11", "26/11"),
    ),
    rounds=("2023-12-15T09:00:00", "2024-01-10T09:00:00", "2024-01-29T09:00:00"),
    closing="2024-02-01T09:00:00",
    digests=3,
)
HUONGLAM = Scene(
    code="huonglam-2024",
    prefix="HL",
    commune="UBND xã Hương Lâm",
    start="2024-02-01T08:00:00+07:00",
    works=(
        ("Đường bê tông liên thôn", "Xây dựng nông thôn mới", "850tr", "1/4", "30/9"),
        ("Nhà văn hóa thôn", "Văn hóa - xã hội", "1,5 tỷ", "15/3/2024", "15-10-2024"),
        ("mo hinh trong rau sach", "Phát triển kinh tế", "300 trieu", "1/3", "30/6"),
        ("Cải tạo vườn tạp", "Phát triển kinh tế", "45.000.000 đ", "ngày 20 tháng 3", "30/8"),
        ("Điện chiếu sáng ngõ xóm", "Xây dựng nông thôn mới", "120 triệu", "18/3", "18/7"),
        ("Sân thể thao", "Văn hóa - xã hội", "160tr", "25/3", "25/9"),
        ("Cứng hóa kênh mương", "Xây dựng nông thôn mới", "1 tỷ 2", "1/4/2024", "20/10/2024"),
        ("Camera an ninh", "Quốc phòng, an ninh", "75tr", "20/3", "30/5"),
        ("Cổng làng văn hóa", "Văn hóa - xã hội", "185.000.000", "22/3", "30/8"),
        ("Tổ hợp tác nuôi gà đồi", "Phát triển kinh tế", "230tr", "20/3", "28/9"),
        ("Điểm thu gom rác thải", "Xây dựng nông thôn mới", "50 triệu", "1/4", "15/6"),
        ("Tủ sách pháp luật", "Khác", "10tr", "25/3", "10/5"),
        ("Trồng cây bóng mát", "Xây dựng nông thôn mới", "22 triệu", "21/3", "26/6"),
    ),
    rounds=("2024-04-20T09:00:00", "2024-06-10T09:00:00", "2024-11-20T09:00:00"),
    closing="2024-12-31T09:00:00",
    digests=2,
)

# buttons that people press, by a part of their words
LAUNCH = "Phát động"
SEND_NOW = "Gửi ngay"
RECEIVED = "Đã nhận"
REGISTER = "Đăng ký công trình"
SEND = "Gửi"
WORKBOOK = "Tải Excel"

# what the bot says, by a part of it
SAID_LINKED = "Xin chào bà con"
SAID_CARD = "Chưa phát động"
SAID_PREVIEW = "Các thôn sẽ thấy đúng như trên"
SAID_REVIEW = "Kiểm tra lại rồi bấm Gửi"
SAID_RECEIPT = "Đã ghi nhận"
SAID_REMINDER = "Chưa thấy thôn đăng ký"
SAID_MISSING = "Cần gọi điện"

# what the demo says in the terminal
STARTING = "Dựng sandbox và bot…"
READY = "Mở trang này trong trình duyệt: {address}"
READY_MORE = (
    "Đã nạp đợt thi đua Sơn Tây: 13 thôn, mỗi thôn một nhóm, một trưởng thôn; cán bộ là {officer}. "
    "Ở chat của cán bộ, bấm “🚀 Phát động”. Dừng: Ctrl+C."
)
STEP_LAUNCH = "Phát động: gửi thông báo tới 13 nhóm"
STEP_READ = "11 thôn bấm “Đã nhận”"
STEP_FIRST = "5 thôn đăng ký ngay trong ngày đầu"
STEP_KILL = "Bot bị kill -9 giữa lúc thôn 6 đang điền, chạy lại, điền tiếp"
STEP_DAY = "Sang {day}: nhắc những thôn chưa đăng ký"
STEP_MORE = "Thêm {count} thôn đăng ký"
STEP_MISSING = "Hết hạn: cán bộ nhận danh sách thôn chưa đăng ký"
STEP_LATE = "Một thôn nộp muộn, được nhận và ghi rõ"
STEP_STATUS = "Cán bộ xem tình hình và tải Excel"
TABLE = "Kết quả"
COLUMNS = ("Việc", "Có", "Phải có", "")
ROW_ANNOUNCED = "Thông báo tới nhóm thôn"
ROW_READ = "Thôn đã bấm “Đã nhận”"
ROW_WORKS = "Công trình, phần việc đăng ký"
ROW_LATE = "Trong đó nộp muộn"
ROW_REMINDED = "Tin nhắc đã gửi"
ROW_NOT_NEEDED = "Tin nhắc không cần gửi nữa"
ROW_OTHER_SLOTS = "Lượt nhắc kết thúc cách khác"
ROW_TWICE = "Tin nhắc bị lặp"
ROW_DELIVERIES = "Tin {state}"
OK, WRONG = "đúng", "SAI"
STATES = {
    "sent": "đã tới",
    "queued": "còn chờ",
    "leased": "đang cầm",
    "sending": "đang gửi",
    "unknown": "chưa rõ",
    "failed": "không gửi được",
    "expired": "quá giờ",
    "cancelled": "không cần gửi",
}
FAILED = "Câu chuyện không chạy đúng: {why}"
KEPT = "Dữ liệu của lần chạy này ở {folder}"
QUESTION = "Câu {}/"
SAID_STATUS = "Đã đăng ký: {0}/{0}"
SAID_PENDING = "Đã báo văn phòng xã"
SAID_CLAIMED = "đã nhận quản lý văn phòng"
SAID_NOTICE = "về dữ liệu của anh/chị"

# the months after registration
PERCENTS = ("25%", "được nửa rồi", "xong rồi")
BEHIND = (4, 9)  # villages that never get beyond the first round
SPENT = ("10tr", "25 triệu", "40.000.000")
DONE_ON = "hôm qua"
NOTES = ("Bà con góp công đông đủ", "con doan cuoi cho vat lieu", "Đã nghiệm thu tại thôn")
RECEIPT = "{}-{:02d}-01"
UNCHANGED = "Không có gì thay đổi"
UPDATE = "Cập nhật"
ENOUGH = "Xong"
SKIP = "Bỏ qua"
END = "Kết thúc đợt thi đua"
END_YES = "Đúng, kết thúc"
APPROVE = "✅ Duyệt"
RETURN = "Trả lại"
RETURNED_FIELD = "Giá trị"
RETURN_REASON = "Chưa rõ"
MEND = "Sửa lại"
MENDED = "380 triệu"
FIGURES = "Tải mẫu nhập số liệu"
FIGURES_SOURCE = "Báo cáo của Phòng Kinh tế"
MONEY_UNIT = "đồng"
FIGURES_VERDICT = "đạt"
WRITE_FIGURES = "Đúng, ghi số liệu"
REPORTS = "bao-cao"

SAID_BEFORE = "Lần báo cáo trước"
SAID_UNCHANGED = "không có gì thay đổi"
SAID_REPORTED = "Đã ghi nhận tiến độ"
SAID_OVERVIEW = "Trước khi kết thúc"
SAID_SURE = "sẽ nhận lời cảm ơn"
SAID_THANKS = "Cảm ơn Thôn"
SAID_QUEUE = "Chờ duyệt"
SAID_LEFT = "– còn {}"
SAID_NONE_LEFT = "Không còn đăng ký nào"
SAID_WHICH_FIELD = "Mục nào cần sửa"
SAID_WHY = "trả lại vì sao"
SAID_TO_MEND = "Cần sửa"
SAID_TARGETS = "Chỉ tiêu:"
SAID_FIGURES = "Số liệu trong tệp"
SAID_FIGURES_KEPT = "Đã ghi"
SAID_DIGEST = "Tóm tắt tuần"
ASKS_PERCENT = "bao nhiêu phần trăm"
ASKS_DONE_ON = "Hoàn thành ngày nào"
ASKS_SPENT = "đã chi khoảng"
ASKS_PHOTO = "gửi ảnh"
GOT_PHOTO = "Đã nhận 1 ảnh"
ASKS_NOTE = "cần ghi thêm"
ASKS_PLACE = "vị trí công trình"

STEP_PROGRESS = "Sang {day}: các thôn báo cáo tiến độ"
STEP_REVIEW = (
    "Cán bộ duyệt các đăng ký; một đăng ký bị trả lại, thôn sửa đúng mục ấy, cán bộ duyệt tiếp"
)
STEP_FIGURES = "Cán bộ tải mẫu Excel, điền số liệu {count} chỉ tiêu, gửi lại cho máy"
STEP_CLOSE = "Kết thúc đợt thi đua: mỗi thôn nhận lời cảm ơn kèm kết quả của mình"
STEP_DOCUMENTS = "Báo cáo của văn phòng ở thư mục {folder}"
ROW_APPROVED = "Đăng ký đã duyệt"
ROW_RETURNED = "Lượt trả lại để sửa"
ROW_FIGURES = "Số liệu chỉ tiêu đã ghi"
ROW_MET = "Chỉ tiêu đạt"
ROW_DIGESTS = "Tóm tắt tuần cán bộ nhận"
ROW_READ_ONLY = "Đăng ký được nhận sau khi kết thúc"
ROW_REPORTS = "Báo cáo tiến độ đã ghi"
ROW_DONE = "Công trình đã xong"
ROW_THANKS = "Thôn nhận lời cảm ơn"
ROW_DOCUMENTS = "Báo cáo đã lập"
STEP_SCENE = "— {commune}: {code}"
STEP_ALL = "Cả 13 thôn đăng ký"
