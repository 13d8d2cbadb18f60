"""A database per test, on SQLite and on PostgreSQL: `database` (open) and `database_url` (its address).

Migrated once a session; a SQLite file is then copied, a PostgreSQL database emptied. Without a server the
PostgreSQL half is skipped, and fails where TEST_POSTGRES_REQUIRED=1. A story of tests/journeys runs on
PostgreSQL too where it is marked `on_server`; with TEST_ON_SERVER=all each of them does.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url

from storage import migrate
from storage.engine import Database, connect

SERVER = os.environ.get(
    "TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
# Quicker than a database per test: who is left over goes, and its rows are deleted: a
# TRUNCATE makes new files, which takes longer than a story's few rows.
EMPTY = """
DO $$
DECLARE name text;
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    PERFORM setval(quote_ident(sequencename), 1, false) FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL;
    SET LOCAL session_replication_role = replica;  -- in any order, past the audit's lock
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
END $$
"""
TABLES = """
SELECT tablename AS name FROM pg_tables
WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
SEQUENCES = """
SELECT sequencename AS name, last_value AS last FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
NO_ROWS = 21  # bytes of an empty table's binary copy


@dataclass(frozen=True)
class Rows:
    """Everything in a database."""

    file: bytes = b""  # of SQLite
    tables: dict[str, bytes] = field(default_factory=dict)  # as PostgreSQL copies them
    sequences: dict[str, int] = field(default_factory=dict)  # their last numbers


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A story costs a server three times what it costs a file: those are told there that ask it something new.

    The marked ones were chosen by what they ask: with the tests of the edges they put every statement
    to the server that all stories together put.
    """
    if os.environ.get("TEST_ON_SERVER") == "all":
        return
    left_out = [one for one in items if _told_elsewhere(one)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [one for one in items if not _told_elsewhere(one)]


def _told_elsewhere(item: pytest.Item) -> bool:
    chosen = getattr(item, "callspec", None)
    return (
        "journeys" in item.path.parts
        and chosen is not None
        and chosen.params.get("database_url") == "postgresql"
        and item.get_closest_marker("on_server") is None
    )


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file without rows, to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite"
    _run(migrate.upgrade(str(path)))
    return path


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this test process."""
    name = f"thidua_test_{os.getpid()}"
    try:
        _run(_ask(SERVER, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"))
        # Half of a story's time is the disk's. What these tests kill is the bot, never the server,
        # whose memory keeps what it has not written yet.
        _run(_ask(SERVER, f"ALTER DATABASE {name} SET synchronous_commit = off"))
    except OSError as error:
        if os.environ.get("TEST_POSTGRES_REQUIRED") == "1":
            raise
        pytest.skip(f"no PostgreSQL at TEST_POSTGRES_URL: {error}")
    address = make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    _run(migrate.upgrade(address))
    yield address
    _run(_ask(SERVER, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def empty_server(postgres_database: str) -> str:
    """The address of that database without rows and without sessions, to be used or copied."""
    _run(_ask(postgres_database, EMPTY))
    return postgres_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated database without rows, for this test alone."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_template"), tmp_path / "thidua.sqlite")
        return f"sqlite+aiosqlite:///{tmp_path / 'thidua.sqlite'}"
    address: str = request.getfixturevalue("empty_server")
    return address


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, migrated, empty database: the test runs once on SQLite and once on PostgreSQL."""
    db = connect(database_url)
    yield db
    await db.close()


@pytest.fixture
async def sqlite_database(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """The same on SQLite alone, for what a file can do and for tests that need no server."""
    shutil.copyfile(sqlite_template, tmp_path / "only.sqlite")
    db = connect(str(tmp_path / "only.sqlite"))
    yield db
    await db.close()


async def rows_of(address: str) -> Rows:
    """Every row of a database that nobody is connected to, for `put_rows`."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return Rows(file=Path(url.database or "").read_bytes())
    tables = {}
    async with _connected(address) as conn:
        for name in await conn.fetch(TABLES):
            table = BytesIO()
            await conn.copy_from_table(name["name"], output=table, format="binary")
            if table.tell() > NO_ROWS:
                tables[name["name"]] = table.getvalue()
        sequences = {one["name"]: one["last"] for one in await conn.fetch(SEQUENCES)}
    return Rows(tables=tables, sequences=sequences)


async def put_rows(address: str, rows: Rows) -> None:
    """Give these rows, and no others, to a database that nobody is connected to."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        Path(url.database or "").write_bytes(rows.file)
        return
    async with _connected(address) as conn:
        await conn.execute(EMPTY)
        async with conn.transaction():
            await conn.execute("SET LOCAL session_replication_role = replica")  # in any order
            for name, table in rows.tables.items():
                await conn.copy_to_table(name, source=BytesIO(table), format="binary")
            for name, last in rows.sequences.items():
                await conn.execute("SELECT setval(quote_ident($1), $2)", name, last)


def _run(work: Coroutine[Any, Any, object]) -> None:
    """Run in a thread of its own: the test's loop may be running here."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def _ask(address: str, *statements: str) -> None:
    async with _connected(address) as conn:
        for one in statements:
            await conn.execute(one)


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator["asyncpg.Connection[Any]"]:
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    conn = await asyncpg.connect(plain, timeout=10)
    try:
        yield conn
    finally:
        await conn.close()
