"""The days that a month, a quarter or a part of one covers, as offices count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1800, 2100  # anniversaries reach back
_WEEKS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is none such or its year is no year of ours."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_window(year: int, month: int, part: str | None = None) -> tuple[date, date] | None:
    """First and last day of a month or of its beginning, middle or end (thirds)."""
    first = day_or_none(year, month, 1)
    if first is None:
        return None
    last = first.replace(day=monthrange(year, month)[1])
    if part and " ngày " in part:  # "10 ngày cuối"
        third = part.split()[-1]
        return (
            (last - timedelta(days=9), last)
            if third == "cuối"
            else month_window(year, month, third)
        )
    if part == "đầu":
        return first, first.replace(day=10)
    if part == "giữa":
        return first.replace(day=11), first.replace(day=20)
    if part == "cuối":
        return first.replace(day=21), last
    if part == "nửa đầu":
        return first, first.replace(day=15)
    if part == "nửa cuối":
        return first.replace(day=16), last
    if part == "tuần cuối":
        return last - timedelta(days=6), last
    if part and part.endswith(" tuần đầu"):  # "02 tuần đầu"
        return first, first.replace(day=14)
    if part and part.endswith(" tuần cuối"):
        return last - timedelta(days=13), last
    if part and part.startswith("tuần"):
        week = _WEEKS[part.split()[-1]]
        return first.replace(day=week * 7 - 6), first.replace(day=week * 7)
    return first, last


def quarter_window(year: int, quarter: int, part: str | None = None) -> tuple[date, date] | None:
    """First and last day of a quarter, or of the third of it that `part` names."""
    months = [quarter * 3 - 2, quarter * 3 - 1, quarter * 3]
    if part in ("đầu", "giữa", "cuối"):
        return month_window(year, months[("đầu", "giữa", "cuối").index(part)])
    first, last = month_window(year, months[0]), month_window(year, months[2])
    return (first[0], last[1]) if first and last else None
