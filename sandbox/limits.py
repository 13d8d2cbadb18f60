"""Telegram's paces, enforced when told to: 30 a second overall, 20 a minute in a group, 1 a second.

Measured by real monotonic time, whatever the sandbox's clock does. Sliding windows: what a bot may
send is what it has not yet sent within the window. One chat may take `burst` messages at once, if it
was quiet for as many seconds before.
"""

import math
from collections import deque
from dataclasses import dataclass, field

SETTINGS = (
    "on", "overall", "overall_window", "group", "group_window", "chat", "chat_window", "burst"
)  # fmt: skip


@dataclass(slots=True)
class Limits:
    """How many messages in which window of seconds; off until switched on."""

    on: bool = False
    overall: int = 30
    overall_window: float = 1.0
    group: int = 20
    group_window: float = 60.0
    chat: int = 1
    chat_window: float = 1.0
    burst: int = 3  # short bursts to one chat that Telegram lets pass; 1 for none
    refused: int = 0
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def wait(self, chat_id: int, now: float, *, group: bool, messages: int = 1) -> int:
        """Seconds to wait before so many messages may go to this chat; 0 counts them as sent."""
        if not self.on:
            return 0
        times = self._chats.setdefault(chat_id, deque())
        _forget(self._all, now - self.overall_window)
        _forget(times, now - max(self.group_window, self.burst * self.chat_window))
        longest = max(
            _left(self._all, self.overall, self.overall_window, now, messages),
            _left(times, self.burst * self.chat, self.burst * self.chat_window, now, messages),
            _left(times, self.group, self.group_window, now, messages) if group else 0.0,
        )
        if longest > 0:
            self.refused += 1
            return max(1, math.ceil(longest))
        self._all.extend([now] * messages)
        times.extend([now] * messages)
        return 0

    def state(self) -> dict[str, float | int | bool]:
        """The settings, and how many were refused."""
        return {name: getattr(self, name) for name in (*SETTINGS, "refused")}


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


def _left(times: deque[float], most: int, window: float, now: float, messages: int) -> float:
    """Seconds until so many more fit into the window; more than fit at all wait for an empty one."""
    at = len(times) - max(1, most - min(messages, most) + 1)
    return times[at] + window - now if at >= 0 else 0.0
