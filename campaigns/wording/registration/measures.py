"""How much of it a registration says: "350 m", "12 hộ", and what is no measure in a name."""

from __future__ import annotations

from campaigns.wording.dates.grammar import expression_at
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.quantity.at import Counted, counted_at
from campaigns.wording.quantity.words import UNITS
from campaigns.wording.registration.labels import Label
from campaigns.wording.registration.measure_of import (
    GIVING,
    apart_end,
    is_kilometres,
    is_of_each,
    is_of_others,
    is_product,
    is_side,
    is_width,
    lives_there,
)
from campaigns.wording.registration.walk import Walk, in_a_proper_name
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import words_of

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
_WHICH = words_of(
    [
        "tuyen doan ngo hem ngach nhanh so thon xom to doi khu cap kenh duong cau lop cum lo",
        "khoi muong",
    ]
)
_FIELD_NAMES = frozenset(("dong", "xu", "bai", "canh"))
_LONGER = 10  # times its width a road is long at least
_WORDS_OF_A_TOTAL = 4
_KILOMETRE = 1000
_LEADING_TO_DAYS = frozenset(("kc", "ht", "bd", "kt", "hthanh"))
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
    if spelt and index and walk.tokens[index - 1].fold in _FIELD_NAMES and _one_word(walk, index):
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
    if any(_announces(walk, at) for at in words):
        return None  # "truong cap 2 het tram hai trieu", "kc 10.12 ht ngày 29": no station, no day
    known = any(UNITS.at(walk.tokens, place) for place in words)
    power = counted.unit in ("m2", "m3")
    if not (known or power) or not 0 < counted.values[0] <= 10**9:
        return None
    return _keep_measure(walk, index, counted)


def _announces(walk: Walk, index: int) -> bool:
    """A word that leads to a sum or a day; "tam" is tám as well."""
    part = PARTS.at(walk.tokens, index) if walk.tokens[index].fold != "tam" else None
    day = part is not None and walk.tokens[index].fold in _LEADING_TO_DAYS
    return day or (part is not None and part.meaning is Part.MONEY)


def _numbered(walk: Walk, index: int) -> bool:
    """ "tuyến 1 100m": the first number is which one it is, and no thousand."""
    several = walk.tokens[index].number and walk.tokens[index + 1 : index + 2]
    named = index > 0 and (walk.tokens[index - 1].fold in _WHICH or walk.tokens[index].glued)
    return bool(several) and walk.tokens[index + 1].number and named


def _one_word(walk: Walk, index: int) -> bool:
    number = spoken_numbers.spoken(walk.tokens, index)
    return number is None or number.end == index + 1


def _plain_hundreds(walk: Walk, index: int) -> bool:
    """ "nam tram met", "mot cay so", typed without marks: two words of a number, or of its unit,
    are no name."""
    number = spoken_numbers.spoken(walk.tokens, index) if walk.tokens[index].plain else None
    if number is None:
        return False
    unit = UNITS.at(walk.tokens, number.end)
    far = unit is not None and unit.meaning.factor == _KILOMETRE
    return number.end > index + 1 or far


def _a_hundred(walk: Walk, index: int) -> bool:
    """ "dài trăm hai mét": one hundred and twenty; no "hàng trăm hộ"."""
    before = walk.tokens[index - 1] if index else None
    if before is not None and (before.fold in _SO_MANY or spoken_numbers.last_digit(before)):
        return False
    return walk.tokens[index].text == "trăm"


def _tail_of_more(walk: Walk, index: int) -> bool:
    """ "dài nghìn hai mét": hai is a part of the number, which is none we know."""
    free = index > 0 and walk.scanned.labels[index - 1] is None
    return free and walk.tokens[index - 1].text in _THOUSANDS


def _keep_measure(walk: Walk, index: int, counted: Counted) -> int:
    wider = _second_of(walk, counted.end)
    if wider is not None:  # "mở rộng từ 2m lên 3m"
        return walk.mark(index, wider.end, Label.MEASURE)
    if counted.unit == "cây" and [one.text for one in walk.tokens[counted.end :][:1]] == ["cầu"]:
        return walk.mark(index, counted.end, Label.COUNT)  # "1 cây cầu": no tree
    if is_product(walk, counted.start):
        return walk.mark(index, counted.end, Label.COUNT)  # "cống hộp 2x2m"
    apart = apart_end(walk, index, counted)
    if apart is not None:
        walk.scanned.labels[index - 1] = Label.COUNT
        return walk.mark(index, apart, Label.COUNT)
    if is_of_others(walk, index, counted):
        serves = counted.unit in _MEASURES and walk.tokens[index - 1].fold not in GIVING
        return walk.mark(index, counted.end, Label.COUNT if serves else _label(counted))
    if counted.unit == "cây" and is_kilometres(walk, counted.end):
        return walk.mark(index, counted.end + 1, Label.MEASURE)
    if counted.unit in _MEASURES:
        size = walk.size or is_width(walk, index, counted)
        whole = not size and not is_side(walk, counted) and not is_of_each(walk, index)
        if whole:
            _take_whole(walk, index, counted)
        return walk.mark(index, counted.end, Label.MEASURE)
    if is_of_each(walk, index):
        return walk.mark(index, counted.end, Label.COUNT)
    if counted.unit in _COUNTED and not lives_there(walk, index):
        _take_count(walk, counted)
    return walk.mark(index, counted.end, Label.COUNT)


def _label(counted: Counted) -> Label:
    return Label.MEASURE if counted.unit in _MEASURES else Label.COUNT


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


def _take_count(walk: Walk, counted: Counted) -> None:
    """The first count is the work's, unless another of the same follows: "40 cây dừa, 20 cây cau"."""
    held = walk.scanned.quantity
    if held is None and counted.unit not in walk.twice:
        walk.scanned.quantity = counted.quantity
    elif held is not None and held.unit == counted.unit and held != counted.quantity:
        walk.scanned.quantity = None
        walk.twice.add(counted.unit)


def _is_total(walk: Walk, index: int) -> bool:
    """ "300m và 500m, tổng 800m"."""
    before = walk.tokens[max(index - _WORDS_OF_A_TOTAL, 0) : index]
    return any(token.text in ("tổng", "tong") for token in before)
