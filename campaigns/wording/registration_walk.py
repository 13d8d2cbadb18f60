"""One pass over a registration: what is labelled so far, and what the last words opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.wording.date_cursor import Cursor
from campaigns.wording.date_words import Word
from campaigns.wording.registration_labels import Label, Scanned
from campaigns.wording.text import Token


@dataclass(slots=True)
class Walk:
    """The labelled text on the way; the flags say what the words before the next part opened."""

    scanned: Scanned
    cursor: Cursor
    changing: bool  # the message changes an earlier registration
    mods: set[Word] = field(default_factory=set)  # said before the next date
    linked: bool = False  # the next date ends a range
    occasion: bool = False  # "chào mừng …": its days are no days of the work
    size: bool = False  # "rộng", "sâu": the next measure is not how much

    @property
    def text(self) -> str:
        """The text the tokens were cut from."""
        return self.scanned.text

    @property
    def tokens(self) -> list[Token]:
        """What there is to label."""
        return self.scanned.tokens

    def mark(self, start: int, end: int, label: Label) -> int:
        """Give the tokens from `start` to `end` a label; return `end`."""
        self.scanned.labels[start:end] = [label] * (end - start)
        return end
