"""Months, quarters, years and what today alone decides, on every plausible year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from campaigns.wording.dates import lunar
from campaigns.wording.dates.days import Day, Festival
from campaigns.wording.dates.periods import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    Frame,
    Period,
    Resolved,
    add_months,
    bad_year,
    open_year,
    open_years,
    point,
)
from campaigns.wording.reading import Refused

PARTS = {
    "đầu": (1, 10),
    "giữa": (11, 20),
    "cuối": (21, 31),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, 31),
}


@dataclass(frozen=True, slots=True)
class Month:
    """A month or a third of it; `offset` counts from the running month."""

    month: int | None = None
    year: int | None = None
    part: str | None = None
    lunar: bool = False
    leap: bool = False
    offset: int | None = None
    named: bool = True  # "cuối tháng này", not a bare "cuối tháng"

    def resolve(self, frame: Frame) -> Resolved:
        """The periods this month can be."""
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            return bad_year(self.year)
        if self.month is not None and not 1 <= self.month <= 12:
            return Refused("invalid", f"Không có tháng {self.month}.")
        if self.lunar:
            return self._lunar(frame)
        if self.month is None:
            first = add_months(frame.today.replace(day=1), self.offset or 0)
            here = self._of(first.year, first.month)
            if self.named or here.end >= frame.today:
                return (here,)
            after = add_months(first, 1)
            return (here, self._of(after.year, after.month))
        if self.year is not None:
            return (self._of(self.year, self.month),)
        found = [self._of(year, self.month) for year in open_years(frame) if year >= FIRST_YEAR]
        return open_year(found, frame) or bad_year(frame.today.year + 1)

    def _of(self, year: int, month: int) -> Period:
        last = monthrange(year, month)[1]
        start, end = PARTS.get(self.part or "", (1, 31))
        return Period(date(year, month, start), date(year, month, min(end, last)))

    def _lunar(self, frame: Frame) -> Resolved:
        start, end = PARTS.get(self.part or "", (1, 31))
        years = open_years(frame) if self.year is None else (self.year - 1, self.year)
        found = [
            Period(month.first + DAY * (start - 1), min(month.first + DAY * (end - 1), month.last))
            for year in years
            for month in lunar.months_of(year)
            if (month.month, month.leap) == (self.month, self.leap)
            and (self.year is None or year == self.year or month.month >= 11)
        ]
        if self.year is None:
            return open_year(found, frame) or bad_year(frame.today.year + 1)
        return tuple(p for p in found if p.end.year >= self.year) or bad_year(self.year)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quarter, a half-year or a year: `months` long, the `number`-th of its year; of "quý 2-3"
    `last` is the other."""

    months: int
    number: int
    year: int | None = None
    last: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The periods this stretch can be."""
        for number in (self.number, self.last or self.number):
            if not 1 <= number <= 12 // self.months:
                return Refused("invalid", f"Không có quý {number}.")
        if self.year is not None:
            inside = FIRST_YEAR <= self.year <= LAST_YEAR
            return (self._of(self.year),) if inside else bad_year(self.year)
        found = [self._of(year) for year in open_years(frame) if year >= FIRST_YEAR]
        return open_year(found, frame, running=True) or bad_year(frame.today.year + 1)

    def _of(self, year: int) -> Period:
        first = date(year, (self.number - 1) * self.months + 1, 1)
        many = (self.last or self.number) - self.number + 1
        return Period(first, add_months(first, self.months * many) - DAY)


@dataclass(frozen=True, slots=True)
class Known:
    """An expression that today alone decides: mai, tuần sau, thứ 6, 10 ngày nữa."""

    periods: tuple[Period, ...]
    weekday: int | None = None  # "thứ 6" without its week, Monday 0

    def resolve(self, frame: Frame) -> Resolved:
        """What was found when it was read."""
        wrong = [p for p in self.periods if not FIRST_YEAR <= p.start.year <= LAST_YEAR]
        if wrong:
            return bad_year(wrong[0].start.year)
        if frame.floor is not None and self.weekday is not None:
            ahead = (self.weekday - frame.floor.weekday()) % 7
            return (point(frame.floor + DAY * ahead),)
        return self.periods


@dataclass(frozen=True, slots=True)
class Trouble:
    """An expression that can only be asked about."""

    refused: Refused

    def resolve(self, frame: Frame) -> Resolved:
        """The refusal."""
        return self.refused


@dataclass(frozen=True, slots=True)
class Either:
    """Words that name two periods once typed without marks: "thang sau"."""

    months: tuple[Month, Month]

    def resolve(self, frame: Frame) -> Resolved:
        """The periods of both."""
        first, second = (month.resolve(frame) for month in self.months)
        if isinstance(first, Refused) or isinstance(second, Refused):
            return first if isinstance(first, Refused) else second
        return (*first, *second)


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """The first weekday of a month or its last, Monday 0."""

    month: Month | Either
    weekday: int
    last: bool

    def resolve(self, frame: Frame) -> Resolved:
        """That day in each month that it can be."""
        found = self.month.resolve(frame)
        return found if isinstance(found, Refused) else tuple(map(self._in, found))

    def _in(self, period: Period) -> Period:
        if self.last:
            return point(period.end - DAY * ((period.end.weekday() - self.weekday) % 7))
        return point(period.start + DAY * ((self.weekday - period.start.weekday()) % 7))


Node = Day | Month | Stretch | Known | Festival | Trouble | Either | OnWeekday


def trouble(message: str, reason: str = "ambiguous") -> Trouble:
    """An expression that was understood well enough to ask about."""
    return Trouble(Refused(reason, message))
