"""What is said about an XLSForm that cannot be taken over as it stands: one sentence for one cell."""

NO_SURVEY = "Tệp chưa có trang “survey” (danh sách câu hỏi), nên không phải mẫu XLSForm."
NO_TYPE_COLUMN = "Trang survey thiếu cột “{}”."
NO_CHOICES_COLUMN = "Trang choices thiếu cột “{}”."
EMPTY_SURVEY = "Trang survey chưa có câu hỏi nào."
COLUMN_TWICE = "Có hai cột cùng tên “{}”. Xin giữ lại một cột."
NO_TYPE = "Dòng này có chữ nhưng thiếu loại câu hỏi ở cột type."
UNKNOWN_TYPE = (
    "Loại câu hỏi “{}” chưa dùng được trong chat. Các loại dùng được: text, integer, decimal, date,"
    " select_one, select_multiple, image, geopoint, note."
)
GROUP = (
    "“{}” chưa dùng được: máy hỏi lần lượt từng câu, không chia nhóm, không lặp. Xin xóa dòng này"
    " và dòng đóng nhóm; nhóm có điều kiện thì chép điều kiện vào cột relevant của từng câu."
)
CALCULATE = (
    "“{}” chưa dùng được: máy không tự tính giá trị. Xin bỏ dòng này, hoặc hỏi thành một câu."
)
METADATA = "“{}” không cần trong chat (máy tự ghi ai gửi, lúc nào), nên sẽ được bỏ qua."
OTHER_CHOICE = (
    "“or_other” chưa dùng được. Xin thêm một lựa chọn “Khác” vào danh sách và một câu hỏi text."
)
NO_LIST = "Thiếu tên danh sách sau {}: viết như {} ten_danh_sach."
UNKNOWN_LIST = "Trang choices không có danh sách “{}”.{}"
NO_NAME = "Câu hỏi này thiếu mã ở cột name."
NAME = (
    "Mã “{}” chưa dùng được: chỉ gồm chữ không dấu, số, dấu gạch nối hoặc gạch dưới, bắt đầu bằng"
    " chữ, không quá 40 ký tự."
)
LOWERED = "Mã “{}” được ghi bằng chữ thường: “{}”."
OPTION_NAME = (
    "Mã lựa chọn “{}” chưa dùng được: chỉ gồm chữ không dấu, số, dấu gạch nối hoặc gạch dưới,"
    " không quá 40 ký tự."
)
NO_LABEL = "Câu hỏi “{}” thiếu lời hỏi ở cột label."
NO_OPTION_LABEL = "Lựa chọn “{}” thiếu chữ ở cột label."
SHORTENED = "Tên ngắn trên thẻ sẽ là “{}”. Muốn tên khác thì ghi vào cột {}."
REFERENCE = "“{}” trong lời hỏi chưa dùng được: máy không chép câu trả lời trước vào câu sau."
NEAREST_LIST = " Có phải là “{}”?"
UNUSED_LIST = "Danh sách “{}” không câu hỏi nào dùng, nên sẽ được bỏ qua."
NO_LIST_NAME = "Lựa chọn này thiếu tên danh sách ở cột list_name."
REQUIRED = "“{}” ở cột required chưa dùng được. Ghi yes (bắt buộc) hoặc no."
RELEVANT = (
    "Điều kiện “{}” chưa dùng được. Dùng được: ${{mã câu chọn}} = 'lựa chọn', selected(${{mã câu chọn}},"
    " 'lựa chọn'), nối bằng or khi cùng một câu."
)
CONSTRAINT = (
    "Ràng buộc “{}” chưa dùng được. Dùng được: . >= số, . <= số, . >= ${{mã câu ngày}},"
    " string-length(.) <= số, nối bằng and."
)
LENGTH_OF_TEXT = "string-length chỉ dùng với câu chữ (text); câu này là “{}”."
NOT_A_NUMBER = "“{}” không phải số."
KIND = "“{}” không hợp với loại “{}”. Bỏ trống ô này, hoặc dùng: {}."
NO_KIND = "(để trống)"
FORMULA = "Ô này là công thức chưa có kết quả. Xin gõ thẳng chữ hoặc số vào ô."
NOT_USED = "Cột “{}” chưa dùng được trong chat, nên sẽ được bỏ qua."
MEANS_MORE = (
    "Cột “{}” chưa dùng được trong chat. Xin bỏ nội dung ô này nếu câu hỏi vẫn đúng khi thiếu nó."
)
PERHAPS = "Không có cột “{}”.{} Xin sửa tên cột, hoặc xóa cột này."
APPEARANCE = "Cách hiện “{}” chưa dùng được trong chat, nên sẽ được bỏ qua."
DEFAULT = "Giá trị điền sẵn “{}” chưa dùng được: người điền sẽ được hỏi câu này."
OTHER_LANGUAGE = "Cột “{}” là tiếng khác, nên sẽ được bỏ qua; máy hỏi theo cột “{}”."
OTHER_SHEET = "Trang “{}” chưa dùng được trong chat, nên sẽ được bỏ qua."
MORE_SETTINGS = "Trang settings chỉ dùng dòng 2; dòng này sẽ được bỏ qua."
TITLE = "Biểu mẫu"
