"""Progress reports: for which period one counts, what it says, whether a work is late or ahead.

A report says how a work stands when it is sent; it counts for the period that is open then. Nothing
is inferred that was not said: a plan's own form without a percent gives none.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from campaigns import reminders
from campaigns.forms.draft import Answer, Status
from campaigns.model import Bound, Deadline, Every, Milestone, MilestoneKind, Period, ReminderRule
from campaigns.wording.house_forms import progress_form

ONE_DAY = timedelta(days=1)
DONE = 100
_PERIOD = re.compile(r"-\d{8}$")  # behind the key of each period (`expand`)


def expand(
    milestones: Sequence[Milestone], period: Period, rule: ReminderRule
) -> tuple[Milestone, ...]:
    """The plan's milestones with every repeating one written out, one a period.

    A period begins the day after the last one's due day. Where periods are weeks, a reminder seven
    working days ahead would fall into the week before and is left out.
    """
    found: list[Milestone] = []
    for one in milestones:
        found += [one] if one.repeat is None else _periods(one, period, rule)
    return tuple(found)


def _periods(one: Milestone, period: Period, rule: ReminderRule) -> list[Milestone]:
    if one.repeat is None:
        return [one]
    since = one.opens_on or period.starts_on
    made: list[Milestone] = []
    mine = one.reminders or rule
    if one.repeat.every is Every.WEEK:
        mine = replace(mine, before=tuple(days for days in mine.before if days < 3))
    for due in reminders.occurrences(one.repeat, since, period.ends_on):
        made.append(
            replace(
                one,
                key=f"{one.key}-{due:%Y%m%d}",
                deadline=Deadline(Bound.BY, due),
                repeat=None,
                opens_on=since,
                reminders=mine,
            )
        )
        since = due + ONE_DAY
    return made


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says, in the terms every summary uses."""

    percent: int | None
    spent: int | None
    done_on: date | None = None


def said(answers: Mapping[str, Answer]) -> Said:
    """The common figures of a report's answers; a range counts by its lower end."""
    percent = _number(answers.get(progress_form.PERCENT))
    spent = _number(answers.get(progress_form.SPENT))
    day = answers.get(progress_form.DONE_ON)
    done_on = date.fromisoformat(day.value) if day and isinstance(day.value, str) else None
    return Said(percent, spent, done_on)


OVERSPENT: Final = 2  # times what the work is worth: beyond it a zero too many is likelier


def unlikely(now: Said, last: Said | None, worth: int | None, today: date) -> tuple[str, ...]:
    """What is hard to believe in a report, by code: both figures only grow, `worth` bounds one, and what is
    done was done by today."""
    found = ["done_ahead"] if now.done_on and now.done_on > today else []
    if last and now.percent is not None and last.percent is not None and now.percent < last.percent:
        found.append("less_done")
    if last and now.spent is not None and last.spent is not None and now.spent < last.spent:
        found.append("less_spent")
    if worth and now.spent is not None and now.spent > OVERSPENT * worth:
        found.append("overspent")
    return tuple(found)


def _number(given: Answer | None) -> int | None:
    if given is None or given.status is not Status.GIVEN:
        return None
    value = given.value["from"] if isinstance(given.value, dict) else given.value
    return int(value) if isinstance(value, int | float) else None


class Pace(StrEnum):
    """How a work stands against its own dates."""

    DONE = "done"
    DONE_LATE = "done_late"
    NOT_STARTED = "not_started"  # its day has not come
    LATE_START = "late_start"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"  # no report and no dates to judge by


def pace(
    starts: date | None,
    finishes: date | None,
    percent: int | None,
    done_on: date | None,
    today: date,
) -> Pace:
    """Late, ahead or as planned, by the work's own dates (the last day of each counts whole).

    Between start and finish the plan is a straight line; more than 15 points under it is behind.
    """
    if percent is not None and percent >= DONE:
        late = finishes is not None and done_on is not None and done_on > finishes
        return Pace.DONE_LATE if late else Pace.DONE
    if finishes is not None and today > finishes:
        return Pace.OVERDUE
    if starts is not None and today <= starts:
        return Pace.NOT_STARTED if not percent else Pace.ON_TRACK
    if starts is not None and not percent:
        return Pace.LATE_START
    if starts is None or finishes is None or percent is None:
        return Pace.UNKNOWN
    return Pace.BEHIND if percent + 15 < planned(starts, finishes, today) else Pace.ON_TRACK


def planned(starts: date, finishes: date, today: date) -> int:
    """The percent a work would stand at on a straight line between its dates."""
    if today >= finishes:
        return DONE
    if today <= starts:
        return 0
    return round(DONE * (today - starts).days / (finishes - starts).days)


def period_of(
    milestones: Sequence[Milestone], day: date, *, reported: Collection[str] = ()
) -> Milestone | None:
    """The report milestone a report of `day` counts for; `reported` are those already answered.

    It is the first one that has begun and is not over. For a third of its length after it was due a
    period without a report still takes one, as a late one; after the last period, always.
    """
    begun = [
        one
        for one in milestones
        if one.kind is MilestoneKind.REPORT and (one.opens_on is None or one.opens_on <= day)
    ]
    begun.sort(key=lambda one: one.deadline.due_on if one.deadline else date.max)
    over = [one for one in begun if one.deadline is not None and one.deadline.due_on < day]
    ahead = [one for one in begun if one not in over]
    if over and (not ahead or (over[-1].key not in reported and _fresh(over[-1], day))):
        return over[-1]
    return ahead[0] if ahead else None


def _fresh(one: Milestone, day: date) -> bool:
    if one.deadline is None or one.opens_on is None:
        return False
    due = one.deadline.due_on
    return (day - due).days * 3 <= (due - one.opens_on).days + 1


def at_hand(
    milestones: Sequence[Milestone], day: date, *, each: bool = False
) -> tuple[Milestone, ...]:
    """What concerns people on a day: of all reports only the one that runs, or the next.

    `each`: of each report that the plan names, so that none of them is out of the office's sight.
    """
    series: dict[str, list[Milestone]] = {}
    for one in milestones:
        if one.kind is MilestoneKind.REPORT:
            series.setdefault(_PERIOD.sub("", one.key) if each else "", []).append(one)
    shown = [_next(reports, day) for reports in series.values()]
    return tuple(one for one in milestones if one.kind is not MilestoneKind.REPORT or one in shown)


def _next(reports: Sequence[Milestone], day: date) -> Milestone:
    ahead = [one for one in reports if one.deadline is None or one.deadline.due_on >= day]
    return min(ahead, key=_due) if ahead else reports[-1]


def _due(one: Milestone) -> date:
    return one.deadline.due_on if one.deadline else date.max
