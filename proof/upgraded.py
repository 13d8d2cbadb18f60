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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from alembic import config, script  # noqa: F401 - what a climb imports is here before the fork
from alembic.runtime import environment  # noqa: F401
from sqlalchemy import text

from proof.killable import FORKS, SIGKILLED, Killable
from proof.released import RELEASED, fill, lost
from proof.servers import fresh, servers
from proof.size import Size
from proof.snapshot import Snapshot, snapshot
from proof.stand import Databases, Files, Servers
from proof.table import Row, below
from storage import backup, failpoints, migrate, migrations
from storage.engine import connect
from storage.errors import StorageError

FORKS.set_forkserver_preload(["proof.upgraded"])
MOST_STATEMENTS: Final = 1000
REFUSED: Final = 74
NEWER: Final = "9999"
NOTHING: Final = "nothing"


@dataclass
class Count:
    """What came of the climbs from one schema."""

    kills: int = 0
    outside: int = 0
    statements: int = 0
    half: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    copies: int = 0
    bad_copies: list[str] = field(default_factory=list)


async def prove(size: Size) -> list[Row]:
    """Every schema on both databases, then what is too old."""
    rows: list[Row] = []
    async for name, server in servers(rows):
        for released in [None, *RELEASED]:
            async with AsyncExitStack() as stack:
                folder = Path(stack.enter_context(TemporaryDirectory()))
                address = await stack.enter_async_context(fresh(server, folder))
                source = await _laid_down(address, released)
                databases = Servers(address) if server else Files(folder / "thidua.sqlite", folder)
                if isinstance(databases, Servers):
                    stack.push_async_callback(databases.drop)
                count = await _climbs(size, databases, folder, f"{name}, {source}")
                if released is not None:
                    count.differ += await _lost(databases, released, folder / "copies")
                rows += _rows(f"{name}, from {source}", count)
        rows.append(await _too_old(size, name, server))
    return rows


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


async def _climbs(size: Size, databases: Databases, folder: Path, what: str) -> Count:
    count, copies = Count(), folder / "copies"
    address = await databases.fresh()
    old = await snapshot(address)
    began = time.monotonic()
    await _climbing(address, copies, "")
    whole = time.monotonic() - began
    new = await snapshot(address)
    step = 30 if size.small else 1  # the small cut looks at some statements only
    for statement in size.watched(range(1, MOST_STATEMENTS, step), what):
        for _ in range(size.runs(20, 1)):
            address = await databases.fresh()
            if await _climbing(address, copies, f"migrate.statement:{statement}") != SIGKILLED:
                break
            count.kills += 1
            await _judge(address, count, old, new, copies, f"{what}, statement {statement}")
        else:
            count.statements = statement
            continue
        break
    chance = size.chance("outside", what)
    for _ in range(size.runs(200, 1)):
        address, after = await databases.fresh(), chance.uniform(0.2, 1.1) * whole
        if await _climbing(address, copies, "", after) == SIGKILLED:
            count.outside += 1
            await _judge(address, count, old, new, copies, f"{what}, after {after:.3f} s")
    return count


async def _climbing(address: str, copies: Path, place: str, after: float | None = None) -> int:
    """A process that climbs, killed at a failpoint or after so many seconds; its exit code."""
    process = FORKS.Process(target=_climb, args=(address, str(copies), place))
    process.start()
    await asyncio.to_thread(process.join, after)
    if after is not None and process.is_alive():
        process.kill()
    await asyncio.to_thread(process.join)
    return process.exitcode or 0


def _climb(address: str, copies: str, place: str) -> None:
    failpoints.arm(place)
    asyncio.run(migrate.upgrade(address, backups=Path(copies)))


async def _judge(
    address: str, count: Count, old: Snapshot, new: Snapshot, copies: Path, case: str
) -> None:
    """What the kill left, what it copied, and what the next start makes of it."""
    if await snapshot(address) not in (old, new):
        count.half.append(case)
    for one in copies.glob("*-before-*"):
        count.copies += 1
        try:
            if one.suffix == ".sqlite":
                backup.check(one)
        except StorageError as error:
            count.bad_copies.append(f"{case}: {error}")
        one.unlink()
    try:
        await migrate.upgrade(address, backups=copies)
    except StorageError as error:
        count.differ.append(f"{case}: {error}")
    else:
        if await snapshot(address) != new:
            count.differ.append(case)


async def _lost(databases: Databases, released: Path, copies: Path) -> list[str]:
    """Rows that a climb which nobody kills loses."""
    address = await databases.fresh()
    await migrate.upgrade(address, backups=copies)
    db = connect(address)
    async with db.read() as conn:
        found = await conn.run_sync(lost, json.loads(released.read_text("utf-8")))
    await db.close()
    return found


async def _too_old(size: Size, name: str, server: str | None) -> Row:
    """The program meets a schema newer than its own: it ends, and has touched nothing."""
    starts, wrong = size.runs(20, 1), 0
    with TemporaryDirectory() as made:
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


def _rows(what: str, count: Count) -> Sequence[Row]:
    cases = [*count.half, *count.differ, *count.bad_copies]
    told = f": {cases[0]}" if cases else ""
    kills = count.kills + count.outside
    return [
        Row(
            f"{what} to {migrations.known()[-1]}, {count.statements} statements",
            f"{count.kills} kills between statements, {count.outside} from outside",
            f"{len(count.half)} half schemas, {len(count.differ)} data differences,"
            f" {len(count.bad_copies)} of {count.copies} copies bad{told}",
            f"0, 0, 0 ({below(kills)})",
            not cases and kills > 0,
        )
    ]
