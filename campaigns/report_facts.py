"""What a report shows, as frozen values; campaigns/report.py computes them.

A work counts once it is registered or approved; withdrawn, returned and proposed ones are listed
and not summed. A value range counts by both ends.
"""

from dataclasses import dataclass
from datetime import date

from campaigns.forms.definition import Kind
from campaigns.model import Period
from campaigns.progress import Pace
from campaigns.report_rows import (
    COUNTED,
    PeriodRow,
    ReportRow,
    ReportRows,
    SentRow,
    UnitRow,
    WorkRow,
)
from campaigns.report_targets import TargetFacts

OWING = (*COUNTED, "returned")  # one to be mended is being worked on all the same
SLOW = (Pace.LATE_START, Pace.BEHIND, Pace.OVERDUE)
FINISHED = (Pace.DONE, Pace.DONE_LATE)
NOTABLE = 5
BEST = 3  # how many units are put forward where the plan sets no quota


@dataclass(frozen=True, slots=True)
class Sum:
    """What a group of works comes to. `unclear` works have no value; money in đồng."""

    works: int = 0
    low: int = 0
    high: int = 0
    unclear: int = 0
    spent: int = 0
    done: int = 0
    slow: int = 0
    percent: int = 0  # the plain mean over the works, one without a report counting 0


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """One work with how far it has come, by its last known figures."""

    row: WorkRow
    unit: UnitRow
    counted: bool
    percent: int | None
    spent: int | None
    done_on: date | None
    pace: Pace
    reports: tuple[ReportRow, ...]

    @property
    def photos(self) -> tuple[str, ...]:
        """Its photos, the newest report's first."""
        return tuple(one for report in reversed(self.reports) for one in report.photos)


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit: its sum, and what it was late with or still owes."""

    unit: UnitRow
    sum: Sum
    registered: bool
    late_works: int  # registered after the deadline
    late_reports: int
    missing: tuple[PeriodRow, ...]  # past ones it has not reported for
    unread: int
    sent: int


@dataclass(frozen=True, slots=True)
class Group:
    """The works of one category or one block; `name` None is what belongs to none."""

    name: str | None
    sum: Sum
    units: int
    registered: int


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """One period in which the units owe a report or a registration."""

    period: PeriodRow
    over: bool
    owing: int  # units that owed something
    missing: tuple[UnitRow, ...]
    late: tuple[UnitRow, ...]
    owed_by: tuple[UnitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """The mean percent of the dated works on one day; `actual` None lies in the future."""

    day: date
    planned: int
    actual: int | None


@dataclass(frozen=True, slots=True)
class SentFacts:
    """One announcement: to how many units, how many got it, how many confirmed it."""

    id: int
    first: SentRow
    units: int
    delivered: int
    read: int


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report shows."""

    rows: ReportRows
    today: date
    period: Period  # what the report covers
    total: Sum
    units: tuple[UnitFacts, ...]
    works: tuple[WorkFacts, ...]
    categories: tuple[Group, ...]
    blocks: tuple[Group, ...]
    periods: tuple[PeriodFacts, ...]
    targets: tuple[TargetFacts, ...]
    curve: tuple[Point, ...]
    sent: tuple[SentFacts, ...]

    @property
    def registered(self) -> tuple[UnitFacts, ...]:
        """The units that have registered."""
        return tuple(one for one in self.units if one.registered)

    @property
    def silent(self) -> tuple[UnitFacts, ...]:
        """The units that have not."""
        return tuple(one for one in self.units if not one.registered)

    @property
    def counted(self) -> tuple[WorkFacts, ...]:
        """The works that are summed."""
        return tuple(one for one in self.works if one.counted)

    @property
    def values_asked(self) -> bool:
        """Whether works are to tell what they are worth: a form wants it, or somebody has said it."""
        fields = [field for form in self.rows.plan.forms for field in form.fields]
        wanted = any(one.kind is Kind.MONEY for one in fields)
        return wanted or self.total.unclear < self.total.works

    @property
    def slow(self) -> tuple[WorkFacts, ...]:
        """The works behind their own dates, those past their end first."""
        found = [one for one in self.counted if one.pace in SLOW]
        return tuple(sorted(found, key=lambda one: (SLOW[::-1].index(one.pace), _latest(one))))

    @property
    def notable(self) -> tuple[WorkFacts, ...]:
        """The finished works of the largest value."""
        found = [one for one in self.counted if one.pace in FINISHED]
        found.sort(key=lambda one: (-(one.row.work.value or 0), one.row.code))
        return tuple(found[:NOTABLE])

    @property
    def best(self) -> tuple[UnitFacts, ...]:
        """The units to put forward: registered in time, every work done, nothing late or owed."""
        found = [
            one
            for one in self.units
            if one.registered and one.sum.done == one.sum.works and not one.late_works
            and not one.missing and not one.late_reports
        ]  # fmt: skip
        found.sort(key=lambda one: (-one.sum.works, -one.sum.low, place(one.unit)))
        return tuple(found[:BEST])


def place(unit: UnitRow) -> tuple[int, str, int]:
    """Where a unit stands in lists."""
    return (unit.number or 0, unit.name, unit.id)


def _latest(one: WorkFacts) -> tuple[date, str]:
    return (one.row.work.finishes or date.max, one.row.code)
