"""`shelf`: what takes many messages to come about happens once in a test process, and is copied.

A world, its database and its cast are kept when they stand; every story begins with a copy of them and
a bot that has just been started upon it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import app
from bot.config import Settings
from bot.loops import App
from bot.pacing import Pace
from sandbox import copied
from sandbox.client import Sandbox
from sandbox.world import World
from storage.engine import database_url as parsed
from storage.schema import inbox
from tests.fixtures_commune import Commune, build, settings
from tests.fixtures_database import Rows, put_rows, rows_of

Build = Callable[[Sandbox, App], Awaitable[Commune]]


@dataclass(frozen=True)
class Kept:
    """One of those that stand ready."""

    world: copied.Kept
    rows: Rows
    commune: Commune


@dataclass(frozen=True)
class Shelf:
    """Where a story gets its beginning from. `address` is of the database of this test."""

    sandbox: Sandbox
    world: World
    address: str
    folder: Path
    ready: dict[str, Kept]

    @asynccontextmanager
    async def begin(self, build: Build) -> AsyncIterator[Commune]:
        """What `build` brings about, in this test's sandbox and database."""
        backend = parsed(self.address).get_backend_name()
        # pg_dump takes longer than a story
        given = settings(
            self.sandbox.address,
            self.folder,
            database_url=self.address,
            backup_hours=1 if backend == "sqlite" else 0,
        )
        day = self.world.clock.moment().date()
        name = f"{backend} {build.__module__} {build.__name__} {day}"
        if name not in self.ready:
            self.ready[name] = await self._keep(given, build)
        kept = self.ready[name]
        copied.put_back(self.world, kept.world)
        await put_rows(self.address, kept.rows)
        async with self._running(given) as bot:
            yield _cast(kept.commune, self.sandbox, bot)

    async def _keep(self, given: Settings, build: Build) -> Kept:
        # PostgreSQL ends a session that asks nothing for some seconds; this may take longer.
        async with self._running(given) as bot, asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(bot.lock.watch())
            commune = await build(self.sandbox, bot)
            watching.cancel()
        return Kept(copied.kept(self.world), await rows_of(self.address), commune)

    @asynccontextmanager
    async def _running(self, given: Settings) -> AsyncIterator[App]:
        assert self.sandbox.clock is not None
        free = Pace(1000, per_chat=False)
        async with app.running(given, self.sandbox.clock, pace=free) as bot:
            yield bot


def _cast(commune: Commune, sandbox: Sandbox, bot: App) -> Commune:
    """The same people, in a sandbox and with a bot of this test."""

    def moved(one: Any) -> Any:
        return replace(one, sandbox=sandbox)

    return replace(
        commune,
        sandbox=sandbox,
        app=bot,
        officer=moved(commune.officer),
        villages=[
            replace(one, group=moved(one.group), head=moved(one.head), member=moved(one.member))
            for one in commune.villages
        ],
    )


@pytest.fixture(scope="session")
def ready() -> dict[str, Kept]:
    """What stands ready in this test process."""
    return {}


@pytest.fixture
def shelf(
    sandbox: Sandbox, world: World, database_url: str, tmp_path: Path, ready: dict[str, Kept]
) -> Shelf:
    """Where this test gets its beginning from."""
    return Shelf(sandbox, world, database_url, tmp_path, ready)


@pytest.fixture
async def commune(shelf: Shelf, request: pytest.FixtureRequest) -> AsyncIterator[Commune]:
    """Three villages, linked, their heads confirmed, the Sơn Tây campaign ready to be launched.

    On SQLite, and on PostgreSQL where the story is marked `on_server`. At its end no message was set
    aside: what raised three times was answered by nobody. Stories of rubbish say so (`rubbish`).
    """
    async with shelf.begin(build) as begun:
        yield begun
        if request.node.get_closest_marker("rubbish"):
            return
        async with begun.db.read() as conn:
            gave_up = await conn.execute(select(inbox.c.error).where(inbox.c.state == "dead"))
        assert gave_up.scalars().all() == []
