"""The database: who may read, who writes when, and what "committed" means.

SQLite has exactly one writer connection. Writers take turns on it, each inside a savepoint of its
own; those that wait at the same time share one COMMIT, and no `write()` block returns before the
COMMIT that contains it (P2). PostgreSQL gives every writer a transaction from the pool.

A write block is short and does no network: on SQLite its statements run where they are called, and
others wait for their turn. This module never decides what is written, and never asks the date.
"""

import math
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from storage import bells
from storage.errors import (
    CommitUnknown,
    SchemaNewer,
    StorageBusy,
    StorageDamaged,
    StorageError,
    StorageFull,
    StorageReadOnly,
    translated,
)
from storage.turns import Turns

__all__ = [
    "CommitUnknown",
    "Connection",
    "Database",
    "SchemaNewer",
    "StorageBusy",
    "StorageDamaged",
    "StorageError",
    "StorageFull",
    "StorageReadOnly",
    "connect",
]

Connection = AsyncConnection

BUSY_MS: Final = 5000  # how long BEGIN waits for another program before it gives up
READERS: Final = 4
POOL: Final = 10
IDLE: Final = 1.0  # seconds out of use after which a server's connection is asked whether it lives

# What the server does where a host vanished in the middle: its transaction must not hold rows that
# another process is to take over (bot/single.py). Milliseconds, and seconds for the keepalives.
VANISHED: Final = {
    "idle_in_transaction_session_timeout": "4000",
    "tcp_user_timeout": "5000",
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
}

# A climb of the schema is one long transaction, whose rows nobody is to take over.
UNHURRIED: Final = {"idle_in_transaction_session_timeout": "600000"}

PRAGMAS: Final = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",  # a COMMIT has reached the disk when it returns
    "foreign_keys = ON",
    "secure_delete = ON",  # what is erased is overwritten
    "temp_store = MEMORY",  # what a savepoint would undo: beyond 64 KB it would be a file, made for each turn
    "journal_size_limit = 16777216",  # bytes; the log shrinks again after a rush
)


@dataclass(frozen=True, slots=True)
class _Listener:
    told: Callable[[], None]
    bot_id: int
    work: str


@dataclass(eq=False)
class Database:
    """One open database. Made by `connect`; `close` ends its connections and threads."""

    url: URL
    _engine: AsyncEngine  # the readers' on SQLite
    _turns: Turns | None  # SQLite's one writer
    _listeners: list[_Listener] = field(default_factory=list)
    _overhearing: list[Callable[[set[int]], None]] = field(default_factory=list)

    @property
    def sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self._turns is not None

    @property
    def path(self) -> Path | None:
        """The database's file, None on a server."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    def subscribe(self, told: Callable[[], None], *, bot_id: int, work: str) -> None:
        """Be told after every commit that brought this bot this kind of work (storage/bells.py)."""
        self._listeners.append(_Listener(told, bot_id, work))

    def overhear(self, told: Callable[[set[int]], None]) -> None:
        """Have another process told for which bots each commit here brought work."""
        self._overhearing.append(told)

    def wake(self, bots: Collection[int]) -> None:
        """Another process committed work for these bots."""
        for one in self._listeners:
            if one.bot_id in bots:
                one.told()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """A connection that only reads, all of it from one moment. Raises StorageError."""
        with _own_words():
            async with self._connected() as conn:
                if not self.sqlite:
                    await conn.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                yield conn

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
        """One transaction: stored as a whole when the block has ended, or not at all.

        Raises StorageError where the database fails; CommitUnknown where nobody can know.
        """
        with _own_words():
            async with self._transaction() if self._turns is None else self._turns.take() as conn:
                yield conn

    async def close(self) -> None:
        """End every connection and thread."""
        await self._engine.dispose()
        if self._turns is not None:
            await self._turns.close()  # the last to leave tidies the write-ahead log

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        try:
            conn = await self._engine.connect()
        except (OSError, PoolTimeout) as error:  # nobody listens there; all connections are taken
            raise StorageBusy(type(error).__name__) from error
        async with aclosing(conn):
            yield conn

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Connection]:
        async with self._connected() as conn:
            bells.rung(conn)
            transaction = await conn.begin()
            try:
                yield conn
            except BaseException:
                await transaction.rollback()
                raise
            try:
                await transaction.commit()
            except (DBAPIError, OSError) as error:
                if isinstance(error, DBAPIError) and not error.connection_invalidated:
                    raise
                raise CommitUnknown(type(error).__name__) from error
            rung = bells.rung(conn)
            _wake(self._listeners, rung)
            for told in self._overhearing if rung else ():
                told({bot_id for bot_id, _ in rung})


def connect(address: str, *, pragmas: Sequence[str] = PRAGMAS, patient: bool = False) -> Database:
    """A database by address: sqlite+aiosqlite:///…, postgresql+asyncpg://…, or a file's path.

    Nothing is opened before the first use. `pragmas` are SQLite's, for every connection. `patient`: a
    server's statements, and what is done between them, take as long as they take.
    """
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, pragmas)
    engine = create_async_engine(
        url,
        pool_size=POOL,
        max_overflow=POOL,
        connect_args={
            "timeout": 10,
            "command_timeout": None if patient else 30,
            "server_settings": VANISHED
            | (UNHURRIED if patient else {})
            | {
                "application_name": "thidua",
                "jit": "off",  # our queries are small; compiling them costs more than running them
                "lock_timeout": str(BUSY_MS),
            },
        },
    )
    _ask_idle_ones(engine)
    return Database(url, engine, None)


def database_url(address: str) -> URL:
    """An address as SQLAlchemy reads it; a bare path is a SQLite file."""
    return make_url(address if "://" in address else f"sqlite+aiosqlite:///{address}")


def _sqlite(url: URL, pragmas: Sequence[str]) -> Database:
    from storage.driver import Driver  # only where the embedded database is used

    path = url.database or ""

    async def reader() -> Driver:
        return await Driver(path, pragmas=(*pragmas, "query_only = ON"), inline=False).open()

    async def writer() -> Driver:
        return await Driver(path, pragmas=pragmas, inline=True).open()

    readers = create_async_engine(
        url, async_creator=reader, poolclass=AsyncAdaptedQueuePool, pool_size=READERS
    )
    event.listen(readers.sync_engine, "begin", _begin_reading)
    listeners: list[_Listener] = []
    return Database(url, readers, Turns(url, writer, partial(_wake, listeners)), listeners)


def _ask_idle_ones(engine: AsyncEngine) -> None:
    """Before a connection that lay idle is used, it is asked whether it lives; another takes its place.

    SQLAlchemy's own `pool_pre_ping` asks before each use, which is three journeys to the server: a third
    of what a short transaction needs. One that was in use a moment ago breaks no more often than one
    in the middle of its work.
    """

    def left(_: Any, record: ConnectionPoolEntry) -> None:
        record.info["left"] = time.monotonic()

    def taken(connection: DBAPIConnection, record: ConnectionPoolEntry, _: Any) -> None:
        if time.monotonic() - record.info.get("left", math.inf) < IDLE:
            return
        try:
            engine.dialect.do_ping(connection)
        except (engine.dialect.loaded_dbapi.Error, OSError) as error:
            raise DisconnectionError from error

    event.listen(engine.sync_engine, "checkin", left)
    event.listen(engine.sync_engine, "checkout", taken)


@contextmanager
def _own_words() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        known = translated(error)
        if known is None:
            raise
        raise known from error
    except TimeoutError as error:  # the server's host is cut off: it does not answer at all
        raise StorageBusy(type(error).__name__) from error


def _wake(listeners: Sequence[_Listener], rung: Collection[tuple[int, str]]) -> None:
    for one in listeners:
        if (one.bot_id, one.work) in rung:
            one.told()


def _begin_reading(conn: Any) -> None:
    conn.exec_driver_sql("BEGIN")
