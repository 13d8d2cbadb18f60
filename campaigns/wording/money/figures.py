"""The numbers of a text about money, before it is known whose they are."""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz.distance import OSA

from campaigns.wording.beside.filler import ends_clause, is_filler
from campaigns.wording.money.amount import Amount
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.money.units import is_measure, scale_at
from campaigns.wording.money.words import CUES, Cue
from campaigns.wording.numbers import read as numbers
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.spelling.text import Token

_NUMBER_WORDS = frozenset(
    ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram")
)
_SCALES = ("tram", "trieu", "muoi", "chuc")
_BETWEEN = frozenset("-–—~/()\"'“”…")  # "(3) trăm", "3–4 trăm"
_SAID_AGAIN = frozenset(
    (":", "bằng", "bang", "chữ", "chu", "viết", "viet", "tức", "tuc", "là", "la")
)


def loose_number(text: str, tokens: list[Token], index: int) -> Amount | None:
    """The number at `index`, whether or not it counts money."""
    number = numbers.written(text, tokens, index) if tokens[index].number else None
    said = spoken_numbers.spoken(tokens, index)
    longer = number is not None and said is not None and said.end > number.end  # "2 trăm rưỡi"
    if number is None or longer or len(number.values) > 1 or number.grouped:
        number = said
        if number is None or len(number.values) > 1 or number.vague:
            return None
    return Amount(number.values, index, number.end, number.values[0], 0)


def range_end(text: str, tokens: list[Token], low: Amount) -> int | None:
    """Where a range that begins with a mere number ends, if it is one of money."""
    to = CUES.at(tokens, low.end)
    if to is None or to.meaning is not Cue.TO or to.end >= len(tokens):
        return None
    high = amount_at(text, tokens, to.end)
    return high.end if high is not None and high.scale else None


def is_beside_number(text: str, tokens: list[Token], index: int) -> bool:
    """A number word that no number took, directly before one: "một chín", "2 trăm 5 củ"."""
    if tokens[index].fold not in _NUMBER_WORDS or index + 1 >= len(tokens):
        return False
    amount = amount_at(text, tokens, index + 1)
    return amount is not None or loose_number(text, tokens, index + 1) is not None


def loses_scale(text: str, tokens: list[Token], index: int) -> bool:
    """ "ba răm sáu mươi lăm triệu", "2 ram le 5 trieu": what scales the first number is misspelt."""
    if index + 2 >= len(tokens) or not spoken_numbers.may_begin(tokens[index]):
        return False
    between = tokens[index + 1]
    near = between.word and any(OSA.distance(between.fold, word) == 1 for word in _SCALES)
    known = spoken_numbers.may_begin(between) or CUES.at(tokens, index + 1) is not None
    if not near or known or is_measure(tokens, index + 1) or scale_at(tokens, index + 1)[0]:
        return False
    start = index + 3 if spoken_numbers.is_zero_ten(tokens[index + 2]) else index + 2
    return start < len(tokens) and amount_at(text, tokens, start) is not None


def is_zero_word(tokens: list[Token], amount: Amount) -> bool:
    """ "không đồng" is zero, "không đồng ý" is not."""
    if tokens[amount.start].number or amount.values != (Decimal(0),):
        return True
    return ends_clause(tokens, amount.end)


def is_minus(tokens: list[Token], start: int) -> bool:
    """Whether a minus stands before the number at `start`."""
    if start == 0 or tokens[start - 1].text != "-":
        return False
    if all(map(is_filler, tokens[: start - 1])):
        return True
    return tokens[start].glued and not tokens[start - 1].glued


def is_headless(tokens: list[Token], start: int) -> bool:
    """ ".5 tỷ", "3-4 trăm triệu": something stood before the mark, or before the hundred."""
    if tokens[start].fold == "tram":
        head = next((one for one in reversed(tokens[:start]) if one.text not in _BETWEEN), None)
        return head is not None and head.fold != "tram" and spoken_numbers.may_begin(head)
    if not start or tokens[start - 1].text not in (".", ",", ";"):
        return False
    if not tokens[start].glued:
        return False
    cut = tokens[start - 1].text == ";" and start > 1 and tokens[start - 2].number
    return start == 1 or cut or not tokens[start - 1].glued


def is_share(tokens: list[Token], end: int) -> bool:
    """ "% của", "1/2 của": the number is a share of the next sum."""
    following = tokens[end + 1].fold if end + 1 < len(tokens) else ""
    if tokens[end].text != "%":
        return tokens[end].number and following in ("cua", "so")
    if following in ("cua", "trong", "tren", "tong", "so"):
        return True
    part = end and tokens[end - 1].text != "100"
    return bool(part) and end + 1 < len(tokens) and tokens[end + 1].number  # "25% 100 triệu"


def is_percent(tokens: list[Token], end: int) -> bool:
    """Whether the number at `end` is a percentage."""
    return end + 1 < len(tokens) and tokens[end + 1].text == "%"


def stands_alone(tokens: list[Token], end: int) -> bool:
    """Whether nothing that could belong to the number stands at `end`."""
    return ends_clause(tokens, end) or CUES.at(tokens, end) is not None


def is_alone(tokens: list[Token], start: int, end: int) -> bool:
    """ "(ba trăm triệu)", "(bằng chữ: ba trăm triệu đồng)": nothing else in the brackets."""
    before = start - 1
    while before >= 0 and tokens[before].text in _SAID_AGAIN:
        before -= 1
    closed = end < len(tokens) and tokens[end].text == ")"
    return closed and before > 0 and tokens[before].text == "("
