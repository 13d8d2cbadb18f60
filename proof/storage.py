"""A database in trouble: full, locked, read-only, cut off at the COMMIT, damaged (T15: P2, P18).

People work at a real bot while the trouble comes, lasts and goes; nobody may see "Đã ghi nhận" of a work
that is not there, nothing may be lost, and no process may end of it. A damaged file must be seen at
start, each time anew, and stay as it is (proof/damaged.py).
"""

import asyncio
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import text

from bot import app
from bot.config import Settings
from bot.loops import App
from proof import account, damaged
from proof.account import Heard, Said
from proof.cutting import cutting
from proof.killable import Killable
from proof.killed import at_rest
from proof.servers import POSTGRES, fresh, servers
from proof.size import Size
from proof.table import Row, below
from proof.town import Town, town
from storage.engine import connect
from tests.fixtures_commune import settings
from tests.promises.test_unsaved import NOT_SAVED, forbid, pragma

RUNS: Final = 20
VILLAGES: Final = 3
WELL: Final = (2.0, 4.0)  # seconds of good work before the trouble, and after it
LASTS: Final = 6.0  # seconds of it
MIDDLE: Final = 0.5  # seconds after its beginning
LOCKED: Final = 30.0
DISK: Final = "16m"
MOST_PAGES: Final = 1_073_741_823  # SQLite's own limit
AGAIN: Final = 0.05  # seconds
TOLD_BY: Final = (
    60.0  # seconds beyond its length in which somebody must have been told of a trouble
)
OFTEN: Final = 0.05  # of the COMMITs


@dataclass
class Count:
    """What came of the runs of one trouble."""

    runs: int = 0
    told: int = 0  # times that somebody read that it was not saved
    died: int = 0  # processes that ended while it lasted
    broke: int = 0  # COMMITs that broke
    heard: Heard = field(default_factory=Heard)
    said: Said = field(default_factory=Said)
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)


Trouble = Callable[["Stage", float], Awaitable[None]]


@dataclass
class Stage:
    """People at work, and whoever works for them: a process, or the bot in this one."""

    people: Town
    folder: Path  # where the data is
    process: Killable
    here: App | None = None


async def prove(size: Size) -> list[Row]:
    """Each trouble so often, then what is found at start."""
    runs, lasts = size.runs(RUNS, 1), 4.0 if size.small else LASTS
    rows: list[Row] = []
    counts: dict[str, Count] = {}
    alone, todo = asyncio.Lock(), []
    for name, trouble, seconds, where in (
        ("no page left in the file", _no_page, lasts, "here"),
        ("may not be written", _read_only, lasts, "here"),
        ("held by another program", _locked, 12.0 if size.small else LOCKED, "process"),
        ("disk full", _disk_full, lasts, "disk"),
    ):
        if where == "disk" and (os.geteuid() != 0 or shutil.which("mount") is None):
            rows.append(Row(name, "0", "not run: a small disk needs root", "", passed=True))
            continue
        count = counts[f"{name}, {seconds:.0f} s"] = Count(alone=alone)
        todo += [partial(_worked, size, count, trouble, seconds, where, at) for at in range(runs)]
    await size.at_once(todo, lambda work: work(), "SQLite", workers=4)
    rows += [_row(name, count) for name, count in counts.items()]
    async for name, server in servers(rows):
        if server is not None:
            count = Count()
            await size.at_once(range(runs), partial(_cut_off, size, count, lasts), name, workers=2)
            rows.append(_row("PostgreSQL: broken at the COMMIT", count))
    return rows + await damaged.prove(size)


async def _worked(
    size: Size, count: Count, trouble: Trouble, seconds: float, where: str, number: int
) -> None:
    chance = size.chance("storage", trouble.__name__, number)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data = await stack.enter_async_context(_small_disk(folder)) if where == "disk" else folder
        async with count.alone:
            address = await stack.enter_async_context(fresh(None, data))
            a_town = town(folder, chance, villages=VILLAGES, database_url=address)
            people, environment = await stack.enter_async_context(a_town)
        stage = Stage(people, data, Killable(folder, environment))
        stack.push_async_callback(stage.process.kill)
        if where == "here":
            chosen = settings(people.sandbox.address, folder, database_url=address)
            await _here(stage, chosen, lambda: _trouble(stage, trouble, seconds))
        else:
            await _at_work(stage)
            await _trouble(stage, trouble, seconds)
            count.died += await stage.process.ended(0.01) is not None
            await stage.process.stop()
        await _count(count, stage, address)


async def _at_work(stage: Stage) -> None:
    """Start it and wait for its first poll: a bot that only starts in the middle of trouble ends, as it should."""
    queue = stage.people.world.queue
    before = queue.pollers
    stage.process.start()
    async with asyncio.timeout(60):
        while queue.pollers == before:  # noqa: ASYNC110 - counted over there
            await asyncio.sleep(0.1)


async def _trouble(stage: Stage, trouble: Trouble, seconds: float) -> None:
    """People at work: well, in trouble, well again."""
    people = stage.people
    async with people.busy(), asyncio.TaskGroup() as tasks:
        await asyncio.sleep(people.chance.uniform(*WELL))
        tasks.create_task(_newcomers(people))
        await trouble(stage, seconds)
        await asyncio.sleep(people.chance.uniform(*WELL))


async def _newcomers(people: Town) -> None:
    """In the middle of it others open the bot: the busy ones wait for the answer that they are owed."""
    await asyncio.sleep(MIDDLE)
    for village in people.villages:
        await village.member.starts()


async def _here(stage: Stage, chosen: Settings, during: Callable[[], Awaitable[None]]) -> None:
    """The bot in this process, for troubles that are made from inside its connection."""
    clock = stage.people.sandbox.clock
    if clock is None:
        raise LookupError("the sandbox is in this process")
    async with app.running(chosen, clock) as stage.here, asyncio.TaskGroup() as tasks:
        tasks.create_task(stage.here.run())
        await during()
        stage.here.stop()


async def _count(count: Count, stage: Stage, address: str) -> None:
    people = stage.people
    count.told += await _told(stage)
    db = connect(address)
    try:
        heard, said = await at_rest(people, stage.process, db)
        if said.left:  # what the clock brought just before the end goes out after the next start
            heard, said = await at_rest(people, stage.process, db)
    finally:
        await db.close()
    count.runs += 1
    count.heard += heard
    count.said += said
    for case in account.told(heard) + account.told(said):
        if NOT_SAVED in case:
            continue
        print(f"storage: {case}", file=sys.stderr)  # noqa: T201


# --------------------------------------------------------------------------------- the troubles


async def _no_page(stage: Stage, seconds: float) -> None:
    here = _inside(stage)
    async with here.db.read() as conn:
        pages = (await conn.execute(text("PRAGMA page_count"))).scalar_one()
    full = f"max_page_count = {pages}"  # again and again: it may cost the writer its connection
    await _lasts(stage, seconds, lambda: pragma(here, full))
    pragma(here, f"max_page_count = {MOST_PAGES}")


async def _read_only(stage: Stage, seconds: float) -> None:
    here = _inside(stage)
    forbid(here, writing=False)
    await _lasts(stage, seconds)
    forbid(here, writing=True)


async def _lasts(stage: Stage, seconds: float, again: Callable[[], None] = lambda: None) -> None:
    """So long, and on a busy machine until somebody was told of it."""
    over = time.monotonic() + seconds
    while (now := time.monotonic()) < over or (now < over + TOLD_BY and not await _told(stage)):
        again()
        await asyncio.sleep(AGAIN)


async def _told(stage: Stage) -> int:
    """How often people have read that it was not saved."""
    people = [one for village in stage.people.villages for one in (village.head, village.member)]
    return sum([len(await one.received(NOT_SAVED)) for one in people])


def _inside(stage: Stage) -> App:
    if stage.here is None:
        raise LookupError("this trouble is made from inside")
    return stage.here


async def _locked(stage: Stage, seconds: float) -> None:
    path = stage.folder / "thidua.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        await _lasts(stage, seconds)
        other.execute("ROLLBACK")


async def _disk_full(stage: Stage, seconds: float) -> None:
    ballast = stage.folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass  # it is full
    await _lasts(stage, seconds)
    ballast.unlink()


@asynccontextmanager
async def _small_disk(folder: Path) -> AsyncIterator[Path]:
    """A disk of its own for the data."""
    disk = folder / "disk"
    disk.mkdir()
    await _run("mount", "-t", "tmpfs", "-o", f"size={DISK}", "thidua-proof", str(disk))
    try:
        yield disk
    finally:
        await _run("umount", "--lazy", str(disk))


async def _run(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL)
    if await process.wait():
        raise OSError(f"{' '.join(command)} did not work")


async def _cut_off(size: Size, count: Count, seconds: float, number: int) -> None:
    """PostgreSQL behind a line that breaks at COMMITs, before and after the server has them."""
    chance = size.chance("storage", "commit", number)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        async with count.alone:
            address = await stack.enter_async_context(fresh(POSTGRES, folder))
            a_town = town(folder, chance, villages=VILLAGES, database_url=address)
            people, environment = await stack.enter_async_context(a_town)
        line, behind = await stack.enter_async_context(cutting(address, chance))
        stage = Stage(people, folder, Killable(folder, environment | {"DATABASE_URL": behind}))
        stack.push_async_callback(stage.process.kill)

        async def breaks(_stage: Stage, seconds: float) -> None:
            line.often = OFTEN
            await asyncio.sleep(seconds)
            line.often = 0.0

        stage.process.start()
        await _trouble(stage, breaks, seconds)
        count.died += await stage.process.ended(0.01) is not None
        count.broke += line.broke.total()
        await stage.process.stop()
        await _count(count, stage, address)


def _row(name: str, count: Count) -> Row:
    heard, said = count.heard, count.said
    kept = heard.lost + heard.missing + heard.twice
    # That something was not saved is said past the outbox.
    extra = tuple(one for one in said.extra if NOT_SAVED not in one)
    rows = said.not_arrived + said.vanished + extra + said.left
    broke = f", {count.broke} COMMITs broken" if count.broke else ""
    return Row(
        name,
        f"{count.runs} runs, {heard.updates} updates{broke}",
        f"{len(heard.missing)} of {heard.confirmed} confirmed works and what else was done missing,"
        f" {len(kept) - len(heard.missing)} lost or doubled, {len(rows)} rows gone or open,"
        f" {count.died} processes ended; told {count.told} times",
        f"0, 0, 0, 0 ({below(heard.updates)} of updates)",
        not (kept or rows or count.died) and count.told + count.broke > 0,
    )
