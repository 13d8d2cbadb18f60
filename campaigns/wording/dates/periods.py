"""Periods of days, and how one is chosen when its year was left open.

A node ("5/12", "cuối tháng 12", "thứ 6 tuần sau"; see `days` and `stretches`) resolves to one
period, or to several when the year is open, or refuses and says why. What has no year is the
next one from today on; one that passed within `RECENT` days is asked.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaigns.wording.reading import Refused, Span

RECENT = 60
FIRST_YEAR, LAST_YEAR = 2000, 2100
_EXAMPLE = "Ví dụ: {one:%d/%m/%Y}, ngày {other.day} tháng {other.month}, cuối tháng {other.month}."
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; a point is a single day that was named."""

    start: date
    end: date
    point: bool = False

    @property
    def value(self) -> date | Span[date]:
        """What is stored: the day, or the span."""
        return self.start if self.point else Span(self.start, self.end)


Resolved = tuple[Period, ...] | Refused


@dataclass(frozen=True, slots=True)
class Frame:
    """The day of reading, the period that an open year falls in, the start of a range."""

    today: date
    prefer: Span[date] | None = None
    floor: date | None = None
    recent: int = RECENT


def point(day: date) -> Period:
    """A single day."""
    return Period(day, day, point=True)


def open_year(found: list[Period], frame: Frame, *, running: bool = False) -> tuple[Period, ...]:
    """Choose among the yearly returns of one expression; `running` ones are never asked."""
    found = sorted(set(found), key=lambda period: period.start)
    if frame.floor is not None:
        return tuple(period for period in found if period.end >= frame.floor)[:1]
    if frame.prefer is not None:
        inside = [p for p in found if frame.prefer.start <= p.start and p.end <= frame.prefer.end]
        if len(inside) == 1:
            return (inside[0],)
    coming = next((period for period in found if period.end >= frame.today), None)
    recent = -1 if running else frame.recent
    passed = [period for period in found if period.end < frame.today]
    if coming is None:
        return ()
    if passed and coming.start > frame.today and (frame.today - passed[-1].end).days <= recent:
        return (passed[-1], coming)
    return (coming,)


def open_years(frame: Frame) -> range:
    """The years an expression without a year may mean."""
    year = (frame.floor or frame.today).year
    first = min(year, frame.prefer.start.year) if frame.prefer else year
    last = max(year, frame.prefer.end.year) if frame.prefer else year
    return range(max(first - 1, FIRST_YEAR - 1), min(last + 2, LAST_YEAR + 1))


def bad_year(year: int) -> Refused:
    """Refuses a year that cannot be stored."""
    message = f"Năm {year} nằm ngoài {FIRST_YEAR}–{LAST_YEAR}. Xin gõ lại ngày."
    return Refused("invalid", message)


def with_example(refused: Refused, today: date) -> Refused:
    """The refusal with days near `today` to write like; who does not know yet needs none."""
    if refused.reason == "unknown":
        return refused
    near = min(max(today, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 11, 1))
    example = _EXAMPLE.format(one=near + 14 * DAY, other=near + 29 * DAY)
    return replace(refused, message=f"{refused.message} {example}")


def add_months(day: date, months: int) -> date:
    """The same day `months` later, the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
