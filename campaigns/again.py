"""A new year's campaign from one that is over: the same plan on later days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from campaigns.model import Deadline, Milestone, Period, Phase, Plan

Moved = Callable[[date], date]


def again(plan: Plan, *, starts_on: date, code: str) -> Plan:
    """The plan begun on `starts_on`, every day of it moved alike; what was of that year is left out.

    Moved by whole years where the new first day is the old one's anniversary (so that 25/12 stays
    25/12), else by days. Number, date of issue and the announcement's text belong to the old plan.
    """
    old = plan.period.starts_on

    def moved(day: date) -> date:
        if (old.month, old.day) == (starts_on.month, starts_on.day):
            return _years(day, starts_on.year - old.year)
        return day + (starts_on - old)

    def period(one: Period) -> Period:
        return Period(moved(one.starts_on), moved(one.ends_on))

    return replace(
        plan,
        code=code,
        number=None,
        issued_on=None,
        texts={},
        period=period(plan.period),
        phases=tuple(Phase(one.name, period(one.period)) for one in plan.phases),
        milestones=tuple(_milestone(one, moved) for one in plan.milestones),
    )


def next_code(code: str, year: int) -> str:
    """The code of the new campaign: the year in the old one's place, or behind it."""
    parts = code.rsplit("-", 1)
    base = parts[0] if len(parts) == 2 and parts[1].isdigit() and len(parts[1]) == 4 else code
    return f"{base[:35]}-{year}"


def _milestone(one: Milestone, moved: Moved) -> Milestone:
    due, repeat = one.deadline, one.repeat
    return replace(
        one,
        wording="",
        deadline=None if due is None else _deadline(due, moved),
        repeat=None
        if repeat is None
        else replace(repeat, dates=tuple(moved(day) for day in repeat.dates)),
        opens_on=None if one.opens_on is None else moved(one.opens_on),
        closes_on=None if one.closes_on is None else moved(one.closes_on),
    )


def _deadline(one: Deadline, moved: Moved) -> Deadline:
    from_on = None if one.from_on is None else moved(one.from_on)
    return replace(one, due_on=moved(one.due_on), from_on=from_on)


def _years(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a year without one
        return day.replace(year=day.year + years, day=28)
