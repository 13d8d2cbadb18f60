"""The sandbox's clock: real time plus an offset that people may move, or standing still.

The offset is written to a file, in seconds, so that the bot under test can follow; everything that
Telegram stamps (dates, retention, the age of a press) uses it, paces and timeouts do not.
"""

import os
import time
from datetime import UTC, datetime
from pathlib import Path


class Clock:
    """Real time plus an offset in seconds."""

    def __init__(self, start: datetime | None = None, file: Path | None = None) -> None:
        self._file = file
        self.frozen_at: float | None = None
        self.offset = 0.0
        if start is not None:
            self.set(start)
        else:
            self._write()

    def now(self) -> float:
        """Seconds since 1970, as the sandbox sees them."""
        return time.time() + self.offset if self.frozen_at is None else self.frozen_at

    def moment(self) -> datetime:
        """The same, as an aware instant."""
        return datetime.fromtimestamp(self.now(), UTC)

    def set(self, moment: datetime) -> None:
        """It is `moment`; where the clock runs, time goes on from there."""
        if moment.tzinfo is None:
            raise ValueError("the moment has no zone; write it like 2023-11-08T08:00:00+07:00")
        self._be(moment.timestamp())

    def advance(self, seconds: float) -> None:
        """Jump, forward or back."""
        self._be(self.now() + seconds)

    def freeze(self, frozen: bool) -> None:
        """Stand still, or go on from where it stood. A bot that follows by the file goes on running."""
        now = self.now()
        self.frozen_at = now if frozen else None
        self._be(now)

    def _be(self, now: float) -> None:
        try:  # beyond the calendar: say so before anything is changed
            datetime.fromtimestamp(now, UTC)
        except OSError as error:
            raise ValueError("beyond the calendar") from error
        self.offset = now - time.time()
        if self.frozen_at is not None:
            self.frozen_at = now
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{self.offset:.3f}")
        os.replace(fresh, self._file)
