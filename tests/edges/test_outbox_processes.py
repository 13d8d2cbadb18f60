"""The outbox between processes: nothing is given twice, and a killed one leaves nothing half done."""

import asyncio
import os
import signal
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from storage import outbox
from storage.engine import Database
from storage.schema import attempt, chat, delivery

ROOT = Path(__file__).parents[2]
NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
BOT = 42
ROWS = 240

CLAIM = """
import asyncio, sys
from datetime import UTC, datetime
from storage import outbox
from storage.engine import connect

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)

async def main():
    db = connect(sys.argv[1])
    while True:
        async with db.write() as conn:
            rows = await outbox.claim(
                conn, bot_id=42, owner=sys.argv[2], lane=1, now=NOW, limit=7
            )
        if not rows:
            break
        print(*(row.id for row in rows), flush=True)
    await db.close()

sys.stdin.readline()  # all begin at once
asyncio.run(main())
"""

DIE = """
import asyncio, sys
from datetime import UTC, datetime
from storage import failpoints, outbox
from storage.deliveries import Sent
from storage.engine import connect

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)

async def main():
    db = connect(sys.argv[1])
    async with db.write() as conn:
        first, second = await outbox.claim(
            conn, bot_id=42, owner="dies", lane=1, now=NOW, limit=2
        )
        failpoints.hit("claiming")
    async with db.write() as conn:
        started = await outbox.start(conn, first, now=NOW)
        failpoints.hit("starting")
    failpoints.hit("started")
    async with db.write() as conn:
        await outbox.finish(conn, started, Sent(5), now=NOW)
        failpoints.hit("finishing")
    failpoints.hit("finished")

asyncio.run(main())
"""


async def fill(db: Database, rows: int) -> None:
    """Rows of two parts for each of many chats."""
    async with db.write() as conn:
        await conn.execute(
            insert(chat),
            [
                {"bot_id": BOT, "telegram_id": -n, "type": "group", "state": "active", "title": "",
                 "created_at": NOW}
                for n in range(1, rows // 2 + 1)
            ],
        )  # fmt: skip
        await conn.execute(
            insert(delivery),
            [
                {"bot_id": BOT, "chat_id": n // 2 + 1, "part": n % 2, "kind": "announcement",
                 "lane": 1, "call": "text", "payload": {}, "on_unknown": "resend",
                 "state": "queued", "not_before": NOW, "created_at": NOW}
                for n in range(rows)
            ],
        )  # fmt: skip


async def child(script: str, *words: str, dies_at: str = "") -> asyncio.subprocess.Process:
    """A Python of its own that runs `script`."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        script,
        *words,
        cwd=ROOT,
        env={**os.environ, "THIDUA_FAILPOINT": dies_at},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def test_no_row_is_given_to_two_processes(database: Database) -> None:
    """Four at once: each first part is given exactly once, and no second part before it is sent."""
    await fill(database, ROWS)
    address = database.url.render_as_string(hide_password=False)
    workers = [await child(CLAIM, address, str(number)) for number in range(4)]
    for worker in workers:
        assert worker.stdin
        worker.stdin.write(b"\n")
    given = [(await worker.communicate())[0].split() for worker in workers]
    async with database.read() as conn:
        firsts = set(await conn.scalars(select(delivery.c.id).where(delivery.c.part == 0)))

    assert [worker.returncode for worker in workers] == [0] * 4
    times = Counter(int(one) for ids in given for one in ids)
    assert set(times) == firsts
    assert set(times.values()) == {1}


@pytest.mark.parametrize(
    ("place", "states"),
    [
        ("claiming", ["queued", "queued"]),
        ("starting", ["queued", "queued"]),
        ("started", ["unknown", "queued"]),
        ("finishing", ["unknown", "queued"]),
        ("finished", ["sent", "queued"]),
    ],
)
async def test_a_killed_sender_leaves_nothing_half_done(
    database: Database, place: str, states: list[str]
) -> None:
    """kill -9 anywhere between claim and finish: only a committed `sending` is unclear afterwards."""
    await fill(database, 4)
    async with database.write() as conn:
        await conn.execute(delivery.update().values(on_unknown="hold"))
    died = await child(DIE, database.url.render_as_string(hide_password=False), dies_at=place)
    await died.communicate()
    assert died.returncode == -signal.SIGKILL
    async with database.write() as conn:
        await outbox.recover(conn, bot_id=BOT, now=NOW + timedelta(seconds=5))
        found = await conn.scalars(
            select(delivery.c.state).where(delivery.c.part == 0).order_by(delivery.c.id)
        )
        left = await conn.scalars(select(attempt.c.id).where(attempt.c.outcome.is_(None)))

        assert list(found) == states
        assert list(left) == []
