"""kill -9 at every place of inbox and outbox, people at work all the while (T1, T2: P1, P2, P4).

A town is killed twenty times in a row, each time at another place, and started again upon what is left;
then it is let to rest, and everything is counted. Two more places are Telegram's: the process dies
while its request is under way, and after it was taken but before the answer. Each kill leaves answers
unclear that people wait for: a minute of theirs passes every few seconds, and who has waited for three
begins anew. Without that everybody ends up waiting, and no place is passed any more.
"""

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import select

from proof import account
from proof.account import Heard, Said
from proof.killable import SIGKILLED, Killable
from proof.servers import fresh, servers
from proof.size import Size
from proof.table import Row, below
from proof.town import Town, town
from sandbox.client import Sandbox
from storage.engine import Database, connect
from storage.inbox import MAX_TRIES
from storage.schema import delivery, inbox

INBOX: Final = (
    "inbox.asking", "inbox.fetched", "inbox.store", "inbox.stored", "inbox.committed",
    "inbox.counted", "inbox.parsing", "inbox.handling", "inbox.handled", "inbox.done",
    "inbox.after",
)  # fmt: skip
OUTBOX: Final = (
    "outbox.claim", "outbox.claimed", "outbox.starting", "outbox.started", "outbox.answered",
    "outbox.finishing", "outbox.finished", "outbox.recovering", "telegram.under_way",
    "telegram.taken",
)  # fmt: skip
ONCE: Final = ("inbox.asking", "outbox.recovering")  # a run passes them once, or hardly more often
MOST_HITS: Final = 4
IN_A_ROW: Final = 20  # kills of one town
VILLAGES: Final = 5
REACHED: Final = 60.0  # seconds in which the place must have been passed
A_WHILE: Final = 3.0  # seconds in which a minute of the town passes
A_MINUTE: Final = timedelta(seconds=61)  # after it the bot repeats an unclear answer
PATIENCE: Final = 3 * A_MINUTE
AT_REST: Final = 120.0  # seconds after the last start


@dataclass
class Outcome:
    """What came of the towns of one database."""

    kills: Counter[str] = field(default_factory=Counter)
    unreached: Counter[str] = field(default_factory=Counter)
    heard: Heard = field(default_factory=Heard)
    said: Said = field(default_factory=Said)
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)


async def prove(size: Size) -> list[Row]:
    """Every place, so many times, on both databases."""
    rows: list[Row] = []
    async for name, server in servers(rows):
        runs = size.runs(200 if server is None else 50, 1)
        places = [place for place in INBOX + OUTBOX for _ in range(runs)]
        size.chance("places", name).shuffle(places)
        towns = [places[at : at + IN_A_ROW] for at in range(0, len(places), IN_A_ROW)]
        outcome = Outcome()
        work = partial(_town, name, server, size, outcome)
        bar = f"{name}: towns of {IN_A_ROW} kills"
        await size.at_once(enumerate(towns), work, bar, workers=os.cpu_count() or 1)
        rows += _rows(name, outcome)
    return rows


async def _town(
    name: str, server: str | None, size: Size, outcome: Outcome, one: tuple[int, Sequence[str]]
) -> None:
    """Kill one town so often, let it rest, count."""
    number, places = one
    chance = size.chance("town", name, number)
    async with a_town(server, chance, outcome.alone) as (people, bot, db):
        async with people.busy():
            for place in places:
                await _spared(bot, db)
                died = await _killed_at(place, bot, people, chance)
                (outcome.kills if died else outcome.unreached)[place] += 1
                if chance.random() < 0.5:
                    await people.sandbox.advance(A_MINUTE)
        heard, said = await at_rest(people, bot, db)
        outcome.heard += heard
        outcome.said += said
        for case in account.told(heard) + account.told(said):
            print(f"{name} {number}: {case}", file=sys.stderr)  # noqa: T201


@asynccontextmanager
async def a_town(
    server: str | None, chance: random.Random, alone: asyncio.Lock
) -> AsyncIterator[tuple[Town, Killable, Database]]:
    """A town, its bot, which does not run yet, and a look into its database.

    `alone`: schemas are laid down one at a time in a process.
    """
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        async with alone:
            address = await stack.enter_async_context(fresh(server, folder))
            a_place = town(
                folder, chance, villages=VILLAGES, patience=PATIENCE, database_url=address
            )
            people, environment = await stack.enter_async_context(a_place)
        bot, db = Killable(folder, environment), connect(address)
        stack.push_async_callback(db.close)
        stack.push_async_callback(bot.kill)
        yield people, bot, db


async def _spared(bot: Killable, db: Database) -> None:
    """Let through what two kills met: three in a row mean that an update kills, and set it aside."""

    async def worn() -> bool:
        often = select(inbox.c.id).where(inbox.c.state == "new", inbox.c.tries >= MAX_TRIES - 1)
        async with db.read() as conn:
            return (await conn.execute(often.limit(1))).first() is not None

    if not await worn():
        return
    bot.start()
    for _ in range(int(AT_REST * 20)):
        await asyncio.sleep(0.05)
        if not await worn():
            break
    await bot.stop()


async def _killed_at(place: str, bot: Killable, people: Town, chance: random.Random) -> bool:
    """Start it and let it die there. False where the place was not passed in time."""
    hits = 1 if place in ONCE else chance.randint(1, MOST_HITS)
    async with _minutes_passing(people.sandbox):
        if not place.startswith("telegram"):
            bot.start(f"{place}:{hits}")
            died = await bot.ended(REACHED) == SIGKILLED
            await bot.kill()
            return died
        fault = await people.sandbox.fault(
            "slow" if place == "telegram.under_way" else "timeout",
            method="sendMessage", seconds=1.0, times=hits,
        )  # fmt: skip
        bot.start()
        struck = await _struck(people, fault)
        await asyncio.sleep(chance.uniform(0, 0.05))
        await bot.kill()
        await people.sandbox.clear()
        return struck


@asynccontextmanager
async def _minutes_passing(sandbox: Sandbox) -> AsyncIterator[None]:
    """Time in the town, faster than ours, as long as the block lasts."""

    async def passing() -> None:
        while True:
            await asyncio.sleep(A_WHILE)
            await sandbox.advance(A_MINUTE)

    async with asyncio.TaskGroup() as tasks:
        passes = tasks.create_task(passing())
        yield
        passes.cancel()


async def _struck(people: Town, fault: int) -> bool:
    """Wait until a fault has struck as often as it was to."""
    for _ in range(int(REACHED * 100)):
        if fault not in [one["id"] for one in await people.sandbox.faults.active()]:
            return True
        await asyncio.sleep(0.01)
    return False


async def at_rest(people: Town, bot: Killable, db: Database) -> tuple[Heard, Said]:
    """Start it once more, let everything come to its end, stop it, and count."""
    await people.sandbox.act("updates", update={})  # heard of last of all
    bot.start()
    rested = 0
    async with asyncio.timeout(AT_REST):
        while rested < 2:
            await asyncio.sleep(0.2)
            waiting = await _waiting(people, db)
            rested = rested + 1 if waiting == 0 else 0
            if waiting:
                await people.sandbox.advance(timedelta(seconds=5))
    if await bot.stop() != 0:
        raise RuntimeError("the bot did not end as it should")
    return await account.heard(people, db), await account.said(people.sandbox, db)


async def _waiting(people: Town, db: Database) -> int:
    """Updates that Telegram keeps, updates and rows that have not ended."""
    kept = int((await people.sandbox.ask("state"))["waiting"])
    async with db.read() as conn:
        new = (await conn.execute(select(inbox.c.id).where(inbox.c.state == "new"))).all()
        rows = select(delivery.c.id).where(delivery.c.state.in_(account.OPEN))
        return kept + len(new) + len((await conn.execute(rows)).all())


def _rows(name: str, outcome: Outcome) -> list[Row]:
    heard, said = outcome.heard, outcome.said
    kills = sum(outcome.kills[place] for place in INBOX), sum(outcome.kills[one] for one in OUTBOX)
    unreached = outcome.unreached.total()
    return [
        Row(
            f"{name}: killed at {len(INBOX)} places of the inbox",
            f"{kills[0]} kills, {heard.updates} updates",
            f"{len(heard.lost)} updates lost, {len(heard.missing)} of {heard.confirmed} confirmed works"
            f" and what else was done missing, {len(heard.twice)} applied twice",
            f"0, 0, 0 ({below(kills[0])})",
            not account.told(heard),
        ),
        Row(
            f"{name}: killed at {len(OUTBOX)} places of the outbox",
            f"{kills[1]} kills, {said.rows} rows",
            f"{len(said.not_arrived)} sent that did not arrive, {len(said.vanished)} vanished,"
            f" {len(said.extra)} copies beyond {said.ambiguous} ambiguous, {len(said.too_many)} beyond"
            f" three, {len(said.left)} left open",
            f"0, 0, 0, 0, 0 ({below(kills[1])})",
            not account.told(said),
        ),
        Row(
            f"{name}: places not passed in {REACHED:.0f} s",
            f"{sum(kills) + unreached}",
            f"{unreached} {' '.join(sorted(outcome.unreached))}".strip(),
            "under 1 %",
            unreached * 100 < sum(kills),
        ),
    ]
