"""The database: who may read, who writes when, and what "committed" means.

SQLite has exactly one writer connection. Writers take turns on it, each inside a savepoint of its
own; those that wait at the same time share one COMMIT, and no `write()` block returns before the
COMMIT that contains it (P2). PostgreSQL gives every writer a transaction from the pool.

This module never decides what is written, and never reads the clock.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

Connection = AsyncConnection

GROUP = 64  # writers that may share one COMMIT
READERS = 4


class StorageError(Exception):
    """The database did not do what was asked; nothing of the transaction was stored."""


class StorageFull(StorageError):
    """The disk is full: free some space, then the bot goes on by itself."""


class StorageBusy(StorageError):
    """Another program holds the database: find and stop it (a shell, a second copy)."""


class StorageReadOnly(StorageError):
    """The database cannot be written: check the rights of the file and of its folder."""


class StorageDamaged(StorageError):
    """The database file is damaged: stop, and restore the newest good backup."""


class SchemaNewer(StorageError):
    """The database was written by a newer program: install that version or a later one."""


_SIGNS: tuple[tuple[str, type[StorageError]], ...] = (
    ("disk is full", StorageFull),
    ("disk i/o error", StorageFull),
    ("no space left", StorageFull),
    ("is locked", StorageBusy),
    ("readonly database", StorageReadOnly),
    ("unable to open", StorageReadOnly),
    ("malformed", StorageDamaged),
    ("not a database", StorageDamaged),
)


@dataclass(eq=False, slots=True)
class _Group:
    """Writers that will share one COMMIT."""

    committed: asyncio.Future[None]
    members: int = 0


@dataclass(eq=False)
class Database:
    """One open database. Made by `connect`, ended by `close` (aiosqlite's threads must end)."""

    url: URL
    _engine: AsyncEngine
    _readers: AsyncEngine
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _writer: AsyncConnection | None = None
    _group: _Group | None = None
    _listeners: list[asyncio.Event] = field(default_factory=list)

    @property
    def sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self._engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The database's file, None on a server."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    def subscribe(self) -> asyncio.Event:
        """An event that is set after every committed write; the listener clears it."""
        listener = asyncio.Event()
        self._listeners.append(listener)
        return listener

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """A connection that only reads, in a snapshot of its own."""
        try:
            async with self._readers.connect() as conn:
                yield conn
        except DBAPIError as error:
            raise _translated(error) from error

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
        """One transaction: stored as a whole when the block ends, or not at all."""
        try:
            if self.sqlite:
                async with self._shared() as conn:
                    yield conn
            else:
                async with self._engine.begin() as conn:
                    yield conn
        except DBAPIError as error:
            raise _translated(error) from error
        for listener in self._listeners:
            listener.set()

    async def close(self) -> None:
        """End every connection and thread."""
        async with self._turn:
            if self._writer is not None:
                await self._writer.close()
                self._writer = None
        await self._engine.dispose()
        await self._readers.dispose()

    @asynccontextmanager
    async def _shared(self) -> AsyncIterator[Connection]:
        async with self._turn:
            group, conn = await self._join()
            savepoint = await conn.begin_nested()
            try:
                yield conn
            except BaseException:
                if savepoint.is_active:
                    await asyncio.shield(savepoint.rollback())
                if group.members == 1:
                    await asyncio.shield(self._commit(group))
                raise
            await savepoint.commit()
            if group.members >= GROUP:
                await self._commit(group)
        await asyncio.shield(self._settle(group))

    async def _join(self) -> tuple[_Group, AsyncConnection]:
        """The running group, or a new one with its BEGIN IMMEDIATE."""
        if self._writer is None:
            self._writer = await self._engine.connect()
        if self._group is None:
            await self._writer.begin()
            self._group = _Group(asyncio.get_running_loop().create_future())
            self._group.committed.add_done_callback(_observed)
        self._group.members += 1
        return self._group, self._writer

    async def _settle(self, group: _Group) -> None:
        """Queue behind those who already wait (they join the group), then commit for all."""
        if not group.committed.done():
            async with self._turn:
                if self._group is group:
                    await self._commit(group)
        await group.committed

    async def _commit(self, group: _Group) -> None:
        transaction = self._writer.get_transaction() if self._writer else None
        self._group = None
        try:
            if transaction is not None:
                await transaction.commit()
        except BaseException as error:  # noqa: BLE001 - handed on to every member of the group
            if transaction is not None and transaction.is_active:
                await transaction.rollback()
            await self._forget_writer()
            if not group.committed.done():
                group.committed.set_exception(error)
        else:
            if not group.committed.done():
                group.committed.set_result(None)

    async def _forget_writer(self) -> None:
        """After a failed COMMIT the connection is not to be trusted: take a new one next time."""
        if self._writer is not None:
            await self._writer.invalidate()
            await self._writer.close()
            self._writer = None


def connect(address: str) -> Database:
    """A database by address: sqlite+aiosqlite:///…, postgresql+asyncpg://…, or a file's path."""
    url = make_url(address if "://" in address else f"sqlite+aiosqlite:///{address}")
    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
        return Database(url, engine, engine)
    writer = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
    readers = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=READERS)
    _prepare(writer.sync_engine, begin="BEGIN IMMEDIATE", only_reads=False)
    _prepare(readers.sync_engine, begin="BEGIN", only_reads=True)
    return Database(url, writer, readers)


def _prepare(engine: Engine, *, begin: str, only_reads: bool) -> None:
    @event.listens_for(engine, "connect")
    def _connected(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None  # no BEGIN but ours
        cursor = dbapi.cursor()
        for pragma in (
            "busy_timeout = 5000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            f"query_only = {'ON' if only_reads else 'OFF'}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(conn: Any) -> None:
        conn.exec_driver_sql(begin)


def _translated(error: DBAPIError) -> Exception:
    text = str(error.orig).lower()
    for sign, kind in _SIGNS:
        if sign in text:
            return kind(str(error.orig))
    return error


def _observed(future: asyncio.Future[None]) -> None:
    """A failed group whose members were all cancelled is no unhandled error."""
    if not future.cancelled():
        future.exception()
