"""One process per database: the second one refuses to start (P10).

SQLite: `flock` on `<database>.lock`, held for life; the kernel lets go when the process dies,
however it dies. PostgreSQL: a session advisory lock on a connection of its own; when that
connection is lost somebody else may already hold the lock, so `watch` raises and the process stops.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Protocol

import asyncpg

from messages import cli
from storage.errors import StorageBusy

EXIT_CODE: Final = 75  # EX_TEMPFAIL: try again later
_ADVISORY_CLASS: Final = 0x7468_6475  # "thdu": our half of PostgreSQL's space of lock numbers
_PULSE: Final = 5.0  # seconds between two questions to a silent connection


class AlreadyRunning(Exception):  # a state of the world, said in one sentence
    """Another process holds the data; the message is one sentence for a person."""


class LockUnusable(Exception):
    """The lock file cannot be made or locked here; the message says what to do."""


class Lost(Exception):
    """The lock was held and is lost: stop at once."""


class Lock(Protocol):
    """What the holder keeps an eye on while it works."""

    async def watch(self) -> None:
        """Wait as long as the lock is ours; raises Lost when it is not any more."""


class FileLock:
    """The kernel keeps it until we die."""

    async def watch(self) -> None:
        """Wait for ever."""
        await asyncio.get_running_loop().create_future()


class SessionLock:
    """PostgreSQL keeps it as long as the connection lives."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._gone = asyncio.Event()
        connection.add_termination_listener(lambda _connection: self._gone.set())

    async def watch(self) -> None:
        """Ask the silent connection now and then: a dead line sends no goodbye."""
        try:
            while not self._gone.is_set():
                try:
                    await asyncio.wait_for(self._gone.wait(), _PULSE)
                except TimeoutError:
                    await self._connection.fetchval("SELECT 1", timeout=_PULSE)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            pass
        raise Lost(cli.LOCK_LOST)


@asynccontextmanager
async def hold_file(database: Path) -> AsyncIterator[Lock]:
    """Hold the lock beside a SQLite file, whose folder is made where it is missing.

    Raises AlreadyRunning or LockUnusable.
    """
    path = database.with_name(database.name + ".lock")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LockUnusable(cli.LOCK_UNUSABLE.format(place=path)) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            raise AlreadyRunning(cli.already_running(str(database), holder)) from None
        except OSError as error:
            raise LockUnusable(cli.LOCK_UNUSABLE.format(place=path)) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
        yield FileLock()
    finally:
        os.close(handle)


@asynccontextmanager
async def hold_postgres(url: str, bot_id: int) -> AsyncIterator[Lock]:
    """Hold this bot's advisory lock, on a connection that must not go through a pooler.

    Raises AlreadyRunning, StorageBusy where the server cannot be reached.
    """
    try:
        connection = await asyncpg.connect(url.replace("+asyncpg", "", 1), timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise StorageBusy(type(error).__name__) from error
    try:
        free = await connection.fetchval(
            "SELECT pg_try_advisory_lock($1, $2)", _ADVISORY_CLASS, _signed32(bot_id)
        )
        if not free:
            raise AlreadyRunning(cli.already_running("PostgreSQL", ""))
        yield SessionLock(connection)
    finally:
        connection.terminate()


def _signed32(number: int) -> int:
    return (number + 2**31) % 2**32 - 2**31
