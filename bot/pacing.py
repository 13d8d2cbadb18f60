"""How fast we may speak: overall, in one chat, in one group, and after Telegram said "too many".

Pure: the instant (monotonic seconds) is a parameter and nothing waits here. Promises (P7): in no
second more than `rate` calls are begun, in no minute more than 18 in one group; a limited chat
keeps nobody else waiting; an answer somebody waits for goes before any broadcast. Never knows what
is said.

Two rules bound the whole: an even pace a little under the limit, which may catch up what a late
timer lost, and a count over the last second, which nothing may pass. Answers are bound by the count
alone and push the even pace of broadcasts back, so that an answer waits for one place at most: 34 ms
at 30 a second. (A share kept free for answers was tried: it cost broadcasts 6 % and helped nobody.)
A place is reserved when a row is picked and counts from the moment its call goes out: Telegram has
it by the time it answers, or, while no answer is there, ROAD seconds later at the latest.

After Telegram was away everybody comes back at once, and calls that were begun evenly arrive in
bunches: for a while the rate is five sixths of itself, 25 of Telegram's 30 a second.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

PEOPLE: Final = 0  # the lane of what somebody waits for
CROWD: Final = 1  # broadcasts and reminders

EVENNESS: Final = 0.99  # of the rate: within 2 % of the ideal, and hardly ever at the limit
CATCH_UP: Final = 0.05  # seconds of lateness that are made good; more fills the window behind a gap
WINDOW: Final = 1.0  # seconds
ROAD: Final = 0.015  # seconds that a call may take to reach Telegram, as far as we can see

CHAT_MOST: Final = 3  # in one chat, in CHAT_WINDOW seconds: one a second, in short bursts
CHAT_WINDOW: Final = 3.05
GROUP_MOST: Final = 18  # in a group, in GROUP_WINDOW seconds; Telegram's own limit is 20
GROUP_WINDOW: Final = 60.5

A_MOMENT: Final = 0.005  # seconds: every place is taken by calls that are about to go out

EASED: Final = 5 / 6  # of the rate, after the road was closed …
EASED_FOR: Final = 600.0  # … for so many seconds

LIMITED_CHATS: Final = 3  # so many different chats limited …
LIMITED_WITHIN: Final = 10.0  # … within these seconds: it is not the chat, it is us
LONGEST_PAUSE: Final = 60.0  # seconds for everybody; then we ask again
FORGET_EVERY: Final = 1000  # calls between two clearings of chats long silent


@dataclass(slots=True)
class Gone:
    """A call that went out: the instant until which it may have been under way to Telegram."""

    at: float


@dataclass(slots=True)
class _Chat:
    limited_until: float = 0.0
    gone: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_MOST))


class Pace:
    """The budget of one bot token. `rate` is the most calls in any one second.

    `per_chat` false lifts the limits of single chats: for tests that tell a day in a second.
    """

    def __init__(self, rate: float, *, per_chat: bool = True) -> None:
        self.rate = rate
        self._per_chat = per_chat
        self._eased_until = float("-inf")
        self._next_even = float("-inf")
        self._gone: deque[Gone] = deque()  # the calls of the last second
        self._reserved = 0  # places of calls that are about to go out
        self._paused_until = float("-inf")
        self._chats: dict[Hashable, _Chat] = {}
        self._limited: deque[tuple[float, Hashable, float]] = deque()
        self._since_clearing = 0

    def ease(self, *, now: float) -> None:
        """Telegram is back after it was away: more slowly for a while."""
        self._eased_until = now + EASED_FOR

    def _rate_at(self, now: float) -> float:
        return self.rate * EASED if now < self._eased_until else self.rate

    def wait(self, lane: int, chat: Hashable, *, group: bool, now: float) -> float:
        """Seconds until a call of this lane may begin in this chat; 0.0: now."""
        return max(self.wait_overall(lane, now=now), self.wait_in_chat(chat, group=group, now=now))

    def wait_overall(self, lane: int, *, now: float) -> float:
        """Seconds until this lane may begin any call."""
        at = max(self._paused_until, self._room_at(now))
        if lane == CROWD:
            at = max(at, self._next_even - CATCH_UP)
        return max(0.0, at - now)

    def _room_at(self, now: float) -> float:
        """The instant from which fewer calls than the rate lie in the window behind it."""
        while self._gone and self._gone[0].at <= now - WINDOW:
            self._gone.popleft()
        over = len(self._gone) + self._reserved - max(1, int(self._rate_at(now)))
        if over < 0:
            return now
        if over >= len(self._gone):
            return now + A_MOMENT
        return max(one.at for one in islice(self._gone, over + 1)) + WINDOW

    def wait_in_chat(self, chat: Hashable, *, group: bool, now: float) -> float:
        """Seconds until this chat may be spoken to."""
        known = self._chats.get(chat)
        if known is None:
            return 0.0
        at = known.limited_until
        if self._per_chat:
            if len(known.gone) >= CHAT_MOST:
                at = max(at, known.gone[-CHAT_MOST] + CHAT_WINDOW)
            if group and len(known.gone) == GROUP_MOST:
                at = max(at, known.gone[0] + GROUP_WINDOW)
        return max(0.0, at - now)

    def reserve(self, *, now: float) -> None:
        """Keep a place for a call that was picked; `went` or `dropped` must follow."""
        self._reserved += 1
        self._next_even = max(self._next_even, now) + 1.0 / (self._rate_at(now) * EVENNESS)

    def went(self, chat: Hashable, *, now: float, messages: int = 1) -> Gone:
        """The call goes out now; an album counts as its number of messages in its chat."""
        self._reserved -= 1
        gone = Gone(now + ROAD)
        self._gone.append(gone)
        self._chats.setdefault(chat, _Chat()).gone.extend([now] * messages)
        self._since_clearing += 1
        if self._since_clearing >= FORGET_EVERY:
            self._clear(now)
        return gone

    def answered(self, gone: Gone, *, now: float) -> None:
        """Telegram answered: it had the call before."""
        gone.at = min(gone.at, now)

    def dropped(self) -> None:
        """The call is not made after all."""
        self._reserved -= 1

    def limited(self, chat: Hashable, seconds: float, *, now: float) -> bool:
        """Telegram said "too many" for this chat. True when everybody pauses from now on.

        A limit of the whole bot is told to each chat, about as long; so the shortest wait that was
        told is its length, and a chat that is told to wait for a day keeps nobody else so long.
        """
        known = self._chats.setdefault(chat, _Chat())
        known.limited_until = max(known.limited_until, now + seconds)
        self._limited.append((now, chat, seconds))
        while self._limited[0][0] < now - LIMITED_WITHIN:
            self._limited.popleft()
        if len({limited for _, limited, _ in self._limited}) < LIMITED_CHATS:
            return False
        shortest = min(told for _, _, told in self._limited)
        self._paused_until = max(self._paused_until, now + min(shortest, LONGEST_PAUSE))
        self._limited.clear()
        return True

    def _clear(self, now: float) -> None:
        """Forget the chats that no rule binds any more: memory follows what is under way."""
        self._since_clearing = 0
        self._chats = {
            chat: known
            for chat, known in self._chats.items()
            if known.limited_until > now
            or (known.gone and known.gone[-1] > now - GROUP_WINDOW)
            or any(limited == chat for _, limited, _ in self._limited)
        }
