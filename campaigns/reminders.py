"""When the silent are reminded, and what becomes of each reminder (P3, P6).

Planned from the last valid day back: 7, 3 and 1 working days before it and on it, moved earlier off
rest days, never two to one village at one instant. Judged when the hour has come: still owing,
not needed any more, or too late to be worth saying.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from campaigns import deadlines
from campaigns.calendar import Calendar, next_permitted
from campaigns.model import Every, Milestone, QuietHours, ReminderRule, Repeat

GRACE = timedelta(hours=24)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """One reminder to come, for every unit of the audience, or the officers' list."""

    rule: str
    due_utc: datetime
    for_units: bool = True


class Ending(StrEnum):
    """What a due slot leads to."""

    REMIND = "remind"
    NOT_NEEDED = "not_needed"
    EXPIRED = "expired"
    MERGED = "merged"  # a newer slot of the same unit is due too: "gộp"
    WAIT = "wait"  # quiet hours


def plan_slots(
    milestone: Milestone, rule: ReminderRule, calendar: Calendar, tz: tzinfo, now: datetime
) -> tuple[PlannedSlot, ...]:
    """The slots of a milestone that still lie ahead, in order.

    The last day's reminders fall on the last working day where that day is a rest day.
    """
    if milestone.deadline is None:
        return ()
    last = deadlines.last_day(milestone.deadline)
    if last is None:
        return ()
    final = calendar.move_earlier(last)
    wanted: dict[datetime, str] = {}
    for count in rule.before:
        day = calendar.working_day_before(final, count)
        wanted.setdefault(_local(day, rule.at, tz), f"before-{count}")
    for hour in rule.last_day:
        wanted[_local(final, hour, tz)] = f"last-{hour:%H%M}"
    slots = [PlannedSlot(name, due) for due, name in sorted(wanted.items()) if due > now]
    if rule.day_after is not None:
        after = _local(last + ONE_DAY, rule.day_after, tz)
        after = next_permitted(after, rule.quiet, calendar, tz)
        if after > now:
            slots.append(PlannedSlot("missing", after, for_units=False))
    return tuple(slots)


def judge(
    due: datetime,
    *,
    now: datetime,
    owes: bool,
    open_: bool,
    ends: datetime | None,
    newer_due: bool,
    quiet: QuietHours,
    calendar: Calendar,
    tz: tzinfo,
    grace: timedelta = GRACE,
) -> tuple[Ending, datetime | None]:
    """What becomes of a slot whose hour has come; with WAIT, the next permitted instant."""
    if not owes or not open_:
        return Ending.NOT_NEEDED, None
    if newer_due:
        return Ending.MERGED, None
    if now - due > grace or (ends is not None and now >= ends):
        return Ending.EXPIRED, None
    permitted = next_permitted(now, quiet, calendar, tz)
    if permitted > now:
        return Ending.WAIT, permitted
    return Ending.REMIND, None


def occurrences(repeat: Repeat, first: date, last: date) -> tuple[date, ...]:
    """The days on which a repeating report falls due within a period, both ends included."""
    if repeat.every is Every.DATES:
        return tuple(day for day in sorted(repeat.dates) if first <= day <= last)
    found = []
    day = first
    while day <= last:
        if _falls(repeat, day, first):
            found.append(day)
        day += ONE_DAY
    return tuple(found)


def _falls(repeat: Repeat, day: date, first: date) -> bool:
    if repeat.every is Every.WEEK:
        return day.isoweekday() == repeat.day
    month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
    if day.day != min(repeat.day, month_end.day):
        return False
    return repeat.every is Every.MONTH or (day.month - first.month) % 6 == 5


def _local(day: date, hour: time, tz: tzinfo) -> datetime:
    return datetime.combine(day, hour, tz)
