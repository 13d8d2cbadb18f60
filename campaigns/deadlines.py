"""What a printed due date means: the last valid day and hour, the day of grace, late (P21).

"Trước ngày X" ends with X-1; X itself is taken and marked "nộp trong ngày X"; after it is late.
Every other wording ends with the printed day, or at its printed hour. Instants are the first ones
that are too late, so that 23:59:59 is on time and midnight is not; days are the commune's.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from campaigns.model import Bound, Deadline, Milestone, Timeliness

ONE_DAY = timedelta(days=1)


def last_day(deadline: Deadline) -> date | None:
    """The last calendar day on which a submission is on time; None for "in", which binds nobody."""
    match deadline.bound:
        case Bound.IN:
            return None
        case Bound.BEFORE if deadline.hour is None:
            return deadline.due_on - ONE_DAY
        case _ if deadline.hour == time(0):  # "trước 0 giờ ngày X" leaves nothing of that day
            return deadline.due_on - ONE_DAY
        case _:
            return deadline.due_on


def last_moment(deadline: Deadline, tz: tzinfo) -> datetime | None:
    """The first instant that is no longer on time."""
    if deadline.bound is Bound.IN:
        return None
    if deadline.hour is not None:
        return datetime.combine(deadline.due_on, deadline.hour, tz)
    before = deadline.bound is Bound.BEFORE
    return datetime.combine(deadline.due_on + (ONE_DAY * (not before)), time(0), tz)


def grace_until(deadline: Deadline, tz: tzinfo) -> datetime | None:
    """The end of the printed day where that day is past the last valid one; None: no grace."""
    if deadline.bound is not Bound.BEFORE and deadline.hour is None:
        return None
    if deadline.bound is Bound.IN:
        return None
    return datetime.combine(deadline.due_on + ONE_DAY, time(0), tz)


def judge(sent_at: datetime, last: datetime | None, grace: datetime | None) -> Timeliness:
    """How a submission stands, by the instant Telegram stamped on it."""
    if last is None or sent_at < last:
        return Timeliness.ON_TIME
    if grace is not None and sent_at < grace:
        return Timeliness.DUE_DAY
    return Timeliness.LATE


def moved(milestone: Milestone, last_valid: date) -> Milestone:
    """The milestone with another last valid day, said plainly ("đến hết ngày")."""
    deadline = Deadline(Bound.BY, last_valid)
    return replace(milestone, deadline=deadline, wording="")


def opened(milestone: Milestone, day: date) -> bool:
    """Whether the milestone has begun to take submissions on a local day."""
    return milestone.opens_on is None or milestone.opens_on <= day


def ended(milestone: Milestone, day: date) -> bool:
    """Whether even late ones are no longer taken on a local day; its last day still takes them."""
    return milestone.closes_on is not None and milestone.closes_on < day
