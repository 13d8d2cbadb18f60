"""Units of length, area, volume and of counted things, and the words that make them vague."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from campaigns.wording.beside.hedges import ABOUT, NOT_KNOWN
from campaigns.wording.spelling.text import Phrases, phrases


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is stored; `factor` turns what was said into it."""

    name: str
    factor: int = 1


def _same(names: str) -> dict[str, Unit]:
    return {name.strip(): Unit(name.strip()) for name in names.split("|")}


UNITS: Phrases[Unit] = Phrases(
    _same(
        "sào | mẫu | công | ngày công | hộ | người | khẩu | cây | cái | chiếc | bóng đèn | cột đèn | cột"
        " | cột điện | phòng | ngôi | căn | nhà | tấn | tạ | yến | kg | bao | xe | con | bộ | tấm | viên"
        " | thùng | thùng rác | ghế đá | giếng | bể | trụ | cổng | vườn | mô hình | gian | thửa | đoạn"
        " | tuyến | điểm | lượt | buổi | giờ | ngày | tuần | tháng | suất | phần quà | quyển | cuốn"
        " | chậu | bồn hoa | khóm | gốc | cặp | đôi | lít | bình | máy | camera | loa | cụm | hố | ao"
        " | công trình | đèn | hội viên | đoàn viên | học sinh | cháu | em bé | gia đình | lớp | hố rác"
        " | biển báo | cống | hàng | mét rào | luống | khay | kíp | ca | thanh niên | nhân khẩu | km2"
        " | phút | trạm | bụi | lần | quả | chuồng | tủ | bàn | ghế | xe rùa | bó | cọc | tủ sách"
    )
    | phrases(Unit("m"), "m | mét | met | mets | m dài | mét dài | thước | mth | mt")
    | phrases(Unit("m"), "m tới | mét tới | md | mét ngang")
    | phrases(
        Unit("m", 1000),
        "km | cây số | ki lô mét | kilomet | kilômét | kí lô mét | ki lô met | kilo met",
        "ki-lô-mét | ki - lô - mét | cs | kilomét",
    )
    | phrases(
        Unit("m2"), "mét vuông | mets vuông | m vuông | met vuong | mv | thước vuông | mét² | vuông"
    )
    | phrases(Unit("m3"), "khối | mét khối | mets khối | m khối")
    | phrases(
        Unit("ha"), "ha | hecta | héc | héc ta | hec ta | hécta | héc - ta | hec - ta | hectare"
    )
    | phrases(Unit("hộ"), "hộ dân | hộ gia đình | hộ nghèo | nóc nhà")
    | phrases(Unit("ngày công"), "công lao động | công thợ | ngày công lao động | ngày công lđ")
    | phrases(Unit("bóng đèn"), "bóng điện | bóng | đèn đường | bóng đèn led")
    | phrases(Unit("người"), "người dân")
    | phrases(Unit("kg"), "kí | ký | cân | kí lô | ki lô | kilogam")
)


# what has halves; of trees, households and lamps there are none
MEASURED = frozenset(
    (
        *("m", "m2", "m3", "km2", "ha", "sào", "mẫu", "công", "thửa", "tấn", "tạ", "yến", "kg"),
        *("lít", "giờ", "ngày", "tuần", "tháng", "năm", "ngày công", "buổi", "cm", "dm", "mm"),
    )
)


class Cue(Enum):
    """What stands around a quantity."""

    APPROX = auto()
    OPEN = auto()  # vague, bounded, denied or asked
    UNKNOWN = auto()
    NOISE = auto()
    DOUBT = auto()  # what is done, left or wanted, and not the whole
    ASIDE = auto()  # the next length is no length of the work: rộng 3 m


CUES: Phrases[Cue] = Phrases(
    phrases(
        Cue.APPROX,
        *ABOUT,
        "trên | trở lên | có lẻ | gì đó | đổ lên",
    )
    | phrases(
        Cue.OPEN,
        "đâu có | làm gì có | làm chi có",
        "dưới | tối đa | không quá | chưa tới | chưa đến | không tới | không đến | nhiều nhất | đổ lại",
        "trở lại | trở xuống | vài | mấy | dăm | nhiều | ít | hàng | bao nhiêu | ? | không | chưa | ko",
        "hả | hở | hử | phải không | mỗi | từng | hoặc | hay | đến | tới | - | % | phần trăm | nghìn | triệu | tỷ | đồng | mươi",
        "x | × | * | / | một vài | đôi ba | dăm ba | hai ba | ba bốn | cả",
        "nửa chừng | ko quá | chưa đầy | đủ loại | bình quân | trung bình | bạc",
    )
    | phrases(
        Cue.NOISE,
        "khối lượng | khối lượng bê tông | có tất cả | tất cả là | tất cả | cả thảy | cả thẩy | hết thảy | diện tích sử dụng | tổng diện tích sử dụng | được hưởng lợi | hưởng lợi | huy động | hoa mười giờ | diện tích | tổng diện tích | tổng số hộ | số hộ | số hộ tham gia | tham gia | tổng chiều dài | tổng độ dài | cả tuyến | cả đoạn | cả đường | đo được | đo ra | đo rồi | đo là | cả thôn | cả xóm | cả làng | cả bản | cả ấp | cả khu | cả buôn | cả tổ | có cả",
    )
    | phrases(
        Cue.DOUBT,
        "nữa | rồi | mới được | mới làm | mới xong | làm được | đã làm | đã xong | được | xong | còn | thiếu | thêm",
        "là sai | là nhầm | sai rồi | cách | trên giấy | mốc | từ mốc | xa | lùi | bên trái | bên phải | một phía | hộ góp | thôn bên | thôn khác | cũ | bớt | còn lại | đã đổ | đổ được | chỉ được | mới | cần | xin | sẽ | dự kiến được",
    )
    | phrases(
        Cue.ASIDE,
        "rộng | dày | cao | sâu | ngang | bề ngang | bề rộng | chiều rộng | bề dày | chiều cao | chiều sâu",
    )
    | phrases(
        Cue.UNKNOWN,
        *NOT_KNOWN,
        "chưa đo | chưa đếm | chưa thống kê",
    )
)
