"""An officer's answers and changes: words read to a value, a value put into the sketch.

`read` understands what was typed for an item (or offers readings, or says what is not understood);
`settle` puts a value there and takes the question away. A value is a short text ("2023-11-20",
"before:2023-11-20", "month:25"), so that a button can carry it as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from campaigns import model
from campaigns.model import Bound, Comparator, Milestone, MilestoneKind, Range, Target
from campaigns.plan_check import CODE, LONGEST_TEXT, LONGEST_TITLE, PREFIX
from campaigns.planreader import campaign_form, campaign_milestones, items
from campaigns.planreader.campaign_names import key_of
from campaigns.planreader.sketch import About, Question, Sketch, Stage
from campaigns.wording import sketch_words as words
from campaigns.wording.dates import read_date
from campaigns.wording.reading import Candidates, Option, Reading, Refused, Span, Value
from campaigns.wording.text import fold

DAYS = ("starts_on", "ends_on")
NO_REGISTRATION, NO_DAY, USE_ANYWAY, SEEN = "none", "open", "yes", "seen"
_BEFORE = re.compile(r"^\s*(?:hạn )?trước(?: ngày)?\s+", re.IGNORECASE)
_MONTHLY = re.compile(r"(?:ngay|mung)?\s*(\d{1,2})\s*(?:h[ua]ng|moi) thang")
_TARGET = re.compile(
    r"^(?P<name>[^:]+):\s*(?P<than>[^\d]*?)\s*(?P<low>\d[\d.,]*)(?:\s*[-–]\s*(?P<high>\d[\d.,]*))?\s*(?P<unit>.*)$"
)
_THAN = (
    (Comparator.LTE, r"khong qua|giam con|toi da|nhieu nhat"),
    (Comparator.LT, r"\bduoi\b"),
    (Comparator.GT, r"\btren\b|\bvuot\b|\bhon\b"),
    (Comparator.GTE, r"it nhat|toi thieu|\btu\b"),
)


def question_of(sketch: Sketch, key: str) -> Question | None:
    """The open question that an item is about."""
    return next((one for one in sketch.questions if one.key == key), None)


def read(sketch: Sketch, key: str, text: str, today: date) -> Reading[str]:
    """What was typed for an item, as a value for `settle`."""
    said = text.strip()
    if not said:
        return Refused("empty", words.EMPTY)
    asked = question_of(sketch, key)
    if key in DAYS or key.startswith("stage."):
        return _day_or_days(said, today, pair=key.startswith("stage."))
    if asked is not None and asked.about in (About.LOOK_ALIKE, About.CONFLICT):
        return Refused("invalid", words.PRESS)
    if key == "registration" or key.startswith("milestone."):
        one = _milestone(sketch, key)
        again = one is not None and one.repeat is not None
        rhythm = _rhythm(said) if again or (asked and asked.about is About.REPORT) else None
        if rhythm:
            return Value(rhythm)
        parts = [part for part in re.split(r"[;,]| và ", said) if part.strip()]
        if len(parts) > 1 and key != "registration":
            return _several(parts, today)
        return _due(said, today, loose=one is not None and one.kind in _LOOSE)
    return _words(key, said)


def settle(sketch: Sketch, key: str, value: str) -> Sketch:
    """The sketch with the item so; its question is answered."""
    asked = question_of(sketch, key)
    if asked is not None and asked.about is About.CONFLICT:
        return answered(_decide(sketch, value), key)
    if key in DAYS:
        first, _, last = value.partition("/")
        if last:
            both = replace(sketch, starts_on=_iso(first), ends_on=_iso(last))
            return answered(answered(both, "starts_on"), "ends_on")
        return answered(_with(sketch, key, _iso(value)), key)
    if key == "registration":
        return answered(_register(sketch, value), key)
    if key.startswith("milestone."):
        return answered(_when(sketch, key, value), key)
    if key.startswith("stage."):
        return answered(_stage(sketch, key, value), key)
    if key.startswith("field."):
        return _field(sketch, key, value)
    if key.startswith(("target.", "criterion.")):
        return _figure(sketch, key, value)
    if key not in words.ITEMS:
        return answered(sketch, key)  # a question alone: nothing stands there
    return answered(_with(sketch, "launch_text" if key == "text" else key, value), key)


def remove(sketch: Sketch, key: str) -> Sketch:
    """The sketch without an item that may be left out."""
    name, _, which = key.partition(".")
    if name == "milestone":
        kept = tuple(one for one in sketch.milestones if one.key != which)
        return answered(replace(sketch, milestones=kept), key)
    if name == "stage":
        left = tuple(one for one in sketch.stages if one.key != key)
        return answered(replace(sketch, stages=left), key)
    if name == "field":
        fields = tuple(one for one in sketch.fields if one.key != which)
        return replace(sketch, fields=campaign_form.ordered(fields)) if fields else sketch
    if name in ("target", "criterion") and which.isdigit():
        return _without(sketch, name, int(which))
    if name in words.ITEMS:
        return sketch if name in items.KEPT else _with(sketch, name, "")
    return answered(sketch, key)  # a question alone: nothing stands there


def answered(sketch: Sketch, key: str) -> Sketch:
    """The sketch with nothing more to ask about an item."""
    return replace(sketch, questions=tuple(one for one in sketch.questions if one.key != key))


# ---------------------------------------------------------------------------- what was typed

_LOOSE = (MilestoneKind.FINAL, MilestoneKind.INTERIM)


def _words(key: str, said: str) -> Reading[str]:
    if key == "code" and not CODE.fullmatch(said):
        return Refused("invalid", words.CODE_WRONG)
    if key == "prefix":
        said = said.upper()
        if not PREFIX.fullmatch(said):
            return Refused("invalid", words.PREFIX_WRONG)
    most = LONGEST_TEXT if key == "text" else LONGEST_TITLE
    if len(said) > most:
        return Refused("invalid", words.TOO_LONG.format(most))
    if key == f"field.{campaign_form.CATEGORY}" and len(_labels(said)) < 2:
        return Refused("invalid", words.TWO_OPTIONS)
    return Value(said if key == "text" else " ".join(said.split()))


def _labels(said: str) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in re.split(r"[,;\n]", said) if one.strip()))


def _day_or_days(said: str, today: date, *, pair: bool) -> Reading[str]:
    return _mapped(read_date(said, today), lone="" if not pair else None, both="")


def _due(said: str, today: date, *, loose: bool) -> Reading[str]:
    before = _BEFORE.match(said)
    rest = said[before.end() :] if before else said
    return _mapped(
        read_date(rest, today),
        lone="before:" if before else "by:",
        both="in:" if loose else "window:",
    )


def _mapped(reading: Reading[Any], *, lone: str | None, both: str) -> Reading[str]:
    """A read day or stretch as a value; `lone` None where one day is not enough."""
    match reading:
        case Refused():
            return reading
        case Candidates(options=options, question=question):
            found = [Option(_value(one.value, lone, both), one.label) for one in options]
            fit = tuple(Option(one.value, one.label) for one in found if one.value is not None)
            if len(fit) < 2:
                return Refused("ambiguous", question)
            return Candidates(tuple(Option(str(one.value), one.label) for one in fit), question)
        case Value(value=when):
            value = _value(when, lone, both)
            return Value(value) if value is not None else Refused("invalid", words.TWO_DAYS)


def _value(when: object, lone: str | None, both: str) -> str | None:
    if isinstance(when, Span):
        return f"{both}{when.start}/{when.end}"
    return f"{lone}{when}" if lone is not None else None


def _several(parts: list[str], today: date) -> Reading[str]:
    days = []
    for part in parts:
        read_one = read_date(part, today)
        if not isinstance(read_one, Value) or not isinstance(read_one.value, date):
            return Refused("invalid", words.WHICH_DAYS)
        days.append(read_one.value)
    return Value(campaign_milestones.days_choice(days).value)


def _rhythm(said: str) -> str | None:
    folded = fold(said)
    for at, name in enumerate(words.WEEKDAYS, 1):
        if fold(name) in folded:
            return f"week:{at}"
    if "cuoi thang" in folded:
        return "month:31"
    found = _MONTHLY.search(folded)
    return f"month:{int(found[1])}" if found and 1 <= int(found[1]) <= 31 else None


# ------------------------------------------------------------------------------ putting it there


def _with(sketch: Sketch, name: str, value: Any) -> Sketch:
    changed: Mapping[str, Any] = {name: value}
    return replace(sketch, **changed)


def _decide(sketch: Sketch, value: str) -> Sketch:
    """What was chosen between the readings of a contradiction."""
    what, _, rest = value.partition("=")
    match what:
        case "issuer":
            return replace(sketch, issuer=rest)
        case "period":
            first, _, last = rest.partition("/")
            return replace(sketch, starts_on=_iso(first), ends_on=_iso(last))
        case "keep":
            kept = _milestone(sketch, rest)
            if kept is None:
                return sketch
            fit = [one for one in sketch.milestones if one.kind is not kept.kind or one is kept]
            return replace(sketch, milestones=tuple(fit))
        case _:
            return sketch


def _register(sketch: Sketch, value: str) -> Sketch:
    if value == NO_REGISTRATION:
        return sketch
    taken = [one.key for one in sketch.milestones]
    made = Milestone(
        key=key_of("dang-ky", taken, "moc"),
        kind=MilestoneKind.REGISTRATION,
        title=words.REGISTRATION,
        form=campaign_form.KEY,
        deadline=None if value == NO_DAY else _deadline(value),
    )
    proposed = (*sketch.proposed, f"milestone.{made.key}")
    return replace(sketch, milestones=(made, *sketch.milestones), proposed=proposed)


def _when(sketch: Sketch, key: str, value: str) -> Sketch:
    kind = value.partition(":")[0]

    def changed(one: Milestone) -> Milestone:
        if kind in ("week", "month", "dates"):
            return replace(one, repeat=campaign_milestones.repeat_of(value), deadline=None)
        if value == NO_DAY:
            return one
        return replace(one, deadline=_deadline(value), repeat=None, wording="")

    return replace(
        sketch,
        milestones=tuple(
            changed(one) if f"milestone.{one.key}" == key else one for one in sketch.milestones
        ),
    )


def _deadline(value: str) -> model.Deadline:
    kind, _, rest = value.rpartition(":")
    first, _, last = rest.partition("/")
    if last:
        return model.Deadline(Bound(kind or "window"), _iso(last), _iso(first))
    return model.Deadline(Bound(kind or "by"), _iso(first))


def _stage(sketch: Sketch, key: str, value: str) -> Sketch:
    first, _, last = value.partition("/")

    def changed(one: Stage) -> Stage:
        return replace(one, starts_on=_iso(first), ends_on=_iso(last)) if one.key == key else one

    return replace(sketch, stages=tuple(changed(one) for one in sketch.stages))


def _field(sketch: Sketch, key: str, value: str) -> Sketch:
    which = key.partition(".")[2]
    proposed = tuple(one for one in sketch.proposed if one != key)
    taken = [one.key for one in sketch.fields if one.key != which]
    if which == campaign_form.CATEGORY:
        made = campaign_form.categories(_labels(value))
    else:
        made = campaign_form.field_of(value, taken)
    if key == items.NEW_FIELD:
        fields = (*sketch.fields, made)
    else:
        fields = tuple(made if one.key == which else one for one in sketch.fields)
    return replace(sketch, fields=campaign_form.ordered(fields), proposed=proposed)


def _figure(sketch: Sketch, key: str, value: str) -> Sketch:
    name, _, which = key.partition(".")
    where = "targets" if name == "target" else "criteria"
    made, rows = target_of(value), list(getattr(sketch, where))
    if which.isdigit() and int(which) < len(rows):
        rows[int(which)] = made
    else:
        rows.append(made)
    return _with(sketch, where, tuple(rows))


def _without(sketch: Sketch, name: str, at: int) -> Sketch:
    where = "targets" if name == "target" else "criteria"
    rows = getattr(sketch, where)
    said = dict(sketch.sentences)
    for later in range(at, len(rows)):
        said.pop(f"{name}.{later}", None)
        if (after := sketch.sentences.get(f"{name}.{later + 1}")) is not None:
            said[f"{name}.{later}"] = after
    return replace(_with(sketch, where, (*rows[:at], *rows[at + 1 :])), sentences=said)


def target_of(said: str) -> Target:
    """ "Vườn mẫu: ít nhất 5 vườn" as a target; without a number it is a qualitative one."""
    found = _TARGET.match(said)
    if found is None:
        return Target(said.strip(" :")[:LONGEST_TITLE] or said)
    unit = found["unit"].strip()
    than = fold(found["than"])
    comparator = next((kind for kind, words_ in _THAN if re.search(words_, than)), Comparator.EQ)
    if fold(unit).endswith("tro len"):
        comparator, unit = Comparator.GTE, unit[: -len("tro len")].strip()
    low = _number(found["low"])
    value: Decimal | Range = low
    if found["high"]:
        value = Range(*sorted((low, _number(found["high"]))))
    return Target(found["name"].strip(), value, unit, comparator)


def _number(written: str) -> Decimal:
    plain = written.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    whole, _, rest = plain.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{rest.replace('.', '')}" if rest else whole)


def _milestone(sketch: Sketch, key: str) -> Milestone | None:
    return next((one for one in sketch.milestones if f"milestone.{one.key}" == key), None)


def _iso(value: str) -> date:
    return date.fromisoformat(value)
