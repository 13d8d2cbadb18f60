"""Phrases that make a part, a change or a guess of the value beside them, whatever their words are.

"Tiền công 20 triệu" is no value of a work though both words say nothing by themselves; the reader
asks once more where one of these is said.
"""

from __future__ import annotations

from campaigns.wording.money.words import INCLUDED
from campaigns.wording.spelling.text import Phrases, Token, phrases

FINE = "fine"


def doubt_in(tokens: list[Token], table: Phrases[str]) -> str | None:
    """The first doubt among `tokens`; a longer phrase that says nothing hides the one in it."""
    index = 0
    while index < len(tokens):
        found = table.at(tokens, index)
        if found is not None and found.meaning != FINE:
            return found.meaning
        index = found.end if found is not None else index + 1
    return None


def eight_or_about(tokens: list[Token]) -> bool:
    """ "khoang tam muoi", typed without marks: eighty, or about ten."""
    words = [token.text for token in tokens]
    about = any(
        word == "tam" and before in _ABOUT and after in _TENS
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )
    return (
        about
        or any(
            word == "tam" and after in _DIGITS and last in _LAST_DIGITS  # "tam bay lam": tầm 75
            for word, after, last in zip(words, words[1:], words[2:], strict=False)
        )
    )


_ABOUT = frozenset(("khoang", "chung", "co", "uoc", "do", "gan", "hon", "duoc"))
_TENS = frozenset(("muoi", "tram", "chuc", "nghin", "ngan"))
_DIGITS = frozenset(("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"))
_LAST_DIGITS = _DIGITS | {"mot", "tu", "lam", "nham"}
GUESSED = (
    "có lẽ | có nhẽ | nghe nói | nghe đâu | hình như | có khi | có thể | chắc là | không chắc | em đoán | đoán là | đoán chừng | nếu | giả sử",
    "giá mà | giá như | phải chi có | mong | muốn | ước gì | đề nghị | đề xuất | kiến nghị | phải có | lần trước | đợt trước",
    "lẽ ra | đáng lẽ | đúng ra | chắc gì | chắc gì đã | kịp thì | tưởng được",
    "cứ tưởng | tưởng là | tưởng đâu | tưởng rằng | cứ ngỡ | ngỡ là | nghe đồn | người ta nói | người ta bảo | khoan hãy",
    "chắc phải | cần thêm | chưa chắc | thì phải | không biết đủ | chắc cũng phải",
)
NOT = ("không", "ko", "k", "chưa", "hông", "hổng")
_COUNTED_IN = ("bao gồm", "gồm", "kể", "tính", "có", "bao gồm cả", "kể cả", "tính cả")
_OURS = (
    *("mình", "tôi", "tui", "em", "chúng tôi", "chúng em", "tụi em", "bọn em", "bên em", "bên tôi"),
    *("bên mình", "thôn em", "thôn tôi", "thôn mình", "xóm tôi", "ấp tui", "ấp em", "nhà em"),
)
_NO_MONEY = ("công", "công dân", "ngày công", "công lao động", "thuế", "vat", "thuế vat")
SUM_DOUBTS = Phrases(
    {f"{no} {inside}": "part" for no in NOT for inside in _COUNTED_IN[:4]}
    | {f"{no} {inside} {what}": FINE for no in NOT for inside in _COUNTED_IN for what in _NO_MONEY}
    | phrases(FINE, "không phát sinh kinh phí | không phát sinh chi phí")
    | phrases(
        "guess",
        *GUESSED,
        "năm ngoái | năm trước | năm kia | được thì | thì làm | thì mới | thôn bên | thôn khác | định xin",
        *(
            f"{said} {wrongly}"
            for said in ("ghi", "gõ", "nhập", "báo", "viết")
            for wrongly in ("nhầm", "sai", "lộn")
        ),
        "trên tổng | trên tổng số | so với tổng | chắc đủ | nghe bảo | đến nay | tới nay | đến giờ",
        "bỏ đi | xoá | bỏ số | khoan ghi | khoan nhập | khoan gửi | khoan đã | chờ đã | trúng số",
        "đâu đủ | sao đủ | hay để | để mai | mai báo | nói vậy thôi | nói chơi | ghi đại | ghi bừa | gõ đại",
        "để làm gì | của ai | cho ai | giá thị trường | giá sàn | giá trần | định mức | nói đại | đoán đại",
        "cũng vậy | cũng thế | cũng như vậy | giống thôn | như thôn | bằng thôn | cả xã | toàn xã | xã mình tổng | xã tổng | cả huyện | gì mà",
        "lúc đầu | ban đầu | năm đầu | dự toán cũ | hồi đầu",
    )
    | {
        f"xin được {what}": FINE
        for what in ("đăng ký", "báo cáo", "gửi", "trình bày", "thưa", "nộp")
    }
    | phrases(
        FINE,
        "sân vận động | vận động viên",
        "dân lo hết | bà con lo hết | dân tự lo | dân lo một nửa | dân lo nửa | dân chịu một nửa",
        "theo thiết kế | đúng thiết kế | có thiết kế | làm hồ sơ rồi | trong hồ sơ | theo hồ sơ",
        *INCLUDED,
        "cả công và vật liệu | công và vật liệu | vật liệu và công | công và vật tư | vật tư lẫn | công lẫn vật liệu | lẫn công",
        "cả vật liệu lẫn công | cả vật liệu lẫn nhân công",
        "bao công | bao cả công | bao luôn công | bao luôn công thợ | bao cả công thợ | bao công thợ | bao nhân công | bao luôn nhân công | bao cả nhân công | bao vật tư | bao luôn vật tư | bao cả vật tư | bao cả vật liệu | bao luôn vật liệu",
    )
    | {
        f"{whose} {pays} {all_of_it}": FINE
        for whose in _OURS
        for pays in ("lo", "chịu", "góp", "đóng")
        for all_of_it in ("hết", "toàn bộ", "tất", "cả")
    }
    | {
        f"{who} {gives} 100 %": FINE
        for who in ("xã", "huyện", "tỉnh", "nhà nước")
        for gives in ("cấp", "lo", "chi", "cho", "trả", "đầu tư", "hỗ trợ")
    }
    | phrases(
        FINE,
        "bỏ ra | bỏ công | bỏ sức | bỏ rác | bỏ hoang | bỏ phiếu | cán bộ | sơ bộ | chi bộ | đảng bộ | bờ kè | bờ rào",
        "bờ ao | bờ mương | bờ sông | bờ suối | bờ kênh | bờ hồ | bờ tường | bờ bao | toàn bộ | nội bộ | bộ đội",
    )
    | {
        f"được {who} {settled}": FINE
        for who in ("xã", "huyện", "tỉnh", "nhà nước")
        for settled in ("duyệt", "phê duyệt", "thẩm định", "thông qua", "thống nhất")
    }
    | {
        f"{parted} {how} đợt": FINE
        for parted in ("chia", "chia làm", "chia thành", "làm", "chia ra")
        for how in ("2", "3", "hai", "ba", "nhiều", "mấy")
    }
    | phrases(
        "part",
        "bỏ",  # left out, or what somebody pays
        "tiền của | còn dư | còn thừa",
        "trả thợ | trả tiền | trả công | nhân công | công thợ | thuê thợ | hiện có | đang có | sẵn có",
        "được xã | xã cấp | được cấp | trên cấp | huyện cấp | tỉnh cấp | nhà nước cấp | được huyện",
        "được nhà nước | xã cho | nhà nước cho | huyện cho | được tỉnh | xã chi | xã trả | cấp cho",
        "vận động | huy động | xin được | xin hỗ trợ | tiền công | tiền thợ | tiền vật liệu | vật tư",
        "tiền nhân công | giải ngân | thanh toán | trả trước | đóng trước | mới đóng | mới thu | mới chi | đấu giá | bán được",
        "tiền máy | tiền ca máy | tiền mặt bằng | tiền mua | tiền thuê | giai đoạn | trong tài khoản | trong quỹ | gửi về",
        "lần đầu | lần này | lần 1 | lần một | ngày công quy ra | công quy ra | ngày công quy thành",
        *(
            f"{verb} {material}"
            for verb in ("mua", "nhập", "chở")
            for material in (
                *("gạch", "cát", "đá", "sắt", "thép", "tôn", "xi", "xi măng", "sỏi", "ống", "dầu"),
                *("vật liệu", "đất", "ngói", "sơn", "dây điện", "cừ", "tre"),
            )
        ),
        *(f"giai đoạn {n}" for n in ("1", "2", "3", "i", "ii", "một", "hai", "đầu")),
        *(f"quỹ {whose} có" for whose in ("thôn", "xóm", "ấp", "bản", "làng", "khu", "tổ")),
        "quỹ có | năm ngoái làm | năm ngoái hết | năm trước làm | năm trước hết | hiến đất trị giá",
        "đất hiến trị giá | hiến trị giá | giá trị đất | giá trị đất hiến",
        "phụ cấp | tiền lương | lương tháng | lần 2 | lần 3 | lần hai | lần ba | lần thứ | 2 lần | 3 lần | hai lần | ba lần",
        *(
            f"phần {piece}"
            for piece in ("sân", "đường", "cổng", "điện", "nước", "rào", "cửa", "sơn")
        ),
        *(
            f"đoạn {which}"
            for which in ("đầu", "cuối", "giữa", "nhà", "trên", "dưới", "1", "2", "3")
        ),
        *(f"{who} {gives}" for who in ("người", "hộ", "nhà") for gives in ("đóng", "góp", "nộp")),
        "quỹ còn | quỹ thôn còn | còn trong quỹ | đền bù | doanh thu | thu nhập | lợi nhuận | tiền lãi",
        "đã trả | đã đóng | đã nộp | đã đưa | dư ra | chuyển khoản | chuyển tiền | còn làm tiếp | còn phải làm | làm tiếp phần | làm tiếp đoạn",
        "đất trị giá | trị giá đất | giá đất | tiền đất | tiền cát | tiền đá | tiền xi măng | tiền xi",
        "dân lo | thôn lo | xã lo | bà con lo | ấp lo | bản lo | xóm lo | huyện lo | nhà nước lo",
        "xin cấp | xin cho | mới trả | mới xong | mới đổ | mới đào | các thôn | tháng này | chi phí máy",
        "xin xã | xin huyện | xin tỉnh | xin nhà nước | xin trên | xin cấp trên | nhờ xã",
        "thiết kế | hồ sơ | liên hoan | lễ khởi công | lễ khánh thành | làm móng | tiền lời | gom được",
        "gửi ngân hàng | thợ lấy | thợ đòi | tiền mặt | vốn tự có | vốn đối ứng | giám sát | ca máy",
        *(
            f"{what} {who}"
            for what in ("phần", "vốn")
            for who in (
                *("dân", "bà con", "nhân dân", "các hộ", "thôn", "xóm", "ấp", "bản", "xã", "huyện"),
                *("tỉnh", "nhà nước", "trên", "doanh nghiệp", "công ty", *_OURS),
            )
        ),
        *(f"{whose} {pays}" for whose in _OURS for pays in ("lo", "chịu", "góp", "đóng")),
        *(f"{whose} chỉ có" for whose in (*_OURS, "thôn", "xóm", "ấp", "bản", "dân", "quỹ")),
        *(
            f"{jointly} {whom}"
            for jointly in ("chung với", "cùng với", "cùng", "chung")
            for whom in ("thôn", "xóm", "ấp", "bản", "khu", "tổ", "buôn", "xã bên")
        ),
        "làm chung | vt | vl | nc | thu về | trả giá | cách đây | cách nay | lúc đó | lúc ấy | hồi ấy | bị bác | trong két",
        "kinh phí xã hội hoá | vốn xã hội hoá | tiền xã hội hoá | nguồn xã hội hoá",
        "vật liệu | chi hết | bảo hành | bên kia | bên đó | bên ấy | bên thợ",
        *(
            f"{unit} {thing}"
            for unit in ("triệu", "tr")
            for thing in ("gạch", "tôn", "đất", "cát", "đá", "sắt", "thép", "xi", "xi măng", "sỏi")
        ),
        "người ta làm | người ta hết | tài khoản có | sang năm tiếp | sang năm làm tiếp",
        "triệu ngày công | tr ngày công | triệu bằng công | tr bằng công | triệu bằng ngày công",
        "của xã | của dân | của huyện | của tỉnh | của nhà nước | của bà con | của hội | của công ty",
        "phần móng | phần thô | phần mái | phần tường | riêng phần | phần xây | phần lắp | đợt | hứa",
        "triệu công | triệu hộ | triệu người | triệu khẩu | tr hộ | tr công | triệu m | triệu mét",
    )
    | phrases(
        "change",
        *(
            f"{raised} {what}"
            for raised in ("tăng", "nâng")
            for what in ("vốn", "giá", "giá trị", "kinh phí", "mức", "tiền")
        ),
        "hơn dự toán | vượt dự toán | quá dự toán | so với dự toán | nhân đôi | gấp đôi | gấp hai | gấp ba",
        "thêm | bớt | cộng thêm | bổ sung | phát sinh | đội lên | hụt | dôi | đội vốn | đội giá | hạ",
        "tăng thêm | giảm đi | giảm bớt | bớt đi | cắt | chênh | lãi | phạt",
    )
)
SHARE_DOUBTS = Phrases(
    phrases("guess", *GUESSED)
    | phrases(
        FINE, "mới được | mới đc | mới làm | mới đạt | mới xong | mới khoảng | mới hơn | mới gần"
    )
    | phrases(FINE, "khối lượng cần hoàn thiện | khối lượng cần làm | khối lượng còn phải làm")
    | phrases(FINE, "% công trình | % công việc | phần trăm công trình | phần trăm công việc")
    | phrases(
        "part",
        "móng | tường | trần | mái | nền | vốn | tiền | kinh phí | đồng ý | góp | giải ngân",
        "ghi đại | ghi bừa | cho đẹp | cho vui | hồ sơ | thủ tục | giấy tờ | mặt bằng | % công | phần trăm công | đóng | chậm hơn | trễ hơn | nhanh hơn | lỗi | hỏng | phải làm lại | làm lại",
        "theo kế hoạch | chậm kế hoạch | trễ kế hoạch | chậm so với kế hoạch | kế hoạch đề ra | chậm tiến độ | trễ tiến độ",
        "thợ nói | nghe thợ | theo thợ | lùi | tụt | phần thô | phần xây | phần điện | nhất trí | thống nhất | kế hoạch là | theo kế hoạch là",
        "thôn bên | xóm bên | thôn khác | xóm khác | dân | nhân công | vật tư | vật liệu | nửa tiền | nửa tháng | nửa năm | nửa ngày | nửa vốn | cố",
        *(
            f"phần {piece}"
            for piece in ("đường", "cống", "sân", "mương", "rãnh", "cổng", "sơn", "nước")
        ),
        "bên kia | bên đó | thợ bảo | thợ báo | xoá | đừng ghi | quyết tâm | thiết kế | làm gì được | làm gì đạt",
        "% hộ | phần trăm hộ | đã mua | mua được",
        "hộ dân | các hộ | số hộ | mỗi | từng | thiếu tiền | phấn đấu | mục tiêu | chỉ tiêu | cam kết | cần",
    )
)
AMOUNT_DOUBTS = Phrases(
    phrases("guess", *GUESSED)
    | phrases(
        "part",
        "đợt | đoạn đầu | đoạn cuối | đoạn giữa | đoạn 1 | đoạn 2 | đoạn một | đoạn hai | đừng ghi | trên tổng | trong tổng | trong đó | có sẵn | dự phòng",
    )
    | phrases("bound", "là cùng | là nhiều | là tối đa | là hết mức | là kịch")
)
