"""When the silent are reminded, and what becomes of each reminder (P3, P6).

Planned from the last valid day back: 7, 3 and 1 working days before it and on it, moved earlier off
rest days, never two to one village at one instant. Judged when the hour has come: still owing,
not needed any more, or too late to be worth saying.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from campaigns import deadlines
from campaigns.calendar import Calendar, next_permitted
from campaigns.model import Bound, Deadline, Every, Milestone, QuietHours, ReminderRule, Repeat

GRACE = timedelta(hours=24)
LEADER_AFTER = 2  # working days between the officers' list and the leaders'
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

    The last day's reminders fall on the last working day where that day is a rest day; an hour
    inside the quiet hours waits for the morning, and is dropped where the morning is too late.
    Two that fall on one instant are one, named after the one nearer to the deadline.
    """
    if milestone.deadline is None:
        return ()
    last = deadlines.last_day(milestone.deadline)
    ends = deadlines.last_moment(milestone.deadline, tz)
    if last is None or ends is None:
        return ()
    final = calendar.move_earlier(last)
    named = [
        (f"before-{count}", calendar.working_day_before(final, count), rule.at)
        for count in sorted(set(rule.before), reverse=True)
    ]
    named += [(f"last-{hour:%H%M}", final, hour) for hour in sorted(set(rule.last_day))]
    wanted: dict[datetime, str] = {}
    for name, day, hour in named:
        due = next_permitted(datetime.combine(day, hour, tz), rule.quiet, calendar, tz)
        opened = milestone.opens_on is None or day >= milestone.opens_on
        if opened and now < due < ends:
            wanted[due.astimezone(UTC)] = name
    slots = [PlannedSlot(name, due) for due, name in sorted(wanted.items())]
    if rule.day_after is not None:
        after = datetime.combine(last + ONE_DAY, rule.day_after, tz)
        after = next_permitted(after, rule.quiet, calendar, tz)
        if after > now:
            slots.append(PlannedSlot("missing", after.astimezone(UTC), for_units=False))
        told = calendar.working_day_after(after.astimezone(tz).date(), LEADER_AFTER)
        leader = next_permitted(
            datetime.combine(told, rule.day_after, tz), rule.quiet, calendar, tz
        )
        if leader > now:
            slots.append(PlannedSlot("leader", leader.astimezone(UTC), for_units=False))
    return tuple(slots)


def for_unit(
    milestone: Milestone,
    rule: ReminderRule,
    calendar: Calendar,
    tz: tzinfo,
    now: datetime,
    *,
    extended: date | None,
    promised: date | None,
) -> tuple[PlannedSlot, ...]:
    """One unit's own slots: counted back from its extended day, silent until the day it promised."""
    own = milestone
    if extended is not None:
        own = replace(milestone, deadline=Deadline(Bound.BY, extended))
    slots = [one for one in plan_slots(own, rule, calendar, tz, now) if one.for_units]
    if promised is None:
        return tuple(slots)
    day = datetime.combine(calendar.move_earlier(promised), rule.at, tz)
    due = next_permitted(day, rule.quiet, calendar, tz).astimezone(UTC)
    later = [one for one in slots if one.due_utc.astimezone(tz).date() > promised]
    if due <= now:
        return tuple(later)
    return (PlannedSlot("promise", due), *later)


def of_work(
    starts: date | None,
    finishes: date | None,
    rule: ReminderRule,
    calendar: Calendar,
    tz: tzinfo,
    now: datetime,
) -> tuple[PlannedSlot, ...]:
    """A work's own dates: the morning it begins, three working days before it ends, that day."""
    named: list[tuple[str, date]] = []
    if starts is not None:
        named.append(("start", calendar.move_earlier(starts)))
    if finishes is not None:
        final = calendar.move_earlier(finishes)
        named += [("finish-3", calendar.working_day_before(final, 3)), ("finish", final)]
    wanted: dict[datetime, str] = {}
    for name, day in named:
        due = next_permitted(datetime.combine(day, rule.at, tz), rule.quiet, calendar, tz)
        if due > now:
            wanted[due.astimezone(UTC)] = name
    return tuple(PlannedSlot(name, due) for due, name in sorted(wanted.items()))


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
    if ends is not None and permitted >= ends:
        return Ending.EXPIRED, None
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
