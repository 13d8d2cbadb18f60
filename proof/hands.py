"""Real `thidua run` processes on one PostgreSQL, the load they carry, and what came of it.

Truth is what the sandbox accepted. Every broadcast row has its own words, every person writes a known
number of messages: what is missing was lost, what is there twice was doubled.
"""

import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from sqlalchemy import make_url, select

from sandbox.client import Person, Sandbox
from storage import chats, migrate, outbox
from storage.engine import Database
from storage.outbox import NewDelivery
from storage.schema import delivery, inbox

ROOT = Path(__file__).parents[1]


@asynccontextmanager
async def fresh_database(server: str, name: str) -> AsyncIterator[str]:
    """A migrated database of our own on that server."""
    plain = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    conn = await asyncpg.connect(plain, timeout=10)
    try:
        await conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await conn.execute(f"CREATE DATABASE {name}")
        address = make_url(server).set(database=name).render_as_string(hide_password=False)
        await migrate.upgrade(address)
        try:
            yield address
        finally:
            await conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    finally:
        await conn.close()


@dataclass
class Host:
    """One process, here or on a host of its own (`prefix` is how to get there)."""

    name: str
    folder: Path
    environment: dict[str, str]
    prefix: Sequence[str] = ()
    process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """What it has said."""
        path = self.folder / f"{self.name}.log"
        return path.read_text("utf-8") if path.exists() else ""

    async def start(self) -> None:
        """Run it."""
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.prefix, sys.executable, "-m", "bot", "run",
                env=os.environ | self.environment | {"PYTHONPATH": str(ROOT)},
                cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """kill -9."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()


@dataclass
class Load:
    """What was asked of the bots, and of whom."""

    db: Database
    boxes: dict[int, Sandbox]
    people: dict[int, list[Person]] = field(default_factory=dict)
    written: Counter[int] = field(default_factory=Counter)  # messages of people, by bot
    texts: dict[int, list[str]] = field(default_factory=dict)

    async def meet(self, number: int) -> None:
        """So many people open each bot."""
        for bot_id, box in self.boxes.items():
            self.people[bot_id] = [await box.person(f"Người {n}") for n in range(number)]
            self.texts[bot_id] = []
            for person in self.people[bot_id]:
                await self.write(bot_id, person)

    async def write(self, bot_id: int, person: Person) -> None:
        """One message of one person."""
        await person.starts()
        self.written[bot_id] += 1

    async def broadcast(
        self, bot_id: int, rounds: int, mark: str, *, on_unknown: str = "hold"
    ) -> None:
        """So many messages to everybody who met the bot."""
        now = datetime.now(UTC)
        async with self.db.write() as conn:
            for person in self.people[bot_id]:
                chat = await chats.get_or_create(
                    conn, bot_id=bot_id, telegram_id=person.id, type_="private", title="", now=now
                )
                for n in range(rounds):
                    text = f"[{mark}.{person.id}.{n}]"
                    new = NewDelivery(
                        bot_id=bot_id, chat_id=chat.id, kind="announcement", call="text",
                        payload={"text": text}, lane=1, on_unknown=on_unknown, not_before=now,
                    )  # fmt: skip
                    await outbox.add(conn, new, now=now)
                    self.texts[bot_id].append(text)

    async def answered(self, bot_id: int, person: Person, within: float) -> float:
        """Seconds until this person's new message is answered."""
        before = len(await person.received(""))
        began = time.monotonic()
        await self.write(bot_id, person)
        while time.monotonic() - began < within:
            if len(await person.received("")) > before:
                return time.monotonic() - began
            await asyncio.sleep(0.05)
        raise TimeoutError(f"bot {bot_id} has not answered for {within} s")

    async def settled(self, within: float) -> None:
        """Wait until every update is handled and every row has ended."""
        until = time.monotonic() + within
        while True:
            async with self.db.read() as conn:
                new = (await conn.execute(select(inbox.c.id).where(inbox.c.state == "new"))).all()
                open_ = select(delivery.c.id).where(
                    delivery.c.state.in_(("queued", "leased", "sending"))
                )
                rows = (await conn.execute(open_)).all()
            if not new and not rows:
                return
            if time.monotonic() > until:
                raise TimeoutError(f"{len(new)} updates and {len(rows)} rows are still open")
            await asyncio.sleep(0.2)

    async def count(self) -> "Count":
        """What was lost and what was doubled."""
        async with self.db.read() as conn:
            heard = Counter(
                row.bot_id for row in await conn.execute(
                    select(inbox.c.bot_id).where(inbox.c.state == "done")
                )
            )  # fmt: skip
            rows = (
                await conn.execute(
                    select(
                        delivery.c.bot_id, delivery.c.kind, delivery.c.state, delivery.c.ambiguous
                    )
                )
            ).all()
        lost = doubled = 0
        for bot_id, box in self.boxes.items():
            lost += max(0, self.written[bot_id] - heard[bot_id])
            arrived: Counter[str] = Counter()
            answers = 0
            for one in await box.accepted("sendMessage"):
                text = str(one["params"].get("text", ""))
                arrived[text] += 1
                answers += not text.startswith("[")
            lost += sum(arrived[text] == 0 for text in self.texts[bot_id])
            doubled += sum(max(0, arrived[text] - 1) for text in self.texts[bot_id])
            mine = [row for row in rows if row.bot_id == bot_id]
            wanted = sum(row.kind != "announcement" for row in mine)
            doubled += max(0, answers - wanted)
            lost += max(0, wanted - answers)
        unknown = sum(row.state == "unknown" for row in rows)
        ambiguous = sum(row.ambiguous for row in rows)
        return Count(sum(self.written.values()), len(rows), lost, doubled, unknown, ambiguous)


@dataclass(frozen=True)
class Count:
    """The account. A row that ended "unknown" may count as lost or not: it is listed as unclear."""

    updates: int
    rows: int
    lost: int
    doubled: int
    unknown: int
    ambiguous: int

    @property
    def good(self) -> bool:
        """Nothing lost that was not listed as unclear, nothing doubled that was not ambiguous."""
        return self.lost <= self.unknown and self.doubled <= self.ambiguous
