"""A half-filled form between two messages: plain, frozen, and JSON all the way.

A draft carries everything the engine needs to go on after a restart or a week of silence: the
answers, the open question, the way back, and what waits for a choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from pydantic import TypeAdapter

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
    """What a choice is about."""

    READING = "reading"  # which of several readings was meant
    SAID = "said"  # is it what an earlier answer said besides
    ZERO = "zero"  # is it really 0 đồng
    CANCEL = "cancel"  # a typed "thôi": really throw the draft away?
    WHICH_FIELD = "which_field"  # which field is the correction for


@dataclass(frozen=True, slots=True)
class Pending:
    """A choice that waits: labelled values, with the words that led to it."""

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
    picked: tuple[Json, ...] = ()  # options or photos gathered so far for the open field
    trail: tuple[Turn, ...] = ()
    shelf: Mapping[str, Answer] = field(default_factory=dict)  # taken back, offered again
    pending: Pending | None = None
    offers: Mapping[str, Pending] = field(
        default_factory=dict
    )  # said unclearly before it was asked
    leaving: bool = False  # a typed "thôi" waits for its yes or no; nothing else is touched by it
    stage: Stage = Stage.OPEN


@cache
def _draft() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


@cache
def _answers() -> TypeAdapter[dict[str, Answer]]:
    return TypeAdapter(dict[str, Answer])


@cache
def _offers() -> TypeAdapter[dict[str, Pending]]:
    return TypeAdapter(dict[str, Pending])


def to_json(draft: Draft) -> dict[str, Json]:
    """The draft as plain data, ready for json.dumps, without what is as it is by default."""
    data: dict[str, Json] = _draft().dump_python(draft, mode="json", exclude_defaults=True)
    return data


def from_json(data: Mapping[str, Json]) -> Draft:
    """The draft back; ValueError where the data is not one."""
    return _draft().validate_python(dict(data))


def answers_to_json(answers: Mapping[str, Answer]) -> dict[str, Json]:
    """Answers as plain data, as a submission keeps them."""
    data: dict[str, Json] = _answers().dump_python(
        dict(answers), mode="json", exclude_defaults=True
    )
    return data


def answers_from_json(data: Mapping[str, Json]) -> dict[str, Answer]:
    """The answers back; ValueError where the data is none."""
    return _answers().validate_python(dict(data))


def offers_to_json(offers: Mapping[str, Pending]) -> dict[str, Json]:
    """Readings that wait for their question, as plain data."""
    data: dict[str, Json] = _offers().dump_python(dict(offers), mode="json")
    return data


def offers_from_json(data: Mapping[str, Json]) -> dict[str, Pending]:
    """The readings back; ValueError where the data is none."""
    return _offers().validate_python(dict(data))
