"""A day by its number, solar or lunar, on every plausible year; and Tết."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from campaigns.wording.dates import lunar
from campaigns.wording.dates.lunar import LunarDate
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


@dataclass(frozen=True, slots=True)
class Day:
    """A day by number, with what was said of month and year."""

    day: int
    month: int | None = None
    year: int | None = None
    lunar: bool = False
    leap: bool = False
    bare: bool = False  # a mere number, good only as the start of a range
    unsure: bool = False  # mùng without a numbered month: lunar or solar
    numeric: bool = False  # 16/02/2024: digits with a year
    month_offset: int | None = None  # this month 0, next month 1

    def resolve(self, frame: Frame) -> Resolved:
        """The dates this day can be."""
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            return bad_year(self.year)
        if self.month is not None and not 1 <= self.month <= 12:
            return Refused("invalid", f"Không có tháng {self.month}. Ngày viết trước tháng.")
        if not 1 <= self.day <= (30 if self.lunar else 31):
            return Refused("invalid", f"Không có ngày {self.day}.")
        if self.lunar:
            return self._lunar(frame)
        if self.month_offset is not None:
            first = add_months(frame.today.replace(day=1), self.month_offset)
            return self._on(first.year, first.month)
        if self.month is None:
            return self._next_of_month(frame)
        if self.year is not None:
            return self._on(self.year, self.month)
        if self.day > monthrange(2024, self.month)[1]:
            return self._too_long(self.month, monthrange(2024, self.month)[1])
        return self._open(frame, self.month)

    def _on(self, year: int, month: int) -> Resolved:
        last = monthrange(year, month)[1]
        if self.day > last:
            return self._too_long(month, last, year if month == 2 else None)
        return (point(date(year, month, self.day)),)

    def _too_long(self, month: int, last: int, year: int | None = None) -> Refused:
        when = f"Tháng {month}" + (f" năm {year}" if year else "")
        return Refused("invalid", f"{when} chỉ có {last} ngày. Xin gõ lại ngày.")

    def _open(self, frame: Frame, month: int) -> Resolved:
        found = [
            point(date(year, month, self.day))
            for year in open_years(frame)
            if self.day <= monthrange(year, month)[1] and year >= FIRST_YEAR
        ]
        if (month, self.day) != (2, 29):
            return open_year(found, frame) or bad_year(frame.today.year + 1)
        chosen = open_year(found, frame)
        year = (frame.floor or frame.today).year
        wanted = year if (frame.floor or frame.today) <= date(year, 3, 1) - DAY else year + 1
        if not chosen or chosen[-1].start.year != wanted:
            return self._too_long(2, monthrange(wanted, 2)[1], wanted)
        return chosen

    def _next_of_month(self, frame: Frame) -> Resolved:
        start = frame.floor or frame.today
        here = start if self.day >= start.day else add_months(start.replace(day=1), 1)
        last = monthrange(here.year, here.month)[1]
        if self.day > last:
            return Refused(
                "ambiguous",
                f"Tháng {here.month} chỉ có {last} ngày. Xin gõ cả ngày và tháng.",
            )
        solar = point(date(here.year, here.month, self.day))
        if not self.unsure:
            return (solar,)
        other = replace(self, lunar=True, unsure=False).resolve(frame)
        return (solar, *other) if not isinstance(other, Refused) else (solar,)

    def _lunar(self, frame: Frame) -> Resolved:
        if self.month is None:
            return self._next_lunar(frame)
        if self.year is not None:
            years = [self.year - 1, self.year] if self.month >= 11 else [self.year]
        else:
            years = list(open_years(frame))
        found: list[Period] = []
        missing: list[Period] = []
        for year in years:
            months = [
                month
                for month in lunar.months_of(year)
                if (month.month, month.leap) == (self.month, self.leap)
            ]
            for month in months:
                day = lunar.to_solar(LunarDate(year, self.month, self.day, self.leap))
                (found if day else missing).append(point(day or month.last))
        if self.year is not None:
            inside = [p for p in found if p.start.year == self.year or self.month < 11]
            other = [p for p in found if p not in inside and p.start.year == self.year + 1]
            return (*inside, *other) or self._no_such_lunar_day()
        chosen = open_year(found + missing, frame)
        if not chosen or any(one in missing for one in chosen):
            return self._no_such_lunar_day()
        return chosen

    def _no_such_lunar_day(self) -> Refused:
        name = {1: "Giêng", 12: "Chạp"}.get(self.month or 0, str(self.month))
        leap = " nhuận" if self.leap else ""
        return Refused(
            "invalid",
            f"Tháng {name}{leap} năm đó không có ngày {self.day} âm lịch. Xin gõ ngày dương lịch.",
        )

    def _next_lunar(self, frame: Frame) -> Resolved:
        start = frame.floor or frame.today
        for ahead in range(62):
            day = start + DAY * ahead
            here = lunar.to_lunar(day)
            if here is not None and here.day == self.day:
                return (point(day),)
        return self._no_such_lunar_day()


@dataclass(frozen=True, slots=True)
class Festival:
    """Tết itself: many days, so only "trước Tết" has an end."""

    year: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """Mùng 1; the caller accepts it only after "trước"."""
        return Day(1, 1, self.year, lunar=True).resolve(replace(frame, recent=-1))
