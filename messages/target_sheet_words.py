"""The words of the workbooks about targets; the sheet's name tells which workbook came back."""

from typing import Final

SHEET: Final = "Số liệu chỉ tiêu"
TITLE: Final = (
    "Nhập số liệu chỉ tiêu: {}. Điền ba cột cuối, sửa cột Kỳ nếu cần, không sửa cột Mã và Đơn vị"
)
CODE: Final = "Mã"
TARGET: Final = "Chỉ tiêu"
UNIT: Final = "Thôn, đơn vị"
KIND: Final = "Loại"
COUNTED_IN: Final = "Đơn vị tính"
PERIOD: Final = "Kỳ"
KNOWN: Final = "Hiện có"
NEW: Final = "Số liệu mới"
SOURCE: Final = "Nguồn"
NOTE: Final = "Ghi chú, lý do sửa"
COLUMNS: Final = (CODE, TARGET, UNIT, KIND, COUNTED_IN, PERIOD, KNOWN, NEW, SOURCE, NOTE)
WHOLE: Final = "Toàn xã"
RESULT: Final = "Kết quả"
BASE: Final = "Số giao"
VERDICT: Final = "Đánh giá"
NONE: Final = "Kế hoạch không có chỉ tiêu nào"

RANKING: Final = "Xếp hạng"
RANKING_TITLE: Final = "Xếp hạng: {}"
PLACE: Final = "Hạng"
BLOCK: Final = "Khối, cụm"
TOTAL: Final = "Tổng điểm"
HOW: Final = "Cách tính"
NO_CRITERIA: Final = "Kế hoạch không có tiêu chí chấm điểm"
FILES: Final = {"figures": "so-lieu-chi-tieu", "ranking": "xep-hang"}

# what is wrong with a row; "figure" comes with its own sentence
PROBLEMS: Final = {
    "not_target": "cột Mã không chỉ vào chỉ tiêu nào của đợt này",
    "not_unit": "chỉ tiêu này không có thôn, đơn vị tên như vậy",
    "not_period": "kỳ phải đã bắt đầu và viết như 2024, 2024-H1, 2024-Q2, 2024-06 hoặc “quý II/2024”",
    "not_verdict": "ghi một trong: đạt, đang thực hiện, chậm",
    "no_reason": "kỳ này đã có số liệu khác: cần ghi lý do sửa ở cột cuối",
    "no_source": "cần ghi nguồn số liệu",
    "error_cell": "ô số liệu là công thức lỗi hoặc chưa tính: xin gõ thẳng con số",
    "twice": "đã có ở dòng trên",
    "too_long": "nguồn hoặc ghi chú dài quá 500 ký tự",
    "no_heading": "không thấy hàng tiêu đề có cột Mã và Số liệu mới",
}
