"""A campaign in the making: what a plan document gave, what was proposed, what is still to be asked.

A sketch is plain data that an officer changes item by item (answers.py, changes.py) until it is a whole plan
(whole_plan.py). Every item knows the sentence it was read from; what no sentence gave is proposed and
marked so, or stays empty and is asked for. Nothing here decides in the officer's place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from campaigns.forms.definition import Field
from campaigns.model import Milestone, Target


class About(StrEnum):
    """What a question is about."""

    LOOK_ALIKE = "look_alike"  # not a campaign's plan at all?
    TITLE = "title"  # none, or one that is too long
    CONFLICT = "conflict"  # the text contradicts itself
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    PHASE = "phase"
    REGISTRATION = "registration"  # the plan names no registration
    DAY = "day"  # a milestone without a day that binds
    REPORT = "report"  # a reporting duty without days


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on a button: what it means, and how it reads."""

    value: str
    label: str
    why: str = ""  # where a proposed day comes from


@dataclass(frozen=True, slots=True)
class Question:
    """One thing only a person can settle; `key` is the item it settles."""

    key: str
    about: About
    said: str = ""  # the plan's own words, or what is the matter
    sentence: str = ""  # where it stands in the document
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One phase as far as its days are known."""

    key: str
    name: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """The campaign so far."""

    code: str
    prefix: str
    title: str = ""
    theme: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    superior: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    stages: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    fields: tuple[Field, ...] = ()
    targets: tuple[Target, ...] = ()
    criteria: tuple[Target, ...] = ()
    launch_text: str = ""  # the officer's own; empty: drafted from the facts
    questions: tuple[Question, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)  # item → where it was read
    proposed: tuple[str, ...] = ()  # items that the document does not state
    left_out: tuple[str, ...] = ()  # read, but nothing that a village owes
    truncated: bool = False


def question_of(sketch: Sketch, key: str) -> Question | None:
    """The open question that an item is about."""
    return next((one for one in sketch.questions if one.key == key), None)


def milestone_of(sketch: Sketch, key: str) -> Milestone | None:
    """The milestone of an item's key."""
    return next((one for one in sketch.milestones if f"milestone.{one.key}" == key), None)


@cache
def _adapter() -> TypeAdapter[Sketch]:
    return TypeAdapter(Sketch)


def to_json(sketch: Sketch) -> dict[str, Any]:
    """The sketch as plain data, ready to be stored."""
    data: dict[str, Any] = _adapter().dump_python(sketch, mode="json", exclude_defaults=True)
    return data


def from_json(data: Mapping[str, Any]) -> Sketch:
    """The sketch back from plain data."""
    return _adapter().validate_python(dict(data))
