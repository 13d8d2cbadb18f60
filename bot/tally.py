"""What one bot did in this process since it began, and when its parts last moved.

Plain numbers, counted where things happen and read by bot/metrics.py. Nothing here is stored, and
nothing of what people wrote is known here: the newest chats' hours are kept to time the answers.
"""

import logging
import time
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

BOUNDS: Final = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)  # seconds
ANSWERS: Final = frozenset({"answer", "receipt", "last_report", "rewrite"})
REMEMBERED: Final = 10_000  # chats that wait for their answer; the eldest are forgotten first


@dataclass(eq=False)
class Tally:
    """Counts and heartbeats of one bot in one process."""

    monotonic: Callable[[], float] = time.monotonic
    updates: Counter[str] = field(default_factory=Counter)  # done | dead, handled by this process
    ended: Counter[str] = field(default_factory=Counter)  # deliveries by how they ended here
    limited: int = 0  # answers 429
    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0  # of all the timed answers together
    _beats: dict[str, float] = field(default_factory=dict)
    _waiting: OrderedDict[int, datetime] = field(default_factory=OrderedDict)  # by chat

    def beat(self, part: str) -> None:
        """A part (poller, sender, ticker) moved."""
        self._beats[part] = self.monotonic()

    def rested(self, part: str) -> float | None:
        """Seconds since a part last moved, None where it never did."""
        last = self._beats.get(part)
        return None if last is None else self.monotonic() - last

    def handled(self, how: str, chat: int, received_at: datetime) -> None:
        """An update was brought to its end; its chat now waits for an answer."""
        self.updates[how] += 1
        self._waiting[chat] = received_at
        if len(self._waiting) > REMEMBERED:
            self._waiting.popitem(last=False)

    def accepted(self, kind: str, chat: int, now: datetime) -> None:
        """Telegram took a message; the first answer after an update is timed."""
        since = self._waiting.pop(chat, None) if kind in ANSWERS else None
        if since is not None:
            took = max(0.0, (now - since).total_seconds())
            self.buckets[bisect_left(BOUNDS, took)] += 1
            self.seconds += took


class Errors(logging.Handler):
    """Counts what was logged as an error in the whole process."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:  # only its level counts
        """One more."""
        self.number += 1
