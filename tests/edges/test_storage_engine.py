"""The database's two doors: who reads, who writes, what a COMMIT carries, what its failures say."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from storage import bells, facts
from storage.driver import Driver
from storage.engine import (
    PRAGMAS,
    CommitUnknown,
    Connection,
    Database,
    StorageBusy,
    StorageDamaged,
    StorageFull,
    StorageReadOnly,
    connect,
)
from storage.prepared import savepoint
from storage.turns import MOST, Turns

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)


async def put(conn: Connection, name: str, value: object = 1) -> None:
    """Store something."""
    await facts.put(conn, name, value, now=NOW)


async def stored(db: Database) -> set[str]:
    """The names of what is stored, as another reader sees it."""
    async with db.read() as conn:
        return {row.name for row in await conn.execute(text("SELECT name FROM fact"))}


async def test_a_committed_write_is_read_back(database: Database) -> None:
    """What a write block stored is there for the next reader, and outlives the program."""
    async with database.write() as conn:
        await put(conn, "a", {"b": ["ố", None]})

    async with database.read() as conn:
        assert await facts.get(conn, "a") == {"b": ["ố", None]}


async def test_a_failed_block_stores_nothing(database: Database) -> None:
    """An error inside undoes the whole block, and is raised as it is."""

    async def fail() -> None:
        async with database.write() as conn:
            await put(conn, "a")
            raise KeyError

    with pytest.raises(KeyError):
        await fail()

    assert await stored(database) == set()


async def test_an_inner_block_undoes_itself_alone(database: Database) -> None:
    """A savepoint inside a write (a refused handler) leaves what came before."""
    async with database.write() as conn:
        await put(conn, "before")
        with suppress(KeyError):
            async with savepoint(conn):
                await put(conn, "inside")
                raise KeyError
        await put(conn, "after")

    assert await stored(database) == {"before", "after"}


async def test_a_reader_cannot_write(database: Database) -> None:
    """A read connection refuses, and says so in our words."""
    with pytest.raises(StorageReadOnly):
        async with database.read() as conn:
            await put(conn, "a")

    assert await stored(database) == set()


async def test_a_reader_sees_one_moment(database: Database) -> None:
    """What is committed while a report is being read does not change it."""
    async with database.read() as reader:
        before = await facts.get(reader, "a")
        async with database.write() as conn:
            await put(conn, "a")

        assert await facts.get(reader, "a") == before


async def test_listeners_hear_their_own_work_and_nothing_else(database: Database) -> None:
    """What is committed rings for its bot and kind of work; other changes and failures do not."""
    bell = asyncio.Event()
    database.subscribe(bell.set, bot_id=1, work=bells.IN)
    async with database.write() as conn:
        await put(conn, "a")
        bells.ring(conn, bells.OUT, 1)
        bells.ring(conn, bells.IN, 2)
    with suppress(KeyError):
        async with database.write() as conn:
            raise KeyError
    assert not bell.is_set()

    async with database.write() as conn:
        bells.ring(conn, bells.IN, 1)

    assert bell.is_set()


async def test_writers_at_the_same_time_all_succeed(database: Database) -> None:
    """A hundred at once: each is stored when its block has ended, whoever failed beside it."""

    async def one(number: int) -> None:
        async with database.write() as conn:
            await put(conn, str(number))
            if number % 7 == 0:
                raise KeyError(number)
        seen.append(str(number) in await stored(database))

    seen: list[bool] = []
    await asyncio.gather(*(one(number) for number in range(100)), return_exceptions=True)

    assert all(seen)
    assert await stored(database) == {str(number) for number in range(100) if number % 7}


class Watched:
    """A SQLite database whose COMMITs are counted, and fail where told to."""

    def __init__(self, path: Path) -> None:
        self.commits = 0
        self.failing = False
        self.rung = 0
        self.path = path
        self.turns = Turns(make_url(f"sqlite+aiosqlite:///{path}"), self._open, self._ring)

    def _ring(self, _bells: set[tuple[int, str]]) -> None:
        self.rung += 1

    async def _open(self) -> Driver:
        watch = self

        class Counted(sqlite3.Connection):
            def commit(self) -> None:
                watch.commits += self.in_transaction
                if watch.failing:
                    raise sqlite3.OperationalError("disk I/O error")
                super().commit()

        class Watching(Driver):
            def _open(self) -> None:
                db = sqlite3.connect(
                    watch.path, isolation_level=None, check_same_thread=False, factory=Counted
                )
                self._connection = db
                for pragma in PRAGMAS:
                    db.execute(f"PRAGMA {pragma}")

        return await Watching(str(self.path), pragmas=PRAGMAS, inline=True).open()

    def names(self) -> set[str]:
        """What is on the disk, by a connection of its own."""
        db = sqlite3.connect(self.path)
        try:
            return {name for (name,) in db.execute("SELECT name FROM fact")}
        finally:
            db.close()

    @property
    def idle(self) -> bool:
        """Nobody holds the turn, and no transaction is open."""
        writer = self.turns._writer
        open_ = writer is not None and writer.driver.db.in_transaction
        return not self.turns._held and not open_ and self.turns._group is None


@asynccontextmanager
async def watched(folder: Path, template: Path) -> AsyncIterator[Watched]:
    """Such a database, closed in the end."""
    path = folder / "watched.sqlite"
    for rest in ("", "-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    path.write_bytes(template.read_bytes())
    one = Watched(path)
    try:
        yield one
    finally:
        await one.turns.close()


async def test_those_who_wait_share_a_commit(tmp_path: Path, sqlite_template: Path) -> None:
    """Many at once need few COMMITs, and a group has its limit; one alone needs one."""
    async with watched(tmp_path, sqlite_template) as db:

        async def one(number: int) -> None:
            async with db.turns.take() as conn:
                await put(conn, str(number))
            assert str(number) in db.names()

        await one(0)
        assert (db.commits, db.rung) == (1, 1)
        await asyncio.gather(*(one(number) for number in range(1, 4 * MOST + 1)))

        assert 4 <= db.commits < 3 * MOST
        assert db.rung == db.commits
        assert db.idle


async def test_a_failed_commit_fails_for_all(tmp_path: Path, sqlite_template: Path) -> None:
    """Whoever shared the COMMIT hears of its failure, nothing is stored, and work goes on after."""
    async with watched(tmp_path, sqlite_template) as db:

        async def one(number: int) -> None:
            async with db.turns.take() as conn:
                await put(conn, str(number))

        db.failing = True
        ends = await asyncio.gather(*(one(number) for number in range(5)), return_exceptions=True)
        assert all(isinstance(end, Exception) for end in ends)
        assert db.names() == set()
        db.failing = False
        await one(9)

        assert db.names() == {"9"}
        assert db.idle


async def test_a_turn_given_to_somebody_cancelled_goes_on(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """Cancelled at the instant the turn was handed over: the next in line gets it."""
    async with watched(tmp_path, sqlite_template) as db, asyncio.timeout(10):
        loop = asyncio.get_running_loop()

        async def one(name: str) -> None:
            async with db.turns.take() as conn:
                await put(conn, name)

        with suppress(KeyError):
            async with db.turns.take():
                given, next_one = loop.create_task(one("given")), loop.create_task(one("next"))
                await asyncio.sleep(0)
                raise KeyError
        given.cancel()  # before it could run
        await next_one

        assert db.names() == {"next"}
        assert db.idle


Step = st.tuples(
    st.integers(0, 3),  # waits so many rounds inside its block
    st.booleans(),  # fails
    st.one_of(st.none(), st.integers(0, 6)),  # is cancelled after so many rounds
)


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(Step, min_size=1, max_size=12), commit_fails=st.booleans())
def test_no_turn_is_lost_or_held_back(
    steps: list[tuple[int, bool, int | None]],
    commit_fails: bool,
    tmp_path_factory: pytest.TempPathFactory,
    sqlite_template: Path,
) -> None:
    """Whoever fails or is cancelled, waiting or inside: success means stored, failure means not.

    Afterwards nobody holds the turn, no transaction is open, and the next writer succeeds.
    """
    asyncio.run(_play(steps, commit_fails, tmp_path_factory.mktemp("turns"), sqlite_template))


async def _play(
    steps: list[tuple[int, bool, int | None]], commit_fails: bool, folder: Path, template: Path
) -> None:
    async with watched(folder, template) as db:
        db.failing = commit_fails

        async def one(number: int, rounds: int, *, fails: bool) -> None:
            async with db.turns.take() as conn:
                await put(conn, str(number))
                for _ in range(rounds):
                    await asyncio.sleep(0)
                if fails:
                    raise KeyError(number)

        async def cancel(task: asyncio.Task[None], rounds: int | None) -> None:
            for _ in range(rounds or 0):
                await asyncio.sleep(0)
            if rounds is not None:
                task.cancel()

        loop = asyncio.get_running_loop()
        async with asyncio.timeout(20):
            tasks = [
                loop.create_task(one(n, rounds, fails=fails))
                for n, (rounds, fails, _) in enumerate(steps)
            ]
            hands = [
                cancel(task, rounds) for task, (_, _, rounds) in zip(tasks, steps, strict=True)
            ]
            await asyncio.gather(*hands)
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            names = db.names()
            for number, (end, (_, fails, _)) in enumerate(zip(ends, steps, strict=True)):
                if end is None:
                    assert str(number) in names
                    assert not fails
                    assert not commit_fails
                elif not isinstance(end, asyncio.CancelledError):
                    assert str(number) not in names
                assert not (fails and str(number) in names)
            assert db.idle
            db.failing = False
            await one(99, 0, fails=False)
            assert "99" in db.names()


async def test_a_full_disk_is_said_in_our_words(sqlite_database: Database) -> None:
    """Disk full inside a group: those who shared it hear of it, and work goes on when there is room."""
    path = sqlite_database.path
    assert path is not None
    async with sqlite_database.write() as conn:
        pages = (await conn.execute(text("PRAGMA page_count"))).scalar_one()
        await conn.execute(text(f"PRAGMA max_page_count = {pages + 2}"))

    async def one(name: str, size: int) -> None:
        async with sqlite_database.write() as conn:
            await put(conn, name, "x" * size)

    ends = await asyncio.gather(one("a", 1), one("b", 200_000), one("c", 1), return_exceptions=True)

    assert isinstance(ends[1], StorageFull)
    assert await stored(sqlite_database) == {
        n for n, end in zip("abc", ends, strict=True) if not end
    }
    await one("d", 1)
    assert "d" in await stored(sqlite_database)


async def test_a_locked_file_is_said_in_our_words(sqlite_template: Path, tmp_path: Path) -> None:
    """A shell that holds the file: everybody who waits hears at once, and nothing is stored."""
    (tmp_path / "a.sqlite").write_bytes(sqlite_template.read_bytes())
    quick = [one for one in PRAGMAS if "busy" not in one]
    db = connect(str(tmp_path / "a.sqlite"), pragmas=[*quick, "busy_timeout = 20"])
    shell = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)

    async def one(name: str) -> None:
        async with db.write() as conn:
            await put(conn, name)

    await one("before")
    shell.execute("BEGIN IMMEDIATE")
    ends = await asyncio.gather(one("a"), one("b"), one("c"), return_exceptions=True)
    shell.execute("ROLLBACK")
    shell.close()
    await one("after")

    assert [type(end) for end in ends] == [StorageBusy] * 3
    assert await stored(db) == {"before", "after"}
    await db.close()


async def test_a_lock_that_ends_is_waited_for(sqlite_database: Database) -> None:
    """While a shell holds the file the loop goes on; once it lets go, the write is stored."""
    db = sqlite_database
    async with db.write() as conn:
        await put(conn, "before")
    other = sqlite3.connect(str(db.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with db.write() as conn:
            await put(conn, "after")

    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(write())
        await asyncio.sleep(0.1)
        assert not waiting.done()
        other.execute("COMMIT")
        other.close()
    assert await stored(db) >= {"before", "after"}


async def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    """Not a database, or not to be opened: one of our errors, with advice."""
    (tmp_path / "a.sqlite").write_bytes(b"Kinh gui UBND xa" * 100)
    for path, kind in (
        (tmp_path / "a.sqlite", StorageDamaged),
        (tmp_path / "b/c", StorageReadOnly),
    ):
        db = connect(str(path))
        with pytest.raises(kind):
            async with db.write() as conn:
                await put(conn, "a")
        with pytest.raises(kind):
            async with db.read() as conn:
                await facts.get(conn, "a")
        await db.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_that_cannot_be_used_is_said_in_our_words(database_url: str) -> None:
    """Nobody at the address, no such database: an error of ours, with what the server said."""
    there = make_url(database_url)
    for address in (there.set(port=9), there.set(database="none_of_this_name")):
        db = connect(address.render_as_string(hide_password=False))
        with pytest.raises(StorageBusy):
            async with db.write() as conn:
                await put(conn, "a")
        await db.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_commit_that_nobody_answered_is_unknown(database: Database) -> None:
    """PostgreSQL killed at the COMMIT: not "not stored", but an error of its own."""

    async def write() -> None:
        async with database.write() as conn:
            await put(conn, "a")
            own = (await conn.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            async with database.read() as other:
                await other.execute(text(f"SELECT pg_terminate_backend({own})"))

    with pytest.raises(CommitUnknown):
        await write()

    async with database.write() as conn:
        await put(conn, "b")
    assert "b" in await stored(database)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_connection_that_died_while_idle_is_replaced(database: Database) -> None:
    """The server was restarted at night: the first who writes in the morning notices nothing."""
    async with database.write() as conn, database.write() as other:
        await put(conn, "a")
        own = (await conn.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        pid = text("SELECT pg_backend_pid()")
        others = (await other.execute(pid)).scalar_one()
    async with database.read() as conn:
        left = {own, others} - {(await conn.execute(pid)).scalar_one()}
        for one in left:
            await conn.execute(text(f"SELECT pg_terminate_backend({one})"))
        await asyncio.sleep(1.1)
        async with database.write() as fresh:
            await put(fresh, "b")

    assert await stored(database) == {"a", "b"}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_connection_lost_in_a_part_is_said_in_our_words(database: Database) -> None:
    """What broke is told, not that the part could not be undone any more."""

    async def write() -> None:
        async with database.write() as conn, savepoint(conn):
            own = (await conn.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            async with database.read() as other:
                await other.execute(text(f"SELECT pg_terminate_backend({own})"))
            await put(conn, "a")

    with pytest.raises(StorageBusy):
        await write()
    assert await stored(database) == set()


async def test_a_closed_database_tidies_up(sqlite_template: Path, tmp_path: Path) -> None:
    """After the end: no log beside the file, no thread, and a late writer is refused."""
    (tmp_path / "a.sqlite").write_bytes(sqlite_template.read_bytes())
    db = connect(str(tmp_path / "a.sqlite"))
    async with db.write() as conn:
        await put(conn, "a")
    assert await stored(db) == {"a"}
    await db.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sqlite"]
    with pytest.raises(Exception, match="closed"):
        async with db.write() as conn:
            await put(conn, "b")


async def test_what_is_erased_is_overwritten(sqlite_database: Database) -> None:
    """secure_delete: a name that was removed is nowhere in the file (P22)."""
    path = sqlite_database.path
    assert path is not None
    async with sqlite_database.write() as conn:
        await put(conn, "person", "Nguyễn Văn Thử Nghiệm " * 50)
    async with sqlite_database.write() as conn:
        await facts.forget(conn, "person")
    await sqlite_database.close()

    assert "Thử Nghiệm".encode() not in path.read_bytes()
