"""What was found in a text about progress, and where its numbers stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.percent.words import CUES, Cue
from campaigns.wording.reading import Span
from campaigns.wording.spelling.text import Token

REACHED = frozenset(("duoc", "dat", "da", "lam", "moi", "dc"))


@dataclass(slots=True)
class Said:
    """Everything `percent` decides on."""

    figures: list[Decimal | Span[Decimal]] = field(default_factory=list)
    cues: set[Cue] = field(default_factory=set)
    other_words: bool = False
    stray: bool = False
    more: bool = False  # "nữa" behind a figure
    doubt: bool = False
    strange: bool = False  # words that may make something else of the figure
    reached: bool = False  # "xong 90%", "được 90%": what is done, not what is left
    left_after: bool = False  # "90%, còn sơn"
    task_left: bool = False  # "50%, còn cống": what is left is named
    left: list[int] = field(default_factory=list)  # which figures are what is left
    above: bool = False  # "trên 100%"
    dated: bool = False  # a day is named: "đến 20/12 xong" may be to come
    near_half: bool = False  # "gần được nửa": a half not reached, or passed
    bad: bool = False
    about_ten: bool = False  # "tam muoi": eighty, or about ten


def number_at(text: str, tokens: list[Token], index: int) -> numbers.Number | None:
    """The number at `index`, in figures or in words."""
    if index >= len(tokens):
        return None
    decimal = spoken_numbers.spoken_decimal(tokens, index)
    spoken = decimal or spoken_numbers.spoken_thousands(tokens, index)
    return spoken or numbers.written(text, tokens, index) or _zero(tokens, index)


def _zero(tokens: list[Token], index: int) -> numbers.Number | None:
    zero = spoken_numbers.zero(tokens, index)
    sign = CUES.at(tokens, zero.end) if zero else None
    return zero if sign is not None and sign.meaning is Cue.SIGN else None
