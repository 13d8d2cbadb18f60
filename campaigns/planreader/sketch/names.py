"""What a campaign is called by machines and on receipts: proposed from the issuer's name."""

from __future__ import annotations

import re
from collections.abc import Collection

from campaigns.wording.spelling.text import fold

# What stands before a body's own name: kinds of offices and of places.
_KINDS = re.compile(
    r"\b(?:uy ban nhan dan|ubnd|uy ban mat tran to quoc(?: viet nam)?|uy ban mttq(?: viet nam)?|ubmttq(?: viet nam)?|mttq"
    r"|ban thuong vu|ban chap hanh|ban thuong truc|ban chi dao|hoi dong|hoi|doan|dang uy|chu tich|lien doan lao dong"
    r"|thanh pho|thi xa|thi tran|phuong|huyen|quan|tinh|xa|dac khu|thon|xom|ap|ban|to dan pho)\b"
)
_FALLBACK = "phong trao"


def names(whose: str) -> list[str]:
    """The folded words of the proper name in `whose`: "UBND xã Sơn Tây" → son, tay."""
    folded = re.sub(r"[^a-z0-9 ]+", " ", fold(whose))
    own = _KINDS.sub(" ", folded).split()
    return (own or folded.split() or _FALLBACK.split())[:6]


def code_of(whose: str, year: int | None, taken: Collection[str] = ()) -> str:
    """A code nobody has: sontay-2023, then sontay-2023-2."""
    return _free("".join(names(whose))[:28] + (f"-{year}" if year else ""), taken)


def prefix_of(whose: str, taken: Collection[str] = ()) -> str:
    """What receipts begin with: the initials, ST; a name that begins with a figure gets a letter, one
    that another campaign has a number, so that no two works have one code."""
    found = "".join(word[0] for word in names(whose)).upper()[:6]
    return _free(found if found[0].isalpha() else f"T{found}", taken, "")


def key_of(words: str, taken: Collection[str], otherwise: str) -> str:
    """A key of a form's field or a milestone, from words; unlike those already taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:30].strip("-")
    return _free(slug if slug and slug[0].isalpha() else otherwise, taken)


def _free(base: str, taken: Collection[str], between: str = "-") -> str:
    """`base`, or the first of its numbered forms that is not taken."""
    found, again = base, 2
    while found in taken:
        found, again = f"{base}{between}{again}", again + 1
    return found
