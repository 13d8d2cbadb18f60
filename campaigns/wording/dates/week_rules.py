"""Days of the week, and weeks: thứ 6 tuần sau, t6, chủ nhật này, cuối tuần."""

from __future__ import annotations

from datetime import date, timedelta

from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import SEPARATORS, Cursor
from campaigns.wording.dates.periods import DAY, Period, point
from campaigns.wording.dates.stretches import Known, Node, trouble
from campaigns.wording.spelling.text import Phrases, phrases

_WEEK_PARTS = {"đầu": (0, 1), "giữa": (2, 3), "cuối": (5, 6)}
_PASSED = Phrases(phrases("passed", "vừa rồi | vừa qua | hôm rồi | rồi | mới rồi | mới đây"))


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


def on_weekday(c: Cursor, index: int) -> tuple[Node, int, bool] | None:
    """A weekday of some week; True marks one without its week."""
    named = weekday(c, index)
    if named is None:
        return None
    day, end = named
    short = c.text(end - 1) in tuple("234567") and c.text(end - 2) in ("t", "th")
    week = _week_of(c, end) or _part_of_week(c, day, end)
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


def _part_of_week(c: Cursor, day: int, index: int) -> tuple[date, int] | None:
    """The Monday of "thứ hai đầu tuần sau", where the weekday is one of that part."""
    part = words.PARTS.at(c.tokens, index)
    days = _WEEK_PARTS.get(part.meaning) if part is not None else None
    return _week_of(c, part.end) if part is not None and days and day in days else None


def week(c: Cursor, index: int) -> tuple[Node, int] | None:
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
        return trouble("Tuần nào, xin gõ rõ ngày."), end + 1
    first, last = _WEEK_PARTS.get(part.meaning if part else "", (0, 6))
    here = Period(monday + DAY * first, monday + DAY * last)
    if found is None and here.end < c.today:
        after = Period(here.start + DAY * 7, here.end + DAY * 7)
        return Known((here, after)), end
    return Known((here,)), end
