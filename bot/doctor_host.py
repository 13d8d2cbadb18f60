"""The doctor's look at the machine: who may read the secrets, what is installed, what the server is.

Like bot/doctor.py: looking changes nothing, and each finding names its remedy.
"""

import asyncio
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Final

from bot import settings_file
from bot.app import database_file
from bot.config import Settings
from bot.finding import Finding
from bot.settings_file import ENV_FILE
from messages import doctor_words as words
from reports import pdf
from storage import backup_server, engine, server
from storage.engine import StorageError

SAMPLES: Final = 3.0  # seconds for a program of the system to answer


async def secrets(settings: Settings) -> list[Finding]:
    """Files with secrets or people's data that everybody on this machine may read."""
    watched = [ENV_FILE, settings.bot_tokens_file, database_file(settings)]  # copies are made 0600
    found = []
    for path in watched:
        if path is not None and _open_to_all(path):
            said = words.READABLE.format(path=path)
            fix = words.READABLE_FIX.format(path=path)
            found.append(Finding("bad", words.FILES, said, fix))
    return found


async def meant(settings: Settings) -> list[Finding]:
    """Settings that do nothing, or cannot do what they are for."""
    found = []
    for name, likely in settings_file.misspelt():
        said = words.MISSPELT.format(name=name, likely=likely)
        found.append(Finding("bad", words.SETTINGS, said, words.MISSPELT_FIX))
    template, folder = settings.report_template, settings.backup_dir
    if template is not None and not template.is_file():
        said = words.NO_TEMPLATE.format(path=template)
        found.append(Finding("bad", words.SETTINGS, said, words.NO_TEMPLATE_FIX))
    stands = next((one for one in (folder, *folder.resolve().parents) if one.exists()), Path("/"))
    if settings.backup_hours and not os.access(stands, os.W_OK | os.X_OK):
        said = words.BACKUP_CLOSED.format(path=stands)
        found.append(Finding("bad", words.BACKUP, said, words.BACKUP_CLOSED_FIX))
    return found


def _open_to_all(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & stat.S_IRWXO)
    except OSError:
        return False


async def programs(_settings: Settings) -> list[Finding]:
    """What reports need and the bot runs without; and whether the system keeps the time."""
    found = []
    if pdf.office() is None:
        found.append(Finding("note", words.OFFICE, words.OFFICE_NONE, words.OFFICE_FIX))
    if await asyncio.to_thread(_clock_runs_free):
        found.append(Finding("note", words.CLOCK, words.CLOCK_FREE, words.CLOCK_FIX))
    return found


def _clock_runs_free() -> bool:
    """Whether systemd says that the clock is not kept by a time server; False where nobody knows."""
    tool = shutil.which("timedatectl")
    if tool is None:
        return False
    words_ = [tool, "show", "--property=NTPSynchronized", "--value"]
    try:
        done = subprocess.run(words_, capture_output=True, text=True, timeout=SAMPLES, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.stdout.strip() == "no"


async def database_server(settings: Settings) -> list[Finding]:
    """PostgreSQL: its version, its client programs here, and how many of our processes are alive."""
    if database_file(settings) is not None:
        return []
    db = engine.connect(settings.database_address)
    try:
        stands = await server.look(db)
    except StorageError:
        return []  # said under the database
    finally:
        await db.close()
    found = []
    said = words.SERVER_OK.format(version=stands.version)
    if stands.version < server.OLDEST:
        fix = words.SERVER_OLD_FIX.format(oldest=server.OLDEST)
        found.append(Finding("bad", words.DATABASE, said, fix))
    else:
        found.append(Finding("ok", words.DATABASE, said))
    found += await asyncio.to_thread(_client, stands.version)
    running = (
        words.RUNNING_MANY.format(count=stands.processes) if stands.processes else words.RUNNING_NO
    )
    return [*found, Finding("ok", words.RUNNING, running)]


def _client(wanted: int) -> list[Finding]:
    """pg_dump: missing or older than the server, it makes no copy."""
    if not backup_server.possible():
        return [Finding("note", words.BACKUP, words.DUMP_NONE, words.DUMP_FIX)]
    done = subprocess.run(
        ["pg_dump", "--version"], capture_output=True, text=True, timeout=SAMPLES, check=False
    )
    number = re.search(r"(\d+)", done.stdout)
    if number is None or int(number[1]) >= wanted:
        return []
    said = words.DUMP_OLD.format(version=number[1], wanted=wanted)
    return [Finding("note", words.BACKUP, said, words.DUMP_FIX)]
