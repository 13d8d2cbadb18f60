"""Is this plan sound: what no field of it can tell alone.

Each problem carries its place inside the plan, so that whoever shows it can say the line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from campaigns import plan_wording as wording
from campaigns import work
from campaigns.calendar import is_quiet
from campaigns.forms import check
from campaigns.forms.definition import Form
from campaigns.model import (
    Audience,
    Bound,
    Criterion,
    Deadline,
    Every,
    Measure,
    Milestone,
    MilestoneKind,
    Period,
    Phase,
    Range,
    ReminderRule,
    Repeat,
    Target,
)
from campaigns.plan_problem import nearest
from campaigns.target_keys import points_of

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str]]

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,7}")
YEARS = range(2000, 2101)
LONGEST_TITLE = 500
LONGEST_PERIOD = timedelta(days=3653)  # a term of office twice; each week of it may be reminded of
MOST_DATES = 120
LONGEST_TEXT = 4000
MONTHS_KEPT = range(1, 61)  # what is promised to people must have an end
EARLIEST_REMINDER = 60  # working days before
EARLY_REGISTRATION = timedelta(days=92)  # often due before the campaign itself begins
TEXTS = ("phat_dong",)
PLACEHOLDERS = ("ten_thon", "ten_dot", "han", "con_lai", "ten_xa")
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a plan could be read; lists by the place of their entries."""

    code: str | None = None
    prefix: str | None = None
    title: str | None = None
    period: Period | None = None
    issued_on: date | None = None
    keep_personal_data_months: int = 12
    phases: Mapping[int, Phase] = field(default_factory=dict)
    forms: Mapping[int, Form] = field(default_factory=dict)
    milestones: Mapping[int, Milestone] = field(default_factory=dict)
    targets: Mapping[int, Target] = field(default_factory=dict)
    criteria: Mapping[int, Criterion] = field(default_factory=dict)
    audience: Audience = field(default_factory=Audience)
    reminders: ReminderRule = field(default_factory=ReminderRule)
    texts: Mapping[str, str] = field(default_factory=dict)
    form_keys: tuple[str, ...] = ()  # also of forms that are wrong in something else

    @classmethod
    def of(cls, found: Mapping[str, Any], form_keys: tuple[str, ...]) -> "Parts":
        """The parts among everything that was found."""
        known = {one.name: found[one.name] for one in fields(cls) if one.name in found}
        return cls(**known, form_keys=form_keys)


def problems(parts: Parts) -> Found:
    """What is wrong: the place, and a sentence that says what would be right."""
    if parts.code is not None and not CODE.fullmatch(parts.code):
        yield ("code",), wording.CODE
    if parts.prefix is not None and not PREFIX.fullmatch(parts.prefix):
        yield ("prefix",), wording.PREFIX
    if parts.title is not None and not 1 <= len(parts.title) <= LONGEST_TITLE:
        yield ("title",), wording.TITLE.format(LONGEST_TITLE)
    if parts.keep_personal_data_months not in MONTHS_KEPT:
        yield ("keep_personal_data_months",), wording.MONTHS_KEPT
    yield from _dates(parts)
    yield from _twice("forms", ((at, one.key) for at, one in parts.forms.items()))
    yield from _twice("milestones", ((at, one.key) for at, one in parts.milestones.items()))
    for at, form in parts.forms.items():
        for path, what in check.problems(form):
            yield ("forms", at, *path), what
    for at, milestone in parts.milestones.items():
        for path, what in _milestone(milestone, parts):
            yield ("milestones", at, *path), what
    yield from _audience(parts.audience)
    for path, what in _reminders(parts.reminders):
        yield ("reminders", *path), what
    yield from _texts(parts.texts)
    yield from _targets("targets", parts.targets)
    yield from _criteria(parts.criteria)
    for name, listed in (("targets", parts.targets), ("criteria", parts.criteria)):
        yield from _twice(name, ((at, one.key) for at, one in listed.items() if one.key))


def _dates(parts: Parts) -> Found:
    if parts.issued_on is not None and parts.issued_on.year not in YEARS:
        yield ("issued_on",), wording.YEAR
    if parts.period is None:
        return
    yield from _period(("period",), parts.period)
    for at, phase in parts.phases.items():
        yield from _period(("phases", at, "period"), phase.period)
        if phase.period.starts_on not in parts.period or phase.period.ends_on not in parts.period:
            yield ("phases", at, "period"), wording.PHASE_OUTSIDE


def _period(path: Path, period: Period) -> Found:
    if period.starts_on.year not in YEARS or period.ends_on.year not in YEARS:
        yield path, wording.YEAR
    elif period.ends_on < period.starts_on:
        yield path, wording.PERIOD
    elif period.ends_on - period.starts_on > LONGEST_PERIOD:
        yield path, wording.LONG_PERIOD.format(LONGEST_PERIOD.days // 365)


def _twice(name: str, keys: Iterable[tuple[int, str]]) -> Found:
    met: set[str] = set()
    for at, key in keys:
        if key in met:
            yield (name, at, "key"), wording.DOUBLED.format(key)
        met.add(key)


def _milestone(one: Milestone, parts: Parts) -> Found:
    if not check.KEY.fullmatch(one.key):
        yield ("key",), wording.KEY.format(one.key)
    if not 1 <= len(one.title) <= LONGEST_TITLE:
        yield ("title",), wording.TITLE.format(LONGEST_TITLE)
    yield from _form_asked(one, parts)
    if one.deadline is not None:
        for path, what in _deadline(one.deadline, one, parts.period):
            yield ("deadline", *path), what
    if one.repeat is not None:
        for path, what in _repeat(one.repeat, one.deadline):
            yield ("repeat", *path), what
    if one.opens_on and one.closes_on and one.closes_on < one.opens_on:
        yield ("closes_on",), wording.CLOSES_EARLY
    if one.reminders is not None:
        for path, what in _reminders(one.reminders):
            yield ("reminders", *path), what


def _form_asked(one: Milestone, parts: Parts) -> Found:
    """A milestone's form exists, and one to register with asks what the work is called."""
    registers = one.kind is MilestoneKind.REGISTRATION
    if one.form is None:
        if registers:
            yield (), wording.REGISTRATION_FORM
        return
    if one.form not in parts.form_keys:
        yield ("form",), wording.NO_FORM.format(one.form) + nearest(one.form, parts.form_keys)
    asked = next((form for form in parts.forms.values() if form.key == one.form), None)
    if registers and asked and not work.has_name(asked):
        yield ("form",), wording.NAMELESS.format(asked.key)


def _deadline(due: Deadline, one: Milestone, period: Period | None) -> Found:
    if due.due_on.year not in YEARS or (due.from_on and due.from_on.year not in YEARS):
        yield (), wording.YEAR
        return
    if due.bound is Bound.WINDOW and due.from_on is None:
        yield ("from_on",), wording.WINDOW_START
    if due.from_on is not None and due.from_on > due.due_on:
        yield ("from_on",), wording.PERIOD_OF_DEADLINE
    early = EARLY_REGISTRATION if one.kind is MilestoneKind.REGISTRATION else timedelta(0)
    if period is not None and due.due_on < period.starts_on - early:
        yield ("due_on",), wording.BEFORE_START
    if one.opens_on is not None and due.due_on < one.opens_on:
        yield ("due_on",), wording.OPENS_LATE
    if one.closes_on is not None and one.closes_on < due.due_on:
        yield ("due_on",), wording.CLOSES_EARLY


def _repeat(repeat: Repeat, deadline: Deadline | None) -> Found:
    if deadline is not None:
        yield (), wording.ONCE_OR_OFTEN
    if repeat.every is Every.DATES:
        if not repeat.dates:
            yield ("dates",), wording.NO_DATES
        if len(repeat.dates) > MOST_DATES:
            yield ("dates",), wording.TOO_MANY.format(MOST_DATES)
        if any(day.year not in YEARS for day in repeat.dates):
            yield ("dates",), wording.YEAR
        return
    last = 7 if repeat.every is Every.WEEK else 31
    if not 1 <= repeat.day <= last:
        yield ("day",), wording.DAY_OF.format(last)


def _reminders(rule: ReminderRule) -> Found:
    if any(not 0 <= count <= EARLIEST_REMINDER for count in rule.before) or len(rule.before) > 10:
        yield ("before",), wording.REMINDERS.format(EARLIEST_REMINDER)
    if len(rule.last_day) > 4:
        yield ("last_day",), wording.LAST_DAY
    if is_quiet(rule.quiet.resume, rule.quiet):
        yield ("quiet",), wording.QUIET


def _audience(audience: Audience) -> Found:
    named = bool(audience.blocks or audience.kinds or audience.units)
    if not audience.everybody and not named:
        yield ("audience",), wording.NOBODY
    if audience.everybody and named:
        yield ("audience",), wording.EVERYBODY_AND_SOME


def _targets(name: str, targets: Mapping[int, Target | Criterion]) -> Found:
    for at, target in targets.items():
        if not target.name:
            yield (name, at, "name"), wording.EMPTY
        if target.key and not check.KEY.fullmatch(target.key):
            yield (name, at, "key"), wording.KEY.format(target.key)
        if isinstance(target.value, Range) and target.value.minimum > target.value.maximum:
            yield (name, at, "value"), wording.MIN_OVER_MAX
        if isinstance(target, Target) and target.base and isinstance(target.value, Range):
            yield (name, at, "value"), wording.BASE_RANGE


def _criteria(criteria: Mapping[int, Criterion]) -> Found:
    yield from _targets("criteria", criteria)
    for at, one in criteria.items():
        most = points_of(one)
        if most is not None and most < 0:
            yield ("criteria", at, "points"), wording.POINTS
        if one.measure is not Measure.MANUAL and not most:
            yield ("criteria", at, "points"), wording.POINTS_MISSING
        if one.full is not None and one.full <= 0:
            yield ("criteria", at, "full"), wording.FULL


def _texts(texts: Mapping[str, str]) -> Found:
    for key, text in texts.items():
        if key not in TEXTS:
            yield ("texts", key), wording.UNKNOWN.format(key) + nearest(key, TEXTS)
        if not 1 <= len(text) <= LONGEST_TEXT:
            yield ("texts", key), wording.TITLE.format(LONGEST_TEXT)
        for name in _BRACES.findall(text):
            if name not in PLACEHOLDERS:
                known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
                yield ("texts", key), wording.PLACEHOLDER.format(f"{{{name[:40]}}}", known)
