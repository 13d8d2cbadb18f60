"""kill -9 at every named place: nothing confirmed is lost, nothing doubled beyond its bound.

A real process runs the loops against the sandbox and is killed where the failpoint says. What it
left is then taken up by a second run, as after a power cut (P1, P2, P4; T1 and T2 of the plan).
"""

import asyncio
import multiprocessing
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from sandbox.client import Sandbox
from storage import failpoints
from storage.engine import Database
from storage.schema import delivery, inbox
from tests.edges.tiny_house import Hands, broadcast, groups, house, settings

# Places that a run passes once (a batch, a start), and places that it passes for every row.
ONCE = (
    "inbox.asking",
    "inbox.fetched",
    "inbox.store",
    "inbox.stored",
    "inbox.committed",
    "inbox.counted",
    "inbox.after",
    "outbox.claimed",
    "outbox.recovering",
)
EACH = (
    "inbox.parsing",
    "inbox.handling",
    "inbox.handled",
    "inbox.done",
    "outbox.claim",
    "outbox.starting",
    "outbox.started",
    "outbox.answered",
    "outbox.finishing",
    "outbox.finished",
)
PLACES = [(name, 1) for name in ONCE] + [(name, hit) for name in EACH for hit in (1, 4)]
IN_FLIGHT = 8

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.edges.tiny_house"])


def work(address: str, folder: str, name: str, hit: int) -> None:
    """The process that will be killed: all loops, until the failpoint."""
    failpoints.arm(f"{name}:{hit}")

    async def run() -> None:
        async with house(settings(address, Path(folder)), Hands().clock) as bot:
            async with asyncio.timeout(20):
                await bot.run()

    asyncio.run(run())


async def killed(sandbox: Sandbox, folder: Path, name: str, hit: int) -> int | None:
    """Run until it is killed; gives the exit code."""
    process = FORKS.Process(target=work, args=(sandbox.address, str(folder), name, hit))
    process.start()
    await asyncio.to_thread(process.join, 30)
    return process.exitcode


@pytest.mark.parametrize(("name", "hit"), PLACES)
async def test_a_process_killed_here_loses_nothing(
    sandbox: Sandbox, tmp_path: Path, name: str, hit: int
) -> None:
    """Every answer and every announcement arrives, with at most the bounded copies."""
    hands = Hands()
    person, villages = await groups(sandbox, 13)
    given = settings(sandbox, tmp_path)
    async with house(given, hands.clock) as bot:
        await bot.settle()
        await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
    heard = [f"việc {n}" for n in range(6)] + ["chờ"]
    for text in heard:
        await person.writes(text)

    assert await killed(sandbox, tmp_path, name, hit) == -signal.SIGKILL

    async with house(given, hands.clock) as bot:
        for _ in range(4):
            await bot.settle()
            hands.move(seconds=61)
        rows = await everything(bot.db)

    assert rows.updates == {"done"}
    assert rows.open == 0
    said = Counter(await person.received("nghe: "))
    wanted = [f"nghe: {text}" for text in heard]
    assert [one for one in wanted if not 1 <= said[one] <= 2] == []
    copies = [len(await village.received("Kính gửi")) for village in villages]
    assert min(copies) >= 1
    extra = sum(said[one] - 1 for one in wanted) + sum(copies) - 13
    assert extra <= rows.ambiguous <= IN_FLIGHT
    assert rows.effects == dict.fromkeys([*wanted, "nghe: /start"], 1)


@dataclass
class Rows:
    """What the tables say in the end."""

    updates: set[str]
    open: int
    ambiguous: int
    effects: dict[str, int]


async def everything(db: Database) -> Rows:
    """Read all of it."""
    async with db.read() as conn:
        updates = {row.state for row in await conn.execute(select(inbox.c.state))}
        sent = (
            await conn.execute(select(delivery.c.state, delivery.c.ambiguous, delivery.c.payload))
        ).all()
    texts = Counter(row.payload["text"] for row in sent)
    return Rows(
        updates,
        sum(row.state in ("queued", "leased", "sending") for row in sent),
        sum(row.ambiguous for row in sent),
        {text: n for text, n in texts.items() if text.startswith("nghe")},
    )
