"""Out of the inbox to the handlers: each update once, in the order of its chat.

Promises: a handler's effects, its replies and "done" are one transaction (P4); chats do not wait for
each other; an update that fails three times is set aside and stops nobody (P9). A try is counted in
a commit of its own before the update is parsed, for whole batches of fresh updates at once; what a
crash has touched before is tried alone, so that a poisonous update takes no neighbour with it.
Several processes may do this for one bot: each handles what it claimed (storage/inbox.py).
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import telegram
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.apart import apart
from bot.tally import Tally
from bot.unsaved import Tell, untold
from handlers.surroundings import Surroundings
from handlers.turn import After, AnswerPress, Typing
from storage import bells, failpoints, inbox
from storage.engine import Connection, Database, StorageError
from storage.inbox import InboxRow

WORKERS: Final = 8
HELD: Final = 128  # updates in memory; the next are loaded when half of them are handled
MOST_AFTER: Final = 32  # best-effort calls under way; beyond it they are dropped
AFTER_SECONDS: Final = 10.0
LOOK_AGAIN: Final = 5.0  # seconds between two looks without a bell
STORAGE_WAIT: Final = 1.0

Handle = Callable[[Connection, telegram.Update, Surroundings], Awaitable[Iterable[After]]]
GaveUp = Callable[[Connection, dict[str, object], Surroundings], Awaitable[None]]

log = logging.getLogger(__name__)


class _HandledBefore(Exception):  # never leaves this module
    """The row is done already or in other hands: leave the transaction without a trace."""


@dataclass(eq=False)
class Dispatcher:
    """One bot's attention. `run` is the loop; `drain` handles what is there and comes back."""

    db: Database
    bot: telegram.Bot
    bot_id: int
    around: Callable[[], Surroundings]
    handle: Handle
    gave_up: GaveUp
    owner: int = 1  # the number of this process
    workers: int = WORKERS
    tell: Tell = untold
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self._queues: dict[int, deque[InboxRow]] = {}  # by chat, what is loaded and counted
        self._ready: deque[int] = deque()  # chats with something to do and nobody at it
        self._known: set[int] = set()  # rows in memory
        self._given: list[InboxRow] = []  # counted by whoever heard them, not loaded yet
        self._working = 0
        self._afters = 0
        self._stopping = False
        self._more = False  # rows may wait that the last look left where they were
        self._wake = asyncio.Event()
        self.db.subscribe(self._wake.set, bot_id=self.bot_id, work=bells.IN)

    async def run(self) -> None:
        """Handle until `stop`; what is under way is finished."""
        failed = False
        async with asyncio.TaskGroup() as tasks:
            while not self._stopping:
                self._wake.clear()
                try:
                    await self.step(tasks)
                except StorageError as error:
                    log.warning("The inbox cannot be used: %s", error, extra={"action": "storage"})
                    if failed:  # not over in a second
                        await self._tell_waiting()
                    failed = True
                    await asyncio.sleep(STORAGE_WAIT)
                else:
                    failed = False
                    await _nap(self._wake, LOOK_AGAIN)

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        self._wake.set()

    async def drain(self) -> int:
        """Handle everything that waits; gives how many updates that were."""
        handled = 0
        while True:
            async with asyncio.TaskGroup() as tasks:
                taken = await self.step(tasks)
            if taken == 0:
                return handled
            handled += taken

    async def step(self, tasks: asyncio.TaskGroup) -> int:
        """Take what waits and set workers on it; gives how many updates were taken."""
        if not self._given:
            if not self._has_room():
                return 0
            async with self.db.write() as conn:
                self._given += await self.claim(conn)
        failpoints.hit("inbox.counted")
        taken = 0
        while self._given:
            row = self._given[0]
            if row.tries > 0:  # a crash may have touched it: alone, so that it hurts no other
                await self._count(row)
            del self._given[0]
            taken += 1
            if row.tries > 0:
                await self._handle(row, row.tries + 1, tasks)
                self._wake.set()  # those beside it are given next time
                continue
            self._known.add(row.id)
            if row.chat_key not in self._queues:
                self._queues[row.chat_key] = deque()
                self._ready.append(row.chat_key)
            self._queues[row.chat_key].append(row)
        for _ in range(min(self.workers - self._working, len(self._ready))):
            self._working += 1
            tasks.create_task(self._work(tasks))
        return taken

    async def claim(self, conn: Connection) -> list[InboxRow]:
        """Take in hand what waits, as far as there is room, and count the try of what is fresh."""
        if not self._has_room():
            return []
        rows = await inbox.claim(conn, self.bot_id, owner=self.owner, limit=HELD)
        self._more = len(rows) == HELD
        return rows

    def _has_room(self) -> bool:
        room = len(self._known) + len(self._given) <= HELD // 2
        self._more = self._more or not room
        return room

    def give(self, rows: list[InboxRow]) -> None:
        """Handle next what was claimed in a transaction of whoever heard it."""
        self._given += rows
        self._wake.set()

    async def _tell_waiting(self) -> None:
        """Whose updates are kept and cannot be taken."""
        try:
            async with self.db.read() as conn:
                rows = await inbox.waiting(conn, self.bot_id, limit=HELD)
        except StorageError:
            return  # what is not kept either is the poller's to tell
        await self.tell([json.loads(row.raw) for row in rows])

    async def _count(self, row: InboxRow) -> None:
        async with self.db.write() as conn:
            await inbox.count_try(conn, row.id)

    async def _work(self, tasks: asyncio.TaskGroup) -> None:
        """Handle one update of one chat after the other, the chats in turn."""
        try:
            while self._ready and not self._stopping:
                chat = self._ready.popleft()
                queue = self._queues[chat]
                row = queue.popleft()
                try:
                    await self._handle(row, 1, tasks)
                    self._known.discard(row.id)
                except Exception:  # it stays as it is until the next start
                    log.exception("An update got stuck", extra={"update": row.update_id})
                if queue:
                    self._ready.append(chat)
                else:
                    del self._queues[chat]
        finally:
            self._working -= 1
            if self._more or self._ready:
                self._wake.set()

    async def _handle(self, row: InboxRow, tries: int, tasks: asyncio.TaskGroup) -> None:
        """Bring one counted update to its end: done, or set aside after three tries."""
        error: Exception | None = None
        waited = False
        while tries <= inbox.MAX_TRIES:
            try:
                after = await self._transact(row)
                self.tally.handled("done", row.chat_key, row.received_at)
                for one in after:
                    self._begin_after(one, tasks)
            except _HandledBefore:
                return
            except StorageError as failed:
                log.warning("An update must wait: %s", failed, extra={"update": row.update_id})
                if self._stopping:
                    return
                if waited:  # not over in a second
                    await self.tell([json.loads(row.raw)])
                waited = True
                await asyncio.sleep(STORAGE_WAIT)
            except Exception as failed:
                log.exception("An update failed", extra={"update": row.update_id, "try": tries})
                error, tries = failed, tries + 1
                await self._count_again(row, tries)
            else:
                return
        await self._set_aside(row, error)

    async def _transact(self, row: InboxRow) -> Iterable[After]:
        """One transaction: what the update leads to, and that it is done."""
        failpoints.hit("inbox.parsing")
        update = telegram.Update.de_json(json.loads(row.raw), None)
        around = self.around()
        async with self.db.write() as conn:
            if not await inbox.done(conn, row.id, owner=self.owner, now=around.now):
                raise _HandledBefore
            failpoints.hit("inbox.handling")
            after = await self.handle(conn, update, around)
            failpoints.hit("inbox.handled")
        failpoints.hit("inbox.done")
        return after

    async def _count_again(self, row: InboxRow, tries: int) -> None:
        if tries > inbox.MAX_TRIES:
            return
        try:
            await self._count(row)
        except StorageError as failed:
            log.warning("A try was not counted: %s", failed, extra={"update": row.update_id})

    async def _set_aside(self, row: InboxRow, error: Exception | None) -> None:
        """Three tries failed: the update is dead, its author and the log are told."""
        why = "the process died" if error is None else f"{type(error).__name__}: {error}"
        log.error("An update is set aside", extra={"action": "dead", "update": row.update_id})
        while not await self._ended_dead(row, why):
            if self._stopping:
                return
            await asyncio.sleep(STORAGE_WAIT)

    async def _ended_dead(self, row: InboxRow, why: str) -> bool:
        around = self.around()
        try:
            async with self.db.write() as conn:
                if await inbox.dead(conn, row.id, owner=self.owner, error=why, now=around.now):
                    self.tally.handled("dead", row.chat_key, row.received_at)
                    async with apart(conn, "Nobody could be told", update=row.update_id):
                        await self.gave_up(conn, json.loads(row.raw), around)
        except StorageError as failed:  # until it can be: new and counted, as it is at a start
            log.warning("It must wait: %s", failed, extra={"update": row.update_id})
            return False
        return True

    def _begin_after(self, one: After, tasks: asyncio.TaskGroup) -> None:
        if self._afters >= MOST_AFTER:
            log.info("Too many presses at once; one is not answered", extra={"action": "dropped"})
            return
        self._afters += 1
        tasks.create_task(self._after(one))

    async def _after(self, one: After) -> None:
        """A courtesy after the commit; whether it arrives changes nothing."""
        failpoints.hit("inbox.after")
        try:
            async with asyncio.timeout(AFTER_SECONDS):
                match one:
                    case AnswerPress(query_id=query, text=text, alert=alert):
                        await self.bot.answer_callback_query(query, text or None, alert)
                    case Typing(telegram_id=chat):
                        await self.bot.send_chat_action(chat, ChatAction.TYPING)
        except (TelegramError, TimeoutError, KeyError) as error:
            log.debug("A courtesy was lost: %s", type(error).__name__)
        finally:
            self._afters -= 1


async def _nap(wake: asyncio.Event, seconds: float) -> None:
    """Sleep until woken, at most so long."""
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        pass
