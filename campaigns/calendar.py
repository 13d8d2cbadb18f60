"""Working days, holidays, Tết and quiet hours: when an office would not write to a village.

A calendar is data an officer can edit (campaigns/holidays.yaml, read by campaigns/yaml_calendar.py).
Nothing here reads a clock; days are local ones, and the zone is a parameter.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from campaigns.model import QuietHours

ONE_DAY = timedelta(days=1)
LONGEST_REST = 400  # days; a file that knows no working day at all must not stop the bot


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off, days worked although they look free, and the silent days of Tết."""

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()  # made-up working days (làm bù)
    silent: frozenset[date] = frozenset()  # 29 tháng Chạp to mùng 5: nothing is sent by itself

    @classmethod
    def from_yaml(cls, text: str) -> "Calendar":
        """Read a holiday file; ValueError tells every problem with its line."""
        return _read(text)

    def works(self, day: date) -> bool:
        """Whether the office works on this day."""
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.days_off and day not in self.silent

    def working_day_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before `day` (which is not counted)."""
        for _ in range(count):
            day = self.move_earlier(day - ONE_DAY)
        return day

    def working_day_after(self, day: date, count: int) -> date:
        """The working day that lies `count` working days after `day` (which is not counted)."""
        for _ in range(count):
            day += ONE_DAY
            ahead = (day + ONE_DAY * step for step in range(LONGEST_REST))
            day = next((one for one in ahead if self.works(one)), day)
        return day

    def move_earlier(self, day: date) -> date:
        """The day itself where the office works, else the working day before it."""
        for back in range(LONGEST_REST):
            if self.works(day - ONE_DAY * back):
                return day - ONE_DAY * back
        return day


def months_after(moment: datetime, months: int) -> datetime:
    """The same day and hour so many months later; of a shorter month, its last day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def is_quiet(hour: time, quiet: QuietHours) -> bool:
    """Whether a local hour lies in the quiet hours; equal ends mean there are none."""
    if quiet.start <= quiet.end:
        return quiet.start <= hour < quiet.end
    return hour >= quiet.start or hour < quiet.end


def next_permitted(at: datetime, quiet: QuietHours, calendar: Calendar, tz: tzinfo) -> datetime:
    """The instant itself, or the next one at which the bot may write by itself.

    What falls into the night waits for the hour at which the morning's messages go out.
    """
    local = at.astimezone(tz)
    over_night = quiet.start > quiet.end
    morning = quiet.end if is_quiet(quiet.resume, quiet) else quiet.resume
    if is_quiet(local.time(), quiet):
        later = over_night and local.time() >= quiet.start
        day = local.date() + ONE_DAY if later else local.date()
        local = datetime.combine(day, morning if over_night else quiet.end, tz)
    while local.date() in calendar.silent:
        local = datetime.combine(local.date() + ONE_DAY, morning, tz)
    return local


@lru_cache(maxsize=64)
def _read(text: str) -> Calendar:
    from campaigns import yaml_calendar  # it builds calendars, so it comes second

    found = yaml_calendar.load(text)
    if isinstance(found, Calendar):
        return found
    raise ValueError("; ".join(f"{one.line}: {one.message}" for one in found))
