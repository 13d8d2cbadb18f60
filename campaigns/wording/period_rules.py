"""Days and periods counted from today or by the calendar: thứ 6 tuần sau, cuối quý 1, 10 ngày nữa."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from campaigns.wording import date_words as words
from campaigns.wording import spoken_numbers
from campaigns.wording.date_cursor import SEPARATORS, Cursor
from campaigns.wording.day_rules import month_name
from campaigns.wording.periods import DAY, Period, add_months, point
from campaigns.wording.stretches import Either, Known, Month, Node, Stretch, trouble
from campaigns.wording.text import Phrases, phrases

Found = tuple[Node, int] | None

_MOST_DIGITS = 3  # of a length
_LATER = ("nữa", "nua", "nửa")
_WEEK_PARTS = {"đầu": (0, 1), "giữa": (2, 3), "cuối": (5, 6)}


def relative(c: Cursor, index: int) -> Found:
    """hôm nay, mai, ngày kia; without marks "ngay kia" is two days."""
    two = words.TWO_DAYS.at(c.tokens, index)
    if two is not None and all(token.plain for token in c.tokens[index : two.end]):
        return Known(tuple(point(c.today + DAY * n) for n in sorted(two.meaning))), two.end
    found = words.RELATIVE_DAYS.at(c.tokens, index)
    if found is None:
        return None
    if c.tokens[found.end - 1].text == "mot":  # ngày mốt, or ngày một
        if found.end - index == 1:
            return None
        return trouble("Là ngày mốt (hai ngày nữa) hay ngày 1?"), found.end
    return Known((point(c.today + DAY * found.meaning),)), found.end


def later(c: Cursor, index: int) -> Found:
    """10 ngày nữa, sau 2 tuần, nửa tháng nữa, tháng rưỡi nữa."""
    before = c.text(index) == "sau" and c.number(index + 1) is not None
    before = before or (c.text(index) == "sau" and c.text(index + 1) in _LATER)
    length = duration(c, index + 1 if before else index)
    if length is None:
        return None
    (days, months), end = length
    after = c.text(end) in _LATER or (c.text(end) == "sau" and not before)
    if not (before or after):
        return None
    if months and not before and c.text(end) not in _LATER and (months > 12 or c.digits(index)):
        return trouble("Là ngày của tháng sau hay mấy tháng nữa?"), end + 1
    end = end + 1 if c.text(end) in _LATER or after else end
    return Known((point(add_months(c.today, months) + DAY * days),)), end


def ago(c: Cursor, index: int) -> Found:
    """cách đây 10 ngày."""
    if (c.fold(index), c.fold(index + 1)) != ("cach", "day"):
        return None
    length = duration(c, index + 2)
    if length is None:
        return None
    (days, months), end = length
    return Known((point(add_months(c.today, -months) - DAY * days),)), end


def duration(c: Cursor, index: int) -> tuple[tuple[int, int], int] | None:
    """A length as ((days, months), end): 15 ngày, hai tuần, nửa tháng, 1 tháng rưỡi."""
    if c.text(index) in _LATER:
        unit = words.UNITS.at(c.tokens, index + 1)
        lengths = {"month": (15, 0), "year": (0, 6)}
        found = lengths.get(unit.meaning) if unit else None
        return (found, unit.end) if found and unit else None
    before = c.text(index - 1) if index else ""
    if before.isdigit() and len(before) > _MOST_DIGITS:
        return None  # "100000 tuần" is not one week
    counted = c.number(index)
    many = c.digits(index, _MOST_DIGITS)
    count, place = counted or ((many, index + 1) if many is not None else (1, index))
    unit = words.UNITS.at(c.tokens, place)
    if unit is None or (place > index and c.text(place) == "hôm" and count > 31):
        return None
    end = unit.end
    half = end < len(c.tokens) and spoken_numbers.is_half(c.tokens[end])
    bare = place == index and not half
    if bare and (c.text(end) not in _LATER or unit.meaning == "day"):
        return None
    if unit.meaning == "day" and c.fold(end) == "cong":
        return None
    lengths = {
        "day": (count, 0),
        "week": (7 * count, 0),
        "month": (0, count),
        "year": (0, 12 * count),
    }
    days, months = lengths[unit.meaning]
    if half:
        if unit.meaning == "month":
            return (days + 15, months), end + 1
        return ((days, months + 6), end + 1) if unit.meaning == "year" else None
    return ((days, months), end) if months <= 120 else None


def weekday(c: Cursor, index: int) -> tuple[int, int] | None:
    """(weekday, end) of thứ 6, t6 or chủ nhật; whether "t6" is a month the caller decides."""
    start = index + 1 if c.fold(index) in ("ngay", "hom", "bua") else index
    found = words.WEEKDAYS.at(c.tokens, start)
    if found is not None:
        return found.meaning, found.end
    if c.text(start) in ("t", "th"):
        number = c.digits(start + 1, 1)
        if number is not None and 2 <= number <= 7 and c.glued(start + 1):
            return number - 2, start + 2
    return None


_PASSED = Phrases(phrases("passed", "vừa rồi | vừa qua | hôm rồi | rồi | mới rồi | mới đây"))


def on_weekday(c: Cursor, index: int) -> tuple[Node, int, bool] | None:
    """A weekday of some week; True marks one without its week."""
    named = weekday(c, index)
    if named is None:
        return None
    day, end = named
    short = c.text(end - 1) in tuple("234567") and c.text(end - 2) in ("t", "th")
    week = _week_of(c, end)
    if week is not None:
        monday, after = week
        return Known((point(monday + DAY * day),)), after, False
    if c.fold(end) in ("hang", "moi", "dau", "cuoi", "giua"):
        return trouble("Thứ mấy của tuần nào?"), end + 1, False
    coming = words.COMING.at(c.tokens, end)
    if coming is not None and c.fold(end) == "toi" and c.starts_date(coming.end):
        coming = None
    first = c.today + DAY * ((day - c.today.weekday() - 1) % 7 + 1)
    passed = _PASSED.at(c.tokens, end)
    if passed is not None:
        return (
            Known((point(first - DAY * (14 if first - DAY * 7 == c.today else 7)),)),
            passed.end,
            False,
        )
    if short and coming is None and not c.starts_date(_past_comma(c, end)):
        dated = c.text(end) in SEPARATORS or c.text(end) in words.YEAR_WORDS
        return None if dated else _month_or_weekday(day, end)
    if coming is None and c.text(end) == "sau":
        monday = c.today - DAY * c.today.weekday() + DAY * 7
        both = tuple(point(each) for each in sorted({first, monday + DAY * day}))
        return Known(both), end + 1, False
    return Known((point(first),), weekday=day), coming.end if coming else end, True


def _past_comma(c: Cursor, index: int) -> int:
    return index + 1 if c.text(index) in (",", "(") else index


def _month_or_weekday(day: int, end: int) -> tuple[Node, int, bool]:
    return trouble(f"“T{day + 2}” là thứ {day + 2} hay tháng {day + 2}?"), end, False


def _week_of(c: Cursor, index: int) -> tuple[date, int] | None:
    """The Monday of tuần này, tuần sau …"""
    start = index + 1 if c.fold(index) in ("cua", "trong") else index
    monday = c.today - DAY * c.today.weekday()
    if c.fold(start) == "sang" and c.fold(start + 1) == "tuan":
        return monday + DAY * 7, start + 2
    if c.fold(start) != "tuan":
        return None
    offset = c.offset(start + 1)
    if offset is None:
        return None
    return monday + timedelta(weeks=offset[0]), offset[1]


def week(c: Cursor, index: int) -> Found:
    """tuần sau, cuối tuần này, cuối tuần."""
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    if c.fold(start) not in ("tuan", "sang"):
        return None
    if c.fold(start) == "sang" and c.fold(start + 1) != "tuan":
        return None
    found = _week_of(c, start)
    monday, end = found or (c.today - DAY * c.today.weekday(), start + 1)
    if found is None and part is None and c.digits(end) is None:
        return None
    if found is None and (c.digits(end) is not None or c.fold(end) in ("dau", "cuoi", "thu")):
        return trouble("Tuần nào, bác gõ rõ ngày giúp."), end + 1
    first, last = _WEEK_PARTS.get(part.meaning if part else "", (0, 6))
    here = Period(monday + DAY * first, monday + DAY * last)
    if found is None and here.end < c.today:
        after = Period(here.start + DAY * 7, here.end + DAY * 7)
        return Known((here, after)), end
    return Known((here,)), end


def month(c: Cursor, index: int) -> Found:
    """tháng 12, cuối tháng 12, cuối T12, tháng sau, tháng giêng, đầu tháng."""
    part = words.PARTS.at(c.tokens, index)
    start = part.end if part else index
    if c.text(start) == "của":
        start += 1
    if c.fold(start) == "sang" and c.fold(start + 1) == "thang":
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
    if c.text(start) not in ("quý", "quy", "q", "quí", "qúy", "qui"):
        return None
    node = _quarter(c, start + 1)
    if node is None:
        return None
    if part is not None and part.meaning != "trong":
        return trouble("Bác gõ rõ tháng mấy trong quý giúp."), node[1]
    return node


def _quarter(c: Cursor, index: int) -> tuple[Stretch, int] | None:
    if c.text(index) == ".":
        index += 1
    number = c.number(index)
    roman = words.ROMAN.get(c.text(index))
    if roman is not None:
        number = (roman, index + 1)
    if number is not None:
        if c.text(index) in ("tư", "tu"):
            number = (4, index + 1)
        year, end = c.year_after(number[1])
        if year is None:
            year, end = c.year_of_month(number[1])
        coming = words.COMING.at(c.tokens, end)
        return Stretch(3, number[0], year), coming.end if coming else end
    if c.text(index) in ("tư", "tu"):
        year, end = c.year_after(index + 1)
        return Stretch(3, 4, year), end
    offset = c.offset(index)
    if offset is None:
        return None
    quarters = c.today.year * 4 + (c.today.month - 1) // 3 + offset[0]
    return Stretch(3, quarters % 4 + 1, quarters // 4), offset[1]


def _half(c: Cursor, index: int) -> Found:
    number = c.number(index)
    if number is not None and number[0] == 6 and c.fold(number[1]) == "thang":
        place = number[1] + 1
    elif c.text(index) in _LATER:
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
    if c.fold(start) == "sang" and c.fold(start + 1) == "nam":
        return _in_year(part.meaning if part else None, c.today.year + 1), start + 2
    if not c.is_year_word(start):
        return None
    named = c.year_name(start + 1)
    if named is None:
        if part is None or part.meaning == "trong":
            return None
        if c.fold(start + 1) in ("hoc", "am"):
            return trouble("Bác gõ rõ tháng mấy giúp."), start + 2
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
