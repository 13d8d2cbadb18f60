"""Under which key the figures of a target, and the entered points of a criterion, are kept."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from campaigns.wording.text import fold

LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")


class Keyed(Protocol):
    """A target or a criterion."""

    @property
    def key(self) -> str:
        """The key the plan gives."""

    @property
    def name(self) -> str:
        """What it is called."""


T = TypeVar("T", bound=Keyed)


def keyed(listed: Iterable[T]) -> dict[str, T]:
    """Each under its plan's key, else one made of its name; a name met again gets a number."""
    found: dict[str, T] = {}
    for one in listed:
        plain = one.key or _OTHER.sub("-", fold(one.name)).strip("-")[:LONGEST].strip("-") or "x"
        key, number = plain, 2
        while key in found:
            key, number = f"{plain}-{number}", number + 1
        found[key] = one
    return found
