"""Works whose days are told in clauses of their own: "đường 200tr, cổng 60tr, đường kc 5/12 xong
20/1, cổng kc 1/12 xong 25/12".
"""

from __future__ import annotations

from campaigns.wording.registration.words import PARTS, Part
from campaigns.wording.spelling.text import Token, tokenise

_OF_A_DAY = (Part.START, Part.END, Part.SPAN)
_MOST_WORDS = 5  # of a name said again
_BESIDE_A_NAME = frozenset(("con", "thi", "rieng"))


def by_named_days(clauses: list[str], works: list[str]) -> list[str] | None:
    """The `works`, each with those of the later `clauses` that begin with a name in it."""
    said = [tokenise(work) for work in works]
    whole = list(works)
    told: set[int] = set()
    for clause in clauses:
        name, start = _name_again(tokenise(clause))
        places = [place for place, tokens in enumerate(said) if _holds(tokens, name)]
        if not name or len(places) != 1:
            return None
        whole[places[0]] += f", {clause[start:]}"
        told.add(places[0])
    return whole if clauses and len(told) == len(works) else None


def _name_again(tokens: list[Token]) -> tuple[list[str], int]:
    """The words before the first khởi công or xong, and where that begins."""
    name: list[str] = []
    for index, token in enumerate(tokens[: _MOST_WORDS + 2]):
        part = PARTS.at(tokens, index)
        if part is not None and part.meaning in _OF_A_DAY:
            return name[:_MOST_WORDS], token.start
        if token.word and token.fold not in _BESIDE_A_NAME:
            name.append(token.fold)
    return [], 0


def _holds(tokens: list[Token], name: list[str]) -> bool:
    words = [token.fold for token in tokens]
    size = len(name)
    return any(words[at : at + size] == name for at in range(len(words) - size + 1))
