"""Telegram's paces, enforced when told to: 30 a second overall, 20 a minute in a group, 1 a second.

Measured by real monotonic time, whatever the sandbox's clock does. A sliding window: what a bot may
send is what it has not yet sent within the window.
"""

import math
from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Limits:
    """How many calls in which window; off until switched on."""

    on: bool = False
    overall: int = 30
    overall_window: float = 1.0
    group: int = 20
    group_window: float = 60.0
    chat: int = 1
    chat_window: float = 1.0
    burst: int = 3  # short bursts to one chat that Telegram lets pass
    refused: int = 0
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def wait(self, chat_id: int, is_group: bool, now: float) -> int:
        """Seconds to wait before this chat may be written to; 0 counts the message."""
        if not self.on:
            return 0
        times = self._chats.setdefault(chat_id, deque())
        waits = [
            _wait(self._all, self.overall, self.overall_window, now),
            _wait(times, self.burst * self.chat, self.burst * self.chat_window, now),
        ]
        if is_group:
            waits.append(_wait(times, self.group, self.group_window, now))
        longest = max(waits)
        if longest > 0:
            self.refused += 1
            return max(1, math.ceil(longest))
        self._all.append(now)
        times.append(now)
        while times and times[0] < now - max(self.group_window, self.burst * self.chat_window):
            times.popleft()
        return 0


def _wait(times: deque[float], count: int, window: float, now: float) -> float:
    recent = [at for at in times if at > now - window]
    if len(times) > 4 * count:
        while times and times[0] <= now - window and len(times) > count:
            times.popleft()
    return recent[-count] + window - now if len(recent) >= count else 0.0
