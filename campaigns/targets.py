"""How each target stands: met, on the way, behind, or without a figure; with all its sources.

A figure says what was reached from the campaign's beginning to the end of its period
(target_points.py). How "on the way" is decided is told to people in docs/targets.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from campaigns import target_periods as periods
from campaigns.model import Comparator, Period, Range, Target
from campaigns.report_rows import FigureRow, ReportRows, UnitRow
from campaigns.target_keys import keyed
from campaigns.target_points import Point, added_up, newest, of_unit
from campaigns.targets_seen import seen
from campaigns.wording.quantity.figure import adds_up
from campaigns.wording.spelling.text import fold

RESULT = "result"
BASE = "base"
LOWER = (Comparator.LTE, Comparator.LT)
HUNDRED = Decimal(100)


class Standing(StrEnum):
    """How a target stands; laggards come first."""

    BEHIND = "behind"
    NO_BASE = "no_base"  # what it is measured from was not entered
    NO_FIGURE = "no_figure"
    ON_WAY = "on_way"
    MET = "met"


ORDER = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Trend:
    """Against the period before: up, down or same; `good` None where neither."""

    period: str
    before: Decimal
    way: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class Line:
    """One target, of the whole commune (`unit` None) or of one unit."""

    unit: UnitRow | None
    goal: Decimal | Range | None
    standing: Standing
    points: tuple[Point, ...] = ()  # the eldest first
    expected: Decimal | None = None  # on the straight line, where it was asked
    trend: Trend | None = None

    @property
    def now(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    @property
    def value(self) -> Decimal | None:
        """The newest value."""
        return self.points[-1].value if self.points else None


@dataclass(frozen=True, slots=True)
class Judged:
    """One target of the plan with its line, its units' lines, and every row ever entered."""

    key: str
    target: Target
    line: Line
    units: tuple[Line, ...]
    base: FigureRow | None
    rows: tuple[FigureRow, ...]
    summed: bool  # the commune's figure is the sum of its units'

    @property
    def told(self) -> int:
        """How many units have a figure."""
        return sum(one.now is not None for one in self.units)


def judge(rows: ReportRows, today: date) -> tuple[Judged, ...]:
    """Every target of the plan, in the plan's order."""
    of_key: dict[str, list[FigureRow]] = {}
    for one in sorted(rows.figures, key=lambda row: row.id):
        if periods.known(one.period):
            of_key.setdefault(one.target_key, []).append(one)
    meant = [one for one in rows.units if one.meant]
    return tuple(
        _judged(
            key, target, of_key.get(key, ()), meant, rows.plan.period, today, seen(target, rows)
        )
        for key, target in keyed(rows.plan.targets).items()
    )


def laggards(judged: Iterable[Judged]) -> list[Judged]:
    """Those behind first, then those nobody told of, then those on their way, then the reached."""
    return sorted(judged, key=lambda one: ORDER.index(one.line.standing))


def share_of(target: Target, unit_name: str) -> Decimal | None:
    """A unit's share; None where it has none."""
    if isinstance(target.per_unit, Mapping):
        wanted = fold(unit_name)
        return next((v for name, v in target.per_unit.items() if fold(name) == wanted), None)
    return target.per_unit


def holds(value: Decimal, goal: Decimal | Range, comparator: Comparator) -> bool:
    """Whether the figure is what was asked; "đạt" is reached by more as well."""
    if isinstance(goal, Range):
        if comparator in LOWER:
            return value <= goal.maximum
        if comparator is Comparator.EQ:
            return goal.minimum <= value <= goal.maximum
        return value >= goal.minimum
    match comparator:
        case Comparator.LTE:
            return value <= goal
        case Comparator.LT:
            return value < goal
        case Comparator.GT:
            return value > goal
        case _:
            return value >= goal


# --------------------------------------------------------------------------------- one target


def _judged(
    key: str,
    target: Target,
    rows: Sequence[FigureRow],
    meant: Sequence[UnitRow],
    campaign: Period,
    today: date,
    of_works: Decimal | None,
) -> Judged:
    bases = [one for one in rows if one.kind == BASE and one.unit_id is None]
    base = bases[-1] if bases and bases[-1].value is not None else None
    results = [one for one in rows if one.kind == RESULT]
    units: list[Line] = []
    by_unit: dict[int, tuple[Point, ...]] = {}
    if target.per_unit is not None:
        for unit in meant:
            share = share_of(target, unit.name)
            points = of_unit(target, unit.id, [one for one in results if one.unit_id == unit.id])
            if points:
                by_unit[unit.id] = points
            if points or share is not None:
                units.append(_line(target, unit, share, points, campaign, today))
    own = newest([one for one in results if one.unit_id is None])
    summed = not own and adds_up(target.name, target.unit) and bool(by_unit)
    points = added_up(by_unit) if summed else own
    if not points and of_works is not None:
        points = (Point(today.isoformat(), of_works, None, ()),)
    goal = _goal(target, base.value if base else None)
    line = _line(target, None, goal, points, campaign, today)
    if target.base and goal is None:
        line = Line(None, None, Standing.NO_BASE, points, trend=line.trend)
    return Judged(key, target, line, tuple(units), base, tuple(rows), summed)


def _goal(target: Target, base: Decimal | None) -> Decimal | Range | None:
    if not target.base or isinstance(target.value, Range):
        return target.value
    if base is None:
        return None
    return base if target.value is None else base * target.value / HUNDRED


# ------------------------------------------------------------------------------- the judgement


def _line(
    target: Target,
    unit: UnitRow | None,
    goal: Decimal | Range | None,
    points: tuple[Point, ...],
    campaign: Period,
    today: date,
) -> Line:
    if not points:
        return Line(unit, goal, Standing.NO_FIGURE)
    now = points[-1]
    if now.verdict is not None:
        return Line(unit, goal, _said(now.verdict), points)
    trend = _trend(target, goal, points)
    if goal is None or now.value is None:
        # a figure without anything to hold it against says nothing by itself
        return Line(unit, goal, Standing.NO_FIGURE, points, trend=trend)
    standing, expected = _stands(target, goal, points, campaign, today)
    shown = None if expected is None else round(expected, 1)  # a straight line has no end of digits
    return Line(unit, goal, standing, points, shown, trend)


def _said(verdict: str) -> Standing:
    return {one.value: one for one in Standing}.get(verdict, Standing.NO_FIGURE)


def _stands(
    target: Target,
    goal: Decimal | Range,
    points: Sequence[Point],
    campaign: Period,
    today: date,
) -> tuple[Standing, Decimal | None]:
    now = points[-1]
    value = now.value or Decimal(0)
    day = max(campaign.starts_on, min(now.day, campaign.ends_on))
    over = today > campaign.ends_on or day >= campaign.ends_on
    lower, growing = target.comparator in LOWER, adds_up(target.name, target.unit)
    if holds(value, goal, target.comparator) and (over or not (lower and growing)):
        return Standing.MET, None
    if over:
        return Standing.BEHIND, None
    bound = goal
    if isinstance(bound, Range):
        if value > bound.maximum and not lower:
            return Standing.BEHIND, None
        bound = bound.maximum if lower else bound.minimum
    expected = _expected(target, bound, points, day, campaign, lower=lower, growing=growing)
    if expected is None:
        return Standing.BEHIND, None
    if lower and growing and not holds(value, bound, target.comparator):
        return Standing.BEHIND, expected
    kept = value <= expected if lower else value >= expected
    return (Standing.ON_WAY if kept else Standing.BEHIND), expected


def _expected(
    target: Target,
    bound: Decimal,
    points: Sequence[Point],
    day: date,
    campaign: Period,
    *,
    lower: bool,
    growing: bool,
) -> Decimal | None:
    """Where the straight line to the target stands on that day; None where it has no beginning."""
    begins, first = campaign.starts_on, target.start
    if growing:
        first = first or Decimal(0)
    elif first is None:
        eldest = points[0]
        if eldest.value is not None and eldest.day < day:
            begins, first = max(eldest.day, campaign.starts_on), eldest.value
        elif lower:
            return None
        else:
            first = min(Decimal(0), bound)
    length = (campaign.ends_on - begins).days
    gone = Decimal((day - begins).days) / length if length > 0 else Decimal(1)
    return first + (bound - first) * gone


def _trend(target: Target, goal: Decimal | Range | None, points: Sequence[Point]) -> Trend | None:
    told = [(one.period, one.value) for one in points if one.value is not None]
    if len(told) < 2:
        return None
    (period, before), (_, now) = told[-2:]
    if now == before:
        return Trend(period, before, "same", None)
    up = now > before
    good = not up if target.comparator in LOWER else up
    if isinstance(goal, Range) and up and now > goal.maximum:
        good = False
    return Trend(period, before, "up" if up else "down", good)
