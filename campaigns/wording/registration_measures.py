"""How much of it a registration says: "350 m", "12 hộ", and what is no measure in a name."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording import spoken_numbers
from campaigns.wording.date_grammar import expression_at
from campaigns.wording.filler import is_stop
from campaigns.wording.quantity_at import Counted, counted_at
from campaigns.wording.quantity_words import UNITS
from campaigns.wording.registration_labels import Label
from campaigns.wording.registration_walk import Walk, in_a_proper_name
from campaigns.wording.registration_words import PARTS, Part

_MEASURES = ("m", "m2", "m3", "ha", "sào", "mẫu", "công")
_COUNTED = (
    "phòng",
    "hộ",
    "cây",
    "bóng đèn",
    "cột",
    "cột điện",
    "cột đèn",
    "con",
    "người",
    "bể",
    "hố",
)
_LENGTHS = ("ngày", "tuần", "tháng", "năm", "hôm", "buổi", "giờ", "ngày công", "lần", "kỳ")
_SPELT = frozenset(["nửa", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
_SO_MANY = frozenset(("hang", "vai", "may", "dam", "ca", "nhieu"))
_THOUSANDS = frozenset(("trăm", "nghìn", "ngàn", "vạn", "chục"))
_HUNDREDS = frozenset(("tram", "chuc", "muoi"))
_TIMES = frozenset(("x", "×", "*"))
_WHICH = frozenset(
    (
        *("tuyen", "doan", "ngo", "hem", "ngach", "nhanh", "so", "thon", "xom", "to", "doi"),
        *("khu", "cap", "kenh", "duong", "cau", "lop", "cum", "lo", "khoi", "muong"),
    )
)
_WORDS_OF_EACH = 5
_PAYING = frozenset(("nha", "ho", "nguoi", "khau"))
_GIVING = frozenset(("hien", "tang"))
_FIELD_NAMES = frozenset(("dong", "xu", "bai", "canh"))
_PLAYED = frozenset(("da", "bong", "san"))
_HOLDERS = frozenset(("dan", "con", "ho", "ong", "ba", "nha"))
_LAND = frozenset(("dat",))
_DONE_WITH_IT = frozenset(("lam", "mo", "xay", "do", "rong", "be"))
_WORDS_BEHIND = 8
_SERVING = frozenset(("qua",))
_WATERED = frozenset(("tuoi", "tieu"))  # "tưới 10ha", but "mương tiêu 200m"
_FIELDS = ("ha", "sào", "mẫu", "công")
_SERVING_TWO = (
    ["phuc", "vu"],
    ["tuoi", "cho"],
    ["tieu", "cho"],
    ["vu", "cho"],
    ["van", "dong"],
    ["ngay", "cong"],
    ["loi", "cho"],
)
_TAKING_PART = frozenset(("tham", "huong", "dung", "hien", "gop", "dong", "su"))
_ROADS = frozenset(("duong", "lo", "ngo", "hem", "ngach"))
_RUNNING = frozenset(("duong", "lo", "kenh", "muong", "tuyen", "day", "ong"))
_MATERIALS = frozenset(("be", "cat", "da", "dat", "soi", "xi", "gach", "go"))  # "5 khối bê tông"
_WIDEST = 10  # metres
_LONGER = 10  # times its width a road is long at least
_WORDS_OF_A_TOTAL = 4
_UP_TO = frozenset(("lên", "len", "thành", "thanh"))


def take_measure(walk: Walk, index: int) -> int | None:
    """A length, an area or a count that is said of the work."""
    token = walk.tokens[index]
    spelt = token.text in _SPELT or _plain_hundreds(walk, index) or _a_hundred(walk, index)
    if _tail_of_more(walk, index):
        return None
    if not (token.number or spelt) or in_a_proper_name(walk, index, ahead=True):
        return None
    if _numbered(walk, index):
        return None
    if spelt and index and walk.tokens[index - 1].fold in _FIELD_NAMES:
        return None  # "đường ra đồng Ba Sào", typed small or in capitals
    counted = counted_at(walk.text, walk.tokens, index)
    if counted is None or counted.unit in _LENGTHS or len(counted.values) > 1:
        return None
    if counted.unit == "con" and not token.number:  # bà con
        return None
    if [token.fold for token in walk.tokens[counted.end - 2 : counted.end]] == ["khoi", "cong"]:
        return None  # "dân góp 60 khởi công 2/1"
    last = walk.tokens[counted.end - 1].text
    if last == "den" and expression_at(walk.cursor, counted.end) is not None:
        return None  # "tu 20 den 25/3": đến, no đèn
    hundred = walk.tokens[counted.end - 1].text in _HUNDREDS
    if hundred and (not token.number or spoken_numbers.spoken(walk.tokens, counted.end - 1)):
        return None  # "ba Tu mot tram hai muoi trieu": no station
    words = range(index + 1, counted.end)
    if any((part := PARTS.at(walk.tokens, at)) and part.meaning is Part.MONEY for at in words):
        return None  # "truong cap 2 het tram hai trieu": no station
    known = any(UNITS.at(walk.tokens, place) for place in words)
    power = counted.unit in ("m2", "m3")
    if not (known or power) or not 0 < counted.values[0] <= 10**9:
        return None
    return _keep_measure(walk, index, counted)


def _numbered(walk: Walk, index: int) -> bool:
    """ "tuyến 1 100m": the first number is which one it is, and no thousand."""
    several = walk.tokens[index].number and walk.tokens[index + 1 : index + 2]
    named = index > 0 and (walk.tokens[index - 1].fold in _WHICH or walk.tokens[index].glued)
    return bool(several) and walk.tokens[index + 1].number and named


def _plain_hundreds(walk: Walk, index: int) -> bool:
    """ "nam tram met", typed without marks: two words of a number are no name."""
    number = spoken_numbers.spoken(walk.tokens, index) if walk.tokens[index].plain else None
    return number is not None and number.end > index + 1


def _a_hundred(walk: Walk, index: int) -> bool:
    """ "dài trăm hai mét": one hundred and twenty; no "hàng trăm hộ"."""
    before = walk.tokens[index - 1].fold if index else ""
    return walk.tokens[index].text == "trăm" and before not in _SO_MANY


def _tail_of_more(walk: Walk, index: int) -> bool:
    """ "dài nghìn hai mét": hai is a part of the number, which is none we know."""
    free = index > 0 and walk.scanned.labels[index - 1] is None
    return free and walk.tokens[index - 1].text in _THOUSANDS


def _keep_measure(walk: Walk, index: int, counted: Counted) -> int:
    wider = _second_of(walk, counted.end)
    if wider is not None:  # "mở rộng từ 2m lên 3m"
        return walk.mark(index, wider.end, Label.MEASURE)
    if counted.unit == "công" and walk.tokens[counted.end - 1].plain:
        return walk.mark(index, counted.end, Label.COUNT)  # "2 cong thoat nuoc": cống
    if counted.unit == "cây" and [one.text for one in walk.tokens[counted.end :][:1]] == ["cầu"]:
        return walk.mark(index, counted.end, Label.COUNT)  # "1 cây cầu": no tree
    if _is_product(walk, counted.start):
        return walk.mark(index, counted.end, Label.COUNT)  # "cống hộp 2x2m"
    if _of_others(walk, index, counted):
        serves = counted.unit in _MEASURES and walk.tokens[index - 1].fold not in _GIVING
        return walk.mark(index, counted.end, Label.COUNT if serves else _label(counted))
    if counted.unit == "cây" and _is_kilometres(walk, counted.end):
        return walk.mark(index, counted.end + 1, Label.MEASURE)
    if counted.unit in _MEASURES:
        size = walk.size or _is_width(walk, index, counted)
        whole = not size and not _is_side(walk, counted) and not _of_each(walk, index)
        if whole:
            _take_whole(walk, index, counted)
        return walk.mark(index, counted.end, Label.MEASURE)
    if _of_each(walk, index):
        return walk.mark(index, counted.end, Label.COUNT)
    if counted.unit in _COUNTED and walk.scanned.quantity is None and not _lives(walk, index):
        walk.scanned.quantity = counted.quantity
    return walk.mark(index, counted.end, Label.COUNT)


def _is_kilometres(walk: Walk, end: int) -> bool:
    """ "đường 1 cây 2", "2 cây rưỡi": no trees, and how long it is must be asked."""
    after = walk.tokens[end : end + 1]
    before = walk.tokens[max(end - _WORDS_BEHIND, 0) : end]
    if not after or _RUNNING.isdisjoint(token.fold for token in before):
        return False
    return spoken_numbers.is_half(after[0]) or (after[0].number and len(after[0].text) == 1)


def _is_width(walk: Walk, index: int, counted: Counted) -> bool:
    """ "mở lộ 4m": so few metres are how wide a road is."""
    road = index > 0 and walk.tokens[index - 1].fold in _ROADS
    return road and counted.unit == "m" and counted.values[0] <= _WIDEST


def _label(counted: Counted) -> Label:
    return Label.MEASURE if counted.unit in _MEASURES else Label.COUNT


def _of_others(walk: Walk, index: int, counted: Counted) -> bool:
    """ "hiến 500m2 đất làm đường", "mương tưới cho 10ha lúa", "120 hộ tham gia": what is given for
    the work, whom it serves, who takes part; not how much is done."""
    before = [token.fold for token in walk.tokens[max(index - 3, 0) : index]]
    end = counted.end
    after = walk.tokens[end : end + 2]
    if counted.unit in _FIELDS and before[-1:] and before[-1] in _WATERED:
        return True
    given_for = _works_later(walk, end) or walk.scanned.quantity is not None
    if before[-1:] and before[-1] in _GIVING | _LAND and given_for:
        return True
    if counted.unit == "người" and before[-1:] and before[-1] in _PLAYED:
        return True  # "giải bóng đá 7 người"
    if before[-1:] == ["hien"] and before[-2:-1] and before[-2] in _HOLDERS and after[:1]:
        return after[0].fold == "dat"  # "dân hiến 200m2 đất"
    given = [token.fold for token in after] in (["dat", "hien"], ["dat", "do"])
    served = before[-1:] and (before[-1] in _SERVING or before[-2:] in _SERVING_TWO)
    takes_part = counted.unit != "m" and bool(after) and after[0].fold in _TAKING_PART
    material = counted.unit == "m3" and bool(after) and after[0].fold in _MATERIALS
    return given or bool(served) or takes_part or material


def _works_later(walk: Walk, end: int) -> bool:
    """Whether something is done behind the land that is given."""
    return any(token.fold in _DONE_WITH_IT for token in walk.tokens[end : end + _WORDS_BEHIND])


def _lives(walk: Walk, index: int) -> bool:
    """ "Thôn 3 có 120 hộ", "thôn 3 (120 hộ)": how many live there."""
    has = index > 1 and walk.tokens[index - 1].text in ("có", "(")
    return has and walk.scanned.labels[index - 2] is Label.UNIT


def _of_each(walk: Walk, index: int) -> bool:
    """ "mỗi hộ 1 công", "mỗi bên 100m": how much of one, not of the work."""
    before = walk.tokens[max(index - _WORDS_OF_EACH, 0) : index]
    stops = [place for place, one in enumerate(before) if is_stop(one)]
    before = before[stops[-1] + 1 :] if stops else before
    plain = any(
        one.text == "moi" and other.fold in _PAYING for one, other in pairwise(before)
    )  # "moi nha 1 cot co"
    return plain or any(token.text in ("mỗi", "từng") for token in before)


def _is_product(walk: Walk, start: int) -> bool:
    """ "2x2m", written as one: the second number of a size that belongs to a name."""
    before = walk.tokens[max(start - 2, 0) : start + 1]
    glued = len(before) == 3 and before[1].glued and before[2].glued
    return glued and before[0].number and before[1].text in _TIMES


def _is_side(walk: Walk, counted: Counted) -> bool:
    """ "20m x 20m": a side of a yard; in "400m x 3m" the first is how long the road is."""
    if walk.tokens[counted.start - 1].text in _TIMES:
        return True
    times = walk.tokens[counted.end : counted.end + 1]
    if not times or times[0].text not in _TIMES or counted.unit != "m":
        return False
    other = counted_at(walk.text, walk.tokens, counted.end + 1)
    return other is not None and other.unit == "m" and counted.values[0] < 10 * other.values[0]


def _second_of(walk: Walk, end: int) -> Counted | None:
    """The measure behind "lên" or "thành"."""
    if end >= len(walk.tokens) or walk.tokens[end].text not in _UP_TO:
        return None
    return counted_at(walk.text, walk.tokens, end + 1) if end + 1 < len(walk.tokens) else None


def _take_whole(walk: Walk, index: int, counted: Counted) -> None:
    """A length or area beats a mere count; of two lengths none is the work's, but for a total."""
    held = walk.scanned.quantity
    long = walk.tokens[index - 1].fold == "dai" if index else False
    if long and held is not None and held.unit == counted.unit and not walk.lengthy:
        walk.scanned.quantity, walk.several = counted.quantity, False  # "qua kênh 2m4, dài 15m"
        walk.lengthy = True
        return
    walk.lengthy = walk.lengthy or long
    if _is_total(walk, index):
        walk.scanned.quantity, walk.several = counted.quantity, True
    elif (held is None or held.unit not in _MEASURES) and not walk.several:
        walk.scanned.quantity = counted.quantity
    elif held is not None and held.unit == counted.unit and not walk.several:
        width = counted.unit == "m" and counted.values[0] * _LONGER <= held.value
        if not width and held != counted.quantity:
            walk.scanned.quantity, walk.several = None, True  # "đường 1km và mương 500m"


def _is_total(walk: Walk, index: int) -> bool:
    """ "300m và 500m, tổng 800m"."""
    before = walk.tokens[max(index - _WORDS_OF_A_TOTAL, 0) : index]
    return any(token.text in ("tổng", "tong") for token in before)
