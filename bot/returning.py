"""Rows that went back to the queue, and when each may come again.

The queue gives the eldest first, so a row that Telegram put off for a second would come behind
thousands that were never tried. The sender notes it here and asks for it by its number when its
wait is over; whether it may go is still the table's word. Kept in memory alone: what is forgotten
comes in the order of the queue.
"""

import heapq
from dataclasses import dataclass, field
from typing import Final

ONCE_MORE: Final = 1.0  # seconds until a row that the table did not give is asked for again
TRIES: Final = 30  # then the queue's own order is enough
MOST: Final = 1000  # rows kept in mind


@dataclass(eq=False)
class Returning:
    """The rows of one lane that were put off."""

    _rows: list[tuple[float, int, int]] = field(default_factory=list)  # (from, number, tries)

    def put_off(self, row_id: int, *, until: float, tries: int = 0) -> None:
        """A row may come again at this instant (monotonic seconds)."""
        if len(self._rows) < MOST and tries < TRIES:
            heapq.heappush(self._rows, (until, row_id, tries))

    def any_due(self, now: float) -> bool:
        """Whether a wait is over."""
        return bool(self._rows) and self._rows[0][0] <= now

    def due(self, now: float, limit: int) -> list[tuple[int, int]]:
        """The rows whose wait is over, (number, tries) each; they are asked for, and forgotten here."""
        found: list[tuple[int, int]] = []
        while self.any_due(now) and len(found) < limit:
            _, row_id, tries = heapq.heappop(self._rows)
            found.append((row_id, tries))
        return found
