"""Points of each unit and block by the plan's own criteria, each line with what it is computed from.

Nothing is invented: what officers have not entered, and what nothing is due for yet, stays without
points and is shown so. A merged unit's works count for its heir; entered points do not move.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from campaigns.model import Criterion, Measure, MilestoneKind
from campaigns.report_facts import ReportFacts, UnitFacts, place
from campaigns.report_rows import FigureRow, UnitRow
from campaigns.target_keys import keyed, points_of
from campaigns.targets import Standing

PREFIX = "criterion:"  # of the key entered points are kept under
CENTS = Decimal("0.01")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Score:
    """One unit's points for one criterion: most x got / of; None where nothing says."""

    key: str
    criterion: Criterion
    most: Decimal
    points: Decimal | None
    got: Decimal = ZERO
    of: Decimal = ZERO
    row: FigureRow | None = None  # of entered points


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit with its points; those with equal points share a place."""

    place: int
    unit: UnitRow
    total: Decimal
    scores: tuple[Score, ...]

    @property
    def open(self) -> int:
        """How many criteria have no points yet."""
        return sum(one.points is None for one in self.scores)


@dataclass(frozen=True, slots=True)
class BlockScore:
    """One block: the mean of its units' points."""

    place: int
    name: str
    mean: Decimal
    units: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody in order."""

    most: Decimal
    units: tuple[UnitScore, ...] = ()
    blocks: tuple[BlockScore, ...] = ()


def criteria_of(facts: ReportFacts) -> dict[str, Criterion]:
    """The criteria that give points, by key."""
    return {
        key: one
        for key, one in keyed(facts.rows.plan.criteria).items()
        if points_of(one) is not None
    }


def rank(facts: ReportFacts) -> Ranking:
    """The ranking of a campaign today."""
    criteria = criteria_of(facts)
    most = sum((points_of(one) or ZERO for one in criteria.values()), ZERO)
    if not criteria:
        return Ranking(ZERO)
    found = []
    for unit in (one for one in facts.units if one.unit.meant):
        scores = tuple(_score(facts, unit, key, one) for key, one in criteria.items())
        found.append((unit.unit, sum((one.points or ZERO for one in scores), ZERO), scores))
    found.sort(key=lambda one: (-one[1], place(one[0])))
    totals = [total for _, total, _ in found]
    units = tuple(
        UnitScore(totals.index(total) + 1, unit, total, scores) for unit, total, scores in found
    )
    return Ranking(most, units, _blocks(units))


def _blocks(units: Sequence[UnitScore]) -> tuple[BlockScore, ...]:
    members: dict[str, list[Decimal]] = {}
    for one in units:
        if one.unit.block:
            members.setdefault(one.unit.block, []).append(one.total)
    means = {name: _round(sum(mine, ZERO) / len(mine)) for name, mine in members.items()}
    ordered = sorted(means, key=lambda name: (-means[name], name))
    places = [means[name] for name in ordered]
    return tuple(
        BlockScore(places.index(means[name]) + 1, name, means[name], len(members[name]))
        for name in ordered
    )


def _score(facts: ReportFacts, unit: UnitFacts, key: str, criterion: Criterion) -> Score:
    most = points_of(criterion) or ZERO
    if criterion.measure is Measure.MANUAL:
        row = entered(facts.rows.figures, key, unit.unit.id)
        return Score(key, criterion, most, row.value if row else None, row=row)
    got, of = _parts(facts, unit, criterion)
    points = _round(most * min(got / of, Decimal(1))) if of else None
    return Score(key, criterion, most, points, got, of)


def entered(rows: Iterable[FigureRow], key: str, unit_id: int) -> FigureRow | None:
    """The newest points an officer entered for a unit; None where there are none, or taken back."""
    mine = [
        one
        for one in rows
        if one.target_key == PREFIX + key
        and one.unit_id == unit_id
        and one.origin in (None, unit_id)
    ]
    newest = max(mine, key=lambda one: one.id, default=None)
    return newest if newest is not None and newest.value is not None else None


def _parts(facts: ReportFacts, unit: UnitFacts, criterion: Criterion) -> tuple[Decimal, Decimal]:
    """What a unit has of what would earn all points."""
    match criterion.measure:
        case Measure.REGISTERED_ON_TIME:
            return Decimal(unit.registered and not unit.late_works), Decimal(1)
        case Measure.WORKS_REGISTERED:
            return Decimal(unit.sum.works), criterion.full or Decimal(1)
        case Measure.WORKS_DONE:
            return Decimal(unit.sum.done), Decimal(max(unit.sum.works, 1))
        case Measure.VALUE_TOTAL:
            highest = max(one.sum.low for one in facts.units)
            return Decimal(unit.sum.low), criterion.full or Decimal(highest)
        case Measure.REPORTS_ON_TIME:
            return _reports(facts, unit)
        case _:
            return _targets(facts, unit)


def _reports(facts: ReportFacts, unit: UnitFacts) -> tuple[Decimal, Decimal]:
    owed = [
        one
        for one in facts.periods
        if one.over and one.period.kind == MilestoneKind.REPORT and unit.unit in one.owed_by
    ]
    kept = [one for one in owed if unit.unit not in one.missing and unit.unit not in one.late]
    return Decimal(len(kept)), Decimal(len(owed))


def _targets(facts: ReportFacts, unit: UnitFacts) -> tuple[Decimal, Decimal]:
    lines = [
        line
        for one in facts.targets
        if one.judged is not None
        for line in one.judged.units
        if line.unit is not None and line.unit.id == unit.unit.id and line.goal is not None
    ]
    return Decimal(sum(one.standing is Standing.MET for one in lines)), Decimal(len(lines))


def _round(value: Decimal) -> Decimal:
    return value.quantize(CENTS, ROUND_HALF_UP)
