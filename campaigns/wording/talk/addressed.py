"""Which villages "gửi thôn 2, 3: …" is for: those named, one by one or in a row of numbers.

Nothing is guessed: a name that is no village of the commune is told, and words that take some out
("trừ thôn 5") or choose by what they owe name nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.wording.spelling.text import Token, capital, clean, fold, tokenise
from campaigns.wording.units.mentions import mentions_of, taken_apart
from campaigns.wording.units.words import VILLAGE

_TAKES_OUT: Final = re.compile(r"\b(?:tru|ngoai|khong|chua|con lai|nao|bo)\b")
_EVERYONE: Final = re.compile(rf"\b(?:tat ca|toan bo)(?: cac)? {VILLAGE}\b(?! \d)")
_BETWEEN: Final = frozenset((",", ";", "/", "+", "&", "va", "voi", "cung", "so"))
_SPAN: Final = frozenset(("-", "den", "toi"))


@dataclass(frozen=True, slots=True)
class Addressed:
    """The villages named that exist, in order, and the names of which there are none; or all of them."""

    names: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    everyone: bool = False


def villages(text: str, names: Sequence[str]) -> Addressed:
    """Whom the words before the colon name; nobody where they are not plainly a list."""
    tokens = tokenise(clean(text))
    if _TAKES_OUT.search(fold(clean(text))):
        return Addressed()
    if _EVERYONE.search(fold(clean(text))):
        return Addressed(everyone=True)
    named: list[str] = []
    strangers: list[str] = []
    for one in mentions_of(tokens, tuple(names)):
        if len(one.names) > 1 or not one.exact:
            return Addressed()
        said = tokens[one.start : one.end]
        (named if one.names else strangers).append(one.names[0] if one.names else _said(said))
        row = _row(tokens, one.end) if said[-1].number else []
        if row is None:
            return Addressed()
        kind = one.names[0] if one.names else said[0].text
        for number in row:
            found = _numbered(kind, number, names)
            (named if found else strangers).append(found or f"{_kind(kind)} {number}")
    return Addressed(tuple(dict.fromkeys(named)), tuple(dict.fromkeys(strangers)))


def _row(tokens: list[Token], start: int) -> list[int] | None:
    """The numbers that go on behind a village's: "2, 3 và 5"; None behind a span ("2 đến 5")."""
    found: list[int] = []
    at = start
    while at < len(tokens):
        after = at
        while after < len(tokens) and tokens[after].fold in _BETWEEN:
            after += 1
        if after < len(tokens) and tokens[after].fold in _SPAN:
            return None
        if after == at or after >= len(tokens) or not tokens[after].number:
            break
        found.append(int(tokens[after].text))
        at = after + 1
    return found


def _numbered(kind: str, number: int, names: Sequence[str]) -> str:
    """The unit of this number and of the same type as the one named before; "" where there is none."""
    wanted = _kind(kind)
    return next(
        (one.name for one in taken_apart(tuple(names))
         if one.number == number and _kind(one.name) == wanted),
        "",
    )  # fmt: skip


def _kind(name: str) -> str:
    return capital(name.split(maxsplit=1)[0])


def _said(tokens: list[Token]) -> str:
    return capital(" ".join(one.text for one in tokens))
