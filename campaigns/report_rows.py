"""What a report is computed from: plain rows, as a database (or a test) lays them out.

Days are local ones; a unit that was merged stands here as its heir, with the works of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from campaigns.model import Plan
from campaigns.work import Work

COUNTED = ("registered", "approved")  # of the states of a work, those that sums are of


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit that stands today; `meant` says whether the plan's audience includes it."""

    id: int
    name: str
    number: int | None = None
    block: str | None = None
    kind: str = ""
    meant: bool = True
    linked: bool = True


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One registered work as it stands, withdrawn ones too."""

    id: int
    code: str
    unit_id: int
    state: str
    timeliness: str
    sent_on: date
    work: Work
    entered_for: bool = False
    more: tuple[tuple[str, str], ...] = ()  # the form's other answers: label, in full words


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One progress report on one work; `period_id` is the milestone it counts for."""

    id: int
    work_id: int
    on: date
    period_id: int | None = None
    percent: int | None = None
    spent: int | None = None
    done_on: date | None = None
    timeliness: str = "on_time"
    unchanged: bool = False
    entered_for: bool = False
    note: str = ""
    why: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One milestone with its last valid day; `later` holds the units the office gave a later one."""

    id: int
    key: str
    kind: str
    title: str
    opens_on: date | None = None
    last_day: date | None = None
    later: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one target; `unit_id` None is the whole commune."""

    id: int
    target_key: str
    kind: str
    period: str
    unit_id: int | None
    value: Decimal | None
    verdict: str | None
    note: str
    source: str
    at: datetime
    by: str = ""  # who entered it
    origin: int | None = None  # the unit it was entered for, where that was merged since


@dataclass(frozen=True, slots=True)
class SentRow:
    """One announcement to one unit: what became of it and when it was confirmed (local time)."""

    announcement_id: int
    kind: str
    text: str
    sent_at: datetime | None
    unit_id: int
    unit_name: str
    state: str
    reason: str | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportRows:
    """Everything about one campaign that a report may show."""

    commune: str
    code: str
    title: str
    state: str
    plan: Plan
    units: tuple[UnitRow, ...] = ()
    works: tuple[WorkRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    periods: tuple[PeriodRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    sent: tuple[SentRow, ...] = ()
