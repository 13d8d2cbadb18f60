"""The items of a sketch, in order: what each is called, what it says now, where it was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.deadlines import last_day
from campaigns.forms.definition import Field
from campaigns.model import Milestone, Range, Target
from campaigns.planreader.sketch.milestones import say_repeat
from campaigns.planreader.sketch.model import Sketch
from campaigns.wording.dates.read import say_date
from campaigns.wording.house_forms import sketch_words as words

NEW_FIELD, NEW_TARGET = "field.new", "target.new"
KEPT = ("title", "issuer", "starts_on", "ends_on", "code", "prefix", "text")  # cannot be left out


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be changed."""

    key: str
    label: str
    value: str = ""
    sentence: str = ""
    proposed: bool = False  # not stated by the document

    @property
    def removable(self) -> bool:
        """Whether a campaign can do without it."""
        return self.key not in KEPT and not self.key.endswith(".new")


def items(sketch: Sketch, group: str) -> tuple[Item, ...]:
    """The items of one group: head, stages, milestones, fields, targets."""
    return tuple(
        Item(
            key=key,
            label=label,
            value=value,
            sentence=sketch.sentences.get(key, sketch.sentences.get(group, "")),
            proposed=key in sketch.proposed,
        )
        for key, label, value in _GROUPS[group](sketch)
    )


def find(sketch: Sketch, key: str) -> Item | None:
    """One item by its key; None where the sketch has none."""
    return next((one for group in _GROUPS for one in items(sketch, group) if one.key == key), None)


def group_of(key: str) -> str:
    """The group an item stands in."""
    return _PLACES.get(key.partition(".")[0], "head")


def say_target(one: Target) -> str:
    """What a target asks: "từ 90 % trở lên"."""
    match one.value:
        case None:
            return one.base or one.unit or words.QUALITATIVE
        case Range(minimum=low, maximum=high):
            return f"{_number(low)} - {_number(high)} {one.unit}".strip()
        case number:
            plain = f"{_number(number)} {one.unit}".strip()
            return (words.COMPARED[one.comparator] or "{}").format(plain)


Rows = list[tuple[str, str, str]]


def _head(sketch: Sketch) -> Rows:
    return [
        (key, label, _said(getattr(sketch, "launch_text" if key == "text" else key)))
        for key, label in words.ITEMS.items()
    ]


def _said(value: object) -> str:
    return say_date(value) if isinstance(value, date) else str(value or "")


def _stages(sketch: Sketch) -> Rows:
    return [
        (one.key, one.name, f"{_short(one.starts_on)} – {_short(one.ends_on)}")
        for one in sketch.stages
    ]


def _milestones(sketch: Sketch) -> Rows:
    return [(f"milestone.{one.key}", one.title, say_due(one)) for one in sketch.milestones]


def say_due(one: Milestone) -> str:
    """When a milestone is due, as far as it is known."""
    if one.repeat is not None:
        return say_repeat(one.repeat)
    if one.deadline is None:
        return f"{one.wording} ({words.NO_DAY})" if one.wording else words.NO_DAY
    last = last_day(one.deadline)
    if last is None:
        return one.wording or f"{_short(one.deadline.from_on)} – {_short(one.deadline.due_on)}"
    hour = f"{one.deadline.hour:%H:%M} " if one.deadline.hour else ""
    return f"{hour}{say_date(last)}"


def _fields(sketch: Sketch) -> Rows:
    return [(f"field.{one.key}", one.label, _kind(one)) for one in sketch.fields]


def _kind(one: Field) -> str:
    if one.options:
        return ", ".join(option.label for option in one.options)
    return words.KINDS.get(one.kind, words.ANY_WORDS)


def _targets(sketch: Sketch) -> Rows:
    rows = [(f"target.{at}", one.name, say_target(one)) for at, one in enumerate(sketch.targets)]
    rows += [
        (f"criterion.{at}", one.name, say_target(one)) for at, one in enumerate(sketch.criteria)
    ]
    return rows


def _short(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "?"


def _number(value: Decimal) -> str:
    plain = f"{value.normalize():f}"
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


_GROUPS: dict[str, Callable[[Sketch], Rows]] = {
    "head": _head,
    "milestones": _milestones,
    "stages": _stages,
    "fields": _fields,
    "targets": _targets,
}
GROUPS = tuple(_GROUPS)
_PLACES = {
    "milestone": "milestones", "registration": "milestones", "stage": "stages", "field": "fields",
    "target": "targets", "criterion": "targets",
}  # fmt: skip
