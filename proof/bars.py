"""How far the proofs are: bars in one terminal, also those of proofs in processes of their own.

Where there is no terminal to draw in, a line at each tenth of a bar.
"""

import os
from collections.abc import Callable
from itertools import count
from typing import Final, Literal

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

Event = tuple[
    Literal["begin", "step", "end"], str, str, int
]  # what, whose bar, its words, its total

SHOWN: Final = Progress(
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeRemainingColumn(),
    console=Console(stderr=True),
    transient=True,
)
_BARS: Final[dict[str, TaskID]] = {}
_NUMBERS: Final = count()


def show(event: Event) -> None:
    """Draw it in this process's terminal."""
    what, key, words, total = event
    if what == "begin":
        _BARS[key] = SHOWN.add_task(words, total=total)
    elif what == "step":
        SHOWN.advance(_BARS[key])
        if not SHOWN.console.is_terminal:
            _line(_BARS[key])
    else:
        SHOWN.remove_task(_BARS.pop(key))


def _line(bar: TaskID) -> None:
    (task,) = [one for one in SHOWN.tasks if one.id == bar]
    done, total = int(task.completed), int(task.total or 1)
    if done * 10 // total != (done - 1) * 10 // total:
        SHOWN.console.print(f"{task.description}: {done} of {total}")


_tell: Callable[[Event], None] = show


def told_to(tell: Callable[[Event], None]) -> None:
    """From now on this process draws nothing and tells it there."""
    global _tell  # noqa: PLW0603 - one terminal, one way to it
    _tell = tell


def begin(words: str, total: int) -> str:
    """A bar of so many steps; its key."""
    key = f"{os.getpid()}-{next(_NUMBERS)}"
    _tell(("begin", key, words, total))
    return key


def step(key: str) -> None:
    """One more is done."""
    _tell(("step", key, "", 0))


def end(key: str) -> None:
    """Take the bar away."""
    _tell(("end", key, "", 0))
