"""Two at once: a second start is refused, and no row is claimed by two processes (T5: P10).

On SQLite the lock beside the file refuses a second start; with that guard off, four processes claim from
one file all the same. On PostgreSQL 4 and 16 processes claim 50,000 rows. Whoever sees "database is locked" says so.
"""

import asyncio
import random
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import text

from proof.killable import FORKS, Killable
from proof.servers import fresh, servers
from proof.size import Size
from proof.table import Row, below
from proof.town import town
from storage import migrate, outbox
from storage.engine import StorageBusy, connect

REFUSED: Final = 75
IN_TIME: Final = 2.0  # seconds until a second start has ended
PROMPT: Final = "SQLite: how soon it is refused"
BOT: Final = 42
LIMIT: Final = 32
NOW: Final = datetime(2026, 1, 5, 1, tzinfo=UTC)
CHATS_SQL: Final = (
    "INSERT INTO chat (bot_id, telegram_id, type, title, state, created_at) WITH RECURSIVE n(i) AS"
    " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)"
    f" SELECT {BOT}, -i, 'group', '', 'active', :now FROM n"
)
ROWS_SQL: Final = (
    "INSERT INTO delivery (bot_id, chat_id, kind, lane, call, payload, on_unknown, state, not_before, created_at)"
    f" SELECT {BOT}, id, 'announcement', 1, 'text', '{{}}', 'resend', 'queued', :now, :now FROM chat"
)


async def prove(size: Size) -> list[Row]:
    """Starts, then claims."""
    rows = await _second_starts(size)
    async for name, server in servers(rows):
        crowds = (4,) if server is None else (4, 16)
        rows += [await _claims(size, name, server, crowd) for crowd in crowds]
    return rows


async def _second_starts(size: Size) -> list[Row]:
    starts, took, wrong = size.runs(500, 5), [0.0], 0
    with tempfile.TemporaryDirectory() as made:
        async with town(Path(made), random.Random(1), villages=1) as (people, environment):
            first, second = (Killable(Path(made), environment) for _ in range(2))
            first.start()
            await people.officer.writes("/tinhhinh")
            await people.officer.wait_for("Đã đăng ký", seconds=60)
            for _ in size.watched(range(starts), "second starts"):
                began = time.monotonic()
                second.start()
                code = await second.ended(30)
                took.append(time.monotonic() - began)
                wrong += code != REFUSED
            alive = await first.stop() == 0
    late = sum(one > IN_TIME for one in took)
    return [
        Row(
            "SQLite: a second start on the same data",
            f"{starts} starts",
            f"{wrong} not refused",
            f"0 ({below(starts)})",
            alive and not wrong,
        ),
        Row(
            PROMPT,
            f"{starts} starts",
            f"{late} later than {IN_TIME:.0f} s, slowest {max(took):.1f} s",
            "0",
            not late,
        ),
    ]


async def _claims(size: Size, name: str, server: str | None, processes: int) -> Row:
    runs = size.runs(10, 1)
    rows = size.runs(50_000, 1_000) if server else size.runs(5_000, 500)
    twice = missing = locked = 0
    for _ in size.watched(range(runs), f"{name}: {processes} processes claim {rows} rows"):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            async with fresh(server, folder) as address:
                await migrate.upgrade(address)
                await _fill(address, rows)
                kids = [
                    FORKS.Process(target=_claim, args=(address, str(folder / f"{one}"), f"p{one}"))
                    for one in range(processes)
                ]
                for kid in kids:
                    kid.start()
                for kid in kids:
                    await asyncio.to_thread(kid.join)
                given = [(folder / f"{one}").read_text("utf-8").split() for one in range(processes)]
        counted = Counter(one for ids in given for one in ids)
        locked += counted.pop("locked", 0)
        twice += sum(times > 1 for times in counted.values())
        missing += rows - len(counted)
    guard = "" if server else ", guard off"
    return Row(
        f"{name}: {processes} processes claim{guard}",
        f"{runs} x {rows} rows",
        f'{twice} claimed twice, {missing} never, {locked} times "database is locked"',
        f"0, 0, 0 ({below(runs * rows)} of rows)",
        not (twice or missing or locked),
    )


async def _fill(address: str, rows: int) -> None:
    """So many rows, each in a chat of its own."""
    db = connect(address)
    moment = "CAST(:now AS timestamptz)" if not db.sqlite else ":now"
    given = NOW if not db.sqlite else NOW.replace(tzinfo=None).isoformat(" ", "microseconds")
    try:
        async with db.write() as conn:
            limit = "CAST(:rows AS integer)"
            fill = text(CHATS_SQL.replace(":rows", limit).replace(":now", moment))
            await conn.execute(fill, {"rows": rows, "now": given})
            await conn.execute(text(ROWS_SQL.replace(":now", moment)), {"now": given})
        if not db.sqlite:
            async with db.write() as conn:
                await conn.execute(text("ANALYZE"))
    finally:
        await db.close()


def _claim(address: str, file: str, owner: str) -> None:
    """In a process: claim until nothing is left, and write down what was given."""
    asyncio.run(_claim_all(address, Path(file), owner))


async def _claim_all(address: str, file: Path, owner: str) -> None:
    db = connect(address)
    sent = text("UPDATE delivery SET state = 'sent' WHERE id = :id AND state = 'leased'")
    with file.open("w", encoding="utf-8") as out:
        while True:
            try:
                async with db.write() as conn:
                    given = await outbox.claim(
                        conn, bot_id=BOT, owner=owner, lane=1, now=NOW, limit=LIMIT
                    )
                if not given:
                    break
                async with db.write() as conn:
                    await conn.execute(sent, [{"id": one.id} for one in given])
            except StorageBusy:
                out.write("locked ")
                continue
            out.write("".join(f"{one.id} " for one in given))
    await db.close()
