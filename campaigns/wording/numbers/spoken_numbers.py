"""Numbers as they are spoken: hai trăm linh năm, bảy lăm, một phẩy hai, hai nghìn không trăm hai ba."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from campaigns.wording.numbers.read import Number
from campaigns.wording.spelling.text import Token, alone, fold

_DIGIT_WORDS = (
    "một môt mot",
    "hai",
    "ba",
    "bốn bôn bon",
    "năm nam",
    "sáu xáu sau",
    "bảy bẩy bãy bẳy bay",
    "tám tam",
    "chín chin",
)
_DIGITS = {word: i for i, words in enumerate(_DIGIT_WORDS, 1) for word in words.split()}
# forms that stand only after a ten: hai mươi mốt, ba tư, bảy lăm
_AFTER_TEN = {"mốt": 1, "tư": 4, "tu": 4, "lăm": 5, "nhăm": 5, "lam": 5, "nham": 5, "dăm": 5}
_TEN = frozenset(("mười", "muời", "mừơi", "mưòi", "mừoi", "mười", "muoi"))
_TENS = frozenset(("mươi", "muơi", "mưoi", "mừơi", "muoi", "mười", "chục", "chuc"))
_HUNDRED = frozenset(("trăm", "tram", "trắm", "trâm", "chăm"))
_ZERO_TEN = frozenset(("linh", "lẻ", "le", "lẽ"))
_ZERO = frozenset(("không", "khong", "ko"))
_TWENTY, _THIRTY = frozenset(("hăm", "ham", "hăm")), frozenset(("băm",))
_NOT_HALF = frozenset(("ruồi", "ruổi", "ruối"))
_STARTS = (
    frozenset(_DIGITS)
    | _TEN
    | _TENS
    | _HUNDRED
    | _ZERO
    | _TWENTY
    | _THIRTY
    | frozenset("123456789")
)
_THOUSAND = frozenset(("nghìn", "ngàn", "nghin", "ngan"))
_WINDOW = 9  # words: no number below 1000, with what must not follow it, is longer
_POINT = frozenset(("phẩy", "phẫy", "phảy", "phay", "chấm", "cham"))


def first_words() -> frozenset[str]:
    """The folded words a spoken number can begin with."""
    return frozenset(map(fold, _STARTS))


def is_half(token: Token) -> bool:
    """Whether the token says "and a half" (rưỡi)."""
    return token.fold == "ruoi" and token.text not in _NOT_HALF


def is_zero_ten(token: Token) -> bool:
    """Whether the token says "and" before a small rest (linh, lẻ)."""
    return token.text in _ZERO_TEN


class _Speech:
    """Reads spoken words of one text.

    In a date "mười năm" is ten and a year, never fifteen; among money it can only be 15.
    """

    def __init__(self, tokens: list[Token], *, dates: bool) -> None:
        self.tokens = tokens
        self.dates = dates

    def _is(self, index: int, words: frozenset[str]) -> bool:
        return index < len(self.tokens) and self.tokens[index].text in words

    def _half(self, index: int) -> bool:
        return index < len(self.tokens) and is_half(self.tokens[index])

    def digit(self, index: int) -> int | None:
        """A digit said or written by itself."""
        if index >= len(self.tokens):
            return None
        text = self.tokens[index].text
        if len(text) == 1 and text in "123456789":
            return int(text)
        return _DIGITS.get(text)

    def after_ten(self, index: int) -> int | None:
        """A last digit after a ten: mốt, tư, lăm, or any digit."""
        if index >= len(self.tokens):
            return None
        text = self.tokens[index].text
        return _AFTER_TEN.get(text) or _DIGITS.get(text)

    def _one(self, index: int) -> tuple[int, int]:
        """The ones after a spoken ten, 0 if none are said."""
        ones = self.after_ten(index)
        if ones is None or (self.dates and self.tokens[index].text in ("năm", "nam")):
            return 0, index
        # "hai mươi ba trăm": the digit belongs to the next number
        if self._is(index + 1, _HUNDRED):
            return 0, index
        return ones, index + 1

    def tens(self, index: int) -> tuple[tuple[int, ...], int] | None:
        """A number from 10 to 99 that is said with its ten; two values when it is open."""
        if self._is(index, _TEN) and not self._is(index + 1, _TENS):
            ones, end = self._one(index + 1)
            return (10 + ones,), end
        for words, start in ((_TWENTY, 20), (_THIRTY, 30)):
            if self._is(index, words):
                ones, end = self._one(index + 1)
                return ((start + ones,), end) if ones else None
        first = self.digit(index)
        if first is None:
            return None
        figure = self.tokens[index].number and self.tokens[index + 1 : index + 2] != []
        if figure and self.tokens[index + 1].text == "mười":
            return None  # "thôn 3 mười triệu"
        if self._is(index + 1, _TENS):
            ones, end = self._one(index + 2)
            if ones == 0 and self._nine_or_ten(index):
                return (90, -10), end
            if self._half(end) and ones == 0 and self.tokens[index + 1].fold == "chuc":
                return (first * 10 + 5,), end + 1
            return (first * 10 + ones,), end
        return self._two_digits(index, first)

    def _nine_or_ten(self, index: int) -> bool:
        """ "chín mười ngày nữa" is an estimate, and no ninety with a wrong tone."""
        nine, ten = self.tokens[index].text, self.tokens[index + 1].text
        return nine in ("chín", "chin") and (ten == "mười" or (ten == "muoi" and self.dates))

    def _two_digits(self, index: int, first: int) -> tuple[tuple[int, ...], int] | None:
        """ "bảy lăm" is 75, "hai ba" is 23 or two-three."""
        second = self.after_ten(index + 1)
        if second is None or self.tokens[index].number or self.tokens[index + 1].number:
            return None
        text = self.tokens[index + 1].text
        if self.dates and text in ("năm", "nam"):
            return None
        if text in _AFTER_TEN:
            return ((first * 10 + second,), index + 2) if first > 1 else None
        # neighbours are also an estimate: "hai ba", "năm bảy"
        neighbours = second == first + 1 or (first, second) == (5, 7) or first == 1
        if self._is(index + 2, _TENS) or self._is(index + 2, _HUNDRED):
            return ((second * 10, -1), index + 3) if neighbours else None
        return ((first * 10 + second, -second) if neighbours else (first * 10 + second,)), index + 2

    def group(self, index: int) -> Number | None:
        """A number below 1000."""
        zero = self._is(index, _ZERO) and self._is(index + 1, _HUNDRED)
        first = 0 if zero else self.digit(index)
        bare = self._is(index, _HUNDRED)
        if bare or (first is not None and self._is(index + 1, _HUNDRED)):
            hundreds = 1 if bare or first is None else first
            return self._hundreds(hundreds * 100, index + (1 if bare else 2), bare=bare)
        tens = self.tens(index)
        if tens is not None:
            return self._number(tens[0], tens[1], 2)
        if first is None or self.tokens[index].number:
            return None
        return self._number((first,), index + 1, 1)

    def _hundreds(self, base: int, index: int, *, bare: bool) -> Number | None:
        if self._is(index, _ZERO_TEN):
            ones = self.after_ten(index + 1) or self.digit(index + 1)
            if ones is not None:
                return self._number((base + ones,), index + 2, 3)
            return self._number((base,), index, 3)
        if self._half(index):
            return self._number((base + 50,), index + 1, 3)
        tens = self.tens(index)
        if tens is not None:
            values, end = tens
            # after a hundred, "hai ba" can only be twenty-three
            return self._number((base + values[0],), end, 3)
        if index < len(self.tokens) and re.fullmatch("[1-9][0-9]", self.tokens[index].text):
            return self._number((base + int(self.tokens[index].text),), index + 1, 3)
        ones = self.after_ten(index)
        if ones is None or (index + 1 < len(self.tokens) and self._is(index + 1, _HUNDRED)):
            return self._number((base,), index, 3)
        if self.dates and self.tokens[index].text in ("năm", "nam"):
            return self._number((base,), index, 3)
        both = (base + ones * 10, base + ones)
        return self._number(both[:1] if bare else both, index + 1, 3)

    def _number(self, values: tuple[int, ...], end: int, digits: int) -> Number:
        vague = any(value < 0 for value in values)
        kept = tuple(Decimal(value) for value in values if value >= 0)
        return Number(kept, end, digits, spoken=True, vague=vague)


def may_begin(token: Token) -> bool:
    """Whether a number, in figures or in words, can begin with this token."""
    return token.number or token.text in _STARTS or token.text in _ZERO


def spoken(tokens: list[Token], index: int, *, dates: bool = False) -> Number | None:
    """The number below 1000 that is said at `index`; "3 trăm 50" counts as said."""
    if index >= len(tokens) or tokens[index].text not in _STARTS:
        return None
    if tokens[index].number and not _counts_hundreds(tokens, index + 1):
        return None  # "3", and no "3 trăm"
    found = _said(tuple([token.text for token in tokens[index : index + _WINDOW]]), dates=dates)
    if found is None:
        return None
    end = index + found.end
    return Number(found.values, end, found.digits, spoken=True, vague=found.vague)


def _counts_hundreds(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and (tokens[index].text in _HUNDRED or tokens[index].text in _TENS)


@lru_cache(maxsize=4096)  # the readers of days, sums and measures all look at the same words
def _said(words: tuple[str, ...], *, dates: bool) -> Number | None:
    """The number that the first of these words begins."""
    return _Speech(list(map(alone, words)), dates=dates).group(0)


def spoken_thousands(tokens: list[Token], index: int, *, dates: bool = False) -> Number | None:
    """The number below one million that is said at `index`, thousands included."""
    high = spoken(tokens, index, dates=dates) or _figure(tokens, index)
    if high is None:
        return None
    if high.end >= len(tokens) or tokens[high.end].text not in _THOUSAND or high.vague:
        return high
    low = spoken(tokens, high.end + 1, dates=dates)
    thousands = tuple(value * 1000 for value in high.values)
    if low is None or low.digits < 3 or low.vague:
        return Number(thousands, high.end + 1, 6, spoken=True)
    sums = tuple(a + b for a in thousands for b in low.values)
    return Number(sums, low.end, 6, spoken=True)


def _figure(tokens: list[Token], index: int) -> Number | None:
    """ "3 nghìn", "12 nghìn": a short figure before a spoken thousand."""
    token = tokens[index] if index + 1 < len(tokens) else None
    if token is None or not token.number or len(token.text) > 3 or token.text[0] == "0":
        return None
    if tokens[index + 1].text not in _THOUSAND:
        return None
    return Number((Decimal(token.text),), index + 1, len(token.text), spoken=True)


def spoken_decimal(tokens: list[Token], index: int) -> Number | None:
    """ "một phẩy hai lăm": 1,25. Digits after the mark are said one by one or as a number."""
    if tokens[index].text not in _STARTS and not tokens[index].number:
        return None
    whole = spoken(tokens, index)
    start, value = (whole.end, whole.values[0]) if whole else (index + 1, Decimal(0))
    if whole is None and tokens[index].text.isascii() and tokens[index].number:
        value = Decimal(tokens[index].text)
    elif whole is None and tokens[index].text not in _ZERO:
        return None
    if start >= len(tokens) or tokens[start].text not in _POINT:
        return None
    rest = start + 1
    if rest < len(tokens) and tokens[rest].number and len(tokens[rest].text) <= 2:
        tail, end = tokens[rest].text, rest + 1
    else:
        said = spoken(tokens, rest)
        if said is None or len(said.values) > 1 or said.vague:
            return None
        tail, end = str(said.values[0]), said.end
    return Number((Decimal(f"{value}.{tail}"),), end, 9, spoken=True)


def spoken_year(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """A year said in words: hai nghìn không trăm hai ba, hai không hai ba; (year, end)."""
    digits: list[int] = []
    for token in tokens[index : index + 4]:
        digit = 0 if token.text in _ZERO else _DIGITS.get(token.text) or _AFTER_TEN.get(token.text)
        if digit is None:
            break
        digits.append(digit)
    if len(digits) == 4:
        return int("".join(map(str, digits))), index + 4
    number = spoken_thousands(tokens, index, dates=True)
    if number is not None and number.digits == 6 and len(number.values) == 1:
        return int(number.values[0]), number.end
    return None


def last_digit(token: Token) -> int | None:
    """A digit as it is said at the end of a number: hai, mốt, tư, lăm."""
    return _AFTER_TEN.get(token.text) or _DIGITS.get(token.text)


def zero(tokens: list[Token], index: int) -> Number | None:
    """A spoken zero: không."""
    if index < len(tokens) and tokens[index].text in _ZERO:
        if index + 1 < len(tokens) and tokens[index + 1].text in _HUNDRED:
            return None
        return Number((Decimal(0),), index + 1, 1, spoken=True)
    return None
