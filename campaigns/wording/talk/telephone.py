"""A person's own telephone number, as it is typed to the bot: alone, or with "số của tôi là" before it.

A number of this country has ten digits, one of a fixed line (02…) ten or eleven; what only looks like
one is told from what is none at all.
"""

import re
from dataclasses import dataclass

from campaigns.wording.spelling.text import clean, fold

_SAID = re.compile(
    r"(?:(?:so|sdt|dt|dien thoai|dien|thoai|di dong|zalo|cua|moi|doi|sua|thay|lai|sang|thanh|la|day|toi|em|bac|chau|minh|anh|chi|co|chu|da|xin|gui)"
    r"[\s:,.]*)*"
    r"(?P<number>[(]?(?:\+?84|0)[0-9 .()-]{5,18})"
    r"(?:\s*(?:nhe|nha|a|ah|ak))*[\s.!]*"
)
_NATIONAL = re.compile(r"0(?:2[0-9]{8,9}|[35789][0-9]{8})")


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as it was typed; whether one like it can be rung."""

    shown: str
    right: bool

    @property
    def digits(self) -> int:
        """How many digits it has, the country's 84 counted as the 0 that it stands for."""
        return len(_national(self.shown))


def read_telephone(text: str) -> Telephone | None:
    """The number that is all the message says; None where it says something else."""
    said = clean(text)
    found = _SAID.fullmatch(fold(said))
    if found is None:
        return None
    shown = " ".join(said[found.start("number") : found.end("number")].split())
    return Telephone(shown, _NATIONAL.fullmatch(_national(shown)) is not None)


def _national(shown: str) -> str:
    digits = re.sub(r"[^0-9]", "", shown)
    return "0" + digits.removeprefix("84").removeprefix("0") if digits.startswith("84") else digits
