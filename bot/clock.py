"""The only place that asks what time it is.

Everything else is handed a `Clock`, so that a test or the demo can move the day. `file_clock` is
the demo's: other processes write into a file by how many seconds the day was moved.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in UTC."""

TRUSTED = timedelta(minutes=1)  # answers take seconds, and their Date has no parts of one
MOST_SHIFT = 100 * 366 * 86400  # seconds: a demo moves by days; a calendar has an end


def system_clock() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


def file_clock(path: Path) -> Clock:
    """The machine's time moved by the seconds written in `path`; no file means not moved.

    The file is read again only when it changed. What is no number leaves the last shift standing.
    """
    seen: tuple[int, int] | None = None
    shift = timedelta()

    def now() -> datetime:
        nonlocal seen, shift
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != seen:
                seen = stamp
                seconds = float(path.read_text("utf-8"))
                shift = timedelta(seconds=seconds) if abs(seconds) <= MOST_SHIFT else shift
        except (OSError, ValueError, OverflowError):
            pass
        return system_clock() + shift

    return now


@dataclass
class Corrected:
    """Our clock, put right by the Date of Telegram's answers where it is plainly wrong (P21).

    A machine that boots in 1970, or is a day ahead, neither reminds nor judges a deadline by that.
    """

    clock: Clock
    _off: timedelta = timedelta()

    def hear(self, date: str) -> None:
        """An answer came with this Date just now; what is none changes nothing."""
        with suppress(ValueError, TypeError):  # no date, or one without a zone
            self._off = parsedate_to_datetime(date) - self.clock()

    def __call__(self) -> datetime:
        """What our clock says, or Telegram's where the two are more than a minute apart."""
        return self.clock() + self._off if abs(self._off) > TRUSTED else self.clock()
