"""A database per test, on SQLite and on PostgreSQL: `database` (open) and `database_url` (its address).

Migrated once a session; a SQLite file is then copied, a PostgreSQL database emptied. Without a server the
PostgreSQL half is skipped, and fails where TEST_POSTGRES_REQUIRED=1.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
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
# Quicker than a database per test: who is left over goes, and only tables with rows are emptied.
EMPTY = """
DO $$
DECLARE name text; filled boolean; found text[] := '{}';
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    PERFORM setval(quote_ident(sequencename), 1, false) FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL;
    SET LOCAL session_replication_role = replica;  -- the audit's lock would refuse
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || name || ')' INTO filled;
        IF filled THEN found := found || name; END IF;
    END LOOP;
    IF found <> '{}' THEN
        EXECUTE 'TRUNCATE ' || array_to_string(found, ',') || ' CASCADE';
    END IF;
END $$
"""


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


def _run(work: Coroutine[Any, Any, object]) -> None:
    """Run in a thread of its own: the test's loop may be running here."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def _ask(address: str, *statements: str) -> None:
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    conn = await asyncpg.connect(plain, timeout=10)
    try:
        for one in statements:
            await conn.execute(one)
    finally:
        await conn.close()
