"""Under which key the figures of a target and the points of a criterion are kept; how many points."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol, TypeVar

from campaigns.model import Criterion, Range
from campaigns.wording.spelling.text import fold

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


def points_of(criterion: Criterion) -> Decimal | None:
    """The most points it gives; None where the plan gives none."""
    value = criterion.value
    if criterion.points is not None or fold(criterion.unit) not in ("", "diem"):
        return criterion.points
    return value.maximum if isinstance(value, Range) else value
