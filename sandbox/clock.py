"""The sandbox's clock: real time plus an offset that people may move.

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
        self.offset = 0.0
        if start is not None:
            self.set(start)
        else:
            self._write()

    def now(self) -> float:
        """Seconds since 1970, as the sandbox sees them."""
        return time.time() + self.offset

    def moment(self) -> datetime:
        """The same, as an aware instant."""
        return datetime.fromtimestamp(self.now(), UTC)

    def set(self, moment: datetime) -> None:
        """From now on it is `moment`, and time goes on from there."""
        self.offset = moment.timestamp() - time.time()
        self._write()

    def advance(self, seconds: float) -> None:
        """Jump, forward or back."""
        self.offset += seconds
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{self.offset:.3f}")
        os.replace(fresh, self._file)
