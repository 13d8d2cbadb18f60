"""How much of a proof is run: all of it, a share of it, or the small cut; and its one seed."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from proof import bars

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Size:
    """What every `prove` is given."""

    small: bool
    seed: int
    share: float = 1.0  # of the release size

    def runs(self, release: int, small: int) -> int:
        """How many runs: the release's number or its share, or the small cut's."""
        return small if self.small else max(small, round(release * self.share))

    def chance(self, *about: object) -> random.Random:
        """Chance that the seed decides: for the same words always the same."""
        return random.Random(f"{self.seed} {about}")

    async def at_once(
        self,
        things: Iterable[T],
        work: Callable[[T], Awaitable[object]],
        what: str,
        *,
        workers: int,
    ) -> None:
        """Do this for each of them, so many at a time."""
        left = self.watched(things, what)

        async def worker() -> None:
            for one in left:
                await work(one)

        async with asyncio.TaskGroup() as tasks:
            for _ in range(workers):
                tasks.create_task(worker())

    def watched(self, things: Iterable[T], what: str) -> Iterator[T]:
        """Go through them under a bar that says how far it is."""
        many = list(things)
        bar = bars.begin(what, len(many))
        try:
            for one in many:
                yield one
                bars.step(bar)
        finally:
            bars.end(bar)
