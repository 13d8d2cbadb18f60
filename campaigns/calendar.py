"""Working days, holidays, Tết and quiet hours: when an office would not write to a village.

The holidays are data that an officer can edit (campaigns/holidays.yaml); this module is handed
its text. Lunar dates are given as the solar day of Tết's mùng 1, by the Vietnamese calendar (UTC+7).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from ruamel.yaml import YAML

from campaigns.model import QuietHours

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off, days made up, and the silent days of Tết (29 tháng Chạp to mùng 5)."""

    days_off: frozenset[date] = frozenset()
    every_year: frozenset[tuple[int, int]] = frozenset()  # (month, day)
    worked: frozenset[date] = frozenset()  # made-up working days
    silent: frozenset[date] = frozenset()

    @classmethod
    def from_yaml(cls, text: str) -> "Calendar":
        """Read a holiday file; ValueError says what in it is no date."""
        data = YAML(typ="safe").load(text) or {}
        silent: set[date] = set()
        for mung_1 in data.get("tet", []):
            # 29 tháng Chạp is one or two days before mùng 1: silent from the earlier of the two
            silent |= {_day(mung_1) + ONE_DAY * step for step in range(-2, 5)}
        off: set[date] = set()
        for one in data.get("nghi", []):
            if isinstance(one, dict):
                start, end = _day(one["tu"]), _day(one["den"])
                off |= {start + ONE_DAY * step for step in range((end - start).days + 1)}
            else:
                off.add(_day(one))
        yearly = {
            tuple(int(part) for part in str(one).split("/")) for one in data.get("hang_nam", [])
        }
        return cls(
            frozenset(off),
            frozenset((month, day) for day, month in yearly),
            frozenset(_day(one) for one in data.get("lam_bu", [])),
            frozenset(silent),
        )

    def works(self, day: date) -> bool:
        """Whether the office works on this day."""
        if day in self.worked:
            return True
        off = day in self.days_off or (day.month, day.day) in self.every_year or day in self.silent
        return not off and day.weekday() < 5

    def working_day_before(self, day: date, count: int) -> date:
        """The working day that lies `count` working days before `day` (which is not counted)."""
        while count > 0:
            day -= ONE_DAY
            if self.works(day):
                count -= 1
        return day

    def move_earlier(self, day: date) -> date:
        """The day itself where the office works, else the working day before it."""
        while not self.works(day):
            day -= ONE_DAY
        return day


def next_permitted(at: datetime, quiet: QuietHours, calendar: Calendar, tz: tzinfo) -> datetime:
    """The instant itself, or the next one at which the bot may write by itself."""
    local = at.astimezone(tz)
    while True:
        if local.date() in calendar.silent:
            local = datetime.combine(local.date() + ONE_DAY, quiet.resume, tz)
        elif local.time() >= quiet.start:
            local = datetime.combine(local.date() + ONE_DAY, quiet.resume, tz)
        elif local.time() < quiet.end:
            local = datetime.combine(local.date(), quiet.resume, tz)
        else:
            return local


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
