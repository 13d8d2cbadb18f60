"""Counting "N ngày" and "N ngày làm việc": the first day is not counted, rest days are skipped."""

from __future__ import annotations

from datetime import date, timedelta

_LONGEST = 400  # days counted at most; a plan that says more is not counting days


def after_days(anchor: date, count: int) -> date | None:
    """The day `count` calendar days after `anchor`."""
    return anchor + timedelta(days=count) if 0 <= count <= _LONGEST else None


def after_working_days(anchor: date, count: int, holidays: frozenset[date]) -> date | None:
    """The `count`-th working day (Monday to Friday, no holiday) after `anchor`."""
    if not 0 <= count <= _LONGEST:
        return None
    day = anchor
    for _ in range(_LONGEST * 3):
        if count == 0:
            return day
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return None
