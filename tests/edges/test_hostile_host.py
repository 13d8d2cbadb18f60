"""What the machine and its network do to a real process, and what whoever runs it reads and finds."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from proof.killable import Killable
from tests.fixtures_commune import TOKEN


async def test_who_waits_for_telegram_at_the_first_start_can_be_told_to_stop(
    tmp_path: Path,
) -> None:
    """Blocked at the carrier, no proxy yet: the terminal's Ctrl-C and systemd's stop are obeyed at once."""
    knocked = asyncio.Event()

    async def shut(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocked.set()
        writer.close()

    async with await asyncio.start_server(shut, "127.0.0.1", 0) as door:
        port = door.sockets[0].getsockname()[1]
        telegram = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": f"http://127.0.0.1:{port}"}
        bot = Killable(tmp_path, telegram)
        bot.start()
        try:
            async with asyncio.timeout(20):
                await knocked.wait()
            ended = await bot.stop()
        finally:
            await bot.kill()

    assert ended == 0


FULL = """
import resource, signal, sqlite3, sys
from storage import backup, errors
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    if sys.argv[3] == "opened":
        backup.examine(sys.argv[1])
    else:
        with sqlite3.connect(sys.argv[1]) as db:
            db.execute("CREATE TABLE more AS SELECT randomblob(60000)")
except (errors.StorageError, sqlite3.Error) as error:
    print(type(errors.translated(error)).__name__)
"""


@pytest.mark.parametrize(("room", "act"), [(8_192, "opened"), (40_000, "written to")])
def test_no_room_left_is_not_called_damage(
    sqlite_template: Path, tmp_path: Path, room: int, act: str
) -> None:
    """Whoever reads "damaged" restores a copy and loses the hours since; SQLite itself says "I/O error"."""
    database = tmp_path / "thidua.sqlite"
    shutil.copyfile(sqlite_template, database)
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    given = (str(database), str(room), act)
    said = subprocess.run([sys.executable, "-c", FULL, *given], capture_output=True, check=True)

    assert said.stdout.decode().strip() == "StorageFull"
