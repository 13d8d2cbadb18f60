"""Periods that figures are for, by name: 2024, 2024-H1, 2024-Q2, 2024-06, 2024-06-25."""

import re
from calendar import monthrange
from datetime import date

from campaigns.model import Period

_SHAPE = re.compile(r"(20\d\d)(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
MONTHS_OFFERED = 4


def span(name: str) -> Period:
    """The days of a period; ValueError where the name is none."""
    match = _SHAPE.fullmatch(name)
    if match is None:
        raise ValueError(name)
    year = int(match[1])
    if match[5]:
        day = date(year, int(match[4]), int(match[5]))
        return Period(day, day)
    if match[4]:
        return _months(year, int(match[4]), 1)
    if match[3]:
        return _months(year, int(match[3]) * 3 - 2, 3)
    return _months(year, int(match[2]) * 6 - 5, 6) if match[2] else _months(year, 1, 12)


def known(name: str) -> bool:
    """Whether the name is a period's."""
    try:
        span(name)
    except ValueError:
        return False
    return True


def place(name: str) -> tuple[date, int]:
    """Where a period stands in order: by its end; of two that end together the longer is later."""
    days = span(name)
    return days.ends_on, (days.ends_on - days.starts_on).days


def offered(campaign: Period, today: date) -> list[str]:
    """The periods a figure may be for today: begun ones, the newest first, then halves and years."""
    first, last = campaign.starts_on, min(max(today, campaign.starts_on), campaign.ends_on)
    found: dict[str, None] = {}
    year, month = last.year, last.month
    for _ in range(MONTHS_OFFERED):
        if (year, month) < (first.year, first.month):
            break
        found[f"{year}-{month:02}"] = None
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    for at in range(last.year, first.year - 1, -1):
        names = [*(f"{at}-Q{n}" for n in (4, 3, 2, 1)), f"{at}-H2", f"{at}-H1", str(at)]
        for name in names:
            days = span(name)
            if days.starts_on <= last and days.ends_on >= first:
                found[name] = None
    return list(found)


def _months(year: int, first: int, number: int) -> Period:
    last = first + number - 1
    if not 1 <= first <= last <= 12:
        raise ValueError(first)
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
