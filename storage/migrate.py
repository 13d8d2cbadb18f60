"""From one schema to the next: the whole way in one transaction, or not at all (P20).

Promises: a process killed at any statement leaves the old schema, complete; a database written by
a newer program is refused before anything is touched; a SQLite file is copied first. Where nothing
is to be done, Alembic is not even imported: a start costs one query.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import backup, failpoints, migrations
from storage.engine import PRAGMAS, Database, SchemaNewer, StorageDamaged, connect, database_url
from storage.errors import NotOurs
from storage.schema import metadata

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

log = logging.getLogger(__name__)

LEFT: Final = "_alembic_tmp_"  # what an interrupted rebuild of a table leaves behind
_ONE_AT_A_TIME: Final = 7_216_404_311  # PostgreSQL's advisory lock: two copies never climb at once


async def version(address: str) -> str | None:
    """The schema version of a database, None where it is empty. Raises StorageError, NotOurs among them
    where it holds something and no version.
    """
    if _missing(address):
        return None
    db = connect(address)
    try:
        return await _version(db)
    finally:
        await db.close()


async def upgrade(address: str, *, backups: Path | None = None) -> str | None:
    """Bring a database to this program's schema; returns the version it had.

    What changes is copied into `backups` first (else a folder beside the file): a SQLite file always,
    PostgreSQL where its client programs are installed.
    Raises SchemaNewer, StorageDamaged where an earlier try by other means left tables behind, and
    the other StorageErrors.
    """
    head = migrations.known()[-1]
    before = await version(address)
    if before == head:
        return before
    if before is not None and before not in migrations.known():
        raise SchemaNewer(f"schema {before}, this program knows {head}")
    if before is not None:
        folder = backups or Path(database_url(address).database or "").parent / "backups"
        if await asyncio.to_thread(backup.before_migration, address, folder, head) is None:
            log.warning("No copy before the migration: pg_dump is not installed")
    try:
        await move(address, "head")
    except DBAPIError as error:  # something stands where a step would put its own
        raise StorageDamaged(str(error.orig).partition("\n")[0]) from error
    return before


async def move(address: str, target: str) -> None:
    """Climb up or down to a version ("head", "base", or a number), in one transaction."""
    url = database_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        _prepare_file(Path(url.database))
    # A table is rebuilt by dropping the old one, which must not delete what refers to it.
    pragmas = [one for one in PRAGMAS if not one.startswith("foreign_keys")]
    db = connect(address, pragmas=[*pragmas, "foreign_keys = OFF"], patient=True)
    try:
        async with db.write() as conn:
            if not db.sqlite:
                await conn.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
            await conn.run_sync(_climb, target)
    finally:
        await db.close()


def _climb(conn: SyncConnection, target: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    left = [name for name in inspect(conn).get_table_names() if name.startswith(LEFT)]
    if left:
        raise StorageDamaged(f"an interrupted migration left the table {left[0]}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: "MigrationContext") -> Iterable[Any]:
        return _way(script, revision, target)

    event.listen(conn, "after_cursor_execute", _statement_done)
    with EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(connection=conn, transactional_ddl=True)
        environment.run_migrations()
    if conn.dialect.name == "sqlite":
        broken = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StorageDamaged(f"a row of {broken[0][0]} refers to a missing one")


def _way(script: "ScriptDirectory", revision: Any, target: str) -> Iterable[Any]:
    down = target == "base" or (bool(revision) and target != "head" and target < revision[0])
    choose: Callable[[str, Any], Iterable[Any]] = (
        script._downgrade_revs if down else script._upgrade_revs  # noqa: SLF001 - as alembic.command does
    )
    return choose(target, revision)


def _statement_done(*_given: object) -> None:
    failpoints.hit("migrate.statement")


async def _version(db: Database) -> str | None:
    async with db.read() as conn:
        tables = set(await conn.run_sync(lambda sync: inspect(sync).get_table_names()))
        stamp = await _stamp(conn) if "alembic_version" in tables else None
        others = {one for one in tables if not one.startswith(("alembic_version", LEFT))}
        if stamp is None and (others if db.sqlite else others & set(metadata.tables)):
            raise NotOurs(db.url.database or "")
        return stamp


async def _stamp(conn: AsyncConnection) -> str | None:
    found: str | None = (
        await conn.execute(text("SELECT version_num FROM alembic_version"))
    ).scalar()
    return found


def _missing(address: str) -> bool:
    url = database_url(address)
    return url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).exists())


def _prepare_file(path: Path) -> None:
    """A new file for our eyes only: it holds names and numbers of people."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
