"""Numbers as written with digits and as spoken, with every reading that is plausible.

A number has one value, or several when Vietnamese leaves it open ("ba trăm hai" is 320 or 302,
"hai ba" is 23 or "two, three"); the readers ask in that case. Nothing here knows units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from campaigns.wording.spelling.text import Token

_LITERAL = re.compile(r"[0-9]+(?:[.,'][0-9]+){0,16}(?: [0-9]{3}(?![0-9]|[.,'][0-9])){0,8}")
_MARK = re.compile(r"[.,' ]")
_NEVER_LONGER_THAN = 30  # digits; longer runs are noise, not numbers


@dataclass(frozen=True, slots=True)
class Number:
    """The plausible values of a number and the index of the token after it.

    `digits` is how many digits it has as said (200 has three), which decides what it means
    after a unit ("1 tỷ 200"); `grouped` marks thousands separators, `soft` a single blank one.
    """

    values: tuple[Decimal, ...]
    end: int
    digits: int
    spoken: bool = False
    grouped: bool = False
    soft: bool = False
    vague: bool = False


def written(text: str, tokens: list[Token], index: int) -> Number | None:
    """The number in digits at `index`: dots, commas, blanks and apostrophes sorted out."""
    token = tokens[index]
    if may_be_tone(tokens, index):
        return None
    match = _LITERAL.match(text, token.start) if token.number else None
    if match is None or len(match.group()) > _NEVER_LONGER_THAN:
        return None
    raw = match.group()
    end = index
    while end < len(tokens) and tokens[end].end <= match.end():
        end += 1
    return _interpret(raw, end)


def may_be_tone(tokens: list[Token], index: int) -> bool:
    """A single digit stuck to a word and to nothing else: "ty3", "dai2 650m" are VNI keys for tỷ
    and dài as likely as a number; "1ty3" and "350m5" are numbers."""
    token = tokens[index]
    if not (token.glued and len(token.text) == 1 and token.text in "12345"):
        return False
    if index + 1 < len(tokens) and tokens[index + 1].glued and not is_comma(tokens[index + 1]):
        return False
    word = tokens[index - 1] if index else token
    apart = index == 1 or not word.glued
    return word.word and len(word.text) > 1 and apart and word.plain


def is_comma(token: Token) -> bool:
    """A sign that only ends what stands before it."""
    return token.text in ",;.!?)"


def _interpret(raw: str, end: int) -> Number | None:
    first, *groups = _MARK.split(raw)
    if not groups:
        return Number((Decimal(raw),), end, len(raw))
    marks = _MARK.findall(raw)
    threes = all(len(group) == 3 for group in groups)
    whole = Decimal(first + "".join(groups))
    grouped = threes and 1 <= len(first) <= 3 and (first[0] != "0" or len(groups) > 1)
    if len(groups) > 1:
        if grouped and first[0] != "0":
            return Number((whole,), end, 9, grouped=True)
        return _with_decimals(first, groups, marks, end)
    if marks == [" "]:
        return Number((whole,), end, 9, grouped=True, soft=groups != ["000"]) if grouped else None
    fraction = Decimal(f"{first}.{groups[0]}")
    exact = len(groups[0]) in (4, 5, 6) and len(first) <= 3  # 1,2345 tỷ
    if marks in ([","], ["."]) and exact:
        return Number((fraction,), end, 9)
    if marks == [","] and (len(groups[0]) <= 2 or not grouped):
        return Number((fraction,), end, 9) if len(groups[0]) <= 3 else None
    if marks == ["."] and (len(groups[0]) <= 2 or first == "0"):
        return Number((fraction,), end, 9) if len(groups[0]) <= 3 else None
    if not grouped:
        return None
    values = (fraction, whole) if marks == [","] else (whole,)
    return Number(values, end, 9, grouped=True)


def _with_decimals(first: str, groups: list[str], marks: list[str], end: int) -> Number | None:
    """1.500.000,5: groups of three by one mark, then decimals after another."""
    *body, tail = groups
    if len(first) > 3 or first[0] == "0" or any(len(group) != 3 for group in body):
        return None
    if len(tail) > 2 or marks[-1] not in ".," or marks[-1] in marks[:-1]:
        return None
    return Number((Decimal(f"{first}{''.join(body)}.{tail}"),), end, 9, grouped=True)
