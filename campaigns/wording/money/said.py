"""What was found in a text about money: amounts with their names, and clues."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from campaigns.wording.money.amount import Amount
from campaigns.wording.money.words import Cue


class Join(Enum):
    """How an amount hangs on the one before it."""

    NONE = auto()
    EITHER = auto()


@dataclass(slots=True)
class Stated:
    """One amount, or a range of amounts, with what the words around it call it."""

    amount: Amount
    role: Cue | None = None
    at: int = -1  # where it begins in the text
    approx: bool = False
    high: Amount | None = None
    join: Join = Join.NONE
    inside: bool = False  # in brackets, or after "trong đó"
    people: bool = False  # what the villagers give
    again: bool = False  # alone in brackets: the amount before it, said once more


def same_sum(one: Stated, other: Stated) -> bool:
    """Whether both state one and the same single sum."""
    return (
        one.amount.values == other.amount.values
        and one.high is None
        and other.high is None
        and len(one.amount.values) == 1
    )


@dataclass(slots=True)
class Said:
    """Everything `money` decides on."""

    stated: list[Stated] = field(default_factory=list)
    clues: set[Cue] = field(default_factory=set)
    loose: list[Stated] = field(default_factory=list)  # numbers without a unit
    measured: bool = False  # numbers of something else: 350m, 200 ngày công
    digits: bool = False
    garbled: bool = False  # a number word beside a number that it does not belong to: "một chín"
    strange: bool = False  # words that may make something else of the sum

    @property
    def contradicts(self) -> bool:
        """Whether an amount is said once more, in brackets, and differs: "350 triệu (ba trăm triệu)"."""
        return any(
            other.again and one.high is None and other.high is None and not same_sum(one, other)
            for one, other in pairwise(self.stated)
        )
