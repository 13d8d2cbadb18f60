"""The words of dates: names of days and months, what stands before and after them."""

from __future__ import annotations

from enum import Enum, auto

from campaigns.wording.spelling.text import Phrases, phrases, words_of

RELATIVE_DAYS: Phrases[int] = Phrases(
    phrases(
        0,
        "hôm nay | hnay | nay | ngày hôm nay | bữa nay | hn | trong ngày hôm nay | bây giờ",
        "từ nay | từ giờ | từ bây giờ | từ hôm nay | ngay hôm nay | luôn hôm nay | trong hôm nay | hôm ni | ngay bây giờ | bữa ni | bựa ni | bựa nay | chừ",
    )
    | phrases(1, "mai | ngày mai | sáng mai | bữa mai | hôm mai | mơi | ngày mơi | ngày hôm mai")
    | phrases(2, "mốt | ngày mốt | bữa mốt | ngày kia | hôm mốt")
    | phrases(3, "ngày kìa | bữa kìa")
    | phrases(-1, "hôm qua | ngày hôm qua | bữa qua | hqua | ngày qua")
    | phrases(-2, "hôm kia | bữa kia | ngày hôm kia | bữa hổm kia")
    | phrases(-3, "hôm kìa")
)
# names that are two days once typed without marks
TWO_DAYS: Phrases[tuple[int, ...]] = Phrases(
    phrases((2, 3), "ngày kia | bữa kia") | phrases((-2, -3), "hôm kia")
)
WEEKDAYS: Phrases[int] = Phrases(
    phrases(0, "thứ hai | thứ 2 | thứ nhì")
    | phrases(1, "thứ ba | thứ 3")
    | phrases(2, "thứ tư | thứ 4")
    | phrases(3, "thứ năm | thứ 5")
    | phrases(4, "thứ sáu | thứ 6")
    | phrases(5, "thứ bảy | thứ bẩy | thứ 7")
    | phrases(
        6, "chủ nhật | chúa nhật | cn | chủ nhựt | thứ 8 | chúa nhựt | c nhật | cnhat | cnhật"
    )
)
FESTIVALS: Phrases[tuple[int, int, bool]] = Phrases(
    phrases((1, 1, False), "tết dương lịch | tết tây | tết dương | năm mới dương lịch")
    | phrases((2, 9, False), "quốc khánh | lễ quốc khánh | ngày quốc khánh | lễ độc lập")
    | phrases(
        (30, 4, False),
        "ngày giải phóng | giải phóng miền nam | thống nhất đất nước | lễ giải phóng",
    )
    | phrases((1, 5, False), "quốc tế lao động | ngày lao động | ngày quốc tế lao động")
    | phrases((8, 3, False), "quốc tế phụ nữ | ngày quốc tế phụ nữ")
    | phrases((20, 10, False), "phụ nữ việt nam | ngày phụ nữ việt nam")
    | phrases(
        (20, 11, False),
        "nhà giáo việt nam | ngày nhà giáo | ngày nhà giáo việt nam | hiến chương nhà giáo",
    )
    | phrases(
        (18, 11, False),
        "hội đại đoàn kết | hội đại đoàn kết toàn dân | đại đoàn kết toàn dân tộc | đại đoàn kết | đại đoàn kết toàn dân",
    )
    | phrases((27, 7, False), "thương binh liệt sĩ | thương binh liệt sỹ")
    | phrases((3, 2, False), "thành lập đảng | sinh nhật đảng | thành lập đảng cộng sản việt nam")
    | phrases((26, 3, False), "thành lập đoàn")
    | phrases((19, 5, False), "sinh nhật bác | sinh nhật bác hồ")
    | phrases(
        (22, 12, False),
        "quân đội nhân dân | thành lập quân đội | quốc phòng toàn dân | thành lập quân đội nhân dân | thành lập quân đội nhân dân việt nam",
    )
    | phrases(
        (19, 8, False),
        "cách mạng tháng tám | cách mạng tháng 8 | cách mạng tháng tám thành công | tổng khởi nghĩa",
    )
    | phrases(
        (10, 10, False), "giải phóng thủ đô | ngày giải phóng thủ đô | chuyển đổi số quốc gia"
    )
    | phrases((7, 5, False), "chiến thắng điện biên phủ | điện biên phủ")
    | phrases((27, 2, False), "thầy thuốc việt nam | ngày thầy thuốc | ngày thầy thuốc việt nam")
    | phrases((28, 6, False), "gia đình việt nam | ngày gia đình việt nam")
    | phrases((21, 6, False), "báo chí cách mạng | ngày báo chí")
    | phrases((13, 10, False), "doanh nhân việt nam | ngày doanh nhân")
    | phrases((14, 10, False), "thành lập hội nông dân | ngày thành lập hội nông dân")
    | phrases((6, 12, False), "thành lập hội cựu chiến binh | ngày thành lập hội cựu chiến binh")
    | phrases((23, 9, False), "nam bộ kháng chiến | ngày nam bộ kháng chiến")
    | phrases((1, 6, False), "quốc tế thiếu nhi | qt thiếu nhi | qttn | tết thiếu nhi")
    | phrases((10, 3, True), "giỗ tổ | giỗ tổ hùng vương")
    | phrases((15, 8, True), "trung thu | tết trung thu | rằm trung thu")
    | phrases((5, 5, True), "đoan ngọ | tết đoan ngọ")
    | phrases((15, 7, True), "vu lan | lễ vu lan | rằm vu lan")
    | phrases(
        (23, 12, True),
        "ông công ông táo | ông táo | đưa ông táo | cúng ông công ông táo | tết ông công ông táo | tết ông táo",
    )
    | phrases((0, 12, True), "giao thừa | đêm giao thừa | tất niên")
)
TWO_FESTIVALS = Phrases(phrases(((24, 12), (25, 12)), "noel | nô en | giáng sinh | lễ giáng sinh"))
TET = Phrases(
    phrases(
        "tết",
        "tết | tết nguyên đán | tết âm lịch | tết âm | tết ta | tết cổ truyền | nguyên đán | tết cả",
        "tết nguyên đáng | tết nguyên đán âm lịch | tết này | tết ni | tết tới",
    )
)
PARTS: Phrases[str] = Phrases(
    phrases(
        "đầu", "đầu | dầu | ngay đầu | ngay từ đầu | thượng tuần | những ngày đầu | mấy ngày đầu"
    )
    | phrases("giữa", "giữa | trung tuần | giửa")
    | phrases("cuối", "cuối | hạ tuần | những ngày cuối | cúi | cuổi")
    | phrases("nửa đầu", "nửa đầu")
    | phrases("nửa cuối", "nửa cuối | nửa sau | nửa cuối của")
    | phrases("trong", "trong | trong suốt | cả | nội trong | suốt | nguyên")
)
OFFSETS: Phrases[int] = Phrases(
    phrases(0, "này | nay | hiện tại | ni")
    | phrases(
        1, "sau | tới | kế | kế tiếp | tiếp theo | tới đây | sắp tới | sau này | sau nhé | kế tới"
    )
    | phrases(2, "sau nữa | tới nữa | kế nữa")
    | phrases(-1, "trước | qua | rồi | vừa rồi | vừa qua | ngoái")
)
COMING = Phrases(phrases("coming", "này | tới | tới đây | sắp tới | ni"))
LUNAR = Phrases(
    phrases("lunar", "âm lịch | âm | al | âl | ta | lịch ta | lịch âm | a l | â l | theo âm lịch")
)
SOLAR = Phrases(
    phrases("solar", "dương lịch | dương | dl | tây | lịch tây | lịch dương | dương lich | d l")
)
DAY_WORDS = words_of(["ngày hôm bữa ng mùng mồng mòng ngay hom bua mung mong"])
FIRST_TEN = words_of(["mùng mồng mòng mung mong"])
MONTH_WORDS = words_of(["tháng thang thg th t thángg thág"])
YEAR_WORDS = words_of(["năm nam"])
NAMED_MONTHS = {"giêng": 1, "gieng": 1, "giêng.": 1, "chạp": 12, "chap": 12, "chạp.": 12}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "l": 1}
MOON = Phrases(
    phrases(
        "moon", "mùng | mồng | rằm | tết | giêng | chạp | âm lịch | âm | âl | al | nhuận | giỗ tổ"
    )
)
UNITS: Phrases[str] = Phrases(
    phrases("day", "ngày | hôm | bữa | bửa")
    | phrases("week", "tuần | tuần lễ")
    | phrases("month", "tháng")
    | phrases("year", "năm")
)
STEMS = ("giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy")
BRANCHES = ("ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi")


class Word(Enum):
    """What a phrase around a date says about it."""

    BEFORE = auto()
    BY = auto()  # chậm nhất, hạn
    THROUGH = auto()  # hết, đến hết
    FROM = auto()
    TO = auto()
    AFTER = auto()
    ONWARD = auto()  # trở đi
    APPROX = auto()
    EITHER = auto()
    VAGUE = auto()
    UNKNOWN = auto()
    DENIED = auto()
    QUESTION = auto()
    PASSED = auto()  # đã, vừa rồi: a day without a year may be behind us
    BEGUN = auto()  # đã khởi công: surely behind us
    NOISE = auto()


WORDS: Phrases[Word] = Phrases(
    phrases(
        Word.BEFORE,
        "trước | trước ngày | trước hôm | xong trước | trc | trước khi đến | trước lúc | chậm nhất trước",
        "trước thời điểm | trước mốc",
    )
    | phrases(
        Word.BY,
        "chậm nhất | chậm nhất là | chậm nhất vào | muộn nhất | muộn nhất là | trễ nhất | hạn | hạn chót",
        "trễ nhất là | hạn cuối | hạn cuối là | hạn chót là | không quá | không muộn hơn | deadline",
        "chậm lắm | chậm lắm là | trễ lắm | trễ lắm là | muộn lắm | muộn lắm là | không trễ hơn | không chậm hơn | ko quá | kịp | hạn là | thời hạn | thời hạn là | hạn đến",
        "ko muộn hơn | không sau | chậm nhất đến | chậm nhất cũng phải | chậm nhất phải | chậm nhất cũng | chậm nhất ngày | hạn xong | muộn nhất vào",
    )
    | phrases(
        Word.THROUGH,
        "hết | đến hết | tới hết | cho đến hết | cho tới hết | hết ngày | đến hết ngày | tới hết ngày",
        "chậm nhất hết | chậm nhất là hết | hạn đến hết | trong hết | cho hết | kéo dài đến hết",
        "chậm nhất đến hết | muộn nhất hết | hạn hết | kéo dài hết",
    )
    | phrases(Word.FROM, "từ | kể từ | bắt đầu từ | từ ngày | khởi công từ | tính từ | làm từ")
    | phrases(
        Word.TO,
        "đến | tới | - | cho đến | cho tới | - > | đến ngày | tới ngày | kéo dài đến | → | qua đến",
        "kéo dài tới | > | đén | cho đến ngày",
    )
    | phrases(
        Word.AFTER,
        "sau | qua | ra | ngoài | ăn | hậu | sau ngày | sau khi | từ sau | bước sang",
        "cận | giáp | gần | sát | gần đến | cỡ gần | ra ngoài | áp",
        "tầm gần | nghỉ",
    )
    | phrases(Word.ONWARD, "trở đi | trở lên | trở về sau | đổ đi | trở ra | trở về trước | đổ lại")
    | phrases(
        Word.APPROX,
        "khoảng | tầm | chừng | cỡ | độ | ước | ~ | khoảng chừng | khoảng tầm | áng | tầm khoảng",
        "vào khoảng | vào tầm | quãng | khoảng độ | ước chừng | lối | cở | khoag | trên dưới",
    )
    | phrases(Word.EITHER, "hoặc | hay | hoặc là | hay là")
    | phrases(
        Word.VAGUE,
        "mấy hôm nữa | mấy ngày nữa | vài hôm nữa | vài ngày nữa | ít hôm nữa | ít bữa nữa | nay mai",
        "trước hoặc | ngày đầu | ngày cuối | chục | hàng chục | mai mốt | mai kia | sắp tới | thời gian tới | hôm nào | bữa nào | ngày nào | dăm bữa nửa tháng",
        "mấy bữa nữa | vài bữa nữa | vài | mấy | dăm | ít hôm | một vài | ít bữa | sớm nhất | sớm",
        "ra giêng | mùa | vụ | hàng tuần | hằng tuần | hàng tháng | hằng tháng | mỗi | dần dần | năm học",
        "từ từ | thời gian gần | ngày một ngày hai | lúc rảnh | rảnh | mùa khô | tạm thời | sắp | đợt",
        "gấp | một ngày gần đây | nay mai thôi | dịp cuối | nhanh nhất | hai ba | ba bốn | dăm ba",
        "năm bảy | vài ba | đôi ba | một hai | tuần đầu | tuần cuối | tuần thứ | hằng năm | hàng năm",
        "năm ba | bốn năm | ít | mươi | hôm rày | chiều chiều | ngày nào cũng | liên tục",
    )
    | phrases(
        Word.UNKNOWN,
        "chưa biết | chưa rõ | không biết | ko biết | không rõ | khi nào | chờ | đợi | chưa chốt | tuỳ",
        "bao giờ | lúc nào | nếu | chưa xác định | chưa có lịch | chưa có ngày | chưa định | chưa hẹn",
        "chưa tính | tính sau | báo sau | hỏi lại | xem lại | chưa quyết | chưa thống nhất | khi có",
        "k biết | hông biết | chưa bk | có tiền | chưa họp | để xem | chưa nắm | hk biết | hổng biết",
        "chưa sắp xếp | chưa bàn | chưa chắc | chưa ấn định | chưa lên lịch | đang xem | đang bàn",
        "không nhớ | ko rõ | chưa có kế hoạch | chưa lên kế hoạch | chưa cụ thể | bổ sung sau | chưa",
    )
    | phrases(
        Word.DENIED,
        "đâu có | làm gì có | làm chi có",
        "không | ko | chẳng | đừng | hông | chả | không phải | hổng | kg | khỏi | trừ | ngoại trừ | hk",
    )
    | phrases(Word.QUESTION, "? | hả | hở | hử | có phải | được không | phải không | đc ko")
    | phrases(Word.PASSED, "đã | hôm trước | bữa trước")
    | phrases(
        Word.BEGUN,
        "đã khởi công | đã bắt đầu | đã làm | đã xong | đã hoàn thành | đã triển khai | đã động thổ",
        "khởi công rồi | bắt đầu rồi | làm rồi | động thổ rồi | khởi công mất rồi | đã bắt đầu rồi",
        "vừa rồi | vừa qua | hôm rồi | mới rồi | bữa hổm",
        "đã khởi công ngày | đã khởi công hôm | đã làm từ | đã khởi công từ | đã bắt đầu từ",
    )
    | phrases(
        Word.NOISE,
        "cho bác | cho em | cho tôi | cho anh | cho chị | cho thôn | cho mình | cho hỏi | cho xin | cho phép | cho sửa",
        "hoãn sang | hoãn đến | hoãn tới | bà con | đã thống nhất | đã chốt | đã họp | đã xem ngày | đã định",
        "đã hẹn | đã báo | đã bàn | đã thống nhất là | nghiệm thu | đã chọn | đã ấn định | đã lên lịch | đã quyết định",
        "mấy anh | mấy chị | mấy em | mấy bác | mấy cô | mấy chú | mấy thím | giải phóng | dịp giải phóng | thương binh liệt sĩ | thương binh - liệt sĩ | đưa vào sử dụng | và đưa vào sử dụng | bàn giao | phải hoàn thành | phải xong | cúng | cúng ông táo | cúng ông công | đúng ngày | vào đúng | đã dự kiến | đã sắp xếp | đã đăng ký | đã thông qua | đã được | đã nhất trí",
        "sáng sớm | chiều muộn | tối muộn | từ sáng sớm | dời qua | dời sang | chuyển qua | chuyển sang | đổi qua | đổi sang | lùi sang | lùi qua | đẩy sang",
        "tức | tức là | nhằm | nhằm ngày | tức ngày | sáng | trưa | chiều | tối | đêm | sớm mai | buổi sáng | buổi chiều | buổi tối | thời gian",
        "khởi công | hoàn thành | trong năm học | cho em | trước mắt | trước tiên | sau cùng | sau đó",
        "cho biết | qua trao đổi | gần nhà | ra quân | đến lúc | đến khi | bắt đầu | bà con nghỉ | xong",
        "gần đây | ra mắt | làm ra | cả thôn | cả xóm | cả làng | trong thôn | trong xóm | trong bản",
        "không gian | đến nơi | cho đến nay | đi ra | ngoài đồng | ngoài đường | ngoài ruộng | trong ấp",
        "vào | lúc | đầu tiên | trước đó | nông nhàn | làm xong | trong làng | trong dân | gần cổng",
    )
)
