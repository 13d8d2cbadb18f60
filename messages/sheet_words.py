"""Headings and words of the workbooks."""

FILE_NAME = "dang-ky-{code}-{day:%Y%m%d-%H%M}.xlsx"
WORKS = "Công trình, phần việc"
VILLAGES = "Các thôn"
EMPTY = "chưa có dữ liệu"
BEFORE = ("STT", "Mã số", "Đơn vị", "Khối, cụm")
AFTER = ("Tình trạng", "Thời hạn nộp", "Ghi chú")
VILLAGE_COLUMNS = (
    "STT",
    "Đơn vị",
    "Khối, cụm",
    "Số công trình, phần việc",
    "Đã đăng ký",
    "Thông báo chưa xem",
)
DONG = "(đồng)"
NOTE = "Ghi chú về giá trị"
UNTIL = "(đến)"
ABOUT = "khoảng"
YES = "Có"
NO = "Chưa"
ENTERED = "Văn phòng nhập hộ"
STATES = {
    "registered": "Đã đăng ký",
    "approved": "Đã duyệt",
    "returned": "Trả lại để sửa",
    "proposed": "Chờ trưởng thôn xác nhận",
}
TIMELINESS = {"on_time": "Đúng hạn", "due_day": "Nộp trong ngày hạn", "late": "Nộp muộn"}
