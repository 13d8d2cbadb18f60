"""One commune with the whole bot in this process: time passes when told, and it can be killed.

Between two acts everything rests in the database, so the bot may be closed there; `killed` lets a
process of its own go on from where it stands and dies (kill -9) at a named place of the code.
"""

import asyncio
import multiprocessing
import re
import shutil
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
import asyncpg
from sqlalchemy import func, make_url, select

from bot import app
from bot.clock import Corrected
from bot.loops import App
from bot.pacing import Pace
from bot.single import AlreadyRunning
from sandbox import server, world
from sandbox.client import NotPossible, Person, Sandbox
from sandbox.clock import Clock
from sandbox.world import World
from storage import failpoints, people
from storage.schema import delivery
from tests.fixtures_commune import TOKEN, Commune, build, settings

START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
SOON: Final = timedelta(minutes=10)  # rows that go out within it are waited for
MOST_WAITS: Final = 60
TAKEN_OVER: Final = 10.0  # seconds until another may work in a killed process's place
A_HAND: Final = timedelta(seconds=1)  # between two acts of people
FORKS: Final = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["proof.stand", "bot.wiring"])
PLAN: Final = """
code: thu-2024
prefix: TN
title: Phong trào thử 2024
period: {starts_on: 01/11/2023, ends_on: 31/03/2024}
milestones:
  - {key: dang-ky, kind: registration, title: Đăng ký công trình, form: cong-trinh,
     deadline: {bound: by, due_on: 17/11/2023}}
  - {key: bao-cao, kind: report, title: Báo cáo tháng, repeat: {every: month, day: 25}}
forms:
  - key: cong-trinh
    title: Đăng ký
    fields:
      - {key: ten, kind: text, label: Tên công trình}
      - {key: gia-tri, kind: money, label: Giá trị}
      - {key: khoi-cong, kind: date_or_period, label: Khởi công}
      - {key: hoan-thanh, kind: date_or_period, label: Hoàn thành,
         constraint: {not_before: khoi-cong}}
"""


@dataclass(eq=False)
class Stand:
    """The commune, its Telegram and its bot. `address` is a migrated database without rows."""

    address: str
    folder: Path
    number: int = 3  # villages
    world: World = field(init=False)
    sandbox: Sandbox = field(init=False)
    commune: Commune = field(init=False)
    second: Person = field(init=False)  # an officer beside the first
    kills: int = 0
    skew: timedelta = timedelta()  # by which the bot's machine is ahead of everybody
    _passed: float = 0.0

    async def open(self) -> None:
        """Build the commune, add the campaign, launch it."""
        self._stack = AsyncExitStack()
        self.world = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
        self.world.clock.freeze(frozen=True)
        address = await self._stack.enter_async_context(server.serving(self.world))
        session = await self._stack.enter_async_context(aiohttp.ClientSession())
        self.sandbox = Sandbox(address, session, self.world.bot, clock=self.world.clock.moment)
        self._running = AsyncExitStack()
        self.commune = await build(self.sandbox, await self._start(), self.number)
        await self.commune.plans(PLAN)
        await self.commune.launch()
        self.second = await self.sandbox.person("Trần Văn Nhì")
        await self.may_second(granted=True)
        await self.second.starts()
        await self.commune.agrees(self.second)

    async def close(self) -> None:
        """Everything, the bot first."""
        await self._running.aclose()
        await self._stack.aclose()

    async def _start(self) -> App:
        """A bot; on a server it waits as long as the dead one's session may live (delivery.md)."""
        patience = time.monotonic() + TAKEN_OVER
        while True:
            self._running = AsyncExitStack()
            running = app.running(
                self._settings(), Corrected(self.machine), pace=Pace(1000, per_chat=False),
                monotonic=lambda: time.monotonic() + self._passed,
            )  # fmt: skip
            try:
                return await self._running.enter_async_context(running)
            except AlreadyRunning:
                if time.monotonic() > patience:
                    raise
                await asyncio.sleep(0.2)

    def _settings(self) -> Any:
        more = {"database_url": self.address}
        return settings(self.sandbox.address, self.folder, **more)

    async def may_second(self, *, granted: bool) -> None:
        """The second officer's role is given, or taken away."""
        commune, now = self.commune, self.now
        async with commune.db.write() as conn:
            person = await people.ensure(
                conn, commune_id=commune.commune_id, telegram_id=self.second.id,
                shown=self.second.name, username=None, now=now,
            )  # fmt: skip
            if granted:
                await people.grant(
                    conn, commune_id=commune.commune_id, person_id=person.id, role_name="officer",
                    unit_id=None, state="active", granted_by=None, now=now,
                )  # fmt: skip
                return
            for one in person.roles:
                await people.end(conn, one.id, commune_id=commune.commune_id, now=now)

    # ------------------------------------------------------------------------------ time

    @property
    def now(self) -> datetime:
        """The instant, for everybody."""
        return self.world.clock.moment()

    def machine(self) -> datetime:
        """The clock of the bot's machine, which may be wrong."""
        return self.now + self.skew

    def passes(self, by: timedelta) -> None:
        """Time passes (or the clock is set back); waits pass with it."""
        self.world.clock.advance(by.total_seconds())
        self._passed += max(0.0, by.total_seconds())

    async def settle(self) -> None:
        """Let everything that is due now happen."""
        await self.commune.settle()

    async def rest(self) -> None:
        """Wait, at most ten minutes ahead of each row, until nothing more is to be sent soon.

        Raises TimeoutError where it never comes to rest.
        """
        for _ in range(MOST_WAITS):
            await self.settle()
            async with self.commune.db.read() as conn:
                waits = select(func.min(delivery.c.not_before)).where(
                    delivery.c.state.in_(("queued", "leased", "sending")),
                    delivery.c.not_before <= self.now + SOON,
                )
                soonest = (await conn.execute(waits)).scalar()
            if soonest is None:
                return
            ahead: timedelta = soonest - self.now
            self.passes(max(timedelta(seconds=5), ahead + timedelta(milliseconds=1)))
        raise TimeoutError("the outbox does not come to rest")

    # ---------------------------------------------------------------------- being killed

    async def restart(self) -> None:
        """The process ends and another begins."""
        await self._running.aclose()
        self.commune.app = await self._start()

    async def killed(self, place: str, hit: int) -> bool:
        """A process goes on from here and dies at the `hit`-th pass of `place`, if it passes there."""
        await self._running.aclose()
        given = (self.sandbox.address, self.address, str(self.folder), self.now, place, hit)
        process = FORKS.Process(target=_doomed, args=given)
        process.start()
        await asyncio.to_thread(process.join, 60)
        if process.is_alive():  # a busy machine: it has not come to rest yet
            process.kill()
            await asyncio.to_thread(process.join)
        died = process.exitcode == -9
        self.kills += died
        self.commune.app = await self._start()
        return died

    # --------------------------------------------------------------------- people's acts

    async def press(self, who: Person, where: Any, words: str, *, settle: bool = True) -> bool:
        """Press the newest button with these words; False where there is none."""
        self.passes(A_HAND)
        try:
            await who.presses(where, words)
        except NotPossible:
            return False
        if settle:
            await self.settle()
        return True

    async def write(self, who: Person, text: str, *, settle: bool = True) -> None:
        """Write to the bot in private."""
        self.passes(A_HAND)
        await who.writes(text)
        if settle:
            await self.settle()

    async def last(self, who: Any) -> str:
        """The bot's last words in a chat."""
        return await self.commune.last(who)

    def shown_code(self, text: str) -> str | None:
        """The receipt's code that a message names first."""
        found = re.search(r"TN-\d\d-\d\d", text)
        return found[0] if found else None


def _doomed(telegram: str, address: str, folder: str, now: datetime, place: str, hit: int) -> None:
    """A process that does everything that is due, until the failpoint."""
    failpoints.arm(f"{place}:{hit}")

    async def work() -> None:
        given = settings(telegram, Path(folder), database_url=address)
        free = Pace(1000, per_chat=False)
        async with app.running(given, lambda: now, pace=free) as bot:
            await bot.settle()

    asyncio.run(work())


def in_memory() -> TemporaryDirectory[str]:
    """A folder in memory where the machine allows: a disk's fsync is not what is proved in it."""
    memory = Path("/dev/shm")
    return TemporaryDirectory(dir=memory if memory.is_dir() else None)


class Files:
    """A SQLite file for each run, copied from one."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._template, self._folder, self._number = template, folder, count(1)

    async def fresh(self) -> str:
        """The address of a file of its own."""
        path = self._folder / f"run-{next(self._number)}.sqlite"
        await asyncio.to_thread(shutil.copyfile, self._template, path)
        return f"sqlite+aiosqlite:///{path}"


class Servers:
    """A database on a PostgreSQL server for each run, copied from one; `number` apart, several at once."""

    def __init__(self, template: str, number: int = 0) -> None:
        self._template = make_url(template)
        self._name = f"{self._template.database}_run_{number}"

    async def fresh(self) -> str:
        """The address of a database of its own; the one before it is gone."""
        await self.drop()
        await self._ask(f"CREATE DATABASE {self._name} TEMPLATE {self._template.database}")
        return self._template.set(database=self._name).render_as_string(hide_password=False)

    async def drop(self) -> None:
        """Leave nothing behind."""
        await self._ask(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")

    async def _ask(self, statement: str) -> None:
        where = self._template.set(drivername="postgresql", database="postgres")
        conn = await asyncpg.connect(where.render_as_string(hide_password=False), timeout=10)
        try:
            await conn.execute(statement)
        finally:
            await conn.close()


Databases = Files | Servers
