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

# what is wrong in a cell
NOT_TARGET: Final = "không có chỉ tiêu này trong đợt đang mở"
NOT_UNIT: Final = "không có thôn, đơn vị tên này trong chỉ tiêu"
NOT_PERIOD: Final = "kỳ phải viết như 2024, 2024-H1, 2024-Q2, 2024-06"
NOT_VERDICT: Final = "ghi một trong: đạt, đang thực hiện, chậm"
NO_REASON: Final = "kỳ này đã có số liệu khác: cần ghi lý do sửa"
NO_SOURCE: Final = "cần ghi nguồn số liệu"
ERROR_CELL: Final = "ô này là lỗi công thức hoặc không phải số"
