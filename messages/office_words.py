"""What the office's commands say in a terminal."""

HELP_UNITS = "Danh sách thôn, đơn vị."
HELP_CAMPAIGNS = "Các đợt thi đua."
HELP_PLANS = "Kế hoạch thi đua trong tài liệu."
HELP_PLAN_READ = "Đọc thử một kế hoạch (.docx, .odt, .pdf có chữ, .txt) và in ra những gì đọc được."
HELP_PLAN_FILE = "Tệp kế hoạch."
NO_FILE = "Không mở được tệp {file}. Xin xem lại tên tệp."
A_FILE = "TỆP"
A_CODE = "MÃ_ĐỢT"
A_FORM = "BIỂU_MẪU"
A_KIND = "LOẠI"
A_TEXT = "CÂU"
HELP_A_FILE = "Tệp để nạp."
HELP_TEXT = "Câu để đọc, trong dấu nháy."
HELP_IMPORT = "Nhập danh sách thôn từ tệp .xlsx hoặc .csv."
HELP_LINKS = "In liên kết nhóm và liên kết trưởng thôn của từng thôn."
HELP_BOT = "Tên đăng nhập của bot, ví dụ thidua_bot."
HELP_QR = "Thư mục để ghi ảnh mã QR của từng liên kết."
HELP_ADD = "Nạp kế hoạch (.yaml) của một đợt thi đua."
HELP_LIST = "Liệt kê các đợt thi đua."
HELP_STATUS = "Thôn nào đã, chưa đăng ký trong một đợt thi đua."
HELP_READ = "Đọc thử một câu: money, date, percent, yesno, quantity, unit, registration."
HELP_KIND = "Loại giá trị; bỏ trống thì đọc từng dòng JSON từ đầu vào chuẩn."
HELP_UNIT_LISTS = "Tệp JSON các danh sách tên đơn vị, theo tên mà dòng JSON ghi ở units."
HELP_READ_JSON = "In JSON; lệnh này lúc nào cũng in JSON."
HELP_TODAY = "Coi hôm nay là ngày này (YYYY-MM-DD)."
HELP_RESUME = "Sau khi khôi phục dữ liệu: cho bot gửi tin trở lại."
UNREADABLE = "Không đọc được {file}: {why}. Lưu lại thành .xlsx hoặc .csv rồi thử lại."
NOT_READ = {
    "empty": "tệp trống, không có chữ nào",
    "encrypted": "tệp có mật khẩu, xin bỏ mật khẩu",
    "too_big": "tệp quá 10 MB",
    "bomb": "tệp nén bất thường, có thể gây hại",
    "not_a_sheet": "không phải bảng tính .xlsx hoặc .csv",
    "too_many": "quá 5.000 dòng",
    "macro": "có chứa macro (chương trình) nên không mở",
    "too_slow": "tệp quá lớn, đọc quá lâu",
    "encoding": "chữ theo bảng mã cũ, không phải Unicode",
    "tcvn3": "chữ theo bảng mã cũ, không phải Unicode",
    "vni": "chữ theo bảng mã cũ, không phải Unicode",
}
DAMAGED = "tệp hỏng hoặc sai định dạng"
ROW_PROBLEM = "Dòng {row}: {why}"
NOT_JSON = "Không đọc được {file}: phải là một tệp JSON, chữ UTF-8."
IMPORTED = "Thêm {adds}, đổi tên {renames}, sáp nhập {merges}, sửa {described}, giữ nguyên {kept}."
PROBLEM = "Dòng {line}, mục {field}: {message}"
PROBLEM_OF_LINE = "Dòng {line}: {message}"
EXISTS = "Đã có đợt thi đua mã {code} đang chạy hoặc đã đóng. Đổi mục code trong tệp."
ADDED = "Đã nạp đợt thi đua {code}. Cán bộ mở /phatdong trong chat để xem lại và phát động."
STATES = {"draft": "chưa phát động", "open": "đang diễn ra", "closed": "đã kết thúc"}
NO_CAMPAIGNS = "Chưa có đợt thi đua nào."
NO_UNITS = "Chưa có thôn nào. Nhập danh sách trước: thidua units import TỆP."
REPORT_OF_WHICH = (
    "Lập báo cáo của đợt nào? Gõ: thidua report MÃ_ĐỢT; xem mã bằng: thidua campaign list."
)
NO_CAMPAIGN = "Không có đợt thi đua mã {code}. Xem: thidua campaign list."
STATUS = "{title}: {done}/{of} đơn vị, {works} công trình, {money} đồng"
MISSING = "  chưa đăng ký: {names}"
QR_GROUP = "nhom"
QR_HEAD = "truong-thon"
RESUMED = "Bot được gửi tin trở lại."
HELP_REPORT = "Lập báo cáo của một đợt thi đua: Word, Excel, PDF hoặc ảnh."
HELP_CODE = "Mã đợt thi đua; xem bằng: thidua campaign list."
HELP_REPORT_KIND = (
    "registrations (đăng ký), progress (tiến độ), interim (sơ kết), final (tổng kết)."
)
HELP_FORM = "docx, xlsx, pdf hoặc png."
HELP_OUT = "Tệp hoặc thư mục để ghi; bỏ trống thì ghi vào thư mục đang đứng."
HELP_TEMPLATE = "Chỉ ghi mẫu báo cáo Word có sẵn ra tệp này để văn phòng sửa."
TEMPLATE_WRITTEN = (
    "Đã ghi mẫu báo cáo: {file}. Sửa trong Word, rồi đặt REPORT_TEMPLATE={file} trong tệp .env."
)
REPORT_CHOICES = "Chưa có báo cáo như vậy. --kind: {kinds}. --as: {forms}."
BAD_DAY = "Không hiểu ngày {day}: ghi như 2024-01-20 hoặc 20/01/2024."
PHOTOS_MISSING = (
    "Thiếu {count} ảnh vì chưa lấy được từ Telegram; thử lại khi có mạng, với BOT_TOKEN trong .env."
)
HELP_FORMS = "Biểu mẫu của các đợt thi đua, dưới dạng Excel theo quy ước XLSForm."
HELP_FORM_READ = "Đọc thử một biểu mẫu Excel (XLSForm): các câu hỏi, hoặc những ô chưa dùng được."
HELP_FORM_EXPORT = "Ghi một biểu mẫu của đợt thi đua ra tệp Excel (XLSForm)."
HELP_FORM_IMPORT = "Dùng biểu mẫu trong tệp Excel (XLSForm) cho một đợt thi đua, sau khi xác nhận."
HELP_FORM_FILE = "Tệp .xlsx có các trang survey, choices, settings."
HELP_FORM_KEY = "Mã biểu mẫu trong đợt thi đua, ví dụ: cong-trinh, tien-do."
HELP_YES = "Không hỏi lại."
NO_FORM = "Đợt thi đua không có biểu mẫu mã {key}. Các mã: {known}."
TAKE_FORM = "Dùng các câu hỏi này cho biểu mẫu {key} của đợt {code} từ bây giờ? (có/không)"
FORM_TAKEN = "Đã dùng cho biểu mẫu {key} của đợt {code}: bản {version}."
