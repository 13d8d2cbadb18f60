"""Whether the road to Telegram is open, and when to look again.

Pure; instants are monotonic seconds. Five connections in a row that were not made close the road
for everybody, so that the queue waits as a whole instead of row by row; a refused token closes it
at once. While it is closed one small question (getMe) goes out at growing distances.
"""

from enum import StrEnum
from typing import Final

FAILURES: Final = 5
FIRST: Final = 2.0  # seconds until the first question
LONGEST: Final = 60.0
TOKEN_REFUSALS: Final = 3  # answers of getMe after which a token counts as revoked


class Why(StrEnum):
    """What closed the road."""

    AWAY = "away"
    TOKEN = "token"


class Breaker:
    """Closed road or open road. (Engineers say it the other way round; people do not.)"""

    def __init__(self) -> None:
        self.why: Why | None = None
        self.refusals = 0
        self._failures = 0
        self._questions = 0
        self._ask_at = 0.0

    @property
    def passable(self) -> bool:
        """Whether requests may go out."""
        return self.why is None

    @property
    def just_revoked(self) -> bool:
        """Whether Telegram itself has refused the token for the third time: no passing trouble."""
        return self.refusals == TOKEN_REFUSALS

    def wait(self, now: float) -> float:
        """Seconds until the next question; 0.0: ask now."""
        return max(0.0, self._ask_at - now)

    def worked(self) -> bool:
        """Something was answered. True when this opened a closed road."""
        opened = self.why is not None
        self.why, self.refusals, self._failures, self._questions = None, 0, 0, 0
        return opened

    def not_reached(self, now: float) -> bool:
        """A connection was not made. True when this closed the road."""
        self._failures += 1
        if self.why is not None or self._failures < FAILURES:
            return False
        self._close(Why.AWAY, now, FIRST)
        return True

    def refused(self, now: float) -> bool:
        """A call said that the token is wrong; a proxy's 404 looks the same. True: now closed."""
        if self.why is not None:
            return False
        self._close(Why.TOKEN, now, 0.0)
        return True

    def asked(self, now: float, *, refused: bool) -> None:
        """The question was not answered well: the next one comes later."""
        if refused:
            self.refusals += 1
        self._questions += 1
        self._ask_at = now + min(LONGEST, FIRST * 2**self._questions)

    def _close(self, why: Why, now: float, first: float) -> None:
        self.why, self._questions, self._ask_at = why, 0, now + first
