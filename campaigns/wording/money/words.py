"""The words around an amount of money, and what each of them says about it."""

from __future__ import annotations

from enum import Enum, auto

from campaigns.wording.beside.hedges import ABOUT, NOT_KNOWN
from campaigns.wording.spelling.text import Phrases, phrases

_COSTS = ("vật liệu", "vật tư", "nhân công", "tiền công")
_WITH = ("cả", "kể cả", "tính cả", "gồm cả", "bao gồm cả")
INCLUDED = (  # "tính cả vật liệu và nhân công": the sum is of all of it
    *(f"{inside} {what}" for inside in (*_WITH, "gồm", "lẫn") for what in _COSTS),
    *(
        f"{inside} {a} {both} {b}"
        for inside in _WITH
        for a in _COSTS
        for both in ("và", "lẫn")
        for b in _COSTS
    ),
)


class Cue(Enum):
    """What a phrase tells about the amount next to it, or about the whole answer."""

    APPROX = auto()  # before: khoảng
    MORE_AFTER = auto()  # after: trở lên, hơn
    BOUND = auto()  # before: dưới
    BOUND_AFTER = auto()  # after: đổ lại
    VAGUE = auto()  # before: vài
    TOTAL = auto()
    VALUE = auto()  # kinh phí, giá trị
    PART = auto()
    GIFT = auto()  # góp: a part, the people's unless a payer was named
    PAYER = auto()  # xã, huyện: a part if a number follows
    PEOPLE = auto()  # dân, bà con: the same, and it is the people's contribution
    EACH = auto()
    PARTS_FOLLOW = auto()  # trong đó, gồm
    FOREIGN = auto()
    NEGATIVE = auto()
    UNKNOWN = auto()
    DENIED = auto()
    QUESTION = auto()
    FREE = auto()  # miễn phí
    SLANG = auto()
    EITHER = auto()  # hoặc
    TO = auto()
    FROM = auto()
    COUNTED = auto()  # thôn, ngày, số: the number after it is no money
    NONE = auto()  # không có: nothing, or not known
    NOISE = auto()


CUES: Phrases[Cue] = Phrases(
    phrases(
        Cue.APPROX,
        *ABOUT,
        "ước thực hiện | ước đạt | ước khoảng | suýt soát | trên | > | ngót nghét | chừng độ",
        "ước lượng | ngót ngét | gần như | ít ra | ngoài | tròm trèm | sấp xỉ | xấp sỉ",
        "ít ra cũng | ít nhất cũng | cũng phải | tối thiểu cũng | nhỉnh hơn | nhỉnh | hơi hơn",
        "ngoài ngoài | đâu đó | khoag | loanh quanh | quanh quanh | xung quanh | không dưới",
        "không ít hơn | không thấp hơn | hết đâu | mất đâu | chắc hết | chắc tốn | chắc mất",
        "chắc tầm | chắc khoảng | chắc chừng | chắc độ | không kém | ko dưới | đâu chừng",
        "đâu khoảng | đâu tầm | đâu như | tầm tầm | cỡ chừng | chừng tầm",
    )
    | phrases(
        Cue.MORE_AFTER,
        "là ít | là ít nhất | là tối thiểu | là thấp nhất | là rẻ nhất",
        "trở lên | đổ lên | gì đó | có lẻ | lẻ | có dư | dư | có thừa",
        "một chút | một tí | một ít | chút đỉnh | chút ít | gì đấy | cộng trừ | hoặc hơn | chi đó | ±",
    )
    | phrases(
        Cue.BOUND,
        "dưới | tối đa | không quá | nhiều nhất | cao nhất | chưa tới | chưa đến | không tới | kịch",
        "không đến | ko quá | chưa đầy | không vượt quá | không hơn | ko tới | ko đến | max | cùng lắm",
        "không vượt | nhỏ hơn | ít hơn | thấp hơn | không trên | chưa quá | bé hơn | đến mức | < | ≤",
        "không cao hơn | không nhiều hơn | cao lắm | giỏi lắm | quá lắm | căng lắm | đắt lắm | mắc lắm | nhiều lắm | hết nấc",
    )
    | phrases(
        Cue.BOUND_AFTER,
        "đổ lại | trở lại | trở xuống | đổ xuống | là cùng | là tối đa | là cao nhất | là kịch kim",
        "là căng | là hết sức | quay đầu | là nhiều | là hết mức | là hết cỡ",
    )
    | phrases(
        Cue.VAGUE,
        "vài | dăm | mấy | hàng | cả | bạc | nhiều | một vài | vài ba | dăm ba | mươi | ít | chục",
        "dăm bảy | đôi | đôi ba | năm bảy | ba bốn | hai ba | một hai | vài bốn | bạc chục | cả mấy",
    )
    | phrases(
        Cue.TOTAL,
        "tổng | tổng cộng | tổng số | tổng là | cả thảy | tất cả | cộng lại | toàn bộ | vị chi | =",
        "hết thảy | gộp lại | tổng giá trị | tổng kinh phí | tổng mức | tổng mức đầu tư | tổng chi",
        "tổng tiền | tổng dự toán | hết cả thảy | gộp cả | cả gói | trọn gói | tổng vốn | cộng cả",
        "cộng là | cộng lại là | cộng thành | cộng vào là | tổng lại | vị chi là | như vậy là | tính ra là | tông | tổg | cả hai | cả 2 | tổng thể | tổng toàn bộ | tổng chi phí | tổng số tiền | nữa là",
    )
    | phrases(
        Cue.VALUE,
        "giá trị | trị giá | kinh phí | dự toán | hết | tốn | chi phí | số tiền | mức đầu tư | giá | khoản tiền",
        "tăng lên | nâng lên | tăng lên thành | giảm xuống | giảm còn | giảm xuống còn | tăng thành",
        "quyết toán | giá hợp đồng | giá trị hợp đồng | giá trúng thầu | gt | kp | vốn | tgt | gtri | giá trị công trình | khái toán | mất | đầu tư",
    )
    | phrases(
        Cue.PART,
        "hỗ trợ | ủng hộ | tài trợ | đối ứng | vay | tạm ứng | còn thiếu | thiếu",
        "đã có | đã thu | thu được | mới được | mới có | đã chi | nợ",
        "bố trí vốn | bố trí kinh phí | cấp vốn | cấp kinh phí | rót vốn | bố trí | đã bố trí | bố trí được | rót | đã rót | đã cấp | cúng | công đức | hiến | hiến đất | tặng | bỏ ra | còn lại",
        "phần còn lại | kêu gọi | đặt cọc | ứng trước | vận động được | huy động được | kêu gọi được | xin được",
        "vận động đc | huy động đc | xin đc",
    )
    | phrases(
        Cue.GIFT,
        "dân đóng | bà con đóng | nhân dân đóng | các hộ đóng | người dân đóng | phụ huynh đóng",
        "hùn | hùn được | hùn vô | hùn nhau | góp | đóng góp | đã góp | quyên góp | quyên | mới góp | góp được | đóng góp được | góp vốn",
    )
    | phrases(
        Cue.PAYER,
        "xã lo | thôn lo | huyện lo | tỉnh lo | nhà nước lo | xóm lo | ấp lo | bản lo",
        "xã | huyện | tỉnh | tw | t/w | nhà nước | doanh nghiệp | ngân sách | quỹ | thôn | mạnh thường quân | nn",
        "công ty | nhà thầu | hội | đoàn | mặt trận | ubnd | nhà tài trợ | mttq | mtq | dn | nsnn | nstw",
        "nsx | nsđp | cty | gia đình | chủ hộ | chủ nhà | hộ gia đình | nhà hảo tâm | hảo tâm | trung ương",
        "dòng họ | cấp trên | phòng nông nghiệp | chương trình | dự án",
    )
    | phrases(
        Cue.PEOPLE,
        "nd | dân lo | bà con lo | nhân dân lo",
        "dân | bà con | con em | nhân dân | phụ huynh | các hộ | hộ dân | người dân | bà con góp",
    )
    | phrases(
        Cue.EACH,
        "mỗi | từng | bình quân | trung bình | đầu người | một hộ | 1 hộ | một khẩu | 1 khẩu | tbình",
        "một người | 1 người | một nhà | 1 nhà | hàng tháng | mỗi tháng | hàng năm | đơn giá | bq",
        "nhà nào | hộ nào | khẩu nào | ai cũng | người nào | nhà nào cũng | hộ nào cũng | một nóc nhà | mỗi nóc | 1 mét | một mét | 1 m | theo hộ | theo khẩu | theo đầu | cứ",
    )
    | phrases(Cue.PARTS_FOLLOW, "trong đó | gồm | bao gồm | gồm có | trong ấy | chia ra | cụ thể")
    | phrases(
        Cue.FOREIGN,
        "usd | đô | đô la | dola | dollar | $ | € | euro | eur | tệ | nhân dân tệ | ndt | cny | yên",
        "cây vàng | chỉ vàng | lượng vàng | vàng | kíp | baht | bath | won | bảng anh | £ | ¥ | us",
        "bitcoin | btc | usdt | rúp | lượng | đô mỹ | đôla | yen | jpy | ₩ | ฿ | rmb | aud",
    )
    | phrases(Cue.NEGATIVE, "âm | trừ")
    | phrases(
        Cue.UNKNOWN,
        *NOT_KNOWN,
        "k rõ | chờ dự toán | chưa có dự toán | đợi dự toán | chưa dự toán | chưa chốt | hk biết",
        "chưa duyệt | tính sau | báo sau | chưa họp | đang tính | đang lập dự toán | chưa có",
        "chưa chắc | chưa ước | chưa quyết | chờ họp | chờ duyệt | để hỏi lại | hông biết",
        "chưa lập dự toán | chưa thống nhất | chờ báo giá | đang chờ | không nhớ | chờ xã",
        "chưa cụ thể | để tính | để em xem | hổng biết | đợi xã | đợi họp | chưa có con số",
        "chưa có giá | bổ sung sau | cập nhật sau | chờ thiết kế | đợi báo giá | chưa khảo sát",
        "chưa dự trù | đang khảo sát | chờ thợ | chưa hỏi | chưa bàn | chưa bk",
    )
    | phrases(
        Cue.DENIED,
        "đâu có | làm gì có | làm chi có | lấy đâu ra | đào đâu ra | lấy đâu | làm gì tới | làm gì đến",
        "làm gì được | đâu mà | đâu ra",
        "không | ko | chẳng | hông | chả | đừng | chưa | hổng | kg | hong | khong | kô | hk | hem",
    )
    | phrases(
        Cue.QUESTION,
        "? | xuống | giảm | tăng | bao nhiêu | mấy đồng | bn | bnh | có phải | nhiêu | phải không | hả | hở | hử | ư",
    )
    | phrases(
        Cue.FREE,
        "không phát sinh kinh phí | không phát sinh chi phí | miễn phí | không tốn tiền | không mất tiền | không tốn đồng nào | không mất đồng nào | free",
        "không đồng nào | ko đồng nào | k đồng nào | không một đồng nào | không xu nào | chẳng đồng nào",
        "không tốn kém | không tốn kém gì | không tốn một đồng nào | không mất một đồng nào | ko tốn tiền",
        "ko mất tiền | không tốn xu nào | không hết đồng nào | chẳng tốn đồng nào | không cần tiền",
        "khỏi tốn tiền | hổng tốn tiền | không tốn chi phí | không mất phí | không mất chi phí",
        "không tốn gì | chẳng mất đồng nào | không tốn 1 đồng | không tốn một đồng | không dùng tiền",
        "không tốn một xu | không hết tiền | không tốn phí | không phải tốn tiền | không mất xu nào",
        "không phải bỏ tiền | không sử dụng tiền | ko tốn đồng nào | ko mất đồng nào | không tiền",
        "ko tốn kém | ko tốn kém gì | không mất gì | không mất một xu | chẳng tốn tiền | hông tốn tiền",
    )
    | phrases(
        Cue.FREE,
        *(
            f"{no} {spend} {what}"
            for no in ("không", "ko", "k", "chẳng", "chả", "hông", "hổng", "khỏi")
            for spend in (
                "tốn",
                "mất",
                "hết",
                "cần",
                "phải tốn",
                "phải mất",
                "dùng",
                "sử dụng",
                "có tốn",
                "phải chi",
                "chi",
                "phải bỏ",
            )
            for what in (
                *(
                    "tiền",
                    "đồng nào",
                    "đồng xu nào",
                    "xu nào",
                    "một xu nào",
                    "kinh phí",
                    "chi phí",
                    "kp",
                ),
                *("tiền bạc", "đồng bạc nào", "cắc nào", "xu", "1 xu", "tiền gì", "tiền nào"),
            )
        ),
    )
    | phrases(
        Cue.NONE,
        "không có | ko có | k có | hông có | hổng có | không có gì | không có tiền | ko có tiền | k có tiền",
        "không có kinh phí | ko có kinh phí | k có kinh phí | không có nguồn | không có vốn | làm gì có tiền",
    )
    | phrases(Cue.SLANG, "xị | lít | chai | lốp | tấn | vé | cành | ngói")
    | phrases(Cue.EITHER, "hoặc | hay | hoặc là | hay là")
    | phrases(Cue.TO, "đến | tới | - | - > | cho đến | cho tới | tới tận")
    | phrases(Cue.FROM, "từ")
    | phrases(
        Cue.COUNTED,
        "thôn | xóm | ấp | tổ | bản | buôn | làng | khu | khu phố | khóm | đội | ngày | tháng | năm | ngõ | hẻm | ngách",
        "quý | số | đợt | điểm | lần | thứ | khoá | đường | tuyến | quốc lộ | tỉnh lộ | sđt | stk | đt",
        "tài khoản | điện thoại | cccd | mục | câu | stt | tdp | kp | tổ dân phố | cụm | lớp | mùng",
        "mồng | hotline | zalo | nghị quyết | kế hoạch | văn bản | kỷ niệm | ql | tl | nhà số | thôn số",
    )
    | phrases(
        Cue.NOISE,
        "khoán gọn | giao khoán gọn | fwd | fw | chuyển tiếp | sau thuế | trước thuế | đã có thuế | có thuế | đã gồm thuế | có cả thuế | chưa thuế | chưa gồm thuế | chưa có thuế | chưa tính thuế | chưa vat | chưa gồm vat | cả thuế | gồm thuế | đã gồm thuế | gồm cả thuế | gồm vat | có vat | đã có vat",
        *(
            f"{org} {ours}"
            for org in (
                "chi hội",
                "chi hội phụ nữ",
                "hội phụ nữ",
                "hội",
                "chi đoàn",
                "chi hội nông dân",
            )
            for ours in ("em", "tôi", "mình", "chúng em", "chúng tôi", "cháu")
        ),
        *(f"xin được {what}" for what in ("đăng ký", "báo cáo", "gửi", "trình bày", "thưa", "nộp")),
        "quy ra tiền | quy ra | tất tần tật | cả công lẫn vật liệu | lẫn vật tư | cả công lẫn vật tư | cả vật liệu lẫn công | thôi cứ ghi | cứ ghi",
        "quy mô | hai bên | xã duyệt rồi | huyện duyệt rồi | xã đã duyệt | huyện đã duyệt | khối lượng | đã làm tròn | đã duyệt | đã được duyệt | đã gồm | đã tính | đã chốt | đã thống nhất | đã họp | đã báo",
        "đã phê duyệt | đã thẩm định | như đã báo | đã bàn | mới phải | mới đúng | mới chuẩn | chi tiết | đã bao gồm",
        "thời gian thực hiện | thực hiện | thời gian | hiện tại | hiện nay",
        "dân lo hết | bà con lo hết | dân tự lo | dân lo một nửa | dân lo nửa | dân chịu một nửa",
        "kể cả công dân | cả công dân | cán bộ xã | cán bộ thôn | lãnh đạo xã | bà con ạ | bà con nhé",
        "mấy anh | mấy chị | mấy em | mấy bác | mấy cô | mấy chú | mấy thím | cứ để | cứ ghi | cứ cho | cứ lấy | cứ điền | cứ nhập | cứ báo | ghi tạm | tạm ghi | để tạm | tạm để | hỏi thợ | vừa hỏi thợ | đã hỏi thợ",
        "đã ký | đã lập | mới lập | quy đổi | quy đổi thành tiền | cả ngày công | gồm cả ngày công | kể cả ngày công | cả công lao động | chẵn chòi | chẵn chòi là | không hơn không kém | không thiếu một đồng | không thừa không thiếu | không thiếu đồng nào | điều chỉnh | sau điều chỉnh | được điều chỉnh | hội nghị | đại hội | hội đồng | ban phát triển | ban công tác mặt trận | cuối cùng | giá cuối | giá cuối cùng | giá chốt",
        *(
            f"{who} {gives} 100 %"
            for who in ("xã", "huyện", "tỉnh", "nhà nước")
            for gives in ("cấp", "lo", "chi", "cho", "trả", "đầu tư", "hỗ trợ")
        ),
        *(
            f"toàn bộ do {who} {gives}"
            for who in ("doanh nghiệp", "công ty", "xã", "huyện", "nhà nước", "nhà hảo tâm", "dân")
            for gives in ("tài trợ", "hỗ trợ", "ủng hộ", "cho", "cấp", "đầu tư", "đóng góp", "lo")
        ),
        "bỏ công | bỏ sức | bỏ công làm | bỏ công sức | bỏ ngày công",
        "đoàn thanh niên làm | chi đoàn làm | đoàn viên làm | hội phụ nữ làm | hội nông dân làm | bộ đội làm | đoàn thanh niên vẽ | hội phụ nữ trồng | học sinh trồng",
        "bà con tự làm | dân tự làm | nhân dân tự làm | thôn tự làm | do dân làm | nhà nước và nhân dân cùng làm | nhân dân cùng làm | dân làm | bà con làm | theo hình thức xã hội hoá",
        *INCLUDED,
        "việt nam | tiền việt nam | tiền việt | việt nam đồng | kế toán",
        "giám sát | trả góp | xe tang | nhà tang lễ | thiếu nhi | thiếu niên | lên nương | trên núi | trên cao | vốn có | nợ đời",
        "mầm non | bê tông | bê tong | công ty | trên địa bàn | đồng ý | đồng chí | nhà văn hoá | trong năm | cho biết | gần nhà",
        *(
            f"{no} {counted} {labour}"
            for no in ("chưa", "không", "ko", "k", "hông")
            for counted in ("kể", "tính", "gồm", "bao gồm")
            for labour in ("công", "công dân", "ngày công", "công lao động")
        ),
        "cho em | cho tôi | hội trường | thôn em | thôn mình | thôn tôi | xã mình | dân cư | dân sinh",
        "xã hội | xã hội hoá | trên xã | từ xa | đóng điện | cho thôn | cho xã | cho trẻ em | cho dân | cho bà con",
        "cho anh | cho chị | cho bác | cho cháu | nam nay | năm nay | năm sau | năm ngoái | năm tới",
        "đến nay | tới nay | hay lắm | cả thôn | cả xóm | cả làng | cả bản | cả ấp | cả nhà | cả xã",
        "hết sức | nông thôn | thôn xóm | xóm làng | đường làng | xin báo cáo | xin đăng ký",
        "xin phép | xin gửi | xin chào | xin trả lời | em xin | cho nhau | bàn giao | ngân hàng",
        "họp dân | họp bà con | họp thôn | xuống cấp | xuống dốc | xuống ruộng | xuống bến | còn gì | thôi ạ | đồng bào | trả lời | hàng rào | cả đường | mất điện | chi đoàn | chi hội | chi bộ | chi uỷ | không gian",
    )
)
