"""The plan's targets with the newest figure of each, for a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from campaigns.model import Comparator, Plan, Range, Target
from campaigns.report_rows import FigureRow
from campaigns.wording.text import fold

RESULT = "result"


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One target and what was reached; `met` None where no figure or verdict says."""

    target: Target
    result: Decimal | None
    period: str
    met: bool | None
    source: str


def targets_of(plan: Plan, figures: Iterable[FigureRow]) -> tuple[TargetFacts, ...]:
    """Every target of the plan, in the plan's order."""
    newest: dict[str, FigureRow] = {}
    for one in sorted(figures, key=lambda row: row.id):
        if one.kind == RESULT and one.unit_id is None:
            newest[one.target_key] = one
    return tuple(_facts(one, newest.get(key_of(one))) for one in plan.targets)


def key_of(target: Target) -> str:
    """The key its figures are kept under."""
    return fold(target.name)[:80]


def _facts(target: Target, figure: FigureRow | None) -> TargetFacts:
    if figure is None:
        return TargetFacts(target, None, "", None, "")
    met: bool | None = None
    if figure.verdict is not None:
        met = figure.verdict == "met"
    elif figure.value is not None and target.value is not None:
        met = _holds(figure.value, target.value, target.comparator)
    return TargetFacts(target, figure.value, figure.period, met, figure.source)


def _holds(result: Decimal, value: Decimal | Range, comparator: Comparator) -> bool:
    if isinstance(value, Range):
        return value.minimum <= result <= value.maximum
    match comparator:
        case Comparator.LTE:
            return result <= value
        case Comparator.LT:
            return result < value
        case Comparator.GT:
            return result > value
        case _:  # "đạt 90%" is reached by more as well
            return result >= value
