"""Copies of the database that are known to be good, and the way back from one (P18, P19).

A copy is made by SQLite's own backup (a plain copy of a live file misses committed rows), checked,
and only then given its name: what is called <database>-YYYYMMDD-HHMMSS.sqlite is whole. A restore
refuses a damaged, cut or newer file before it touches anything, and sends nothing until an officer
resumes. PostgreSQL is dumped and restored by its own client programs (storage/backup_server.py).
"""

import asyncio
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from storage import backup_server, migrations
from storage.engine import database_url
from storage.errors import (
    BackupMissing,
    BackupUnfit,
    DataMissing,
    SchemaNewer,
    StorageBusy,
    StorageDamaged,
    StorageError,
    translated,
)
from storage.schema import metadata
from storage.whole_files import named, private, tidy

PAUSED: Final = "sending_paused"  # the fact that keeps the sender still until an officer resumes
WHOLE_CHECK: Final = 256 * 1024 * 1024  # bytes; a larger file gets the quick check at start
DATA_WAS_HERE: Final = (
    b"data\n"  # in the lock beside a SQLite file, behind whose it is (bot/single.py)
)
STAMP: Final = "%Y%m%d-%H%M%S"
KEPT: Final[tuple[tuple[int, Callable[[datetime], Hashable]], ...]] = (
    (24, lambda at: (at.date(), at.hour)),
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
)


async def make(address: str, folder: Path, *, now: datetime) -> Path:
    """Copy the running database into `folder`, named by `now` in its own zone; old copies go.

    Raises StorageFull, StorageDamaged where the copy is not good, StorageError without pg_dump.
    """
    url = database_url(address)
    stamp = now.strftime(STAMP)
    if url.get_backend_name() == "sqlite":
        source = Path(url.database or "")
        made = await asyncio.to_thread(copy, source, folder, stamp)
    else:
        made = await asyncio.to_thread(backup_server.dump, address, folder, stamp)
    await asyncio.to_thread(prune, folder, made)
    return made


def copy(source: Path, folder: Path, label: str) -> Path:
    """One checked copy of a SQLite file, <name>-<label>.sqlite; blocks, so call it in a thread."""
    part = folder / f".{source.stem}-{label}.part"
    with tidy(part), closing(_open(source)) as live:
        private(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            live.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        check(part, values=False)  # beside the running bot, which must not wait for its values
        return named(part, folder / f"{source.stem}-{label}.sqlite")


def check(path: Path, *, quick: bool = False, values: bool = True) -> None:
    """Read a SQLite file through and through. Raises StorageDamaged with the first thing found.

    SQLite's own check looks at pages, keys and rules, not at what the values say: with `values` each of
    them and every reference is read too, for a byte that changed in a text is seldom text any more.
    """
    try:
        with closing(_open(path)) as db:
            (word,) = db.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check(1)").fetchone()
            if word == "ok" and values and not quick:
                word = _read_all(db)
    except UnicodeDecodeError as error:  # what is wrong is told in the damaged bytes themselves
        raise StorageDamaged(f"{path.name}: unreadable") from error
    except sqlite3.DatabaseError as error:
        raise translated(error) or StorageDamaged(str(error)) from error
    if word != "ok":
        raise StorageDamaged(f"{path.name}: {' '.join(word.split())[:200]}")


def _read_all(db: sqlite3.Connection) -> str:
    """Gives "ok", or which table refers to nothing. Raises sqlite3.OperationalError where a text is none."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _ in db.execute(f'SELECT * FROM "{name}"'):
            pass
    lost = db.execute("PRAGMA foreign_key_check").fetchone()
    return "ok" if lost is None else f"{lost[0]} refers to nothing in {lost[2]}"


def examine(address: str, backups: Path | None = None) -> None:
    """At start: whether the file is there, sound and whole. Raises DataMissing or StorageDamaged, naming
    the newest good backup.
    """
    path = Path(database_url(address).database or "")
    if database_url(address).get_backend_name() != "sqlite":
        return
    if not path.exists():
        was_here = _in_lock(path)
        left = newest_good(backups or path.parent / "backups", path.stem) if was_here else None
        if left is not None:
            raise DataMissing(str(left))
        return
    try:
        _has_its_log(path)
        check(path, quick=path.stat().st_size > WHOLE_CHECK)
        _has_its_tables(path)
    except StorageDamaged as error:
        good = newest_good(backups or path.parent / "backups", path.stem)
        advice = f"newest good backup: {good}" if good else "there is no good backup"
        raise StorageDamaged(f"{error.detail}; {advice}") from error


def _in_lock(path: Path) -> bool:
    """Whether a bot has had data here: its lock stays when a file is lost, and goes with all of them."""
    try:
        return DATA_WAS_HERE in path.with_name(path.name + ".lock").read_bytes()
    except OSError:
        return False


def _has_its_log(path: Path) -> None:
    """Raises StorageDamaged where committed rows were taken away with the write-ahead log.

    A clean end removes the log and its index, a kill leaves both: the index alone is left by nobody
    but by whoever removed the log. SQLite would open the file as it was at some time before.
    """
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if index.exists() and not log.exists():
        raise StorageDamaged(f"{log.name} is gone, and what was written last is with it")


def _has_its_tables(path: Path) -> None:
    """Raises StorageDamaged where a database of this program's schema lacks one of its tables."""
    tables, stamp = _held(path)
    lost = sorted(set(metadata.tables) - tables)
    if stamp == migrations.known()[-1] and lost:
        raise StorageDamaged(f"{path.name} has no table {lost[0]}")


def newest_good(folder: Path, stem: str) -> Path | None:
    """The newest copy of a database that is whole."""
    for one in sorted(folder.glob(f"{stem}-*.sqlite"), key=_age, reverse=True):
        with suppress(StorageError):
            check(one)
            return one
    return None


def made_at(name: str) -> datetime | None:
    """The local moment in a copy's name, None where it has none."""
    found = re.search(r"-(\d{8}-\d{6})\.", name)
    try:
        return datetime.strptime(found[1], STAMP) if found else None  # noqa: DTZ007 - its zone is the caller's
    except ValueError:  # the 99th of a month: named by a person
        return None


def before_migration(address: str, folder: Path, head: str) -> Path | None:
    """A copy of what a migration is about to change; None where a server has no pg_dump for it."""
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        return copy(Path(url.database or ""), folder, f"before-{head}")
    if not backup_server.possible():
        return None
    return backup_server.dump(address, folder, f"before-{head}")


def newest_age(folder: Path, now: float) -> float | None:
    """Seconds since the newest copy in a folder was made, by `now` of the same clock as files."""
    try:
        made = [one.stat().st_mtime for one in folder.glob("*-*.*") if not one.name.startswith(".")]
    except OSError:
        return None
    return max(0.0, now - max(made)) if made else None


def prune(folder: Path, newest: Path) -> list[Path]:
    """Remove what the rule does not keep, of the same database; returns what went.

    Kept: the newest of each of the last 24 hours, 7 days and 4 weeks that have one; and `newest`, which
    a machine whose clock has lost its year names as the eldest.
    """
    name = re.compile(rf"(.+)-(\d{{8}}-\d{{6}}){re.escape(newest.suffix)}")
    own = name.fullmatch(newest.name)
    stamps: dict[datetime, Path] = {}
    for path in folder.iterdir():
        found, at = name.fullmatch(path.name), made_at(path.name)
        if own and found and found[1] == own[1] and at and path.is_file():
            stamps[at] = path
    stay = kept(stamps)
    gone = [path for at, path in stamps.items() if at not in stay and path != newest]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def kept(stamps: Iterable[datetime]) -> set[datetime]:
    """Which copies the rule keeps."""
    newest_first = sorted(stamps, reverse=True)
    stay: set[datetime] = set()
    for number, period in KEPT:
        seen: dict[Hashable, datetime] = {}
        for at in newest_first:
            seen.setdefault(period(at), at)
        stay.update(list(seen.values())[:number])
    return stay


def restore(file: Path, target: Path, *, now: datetime) -> Path | None:
    """Put a copy in the database's place; returns where the replaced one is kept.

    Raises BackupMissing, BackupUnfit or SchemaNewer about the copy, StorageBusy where a program still
    has the database open: nothing was touched then.
    """
    if not file.is_file():
        raise BackupMissing(str(file))
    try:
        check(file)
    except StorageDamaged as error:
        raise BackupUnfit(str(file)) from error
    tables, stamp = _held(file)
    if not stamp or not {"alembic_version", "fact", "delivery"} <= tables:
        raise BackupUnfit(str(file))
    if stamp not in migrations.known():
        raise SchemaNewer(f"schema {stamp}, this program knows {migrations.known()[-1]}")
    part = target.with_name(f"{target.name}.restoring")
    with tidy(part):
        shutil.copyfile(file, private(part))
        _pause(part, file.name, now)
        check(part)
        replaced = _set_aside(target, now)
        named(part, target)
    return replaced


def _held(file: Path) -> tuple[set[str], str]:
    """The tables of a sound file, and the schema it says it has."""
    with closing(_open(file)) as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in tables:
            return tables, ""
        (stamp,) = db.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    return tables, str(stamp)


def _pause(part: Path, name: str, now: datetime) -> None:
    with closing(sqlite3.connect(part)) as db, db:
        db.execute(
            "INSERT OR REPLACE INTO fact (name, value, at) VALUES (?, ?, ?)",
            (
                PAUSED,
                json.dumps({"why": "restored", "from": name}),
                now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"),
            ),
        )


def _set_aside(target: Path, now: datetime) -> Path | None:
    """Keep the present file beside its place; the place itself is never empty."""
    if not target.exists():
        return None
    try:
        with closing(sqlite3.connect(target, timeout=2, isolation_level=None)) as db:
            # Nobody else may have it open for this; it also takes in what the log still holds.
            db.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if isinstance(translated(error), StorageBusy):
            raise StorageBusy("stop the bot before restoring") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        pass  # too damaged to be opened: kept as it is
    replaced = target.with_name(f"{target.stem}-replaced-{now.strftime(STAMP)}{target.suffix}")
    replaced.unlink(missing_ok=True)
    os.link(target, replaced)
    for log in ("-wal", "-shm"):  # a log of the old file must never meet the new one
        beside = target.with_name(target.name + log)
        if beside.exists():
            os.replace(beside, replaced.with_name(replaced.name + log))
    return replaced


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        db.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _age(path: Path) -> float:
    return path.stat().st_mtime
