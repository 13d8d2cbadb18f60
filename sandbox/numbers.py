"""Numbers one after the other. Unlike itertools.count they may be copied in every Python to come."""

from dataclasses import dataclass


@dataclass(slots=True)
class Numbers:
    """An endless iterator; `following` is the number that comes next."""

    following: int

    def __iter__(self) -> "Numbers":
        return self

    def __next__(self) -> int:
        self.following += 1
        return self.following - 1
