"""From one schema to the next: the same tables as schema.py, whole or not at all (P20)."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import inspect, text

from storage import migrate, migrations
from storage.engine import VANISHED, Database, SchemaNewer, StorageDamaged, connect
from storage.errors import NotOurs
from storage.schema import metadata

ROOT = Path(__file__).parents[2]
HEAD = migrations.known()[-1]


def tables(path: Path) -> list[tuple[str, str]]:
    """What a SQLite file consists of."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


async def test_the_migrated_database_is_the_schema(database: Database) -> None:
    """schema.py and the migrations say the same; else a numbered step is missing."""

    def differences(conn: SyncConnection) -> list[object]:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    db = connect(database.url.render_as_string(hide_password=False), patient=True)
    async with db.read() as conn:
        found = await conn.run_sync(differences)
    await db.close()

    assert found == []


async def test_the_indexes_are_those_of_the_schema(database: Database) -> None:
    """Also what Alembic does not compare: the conditions of partial indexes."""

    def conditions(conn: SyncConnection) -> dict[str, str]:
        found: dict[str, str] = {}
        for table in metadata.tables:
            for index in inspect(conn).get_indexes(table):
                options = index.get("dialect_options", {})
                where = options.get(f"{conn.dialect.name}_where")
                if where is not None and index["name"]:
                    found[index["name"]] = str(where)
        return found

    expected = {
        str(index.name)
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    async with database.read() as conn:
        assert set(await conn.run_sync(conditions)) == expected


async def test_each_step_goes_up_down_and_up_again(database: Database) -> None:
    """The stairway: every version can be left and reached again."""
    address = database.url.render_as_string(hide_password=False)
    await database.close()
    for number in reversed(migrations.known()):
        below = migrations.known().index(number)
        await migrate.move(address, migrations.known()[below - 1] if below else "base")
        await migrate.move(address, number)

        assert await migrate.version(address) == number
    await migrate.move(address, "head")  # the server's database is the next test's, too


async def test_a_climb_on_a_busy_machine_is_not_given_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server ends a transaction that stands still, for others are to go on with its rows; not this one."""
    stood = []

    def stand_still(_place: str) -> None:
        if not stood:
            stood.append(time.sleep(0.5))

    address = database.url.render_as_string(hide_password=False)
    await database.close()
    monkeypatch.setitem(VANISHED, "idle_in_transaction_session_timeout", "200")
    monkeypatch.setattr("storage.migrate.failpoints.hit", stand_still)
    await migrate.move(address, migrations.known()[-2])
    await migrate.move(address, "head")

    assert stood
    assert await migrate.version(address) == HEAD


async def test_down_to_the_base_leaves_nothing(database: Database) -> None:
    """What the first step made, it takes away."""
    address = database.url.render_as_string(hide_password=False)
    await database.close()
    await migrate.move(address, "base")
    db = connect(address)
    async with db.read() as conn:
        left = await conn.run_sync(lambda sync: inspect(sync).get_table_names())
    await db.close()
    await migrate.move(address, "head")

    assert left == ["alembic_version"]


async def test_a_second_start_does_nothing(database: Database) -> None:
    """At the newest version already: no step, no copy."""
    address = database.url.render_as_string(hide_password=False)

    assert await migrate.upgrade(address) == HEAD
    if database.path:
        assert not (database.path.parent / "backups").exists()


async def test_a_new_file_is_for_our_eyes_only(tmp_path: Path) -> None:
    """It will hold names and numbers of people; its folder is made."""
    path = tmp_path / "data" / "thidua.sqlite"

    assert await migrate.version(str(path)) is None
    assert not path.exists()
    assert await migrate.upgrade(str(path)) is None
    assert await migrate.version(str(path)) == HEAD
    assert path.stat().st_mode & 0o077 == 0


async def test_an_older_program_refuses_a_newer_schema(database: Database) -> None:
    """Nothing is touched, and the error says what to do."""
    async with database.write() as conn:
        await conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    address = database.url.render_as_string(hide_password=False)
    with pytest.raises(SchemaNewer, match="install that version"):
        await migrate.upgrade(address)

    async with database.write() as conn:
        await conn.execute(text(f"UPDATE alembic_version SET version_num = '{HEAD}'"))


async def test_what_an_interrupted_rebuild_left_is_noticed(tmp_path: Path) -> None:
    """A table that another tool's half migration left behind stops the climb."""
    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE _alembic_tmp_chat (id INTEGER)")
    with pytest.raises(StorageDamaged, match="_alembic_tmp_chat"):
        await migrate.upgrade(str(path))

    assert [name for name, _ in tables(path)] == ["_alembic_tmp_chat"]


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("CREATE TABLE recipes (id INTEGER)", NotOurs),  # another program's file
        ("DROP TABLE alembic_version", NotOurs),
        ("DELETE FROM alembic_version", NotOurs),
        (
            "UPDATE alembic_version SET version_num = '0001'",
            StorageDamaged,
        ),  # and yet of the newest
    ],
)
async def test_what_is_not_as_it_says_is_not_written_to(
    tmp_path: Path, sqlite_template: Path, before: str, kind: type[StorageDamaged]
) -> None:
    """Tables without a version, or where a step would put its own: refused, every byte as it was."""
    path = tmp_path / "x.sqlite"
    if "recipes" not in before:
        path.write_bytes(sqlite_template.read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(before)
    content = _said(path)
    with pytest.raises(kind):
        await migrate.upgrade(str(path))

    assert _said(path) == content


def _said(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


async def test_a_file_is_copied_before_it_changes(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step to a newer schema leaves a good copy of the old one beside it."""
    path = tmp_path / "a.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    newest = HEAD + "x"
    monkeypatch.setattr(migrations, "known", lambda: [HEAD, newest])
    await migrate.upgrade(str(path), backups=tmp_path / "copies")

    assert [one.name for one in (tmp_path / "copies").iterdir()] == [f"a-before-{newest}.sqlite"]
    assert tables(tmp_path / "copies" / f"a-before-{newest}.sqlite") == tables(path)


CLIMB = """
import asyncio, sys
from storage import migrate
asyncio.run(migrate.upgrade(sys.argv[1]))
"""


@pytest.mark.parametrize("statement", [1, 2, 9, 40, 73])
def test_a_killed_climb_leaves_the_old_schema(tmp_path: Path, statement: int) -> None:
    """kill -9 after any statement: empty as before, and the next start climbs as if for the first time."""
    path = tmp_path / "a.sqlite"
    killed = subprocess.run(
        [sys.executable, "-c", CLIMB, str(path)],
        cwd=ROOT,
        env={**os.environ, "THIDUA_FAILPOINT": f"migrate.statement:{statement}"},
        capture_output=True,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert tables(path) == []
    assert asyncio.run(migrate.upgrade(str(path))) is None
    assert asyncio.run(migrate.version(str(path))) == HEAD


async def test_the_audit_is_only_added_to(database: Database) -> None:
    """The database itself refuses to change or delete a line of the audit."""
    async with database.write() as conn:
        await conn.execute(
            text(
                "INSERT INTO audit (at, action, object, facts)"
                " VALUES ('2023-11-08 01:00:00+00', 'launch', 'campaign 1', '{}')"
            )
        )
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="only added to"):
            await _execute(database, statement)


async def _execute(database: Database, statement: str) -> None:
    async with database.write() as conn:
        await conn.execute(text(statement))
