"""Copies that are known to be good, and the way back from one (P18, P19)."""

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import single
from proof.hands import fresh_database
from scheduler import backups
from storage import backup, backup_server, erased_list, facts, migrate, migrations
from storage.engine import Database, StorageError, connect
from storage.errors import (
    BackupMissing,
    BackupUnfit,
    DataMissing,
    SchemaNewer,
    StorageBusy,
    StorageDamaged,
)

NOW = datetime(2023, 11, 8, 1, 30, tzinfo=UTC)
NAME = "only-20231108-013000.sqlite"


async def fill(db: Database, *names: str) -> None:
    """Store a few facts, one transaction each."""
    for name in names:
        async with db.write() as conn:
            await facts.put(conn, name, "x" * 500, now=NOW)


def names(path: Path) -> set[str]:
    """The facts in a file."""
    with closing(sqlite3.connect(path)) as db:
        return {name for (name,) in db.execute("SELECT name FROM fact")}


def address(db: Database) -> str:
    """Where a database is."""
    return db.url.render_as_string(hide_password=False)


async def test_a_copy_holds_what_was_committed(sqlite_database: Database, tmp_path: Path) -> None:
    """Also what is still only in the write-ahead log; one file, for our eyes only."""
    await fill(sqlite_database, "a", "b")
    made = await backup.make(address(sqlite_database), tmp_path / "copies", now=NOW)

    assert made == tmp_path / "copies" / NAME
    assert names(made) == {"a", "b"}
    assert made.stat().st_mode & 0o077 == 0
    assert [one.name for one in made.parent.iterdir()] == [NAME]


async def test_copies_under_load_are_whole(sqlite_database: Database, tmp_path: Path) -> None:
    """While others write: each copy is sound, and holds all that was committed before it began."""
    writing = asyncio.Event()

    async def write() -> None:
        number = 0
        while not writing.is_set():
            await fill(sqlite_database, str(number))
            number += 1

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(write())
        for hour in range(5):
            before = names(tmp_path / "only.sqlite")
            made = await backup.make(
                address(sqlite_database), tmp_path / "copies", now=NOW + timedelta(hours=hour)
            )
            backup.check(made)
            assert before <= names(made)
        writing.set()


async def test_a_restored_database_sends_nothing(sqlite_database: Database, tmp_path: Path) -> None:
    """The copy takes the place, the replaced file is kept, and sending waits for an officer."""
    await fill(sqlite_database, "before")
    made = await backup.make(address(sqlite_database), tmp_path / "copies", now=NOW)
    await fill(sqlite_database, "after")
    await sqlite_database.close()
    live = tmp_path / "only.sqlite"
    replaced = backup.restore(made, live, now=NOW)

    assert replaced == tmp_path / "only-replaced-20231108-013000.sqlite"
    assert names(live) == {"before", backup.PAUSED}
    assert names(replaced) == {"before", "after"}
    db = connect(str(live))
    async with db.read() as conn:
        assert await facts.get(conn, backup.PAUSED) == {"why": "restored", "from": NAME}
    await db.close()


async def test_a_file_in_use_is_not_replaced(sqlite_database: Database, tmp_path: Path) -> None:
    """While a program has it open, nothing is touched."""
    await fill(sqlite_database, "a")
    made = await backup.make(address(sqlite_database), tmp_path / "copies", now=NOW)
    with pytest.raises(StorageBusy, match="stop the bot"):
        backup.restore(made, tmp_path / "only.sqlite", now=NOW)

    await fill(sqlite_database, "b")
    async with sqlite_database.read() as conn:
        assert await facts.get(conn, "b")


def spoil(file: Path, how: str) -> None:
    """Make a file unfit."""
    content = bytearray(file.read_bytes())
    match how:
        case "cut":
            content = content[: len(content) // 2]
        case "flipped":
            for at in range(len(content) // 2, len(content) // 2 + 4096):
                content[at] ^= 0xFF
        case "header":
            content[:16] = b"not a database!!"
        case "empty":
            content = bytearray()
        case "schema":  # what SQLite says of it then is no text either
            content[content.index(b"CREATE TABLE") + 7] = 0xEE
        case "text":
            content[content.rindex(b"x" * 400)] = 0xEE
    file.write_bytes(content)
    if how == "newer":
        with closing(sqlite3.connect(file)) as db, db:
            db.execute("UPDATE alembic_version SET version_num = '9999'")
    if how == "foreign":
        file.unlink()
        with closing(sqlite3.connect(file)) as db, db:
            db.execute("CREATE TABLE recipes (id INTEGER)")


@pytest.mark.parametrize("how", ["cut", "flipped", "header", "empty", "foreign", "newer", "gone"])
async def test_an_unfit_copy_is_refused(
    sqlite_database: Database, tmp_path: Path, how: str
) -> None:
    """Damaged, cut, of another program, newer, missing: refused before anything is touched."""
    await fill(sqlite_database, "a")
    made = await backup.make(address(sqlite_database), tmp_path / "copies", now=NOW)
    await sqlite_database.close()
    live = tmp_path / "only.sqlite"
    before = live.read_bytes()
    if how == "gone":
        made.unlink()
    else:
        spoil(made, how)
    with pytest.raises((BackupUnfit, SchemaNewer, BackupMissing)):
        backup.restore(made, live, now=NOW)

    assert live.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"only.sqlite", "copies"}


async def test_a_lost_file_is_not_hidden_by_an_empty_one(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Its lock and its copies are there, so it was not the first start: the newest good one is named."""
    await fill(sqlite_database, "a")
    made = await backup.make(address(sqlite_database), tmp_path / "backups", now=NOW)
    await sqlite_database.close()
    live = tmp_path / "only.sqlite"
    async with single.hold_file(live):
        pass
    live.unlink()
    with pytest.raises(DataMissing, match=made.name):
        backup.examine(address(sqlite_database))

    assert not (tmp_path / "only.sqlite").exists()


@pytest.mark.parametrize("how", ["cut", "flipped", "header", "schema", "text"])
async def test_damage_is_seen_at_start(sqlite_database: Database, tmp_path: Path, how: str) -> None:
    """The error names the newest copy that is good; and a damaged file can be replaced by it."""
    await fill(sqlite_database, *(str(number) for number in range(300)))
    for hour in range(3):
        made = await backup.make(
            address(sqlite_database), tmp_path / "backups", now=NOW + timedelta(hours=hour)
        )
        os.utime(made, (hour, hour))
    await sqlite_database.close()
    backup.examine(address(sqlite_database))
    spoil(tmp_path / "backups" / "only-20231108-033000.sqlite", "cut")
    spoil(tmp_path / "only.sqlite", how)
    with pytest.raises(StorageDamaged, match=r"only-20231108-023000\.sqlite"):
        backup.examine(address(sqlite_database))

    backup.restore(
        tmp_path / "backups" / "only-20231108-023000.sqlite", tmp_path / "only.sqlite", now=NOW
    )
    backup.examine(address(sqlite_database))


async def test_a_log_that_was_taken_away_is_seen_at_start(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """After a kill the last rows are in the log alone; the restored copy is sound again (P18)."""
    await fill(sqlite_database, "in the backup")
    made = await backup.make(address(sqlite_database), tmp_path / "backups", now=NOW)
    await fill(sqlite_database, "in the log alone")
    killed = tmp_path / "killed"
    killed.mkdir()
    for ends in (("", "-wal", "-shm"), ("", "-shm")):
        backup.examine(str(killed / "only.sqlite"))  # all there; it takes in the log and tidies up
        for end in ends:
            shutil.copy(tmp_path / f"only.sqlite{end}", killed)

    for _ in range(2):
        with pytest.raises(StorageDamaged, match=rf"only\.sqlite-wal.*{made.name}"):
            backup.examine(str(killed / "only.sqlite"), tmp_path / "backups")

    backup.restore(made, killed / "only.sqlite", now=NOW)
    backup.examine(str(killed / "only.sqlite"))


async def test_a_copy_that_cannot_be_made_says_so(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """A folder that cannot be written to is an error of ours, not a quiet nothing."""
    await fill(sqlite_database, "a")
    (tmp_path / "copies").write_text("a file in the way")
    with pytest.raises(StorageError):
        await backup.make(address(sqlite_database), tmp_path / "copies", now=NOW)


def test_the_list_of_the_erased_survives_a_cut_and_a_damaged_line(tmp_path: Path) -> None:
    """Whoever is noted behind a cut line stands on the list, and so does everybody around a damaged one."""
    first, second = (erased_list.Erased(number, 1, NOW) for number in (1, 2))
    erased_list.note(tmp_path, first)
    with (tmp_path / erased_list.LIST).open("ab") as file:
        file.write(
            b'\xff\xfe\n{"person": "x", "commune": 1, "made": "2023-11-08"}\n{"person": 7, "co'
        )
    erased_list.note(tmp_path, second)

    assert erased_list.listed(tmp_path) == [first, second]


def test_the_rule_keeps_hours_days_and_weeks() -> None:
    """24 hourly, 7 daily, 4 weekly: of ninety days of hourly copies, 24 + 6 + 3 or so stay."""
    hourly = [NOW - timedelta(hours=number) for number in range(24 * 90)]
    kept = backup.kept(hourly)

    assert set(hourly[:24]) <= kept
    assert len({at.date() for at in kept}) >= 7
    assert min(kept) < NOW - timedelta(days=14)
    assert len(kept) <= 24 + 7 + 4


@given(st.lists(st.datetimes(datetime(2023, 1, 1), datetime(2024, 12, 31)), unique=True))  # noqa: DTZ001
def test_the_newest_copy_always_stays(stamps: list[datetime]) -> None:
    """Whatever the hours of the copies: the newest is kept, and never more than the rule allows."""
    kept = backup.kept(stamps)

    assert kept <= set(stamps)
    assert len(kept) <= 35
    assert not stamps or max(stamps) in kept


async def test_old_copies_of_this_database_go(sqlite_database: Database, tmp_path: Path) -> None:
    """Other files in the folder stay: another database's, a copy before a migration, a note."""
    folder = tmp_path / "copies"
    folder.mkdir()
    others = {"other-20200101-000000.sqlite", "only-before-0002.sqlite", "note.txt"}
    for name in others | {f"only-202001{day:02}-000000.sqlite" for day in range(1, 29)}:
        (folder / name).touch()
    await backup.make(address(sqlite_database), folder, now=NOW)
    left = {one.name for one in folder.iterdir()}

    assert others | {NAME} <= left
    assert len(left) < 3 + 1 + 28


async def test_names_that_are_no_hour_and_a_clock_without_its_year_cost_no_copy(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """What people put there stays; a copy named long ago, by a dead battery, stays until the next."""
    folder = tmp_path / "copies"
    (folder / "only-20231107-000000.sqlite").mkdir(parents=True)
    odd = folder / "only-20231399-999999.sqlite"
    odd.touch()
    for day in range(60):
        at = NOW - timedelta(days=day)
        (folder / f"only-{at:%Y%m%d-%H%M%S}.sqlite").touch()
    made = await backup.make(address(sqlite_database), folder, now=NOW.replace(year=2000))

    assert odd.exists()
    assert names(made) == set()
    assert backup.made_at(odd.name) is None


@pytest.mark.skipif(not backup_server.possible(), reason="no client programs of PostgreSQL")
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_is_restored_paused(database: Database, tmp_path: Path) -> None:
    """All or nothing, with sending held; refused while a bot works there, and what is no dump of ours."""
    await fill(database, "before")
    where = address(database)
    made = await backup.make(where, tmp_path, now=NOW)
    await fill(database, "after")
    with pytest.raises(StorageBusy, match="stop the bot"):
        backup_server.restore(made, where, paused=backup.PAUSED, now=NOW)
    await database.close()
    (tmp_path / "cut.dump").write_bytes(made.read_bytes()[:2000])
    with pytest.raises(StorageDamaged):
        backup_server.restore(tmp_path / "cut.dump", where, paused=backup.PAUSED, now=NOW)
    backup_server.restore(made, where, paused=backup.PAUSED, now=NOW)

    again = connect(where)
    async with again.read() as conn:
        assert await facts.get(conn, "before")
        assert await facts.get(conn, "after") is None
        assert await facts.get(conn, backup.PAUSED) == {"why": "restored", "from": made.name}
    await again.close()


@pytest.mark.skipif(not backup_server.possible(), reason="no client programs of PostgreSQL")
async def test_a_server_goes_back_to_the_copy_before_a_migration(
    postgres_database: str, tmp_path: Path
) -> None:
    """The newer schema's own tables go with it: they refer to what the copy puts in its place."""
    async with fresh_database(postgres_database, f"thidua_back_{os.getpid()}") as where:
        await migrate.move(where, "0001")
        await migrate.upgrade(where, backups=tmp_path)
        (made,) = tmp_path.glob("*-before-*.dump")
        backup_server.restore(made, where, paused=backup.PAUSED, now=NOW)

        assert await migrate.version(where) == "0001"
        await migrate.upgrade(where, backups=tmp_path)
        assert await migrate.version(where) == migrations.known()[-1]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_is_dumped(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pg_dump where it is installed; where it is not, the error says what to install."""
    if shutil.which("pg_dump"):
        made = await backup.make(address(database), tmp_path, now=NOW)
        assert made.name == f"{database.url.database}-20231108-013000.dump"
        assert made.read_bytes()[:5] == b"PGDMP"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageError, match="client programs"):
        await backup.make(address(database), tmp_path, now=NOW)


async def test_the_hours_copy_is_named_by_the_communes_hour(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """As one made by hand is: an officer is told the hour that the name says."""
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    given = {"address": address(sqlite_database), "folder": tmp_path / "copies", "tz": zone}
    for _ in range(2):
        await backups.sweep(sqlite_database, lambda: NOW, **given)

    (made,) = (tmp_path / "copies").iterdir()
    assert made.name == "only-20231108-083000.sqlite"
    assert backup.made_at(made.name) == datetime(2023, 11, 8, 8, 30)  # noqa: DTZ001 - as shown
