"""The words a drafted campaign is put in, and the words of plans that tell what is asked for."""

from campaigns.forms.definition import Kind

# ------------------------------------------------------------------------- the registration form

REGISTRATION = "Đăng ký công trình, phần việc"
NAME = "Tên công trình"
STARTS = "Khởi công"
FINISHES = "Hoàn thành"
REST = ("Giá trị", STARTS, FINISHES)
CATEGORY = "Loại"
WHICH_CATEGORY = "Thuộc loại nào?"
CATEGORIES = (
    "Xây dựng cơ bản",
    "Mô hình sản xuất",
    "Vệ sinh môi trường",
    "Văn hóa, thể thao",
    "Khác",
)
WHAT_IS = "{} là gì?"

START = r"khoi cong|bat dau|khoi su"
FINISH = r"hoan thanh|ket thuc|khanh thanh"
# A folded word of the plan, what it takes, how it is asked, an example; days are the campaign's own.
MEANINGS = (
    (r"\bten\b|ho ten|ho va ten|chu ho|nguoi phu trach|dia chi|dia diem", Kind.TEXT, "{}?", ""),
    (r"\bquy mo\b", Kind.TEXT, "{} thế nào?", "dài 350 m, rộng 3 m"),
    (r"nguon von", Kind.TEXT, "{} lấy từ đâu?", "xã hỗ trợ xi măng, dân góp công"),
    (r"gia tri|kinh phi|so tien|tong von|du toan|muc dau tu|tong muc", Kind.MONEY,
     "{} khoảng bao nhiêu tiền?", "350 triệu"),
    (r"(?:nhan dan|\bdan|xa hoi hoa)\b.*\bdong gop|\bdong gop\b.*\bdan\b", Kind.TEXT,
     "{} bao nhiêu tiền, ngày công, đất?", "50 triệu và 30 ngày công"),
    (START, Kind.DATE_OR_PERIOD, "Khởi công (bắt đầu làm) ngày nào?", "{start}"),
    (FINISH, Kind.DATE_OR_PERIOD, "Hoàn thành (làm xong) ngày nào?", "{finish}"),
    (r"thoi gian|thoi han|tien do|\bngay\b", Kind.DATE_OR_PERIOD, "{}: ngày nào, hay từ ngày nào đến ngày nào?", "từ {start} đến {finish}"),
    (r"ty le|phan tram", Kind.PERCENT, "{} bao nhiêu phần trăm?", "90%"),
    (r"chieu dai|chieu rong|khoi luong|dien tich", Kind.QUANTITY, "{} bao nhiêu?", "350 m"),
    (r"so nhan khau|so ho|so nguoi|so lao dong|so luong|so cay", Kind.QUANTITY, "{} bao nhiêu?", "20 hộ"),
    (r"noi dung|mo ta|cam ket", Kind.LONG_TEXT, "{}?", ""),
)  # fmt: skip

# ------------------------------------------------------------------------------------ milestones

REPORT = "Báo cáo kết quả"
REPORT_PROGRESS = "Báo cáo tiến độ"
INTERIM = "Sơ kết"
FINAL = "Tổng kết"
NOMINATION = "Đề nghị khen thưởng"

COLLECTIVES = "tập thể"
INDIVIDUALS = "cá nhân"
HOUSEHOLDS = "hộ gia đình"
QUOTA = "Khen thưởng"

LAST_OF_MONTH = "ngày cuối tháng"
DAY_OF_MONTH = "ngày {} hằng tháng"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
OF_WEEK = "{} hằng tuần"
DAYS = "vào {}"

# ----------------------------------------------------------------------------- the launch's words

HEADLINE = "<b>{issuer} phát động thi đua: {title}</b>"
HEADLINE_OF_ITSELF = "<b>{issuer} {title}</b>"
HEADLINE_NAMED = "<b>{issuer} phát động {title}</b>"
IS_LAUNCHED = ("phong trao", "dot ", "chien dich", "cuoc van dong")  # a title of these, folded
SOMEBODY = "UBND xã"
DEAR = "Kính gửi {ten_thon},"
THEME = "Chủ đề: “{}”."
PERIOD = "Thời gian: từ {starts} đến {ends}."
STAGE = "{name}: từ {starts} đến {ends}."
ASKS = "Mỗi thôn đăng ký công trình, phần việc, nêu rõ: <b>{}</b>."
DUE = "Hạn cuối{to}: <b>{{han}}</b> ({{con_lai}})."
SENT_TO = " gửi về {}"
HOW = "Bấm “Đăng ký công trình” dưới đây, máy sẽ hỏi từng câu. Xem rồi xin bấm “Đã nhận”."
SEEN = "Xem rồi xin bấm “Đã nhận”."

# ------------------------------------------------------- where the days that are offered come from

FIRST_OF = "ngày đầu của “{}”"
LAST_OF = "ngày cuối của “{}”"
IN_YEAR = "kế hoạch ghi “{}”, không ghi năm; nếu là năm {}"
STARTS_WITH = "ngày bắt đầu của “{}”, đợt sớm nhất"
ENDS_WITH = "ngày kết thúc của “{}”, đợt muộn nhất"
ISSUED = "ngày ban hành: “{}”"
TODAY = "hôm nay"

# --------------------------------------------------------------- the items of a draft, and answers

ITEMS = {
    "title": "Tên đợt thi đua",
    "theme": "Chủ đề",
    "issuer": "Cơ quan phát động",
    "number": "Số văn bản",
    "starts_on": "Ngày bắt đầu",
    "ends_on": "Ngày kết thúc",
    "code": "Mã đợt",
    "prefix": "Chữ đầu biên nhận",
    "text": "Lời phát động",
}
NO_DAY = "chưa có ngày"
QUALITATIVE = "không ghi số"
KINDS = {
    Kind.MONEY: "số tiền",
    Kind.DATE: "ngày",
    Kind.DATE_OR_PERIOD: "ngày",
    Kind.QUANTITY: "số lượng",
    Kind.PERCENT: "phần trăm",
    Kind.CHOICE: "chọn một",
}
ANY_WORDS = "chữ"
COMPARED = {
    "eq": "",
    "gte": "từ {} trở lên",
    "gt": "trên {}",
    "lte": "không quá {}",
    "lt": "dưới {}",
}

CODE_WRONG = "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ: sontay-dot-1."
PREFIX_WRONG = "Chỉ gồm 1 đến 8 chữ in hoa không dấu hoặc số, bắt đầu bằng chữ, ví dụ: ST."
TOO_LONG = "Dài quá {} ký tự. Xin gõ ngắn hơn."
EMPTY = "Xin gõ nội dung mới."
TWO_DAYS = "Xin gõ từ ngày nào đến ngày nào, ví dụ: từ 10/11 đến 30/01."
PRESS = "Xin bấm một trong các nút dưới câu hỏi."
WHICH_DAYS = "Xin gõ như: ngày 25 hằng tháng; thứ Sáu hằng tuần; hoặc 30/6, 15/12."
TWO_OPTIONS = "Xin gõ ít nhất hai loại, cách nhau bằng dấu phẩy."
