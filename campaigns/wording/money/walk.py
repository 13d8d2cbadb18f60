"""One pass over a text about money: what is found, and the words that wait for the next sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from campaigns.wording.money.amount import Amount
from campaigns.wording.money.figures import is_alone, is_headless, is_minus
from campaigns.wording.money.said import Join, Said, Stated
from campaigns.wording.money.words import Cue
from campaigns.wording.spelling.text import Token

_PARTS = (Cue.PART, Cue.GIFT)
_LEFT = frozenset(("còn", "thiếu", "thêm", "nữa"))


@dataclass(slots=True)
class Walk:
    """What is said so far; `near`, `role` and `payer` stand directly before the next sum."""

    text: str
    tokens: list[Token]
    said: Said
    plain: bool  # typed without any mark
    near: set[Cue] = field(default_factory=set)  # cues with nothing but filler since
    role: Cue | None = None
    payer: Cue | None = None
    either: bool = False
    depth: int = 0
    listing: bool = False
    # unknown words: where, behind how many sums, and whether the next sum loses a bound by them
    odd: list[tuple[int, int, bool]] = field(default_factory=list)
    strange_parts: bool = False  # unknown words behind the first sum
    parts: bool = False  # a sum may be what one thing costs, or one of several gives
    now_and_then: bool = False  # the role is "mỗi tháng": no earlier sum's
    paid_by: Stated | None = None  # a sum with "do" behind it
    paid: Stated | None = None  # the same, once it is known that somebody gives all of it
    last: Stated | None = None  # the amount just before, while only filler follows
    clause_last: Stated | None = None

    def each(self) -> None:
        """The sum before, and the one that follows, are what each pays."""
        self.role = Cue.EACH
        if self.last is not None:
            self.last.role = Cue.EACH

    def end_clause(self, sign: str) -> None:
        """What a comma, a bracket or the end of a line closes."""
        self.close_clause()
        self.depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign in ",;.\n":
            self.said.strange = self.said.strange or bool(self.near & {Cue.BOUND, Cue.NEGATIVE})
            self.near.clear()  # "gần thôn 1, 40tr"
        self.near.discard(Cue.FROM)
        self.role, self.payer = None, None
        self.clause_last = None
        if sign != ",":
            self.last = None

    def close_clause(self) -> None:
        """A name that came after its amount: "150 triệu dân góp"."""
        last = self.clause_last
        if last is not None and last is self.paid_by and not self._something_left(last):
            given = self.role is Cue.GIFT and self.payer is None
            last.people = given or self.payer is Cue.PEOPLE
            self.role = self.payer = None
            self.paid = last
        if self.role in _PARTS and last is not None and last.role is Cue.VALUE:
            last.role = None  # "kinh phí 130 triệu dân góp rồi"
        if self.role is not None and last is not None and last.role is None:
            last.role = Cue.PART if self.role is Cue.GIFT else self.role
            last.people = self.role is Cue.GIFT and self.payer is not Cue.PAYER
        gives = self.payer is not None and last is not None and any(last.amount.values)
        if gives and last is not None and last.role in (None, Cue.VALUE):
            last.role, last.people = Cue.PART, self.payer is Cue.PEOPLE  # "20 triệu dân"
        stated = self.said.stated[-1:] if any(map(_is_some, self.said.stated[-1:])) else []
        if self.role is Cue.EACH and last is None and stated and not self.now_and_then:
            stated[0].role = Cue.EACH  # "2 triệu, mỗi hộ", no "0 đồng, mỗi hộ một công"
        self.role = None

    def state(self, amount: Amount, high: Amount | None) -> None:
        """Keep a sum, or a range up to `high`, under what the words before it call it."""
        at = self.tokens[amount.start].start
        stated = Stated(amount, at=at, high=high, inside=self.depth > 0 or self.listing)
        least = Cue.FROM in self.near and high is None  # "từ 40tr", as "40tr trở lên"
        stated.approx = Cue.APPROX in self.near or amount.odd or least
        if Cue.BOUND in self.near:
            self.said.clues.add(Cue.BOUND)
        if Cue.NEGATIVE in self.near or is_minus(self.tokens, amount.start):
            self.said.clues.add(Cue.NEGATIVE)
        if is_headless(self.tokens, amount.start):
            self.said.clues.add(Cue.QUESTION)
        stated.role = self.role
        if self.payer is not None and self.role in (None, Cue.VALUE):
            stated.role = Cue.PART  # "vốn: huyện 2 tỷ, xã 500tr"
        if stated.role is None and self._comes_to(amount.start):
            stated.role = Cue.TOTAL
        if stated.role is Cue.GIFT:
            stated.role, stated.people = Cue.PART, self.payer is not Cue.PAYER
        stated.people = stated.people or self.payer is Cue.PEOPLE
        stated.again = self.depth > 0 and is_alone(self.tokens, amount.start, (high or amount).end)
        stated.join = Join.EITHER if self.either else Join.NONE
        self.said.stated.append(stated)
        self.last = self.clause_last = stated
        self.near.clear()
        self.role, self.payer, self.either = None, None, False

    def _something_left(self, stated: Stated) -> bool:
        """ "kinh phí 25 triệu do dân góp, còn lại xã lo": what is left makes a part of the sum."""
        after = self.tokens[stated.amount.end :]
        plain = any((a.text, b.fold) == ("con", "lai") for a, b in pairwise(after))
        return plain or any(one.text in _LEFT for one in after)

    def _comes_to(self, start: int) -> bool:
        """ "mỗi nhà 70tr là 140tr": what it all comes to."""
        each = bool(self.said.stated) and self.said.stated[-1].role is Cue.EACH
        return each and start > 0 and self.tokens[start - 1].text in ("là", "thành")


def _is_some(stated: Stated) -> bool:
    return any(stated.amount.values)
