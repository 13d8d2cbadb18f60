"""A half-filled form between two messages: plain, frozen, and JSON all the way.

A draft carries everything the engine needs to go on after a restart or a week of silence: the
answers, the open question, the way back, and what waits for a choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from campaigns.forms.definition import Json


class Status(StrEnum):
    """What kind of answer stands there."""

    GIVEN = "given"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"  # chưa rõ: the person does not know yet; not asked again


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood, as JSON, and what the person had said."""

    value: Json
    said: str = ""
    approx: bool = False
    status: Status = Status.GIVEN


class Waiting(StrEnum):
    """What the pending choice is about."""

    READING = "reading"  # which of several readings was meant
    ZERO = "zero"  # is it really 0 đồng
    PICKING = "picking"  # options or photos gathered so far
    CANCEL = "cancel"  # a typed "thôi": really throw the draft away?
    WHICH_FIELD = "which_field"  # which field is the correction for


@dataclass(frozen=True, slots=True)
class Pending:
    """A choice that waits for an answer: labelled values, or what was gathered so far."""

    about: Waiting
    options: tuple[tuple[str, Json], ...] = ()
    said: str = ""
    approx: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One step that can be taken back: which field was answered, and how things stood before."""

    field: str
    before: Answer | None
    editing: bool


class Stage(StrEnum):
    """Where the conversation stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything known about one filling-in of one form. `open` None means: at the summary."""

    form: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    open: str | None = None
    editing: bool = False
    trail: tuple[Turn, ...] = ()
    shelf: Mapping[str, Answer] = field(default_factory=dict)  # taken back, offered again
    pending: Pending | None = None
    stage: Stage = Stage.OPEN


def to_json(draft: Draft) -> dict[str, Json]:
    """The draft as plain data, ready for json.dumps."""
    raise NotImplementedError


def from_json(data: Mapping[str, Json]) -> Draft:
    """The draft back; ValueError where the data is not one."""
    raise NotImplementedError
