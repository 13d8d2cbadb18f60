"""The words of progress: done, not begun, half, left over, and what leaves the figure open."""

from __future__ import annotations

from enum import Enum, auto

from campaigns.wording.beside.hedges import ABOUT, NOT_KNOWN
from campaigns.wording.spelling.text import Phrases, phrases

TENS = frozenset(("muoi", "chuc"))


class Cue(Enum):
    """What a phrase says about progress."""

    DONE = auto()
    NOTHING = auto()
    HALF = auto()
    LEFT = auto()
    NEARLY = auto()
    STARTED = auto()
    OVER_HALF = auto()
    UNDER_HALF = auto()
    OPEN = auto()
    APPROX = auto()
    BOUND = auto()
    DENIED = auto()
    UNKNOWN = auto()
    SIGN = auto()
    OF = auto()
    TO = auto()
    WHEN = auto()  # hôm qua: beside a figure, today's may be another
    PLAIN = auto()


# "chưa làm được gì cả", "không động chút nào": a denial, a verb and nothing
_NOTHING_AT_ALL = {
    f"{no} {verb} {nothing}": Cue.NOTHING
    for no in ("chưa", "không", "ko", "hổng", "hông", "chẳng", "chả")
    for verb in (
        *(
            "làm",
            "làm được",
            "động",
            "động đến",
            "động vào",
            "được",
            "có",
            "đụng",
            "đụng đến",
            "đụng tới",
        ),
        *("triển khai", "triển khai được", "thi công", "thi công được", "bắt đầu", "tiến triển"),
    )
    for nothing in (
        *("gì", "gì cả", "gì hết", "gì hết trơn", "gì sất", "chi", "chi cả", "chi hết", "được gì"),
        *(
            "tí nào",
            "tí gì",
            "chút gì",
            "gì nhiều",
            "tý nào",
            "chút nào",
            "chút xíu nào",
            "tẹo nào",
            "mét nào",
            "việc gì",
            "phần nào",
        ),
    )
}
# "đã làm gì đâu": nothing, as well
_WHAT_INDEED = {
    f"{begun} {verb} gì đâu".strip(): Cue.NOTHING
    for begun in ("", "đã", "có", "mới", "thấy")
    for verb in ("làm", "làm được", "được", "có", "thi công", "triển khai", "động", "đụng")
}
# "công trình của chị em chúng tôi": whose it is says nothing about how far it is
_OWNED = {
    f"công trình {thing} {who} {we}".replace("  ", " ").strip(): Cue.PLAIN
    for thing in ("của", "này của", "bên")
    for who in ("", "thôn", "xóm", "ấp", "bản", "chị em", "bà con", "nhân dân", "chi hội", "chi bộ")
    for we in ("", "em", "tôi", "mình", "chúng tôi", "chúng em", "tụi em", "nhà", "phụ nữ")
    if who or we
}
CUES: Phrases[Cue] = Phrases(
    _NOTHING_AT_ALL
    | _WHAT_INDEED
    | _OWNED
    | phrases(
        Cue.DONE,
        "xong | hoàn thành | nghiệm thu | hoàn tất | bàn giao | xong hết | xong xuôi | làm xong | đã xong",
        "xong hoàn toàn | hoàn toàn xong | hoàn công | khánh thành | đưa vào sử dụng | xong toàn bộ | làm xong hết | hoàn thiện | xog",
        "hoàn thành xong | hoàn thành toàn bộ | xong cả | ht | đâu vào đấy | xong tất | làm hết rồi | kết thúc | done | xg",
    )
    | phrases(
        Cue.NOTHING,
        "chưa làm | chưa làm gì | chưa khởi công | chưa bắt đầu | chưa triển khai | chưa thi công",
        "chưa động tới | chưa đụng tới | chưa động đến | chưa tiến hành | chưa động thổ | chưa có gì | chưa được gì | chưa làm được gì | chưa thực hiện",
        "chưa làm gì cả | chưa làm gì hết | chưa có gì cả | chưa đụng | ko làm gì | không làm gì",
        "chưa được tí nào | chưa làm tí nào | chưa động tay | chưa khởi động | chưa bắt tay vào làm",
        "coi như chưa làm gì | coi như chưa làm | coi như chưa có gì | coi như chưa bắt đầu | chưa có làm | chưa có bắt đầu | chưa có khởi công | chưa có làm gì | chưa được khởi công | chưa được triển khai | chưa được thi công | chưa được bắt đầu | chưa được thực hiện | chưa được làm",
        "chưa khởi công được | chưa làm được | chưa triển khai được | chưa được phần trăm nào | chưa làm chút nào | chưa bắt tay | chưa ra quân | chưa đâu vào đâu",
    )
    | phrases(
        Cue.HALF,
        "nửa | một nửa | 1 nửa | phân nửa | một nữa | 1 nữa | phân nữa | một phân nửa",
        "nửa chặng đường | một nửa chặng đường | nửa đoạn đường | một nửa đoạn đường",
    )
    | phrases(
        Cue.LEFT,
        "còn | còn lại | còn thiếu | thiếu | chỉ còn | còn những",
    )
    | phrases(
        Cue.NEARLY,
        "gần xong | sắp xong | gần hoàn thành | sắp hoàn thành | chuẩn bị xong | gần hết | cơ bản | hầu hết",
        "sắp hết | gần như xong | phần lớn | đa số | gần đạt | xong cơ bản | sắp sửa xong | gần như",
        "cơ bản xong | cơ bản hoàn thành | xong gần hết | suýt xong | chưa xong | chưa hoàn thành",
        "chút nữa | ít nữa | tí nữa | tý nữa | xíu nữa | tẹo nữa | chút nữa thôi | sắp | gần nghiệm thu | chưa nghiệm thu | chưa làm xong | chưa hết | chưa hoàn thiện | gần đủ",
        "chưa làm hết | chưa bàn giao | xin nghiệm thu | đề nghị nghiệm thu | mời nghiệm thu",
    )
    | phrases(
        Cue.STARTED,
        "đang làm | đang thi công | mới làm | mới bắt đầu | vừa khởi công | mới khởi công | đã khởi công",
        "đang triển khai | đang thực hiện | bắt đầu làm | đã bắt đầu | được một ít | một ít | một phần",
        "đang | được ít | được chút | một chút | mới được ít | chút ít | vừa làm | mới đổ | vừa mới | tí",
        "chưa được nhiều | chưa làm được nhiều | chưa nhiều | mới",
    )
    | phrases(
        Cue.OVER_HALF,
        "hơn nửa | quá nửa | hơn một nửa | hơn phân nửa | trên một nửa | trên nửa | già nửa | quá phân nửa",
        "hơn 1 nửa | quá 1 nửa | quá một nửa | nửa hơn | hơn nữa",
    )
    | phrases(
        Cue.UNDER_HALF,
        "gần nửa | non nửa | gần một nửa | chưa được nửa | chưa tới nửa | gần 1 nửa | chưa đến nửa",
        "dưới một nửa | chưa được một nửa | dưới nửa | gần phân nửa | chưa tới một nửa | chưa nửa",
        "chưa đến một nửa",
    )
    | phrases(
        Cue.OPEN,
        "chờ nghiệm thu | đợi nghiệm thu | chờ bàn giao | đợi bàn giao | tốt | ổn | nhiều | sẽ | dự kiến | bao giờ | vài | mấy | dăm | kha khá | ngày | tháng | ?",
        "tăng | thêm | vượt | trước | tuần | mai | nửa chừng | dở dang | nữa chừng | nhưng",
        "xong nền | xong móng | đâu được | đâu đã được | đâu mà | thì báo | thì em báo | sẽ báo | báo sau | xong thì",
        "hôm nữa | ngày nữa | tuần nữa | tháng nữa | bữa nữa | hả | hở | hử | phải không",
        "năm nay | hoặc | hay | kịp | hàng | giảm | cuối | đầu | còn nữa | tạm dừng | dừng",
    )
    | phrases(
        Cue.APPROX,
        *ABOUT,
        "ước đạt | trở lên | có lẻ | được đâu | đạt đâu | đâu | ngoài | đổ lên | gì đó",
    )
    | phrases(
        Cue.BOUND,
        "dưới | tối đa | không quá | chưa tới | chưa đến | không tới | không đến | chưa được | chưa đầy",
        "là cùng | là nhiều | là cao | là tối đa | là hết",
        "ko quá | nhiều nhất | đổ lại | trở lại | trở xuống | không được | chưa quá | chưa đạt | ko tới",
        "không đạt | chưa",
    )
    | phrases(Cue.DENIED, "không | ko | chẳng | hông | chả | hổng | kg | đâu có")
    | phrases(
        Cue.UNKNOWN,
        *NOT_KNOWN,
        "chưa đo | chưa kiểm tra | k rõ",
    )
    | phrases(Cue.OPEN, "‰")
    | phrases(Cue.SIGN, "% | phần trăm | phần tram | pt | phầm trăm")
    | phrases(
        Cue.OF,
        "/ | trên | phần | trên tổng | trên tổng số | trong tổng số | trong số | của | trong tổng | trong",
    )
    | phrases(Cue.TO, "- | đến | tới")
    | phrases(
        Cue.WHEN,
        "hôm qua | hôm kia | hôm rồi | tuần trước | tháng trước | bữa qua | sáng nay | ngày hôm qua | ngày hôm kia | hôm trước | bữa trước | bữa hổm | hổm rày | lâu rồi | từ lâu | lâu lắm rồi | vừa rồi | vừa qua | mới đây",
    )
    | {
        f"mời {who} {come} {what}".strip(): Cue.PLAIN
        for who in (
            "xã",
            "anh",
            "chị",
            "em",
            "cán bộ",
            "các anh",
            "các bác",
            "lãnh đạo",
            "anh chị",
            "bác",
        )
        for come in ("xuống", "về", "ra", "qua")
        for what in ("", "xem", "kiểm tra", "nghiệm thu", "thăm")
    }
    | phrases(
        Cue.PLAIN,
        "sớm | xuất sắc | đúng hạn | đúng tiến độ | quãng đường | được | đạt | đã | làm | công trình | toàn bộ | tất cả | kế hoạch | tiến độ | rồi | cả | hết | thi công",
        "tỷ lệ | tỉ lệ | làm được | khối lượng | kl | phần việc | việc | đến nay | tới nay | hiện | hiện tại | nữa | bên em",
        "thôn em | luôn | đủ | tròn | chẵn | công việc | hạng mục | giá trị | thực hiện | đã làm | mình",
        "từ | chỉ | đúng | trọn vẹn | trăm phần trăm rồi | tiến độ được | nay | khối lượng công việc",
        "nên | vì | do | bởi | tại | chưa có tiền | chưa có vốn | chưa có kinh phí | chưa có mặt bằng",
        "chưa có xi măng | mưa | chưa cấp tiền | chưa cấp xi măng | chưa được cấp",
        "vẫn | báo cáo tiến độ | đường | hôm nay | chậm | hơi | và | cho thôn | cho ấp | cho dân | cho bà con",
        "bà con phấn khởi | phấn khởi | bà con vui | bà con mừng | vui lắm | mừng lắm | đẹp lắm | đã được | được bàn giao",
        "tê | đến ngày báo cáo | tính đến ngày báo cáo | đến thời điểm báo cáo | đến thời điểm này | thời điểm hiện tại | tính đến ngày hôm nay | ngày hôm nay | hết ngày hôm nay",
        "chụp hình | chụp ảnh | đã chụp hình | đã chụp ảnh | gửi hình | gửi ảnh | đã gửi hình | đã gửi ảnh | có hình | có ảnh | hình đây | ảnh đây",
        "đi lại được | bà con đi được | bà con đi lại được | xe chạy được | sử dụng được | bà con dùng được | do trời mưa | do mưa | trời mưa",
        "đến giờ phút này | giờ phút này | chúng tôi | tuyến | tuyến đường | tuyến đường hoa | đường hoa | vườn hoa | của chị em | của bà con | chị em | thưa anh | thưa chị",
    )
)
