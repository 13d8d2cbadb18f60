"""From a read plan to a campaign: what the document gives, what is proposed, what must be asked.

`begin` makes the sketch of a campaign; an officer answers and changes it (changes.py) until it is a
whole plan (whole_plan.py). A contradiction of the text becomes a question with its readings,
never a decision.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from campaigns import model
from campaigns.forms.definition import Field, Kind
from campaigns.model import Comparator, Milestone, MilestoneKind, Target
from campaigns.plan_check import LONGEST_TITLE, YEARS
from campaigns.planreader.model import Number, PlanDraft, Range, Span, Words
from campaigns.planreader.sketch import form, milestones, period
from campaigns.planreader.sketch.conflicts import conflict_choices
from campaigns.planreader.sketch.model import About, Question, Sketch, Stage
from campaigns.planreader.sketch.names import code_of, prefix_of
from campaigns.planreader.sketch.period import sentence_at
from campaigns.wording.house_forms import sketch_words as words
from campaigns.wording.spelling.text import fold

MOST_TARGETS = 150
MOST_MILESTONES = 40
_BASE = re.compile(r"du toan|ke hoach|chi tieu|\bgiao\b|\bnam \d{4}")


@dataclass(slots=True)
class _Making:
    """The sketch's parts while they are collected."""

    draft: PlanDraft
    milestones: list[Milestone] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def read(self, key: str, at: Span) -> str:
        """Remember where an item was read; gives its sentence."""
        self.sentences[key] = sentence_at(self.draft.read_from, at)
        return self.sentences[key]


def begin(
    draft: PlanDraft, *, commune: str, today: date, taken: Collection[str] = (),
    prefixes: Collection[str] = (),
) -> Sketch:  # fmt: skip
    """The sketch of a campaign out of a read plan; nothing in it is invented without a mark."""
    making = _Making(draft)
    if not draft.is_campaign_plan:
        making.questions.append(Question("look", About.LOOK_ALIKE, draft.document_type))
    years = period.years_of(draft)
    starts, ends = _sound(draft.period.starts_on), _sound(draft.period.ends_on)
    title = _title(making)
    _words(making)
    stages = _stages(making)
    _milestones(making, years)
    _conflicts(making)
    making.questions += period.questions(draft, (starts, ends), stages, years, today)
    _duties(making, starts, ends)
    if not any(one.kind is MilestoneKind.REGISTRATION for one in making.milestones):
        making.questions.append(Question("registration", About.REGISTRATION))
    fields, made_up = _fields(making)
    issuer = draft.issuer.text if draft.issuer else ""
    if fold(issuer) == fold(commune):
        issuer = commune  # as the commune writes itself, not in a heading's capitals
    year = next((day.year for day in (starts, ends) if day), None) or (years[0] if years else None)
    return Sketch(
        code=code_of(issuer or commune, year, taken),
        prefix=prefix_of(issuer or commune, prefixes),
        title=title,
        theme=_plain(draft.theme),
        number=_plain(draft.number),
        issued_on=_sound(draft.issued_on[0]) if draft.issued_on else None,
        issuer=issuer or commune,
        superior=_plain(draft.based_on),
        starts_on=starts,
        ends_on=ends,
        stages=stages,
        milestones=tuple(making.milestones),
        fields=fields,
        targets=tuple(_targets(making)),
        criteria=tuple(_criteria(making)),
        questions=tuple(sorted(making.questions, key=lambda one: _ORDER.index(one.about))),
        sentences=making.sentences,
        proposed=("code", "prefix", "text", *made_up, *(() if issuer else ("issuer",))),
        left_out=tuple(making.left_out),
        truncated=draft.truncated,
    )


# --------------------------------------------------------------------------- part by part

_ORDER = (
    About.LOOK_ALIKE, About.TITLE, About.CONFLICT, About.STARTS_ON, About.ENDS_ON, About.PHASE,
    About.REGISTRATION, About.DAY, About.REPORT,
)  # fmt: skip


def _title(making: _Making) -> str:
    """The document's own title; asked for where it has none, or none that can be kept."""
    found = making.draft.title.text.strip() if making.draft.title else ""
    if 0 < len(found) <= LONGEST_TITLE:
        return found
    limit = str(LONGEST_TITLE) if found else ""
    shown = found[: period.LONGEST_SENTENCE]
    making.questions.append(Question("title", About.TITLE, limit, shown))
    return ""


def _words(making: _Making) -> None:
    """Where the document states what the sketch says of it."""
    draft = making.draft
    for key, found in (("title", draft.title), ("theme", draft.theme), ("issuer", draft.issuer),
                       ("number", draft.number), ("superior", draft.based_on),
                       ("starts_on", draft.period), ("ends_on", draft.period)):  # fmt: skip
        if found is not None and found.at is not None:
            making.read(key, found.at)


def _stages(making: _Making) -> tuple[Stage, ...]:
    found = []
    for at, one in enumerate(making.draft.phases[:20], 1):
        key = f"stage.{at}"
        sentence = making.read(key, one.at)
        stage = Stage(key, one.name, _sound(one.starts_on), _sound(one.ends_on))
        if stage.starts_on is None or stage.ends_on is None:
            making.questions.append(Question(key, About.PHASE, one.name, sentence))
        found.append(stage)
    return tuple(found)


def _milestones(making: _Making, years: list[int]) -> None:
    partial = {one.at: one.text for one in making.draft.partial_dates}
    for one in making.draft.deadlines:
        made = milestones.milestone_of(one, making.milestones)
        if made is None or len(making.milestones) >= MOST_MILESTONES:
            making.left_out.append(f"{one.what} ({one.text})"[:200])
            continue
        sentence = making.read(f"milestone.{made.key}", one.at)
        making.milestones.append(made)
        asked = milestones.day_question(made, sentence, partial.get(one.at), years)
        if asked is not None:
            making.questions.append(asked)


def _conflicts(making: _Making) -> None:
    for at, one in enumerate(making.draft.conflicts, 1):
        making.questions.append(
            Question(
                key=f"conflict.{at}",
                about=About.CONFLICT,
                said=one.problem,
                sentence=sentence_at(making.draft.read_from, one.at),
                choices=conflict_choices(one.problem, tuple(making.milestones)),
            )
        )


def _duties(making: _Making, starts: date | None, ends: date | None) -> None:
    for one in making.draft.reporting:
        made = milestones.duty(one, making.milestones)
        if made is None or len(making.milestones) >= MOST_MILESTONES:
            making.left_out.append(one.text[:200])
            continue
        key = f"milestone.{made.key}"
        sentence = making.read(key, one.at)
        _same_duty(making, sentence)
        repeat = milestones.rhythm(one)
        making.milestones.append(
            Milestone(
                made.key, made.kind, made.title, made.wording, None, repeat, None, made.send_to
            )
        )
        if repeat is None:
            offered = milestones.rhythm_choices(one.every or "", starts, ends)
            making.questions.append(
                Question(key, About.REPORT, made.wording or one.text[:100], sentence, offered)
            )


def _same_duty(making: _Making, sentence: str) -> None:
    """A report without a day, read from the sentence of a duty, is that duty: asked once."""
    for one in [*making.milestones]:
        key = f"milestone.{one.key}"
        undated = one.deadline is None and one.kind is MilestoneKind.REPORT
        if undated and one.repeat is None and making.sentences[key] == sentence:
            making.milestones.remove(one)
            making.questions = [each for each in making.questions if each.key != key]


def _fields(making: _Making) -> tuple[tuple[Field, ...], list[str]]:
    """The questions of the form, and which of them no sentence asks for."""
    asked = making.draft.registration_fields
    fields = form.stated(one.text for one in asked)
    if not any(one.kind is Kind.TEXT for one in fields):
        fields = form.usual()
        return fields, [f"field.{one.key}" for one in fields]
    for one in asked:
        making.read("fields", one.at)
    return fields, []


def _targets(making: _Making) -> Iterator[Target]:
    for at, one in enumerate(making.draft.targets[:MOST_TARGETS]):
        making.read(f"target.{at}", one.at)
        unit, comparator = one.unit or "", Comparator(one.comparator)
        if one.value is None and _BASE.search(fold(unit)):  # "vượt dự toán huyện giao"
            yield Target(one.name, comparator=comparator, base=unit)
        else:
            yield Target(one.name, _figure(one.value), unit, comparator)


def _criteria(making: _Making) -> Iterator[Target]:
    """The quotas of rewards, one for each kind of whom they are for."""
    at = 0
    for one in making.draft.quotas:
        name = (one.who or one.form or one.text or words.QUOTA)[:200]
        for number, unit in (
            (one.collectives, words.COLLECTIVES),
            (one.individuals, words.INDIVIDUALS),
            (one.households, words.HOUSEHOLDS),
        ):
            if number is not None and at < MOST_TARGETS:
                making.read(f"criterion.{at}", one.at)
                yield Target(name, _figure(number), unit, Comparator.LTE)
                at += 1


def _figure(number: Number | None) -> Decimal | model.Range | None:
    if isinstance(number, Range):
        low, high = sorted((Decimal(str(number.low)), Decimal(str(number.high))))
        return model.Range(low, high)
    return None if number is None else Decimal(str(number))


def _plain(found: Words | None) -> str:
    return found.text.strip()[:LONGEST_TITLE] if found else ""


def _sound(day: date | None) -> date | None:
    return day if day and day.year in YEARS else None
