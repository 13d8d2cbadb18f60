"""Thousands of rows through 18 % faults, the process killed again and again (T4: P1, P5, P8).

A broadcast's rows go to hundreds of chats, several to each; calls fail in ten ways; once the bot is at
work it is killed after 0.3 to 1 s, until no row is open. Everything is decided by a seed but the order of the tasks.
"""

import asyncio
import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

import aiohttp
from sqlalchemy import select

from proof.account import LISTED, OPEN
from proof.hands import Load
from proof.killable import Killable
from proof.size import Size
from proof.table import Row, below
from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from storage import migrate
from storage.engine import Database, connect
from storage.schema import delivery
from tests.fixtures_commune import TOKEN

EACH: Final = 5  # rows to a chat
FAULTS: Final[tuple[tuple[float, str, dict[str, object]], ...]] = (
    (0.03, "after_accept", {}),
    (0.03, "before_accept", {}),
    (0.02, "reset", {}),
    (0.02, "half_answer", {}),
    (0.02, "status", {"status": 500}),
    (0.02, "status", {"status": 429, "retry_after": 1}),
    (0.01, "status", {"status": 502}),
    (0.01, "html", {}),
    (0.01, "not_ok", {}),
    (0.01, "true", {}),
)
MOST_LIVES: Final = 400
POLICIES: Final = ("hold", "resend")


@dataclass
class Count:
    """What came of the rows of one policy."""

    rows: int = 0
    kills: int = 0
    copies: int = 0
    ambiguous: int = 0
    unclear: int = 0
    extra: list[str] = field(default_factory=list)  # more copies than the policy allows
    vanished: list[str] = field(default_factory=list)  # neither arrived nor listed
    disorder: list[str] = field(default_factory=list)  # first came after a later one of its chat
    open: int = 0


async def prove(size: Size) -> list[Row]:
    """Every seed under both policies."""
    counts = {policy: Count() for policy in POLICIES}
    seeds = range(size.runs(50, 1))
    todo = [(policy, number) for number in seeds for policy in POLICIES]
    alone = asyncio.Lock()
    work = partial(_seed, size, counts, alone)
    await size.at_once(todo, work, "seeds", workers=os.cpu_count() or 1)
    return [
        Row(
            f"18 % faults and kills, {policy}",
            f"{len(seeds)} seeds, {count.rows} rows, {count.kills} kills",
            f"{len(count.extra)} with more copies than allowed, {len(count.vanished)} neither arrived nor"
            f" listed, {len(count.disorder)} out of order, {count.open} left open; {count.unclear} unclear,"
            f" {count.copies} copies in all",
            f"0, 0, 0, 0 ({below(count.rows)} of rows)",
            not (count.extra or count.vanished or count.disorder or count.open),
        )
        for policy, count in counts.items()
    ]


async def _seed(
    size: Size, counts: dict[str, Count], alone: asyncio.Lock, one: tuple[str, int]
) -> None:
    policy, number = one
    chance, count = size.chance("chaos", policy, number), counts[policy]
    place = world.new_world(Clock(), TOKEN, "thidua_bot", "Thi đua")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        place.clock = Clock(file=folder / "clock")
        async with server.serving(place) as address, aiohttp.ClientSession() as session:
            box = Sandbox(address, session, place.bot, clock=place.clock.moment)
            data = f"sqlite+aiosqlite:///{folder}/thidua.sqlite"
            async with alone:
                await migrate.upgrade(data)
            db = connect(data)
            bot = Killable(folder, _environment(address, data, folder))
            try:
                load = await _broadcast(db, box, policy, chats=size.runs(400, 40))
                place.queue.clear()  # nobody wants an answer here
                before = 0.0
                for share, kind, how in FAULTS:
                    given = how | {"method": "sendMessage", "probability": share / (1 - before)}
                    await box.fault(kind, times=None, seed=chance.randrange(2**32), **given)
                    before += share
                for life in range(MOST_LIVES):
                    await _live(bot, box, chance.uniform(0.3, 1.0))
                    count.kills += 1
                    if not await _open(db):
                        break
                    if life % 2:
                        await box.advance(timedelta(seconds=61))
                await _judge(load, box, db, policy, count)
            finally:
                await bot.kill()
                await db.close()


def _environment(address: str, data: str, folder: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE": address,
        "DATABASE_URL": data.replace("+aiosqlite", ""),
        "BACKUP_DIR": str(folder / "backup"),
        "RATE_PER_SECOND": "1000",
        "CLOCK_FILE": str(folder / "clock"),
    }


async def _broadcast(db: Database, box: Sandbox, policy: str, *, chats: int) -> Load:
    load = Load(db, {int(box.bot["id"]): box})
    load.people[box.bot["id"]] = [await box.person(f"Người {n}") for n in range(chats)]
    load.texts[box.bot["id"]] = []
    for person in load.people[box.bot["id"]]:
        await person.starts()
    await load.broadcast(box.bot["id"], EACH, "tin", on_unknown=policy)
    return load


async def _live(bot: Killable, box: Sandbox, seconds: float) -> None:
    """One life: from the first poll on it has so long."""
    polls = (await box.ask("state"))["polls"]
    bot.start()
    for _ in range(3000):  # a minute
        if (await box.ask("state"))["polls"] > polls:
            break
        await asyncio.sleep(0.02)
    await asyncio.sleep(seconds)
    await bot.kill()


async def _open(db: Database) -> int:
    async with db.read() as conn:
        rows = select(delivery.c.id).where(delivery.c.state.in_(OPEN))
        return len((await conn.execute(rows)).all())


async def _judge(load: Load, box: Sandbox, db: Database, policy: str, count: Count) -> None:
    async with db.read() as conn:
        found = await conn.execute(select(delivery))
        rows = {row.payload["text"]: row for row in found if row.call == "text"}
    taken = [one["params"]["text"] for one in await box.accepted("sendMessage")]
    arrived = Counter(taken)
    first = {text: at for at, text in reversed(list(enumerate(taken)))}
    newest: dict[str, int] = {}
    for text in load.texts[box.bot["id"]]:
        row, copies = rows[text], arrived[text]
        allowed = 1 if policy == "hold" else min(3, 1 + row.ambiguous)
        if copies > allowed:
            count.extra.append(text)
        if not copies and row.state not in LISTED:
            count.vanished.append(text)
        chat = text.split(".")[1]
        if copies and first[text] < newest.get(chat, -1):
            count.disorder.append(text)
        newest[chat] = max(first.get(text, -1), newest.get(chat, -1))
    count.rows += len(rows)
    count.copies += arrived.total()
    count.ambiguous += sum(row.ambiguous for row in rows.values())
    count.unclear += sum(row.state == "unknown" for row in rows.values())
    count.open += sum(row.state in OPEN for row in rows.values())
