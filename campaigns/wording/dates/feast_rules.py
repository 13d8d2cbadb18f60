"""Days by the feast they are: rằm tháng giêng, Quốc khánh, Giỗ Tổ, Tết Giáp Thìn, giao thừa."""

from __future__ import annotations

from datetime import timedelta

from campaigns.wording.dates import lunar, words
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.days import Day, Festival
from campaigns.wording.dates.month_names import month_name
from campaigns.wording.dates.periods import point
from campaigns.wording.dates.stretches import Known, Node, trouble

_DAY = timedelta(days=1)
_OF_A_FESTIVAL = frozenset(("ngày", "ngay", "lễ", "dịp", "hôm", "đúng"))


def full_moon(c: Cursor, index: int) -> tuple[Node, int] | None:
    """rằm tháng giêng, ngày rằm."""
    start = index + 1 if c.text(index) in words.DAY_WORDS else index
    if c.text(start) not in ("rằm", "ram", "rầm"):
        return None
    month = None
    if c.text(start + 1) in words.NAMED_MONTHS:
        month = month_name(c, start + 1)
    elif c.text(start + 1) in words.MONTH_WORDS:
        month = month_name(c, start + 2)
    if month is None:
        offset = c.offset(start + 2) if c.text(start + 1) in words.MONTH_WORDS else None
        if offset is not None:
            return trouble("Rằm tháng mấy, xin gõ rõ."), offset[1]
        coming = words.COMING.at(c.tokens, start + 1)
        return Day(15, lunar=True), coming.end if coming else start + 1
    year, end = c.year_after(month[3])
    moon = words.LUNAR.at(c.tokens, end)
    return Day(15, month[0], year, lunar=True, leap=month[2]), moon.end if moon else end


def festival(c: Cursor, index: int) -> tuple[Node, int] | None:
    """Quốc khánh, Giỗ Tổ, Tết."""
    start = index + 1 if c.text(index) in _OF_A_FESTIVAL else index
    start += start > index and c.fold(start) == "hoi"  # "ngày hội đại đoàn kết"
    both = (words.FESTIVALS.at(c.tokens, index), words.FESTIVALS.at(c.tokens, start))
    named = max((one for one in both if one), key=lambda one: one.end, default=None)
    if named is not None:
        day, month, is_lunar = named.meaning
        year, end = c.year_after(named.end)
        if not day:
            return _last_of_year(c, year), end
        return Day(day, month, year, lunar=is_lunar), end
    if words.TWO_FESTIVALS.at(c.tokens, index):
        return trouble("Noel là 24/12 hay 25/12?"), index + 1
    tet = words.TET.at(c.tokens, index)
    if tet is None:
        return None
    year, end = c.year_after(tet.end)
    stem = stem_year(c, end)
    if stem is not None:
        same, after = c.year_after(end + 2)  # "Tết Bính Ngọ 2026"
        return Festival(stem), after if same == stem else end + 2
    return Festival(year), end


def stem_year(c: Cursor, index: int) -> int | None:
    """Giáp Thìn: the year of that name nearest to today."""
    if c.fold(index) not in words.STEMS or c.fold(index + 1) not in words.BRANCHES:
        return None
    named = (c.fold(index), c.fold(index + 1))
    years = range(c.today.year - 1, c.today.year + 12)
    return next((y for y in years if named == (_stem(y), _branch(y))), None)


def _last_of_year(c: Cursor, year: int | None) -> Node:
    """Giao thừa: the day before mùng 1."""
    years = [year] if year else [c.today.year, c.today.year + 1]
    days = [lunar.new_year(y) - _DAY for y in years]
    return Known((point(next(day for day in days if year or day >= c.today)),))


def _stem(year: int) -> str:
    return words.STEMS[(year + 6) % 10]


def _branch(year: int) -> str:
    return words.BRANCHES[(year + 8) % 12]
