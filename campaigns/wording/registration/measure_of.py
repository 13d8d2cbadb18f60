"""What a measure of a registration is of: the work, its width, one of several, or what others have."""

from __future__ import annotations

from itertools import pairwise

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.quantity.at import Counted, counted_at
from campaigns.wording.registration.labels import Label
from campaigns.wording.registration.walk import Walk
from campaigns.wording.spelling.text import Phrases, phrases

GIVING = frozenset(("hien", "tang"))
_TIMES = frozenset(("x", "×", "*"))
_WORDS_OF_EACH = 5
_WORDS_OF_A_CLAUSE = 8
EARLIER = Phrases(
    phrases(
        "earlier",
        "năm ngoái | năm trước | năm kia | năm rồi | đợt trước | đợt rồi | lần trước | kỳ trước | trước đây",
    )
)
_PAYING = frozenset(("nha", "ho", "nguoi", "khau"))
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
_EVERY = frozenset(("cách", "cứ", "cach", "cu"))
_ONE = frozenset(("một", "mỗi"))
_NO_THINGS = frozenset(("ben", "phia", "dau", "chieu", "met", "m", "ho", "nha", "nguoi", "khau"))
_FIELDS_OF = frozenset(
    ("dat", "ruong", "lua", "vuon", "ray", "ao", "tom", "sen", "tich", "rong", "mat")
)
_FARTHEST = 100  # metres
_WIDEST = 10  # metres


def is_of_others(walk: Walk, index: int, counted: Counted) -> bool:
    """ "hiến 500m2 đất làm đường", "mương tưới cho 10ha lúa", "120 hộ tham gia": what is given for
    the work, whom it serves, who takes part; not how much is done."""
    before = [token.fold for token in walk.tokens[max(index - 3, 0) : index]]
    end = counted.end
    after = walk.tokens[end : end + 2]
    if _is_unit_price(walk, index, counted) or _is_elsewhere(walk, index, counted):
        return True
    if counted.unit in _FIELDS and before[-1:] and before[-1] in _WATERED:
        return True
    if counted.unit == "công" and not _is_field(walk, index, counted.end):
        return True
    given_for = _works_later(walk, end) or walk.scanned.quantity is not None
    if before[-1:] and before[-1] in GIVING | _LAND and given_for:
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


def _is_unit_price(walk: Walk, index: int, counted: Counted) -> bool:
    """ "200k một mét": what a single one costs."""
    return list(counted.values) == [1] and walk.scanned.labels[index - 1 : index] == [Label.MONEY]


def _is_elsewhere(walk: Walk, index: int, counted: Counted) -> bool:
    """ "cách nhà văn hóa 50m", "đợt trước làm 100m rồi": how far off, or what was done before."""
    for place in range(index - 1, max(index - _WORDS_OF_A_CLAUSE, -1), -1):
        if walk.scanned.labels[place] is Label.STOP:
            return False
        away = counted.unit == "m" and walk.tokens[place].text == "cách"
        if away or EARLIER.at(walk.tokens, place) is not None:
            return True
    return False


def _is_field(walk: Walk, index: int, end: int) -> bool:
    """ "3 công ruộng", "diện tích 5 công"; "dân góp 30 công" are days of work."""
    beside = walk.tokens[max(index - 2, 0) : index] + walk.tokens[end : end + 1]
    return any(token.fold in _FIELDS_OF for token in beside)


def _works_later(walk: Walk, end: int) -> bool:
    """Whether something is done behind the land that is given."""
    return any(token.fold in _DONE_WITH_IT for token in walk.tokens[end : end + _WORDS_BEHIND])


def lives_there(walk: Walk, index: int) -> bool:
    """ "Thôn 3 có 120 hộ", "thôn 3 (120 hộ)": how many live there."""
    has = index > 1 and walk.tokens[index - 1].text in ("có", "(")
    return has and walk.scanned.labels[index - 2] is Label.UNIT


def apart_end(walk: Walk, index: int, counted: Counted) -> int | None:
    """ "cách 30m", "cứ 5m một cây", "20m một cột": how far apart they stand; where that ends."""
    end, before = counted.end, walk.tokens[max(index - 2, 0) : index]
    told = bool(before) and (
        before[-1].text in _EVERY or [one.fold for one in before] == ["cach", "nhau"]
    )
    one = walk.tokens[end : end + 2]
    of_one = len(one) > 1 and one[1].word and one[1].fold not in _NO_THINGS
    of_one = of_one and (one[0].text in _ONE or (told and one[0].text == "1"))
    of_one = of_one and amount_at(walk.text, walk.tokens, end) is None  # "3m một trăm triệu"
    near = counted.unit == "m" and counted.values[0] <= _FARTHEST
    return end + 2 * of_one if near and (told or of_one) else None


def is_of_each(walk: Walk, index: int) -> bool:
    """ "mỗi hộ 1 công", "mỗi bên 100m": how much of one, not of the work."""
    before = walk.tokens[max(index - _WORDS_OF_EACH, 0) : index]
    stops = [place for place, one in enumerate(before) if is_stop(one)]
    before = before[stops[-1] + 1 :] if stops else before
    plain = any(
        one.text == "moi" and other.fold in _PAYING for one, other in pairwise(before)
    )  # "moi nha 1 cot co"
    return plain or any(token.text in ("mỗi", "từng") for token in before)


def is_product(walk: Walk, start: int) -> bool:
    """ "2x2m", written as one: the second number of a size that belongs to a name."""
    before = walk.tokens[max(start - 2, 0) : start + 1]
    glued = len(before) == 3 and before[1].glued and before[2].glued
    return glued and before[0].number and before[1].text in _TIMES


def is_side(walk: Walk, counted: Counted) -> bool:
    """ "20m x 20m": a side of a yard; in "400m x 3m" the first is how long the road is."""
    if walk.tokens[counted.start - 1].text in _TIMES:
        return True
    times = walk.tokens[counted.end : counted.end + 1]
    if not times or times[0].text not in _TIMES or counted.unit != "m":
        return False
    other = counted_at(walk.text, walk.tokens, counted.end + 1)
    return other is not None and other.unit == "m" and counted.values[0] < 10 * other.values[0]


def is_width(walk: Walk, index: int, counted: Counted) -> bool:
    """ "mở lộ 4m": so few metres are how wide a road is."""
    road = index > 0 and walk.tokens[index - 1].fold in _ROADS
    return road and counted.unit == "m" and counted.values[0] <= _WIDEST


def is_kilometres(walk: Walk, end: int) -> bool:
    """ "đường 1 cây 2", "2 cây rưỡi": no trees, and how long it is must be asked."""
    after = walk.tokens[end : end + 1]
    before = walk.tokens[max(end - _WORDS_BEHIND, 0) : end]
    if not after or _RUNNING.isdisjoint(token.fold for token in before):
        return False
    return spoken_numbers.is_half(after[0]) or (after[0].number and len(after[0].text) == 1)
