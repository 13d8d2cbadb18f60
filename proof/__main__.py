"""python -m proof [NAME …] [--small]: run proofs, print one table, end with 1 where a bound broke.

A proof is a module of this folder with `async def prove(size) -> list[Row]`; the first line of its
docstring is its title. Each has a process of its own. Those that measure how soon something happens
have the machine to themselves; the others wait most of their time, so several run at once.
"""

import argparse
import multiprocessing
import secrets
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from proof import bars
from proof.run import begun, run
from proof.size import Size
from proof.table import Report, markdown, show

ALONE: Final = ("hosts", "limits", "scale")
PROOFS: Final = (
    *ALONE,
    "killed",  # the longest first, so that none is left running by itself
    "storage",
    "away",
    "reminders",
    "secrets",
    "upgraded",
    "restored",
    "matrix",
    "answers",
    "hostile",
    "any_order",
    "clock",
    "chaos",
    "claimed",
    "erase",
)
AT_ONCE: Final = 2
AT_ONCE_SMALL: Final = 4  # the small cut waits even more
SPAWN: Final = multiprocessing.get_context("spawn")


def main() -> int:
    """Run what is named, or everything."""
    given = _arguments()
    size = Size(given.small, given.seed, given.share)
    cut = "small cut" if given.small else f"{given.share:.0%} of release size"
    said = f"{cut}, seed {given.seed}"
    print(said, flush=True)  # noqa: T201
    at_once = given.at_once or (AT_ONCE_SMALL if given.small else AT_ONCE)
    names = [name for name in PROOFS if name in (given.names or PROOFS)]
    reports = {}
    with bars.SHOWN, _relayed() as queue:
        for number, some in (
            (1, [name for name in names if name in ALONE]),
            (at_once, [name for name in names if name not in ALONE]),
        ):
            for name, report in zip(some, _all(some, size, number, queue), strict=True):
                reports[name] = report
                print(f"{name}: {report.head}", flush=True)  # noqa: T201
    show(reports)
    if given.markdown:
        given.markdown.write_text(markdown(reports, said), "utf-8")
    return 0 if all(row.passed for one in reports.values() for row in one.rows) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROOFS)}")
    parser.add_argument("--small", action="store_true", help="a cut of four minutes in all")
    parser.add_argument("--share", type=float, default=1.0, help="of the release size, e.g. 0.1")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="as printed")
    parser.add_argument("--at-once", type=int, help=f"proofs, {AT_ONCE}, small {AT_ONCE_SMALL}")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    given = parser.parse_args()
    unknown = set(given.names) - set(PROOFS)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))} among {', '.join(PROOFS)}")
    return given


@contextmanager
def _relayed() -> Iterator["multiprocessing.Queue[bars.Event | None]"]:
    """A queue on which other processes tell how far they are, to be drawn here."""
    queue: multiprocessing.Queue[bars.Event | None] = SPAWN.Queue()

    def draw() -> None:
        while (event := queue.get()) is not None:
            bars.show(event)

    drawing = threading.Thread(target=draw)
    drawing.start()
    try:
        yield queue
    finally:
        queue.put(None)
        drawing.join()


def _all(
    names: Sequence[str],
    size: Size,
    at_once: int,
    queue: "multiprocessing.Queue[bars.Event | None]",
) -> Iterator[Report]:
    """What each of them gives, in their order, so many at a time."""
    with ProcessPoolExecutor(at_once, SPAWN, begun, (queue,), max_tasks_per_child=1) as pool:
        yield from pool.map(run, names, [size] * len(names))


if __name__ == "__main__":
    sys.exit(main())
