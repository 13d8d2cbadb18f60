"""The plan of a sketch that is complete, what of it cannot stand, and the launch's words."""

from __future__ import annotations

import html
from datetime import date
from typing import Any

from campaigns import plan_check
from campaigns.model import Bound, Criterion, MilestoneKind, Period, Phase, Plan
from campaigns.plan_check import LONGEST_TEXT, Parts
from campaigns.planreader.sketch import form
from campaigns.planreader.sketch.model import Sketch
from campaigns.wording.house_forms import sketch_words as words
from campaigns.wording.spelling.text import fold


def finish(sketch: Sketch) -> Plan | None:
    """The plan of a sketch; None while its title or one end of its period is unknown."""
    if not sketch.title or sketch.starts_on is None or sketch.ends_on is None:
        return None
    period = Period(sketch.starts_on, sketch.ends_on)
    registering = any(one.kind is MilestoneKind.REGISTRATION for one in sketch.milestones)
    choice = next((one for one in sketch.fields if one.key == form.CATEGORY), None)
    return Plan(
        code=sketch.code,
        prefix=sketch.prefix,
        title=sketch.title,
        period=period,
        theme=sketch.theme or None,
        number=sketch.number or None,
        issued_on=sketch.issued_on,
        issuer=sketch.issuer,
        superior=sketch.superior or None,
        phases=tuple(
            Phase(one.name, Period(one.starts_on, one.ends_on))
            for one in sketch.stages
            if one.starts_on and one.ends_on
        ),
        categories=tuple(one.label for one in choice.options) if choice and registering else (),
        forms=(form.form(sketch.fields, period),) if registering else (),
        milestones=sketch.milestones,
        targets=sketch.targets,
        criteria=tuple(
            Criterion(one.name, value=one.value, unit=one.unit, comparator=one.comparator)
            for one in sketch.criteria
        ),
        texts={"phat_dong": sketch.launch_text or launch_text(sketch)},
    )


def problems(plan: Plan, sketch: Sketch) -> list[tuple[str, str]]:
    """What of a sketch's plan cannot stand: the item, and a sentence."""
    lists = ("phases", "forms", "milestones", "targets", "criteria")
    found: dict[str, Any] = {
        name: dict(enumerate(getattr(plan, name))) if name in lists else getattr(plan, name)
        for name in plan.__dataclass_fields__
    }
    parts = Parts.of(found, tuple(one.key for one in plan.forms))
    return [(_item(path, sketch), what) for path, what in plan_check.problems(parts)]


def launch_text(sketch: Sketch) -> str:
    """The announcement of the launch, drafted from the facts alone."""
    safe = _safe
    title = safe(sketch.title)
    headline = words.HEADLINE
    if fold(title).startswith(("phat dong", "to chuc")):
        headline, title = words.HEADLINE_OF_ITSELF, title[:1].lower() + title[1:]
    elif fold(title).startswith(words.IS_LAUNCHED):
        headline, title = words.HEADLINE_NAMED, title[:1].lower() + title[1:]
    lines = [headline.format(issuer=safe(sketch.issuer or words.SOMEBODY), title=title), words.DEAR]
    if sketch.theme:
        lines.append(words.THEME.format(safe(sketch.theme)))
    if sketch.starts_on and sketch.ends_on:
        spans = [words.PERIOD.format(starts=_day(sketch.starts_on), ends=_day(sketch.ends_on))]
        spans += [
            words.STAGE.format(
                name=safe(one.name), starts=_day(one.starts_on), ends=_day(one.ends_on)
            )
            for one in sketch.stages[:6]
            if one.starts_on and one.ends_on
        ]
        lines.append("\n".join(spans))
    due = next((one for one in sketch.milestones if one.kind is MilestoneKind.REGISTRATION), None)
    if due is None:
        lines.append(words.SEEN)
    else:
        asked = ", ".join(safe(one.label[:1].lower() + one.label[1:]) for one in sketch.fields)
        lines.append(words.ASKS.format(asked))
        if due.deadline is not None and due.deadline.bound is not Bound.IN:
            to = words.SENT_TO.format(safe(due.send_to)) if due.send_to else ""
            lines.append(words.DUE.format(to=to))
        lines.append(words.HOW)
    return "\n\n".join(lines)[:LONGEST_TEXT]


def _item(path: tuple[str | int, ...], sketch: Sketch) -> str:
    """The item of a sketch that a place in its plan belongs to."""
    match path:
        case ("milestones", int(at), *_):
            return f"milestone.{sketch.milestones[at].key}"
        case ("phases", int(at), *_):
            return [one.key for one in sketch.stages if one.starts_on and one.ends_on][at]
        case ("forms", _, "fields", int(at), *_):
            return f"field.{sketch.fields[at].key}"
        case ("targets", int(at), *_):
            return f"target.{at}"
        case ("criteria", int(at), *_):
            return f"criterion.{at}"
        case ("period", *_):
            return "ends_on"
        case ("texts", *_):
            return "text"
        case _:
            return str(path[0])


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _safe(text: str) -> str:
    return html.escape(text.replace("{", "(").replace("}", ")"), quote=False)[:600]
