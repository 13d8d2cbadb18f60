"""Things that are made for themselves, so that a work can be named by them alone: cổng, sân, đường."""

from __future__ import annotations

from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, Token, phrases

# what stands for itself; "bê tông 60tr", "quyết toán 60tr", "nhà hảo tâm 60tr" do not
_WORKS = Phrases(
    phrases(
        "work",
        "cổng | cổng chào | cổng làng | cổng thôn | sân | đường | cầu | kênh | mương | rãnh | cống | ngõ | hẻm | lộ",
        "đèn | đèn đường | đèn led | camera | cây | cây xanh | hoa | vườn | vườn hoa | bồn hoa | hàng rào | tường rào",
        "nhà văn hóa | nvh | nhà sinh hoạt | nhà cộng đồng | nhà để xe | nhà vệ sinh | nhà kho | nhà rông | bờ kè | kè",
        "bể | bể nước | giếng | giếng nước | ao | đình | bia | trạm bơm | trạm y tế | nghĩa trang | lò đốt | cột cờ",
        "loa | pano | thùng rác | sân khấu | khu vui chơi | khu thể thao | đập | bến nước | thư viện | tủ sách",
    )
)
_MANY_MEANINGS = frozenset(("cong", "den", "cau", "ke", "be", "dinh", "dap", "ranh", "ngo"))

_AGAIN = frozenset(("lại", "lai", "mới", "thêm", "them"))
_COUNTERS = frozenset(("cái", "cai", "con", "chiếc", "cây", "ngôi"))


def thing_end(tokens: list[Token], index: int, *, counted: bool = False) -> int:
    """The end of the thing at `index`, nought where there is none; behind "cái" a plain "cong" is cổng."""
    thing = _WORKS.at(tokens, index)
    if thing is None:
        return 0
    doubtful = tokens[index].plain and tokens[index].text in _MANY_MEANINGS
    return 0 if doubtful and not counted and thing.end == index + 1 else thing.end


def begins_with_a_work(tokens: list[Token]) -> bool:
    """Whether a clause begins with a thing that is made for itself, or with what is done to one."""
    doing = PARTS.at(tokens, 0)
    does = doing is not None and doing.meaning is Part.DOING and tokens[0].fold != "mua"
    first = doing.end if doing is not None and does else 0
    first += does and first < len(tokens) and tokens[first].text in _AGAIN
    if first >= len(tokens):
        return False
    counted = tokens[first].text in _COUNTERS and thing_end(tokens, first + 1, counted=True)
    return counted > 0 or thing_end(tokens, first) > 0
