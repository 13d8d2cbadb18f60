"""The month behind a day: 12, mười hai, giêng, chạp, tháng sau, 6 nhuận."""

from __future__ import annotations

from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import SEPARATORS, Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.stretches import Trouble, trouble

_MONTH_SLIPS = frozenset(("thans", "thag", "thnag", "thangs", "thasng", "htang", "thagn", "thanng"))


def named_month(c: Cursor, day: int, index: int) -> tuple[Day | Trouble, int] | None:
    """… tháng 12, … tháng chạp, … tháng sau, … T12."""
    comma = c.text(index) == "," and c.digits(index - 1) is not None
    comma = comma and not (index > 1 and c.text(index - 2) in SEPARATORS)  # "kc 1-4, tháng 5 xong"
    place = index + 1 if comma or c.text(index) in ("của", "cua") else index
    if c.text(index) in words.NAMED_MONTHS:
        return Day(day, words.NAMED_MONTHS[c.text(index)], lunar=True), index + 1
    if c.text(place) not in words.MONTH_WORDS and not _month_with_slip(c, place):
        return None
    if c.text(place) in ("th", "t") and c.digits(place + 1) is None:
        return None
    if c.plain and c.text(place + 1) == "sau" and c.text(place + 2) not in words.YEAR_WORDS:
        return trouble("Là tháng sau hay tháng 6?"), place + 2
    month = month_name(c, place + 1)
    if month is None:
        offset = c.offset(place + 1)
        if offset is None:
            return None
        return Day(day, month_offset=offset[0]), offset[1]
    number, is_lunar, leap, end = month
    year, end = c.year_of_month(end)
    return Day(day, number, year, is_lunar, leap), end


def _month_with_slip(c: Cursor, index: int) -> bool:
    """ "20 thans 8": one wrong letter between two numbers."""
    return c.digits(index + 1) is not None and c.fold(index) in _MONTH_SLIPS


def month_name(c: Cursor, index: int) -> tuple[int, bool, bool, int] | None:
    """(month, lunar, leap, end) of 12, mười hai, giêng, chạp, 6 nhuận."""
    named = words.NAMED_MONTHS.get(c.text(index))
    if named is not None:
        return named, True, False, index + 1
    if c.text(index) in (".", "-", "/"):
        index += 1
    fourth = c.text(index) == "tư" or (c.text(index) == "tu" and c.digits(index + 1) is None)
    number = (4, index + 1) if fourth else c.number(index)  # "1 thang tu 20/7" is từ
    if number is None:
        return None
    month, end = number
    if c.fold(end) == "nhuan":
        return month, True, True, end + 1
    return month, False, False, end
