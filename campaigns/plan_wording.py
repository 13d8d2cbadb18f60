"""What is said about a campaign's file that cannot be read."""

TOO_LONG = "Tệp dài quá một triệu ký tự. Xin gửi tệp kế hoạch ngắn hơn."
NOT_YAML = "Dòng này viết sai dạng YAML: kiểm tra dấu hai chấm, dấu gạch đầu dòng và khoảng thụt."
NOT_A_PLAN = "Tệp này không phải kế hoạch: cần các mục code, prefix, title, period, milestones."
CODE = "Mã đợt thi đua chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ: sontay-2023."
PREFIX = "Chữ đầu mã số biên nhận chỉ gồm 1 đến 8 chữ in hoa hoặc số, ví dụ: ST."
PERIOD = "Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại starts_on và ends_on."
NO_FORM = "Không có biểu mẫu nào tên “{}” trong mục forms."
BEFORE_START = "Hạn này trước ngày bắt đầu đợt thi đua."
WINDOW_START = "Hạn dạng window cần cả from_on (từ ngày) và due_on (đến ngày)."
DOUBLED = "Có hai biểu mẫu cùng tên “{}”."
UNKNOWN = "Không có mục “{}”."
NEAREST = " Có phải là “{}”?"
WRONG = "Giá trị “{given}” không dùng được ở đây."
BY_TYPE = {
    "missing": "Thiếu mục này.",
    "date_from_datetime_parsing": "“{given}” không phải ngày. Viết như 2023-11-20.",
    "date_parsing": "“{given}” không phải ngày. Viết như 2023-11-20.",
    "date_type": "“{given}” không phải ngày. Viết như 2023-11-20.",
    "date_from_datetime_inexact": "“{given}” có cả giờ. Chỉ viết ngày, như 2023-11-20.",
    "time_parsing": "“{given}” không phải giờ. Viết như '17:00' (có dấu nháy).",
    "time_type": "“{given}” không phải giờ. Viết như '17:00' (có dấu nháy).",
    "enum": "“{given}” không có trong danh sách: {expected}.",
    "string_type": "“{given}” phải là chữ. Nếu là số, đặt trong dấu nháy.",
    "bool_parsing": "“{given}” phải là true (có) hoặc false (không).",
    "int_parsing": "“{given}” phải là số.",
    "int_type": "“{given}” phải là số.",
    "decimal_parsing": "“{given}” phải là số, ví dụ 97.5.",
    "tuple_type": "Mục này phải là một danh sách (mỗi dòng bắt đầu bằng dấu gạch).",
    "dataclass_type": "Mục này phải có các mục con, mỗi mục một dòng.",
}

# forms
NO_FIELDS = "Biểu mẫu “{}” chưa có câu hỏi nào."
FIELD_KEY = "Khóa câu hỏi “{}” chỉ gồm chữ thường không dấu, số và dấu gạch nối."
FIELD_TWICE = "Có hai câu hỏi cùng khóa “{}”."
TOO_FEW_OPTIONS = "Câu hỏi chọn “{}” cần ít nhất hai lựa chọn (options)."
NO_LABEL = "Câu hỏi “{}” thiếu tên gọi (label)."
UNKNOWN_CONDITION = "Câu hỏi “{}” nhắc tới “{}”, nhưng không có câu hỏi nào đứng trước mang khóa đó."
NOT_UTF8 = "Tệp không ở bảng mã UTF-8. Mở bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8 rồi gửi lại."

# holidays
NOT_HOLIDAYS = "Tệp này không phải tệp ngày nghỉ: cần các mục hang_nam, gio_to, tet, nghi, lam_bu."
NO_YEARLY = "“{}” không phải ngày hằng năm. Viết ngày/tháng, như 30/4."
NO_BREAK = "“{}” không phải ngày nghỉ. Viết 24/11/2026, hoặc {{tu: 14/02/2026, den: 22/02/2026}}, dài dưới 60 ngày."
