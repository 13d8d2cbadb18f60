"""The plan's targets with the newest figure of each, for a report."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.model import Target
from campaigns.report_rows import ReportRows
from campaigns.targets import Judged, Standing, judge


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One target and what was reached; `met` None where no figure or verdict says."""

    target: Target
    result: Decimal | None
    period: str
    met: bool | None
    source: str
    standing: Standing = Standing.NO_FIGURE
    judged: Judged | None = None


def targets_of(rows: ReportRows, today: date) -> tuple[TargetFacts, ...]:
    """Every target of the plan, in the plan's order."""
    return tuple(_facts(one) for one in judge(rows, today))


def _facts(one: Judged) -> TargetFacts:
    now = one.line.now
    if now is None:
        return TargetFacts(one.target, None, "", None, "", one.line.standing, one)
    told = one.line.standing not in (Standing.NO_FIGURE, Standing.NO_BASE)
    return TargetFacts(
        target=one.target,
        result=now.value,
        period=now.period,
        met=one.line.standing is Standing.MET if told else None,
        source="; ".join(dict.fromkeys(row.source for row in now.rows if row.source)),
        standing=one.line.standing,
        judged=one,
    )
