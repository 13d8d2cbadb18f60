"""One process per database (P10)."""

import asyncio
import os
import sys
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from bot import app, single
from bot.config import Settings
from storage import backup, members
from storage.errors import StorageBusy, StorageDamaged

POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
HOLDER = """
import asyncio, sys
from pathlib import Path
from bot import single
from storage.errors import StorageBusy
async def main():
    async with single.hold_file(Path(sys.argv[1])):
        print("held", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


async def test_a_second_process_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """The holder is named; a killed holder holds nothing."""
    database = tmp_path / "thidua.sqlite"
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(database), stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    with pytest.raises(single.AlreadyRunning, match=str(holder.pid)):
        async with single.hold_file(database):
            pass
    holder.kill()
    await holder.wait()

    async with single.hold_file(database):
        assert (tmp_path / "thidua.sqlite.lock").read_text() == f"{os.getpid()}\n"


async def test_a_link_to_the_file_is_the_same_data(tmp_path: Path) -> None:
    """By whichever name: a second process is refused, and the log beside the file itself is looked for."""
    (tmp_path / "disk").mkdir()
    file, link = tmp_path / "disk" / "thidua.sqlite", tmp_path / "thidua.sqlite"
    file.touch()
    link.symlink_to(file)
    named = [Settings(database_url=SecretStr(f"sqlite:///{one}")) for one in (file, link)]
    async with app.hold(named[0]):
        with pytest.raises(single.AlreadyRunning):
            async with app.hold(named[1]):
                pass

    (tmp_path / "disk" / "thidua.sqlite-shm").touch()
    with pytest.raises(StorageDamaged, match="wal is gone"):
        backup.examine(named[1].database_address)


async def test_an_error_inside_lets_the_lock_go(tmp_path: Path) -> None:
    """Whatever ends the holder frees the data, and its error comes out unchanged."""
    database = tmp_path / "thidua.sqlite"
    with pytest.raises(LookupError):
        async with single.hold_file(database):
            raise LookupError

    async with single.hold_file(database):
        pass


async def test_files_taken_away_under_the_bot_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock, the database or its log: deleted, moved, replaced. The sentence names the file."""
    monkeypatch.setattr(single, "LOOK", 0.01)
    database = tmp_path / "thidua.sqlite"
    for name in ("thidua.sqlite.lock", "thidua.sqlite", "thidua.sqlite-wal"):
        for end in ("thidua.sqlite", "thidua.sqlite-wal"):
            (tmp_path / end).write_bytes(b"x")
        async with single.hold_file(database) as lock:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(lock.watch(), 0.05)
            (tmp_path / name).rename(tmp_path / "away")
            if name == "thidua.sqlite":
                database.write_bytes(b"another")
            with pytest.raises(single.Lost, match=rf"{name} đã bị xóa"):
                await asyncio.wait_for(lock.watch(), 5)


async def test_a_place_that_cannot_hold_a_lock_is_a_sentence(tmp_path: Path) -> None:
    """The lock says where it would have been; a missing folder is made."""
    (tmp_path / "file").touch()
    with pytest.raises(single.LockUnusable, match="nowhere"):
        async with single.hold_file(tmp_path / "file" / "nowhere.sqlite"):
            pass
    async with single.hold_file(tmp_path / "new" / "thidua.sqlite"):
        pass


@pytest.fixture
async def postgres() -> str:
    """The local PostgreSQL; skips where there is none."""
    try:
        connection = await asyncpg.connect(POSTGRES, timeout=3)
    except (OSError, asyncpg.PostgresError) as error:
        pytest.skip(f"no PostgreSQL here: {type(error).__name__}")
    await connection.close()
    return POSTGRES


async def test_postgres_refuses_a_second_holder_of_the_same_bot(postgres: str) -> None:
    """One process a bot; another bot's process is welcome."""
    async with single.hold_postgres(postgres, 7_000_000_001):
        with pytest.raises(single.AlreadyRunning):
            async with single.hold_postgres(postgres, 7_000_000_001):
                pass
        async with single.hold_postgres(postgres, 7_000_000_002):
            pass
    async with single.hold_postgres(postgres, 7_000_000_001):
        pass


async def test_a_server_that_is_not_there_is_no_riddle() -> None:
    """Said as trouble with the database, which the command line puts into words."""
    with pytest.raises(StorageBusy):
        async with single.hold_postgres("postgresql+asyncpg://nobody@127.0.0.1:9/x", 1):
            pass


async def test_a_lost_connection_is_told_at_once(postgres: str) -> None:
    """Whoever loses the lock must stop, for another may hold it already."""
    async with single.hold_postgres(postgres, 7_000_000_003) as lock:
        other = await asyncpg.connect(postgres)
        await other.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND classid = $1 AND objid = $2",
            members.BOT_CLASS,
            single._signed32(7_000_000_003) % 2**32,
        )
        await other.close()
        with pytest.raises(single.Lost):
            await asyncio.wait_for(lock.watch(), 10)


async def test_a_start_may_take_longer_than_a_standstill(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What passes before the watch begins is not held against the lock."""
    monkeypatch.setattr(single, "LATE", 0.4)
    monkeypatch.setattr(single, "PULSE", 0.1)
    async with single.hold_postgres(postgres, 7_000_000_004) as lock:
        await asyncio.sleep(0.5)

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(lock.watch(), 0.35)
