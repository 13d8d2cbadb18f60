"""What waits for the bot: numbered updates, kept 24 hours, confirmed by offset or by a webhook's 200.

An update is taken down at the moment when it happens and is not changed afterwards. Which kinds the
bot wants is remembered from its last request that said so.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sandbox.numbers import Numbers

Json = dict[str, Any]

RETENTION = 24 * 3600.0
ALL_KINDS = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
     "business_message", "edited_business_message", "deleted_business_messages", "guest_message",
     "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
     "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
     "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
     "removed_chat_boost", "managed_bot"}
)  # fmt: skip
# what a bot gets that never asked for more
DEFAULT_KINDS = ALL_KINDS - {"chat_member", "message_reaction", "message_reaction_count"}


class Bell:
    """Rings for everybody who waits at that moment."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def __deepcopy__(self, _: object) -> "Bell":
        return Bell()  # nobody waits for a copy

    def ring(self) -> None:
        """Wake all who wait."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def heard(self, seconds: float | None) -> bool:
        """Wait for the next ring; False where none came in time."""
        mine = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            async with asyncio.timeout(seconds):
                await mine
        except TimeoutError:
            return False
        return True


@dataclass(slots=True)
class Queue:
    """The updates of one bot. `now` is always the sandbox's clock, in seconds."""

    allowed: frozenset[str] = DEFAULT_KINDS
    press_kept: float = RETENTION
    bell: Bell = field(default_factory=Bell)
    pollers: int = 0
    _waiting: list[tuple[float, Json]] = field(default_factory=list)  # kept until, update
    _ids: Numbers = field(default_factory=lambda: Numbers(700_000_001))

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, kind: str, content: Json, now: float) -> None:
        """Something happened, of which the bot hears if it asked for this kind."""
        if kind in self.allowed:
            kept = self.press_kept if kind == "callback_query" else RETENTION
            self._add({kind: content}, now + kept)

    def inject(self, update: Json, now: float) -> int:
        """Put any JSON into the queue, asked for or not; its number."""
        return self._add(update, now + RETENTION)

    def _add(self, update: Json, until: float) -> int:
        whole = {"update_id": next(self._ids)} | update
        self._waiting.append((until, whole))
        self.bell.ring()
        return int(whole["update_id"])

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset; a negative one keeps only so many of the newest."""
        if offset > 0:
            self._waiting = [one for one in self._waiting if one[1]["update_id"] >= offset]
        elif offset < 0:
            self._waiting = self._waiting[offset:]

    def take(self, limit: int, now: float) -> list[Json]:
        """The eldest updates that are not too old; they stay until they are confirmed."""
        if any(until <= now for until, _ in self._waiting):
            self._waiting = [one for one in self._waiting if one[0] > now]
        return [update for _, update in islice(self._waiting, limit)]

    def drop(self, update_id: int) -> None:
        """One update was taken by the webhook."""
        self._waiting = [one for one in self._waiting if one[1]["update_id"] != update_id]

    def clear(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    def allow(self, wanted: Any) -> None:
        """Remember the wanted kinds; an empty list means the usual ones, nonsense changes nothing."""
        if isinstance(wanted, Iterable) and not isinstance(wanted, str | dict):
            kinds = frozenset(str(one).lower() for one in wanted) & ALL_KINDS
            self.allowed = kinds or DEFAULT_KINDS
