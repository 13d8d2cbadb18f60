"""SQLite's one writer: who holds it, and which COMMIT carries whose work.

A writer has its turn inside a savepoint. When it ends while others wait, the open transaction is
handed on to them and one COMMIT carries the whole group; a turn returns only after that COMMIT.
A turn that fails undoes its own savepoint and nothing else; a COMMIT that fails fails for all.

The rule that keeps this sound: while nobody holds the turn, no transaction is open.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage import bells
from storage.driver import Driver, ended
from storage.errors import StorageError, translated

MOST: Final = 64  # turns that may share one COMMIT
LONGEST: Final = 0.005  # seconds; a group older than this takes nobody in any more


@dataclass(eq=False, slots=True)
class _Group:
    """Turns that share one COMMIT; `end` is None for stored, else why nothing was."""

    end: asyncio.Future[StorageError | None]
    began: float  # by the loop's clock
    changes: int  # rows that the connection had ever changed before
    members: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class _Writer:
    """The connection twice: as SQLAlchemy sees it, and beneath it."""

    conn: AsyncConnection
    driver: Driver
    patience: int  # ms that another program's lock is waited for


@dataclass(eq=False)
class Turns:
    """The queue in front of the one writer connection. `stored` is told what each COMMIT rang for."""

    url: URL
    opener: Callable[[], Awaitable[Driver]]
    stored: Callable[[set[tuple[int, str]]], None]
    _waiting: deque[asyncio.Future[StorageError | None]] = field(default_factory=deque)
    _held: bool = False
    _closed: bool = False
    _group: _Group | None = None
    _writer: _Writer | None = None
    _engine: AsyncEngine | None = None

    @asynccontextmanager
    async def take(self) -> AsyncIterator[AsyncConnection]:
        """One turn, in the order of asking; returns when what it did is on the disk."""
        await self._acquire()
        try:
            writer, group = await self._join()
            try:
                writer.driver.db.execute("SAVEPOINT turn")
                yield writer.conn
                writer.driver.db.execute("RELEASE turn")
                group.members += 1
            except BaseException as error:
                await self._undo(writer, group, error)
                raise
        finally:
            await self._leave()
        interrupted = await ended(group.end)
        if interrupted is not None:
            raise interrupted
        failed = group.end.result()
        if failed is not None:
            raise failed.again() from failed

    async def close(self) -> None:
        """End the writer; later turns are refused."""
        await self._acquire()
        self._closed = True
        try:
            await self._discard()
        finally:
            await self._leave()

    async def _acquire(self) -> None:
        if not self._held:
            self._held = True
            return
        granted: asyncio.Future[StorageError | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(granted)
        try:
            refused = await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled() and granted.result() is None:
                await self._leave()  # the turn was ours already: others must not wait for ever
            raise
        if refused is not None:
            raise refused.again() from refused

    async def _join(self) -> tuple[_Writer, _Group]:
        """The running group, or a new one with its BEGIN IMMEDIATE."""
        try:
            writer = self._writer or await self._open()
            if self._group is None:
                await self._begin(writer)
        except Exception as error:
            reason = translated(error)
            while reason is not None and self._waiting:  # they would only wait as long once more
                waiter = self._waiting.popleft()
                if not waiter.done():
                    waiter.set_result(reason)
            raise
        if self._group is None:
            loop = asyncio.get_running_loop()
            self._group = _Group(loop.create_future(), loop.time(), writer.driver.db.total_changes)
        return writer, self._group

    async def _open(self) -> _Writer:
        if self._closed:
            raise StorageError("closed")
        opened: list[Driver] = []

        async def keep() -> Driver:
            opened.append(await self.opener())
            return opened[0]

        self._engine = create_async_engine(self.url, async_creator=keep, poolclass=NullPool)
        conn = await self._engine.connect()
        await conn.begin()  # SQLAlchemy's own idea of a transaction stays open for good
        conn.info["driver"] = opened[0]  # where storage/prepared.py finds it
        (patience,) = opened[0].db.execute("PRAGMA busy_timeout").fetchone()
        opened[0].db.execute("PRAGMA busy_timeout = 0")
        self._writer = _Writer(conn, opened[0], int(patience))
        return self._writer

    async def _begin(self, writer: _Writer) -> None:
        """BEGIN IMMEDIATE: here where nobody else writes, in the thread where that is waited for."""
        db = writer.driver.db

        def waiting() -> None:
            db.execute(f"PRAGMA busy_timeout = {writer.patience}")
            try:
                db.execute("BEGIN IMMEDIATE")
            finally:
                db.execute("PRAGMA busy_timeout = 0")

        try:
            try:
                db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                await writer.driver.to_the_end(waiting)
        except BaseException:
            if db.in_transaction:
                db.rollback()
            raise

    async def _undo(self, writer: _Writer, group: _Group, error: BaseException) -> None:
        """Undo one turn. Where SQLite undid everything (disk full, I/O), the group is lost."""
        try:
            if writer.driver.db.in_transaction:
                writer.driver.db.execute("ROLLBACK TO turn")
                writer.driver.db.execute("RELEASE turn")
                return
        except Exception as worse:  # noqa: BLE001 - whatever it is, the group is lost
            error = worse
        self._group = None
        group.end.set_result(translated(error) or StorageError(type(error).__name__))
        await self._discard()

    async def _leave(self) -> None:
        """End the turn: COMMIT, or leave that to those who wait; then let the next one in."""
        interrupted = None
        try:
            group, writer = self._group, self._writer
            if group is not None and writer is not None and not self._may_grow(group):
                interrupted = await self._commit(group, writer)
        finally:
            self._held = False
            while self._waiting and not self._held:
                waiter = self._waiting.popleft()
                if not waiter.done():
                    self._held = True
                    waiter.set_result(None)
        if interrupted is not None:
            raise interrupted

    def _may_grow(self, group: _Group) -> bool:
        young = asyncio.get_running_loop().time() - group.began < LONGEST
        return young and group.members < MOST and any(not one.done() for one in self._waiting)

    async def _commit(self, group: _Group, writer: _Writer) -> asyncio.CancelledError | None:
        """COMMIT for all members and tell them; gives the cancellation that came meanwhile."""
        self._group = None
        db = writer.driver.db
        if group.members == 0:
            db.rollback()
            return None
        rung = bells.rung(writer.conn)
        idle = db.total_changes == group.changes  # nothing was found to do: no disk to wait for
        committing = (writer.driver.call_here if idle else writer.driver.begin_call)(db.commit)
        interrupted = await ended(committing)
        error = committing.exception()
        if error is None:
            group.end.set_result(None)
            self.stored(rung)
            return interrupted
        group.end.set_result(translated(error) or StorageError(type(error).__name__))
        await self._discard()  # after a failed COMMIT the connection is not to be trusted
        return interrupted

    async def _discard(self) -> None:
        writer, engine = self._writer, self._engine
        self._writer = self._engine = None
        if writer is not None:
            await writer.conn.invalidate()
            await writer.conn.close()
        if engine is not None:
            await engine.dispose()
