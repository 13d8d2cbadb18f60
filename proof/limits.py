"""Telegram's paces enforced, chats told to wait, a flood of 429 (T13: P7).

The sandbox lets through 30 messages a second, 20 a minute in a group, one a second in a chat, and the real
sender brings a broadcast past it in real time. Steady: some groups are talkative, some are told again
and again to wait (3 to 20 s, without a number, one a whole day), and somebody writes every second. Flood:
for a while only five messages a second are let through. Counted at Telegram's end.
"""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

import aiohttp
from sqlalchemy import func, or_, select

from bot.loops import App
from bot.outcomes import LIMITED_WITHOUT_NUMBER
from bot.pacing import Pace
from proof.account import OPEN
from proof.noted import Noted, TooMany, noted
from proof.size import Size
from proof.table import Row, below
from sandbox import control, server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from sandbox.world import World
from storage import chats, outbox
from storage.schema import chat, delivery
from tests.edges.tiny_house import BOT_ID, TOKEN, house, said, settings

RATE: Final = 30  # a second, Telegram's and ours
DAY: Final = 86_400
TALKATIVE: Final = 10  # groups
TALK: Final = 30  # rows to each of them: more than a minute lets through
TOLD: Final = 10  # groups that are told to wait
ROWS_TOLD: Final = 12  # to each of them
WAITS: Final = (3, 8, 20, None)  # seconds of retry_after; None: a 429 without a number
BETWEEN: Final = 5.5  # seconds between two that are told: three chats in ten would pause everybody
LATE: Final = 5.0  # seconds
FLOOD: Final = 15.0  # seconds
FEW: Final = 5  # messages a second in a flood
AT_REST: Final = 600.0


@dataclass
class Count:
    """What came of the runs of one kind."""

    runs: int = 0
    rows: int = 0
    requests: int = 0
    told: int = 0  # 429s that were to be given
    paced: int = 0  # 429s because we were too fast
    inside: int = 0  # requests to a chat that had been told to wait
    late: int = 0  # free chats that waited for a limited one
    slowest: float = 0.0  # answer
    open: int = 0
    seconds: float = 0.0


async def prove(size: Size) -> list[Row]:
    """So many runs of each, two at a time: Telegrams and bots share one loop, and must not be late."""
    runs = size.runs(20, 1)
    steady, flood = Count(), Count()
    rows, few = (300, 100) if size.small else (6_000, 600)
    async with asyncio.TaskGroup() as tasks:
        for what, work in (
            ("steady", partial(_steady, size, steady, rows)),
            ("flood", partial(_flood, size, flood, few)),
        ):
            tasks.create_task(size.at_once(range(runs), work, what, workers=1))
    share = steady.paced / max(1, steady.requests)
    return [
        Row(
            "steady, single chats told to wait",
            f"{steady.runs} x {steady.rows // steady.runs} rows, {steady.told} 429s",
            f"{steady.inside} calls inside a wait, {share:.2%} 429 by our own pace, {steady.late} free chats"
            f" later than {LATE:.0f} s, {steady.open} rows open; slowest answer {steady.slowest:.1f} s,"
            f" {steady.requests / steady.seconds:.1f}/s",
            f"0, < 1 %, 0, 0 ({below(steady.rows)} of rows)",
            not (steady.inside or steady.late or steady.open) and share < 0.01,
        ),
        Row(
            f"flood: {FEW}/s let through for {FLOOD:.0f} s",
            f"{flood.runs} x {flood.rows // flood.runs} rows, {flood.paced} 429s",
            f"{flood.inside} calls inside a wait, {flood.late} 429 when it was over, {flood.open} rows open",
            f"0, 0, 0 ({below(flood.rows)} of rows)",
            not (flood.inside or flood.late or flood.open) and flood.paced > 0,
        ),
    ]


@dataclass
class _Time:
    """Real time, until a day is let pass at once."""

    ahead: float = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead)

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@dataclass
class _Stage:
    """One bot and its Telegram."""

    place: World
    box: Sandbox
    bot: App
    notes: Noted
    time: _Time
    chance: Random
    order: list[int] = field(default_factory=list)  # chats of the rows, as they were queued

    def people(self, number: int) -> list[int]:
        """So many who have opened the bot."""
        made = []
        for n in range(number):
            made.append(int(control.ACTS["person"](self.place, {"first_name": f"Người {n}"})["id"]))
            control.ACTS["start"](self.place, {"user": made[-1]})
        return made

    def groups(self, number: int, owner: int) -> list[int]:
        """So many groups with the bot inside."""
        made = []
        for n in range(number):
            given = {"title": f"Thôn {n}", "owner": owner, "members": []}
            made.append(int(control.ACTS["chat"](self.place, given)["id"]))
            control.ACTS["add_bot"](self.place, {"user": owner, "chat": made[-1]})
        return made

    async def broadcast(self, order: Sequence[int]) -> None:
        """A row to each of these chats, in this order."""
        self.place.queue.clear()
        ids = {}
        async with self.bot.db.write() as conn:
            for one in sorted(set(order)):
                found = await chats.get_or_create(
                    conn, bot_id=BOT_ID, telegram_id=one, type_="group" if one < 0 else "private",
                    title="", now=self.time.now(),
                )  # fmt: skip
                ids[one] = found.id
        async with self.bot.db.write() as conn:
            for n, one in enumerate(order):
                new = said(
                    ids[one], f"tin {n}", self.time.now(), kind="announcement", lane=1,
                    on_unknown="resend",
                )  # fmt: skip
                await outbox.add(conn, new, now=self.time.now())
        self.order += order

    async def open(self) -> int:
        """Rows that have not ended, but those that wait for tomorrow."""
        soon = self.time.now() + timedelta(hours=1)
        waits = or_(chat.c.paused_until.is_(None), chat.c.paused_until <= soon)
        query = (
            select(func.count())
            .select_from(delivery)
            .join(chat, chat.c.id == delivery.c.chat_id)
            .where(delivery.c.state.in_(OPEN), delivery.c.not_before <= soon, waits)
        )
        async with self.bot.db.read() as conn:
            return int((await conn.execute(query)).scalar_one())

    async def rest(self) -> None:
        """Wait until nothing more is to go out soon."""
        async with asyncio.timeout(AT_REST):
            while await self.open():  # noqa: ASYNC110 - asked of the table
                await asyncio.sleep(0.5)

    def inside(self) -> int:
        """Requests to a chat between a 429 and the end of the wait that it asked for."""
        waits: dict[int | None, list[TooMany]] = {}
        for one in self.notes.refused:
            waits.setdefault(one.chat_id, []).append(one)
        return sum(
            one.at < request.at < one.at + (LIMITED_WITHOUT_NUMBER if one.seconds is None else one.seconds)
            for request in self.notes.requests
            for one in waits.get(request.chat_id, ())
        )  # fmt: skip

    def late(self, free: set[int]) -> int:
        """Free chats that waited: others went before them for LATE seconds, or nothing went at all.

        A chat whose own message was refused is not free: its message goes behind what is due by then.
        """
        free = free - {one.chat_id for one in self.notes.refused}
        went = {one.chat_id: one.at for one in self.notes.requests if one.chat_id in free}
        rank = {one: at for at, one in enumerate(went)}
        wanted = [one for one in self.order if one in free]
        overtaken = sum(rank[one] - at > RATE * LATE for at, one in enumerate(wanted))
        pauses = sum(after - before > LATE for before, after in pairwise(went.values()))
        return overtaken + pauses


@asynccontextmanager
async def _stage(chance: Random) -> AsyncIterator[_Stage]:
    place = world.new_world(Clock(), TOKEN, "thidua_bot", "Thi đua")
    hours = _Time()
    notes = noted(place, hours.monotonic)
    with tempfile.TemporaryDirectory() as made:
        async with server.serving(place) as address, aiohttp.ClientSession() as session:
            box = Sandbox(address, session, place.bot)
            given = settings(box, Path(made), rate_per_second=RATE)
            pace = Pace(given.rate_per_second)
            async with house(given, hours.now, pace=pace, monotonic=hours.monotonic) as bot:
                yield _Stage(place, box, bot, notes, hours, chance)


async def _steady(size: Size, count: Count, rows: int, number: int) -> None:
    async with _stage(size.chance("steady", number)) as stage:
        share = rows / 6_000
        talk = 3 if size.small else TALK
        officer, *free = stage.people(1 + rows - int(share * (TALKATIVE * talk + TOLD * ROWS_TOLD)))
        talkative = stage.groups(max(1, int(TALKATIVE * share)), officer)
        told = stage.groups(max(2, int(TOLD * share)), officer)
        order = [*free, *talkative * talk, *told * ROWS_TOLD]
        stage.chance.shuffle(order)
        askers = stage.people(200)
        await stage.broadcast(order)
        stage.place.limits.on = True
        stage.place.faults.add(
            "status", method="sendMessage", chat_id=told[0], status=429, retry_after=DAY
        )
        began = time.monotonic()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(stage.bot.run())
            others = [
                tasks.create_task(_tell_to_wait(stage, told[1:], rows / RATE)),
                tasks.create_task(_ask(stage, askers, count)),
            ]
            await stage.rest()
            for one in others:
                one.cancel()
            count.seconds += time.monotonic() - began
            stage.place.faults.clear()
            paced = [one for one in stage.notes.refused if not one.asked]
            stage.time.ahead += DAY  # the group that was told to wait a day
            await stage.rest()
            stage.bot.stop()
        count.late += stage.late(set(free))
        count.told += len(stage.notes.refused) - len(paced)
        count.paced += len(paced)
        await _sum_up(stage, count)


async def _tell_to_wait(stage: _Stage, told: Sequence[int], lasts: float) -> None:
    """One group after the other, as long as the broadcast lasts."""
    until = time.monotonic() + lasts
    while time.monotonic() < until:
        one, seconds = stage.chance.choice(told), stage.chance.choice(WAITS)
        fault = stage.place.faults.add(
            "status", method="sendMessage", chat_id=one, status=429, retry_after=seconds
        )
        while not fault.struck and time.monotonic() < until:  # noqa: ASYNC110 - counted over there
            await asyncio.sleep(0.5)
        stage.place.faults.clear(fault.id)
        await asyncio.sleep(BETWEEN)


async def _ask(stage: _Stage, askers: Sequence[int], count: Count) -> None:
    """Every second somebody else writes; the answer may not wait for the others' groups."""
    async with asyncio.TaskGroup() as tasks:
        for one in askers:
            tasks.create_task(_one_asks(stage, one, count))
            await asyncio.sleep(1)


async def _one_asks(stage: _Stage, person: int, count: Count) -> None:
    began = time.monotonic()
    await stage.box.act("say", user=person, chat=person, text="chào")
    await stage.box.wait_for(person, "nghe: chào", seconds=60)
    took = time.monotonic() - began
    count.slowest = max(count.slowest, took)
    count.late += took > LATE


async def _flood(size: Size, count: Count, rows: int, number: int) -> None:
    async with _stage(size.chance("flood", number)) as stage:
        await stage.broadcast(stage.people(rows))
        stage.place.limits.on = True
        stage.place.limits.overall = FEW
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(stage.bot.run())
            await asyncio.sleep(FLOOD)
            stage.place.limits.overall = RATE
            over = stage.time.monotonic()
            await stage.rest()
            stage.bot.stop()
        count.late += sum(one.at > over for one in stage.notes.refused)
        count.paced += len(stage.notes.refused)
        await _sum_up(stage, count)


async def _sum_up(stage: _Stage, count: Count) -> None:
    count.runs += 1
    count.rows += len(stage.order)
    count.requests += sum(one.method == "sendMessage" for one in stage.notes.requests)
    count.inside += stage.inside()
    arrived = Counter(one.chat_id for one in stage.place.ledger.find(method="sendMessage"))
    missing = sum(max(0, rows - arrived[one]) for one, rows in Counter(stage.order).items())
    count.open += await stage.open() + missing
