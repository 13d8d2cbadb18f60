"""Periods by the calendar: cuối tháng 12, quý 1, nửa đầu năm, năm sau; and hôm nay, mai, mốt."""

from __future__ import annotations

from calendar import monthrange

from campaigns.wording.beside.filler import is_stop
from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import SEPARATORS, Cursor
from campaigns.wording.dates.lengths import Found
from campaigns.wording.dates.month_names import month_name
from campaigns.wording.dates.periods import DAY, Period, point
from campaigns.wording.dates.stretches import Either, Known, Month, Node, Stretch, trouble
from campaigns.wording.dates.week_rules import week

_HALF_OF = ("nửa", "nữa", "nua")
_SEASONS = frozenset(("he", "vu", "mua", "thu", "xuan"))
_QUARTERS = 4
GLUED_QUARTERS = {"qi": 1, "qii": 2, "qiii": 3, "qiv": 4}  # "QI/2026"
_ALSO = frozenset(("-", "+", ",", "và", "va", "&"))


def relative(c: Cursor, index: int) -> Found:
    """hôm nay, mai, ngày kia; without marks "ngay kia" is two days."""
    two = words.TWO_DAYS.at(c.tokens, index)
    if two is not None and all(token.plain for token in c.tokens[index : two.end]):
        return Known(tuple(point(c.today + DAY * n) for n in sorted(two.meaning))), two.end
    found = words.RELATIVE_DAYS.at(c.tokens, index)
    if found is None:
        return None
    if c.text(index) == "nay" and index and c.text(index - 1) in _SEASONS:
        return trouble("Là ngày nào trong mùa này?"), found.end  # "he nay": hè này
    if c.tokens[found.end - 1].text == "mot":  # ngày mốt, or ngày một
        if found.end - index == 1:
            return None
        return trouble("Là ngày mốt (hai ngày nữa) hay ngày 1?"), found.end
    return Known((point(c.today + DAY * found.meaning),)), found.end


def month(c: Cursor, index: int) -> Found:
    """tháng 12, cuối tháng 12, cuối T12, tháng sau, tháng giêng, đầu tháng."""
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    if c.text(start) == "của":
        start += 1
    if c.fold(start) in ("sang", "ra") and c.fold(start + 1) == "thang":
        if month_name(c, start + 2) is not None or c.offset(start + 2) is not None:
            start += 1  # "sang tháng 10", "ra tháng sau"
        elif c.fold(start) == "sang":
            return Month(offset=1, part=part.meaning if part else None), start + 2
    if c.text(start) not in words.MONTH_WORDS:
        return None
    short = c.text(start) in ("t", "th")
    if short and c.digits(start + 1 + (c.text(start + 1) == ".")) is None:
        return None
    said = part.meaning if part else None
    if c.plain and c.text(start + 1) == "sau" and c.text(start + 2) not in words.YEAR_WORDS:
        both = (Month(6, None, said), Month(offset=1, part=said))
        return Either(both), start + 2
    named = month_name(c, start + 1)
    if named is None:
        return _month_from_now(c, start + 1, said)
    number, is_lunar, leap, end = named
    year, end = c.year_of_month(end)
    moon = words.LUNAR.at(c.tokens, end)
    if moon is not None:
        is_lunar, end = True, moon.end
        if year is None:
            year, end = c.year_after(end)
    sun = words.SOLAR.at(c.tokens, end)
    if sun is not None:
        is_lunar, end = False, sun.end
    node = Month(number, year, said, is_lunar, leap)
    coming = words.COMING.at(c.tokens, end)
    if coming is not None and not (c.fold(end) == "toi" and c.starts_date(coming.end)):
        end = coming.end
    return node, end


def _month_from_now(c: Cursor, index: int, part: str | None) -> Found:
    offset = c.offset(index)
    if offset is not None:
        return Month(offset=offset[0], part=part), offset[1]
    if part is None or part == "trong":
        return None
    if c.is_year_word(index):
        return None
    return Month(offset=0, part=part, named=False), index


def month_of_year(c: Cursor, index: int) -> Found:
    """12/2023, cuối 12/2023."""
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    number, year = c.digits(start), c.digits(start + 2, 9)
    if number is None or year is None or c.text(start + 1) not in SEPARATORS:
        return None
    if len(c.text(start + 2)) != 4:
        return None
    return Month(number, year, part.meaning if part else None), start + 3


def stretch(c: Cursor, index: int) -> Found:
    """quý 4, quý I/2024, 6 tháng đầu năm, nửa cuối năm 2024."""
    found = _half(c, index)
    if found is not None:
        return found
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    glued = GLUED_QUARTERS.get(c.text(start))
    if glued is None and c.text(start) not in ("quý", "quy", "q", "quí", "qúy", "qui"):
        return None
    node = _numbered_quarter(c, glued, start + 1) if glued else _quarter(c, start + 1)
    if node is None:
        return None
    if part is not None and part.meaning != "trong":
        return trouble("Xin gõ rõ tháng mấy trong quý."), node[1]
    return node


def _numbered_quarter(c: Cursor, number: int, end: int) -> tuple[Stretch, int]:
    """The quarter of that number, with its year and a last one: "quý 2-3/2026"."""
    last = _last_quarter(c, number, end)
    year, end = c.year_after(last[1] if last else end)
    if year is None:
        year, end = c.year_of_month(end)
    if last is not None:
        return Stretch(3, number, year, last[0]), end
    coming = words.COMING.at(c.tokens, end)
    return Stretch(3, number, year), coming.end if coming else end


def _quarter(c: Cursor, index: int) -> tuple[Stretch, int] | None:
    if c.text(index) == ".":
        index += 1
    number = c.number(index)
    roman = words.ROMAN.get(c.text(index))
    if roman is not None:
        number = (roman, index + 1)
    if number is not None:
        return _numbered_quarter(c, *number)
    if c.text(index) in ("tư", "tu"):
        year, end = c.year_after(index + 1)
        return Stretch(3, 4, year), end
    offset = c.offset(index)
    if offset is None:
        return None
    quarters = c.today.year * 4 + (c.today.month - 1) // 3 + offset[0]
    return Stretch(3, quarters % 4 + 1, quarters // 4), offset[1]


def _last_quarter(c: Cursor, first: int, index: int) -> tuple[int, int] | None:
    """The other of "quý 2-3/2026", "quý I, II": no day, no count and no sum begins there."""
    number = c.digits(index + 1, 1) or words.ROMAN.get(c.text(index + 1))
    if c.text(index) not in _ALSO or number is None or not first < number <= _QUARTERS:
        return None
    end = index + 2
    tight = c.glued(index) and c.glued(index + 1) and c.text(index) in "-+"
    day = c.text(end) in ("/", ".") and c.digits(end + 1) is not None
    alone = end >= len(c.tokens) or is_stop(c.tokens[end]) or c.year_after(end)[0] is not None
    return (number, end) if alone or (tight and not day and not c.glued(end)) else None


def _half(c: Cursor, index: int) -> Found:
    number = c.number(index)
    if number is not None and number[0] == 6 and c.fold(number[1]) == "thang":
        place = number[1] + 1
    elif c.text(index) in _HALF_OF:
        place = index + 1
    else:
        return None
    halves = {"dau": 1, "cuoi": 2}
    half = halves.get(c.fold(place))
    if half is None or c.text(place + 1) not in words.YEAR_WORDS:
        return None
    named = c.year_name(place + 2)
    if named is None:
        return Stretch(6, half), place + 2
    return Stretch(6, half, named[0]), named[1]


def year(c: Cursor, index: int) -> Found:
    """năm 2024, năm sau, cuối năm, đầu năm sau, sang năm."""
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    if c.fold(start) == "sang" and c.year_name(start + 2) is not None:
        start += 1  # "sang năm 2027"
    elif c.fold(start) == "sang" and c.fold(start + 1) == "nam":
        return _in_year(part.meaning if part else None, c.today.year + 1), start + 2
    if not c.is_year_word(start):
        return None
    named = c.year_name(start + 1)
    if named is None:
        if part is None or part.meaning == "trong":
            return None
        if c.fold(start + 1) in ("hoc", "am"):
            return trouble("Xin gõ rõ tháng mấy."), start + 2
        number = c.today.year if part.meaning == "cuối" else None
        return _in_year(part.meaning, number), start + 1
    return _in_year(part.meaning if part else None, named[0]), named[1]


def _in_year(part: str | None, number: int | None) -> Node:
    if part == "cuối":
        return Month(12, number, "cuối năm")
    if part == "đầu":
        return Month(1, number, "đầu năm")
    if part in ("giữa", "nửa đầu", "nửa cuối"):
        if part != "giữa":
            return Stretch(6, 1 if part == "nửa đầu" else 2, number)
        return trouble("Giữa năm là tháng mấy?")
    return Stretch(12, 1, number)


def through_end(c: Cursor, index: int) -> Found:
    """What "hết" closes by itself: hết tháng, hết năm, hết tuần, hết quý."""
    unit = c.fold(index)
    if unit == "thang" and month(c, index) is None:
        last = monthrange(c.today.year, c.today.month)[1]
        return Known((Period(c.today.replace(day=1), c.today.replace(day=last)),)), index + 1
    if unit == "nam" and year(c, index) is None:
        return Stretch(12, 1, c.today.year), index + 1
    if unit == "tuan" and week(c, index) is None:
        monday = c.today - DAY * c.today.weekday()
        return Known((Period(monday, monday + DAY * 6),)), index + 1
    if unit in ("quy", "qui") and stretch(c, index) is None:
        return Stretch(3, (c.today.month + 2) // 3, c.today.year), index + 1
    return None
