"""What a date expression means on a given day: days and periods with every plausible year.

A node is what was said ("5/12", "cuối tháng 12", "thứ 6 tuần sau"); `resolve` turns it into
one period, or several when the year is open, or refuses and says why. A day without a year is
the next one from today on; one that passed within `RECENT` days is asked.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from campaigns.wording import lunar
from campaigns.wording.lunar import LunarDate
from campaigns.wording.reading import Refused, Span

RECENT = 60
FIRST_YEAR, LAST_YEAR = 2000, 2100
EXAMPLE = "Ví dụ: 20/11/2026, ngày 5 tháng 12, cuối tháng 12."
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


def _years(frame: Frame) -> range:
    year = (frame.floor or frame.today).year
    first = min(year, frame.prefer.start.year) if frame.prefer else year
    last = max(year, frame.prefer.end.year) if frame.prefer else year
    return range(max(first - 1, FIRST_YEAR - 1), min(last + 2, LAST_YEAR + 1))


def bad_year(year: int) -> Refused:
    """Refuses a year that cannot be stored."""
    message = f"Năm {year} nằm ngoài {FIRST_YEAR}–{LAST_YEAR}. Bác gõ lại ngày giúp. {EXAMPLE}"
    return Refused("invalid", message)


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
            return Refused(
                "invalid", f"Không có tháng {self.month}. Ngày viết trước tháng. {EXAMPLE}"
            )
        if not 1 <= self.day <= (30 if self.lunar else 31):
            return Refused("invalid", f"Không có ngày {self.day}. {EXAMPLE}")
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
        return Refused("invalid", f"{when} chỉ có {last} ngày. Bác gõ lại ngày giúp. {EXAMPLE}")

    def _open(self, frame: Frame, month: int) -> Resolved:
        found = [
            point(date(year, month, self.day))
            for year in _years(frame)
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
                f"Tháng {here.month} chỉ có {last} ngày. Bác gõ cả ngày và tháng. {EXAMPLE}",
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
            years = list(_years(frame))
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
            f"Tháng {name}{leap} năm đó không có ngày {self.day} âm lịch. "
            f"Bác gõ ngày dương lịch giúp. {EXAMPLE}",
        )

    def _next_lunar(self, frame: Frame) -> Resolved:
        start = frame.floor or frame.today
        for ahead in range(62):
            day = start + DAY * ahead
            here = lunar.to_lunar(day)
            if here is not None and here.day == self.day:
                return (point(day),)
        return self._no_such_lunar_day()


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
            return Refused("invalid", f"Không có tháng {self.month}. {EXAMPLE}")
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
        found = [self._of(year, self.month) for year in _years(frame) if year >= FIRST_YEAR]
        return open_year(found, frame) or bad_year(frame.today.year + 1)

    def _of(self, year: int, month: int) -> Period:
        last = monthrange(year, month)[1]
        start, end = PARTS.get(self.part or "", (1, 31))
        return Period(date(year, month, start), date(year, month, min(end, last)))

    def _lunar(self, frame: Frame) -> Resolved:
        start, end = PARTS.get(self.part or "", (1, 31))
        years = _years(frame) if self.year is None else (self.year - 1, self.year)
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
    """A quarter, a half-year or a year: `months` long, the `number`-th of its year."""

    months: int
    number: int
    year: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The periods this stretch can be."""
        if not 1 <= self.number <= 12 // self.months:
            return Refused("invalid", f"Không có quý {self.number}. {EXAMPLE}")
        if self.year is not None:
            inside = FIRST_YEAR <= self.year <= LAST_YEAR
            return (self._of(self.year),) if inside else bad_year(self.year)
        found = [self._of(year) for year in _years(frame) if year >= FIRST_YEAR]
        return open_year(found, frame, running=True) or bad_year(frame.today.year + 1)

    def _of(self, year: int) -> Period:
        first = date(year, (self.number - 1) * self.months + 1, 1)
        return Period(first, add_months(first, self.months) - DAY)


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
class Festival:
    """Tết itself: many days, so only "trước Tết" has an end."""

    year: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """Mùng 1; the caller accepts it only after "trước"."""
        return Day(1, 1, self.year, lunar=True).resolve(replace(frame, recent=-1))


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


Node = Day | Month | Stretch | Known | Festival | Trouble | Either


def add_months(day: date, months: int) -> date:
    """The same day `months` later, the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(max(day.year + years, 1), 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def trouble(message: str, reason: str = "ambiguous") -> Trouble:
    """An expression that was understood well enough to ask about."""
    return Trouble(Refused(reason, f"{message} {EXAMPLE}"))
