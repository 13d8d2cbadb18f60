"""Words that leave a figure open, whatever it counts: about so much, or not known yet."""

from typing import Final

ABOUT: Final = (
    "khoảng | tầm | cỡ | ước | chừng | độ | hơn | gần | trên dưới | xấp xỉ | ngót | áng chừng",
    "ước chừng | ước tính | khoảng chừng | tầm khoảng | khoảng tầm | ít nhất | tối thiểu | ~",
    "non | quãng | lối | cở | hơn kém",
)
NOT_KNOWN: Final = (
    "chưa rõ | chưa biết | không biết | ko biết | không rõ | ko rõ | k biết | chưa tính",
    "chưa xác định | chưa có số liệu | chưa nắm | hỏi lại | xem lại | để xem",
)
