"""What a reader hands back: a value, a choice, or a refusal in words.

Every reader of this package returns one of the three and never raises on input. A `Value` is
what was understood: it must be echoed in full and confirmed before it is stored. `Candidates`
are the few readings a person may choose from with buttons. `Refused` says in Vietnamese what was
not understood, with an example. Nothing here guesses: two plausible readings are never a `Value`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Span(Generic[T_co]):
    """A range, both ends included: 300 to 350 triệu, 05/12 to 20/01."""

    start: T_co
    end: T_co


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, lengths already in metres: 1.200 m, 0,5 ha, 200 ngày công."""

    value: int | Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Value(Generic[T_co]):
    """One reading. `approx` means the echo must say "khoảng …"."""

    value: T_co
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Option(Generic[T_co]):
    """One reading a person may choose; `label` is the text of its button."""

    value: T_co
    label: str


@dataclass(frozen=True, slots=True)
class Candidates(Generic[T_co]):
    """Two to four different readings, none better than the others, or the one that was found
    beside words nobody understood."""

    options: tuple[Option[T_co], ...]
    question: str
    approx: bool = False  # the one that is offered is an estimate


@dataclass(frozen=True, slots=True)
class Refused:
    """No reading. `reason` is for machines, `message` for the person, with an example.

    Reasons: empty, ambiguous, invalid, conflict, unknown (the person says they do not know
    yet), not_money, not_vnd.
    """

    reason: str
    message: str


Reading = Value[T] | Candidates[T] | Refused


def make_sure(question: str, found: Value[T], label: str) -> Candidates[T]:
    """Ask whether the only reading is meant, because not every word of the answer is understood."""
    option = Option(found.value, f"Đúng, {label}")
    return Candidates((option,), question.format(label), found.approx)


def choose(question: str, *options: Option[T]) -> Candidates[T] | Refused:
    """Ask among the different ones of `options`; refuse with the question when fewer than two."""
    seen: dict[T, Option[T]] = {}
    for option in options:
        seen.setdefault(option.value, option)
    if len(seen) < 2:
        return Refused("ambiguous", question)
    return Candidates(tuple(seen.values())[:4], question)
