"""Who may work on which data: one process a SQLite file, one process a bot on PostgreSQL (P10).

SQLite: `flock` on `<database>.lock`, held for life; the kernel lets go when the process dies,
however it dies.

PostgreSQL: every process has one session of its own, through no pooler, with a lock for its number
(storage/members.py) and one for each bot whose ears, voice and clock it is. The server ends a session
that is silent for SERVER_WAITS seconds, so the locks of a vanished host are free soon. The process asks
every PULSE seconds, and when no answer came for LATE seconds it counts as lost: `watch` raises while
nobody else can hold the locks yet, and all work stops.
"""

import asyncio
import fcntl
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from messages import cli
from storage import backup, members
from storage.engine import VANISHED
from storage.errors import ServerRefuses, StorageBusy

if TYPE_CHECKING:  # loaded only where a server is used
    import asyncpg

PULSE: Final = 1.0  # seconds between two questions
LOOK: Final = 5.0  # seconds between two looks at a database's files
LATE: Final = 4.0  # seconds without an answer after which the session counts as lost
SERVER_WAITS: Final = 6.0  # seconds after which the server ends a silent session; well over LATE
BELL: Final = "thidua"  # the channel on which processes tell each other of work
_SESSION: Final = VANISHED | {
    "application_name": "thidua seat",
    "idle_session_timeout": str(int(SERVER_WAITS * 1000)),
}


class AlreadyRunning(Exception):  # a state of the world, said in one sentence
    """Another process holds the data; the message is one sentence for a person."""


class LockUnusable(Exception):
    """The lock file cannot be made or locked here; the message says what to do."""


class Lost(Exception):
    """The lock was held and is lost: stop at once."""


class Lock(Protocol):
    """A process's place among those that work on the same data."""

    number: int  # of this process, among those alive

    async def watch(self) -> None:
        """Wait as long as the place is ours; raises Lost when it is not any more."""

    async def take(self, bot_id: int) -> bool:
        """Become the one who hears and speaks for this bot; False where somebody else is."""

    async def give_back(self, bot_id: int) -> None:
        """Be it no longer."""

    async def processes(self) -> int:
        """How many processes are alive, this one among them."""

    async def listen(self, rung: Callable[[set[int]], None]) -> None:
        """Be told when another process has work for bots."""

    async def ring(self, bots: Collection[int]) -> None:
        """Tell the other processes that there is work for these bots."""


class FileLock:
    """The kernel keeps it until we die; there is nobody else, as long as the files are where they were."""

    number = 1

    def __init__(self, database: Path, lock: int) -> None:
        log = database.with_name(database.name + "-wal")
        self._paths = (_beside(database), database, log)
        self._known = {self._paths[0]: os.fstat(lock).st_ino}
        self._lock = lock

    async def watch(self) -> None:
        """Look again and again: what is written into a file that was taken away is lost."""
        while True:
            for path in self._paths:
                try:
                    found = path.stat().st_ino
                except FileNotFoundError:
                    found = 0
                if found != self._known.get(path, found):
                    raise Lost(cli.DATA_GONE.format(path=path))
                if found and path not in self._known:
                    self._known[path] = found
                    os.pwrite(self._lock, _held(self._paths[1].exists()), 0)
            await asyncio.sleep(LOOK)

    async def take(self, bot_id: int) -> bool:
        """Nobody else can be it."""
        return True

    async def give_back(self, bot_id: int) -> None:
        """Nobody waits for it."""

    async def processes(self) -> int:
        """This one."""
        return 1

    async def listen(self, rung: Callable[[set[int]], None]) -> None:
        """Nobody will tell."""

    async def ring(self, bots: Collection[int]) -> None:
        """Nobody listens."""


class Seat:
    """A session of PostgreSQL, which keeps its locks as long as it lives."""

    def __init__(self, connection: "asyncpg.Connection", number: int) -> None:
        self.number = number
        self._connection = connection
        self._turn = asyncio.Lock()  # a session answers one question at a time
        self._gone = asyncio.Event()
        self._sure = time.monotonic()  # when the last question that was answered went out
        connection.add_termination_listener(lambda _connection: self._gone.set())

    async def watch(self) -> None:
        """Ask again and again: a dead line sends no goodbye."""
        self._sure = time.monotonic()  # a start may take longer than a process may stand still
        while True:
            try:
                await asyncio.wait_for(self._gone.wait(), PULSE)
            except TimeoutError:
                await self._ask("SELECT 1")
            else:
                raise Lost(cli.LOCK_LOST)

    async def take(self, bot_id: int) -> bool:
        """Become the one who hears and speaks for this bot; False where somebody else is."""
        locks = (members.BOT_CLASS, _signed32(bot_id))
        return bool(await self._ask("SELECT pg_try_advisory_lock($1, $2)", *locks))

    async def give_back(self, bot_id: int) -> None:
        """Be it no longer."""
        await self._ask("SELECT pg_advisory_unlock($1, $2)", members.BOT_CLASS, _signed32(bot_id))

    async def processes(self) -> int:
        """How many processes are alive, this one among them."""
        return int(
            await self._ask(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND"
                " granted AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())",
                members.LOCK_CLASS,
            )
        )

    async def listen(self, rung: Callable[[set[int]], None]) -> None:
        """Be told when another process has work for bots."""

        def heard(connection: "asyncpg.Connection", pid: int, _channel: str, bots: str) -> None:
            if pid != connection.get_server_pid():
                rung({int(one) for one in bots.split(",")})

        await self._connection.add_listener(BELL, heard)

    async def ring(self, bots: Collection[int]) -> None:
        """Tell the other processes that there is work for these bots."""
        await self._ask("SELECT pg_notify($1, $2)", BELL, ",".join(map(str, sorted(bots))))

    async def _ask(self, question: str, *given: object) -> Any:
        import asyncpg

        async with self._turn:
            asked = time.monotonic()
            try:
                left = self._sure + LATE - asked
                if left <= 0:  # this process stood still for too long
                    raise Lost(cli.LOCK_LOST)
                answer = await self._connection.fetchval(question, *given, timeout=left)
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                raise Lost(cli.LOCK_LOST) from error
            self._sure = asked
            return answer


@asynccontextmanager
async def hold_file(database: Path) -> AsyncIterator[Lock]:
    """Hold the lock beside a SQLite file, whose folder is made where it is missing.

    Raises AlreadyRunning or LockUnusable.
    """
    path = _beside(database)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LockUnusable(cli.LOCK_UNUSABLE.format(place=path)) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").partition("\n")[0]
            raise AlreadyRunning(cli.already_running(str(database), holder)) from None
        except OSError as error:
            raise LockUnusable(cli.LOCK_UNUSABLE.format(place=path)) from error
        here = database.exists() or backup.DATA_WAS_HERE in os.pread(handle, 100, 0)
        try:  # over what stands there: on a full disk an emptied file gets its block no more
            os.ftruncate(handle, os.pwrite(handle, _held(here), 0))
        except OSError as error:
            raise LockUnusable(cli.LOCK_UNUSABLE.format(place=path)) from error
        yield FileLock(database, handle)
    finally:
        os.close(handle)


def _held(here: bool) -> bytes:
    """What stands in a lock: whose it is, and whether there are data beside it (storage/backup.py)."""
    return f"{os.getpid()}\n".encode("ascii") + (backup.DATA_WAS_HERE if here else b"")


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


@asynccontextmanager
async def joined(url: str) -> AsyncIterator[Seat]:
    """A place among the processes that work on this server. Raises StorageBusy without a server."""
    import asyncpg

    try:
        connection = await asyncpg.connect(
            url.replace("+asyncpg", "", 1), timeout=5, server_settings=_SESSION
        )
    except (
        asyncpg.InvalidAuthorizationSpecificationError,
        asyncpg.InvalidCatalogNameError,
    ) as error:
        raise ServerRefuses() from error
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise StorageBusy(type(error).__name__) from error
    try:
        yield Seat(connection, await _number(connection))
    except asyncpg.PostgresError as error:
        raise StorageBusy(type(error).__name__) from error
    finally:
        connection.terminate()


async def _number(connection: "asyncpg.Connection") -> int:
    """A number that no living process has."""
    while True:
        number = secrets.randbelow(2**31 - 1) + 1
        if await connection.fetchval(
            "SELECT pg_try_advisory_lock($1, $2)", members.LOCK_CLASS, number, timeout=LATE
        ):
            return number


@asynccontextmanager
async def hold_postgres(url: str, bot_id: int) -> AsyncIterator[Seat]:
    """Be the one who works for this bot, or for nobody where another does.

    Raises AlreadyRunning, StorageBusy where the server cannot be reached.
    """
    async with joined(url) as seat:
        if not await seat.take(bot_id):
            raise AlreadyRunning(cli.already_running("PostgreSQL", ""))
        try:
            yield seat
        finally:
            with suppress(Lost):  # the server is slow to see that a connection has gone
                await seat.give_back(bot_id)


def _signed32(number: int) -> int:
    return (number + 2**31) % 2**32 - 2**31
