"""One pass over a registration: what is labelled so far, and what the last words opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.words import Word
from campaigns.wording.registration.labels import Label, Scanned
from campaigns.wording.spelling.text import Token


@dataclass(slots=True)
class Walk:
    """The labelled text on the way; the flags say what the words before the next part opened."""

    scanned: Scanned
    cursor: Cursor
    intent: str | None  # "change" or "withdraw" of an earlier registration
    titled: bool  # most of its words begin with a capital, which then says nothing
    mods: set[Word] = field(default_factory=set)  # said before the next date
    linked: bool = False  # the next date ends a range
    occasion: bool = False  # "chào mừng …": its days are no days of the work
    size: bool = False  # "rộng", "sâu": the next measure is not how much
    lengthy: bool = False  # a length was called one: "dài 350m"
    twice: set[str] = field(default_factory=set)  # units that two counts were said in
    several: bool = False  # two lengths were said, and not which is the work's

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


def in_a_proper_name(walk: Walk, index: int, *, ahead: bool = False) -> bool:
    """ "Pá Khoang": a capital among small letters, behind another one, begins no cue; with `ahead`
    it may also stand before the other: "kinh Năm Thước"."""
    token = walk.tokens[index]
    if not index or not token.word or walk.titled:
        return False
    if walk.tokens[index - 1].fold in _TITLES and _is_name(walk.text, token):
        return True  # "ngõ ông Tâm", typed "ong Tam"
    beside = [walk.tokens[index - 1], *walk.tokens[index + 1 : index + 1 + ahead]]
    free = walk.scanned.labels[index - 1] is None
    capitals = any(one.word and _is_name(walk.text, one) for one in beside)
    return free and beside[0].word and _is_name(walk.text, token) and capitals


def is_capital_inside(scanned: Scanned, index: int) -> bool:
    """ "đồng Sâu", "đồi Cao": a word with a capital behind one of small letters is a proper name."""
    if not 0 < index < len(scanned.tokens):
        return False
    before, token = scanned.tokens[index - 1 : index + 1]
    small = before.word and scanned.text[before.start].islower()
    return small and token.word and _is_name(scanned.text, token)


_TITLES = frozenset(("ong", "ba", "anh", "chi", "chu", "bac", "co", "cau", "di"))


def _is_name(text: str, token: Token) -> bool:
    raw = text[token.start : token.end]
    return raw[:1].isupper() and not raw.isupper()
