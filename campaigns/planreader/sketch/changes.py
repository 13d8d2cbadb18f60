"""An officer's changes to a sketch: a value is put where it belongs, an item taken out.

The values are those that answers.py reads and the buttons carry; whatever is settled takes its
question away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from campaigns import model
from campaigns.model import Bound, Milestone, MilestoneKind
from campaigns.planreader.sketch import answers, form, items, milestones
from campaigns.planreader.sketch.model import About, Sketch, Stage, milestone_of, question_of
from campaigns.planreader.sketch.names import key_of
from campaigns.wording.house_forms import sketch_words as words

NO_REGISTRATION, NO_DAY, USE_ANYWAY, SEEN = "none", "open", "yes", "seen"


def settle(sketch: Sketch, key: str, value: str) -> Sketch:
    """The sketch with the item so; its question is answered."""
    asked = question_of(sketch, key)
    if asked is not None and asked.about is About.CONFLICT:
        return answered(_decide(sketch, value), key)
    if key in answers.DAYS:
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
        return replace(sketch, fields=form.ordered(fields)) if fields else sketch
    if name in ("target", "criterion") and which.isdigit():
        return _without(sketch, name, int(which))
    if name in words.ITEMS:
        return sketch if name in items.KEPT else _with(sketch, name, "")
    return answered(sketch, key)  # a question alone: nothing stands there


def answered(sketch: Sketch, key: str) -> Sketch:
    """The sketch with nothing more to ask about an item."""
    return replace(sketch, questions=tuple(one for one in sketch.questions if one.key != key))


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
            kept = milestone_of(sketch, rest)
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
        form=form.KEY,
        deadline=None if value == NO_DAY else _deadline(value),
    )
    proposed = (*sketch.proposed, f"milestone.{made.key}")
    return replace(sketch, milestones=(made, *sketch.milestones), proposed=proposed)


def _when(sketch: Sketch, key: str, value: str) -> Sketch:
    kind = value.partition(":")[0]

    def changed(one: Milestone) -> Milestone:
        if kind in ("week", "month", "dates"):
            return replace(one, repeat=milestones.repeat_of(value), deadline=None)
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
    if which == form.CATEGORY:
        made = form.categories(form.labels_of(value))
    else:
        made = form.field_of(value, taken)
    if key == items.NEW_FIELD:
        fields = (*sketch.fields, made)
    else:
        fields = tuple(made if one.key == which else one for one in sketch.fields)
    return replace(sketch, fields=form.ordered(fields), proposed=proposed)


def _figure(sketch: Sketch, key: str, value: str) -> Sketch:
    name, _, which = key.partition(".")
    where = "targets" if name == "target" else "criteria"
    made, rows = answers.target_of(value), list(getattr(sketch, where))
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


def _iso(value: str) -> date:
    return date.fromisoformat(value)
