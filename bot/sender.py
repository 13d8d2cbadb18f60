"""Out of the outbox to Telegram: which row goes next, and when.

Owns the rows claimed ahead, the calls in flight and the closed road. Promises: answers go before
broadcasts and always find a free call (P7); in one chat rows go in order, for only one of a chat is
ever claimed (P8); after a restore nothing goes out until somebody says so (P19). How one row is
carried is the courier's.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.apart import apart
from bot.breaker import Breaker
from bot.courier import Begun, Courier, Hooks
from bot.pacing import CROWD, PEOPLE, Pace
from bot.returning import ONCE_MORE, Returning
from bot.tally import Tally
from handlers.surroundings import Surroundings
from storage import bells, facts, failpoints, outbox
from storage.engine import Connection, Database, StorageError
from storage.outbox import Leased

HELD: Final = 32  # rows of each lane claimed ahead, of those that could go within SOON
LOW: Final = 12  # broadcast rows left when the next are claimed
SOON: Final = 1.0  # seconds
LOOK_AGAIN: Final = 1.0  # seconds at most between two looks: a moved clock rings no bell
KEPT_FREE: Final = 1  # calls that broadcasts leave to answers
GRACE: Final = 20.0  # seconds that calls in flight get at the end
STUCK_FOR: Final = 60.0  # seconds until rows that a bug left half done are taken up again
PAUSED: Final = "sending_paused"  # the fact that a restore leaves behind

log = logging.getLogger(__name__)


@dataclass(eq=False)
class Sender:
    """One bot's voice. `run` is the loop; `drain` sends what is due and comes back."""

    db: Database
    bot: Bot
    bot_id: int
    around: Callable[[], Surroundings]
    pace: Pace
    hooks: Hooks = field(default_factory=Hooks)
    in_flight: int = 8
    owner: str = "sender"
    monotonic: Callable[[], float] = time.monotonic
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.breaker = Breaker()
        self.begun = 0  # rows begun since the start
        self._courier = Courier(
            self.db, self.bot, self.bot_id, self.around, self.pace, self.breaker, self.hooks,
            self.monotonic, self.tally,
        )  # fmt: skip
        self._held: dict[int, list[Leased]] = {PEOPLE: [], CROWD: []}
        self._returning = {PEOPLE: Returning(), CROWD: Returning()}
        self._flying = {PEOPLE: 0, CROWD: 0}
        self._look = {PEOPLE, CROWD}  # lanes of which the table may have more
        self._look_at = float("-inf")
        self._blocked = False  # rows are due that wait for others of their chats
        self._stuck_at = float("inf")
        self._stopping = False
        self._wake = asyncio.Event()
        self.db.subscribe(self._rung, bot_id=self.bot_id, work=bells.OUT)

    async def recover(self) -> None:
        """After a start, before anything else: no row stays half done."""
        self._stopping = False
        self._held = {PEOPLE: [], CROWD: []}
        self._look_at = float("-inf")
        await self._courier.recover()

    async def run(self) -> None:
        """Send until `stop`; then the calls in flight get GRACE seconds to end."""
        try:
            async with asyncio.timeout(None) as grace, asyncio.TaskGroup() as tasks:
                while not self._stopping:
                    await _nap(self._wake, await self.step(tasks))
                grace.reschedule(asyncio.get_running_loop().time() + GRACE)
        except TimeoutError:
            log.warning("Calls in flight were cut off at the end", extra={"action": "cut_off"})

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        self._wake.set()

    def _rung(self) -> None:
        """There is something new to be seen in the table."""
        self._look_at = float("-inf")
        self._wake.set()

    async def drain(self) -> int:
        """Send everything that is due, and what that leads to; gives how many rows it took."""
        before = self.begun
        while True:
            begun = self.begun
            self._look_at = float("-inf")
            async with asyncio.TaskGroup() as tasks:
                pause = await self.step(tasks)
            if self.begun != begun:
                continue
            if not self.breaker.passable or not any(self._held.values()):
                return self.begun - before
            await asyncio.sleep(pause)

    async def step(self, tasks: asyncio.TaskGroup) -> float:
        """Begin all that may begin now; gives the seconds after which to look again."""
        self.tally.beat("sender")
        self._wake.clear()
        if self.monotonic() >= self._look_at:
            self._look_at = self.monotonic() + LOOK_AGAIN
            self._look = {PEOPLE, CROWD}
        try:
            await self._take_up_stuck()
            if not await self._passable():
                return LOOK_AGAIN
            wanted = self._wanted()
            soonest = 0.0 if wanted else self._soonest(self._held)
            if soonest > 0:
                return max(0.0, min(soonest, self._look_at - self.monotonic()))
            begun = await self._advance(wanted)
        except StorageError as error:
            log.warning("The outbox cannot be used: %s", error, extra={"action": "storage"})
            return LOOK_AGAIN
        for one in begun:
            tasks.create_task(self._carry(one))
        return max(0.0, min(self._soonest(self._held), self._look_at - self.monotonic()))

    async def _advance(self, wanted: dict[int, int]) -> list[Begun]:
        """One transaction: claim enough rows of each lane, start all that may go out now."""
        held = {lane: rows.copy() for lane, rows in self._held.items()}
        picked: list[Leased] = []
        try:
            async with self.db.write() as conn:
                if wanted:
                    await self._claim(conn, wanted, held)
                self._pick(held, picked)
                started = [await self._start(conn, one) for one in picked]
        except BaseException:
            for one in picked:
                self.pace.dropped()
                self._flying[one.lane] -= 1
            raise
        self._held = held
        self.begun += len(picked)
        failpoints.hit("outbox.claimed")
        for one, begun in zip(picked, started, strict=True):
            if begun is None:  # it ended, must wait, or is not ours any more
                self.pace.dropped()
                self._landed(one.lane)
        return [one for one in started if one is not None]

    def _wanted(self) -> dict[int, int]:
        """How many rows of each lane to claim; at least those that were put off and may come again."""
        now, wanted = self.monotonic(), {}
        for lane, returning in self._returning.items():
            ready = self._ready(lane) if lane in self._look else HELD
            if ready < (HELD if lane == PEOPLE else LOW) or returning.any_due(now):
                wanted[lane] = max(HELD - ready, 0)
        return wanted

    async def _claim(
        self, conn: Connection, wanted: dict[int, int], held: dict[int, list[Leased]]
    ) -> None:
        """Hold enough rows of each lane, and know when the table may have more."""
        now = self.around().now
        if await facts.get(conn, PAUSED):
            wanted.clear()
            held[PEOPLE] += await outbox.claim_resume(
                conn, bot_id=self.bot_id, owner=self.owner, now=now
            )
        for lane, limit in wanted.items():
            failpoints.hit("outbox.claim")
            held[lane][:0] = await self._claim_returning(conn, lane, now)
            if lane not in self._look or not limit:
                continue
            rows = await outbox.claim(
                conn, bot_id=self.bot_id, owner=self.owner, lane=lane, now=now, limit=limit
            )
            held[lane] += rows
            if len(rows) < limit:
                self._look.discard(lane)
        due = None if self._look else await outbox.next_due(conn, bot_id=self.bot_id)
        # What is due and was not given waits for a row of its chat, whose end will wake us:
        # noted before that end can be committed.
        self._blocked = due is not None and due <= now
        if due is not None and due > now:
            wait = (due - now).total_seconds()
            self._look_at = min(self._look_at, self.monotonic() + wait)

    async def _claim_returning(self, conn: Connection, lane: int, now: datetime) -> list[Leased]:
        """The rows that were put off and may come again: they go before the rest of their lane."""
        found = []
        returning, instant = self._returning[lane], self.monotonic()
        for row_id, tries in returning.due(instant, limit=HELD):
            one = await outbox.claim_one(
                conn, row_id, bot_id=self.bot_id, owner=self.owner, lane=lane, now=now
            )
            if one is None:
                returning.put_off(row_id, until=instant + ONCE_MORE, tries=tries + 1)
            else:
                found.append(one)
        return found

    def _ready(self, lane: int) -> int:
        now = self.monotonic()
        return sum(self._wait_in_chat(one, now) < SOON for one in self._held[lane])

    def _wait_in_chat(self, one: Leased, now: float) -> float:
        group = one.chat_type in ("group", "supergroup")
        return self.pace.wait_in_chat(one.chat_id, group=group, now=now)

    def _wait(self, one: Leased) -> float:
        now = self.monotonic()
        return self._wait_in_chat(one, now) or self.pace.wait_overall(one.lane, now=now)

    def _soonest(self, held: dict[int, list[Leased]]) -> float:
        """Seconds until the pace allows a row for which there is a free call; who lands wakes us."""
        waits = (self._wait(one) for lane in held if self._has_place(lane) for one in held[lane])
        return min(waits, default=LOOK_AGAIN)

    def _pick(self, held: dict[int, list[Leased]], picked: list[Leased]) -> None:
        """Move over what the pace allows now, people first; each has its place reserved."""
        for lane in (PEOPLE, CROWD):
            waiting = []
            for one in held[lane]:
                may = self._has_place(lane) and self.breaker.passable and self._wait(one) <= 0
                if not may:
                    waiting.append(one)
                    continue
                self.pace.reserve(now=self.monotonic())
                self._flying[lane] += 1
                picked.append(one)
            held[lane] = waiting

    def _has_place(self, lane: int) -> bool:
        flying = sum(self._flying.values())
        kept = 0 if lane == PEOPLE else KEPT_FREE
        return flying < self.in_flight - kept

    async def _start(self, conn: Connection, leased: Leased) -> Begun | None:
        """A row's own part of the transaction: what goes wrong with it undoes nothing else (P9)."""
        async with apart(conn, "A row got stuck", action="stuck", delivery=leased.id):
            return await self._courier.start(conn, leased)
        self._stuck_at = self.monotonic()
        return None

    async def _carry(self, begun: Begun) -> None:
        """One row on its way. Whatever goes wrong with it goes wrong with it alone (P9)."""
        leased = begun.started.leased
        try:
            wait = await self._courier.carry(begun)
            if wait is not None:
                self._returning[leased.lane].put_off(leased.id, until=self.monotonic() + wait)
        except Exception:
            self._stuck_at = self.monotonic()
            log.exception("A row got stuck", extra={"action": "stuck", "delivery": leased.id})
        finally:
            self._landed(leased.lane)

    def _landed(self, lane: int) -> None:
        self._flying[lane] -= 1
        if self._blocked:
            self._rung()
        self._wake.set()

    async def _take_up_stuck(self) -> None:
        """A minute after a bug left rows half done, and with nothing in flight: as after a start."""
        waited = self.monotonic() - self._stuck_at
        if waited < STUCK_FOR or any(self._flying.values()):
            return
        self._stuck_at = float("inf")
        self._held = {PEOPLE: [], CROWD: []}
        await self._courier.recover()

    async def _passable(self) -> bool:
        """Whether the road is open; asks one small question where it is time to."""
        if self.breaker.passable:
            return True
        now = self.monotonic()
        if self.breaker.wait(now) > 0:
            return False
        try:
            await self.bot.get_me(read_timeout=10)
        except InvalidToken:
            self.breaker.asked(now, refused=True)
            if self.breaker.just_revoked:
                log.critical(
                    "Telegram refuses the token: it was revoked", extra={"action": "token"}
                )
        except (TelegramError, KeyError) as error:
            log.info("Telegram is away: %s", type(error).__name__, extra={"action": "away"})
            self.breaker.asked(now, refused=False)
        else:
            self.breaker.worked()
            self.pace.ease(now=self.monotonic())
            log.info("Telegram answers again; the queue goes on", extra={"action": "back"})
        return self.breaker.passable


async def _nap(wake: asyncio.Event, seconds: float) -> None:
    """Sleep until woken, at most so long."""
    try:
        async with asyncio.timeout(max(seconds, 0.0)):
            await wake.wait()
    except TimeoutError:
        pass
