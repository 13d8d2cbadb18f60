"""Plain data that is written seldom, read with every update and never changed: plans and forms.

The same text is decoded once and what is read from it is made once, for the process. Nobody may change
what they get: it is everybody's.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar

T = TypeVar("T")

MOST: Final = 256  # plans, milestones and forms that a process has at hand


class Kept(dict[str, Any]):
    """Decoded data that stands for its text; only the same object counts as the same."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict says None: it may change; this may not


@lru_cache(MOST)
def decoded(text: str) -> Any:
    """The JSON of a text; an object is shared by all who ask for the same text."""
    found = json.loads(text)
    return Kept(found) if isinstance(found, dict) else found


def once(read: Callable[[Mapping[str, Any]], T]) -> Callable[[Mapping[str, Any]], T]:
    """A reader that remembers what it made of kept data; other data is read each time."""
    remembered = lru_cache(MOST)(read)

    @wraps(read)
    def reading(data: Mapping[str, Any]) -> T:
        return remembered(data) if isinstance(data, Kept) else read(data)

    return reading
