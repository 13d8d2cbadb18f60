"""What a text says about dates: its expressions, how they are linked, and what forbids a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import is_addressed, is_harmless
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.grammar import Expression, expression_at
from campaigns.wording.dates.lengths import duration
from campaigns.wording.dates.period_rules import through_end
from campaigns.wording.dates.words import PARTS, WORDS, Word
from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.spelling.text import Token

_HOUR = re.compile(
    r"(?:[0-9]{1,2} (?:rưỡi|ruoi)(?= (?:sáng|trưa|chiều|tối|sang|trua|chieu|toi))"
    r"|[0-9]{1,2} ?(?:h|g|giờ|gio) ?(?:[0-9]{1,2}(?![0-9/-]|[.][0-9])(?: ?(?:p|ph|phút|phut))?|(?:rưỡi|ruoi))?"
    r"|[0-9]{1,2}:[0-9]{2})(?![^\W_])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"([0-9]{1,2})[^0-9]*([0-9]{1,2})?")
_ANSWERS = (Word.VAGUE, Word.UNKNOWN, Word.DENIED, Word.QUESTION, Word.PASSED, Word.BEGUN)
_SIGNS = frozenset(",.;:()[]!\"'“”*_\n…")
_OCCASIONS = frozenset(("le", "dip"))
_NEARLY_PARTS = frozenset(("dau", "da", "du", "gia", "gua", "giu", "cui", "coi", "cuo", "xuoi"))
_COUNTED = frozenset(("thon", "xom", "to", "ap", "ban", "khu", "khom", "so", "doi", "dot", "lop"))


@dataclass(slots=True)
class Item:
    """An expression with the words directly before it; `link` joins it to the one before."""

    expression: Expression
    mods: set[Word] = field(default_factory=set)
    link: Word | None = None
    adjacent: bool = False  # nothing but signs between it and the one before
    onward: bool = False
    dash: bool = False  # a dash joins it, which is no đến before a weekday


@dataclass(slots=True)
class Spoken:
    """Everything `dates` decides on."""

    items: list[Item] = field(default_factory=list)
    clues: set[Word] = field(default_factory=set)
    no_hour: str = ""  # "27h": an hour that no clock shows
    stray: bool = False  # digits that belong to nothing
    strange: bool = False  # words that may make another day of it
    lengths: list[tuple[int, int]] = field(default_factory=list)  # (days, months)


def is_hour(hour: int, minute: int = 0) -> bool:
    """Whether a clock shows it; 24 giờ is the end of a day."""
    return (0 <= hour <= 23 and 0 <= minute <= 59) or (hour, minute) == (24, 0)


def scan_dates(text: str, tokens: list[Token], today: date) -> Spoken:
    """Find the date expressions of `text` and the words around them."""
    walk = _Walk(text, tokens, today)
    index = 0
    while index < len(tokens):
        index = walk.step(index)
    if walk.link is Word.EITHER or (walk.link is Word.TO and walk.until):
        walk.spoken.clues.add(Word.QUESTION)  # "15/11 hay sao ấy"
    return walk.spoken


class _Walk:
    """Goes through the tokens once, keeping the words that stand before the next date."""

    def __init__(self, text: str, tokens: list[Token], today: date) -> None:
        self.text = text
        self.tokens = tokens
        self.cursor = Cursor(tokens, today)
        self.spoken = Spoken()
        self.mods: set[Word] = set()
        self.link: Word | None = None
        self.adjacent = False
        self.until = False  # the link is đến, no dash

    def step(self, index: int) -> int:
        """Take what begins at `index`; return the index of what follows."""
        hour = self._hour(index)
        if hour is not None:
            return hour
        word = WORDS.at(self.tokens, index)
        expression = expression_at(self.cursor, index)
        if expression is not None and self._is_counted(index, expression):
            expression = None
        if word is not None and (expression is None or word.end >= expression.end):
            return self._word(index, word.meaning, word.end)
        if expression is not None:
            self._expression(expression)
            return expression.end
        return self._other(index)

    def _hour(self, index: int) -> int | None:
        if not self.tokens[index].number:
            return None
        match = _HOUR.match(self.text, self.tokens[index].start)
        if match is None:
            return None
        end = index
        while end < len(self.tokens) and self.tokens[end].end <= match.end():
            end += 1
        said = _CLOCK.match(match[0])
        if said and not is_hour(int(said[1]), int(said[2] or 0)):
            self.spoken.no_hour = match[0]
        return end

    def _is_counted(self, index: int, expression: Expression) -> bool:
        """ "thôn 5", "350 m", "20 hộ": a number that is no day."""
        node = expression.node
        if index and self.tokens[index].number and self.tokens[index - 1].fold in _COUNTED:
            return True
        if not isinstance(node, Day) or not node.bare:
            return False
        return self._measured(expression.end)

    def _measured(self, end: int) -> bool:
        if end < len(self.tokens) and self.tokens[end].fold == "thang":
            return False
        return is_measure(self.tokens, end) or scale_at(self.tokens, end)[0] > 0

    def _expression(self, expression: Expression) -> None:
        item = Item(expression, self.mods, self.link, self.adjacent)
        before = self.tokens[expression.start - 1] if expression.start else None
        item.dash = before is not None and before.text == "-"
        self.spoken.items.append(item)
        self.mods, self.link, self.adjacent = set(), None, True

    def _word(self, index: int, word: Word, end: int) -> int:
        if word in _ANSWERS:
            yes = index == 0 and self.tokens[0].text == "da"  # dạ, or đã
            self.spoken.strange = self.spoken.strange or (yes and word is Word.BEGUN)
            if not (yes and word in (Word.PASSED, Word.BEGUN)):
                self.spoken.clues.add(word)
        elif word is Word.ONWARD:
            if self.spoken.items:
                self.spoken.items[-1].onward = True
        elif word in (Word.TO, Word.EITHER):
            if self.spoken.items:
                self.link = word
                self.until = self.tokens[index].word
            elif Word.FROM in self.mods:
                self.spoken.strange = True  # "từ ma đến 28/2"
        elif word is Word.THROUGH:
            closed = through_end(self.cursor, end)
            self.mods.add(word)
            self._link_through(index)
            if closed is not None:
                self._expression(Expression(closed[0], end, closed[1]))
                return closed[1]
        elif self.tokens[index].text == "~" and self.adjacent and self.spoken.items:
            self.link = Word.TO  # 20/5~25/5
            return end
        elif word is not Word.NOISE:
            self.mods.add(word)
        if word is not Word.NOISE:
            self.adjacent = self.adjacent and word in (Word.TO, Word.EITHER)
        return end

    def _link_through(self, index: int) -> None:
        """ "từ 5/12 đến hết 30/12": the phrase holds its own đến."""
        if self.spoken.items and self.tokens[index].fold in ("den", "toi", "cho", "keo"):
            self.link = Word.TO

    def _other(self, index: int) -> int:
        token = self.tokens[index]
        length = duration(self.cursor, index)
        if length is not None:
            self.spoken.lengths.append(length[0])
            self._forget()
            return length[1]
        if token.number:
            counted = index and self.tokens[index - 1].fold in _COUNTED
            measured = self._measured(index + 1)
            if not counted and not measured:
                self.spoken.stray = True
            if measured:
                self._forget()
                return index + 2  # "350m"
        elif token.word and not is_filler(token):
            number = spoken_numbers.spoken(self.tokens, index)
            if number is not None and number.vague:
                self.spoken.clues.add(Word.VAGUE)  # "chín mười ngày nữa"
            part, after = PARTS.at(self.tokens, index), WORDS.at(self.tokens, index + 1)
            if part is not None and after is not None and after.meaning is Word.TO:
                self.spoken.stray = True  # "đầu đến giữa tháng 12"
            if token.fold in _OCCASIONS and expression_at(self.cursor, index + 1) is not None:
                return index + 1  # "trước lễ 2/9"
            as_then = token.text in ("như", "nhu") and self.tokens[index + 1 : index + 2] != []
            as_then = as_then and self.tokens[index + 1].number  # "như 20/12 năm ngoái"
            as_then = as_then or self._nearly_part(index)
            known = not as_then and (is_harmless(token) or is_addressed(self.tokens, index))
            self.spoken.strange = self.spoken.strange or not known
            self._forget()
        elif not token.word and token.text not in _SIGNS:
            self.adjacent = False
        return index + 1

    def _nearly_part(self, index: int) -> bool:
        """ "đâu năm 2027", "gia tháng 3": what part of it is misspelt."""
        after = expression_at(self.cursor, index + 1) if index + 1 < len(self.tokens) else None
        if after is None or isinstance(after.node, Day) or PARTS.at(self.tokens, index):
            return False
        return self.tokens[index].fold in _NEARLY_PARTS

    def _forget(self) -> None:
        if self.mods - {Word.FROM, Word.APPROX}:
            self.spoken.strange = True  # "trước ngày hội 18/11"
        self.mods = {mod for mod in self.mods if mod is Word.FROM}
        self.adjacent = False
