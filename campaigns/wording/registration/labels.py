"""The labelled text of a registration: what each token belongs to, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from campaigns.wording.dates.grammar import Expression
from campaigns.wording.dates.words import Word
from campaigns.wording.reading import Quantity, Reading, Refused
from campaigns.wording.registration.words import Part
from campaigns.wording.spelling.text import Token

NO_UNIT = "Chưa rõ công trình của đơn vị nào. Xin chọn đơn vị."


class Label(Enum):
    """What a token belongs to."""

    UNIT = auto()
    MONEY = auto()
    DATE = auto()
    MEASURE = auto()  # dropped from the name
    COUNT = auto()  # stays in the name
    CUE = auto()
    SKIP = auto()
    STOP = auto()
    REGISTER = auto()
    NAME = auto()
    CHANGE = auto()  # words about changing an earlier registration
    TITLE = auto()  # the words of the work's name, once found


@dataclass(slots=True)
class DateHit:
    """A date expression or a length of time, with the words that stood before it."""

    start: int
    end: int
    expression: Expression | None = None
    length: tuple[int, int] | None = None  # (days, months)
    mods: set[Word] = field(default_factory=set)
    linked: bool = False  # đến or a dash joins it to the one before
    until: Expression | None = None  # the last day of "25-30/11", which are one period


@dataclass(slots=True)
class Scanned:
    """The labelled text."""

    text: str
    tokens: list[Token]
    labels: list[Label | None]
    parts: list[tuple[int, Part]] = field(default_factory=list)
    dates: list[DateHit] = field(default_factory=list)
    quantity: Quantity | None = None
    unit: Reading[str] = field(default_factory=lambda: Refused("empty", NO_UNIT))
