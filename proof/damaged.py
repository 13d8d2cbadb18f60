"""A damaged database file at start: seen each time, in a sentence, and left as it was (T15: P18).

32 bytes of a file that people have worked on are flipped, anywhere; or its write-ahead log is gone after
a kill; or it lies on a disk that may not be written to. A real process is started on it, twice: it must
end with its exit code, name a remedy and the newest good backup, and leave every byte as it found it.
What flipped bytes have not changed (free space, bytes that no value uses) is no damage.
"""

import asyncio
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proof.killable import Killable
from proof.size import Size
from proof.table import Row, below
from proof.town import town
from storage import backup

FLIPPED: Final = 32
RUNS: Final = 20
STORAGE: Final = 74  # the exit code
WITHIN: Final = 30.0  # seconds until the process has ended
WORK: Final = 2.0  # seconds of people at work before
NAME: Final = "thidua.sqlite"


@dataclass
class Count:
    """What came of the starts on files of one kind."""

    runs: int = 0
    harmless: int = 0
    unseen: list[str] = field(default_factory=list)
    odd: list[str] = field(
        default_factory=list
    )  # another code, a traceback, no remedy, a changed file
    slowest: float = 0.0


async def prove(size: Size) -> list[Row]:
    """So many files of each kind."""
    flipped, missing = Count(), Count()
    runs = size.runs(RUNS, 2)
    for number in size.watched(range(runs), "damaged files"):
        chance = size.chance("damaged", number)
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            async with town(folder, chance, villages=3) as (people, environment):
                process = Killable(folder, environment)
                process.start()
                async with people.busy():
                    await asyncio.sleep(WORK)
                await process.kill()
                copy = folder / "left"
                copy.mkdir()
                for one in folder.glob(f"{NAME}*"):
                    shutil.move(one, copy)
                await _missing(process, copy, missing)
                await _flipped(process, copy, flipped, chance)
    return [
        _row(f"{FLIPPED} flipped bytes, at start", flipped),
        _row("write-ahead log gone, at start", missing),
    ]


async def _missing(process: Killable, left: Path, count: Count) -> None:
    """Everything that a killed process left, but the log."""
    for one in left.iterdir():
        if not one.name.endswith("-wal"):
            shutil.copy(one, process.folder)
    await _starts(process, count, harmless=False)


async def _flipped(process: Killable, left: Path, count: Count, chance: random.Random) -> None:
    """The whole database in one file, and a good copy of it, then the bytes."""
    file = process.folder / NAME
    for one in left.iterdir():
        shutil.copy(one, process.folder)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    backup.copy(file, Path(process.environment["BACKUP_DIR"]), "20231108-120000")
    content = bytearray(file.read_bytes())
    before = _said(file)
    for at in chance.sample(range(len(content)), FLIPPED):
        content[at] ^= chance.randrange(1, 256)
    file.write_bytes(content)
    await _starts(process, count, harmless=_said(file) == before)


def _said(file: Path) -> list[str] | None:
    """Everything the file says; None where it cannot be read any more."""
    try:
        with tempfile.TemporaryDirectory() as made:
            copy = shutil.copy(file, made)
            with closing(sqlite3.connect(copy)) as db:
                db.text_factory = bytes
                tables = db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
                return [repr(tables)] + [
                    repr(db.execute(f'SELECT * FROM "{name.decode()}"').fetchall())
                    for name, sql in tables
                    if sql and sql.startswith(b"CREATE TABLE")
                ]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


async def _starts(process: Killable, count: Count, *, harmless: bool) -> None:
    """Twice: a program that is started again finds the same."""
    file = process.folder / NAME
    before = file.read_bytes()
    count.runs += 1
    for _ in range(2):
        process.log.unlink(missing_ok=True)
        began = asyncio.get_running_loop().time()
        process.start()
        code = await process.ended(2.0 if harmless else WITHIN)
        count.slowest = max(count.slowest, asyncio.get_running_loop().time() - began)
        await process.kill()
        said = process.log.read_text("utf-8", "replace")
        if code is None:
            if harmless:
                count.harmless += 1
            else:
                count.unseen.append("it went to work")
            break
        wrong = [
            what
            for what, is_so in (
                (f"exit {code}", code != STORAGE),
                ("a traceback", "Traceback" in said),
                ("no remedy", "thidua restore" not in said),
                ("the file was changed", file.read_bytes() != before),
            )
            if is_so
        ]
        if wrong:
            count.odd.append(", ".join(wrong))
    for one in process.folder.glob(f"{NAME}*"):
        one.unlink()


def _row(name: str, count: Count) -> Row:
    harmless = f"{count.harmless} harmless, " if count.harmless else ""
    first = f" ({count.odd[0]})" if count.odd else ""
    return Row(
        name,
        f"{count.runs} files, each started twice",
        f"{harmless}{len(count.unseen)} not seen, {len(count.odd)} ended otherwise than in a sentence"
        f"{first}, slowest {count.slowest:.1f} s",
        f"0, 0 ({below(count.runs)})",
        not (count.unseen or count.odd),
    )
