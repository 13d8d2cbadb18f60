"""Days by number: ngày năm tháng mười hai, mùng 6 Tết, 5/12 âm lịch, ngày 20."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import SEPARATORS, Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.days_in_figures import numeric_date
from campaigns.wording.dates.feast_rules import stem_year
from campaigns.wording.dates.month_names import month_name, named_month
from campaigns.wording.dates.stretches import Node, Trouble, trouble

_LUNAR_WITH_YEAR = "Ngày âm lịch kèm năm dễ nhầm: xin gõ ngày dương lịch."


def day(c: Cursor, index: int) -> tuple[Node, int] | None:
    """A day by number, alone or with month and year."""
    start = index
    named = c.text(start) in words.DAY_WORDS
    first_ten = c.text(start) in words.FIRST_TEN
    if named:
        start += 1
        if c.text(start) in words.FIRST_TEN:
            first_ten, start = True, start + 1
        if c.text(start) in (".", ":", "la", "là"):
            start += 1
    number = c.number(start) or _pair(c, start)
    if number is None:
        return None
    day, end = number
    if not named and end == start + 1 and c.text(start) == "sau" and c.fold(end) == "thang":
        return trouble("Là ngày 6, hay là sau tháng đó?"), end  # "sau thang 11", without marks
    said = c.digits(start) is None
    full = numeric_date(c, start) if not said else None
    if full is None:
        full = named_month(c, day, end)
        if full is not None and first_ten and isinstance(full[0], Day) and full[0].month is None:
            return trouble("Là ngày âm hay ngày dương?"), full[1]
    if full is None:
        full = _solo_day(c, day, end, named=named, said=said, first_ten=first_ten)
    if full is None:
        return None
    return _calendar(c, *full)


def _pair(c: Cursor, index: int) -> tuple[int, int] | None:
    """ "hai ba tháng chạp" is the 23rd: before a month a pair is no estimate."""
    number = c.number(index, pairs=True)
    if number is None or c.fold(number[1]) != "thang" or month_name(c, number[1] + 1) is None:
        return None
    return number


def _solo_day(
    c: Cursor, day: int, end: int, *, named: bool, said: bool, first_ten: bool
) -> tuple[Day, int] | None:
    """ngày 20, mùng 5, 6 Tết, 20 âm, 20 này; a bare number only begins a range."""
    tet = words.TET.at(c.tokens, end)
    if tet is not None and c.text(end - 1) != "sau":
        return _tet_day(c, day, tet.end)
    if words.LUNAR.at(c.tokens, end) or words.SOLAR.at(c.tokens, end):
        return Day(day), end
    until = c.fold(end) == "toi" and c.starts_date(end + 1)  # "20 tới 25 tháng 8"
    if words.COMING.at(c.tokens, end) and (named or not said) and not until:
        return Day(day, unsure=first_ten), end + 1
    if named:
        if c.text(end) in SEPARATORS and len(c.text(end + 1)) == 4 and c.digits(end + 1, 4):
            return None  # "ngày 10/2026": a month of its year
        if said and not first_ten and c.text(end - 1) in ("tuần", "ngày", "sau"):
            return None  # "ngay sau khi"
        return Day(day, unsure=first_ten), end
    return (Day(day, bare=True), end) if not said else None


def _tet_day(c: Cursor, day: int, index: int) -> tuple[Day, int]:
    """mùng 6 Tết is in month 1, 28 Tết in the month before it."""
    year, end = c.year_after(index)
    stem = stem_year(c, end) if year is None else None
    if stem is not None:
        year, end = stem, end + 2
    if day > 10 and year is not None:
        year -= 1
    month = 1 if day <= 10 else 12
    if 10 < day < 20:
        return Day(0, lunar=True), end
    return Day(day, month, year, lunar=True), end


def _calendar(c: Cursor, node: Day | Trouble, end: int) -> tuple[Node, int]:
    """âm lịch, dương lịch, năm sau after a day."""
    if isinstance(node, Trouble):
        return node, end
    solar = words.SOLAR.at(c.tokens, end)
    if solar is not None:
        node = replace(node, lunar=False, unsure=False)
        return _late_year(c, node, solar.end)
    opened = 1 if c.text(end) == "(" else 0
    moon = words.LUNAR.at(c.tokens, end + opened)
    if moon is not None:
        end = moon.end + (1 if opened and c.text(moon.end) == ")" else 0)
        if node.numeric:
            return trouble(_LUNAR_WITH_YEAR), end
        return _late_year(c, replace(node, lunar=True, unsure=False), end)
    coming = words.COMING.at(c.tokens, end)
    if coming is not None and node.month is not None and not c.starts_date(coming.end):
        end = coming.end
    return node, end


def _late_year(c: Cursor, node: Day, end: int) -> tuple[Node, int]:
    if node.year is None and node.month is not None:
        year, end = c.year_after(end)
        node = replace(node, year=year)
    return node, end
