"""What was found in a text about money: amounts with their names, and clues."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from campaigns.wording.amounts import Amount
from campaigns.wording.money_words import Cue


class Join(Enum):
    """How an amount hangs on the one before it."""

    NONE = auto()
    EITHER = auto()


@dataclass(slots=True)
class Stated:
    """One amount, or a range of amounts, with what the words around it call it."""

    amount: Amount
    role: Cue | None = None
    approx: bool = False
    high: Amount | None = None
    join: Join = Join.NONE
    inside: bool = False  # in brackets, or after "trong đó"
    people: bool = False  # what the villagers give


@dataclass(slots=True)
class Said:
    """Everything `money` decides on."""

    stated: list[Stated] = field(default_factory=list)
    clues: set[Cue] = field(default_factory=set)
    loose: list[Stated] = field(default_factory=list)  # numbers without a unit
    measured: bool = False  # numbers of something else: 350m, 200 ngày công
    digits: bool = False
