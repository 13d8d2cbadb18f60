"""Updates out of Telegram into the inbox, by asking.

Promises that an update is a committed row before Telegram is told that we have it (P2, P4): rows
and cursor are one transaction, and only the next call confirms. Updates stay raw JSON here, so that
one that cannot be parsed stops nobody (P9). Never drops what waits at Telegram, never handles.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from telegram import Bot
from telegram.error import Conflict, TelegramError

from bot.dispatcher import Dispatcher
from bot.tally import Tally
from bot.unsaved import Tell, untold
from handlers.surroundings import Surroundings
from storage import facts, failpoints, inbox
from storage.engine import Connection, Database, StorageError
from storage.inbox import InboxRow

KINDS: Final = ("message", "edited_message", "callback_query", "my_chat_member")
LIMIT: Final = 100  # updates a call
TIMEOUT: Final = 25  # seconds Telegram holds the call while there is nothing
READ_EXTRA: Final = 10.0  # seconds on top for the answer itself
OLD: Final = timedelta(days=6)  # after a quiet week Telegram's ids start anew at random
GAP: Final = timedelta(hours=24)  # Telegram keeps an update no longer
NOTE_EVERY: Final = timedelta(minutes=5)
LAST: Final = "last_poll:{}"  # the fact: when Telegram last answered this bot
CONFLICTS: Final = 3
LONGEST_WAIT: Final = 30.0

WasAway = Callable[[Connection, datetime, Surroundings], Awaitable[None]]

log = logging.getLogger(__name__)


class AnotherPoller(Exception):  # a state of the world, said by the command line
    """Another program asks for the same bot's updates."""


async def _unheard(_conn: Connection, _since: datetime, _around: Surroundings) -> None:
    return None


@dataclass(eq=False)
class Poller:
    """One bot's ears. `run` is the loop, `step` one call."""

    db: Database
    bot: Bot
    bot_id: int
    around: Callable[[], Surroundings]
    was_away: WasAway = _unheard
    tell: Tell = untold
    tally: Tally = field(default_factory=Tally)
    attention: Dispatcher | None = None  # who takes in hand at once what is heard
    heard: int = 0  # updates handed over since the start
    _conflicts: int = 0
    _failures: int = 0
    _noted: datetime | None = field(default=None)
    _place: tuple[int, datetime] | None = None  # the cursor as committed; None: to be read

    async def run(self) -> None:
        """Ask for ever. Raises AnotherPoller after three conflicts in a row."""
        self._place = None  # while others were this bot's ears it moved
        while True:
            pause = await self.try_step()
            await asyncio.sleep(pause)

    async def try_step(self, timeout: int = TIMEOUT) -> float:  # noqa: ASYNC109  # Telegram's word
        """One call whatever comes; gives the seconds to wait before the next."""
        self.tally.beat("poller")
        try:
            await self.step(timeout)
        except Conflict as error:
            await self._conflict(error)
        except (TelegramError, KeyError) as error:
            log.info("No updates: %s", type(error).__name__, extra={"action": "poll_failed"})
        except StorageError as error:
            log.warning("Updates cannot be kept: %s", error, extra={"action": "storage"})
        else:
            self._conflicts = self._failures = 0
            return 0.0
        self._failures += 1
        return min(LONGEST_WAIT, 2.0 ** (self._failures - 1))

    async def step(self, timeout: int = TIMEOUT) -> int:  # noqa: ASYNC109
        """Ask once and keep what comes; gives how many updates Telegram handed over."""
        failpoints.hit("inbox.asking")
        if self._place is None:
            try:
                async with self.db.read() as conn:
                    self._place = await inbox.next_update(conn, self.bot_id)
            except StorageError:
                await self._unsaved(
                    await self._fetch(None, 0)
                )  # without an offset nothing is confirmed
                raise
        place, asked = self._place, self.around().now
        offset = place[0] if place and asked - place[1] < OLD else None
        updates = await self._fetch(offset, timeout)
        failpoints.hit("inbox.fetched")
        now = self.around().now
        if updates or self._failures or self._noted is None or now - self._noted >= NOTE_EVERY:
            try:
                await self._keep(updates, now)
            except StorageError:
                self._place = None
                await self._unsaved(updates)
                raise
        failpoints.hit("inbox.committed")
        self.heard += len(updates)
        return len(updates)

    async def _unsaved(self, updates: list[dict[str, Any]]) -> None:
        """Telegram keeps them; who waits is told, where it is not over in a second."""
        if self._failures:
            await self.tell(updates)

    async def _fetch(self, offset: int | None, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109
        asked = {"timeout": timeout, "limit": LIMIT, "allowed_updates": list(KINDS)}
        if offset is not None:
            asked["offset"] = offset
        # The odd spelling: under its own name PTB would warn that Bot.get_updates exists, which
        # parses. This becomes getUpdates and goes through the polling pool.
        answer = await self.bot.do_api_request(
            "get_Updates", api_kwargs=asked, read_timeout=timeout + READ_EXTRA
        )
        if not isinstance(answer, list):
            raise TelegramError("Invalid server response")
        return [one for one in answer if isinstance(one, dict)]

    async def _keep(self, updates: list[dict[str, Any]], now: datetime) -> None:
        ids = [one["update_id"] for one in updates if inbox.is_number(one.get("update_id"))]
        taken: list[InboxRow] = []
        try:
            async with self.db.write() as conn:
                if updates:
                    await inbox.store(conn, self.bot_id, updates, now)
                if ids:
                    await inbox.move_cursor(conn, self.bot_id, to=max(ids) + 1, now=now)
                await self._mind_the_gap(conn, now)
                await facts.put_instant(conn, LAST.format(self.bot_id), now, now=now)
                if updates and self.attention is not None:
                    taken = await self.attention.claim(conn)
        except asyncio.CancelledError:  # stored or not: what is not, its handler does not find
            self._give(taken)
            raise
        self._give(taken)
        if ids:
            self._place = max(ids) + 1, now
        self._noted = now

    def _give(self, taken: list[InboxRow]) -> None:
        if taken and self.attention is not None:
            self.attention.give(taken)

    async def _mind_the_gap(self, conn: Connection, now: datetime) -> None:
        """Tell the officers when Telegram may have thrown updates away unheard.

        Between two good calls of one process there is no gap: then it was the clock that jumped.
        """
        if self._noted is not None and not self._failures:
            return
        last = await facts.instant(conn, LAST.format(self.bot_id))
        if last is not None and now - last > GAP:
            log.warning("Updates may be missing", extra={"action": "gap", "since": last})
            await self.was_away(conn, last, self.around())

    async def _conflict(self, error: Conflict) -> None:
        if "webhook" in str(error).lower():
            log.info("A webhook was set; taking it away", extra={"action": "webhook_removed"})
            try:
                await self.bot.delete_webhook(drop_pending_updates=False)
            except TelegramError as failed:
                log.info("It stays for now: %s", type(failed).__name__)
            return
        self._conflicts += 1
        log.warning("Another program polls for this bot", extra={"times": self._conflicts})
        if self._conflicts >= CONFLICTS:
            raise AnotherPoller from error
