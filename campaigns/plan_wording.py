"""What is said about an officer's file that cannot be read: a sentence each, with what is right."""

# the file itself
TOO_LONG = "Tệp dài quá 200.000 ký tự. Xin gửi tệp ngắn hơn."
NOT_UTF8 = (
    "Tệp không ở bảng mã UTF-8. Mở bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8"
    " rồi gửi lại."
)
NOT_YAML = "Dòng này viết sai dạng YAML: kiểm tra dấu hai chấm, dấu gạch đầu dòng và khoảng thụt."
NOT_FIELDS = "Tệp này phải gồm các mục, mỗi mục một dòng dạng “tên mục: nội dung”."
ALIAS = "Không dùng dấu & và * để lặp lại một đoạn. Xin chép đoạn đó ra."
TWICE = "Mục “{}” đã viết ở dòng {}. Chỉ giữ lại một chỗ."
UNKNOWN = "Không có mục “{}”."
NEAREST = " Có phải là “{}”?"
EMPTY = "Mục này đang để trống."
LONG_VALUE = "Mục này dài {} ký tự, nhiều nhất được {}."
TOO_MANY = "Danh sách này dài quá {} dòng."

# a value that does not fit its field
WRONG = "Giá trị “{given}” không dùng được ở đây."
_DATE = "“{given}” không phải ngày có thật. Viết như 20/11/2023."
_HOUR = "“{given}” không phải giờ. Viết như 17:00."
_NUMBER = "“{given}” phải là số, phần lẻ sau dấu chấm, ví dụ 97.5."
_WHOLE = "“{given}” phải là số nguyên."
_FIELDS = "Mục này phải có các mục con, mỗi mục một dòng."
BY_TYPE = {
    "missing": "Thiếu mục này.",
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "date_from_datetime_inexact": "“{given}” có cả giờ. Chỉ viết ngày, như 20/11/2023.",
    "time_parsing": _HOUR,
    "time_type": _HOUR,
    "enum": "“{given}” không dùng được. Chọn một trong: {expected}.",
    "string_type": "Mục này phải là chữ trên một dòng.",
    "bool_parsing": "“{given}” phải là có hoặc không.",
    "bool_type": "“{given}” phải là có hoặc không.",
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "finite_number": _NUMBER,
    "tuple_type": "Mục này phải là một danh sách (mỗi dòng bắt đầu bằng dấu gạch).",
    "dataclass_type": _FIELDS,
    "mapping_type": _FIELDS,
}
YES_NO = {
    "có": "true", "co": "true", "yes": "true", "true": "true", "đúng": "true",
    "không": "false", "khong": "false", "no": "false", "false": "false", "sai": "false",
}  # fmt: skip

# a plan
CODE = "Mã đợt thi đua chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ: sontay-2023."
PREFIX = "Chữ đầu mã số biên nhận chỉ gồm 1 đến 8 chữ in hoa không dấu hoặc số, ví dụ: ST."
KEY = "“{}” chỉ được gồm chữ thường không dấu, số, dấu gạch nối, và bắt đầu bằng chữ."
TITLE = "Mục này phải có chữ, dài không quá {} ký tự."
MONTHS_KEPT = "Số tháng giữ dữ liệu cá nhân sau khi kết thúc phải từ 1 đến 60."
YEAR = "Năm phải trong khoảng 2000 đến 2100."
PERIOD = "Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại starts_on và ends_on."
LONG_PERIOD = "Thời gian dài quá {} năm. Kiểm tra lại năm của starts_on và ends_on."
PHASE_OUTSIDE = "Đợt này nằm ngoài thời gian của cả phong trào (period)."
DOUBLED = "Mã “{}” đã dùng ở trên. Mỗi mã chỉ dùng một lần."
NO_FORM = "Không có biểu mẫu nào mang mã “{}” trong mục forms."
REGISTRATION_FORM = "Mốc đăng ký cần mục form: mã của biểu mẫu mà các thôn sẽ điền."
NAMELESS = "Biểu mẫu “{}” dùng cho mốc đăng ký nên cần một câu hỏi bằng chữ (text): tên công trình."
BEFORE_START = "Hạn này trước ngày bắt đầu đợt thi đua."
WINDOW_START = "Hạn dạng window cần cả from_on (từ ngày) và due_on (đến ngày)."
PERIOD_OF_DEADLINE = "Từ ngày (from_on) đang sau đến ngày (due_on)."
OPENS_LATE = "Hạn này trước ngày mở (opens_on)."
CLOSES_EARLY = "Ngày đóng (closes_on) phải bằng hoặc sau hạn (due_on) và ngày mở (opens_on)."
ONCE_OR_OFTEN = "Một mốc chỉ có hạn một lần (deadline) hoặc lặp lại (repeat), không có cả hai."
NO_DATES = "Lặp lại theo ngày cho trước cần danh sách dates."
DAY_OF = "Mục day phải là số từ 1 đến {}."
REMINDERS = "Nhắc trước tối đa 10 lần, mỗi lần từ 0 đến {} ngày làm việc."
LAST_DAY = "Ngày cuối chỉ nhắc tối đa 4 lần."
QUIET = "Giờ gửi lại (resume) phải ở ngoài giờ yên lặng (start đến end)."
NOBODY = "Chưa chọn nơi nhận: ghi blocks, kinds hoặc units, hoặc everybody: có."
EVERYBODY_AND_SOME = "Đã ghi tất cả (everybody) thì không ghi thêm blocks, kinds, units."
PLACEHOLDER = "Không có chỗ điền {}. Chỉ dùng: {}."
MIN_OVER_MAX = "Số nhỏ nhất đang lớn hơn số lớn nhất."
BASE_RANGE = "Chỉ tiêu tính theo số giao (base) thì value là một số phần trăm, không phải khoảng."
POINTS = "Điểm của tiêu chí không được âm."
POINTS_MISSING = "Tiêu chí máy tự tính (measure) cần số điểm tối đa: points."
FULL = "Mức đủ điểm (full) phải lớn hơn 0."

# forms
OPTION_KEY = "“{}” chỉ được gồm chữ thường không dấu, số, dấu gạch nối, không quá 40 ký tự."
NO_FIELDS = "Biểu mẫu “{}” chưa có câu hỏi nào."
FIELD_TWICE = "Có hai câu hỏi cùng mã “{}”."
NO_LABEL = "Câu hỏi “{}” thiếu tên gọi (label)."
LONG_LABEL = "“{}” phải có chữ và dài không quá {} ký tự, để vừa một nút bấm."
MAX_LENGTH = "Độ dài tối đa phải từ 1 đến {} ký tự."
NO_OPTIONS_HERE = "Câu hỏi “{}” không phải câu chọn (choice, choices) nên không có options."
OPTIONS = "Câu hỏi chọn “{}” cần từ 2 đến {} lựa chọn (options)."
LONG_QUESTION = "Lời này dài {} ký tự, nhiều nhất được {}: người điền đọc trên điện thoại."
OPTION_TWICE = "Lựa chọn “{}” bị trùng."
UNKNOWN_CONDITION = "Câu hỏi “{}” nhắc tới “{}”, nhưng không có câu hỏi nào đứng trước mang mã đó."
NOT_A_CHOICE = "Chỉ đặt điều kiện theo câu hỏi chọn (choice, choices); “{}” không phải câu chọn."
NO_SUCH_OPTION = "Câu hỏi “{}” không có lựa chọn mang mã “{}”."
NO_BOUNDS_HERE = "Câu hỏi “{}” không phải số nên không có minimum, maximum."
PHOTOS = "Số ảnh tối đa phải từ 1 đến {}."
NOT_A_DATE = "not_before chỉ dùng giữa hai câu hỏi ngày; “{}” hoặc “{}” không phải ngày."

# holidays
NO_YEARLY = "“{}” không phải ngày hằng năm. Viết ngày/tháng, như 30/4."
NO_BREAK = (
    "“{}” không phải ngày nghỉ. Viết 24/11/2026, hoặc {{tu: 14/02/2026, den: 22/02/2026}},"
    " dài dưới 60 ngày."
)
