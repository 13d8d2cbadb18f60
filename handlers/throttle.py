"""How much one person may send before the bot asks for patience (access-and-limits.md).

Kept in memory on purpose: a restart forgives. The instant is handed in.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` within `window`; told so at most once per `notice`."""

    count: int
    window: timedelta
    notice: timedelta = timedelta(minutes=1)


UPDATES = Limit(20, timedelta(seconds=10))
ALBUMS = Limit(40, timedelta(seconds=10))  # photos of albums: one gesture, up to ten messages
FILES = Limit(5, timedelta(minutes=1))
UNASKED = Limit(3, timedelta(minutes=1))  # answers to talk that nothing waits for
WRONG_CODES = Limit(5, timedelta(minutes=10))
WRONG_CODES_PENALTY = timedelta(minutes=15)

_REMEMBERED = 10_000  # people at once; the eldest is forgotten beyond it


@dataclass(slots=True)
class Throttle:
    """Counts events per key under one limit."""

    limit: Limit
    _seen: dict[Hashable, deque[datetime]] = field(default_factory=dict)
    _told: dict[Hashable, datetime] = field(default_factory=dict)

    def allows(self, key: Hashable, now: datetime) -> bool:
        """Count one more event; False where the limit is passed."""
        times = self._seen.pop(key, deque())
        self._seen[key] = times  # the newest last, so that the eldest is forgotten first
        while times and not now - self.limit.window < times[0] <= now:
            times.popleft()
        if len(self._seen) > _REMEMBERED:
            self._seen.pop(next(iter(self._seen)))
        if len(times) >= self.limit.count:
            return False
        times.append(now)
        return True

    def full(self, key: Hashable, now: datetime) -> bool:
        """Whether the limit is reached, without counting."""
        times = self._seen.get(key, deque())
        return sum(now - self.limit.window < at <= now for at in times) >= self.limit.count

    def may_tell(self, key: Hashable, now: datetime) -> bool:
        """Whether it is time to say so again."""
        last = self._told.get(key)
        if last is not None and now - self.limit.notice < last <= now:
            return False
        if len(self._told) > _REMEMBERED:
            self._told.clear()
        self._told[key] = now
        return True
