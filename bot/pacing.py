"""How fast we may speak: overall, in one chat, in one group, and after Telegram said "too many".

Pure: the instant (monotonic seconds) is a parameter and nothing waits here. Promises (P7): in no
second more than `rate` calls are begun, in no minute more than 18 in one group; a limited chat
keeps nobody else waiting; an answer somebody waits for goes before any broadcast. Never knows what
is said.

Two rules bound the whole: an even pace a little under the limit, which may catch up what a late
timer lost, and a count over the last second, which nothing may pass. The even pace keeps a place
free at any instant, so that an answer finds one at once even in the middle of a broadcast.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

PEOPLE: Final = 0  # somebody waits for it
CROWD: Final = 1  # broadcasts and reminders

EVENNESS: Final = 0.975  # of the rate: room for the road's jitter, within 5 % of the ideal
CATCH_UP: Final = 0.1  # seconds of lateness that are made good
WINDOW: Final = 1.015  # seconds that "a second" is taken for, jitter again

CHAT_MOST: Final = 3  # in one chat, in CHAT_WINDOW seconds: one a second, in short bursts
CHAT_WINDOW: Final = 3.05
GROUP_MOST: Final = 18  # in a group, in GROUP_WINDOW seconds; Telegram's own limit is 20
GROUP_WINDOW: Final = 60.5

SHARE_KEPT: Final = 0.1  # of the rate, kept from broadcasts after an answer had to wait
KEPT_FOR: Final = 2.0  # seconds

LIMITED_CHATS: Final = 3  # so many different chats limited …
LIMITED_WITHIN: Final = 10.0  # … within these seconds: it is not the chat, it is us
LONGEST_PAUSE: Final = 60.0  # seconds for everybody; then we ask again
FORGET_EVERY: Final = 1000  # calls between two clearings of chats long silent


@dataclass(slots=True)
class _Chat:
    limited_until: float = 0.0
    begun: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))


class Pace:
    """The budget of one bot token. `rate` is the most calls in any one second.

    `per_chat` false lifts the limits of single chats: for tests that tell a day in a second.
    """

    def __init__(self, rate: float, *, per_chat: bool = True) -> None:
        self.rate = rate
        self._per_chat = per_chat
        self._spacing = 1.0 / (rate * EVENNESS)
        self._next_even = float("-inf")
        self._begun: deque[float] = deque()
        self._kept_until = float("-inf")
        self._paused_until = float("-inf")
        self._chats: dict[Hashable, _Chat] = {}
        self._limited: deque[tuple[float, Hashable]] = deque()
        self._since_clearing = 0

    def wait(self, lane: int, chat: Hashable, *, group: bool, now: float) -> float:
        """Seconds until a call of this lane may begin in this chat; 0.0: now."""
        return max(self.wait_overall(lane, now=now), self.wait_in_chat(chat, group=group, now=now))

    def wait_overall(self, lane: int, *, now: float) -> float:
        """Seconds until this lane may begin any call."""
        most = self.rate
        at = self._paused_until
        if lane == CROWD:
            at = max(at, self._next_even - CATCH_UP)
            if now < self._kept_until:
                most -= max(1.0, self.rate * SHARE_KEPT)
        at = max(at, self._room_at(int(most), now))
        if lane == PEOPLE and at > now:
            self._kept_until = now + KEPT_FOR
        return max(0.0, at - now)

    def _room_at(self, most: int, now: float) -> float:
        """The instant from which fewer than `most` calls lie in the window behind it."""
        while self._begun and self._begun[0] <= now - WINDOW:
            self._begun.popleft()
        over = len(self._begun) - max(1, most)
        return self._begun[over] + WINDOW if over >= 0 else now

    def wait_in_chat(self, chat: Hashable, *, group: bool, now: float) -> float:
        """Seconds until this chat may be spoken to."""
        known = self._chats.get(chat)
        if known is None:
            return 0.0
        at = known.limited_until
        if self._per_chat:
            if len(known.begun) >= CHAT_MOST:
                at = max(at, known.begun[-CHAT_MOST] + CHAT_WINDOW)
            if group and len(known.begun) == GROUP_MOST:
                at = max(at, known.begun[0] + GROUP_WINDOW)
        return max(0.0, at - now)

    def begin(self, chat: Hashable, *, now: float, messages: int = 1) -> None:
        """Note that a call begins; an album counts as its number of messages in its chat."""
        self._begun.append(now)
        self._next_even = max(self._next_even, now) + self._spacing
        self._chats.setdefault(chat, _Chat()).begun.extend([now] * messages)
        self._since_clearing += 1
        if self._since_clearing >= FORGET_EVERY:
            self._clear(now)

    def limited(self, chat: Hashable, seconds: float, *, now: float) -> bool:
        """Telegram said "too many" for this chat. True when everybody pauses from now on."""
        known = self._chats.setdefault(chat, _Chat())
        known.limited_until = max(known.limited_until, now + seconds)
        self._limited.append((now, chat))
        while self._limited[0][0] < now - LIMITED_WITHIN:
            self._limited.popleft()
        chats = {limited for _, limited in self._limited}
        if len(chats) < LIMITED_CHATS:
            return False
        until = max(self._chats[limited].limited_until for limited in chats)
        self._paused_until = max(self._paused_until, min(until, now + LONGEST_PAUSE))
        self._limited.clear()
        return True

    def _clear(self, now: float) -> None:
        """Forget the chats that no rule binds any more: memory follows what is under way."""
        self._since_clearing = 0
        self._chats = {
            chat: known
            for chat, known in self._chats.items()
            if known.limited_until > now
            or (known.begun and known.begun[-1] > now - GROUP_WINDOW)
            or any(limited == chat for _, limited in self._limited)
        }
