"""One delivery on its way: start, call, finish (docs/delivery.md).

Promises: `sending` is committed just before the socket is written, so that a crash leaves at most
one unclear row per call in flight (P1); the need of a row is asked again in that same transaction
(P6); what Telegram answered is noted however long the database takes, and a hook that fails never
undoes it. Never decides what is said or whether it is repeated: that is the outbox's table.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from telegram import Bot

from bot import calls, outcomes
from bot.apart import apart
from bot.breaker import Breaker
from bot.outcomes import Sign, Verdict
from bot.pacing import CROWD, Pace
from bot.tally import Tally
from handlers.surroundings import Surroundings
from storage import chats, failpoints, files, outbox
from storage.engine import Connection, Database, StorageError
from storage.outbox import (
    Ambiguous,
    Ended,
    Leased,
    Limited,
    Migrated,
    NotSent,
    Refused,
    Sent,
    Started,
)

LONGEST_WAIT: Final = 60.0  # seconds between tries of a row that does not get through
UNREAD_WAIT: Final = 5.0  # seconds until it is looked whether an unanswered row may come again
STORAGE_WAIT: Final = 1.0  # seconds until a database that would not is asked again
EQUAL_FAULTS: Final = 3  # equal refusals of our text that stop a broadcast
LONG_LIMIT: Final = 3600.0  # seconds of retry_after that a person is told about
TOPIC_GONE: Final = Refused("topic_closed", chat_state="attention")
PORTAL_EVERY: Final = 3600.0  # seconds between two alarms about a portal

log = logging.getLogger(__name__)


async def _always(_conn: Connection, _leased: Leased) -> str | None:
    return None


async def _unheard(_conn: Connection, _ended: Ended, _around: Surroundings) -> None:
    return None


async def _silent(
    _conn: Connection, _code: str, _told: Mapping[str, object], _around: Surroundings
) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the rest of the bot is asked and told, inside our transactions.

    `needed` gives a reason why a row is not needed any more, None where it is. `ended` follows every
    row that ended. `alarm` is told what a person must see: `stopped` (equal refusals ended a
    broadcast), `limited` (for more than an hour), `portal` (answers that are not Telegram's).
    """

    needed: Callable[[Connection, Leased], Awaitable[str | None]] = _always
    ended: Callable[[Connection, Ended, Surroundings], Awaitable[None]] = _unheard
    alarm: Callable[[Connection, str, Mapping[str, object], Surroundings], Awaitable[None]] = (
        _silent
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """A started row and the files that go with it: nothing is left but the call."""

    started: Started
    contents: Mapping[int, bytes | str]


@dataclass(eq=False)
class Courier:
    """Carries one row at a time; many may be under way at once."""

    db: Database
    bot: Bot
    bot_id: int
    around: Callable[[], Surroundings]
    pace: Pace
    breaker: Breaker
    hooks: Hooks = field(default_factory=Hooks)
    monotonic: Callable[[], float] = time.monotonic
    tally: Tally = field(default_factory=Tally)
    chance: Callable[[], float] = random.random
    _portal_told: float = float("-inf")
    _stopped: set[tuple[str, int]] = field(default_factory=set)  # broadcasts, by kind and source

    async def start(self, conn: Connection, leased: Leased) -> Begun | None:
        """Begin a claimed row: its request follows this transaction's commit. None where none is to."""
        around = self.around()
        contents = await self._contents(conn, leased)
        needless = await self._needless(conn, leased)
        started = await outbox.start(conn, leased, now=around.now, needless=needless)
        failpoints.hit("outbox.starting")
        if isinstance(started, Ended):
            await self._tell(conn, started, around)
        return Begun(started, contents) if isinstance(started, Started) else None

    async def carry(self, begun: Begun) -> float | None:
        """Bring a started row to Telegram, in its reserved place in the pace, and note the answer.

        The seconds after which the row may come again, where it goes on; None where it has ended.
        """
        failpoints.hit("outbox.started")
        leased = begun.started.leased
        gone = self.pace.went(
            leased.chat_id,
            now=self.monotonic(),
            messages=calls.weight(leased.call, leased.payload),
        )
        verdict = await self._call(begun.started, begun.contents)
        if not isinstance(verdict.outcome, Ambiguous | NotSent):
            self.pace.answered(gone, now=self.monotonic())
        return await self._finish(begun.started, verdict)

    async def recover(self) -> None:
        """After a start: claimed rows wait again, begun ones take the ambiguous step."""
        around = self.around()
        async with self.db.write() as conn:
            failpoints.hit("outbox.recovering")
            for ended in await outbox.recover(conn, bot_id=self.bot_id, now=around.now):
                await self._tell(conn, ended, around)

    async def _contents(self, conn: Connection, leased: Leased) -> dict[int, bytes | str]:
        """The files of ours that go along: Telegram's id where it has one, else the content."""
        contents: dict[int, bytes | str] = {}
        for file_id in calls.own_files(leased.payload):
            row = await files.get(conn, file_id)
            found = (row.telegram_file_id or row.content) if row else None
            if found is not None:
                contents[file_id] = found
        return contents

    async def _call(self, started: Started, contents: Mapping[int, bytes | str]) -> Verdict:
        payload = started.payload
        if not contents.keys() >= set(calls.own_files(payload)):
            return Verdict(Refused("bad_file", our_fault=True))
        verdict = await self._made(started, payload, contents)
        if "topic" in payload and verdict.outcome == TOPIC_GONE:  # not sent: the group still stands
            payload = {name: value for name, value in payload.items() if name != "topic"}
            verdict = await self._made(started, payload, contents)
        failpoints.hit("outbox.answered")
        return verdict

    async def _made(
        self, started: Started, payload: Mapping[str, Any], contents: Mapping[int, bytes | str]
    ) -> Verdict:
        leased = started.leased
        try:
            made = await calls.make(self.bot, leased.call, started.telegram_id, payload, contents)
        except asyncio.CancelledError:
            await asyncio.shield(self._finish(started, Verdict(Ambiguous("cut_off"))))
            raise
        except Exception as error:
            verdict = outcomes.classify(leased.call, error, payload.get("message_id"))
            if verdict.outcome == Ambiguous("unexpected"):
                log.exception("A call failed oddly", extra={"delivery": leased.id})
        else:
            verdict = outcomes.succeeded(made)
        return verdict

    async def _finish(self, started: Started, verdict: Verdict) -> float | None:
        """Note the answer, however long the database takes: it cannot be asked for again."""
        self._judge_road(started.leased, verdict)
        outcome = self._timed(started.leased, verdict.outcome)
        while True:
            try:
                async with self.db.write() as conn:
                    ended = await self._note(conn, started, outcome, verdict.sign)
                    failpoints.hit("outbox.finishing")
            except StorageError as error:
                log.warning("An answer cannot be noted: %s", error, extra={"action": "storage"})
                await asyncio.sleep(STORAGE_WAIT)
            else:
                break
        failpoints.hit("outbox.finished")
        return None if ended else getattr(outcome, "wait", UNREAD_WAIT)

    async def _note(
        self, conn: Connection, started: Started, outcome: outbox.Outcome, sign: Sign | None
    ) -> bool:
        """Whether the row has ended by it, or is not ours any more."""
        around, leased = self.around(), started.leased
        if isinstance(outcome, Migrated):
            new = outcome.telegram_id
            await chats.migrate(conn, bot_id=self.bot_id, old=started.telegram_id, new=new)
        ended = await outbox.finish(conn, started, outcome, now=around.now)
        if ended is not None:
            await self._tell(conn, ended, around)
        if isinstance(outcome, Limited):
            self.tally.limited += 1
        if isinstance(outcome, Sent):
            self.tally.accepted(leased.kind, started.telegram_id, around.now)
        told = {"delivery": leased.id, "kind": leased.kind, "source": leased.source_id}
        level = logging.DEBUG if isinstance(outcome, Sent) else logging.INFO
        log.log(level, "%s", outcome, extra={"action": "finished", **told})
        match outcome:
            case Sent(file_id=str(file_id)) if own := calls.own_files(started.payload):
                await files.uploaded(conn, own[0], telegram_file_id=file_id)
            case Limited(wait=wait) if wait > LONG_LIMIT:
                await self._alarm(conn, "limited", told | {"seconds": wait}, around)
            case Refused(our_fault=True, code=code):
                await self._stop_broadcast(conn, leased, code, around)
        if sign is Sign.PORTAL and self.monotonic() - self._portal_told > PORTAL_EVERY:
            self._portal_told = self.monotonic()
            log.warning("That was not Telegram's answer: a portal or proxy?", extra=told)
            await self._alarm(conn, "portal", told, around)
        return ended is not None

    async def _stop_broadcast(
        self, conn: Connection, leased: Leased, code: str, around: Surroundings
    ) -> None:
        """Three equal refusals of our text stop what is left of it: it is not the chats."""
        if leased.source_id is None or leased.lane != CROWD:
            return
        counts = await outbox.failures(conn, kind=leased.kind, source_id=leased.source_id)
        source = (leased.kind, leased.source_id)
        if counts.get(code, 0) < EQUAL_FAULTS:
            return
        stopped = await outbox.cancel(
            conn, kind=leased.kind, source_id=leased.source_id, now=around.now
        )
        if source in self._stopped and stopped == 0:  # one of those that were in flight
            return
        self._stopped.add(source)
        told = {"kind": leased.kind, "source": leased.source_id, "code": code, "rows": stopped}
        log.error("A broadcast was stopped after equal refusals", extra=told)
        await self._alarm(conn, "stopped", told, around)

    def _judge_road(self, leased: Leased, verdict: Verdict) -> None:
        """What one answer says about all the others."""
        now = self.monotonic()
        match verdict.sign, verdict.outcome:
            case Sign.AWAY, _:
                if self.breaker.not_reached(now):
                    log.warning("Telegram cannot be reached; the queue waits")
            case Sign.TOKEN, _:
                if self.breaker.refused(now):
                    log.warning("The token was not accepted; the queue waits until that is clear")
            case _, Ambiguous():
                return
            case _, Limited(wait=wait):
                if self.pace.limited(leased.chat_id, wait, now=now):
                    log.warning("Telegram limits several chats; everybody pauses")
            case _:
                if self.breaker.worked():
                    self.pace.ease(now=now)

    def _timed(self, leased: Leased, outcome: outbox.Outcome) -> outbox.Outcome:
        """The next try further away each time, and never all rows at one instant."""
        match outcome:
            case NotSent(wait=first):
                wait = min(LONGEST_WAIT, first * 2 ** min(leased.attempts, 6))
                return replace(outcome, wait=wait * (1 + self.chance() / 4))
            case Limited(wait=wait):
                return Limited(wait + self.chance())
        return outcome

    async def _needless(self, conn: Connection, leased: Leased) -> str | None:
        async with apart(conn, "Whether a row is needed is unclear", delivery=leased.id):
            return await self.hooks.needed(conn, leased)
        return None

    async def _tell(self, conn: Connection, ended: Ended, around: Surroundings) -> None:
        self.tally.ended[ended.state] += 1
        async with apart(conn, "What follows an ended row failed", delivery=ended.id):
            await self.hooks.ended(conn, ended, around)

    async def _alarm(
        self, conn: Connection, code: str, told: Mapping[str, object], around: Surroundings
    ) -> None:
        async with apart(conn, "An alarm could not be given", code=code):
            await self.hooks.alarm(conn, code, told, around)
