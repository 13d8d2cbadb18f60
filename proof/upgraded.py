"""kill -9 between any two statements of a migration, and a program that is too old (T17: P20).

From nothing and from each released schema with rows in every table, on both databases: a process climbs
and is killed at each statement, or from outside at any moment; what is left must be the old schema or
the new one, whole. Then it climbs again, and must give what a climb that nobody killed gives.
"""

import asyncio
import json
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

from alembic import config, script  # noqa: F401 - what a climb imports is here before the fork
from alembic.runtime import environment  # noqa: F401
from sqlalchemy import text

from proof.killable import FORKS, SIGKILLED, Killable
from proof.released import RELEASED, fill, lost
from proof.servers import fresh, servers
from proof.size import Size
from proof.snapshot import Snapshot, snapshot
from proof.stand import Databases, Files, Servers, in_memory
from proof.table import Row, below
from storage import backup, failpoints, migrate, migrations
from storage.engine import connect
from storage.errors import StorageError

FORKS.set_forkserver_preload(["proof.upgraded"])
WORKERS: Final = 4  # a climb on a server waits more than it works
REFUSED: Final = 74
NEWER: Final = "9999"
NOTHING: Final = "nothing"


@dataclass
class Count:
    """What came of the climbs from one schema."""

    kills: int = 0
    outside: int = 0
    half: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    copies: int = 0
    bad_copies: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where one climb at a time is made: databases that begin at the old schema, copies of them."""

    databases: Databases
    copies: Path


@dataclass(frozen=True)
class Way:
    """From one schema to today's: both, what the way is called, how long it takes."""

    what: str
    old: Snapshot
    new: Snapshot
    seconds: float


async def prove(size: Size) -> list[Row]:
    """Every schema on both databases, then what is too old."""
    rows: list[Row] = []
    async for name, server in servers(rows):
        for released in [None, *RELEASED]:
            async with AsyncExitStack() as stack:
                folder = Path(stack.enter_context(in_memory()))
                address = await stack.enter_async_context(fresh(server, folder))
                source = await _laid_down(address, released)
                places = await _places(stack, server, address, folder)
                rows.append(await _climbs(size, places, f"{name}, from {source}", released))
        rows.append(await _too_old(size, name, server))
    return rows


async def _places(
    stack: AsyncExitStack, server: str | None, address: str, folder: Path
) -> asyncio.Queue[Place]:
    places: asyncio.Queue[Place] = asyncio.Queue()
    for number in range(WORKERS):
        own = folder / str(number)
        own.mkdir()
        databases: Databases
        if server:
            databases = Servers(address, number)
            stack.push_async_callback(databases.drop)
        else:
            databases = Files(folder / "thidua.sqlite", own)
        places.put_nowait(Place(databases, own / "copies"))
    return places


async def _laid_down(address: str, released: Path | None) -> str:
    """The schema to climb from, filled; its name."""
    await migrate.move(address, "base")
    if released is None:
        return NOTHING
    number = released.stem.partition("-")[2]
    await migrate.move(address, number)
    db = connect(address)
    async with db.write() as conn:
        await conn.run_sync(fill, json.loads(released.read_text("utf-8")))
    await db.close()
    return number


async def _climbs(
    size: Size, places: asyncio.Queue[Place], what: str, released: Path | None
) -> Row:
    """Each statement, killed so many times, then as many kills from outside."""
    found, place = Count(), await places.get()
    way = await _way(place, what)
    if released is not None:
        found.differ += await _lost(place, released)
    first = await _statements(size, place, way, found)
    places.put_nowait(place)
    kill = partial(_killed, places, way, found)
    again = [at for at in first for _ in range(size.runs(20, 1) - 1)]
    await size.at_once(again, kill, f"{what}: killed at each again", workers=WORKERS)
    chance = size.chance("outside", what)
    after = [chance.uniform(0.2, 1.1) * way.seconds for _ in range(size.runs(200, 1))]
    await size.at_once(after, kill, f"{what}: from outside", workers=WORKERS)
    return _row(what, first, found)


async def _way(place: Place, what: str) -> Way:
    """What a climb that nobody kills begins with and gives."""
    address = await place.databases.fresh()
    old, began = await snapshot(address), time.monotonic()
    if await _climbing(address, place.copies) != 0:
        raise RuntimeError(f"{what}: the climb ended before anybody killed it")
    return Way(what, old, await snapshot(address), time.monotonic() - began)


async def _statements(size: Size, place: Place, way: Way, found: Count) -> list[int]:
    """Kill at one statement after the other until none is left; their numbers."""
    there = asyncio.Queue[Place]()
    there.put_nowait(place)
    step = 30 if size.small else 1  # the small cut looks at some statements only
    statements: list[int] = []
    for statement in count(1, step):
        if not await _killed(there, way, found, statement):
            break
        statements.append(statement)
    return statements


async def _killed(places: asyncio.Queue[Place], way: Way, found: Count, when: int | float) -> bool:
    """Let one climb be killed at a statement (int) or after seconds (float), and judge what is left.

    False where it was over before.
    """
    place = await places.get()
    try:
        address = await place.databases.fresh()
        statement = isinstance(when, int)
        climb = (
            _climbing(address, place.copies, failpoint=f"migrate.statement:{when}")
            if statement
            else _climbing(address, place.copies, after=when)
        )
        code = await climb
        case = f"{way.what}, statement {when}" if statement else f"{way.what}, after {when:.3f} s"
        if code not in (0, SIGKILLED):
            found.differ.append(f"{case}: ended with {code}")
        if code != SIGKILLED:
            return False
        found.kills += statement
        found.outside += not statement
        await _judge(address, place.copies, way, found, case)
        return True
    finally:
        places.put_nowait(place)


async def _climbing(
    address: str, copies: Path, *, failpoint: str = "", after: float | None = None
) -> int:
    """A process that climbs, killed at a failpoint or after so many seconds; its exit code."""
    process = FORKS.Process(target=_climb, args=(address, str(copies), failpoint))
    process.start()
    if not await _over(process, after):
        process.kill()
        await _over(process, None)
    process.join()
    return process.exitcode or 0


async def _over(process: ForkServerProcess, within: float | None) -> bool:
    """Whether it has ended by then; not asked in a thread, where starting another takes the answer."""
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(process.sentinel, ended.set)
    try:
        async with asyncio.timeout(within):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(process.sentinel)
    return True


def _climb(address: str, copies: str, failpoint: str) -> None:
    failpoints.arm(failpoint)
    asyncio.run(migrate.upgrade(address, backups=Path(copies)))


async def _judge(address: str, copies: Path, way: Way, found: Count, case: str) -> None:
    """What the kill left, what it copied, and what the next start makes of it."""
    if await snapshot(address) not in (way.old, way.new):
        found.half.append(case)
    for one in copies.glob("*-before-*"):
        found.copies += 1
        try:
            if one.suffix == ".sqlite":
                backup.check(one)
        except StorageError as error:
            found.bad_copies.append(f"{case}: {error}")
        one.unlink()
    code = await _climbing(address, copies)
    if code != 0:
        found.differ.append(f"{case}: the next start ended with {code}")
    elif await snapshot(address) != way.new:
        found.differ.append(case)


async def _lost(place: Place, released: Path) -> list[str]:
    """Rows that a climb which nobody kills loses."""
    address = await place.databases.fresh()
    await migrate.upgrade(address, backups=place.copies)
    db = connect(address)
    async with db.read() as conn:
        found = await conn.run_sync(lost, json.loads(released.read_text("utf-8")))
    await db.close()
    return found


async def _too_old(size: Size, name: str, server: str | None) -> Row:
    """The program meets a schema newer than its own: it ends, and has touched nothing."""
    starts, wrong = size.runs(20, 1), 0
    with in_memory() as made:
        async with fresh(server, Path(made)) as address:
            await migrate.upgrade(address)
            db = connect(address)
            async with db.write() as conn:
                await conn.execute(text(f"UPDATE alembic_version SET version_num = '{NEWER}'"))
            await db.close()
            before = await snapshot(address)
            bot = Killable(Path(made), _environment(address, Path(made)))
            for _ in range(starts):
                bot.start()
                refused = await bot.ended(30) == REFUSED
                wrong += not refused or await snapshot(address) != before
            await bot.kill()
    return Row(
        f"{name}: an older program starts on a newer schema",
        f"{starts} starts",
        f"{wrong} not refused with {REFUSED}, or data touched",
        f"0 ({below(starts)})",
        not wrong,
    )


def _environment(address: str, folder: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": "123456:SANDBOX-TOKEN-FOR-PROOFS-00000000000",
        "TELEGRAM_API_BASE": "http://127.0.0.1:9",  # nobody listens there, and nobody is to be asked
        "DATABASE_URL": address,
        "BACKUP_DIR": str(folder / "backup"),
    }


def _row(what: str, statements: Sequence[int], found: Count) -> Row:
    cases = [*found.half, *found.differ, *found.bad_copies]
    told = f": {cases[0]}" if cases else ""
    kills = found.kills + found.outside
    return Row(
        f"{what} to {migrations.known()[-1]}, {len(statements)} statements",
        f"{found.kills} kills between statements, {found.outside} from outside",
        f"{len(found.half)} half schemas, {len(found.differ)} data differences,"
        f" {len(found.bad_copies)} of {found.copies} copies bad{told}",
        f"0, 0, 0 ({below(kills)})",
        not cases and kills > 0,
    )
