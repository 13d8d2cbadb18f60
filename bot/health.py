"""Whether this process works: what each of its parts did last, held against what it may take.

Pure. A process answers for the bots that it serves; Telegram being away is told, but it is no fault
that a restart would mend.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

POLL: Final = (
    120.0  # seconds: a long poll of 25, its reading, and the longest pause after a failure
)
SEND: Final = 30.0  # the sender looks at least once a second
TICK: Final = 600.0  # a sweep may make a report of minutes
STARTING: Final = 60.0  # a part that has not moved yet gets so long


@dataclass(frozen=True, slots=True)
class Seen:
    """One bot as this process has it. Ages in seconds; None: the part has not moved yet."""

    serving: float | None  # for how long; None: another process serves it
    ages: Mapping[str, float | None]
    road: str = "open"  # open | away | token


def problems(bots: Mapping[int, Seen], *, polling: bool, database: str) -> list[str]:
    """What is wrong, in words of one line each; empty where all is well."""
    found = [] if database == "ok" else [f"database: {database}"]
    bounds = {"sender": SEND, "ticker": TICK} | ({"poller": POLL} if polling else {})
    for bot_id, seen in sorted(bots.items()):
        if seen.serving is None:
            continue
        for part, bound in bounds.items():
            age = seen.ages.get(part)
            if age is None and seen.serving < STARTING:
                continue
            if age is None:
                found.append(f"{part} of {bot_id}: has not moved since the start")
            elif age > bound:
                found.append(f"{part} of {bot_id}: silent for {age:.0f} s, at most {bound:.0f}")
    return found


def report(
    bots: Mapping[int, Seen], *, polling: bool, database: str, process: int
) -> dict[str, Any]:
    """The answer of /healthz."""
    wrong = problems(bots, polling=polling, database=database)
    return {
        "status": "wrong" if wrong else "ok",
        "problems": wrong,
        "process": process,
        "database": database,
        "bots": {
            str(bot_id): {
                "serving": seen.serving is not None,
                "telegram": seen.road,
                "seconds_since": {
                    part: None if age is None else round(age, 1) for part, age in seen.ages.items()
                },
            }
            for bot_id, seen in bots.items()
        },
    }
