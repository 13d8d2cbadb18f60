"""A message that corrects what was sent before it: "à nhầm, 300 triệu thôi", "300 triệu mới đúng".

Its words are no work's name: a registration of "nhầm" for 300 triệu is never what was meant.
"""

from __future__ import annotations

from campaigns.wording.beside.filler import is_filler, is_stop
from campaigns.wording.beside.said_anew import slip_at
from campaigns.wording.money.amounts import amount_at
from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Phrases, Token, phrases

_RATHER = Phrases(phrases("rather", "mới đúng | mới phải | mới chính xác"))
_VALUES = (Part.MONEY, Part.START, Part.END)


def corrects(text: str, tokens: list[Token]) -> bool:
    """Whether the message begins with a slip and says a value at once, or ends in "mới đúng"."""
    for index, token in enumerate(tokens):
        end = slip_at(tokens, index)
        if end is not None:
            return _says_value(text, tokens, end)
        if not _says_nothing(token):
            break
    figures = [index for index, token in enumerate(tokens) if token.number]
    return bool(figures) and any(
        (rather := _RATHER.at(tokens, index)) is not None
        and all(map(_says_nothing, tokens[rather.end :]))
        for index in range(figures[-1] + 1, len(tokens))
    )


def _says_value(text: str, tokens: list[Token], index: int) -> bool:
    while index < len(tokens):
        part = PARTS.at(tokens, index)
        if part is not None and part.meaning in _VALUES:
            return True
        if not _says_nothing(tokens[index]):
            return tokens[index].number or amount_at(text, tokens, index) is not None
        index += 1
    return False


def _says_nothing(token: Token) -> bool:
    return not token.number and (is_filler(token) or is_stop(token))
