"""What a plan says, as frozen values: the draft an officer confirms, item by item.

The meanings are those of the table in docs/plans.md. A value that the text does not state stays
None or empty; every item knows the sentence it was read from. Nothing here reads a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Where a statement stands in the text that was given to `read_plan`: [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to a day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Range:
    """A number given as a range ("80 - 85%")."""

    low: int | float
    high: int | float


Number = int | float | Range


@dataclass(frozen=True, slots=True)
class Phase:
    """One đợt or giai đoạn of the campaign."""

    name: str
    starts_on: date | None
    ends_on: date | None
    at: Span
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due, with the words that say when. `due_on` is the date as printed."""

    what: str
    due_on: date | None
    kind: str  # registration, report, nomination, summary, launch, submission, event
    bound: str  # before, by, on, within, in, window, after_event
    last_day: date | None
    text: str
    at: Span
    to: str | None = None
    window: Window | None = None
    hour: str | None = None  # "17:00" where the text names one
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One chỉ tiêu; `value` is None when it is not a number."""

    name: str
    value: Number | None
    unit: str | None
    comparator: str  # eq, gte, gt, lte, lt
    at: Span


@dataclass(frozen=True, slots=True)
class Quota:
    """How many may be rewarded, in the plan's words."""

    who: str | None
    form: str | None
    collectives: Number | None
    individuals: Number | None
    households: Number | None
    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting duty without a single due day."""

    every: str | None
    by: str | None
    to: str | None
    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Inferred:
    """A period that only follows from "năm 2022" or "giai đoạn 2021-2025"."""

    first: date
    last: date
    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the text with the place it was read from."""

    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Issue:
    """A date or words that may name the same thing twice; `problem` is for the officer."""

    problem: str
    at: Span


@dataclass(frozen=True, slots=True)
class Period:
    """The stated period and how exactly it is stated."""

    starts_on: date | None = None
    ends_on: date | None = None
    precision: tuple[tuple[str, str], ...] = ()  # field, how it was inferred
    inferred: Inferred | None = None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All that was read from one document, with the text it was read from."""

    read_from: str
    is_campaign_plan: bool
    document_type: str
    truncated: bool
    title: Words | None
    theme: Words | None
    issuer: Words | None
    number: Words | None
    issued_on: tuple[date, Span] | None
    based_on: Words | None
    period: Period
    partial_dates: tuple[Words, ...]  # "--MM-DD"
    phases: tuple[Phase, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    quotas: tuple[Quota, ...]
    registration_fields: tuple[Words, ...]
    recipients: tuple[Words, ...]
    reporting: tuple[Reporting, ...]
    not_deadlines: tuple[Words, ...]
    conflicts: tuple[Issue, ...]
    notes: tuple[str, ...]
