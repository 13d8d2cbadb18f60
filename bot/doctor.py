"""The doctor: what is well, what is wrong, and how to mend it, for whoever runs the bot.

Owns the list of checks. Promises that each finding names its remedy, that looking changes nothing,
and that a check that fails is a finding, never a crash. Never shows a secret.
"""

import asyncio
import fcntl
import os
import platform
import shutil
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import doctor_host, transport
from bot.app import database_file
from bot.clock import Clock, system_clock
from bot.config import Settings
from bot.finding import Finding, Level
from bot.transport import NotReached, Transport, Unanswered
from messages import cli
from messages import doctor_words as words
from storage import backup, engine, facts, inbox, migrate, migrations, outbox
from storage.engine import StorageError

OLD_BACKUP: Final = 2 * 3600.0  # seconds; the bot makes one every hour
LITTLE_DISK: Final = 500 * 1024 * 1024
SKEW_NOTE, SKEW_BAD = 5.0, 60.0  # seconds
LATE: Final = 600.0  # seconds a due row may wait before it is worth a word
SAMPLES: Final = 10.0  # seconds for one question to Telegram
VIETNAM: Final = timedelta(hours=7)  # ahead of UTC, all year round
NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"})


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at everything once; nothing is changed."""
    found = [*await _program(settings, clock), *await _database(settings)]
    sound = not any(one.level == "bad" and one.about == words.DATABASE for one in found)
    checks: tuple[Callable[[], Awaitable[Iterable[Finding]]], ...] = (
        lambda: _queue(settings, clock, sound=sound),
        lambda: _backups(settings),
        lambda: doctor_host.meant(settings),
        lambda: doctor_host.secrets(settings),
        lambda: doctor_host.database_server(settings),
        lambda: doctor_host.programs(settings),
        lambda: _telegram(settings),
    )
    for check in checks:
        found += await check()
    return found


async def _program(settings: Settings, clock: Clock) -> list[Finding]:
    said = words.VERSIONS.format(
        program=version("thidua"),
        python=platform.python_version(),
        ptb=version("python-telegram-bot"),
    )
    now = clock().astimezone(settings.zone)
    zone = words.ZONE_OK.format(
        zone=settings.timezone, now=f"{now:%H:%M %d/%m/%Y}", version=version("tzdata")
    )
    ours = now.utcoffset() == VIETNAM
    found = [
        Finding("ok", words.PROGRAM, said),
        Finding("ok" if ours else "note", words.ZONE, zone, "" if ours else words.ZONE_FIX),
    ]
    if settings.clock_file is not None:
        moved = words.CLOCK_MOVED.format(path=settings.clock_file)
        found.append(Finding("note", words.CLOCK, moved, words.CLOCK_MOVED_FIX))
    return found


async def _database(settings: Settings) -> list[Finding]:
    address = settings.database_address
    path = database_file(settings)
    found = []
    if path is not None:
        found += _place(path)
    try:
        stands = await migrate.version(address)
        wanted = migrations.known()[-1]
        if stands is None:
            await asyncio.to_thread(backup.examine, address, settings.backup_dir)
            return [*found, Finding("ok", words.DATABASE, words.DATABASE_NEW)]
        if stands not in migrations.known():
            return [*found, _refused("SchemaNewer")]
        await asyncio.to_thread(backup.examine, address, settings.backup_dir)
    except StorageError as error:
        return [*found, _refused(type(error).__name__, error.detail)]
    if stands != wanted:
        said = words.DATABASE_OLD.format(version=stands, wanted=wanted)
        return [*found, Finding("note", words.DATABASE, said, words.DATABASE_OLD_FIX)]
    return [*found, Finding("ok", words.DATABASE, words.DATABASE_OK.format(version=stands))]


def _refused(kind: str, detail: str = "") -> Finding:
    said, fix = cli.STORAGE.get(kind, cli.STORAGE["StorageError"])
    return Finding("bad", words.DATABASE, f"{said} {detail}".strip(), fix)


def _place(path: Path) -> list[Finding]:
    """Where the file lies: a disk of this machine, with room on it."""
    folder = next((one for one in (path.parent, *path.parent.parents) if one.exists()), Path("/"))
    found = []
    kind = _file_system(folder.resolve())
    if kind in NETWORK:
        said = words.DATABASE_ON_NETWORK.format(kind=kind)
        found.append(Finding("bad", words.DATABASE, said, words.DATABASE_ON_NETWORK_FIX))
    free = shutil.disk_usage(folder).free
    level: Level = "ok" if free > LITTLE_DISK else "bad"
    said = words.DISK_OK.format(free=words.size(free))
    found.append(Finding(level, words.DISK, said, "" if level == "ok" else words.DISK_FIX))
    return found


def _file_system(folder: Path) -> str:
    """The kind of file system a folder lies on; "" where the system does not tell."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return ""
    over = [(mount[1], mount[2]) for mount in mounts if folder.is_relative_to(mount[1])]
    return max(over, key=lambda one: len(one[0]), default=("", ""))[1]


async def _queue(settings: Settings, clock: Clock, *, sound: bool) -> list[Finding]:
    """What waits and what got stuck; of a database that is not sound nothing is asked."""
    address = settings.database_address
    if not sound:
        return []
    try:
        if await migrate.version(address) not in migrations.known():
            return []
        db = engine.connect(address)
        try:
            async with db.read() as conn:
                dead = (await inbox.counts(conn, settings.bot_id)).get("dead", 0)
                paused = await facts.get(conn, backup.PAUSED)
                due = await outbox.next_due(conn, bot_id=settings.bot_id)
        finally:
            await db.close()
    except StorageError:
        return []  # said under the database
    found = []
    if dead:
        said = words.QUEUE_DEAD.format(dead=dead)
        found.append(Finding("note", words.QUEUE, said, words.QUEUE_DEAD_FIX))
    if paused:
        found.append(Finding("note", words.QUEUE, words.QUEUE_PAUSED, words.QUEUE_PAUSED_FIX))
    waited = (clock() - due).total_seconds() if due else 0.0
    if waited > LATE and not paused:
        said = words.QUEUE_LATE.format(age=words.age(waited))
        found.append(Finding("note", words.QUEUE, said, words.QUEUE_LATE_FIX))
    found = found or [Finding("ok", words.QUEUE, words.QUEUE_OK)]
    path = database_file(settings)
    if path is not None:  # of a server's processes bot/doctor_host.py tells
        running = words.RUNNING_YES if _is_running(path) else words.RUNNING_NO
        found.append(Finding("ok", words.RUNNING, running))
    return found


def _is_running(path: Path) -> bool:
    """Whether somebody holds the lock beside the file; looking takes it for an instant at most."""
    try:
        handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


async def _backups(settings: Settings) -> list[Finding]:
    if settings.backup_dir.is_dir():
        made = [one.stat().st_mtime for one in settings.backup_dir.glob("*-*.*")]
    else:
        made = []
    if not made:
        level: Level = "note" if _exists(settings) else "ok"
        return [Finding(level, words.BACKUP, words.BACKUP_NONE, words.BACKUP_FIX)]
    old = time.time() - max(made)
    level = "ok" if old < OLD_BACKUP else "note"
    said = words.BACKUP_OK.format(age=words.age(old))
    return [Finding(level, words.BACKUP, said, "" if level == "ok" else words.BACKUP_FIX)]


async def _telegram(settings: Settings) -> list[Finding]:
    """One getMe: the token, the road, the proxy; and Telegram's clock against ours."""
    token = settings.bot_token.get_secret_value()
    if not token:
        fix = cli.SETTING_FIXES["BOT_TOKEN"]
        return [Finding("bad", words.TELEGRAM, words.TOKEN_MISSING, fix)]
    road = Transport(connections=2, proxy=settings.proxy, read=SAMPLES)
    async with road:
        bot = transport.bot(token, settings.telegram_api_base, sending=road, polling=road)
        began = time.monotonic()
        try:
            me = await bot.get_me()
        except (TelegramError, LookupError, TypeError, AttributeError) as error:
            return [_away(error, settings)]
        took = int((time.monotonic() - began) * 1000)
        said = words.TELEGRAM_OK.format(name=me.username, milliseconds=took)
        found = [Finding("ok", words.TELEGRAM, said)]
        if me.can_read_all_group_messages:
            found.append(Finding("note", words.PRIVACY, words.PRIVACY_OFF, words.PRIVACY_FIX))
        if me.can_join_groups is False:
            found.append(Finding("bad", words.PRIVACY, words.NO_GROUPS, words.NO_GROUPS_FIX))
        found += await _skew(road, settings)
        found += await _webhook(bot, settings)
    return found


def _away(error: Exception, settings: Settings) -> Finding:
    match error:
        case InvalidToken():
            fix = cli.SETTING_FIXES["BOT_TOKEN"]
            return Finding("bad", words.TELEGRAM, words.TOKEN_REFUSED, fix)
        case NotReached(kind=kind):
            fixes = {"proxy": words.PROXY_FIX, "tls": words.TLS_FIX}
            fix = fixes.get(kind, words.PROXY_FIX if settings.proxy else words.TELEGRAM_AWAY_FIX)
        case Unanswered():
            kind, fix = "unanswered", words.TELEGRAM_AWAY_FIX
        case _:
            odd = words.TELEGRAM_ODD.format(error=type(error).__name__)
            return Finding("bad", words.TELEGRAM, odd, words.TELEGRAM_ODD_FIX)
    said = words.TELEGRAM_AWAY.format(base=settings.telegram_api_base, why=words.WHY[kind])
    return Finding("bad", words.TELEGRAM, said, fix)


async def _skew(road: Transport, settings: Settings) -> list[Finding]:
    """Our machine's clock against the server's Date: deadlines are judged by clocks (P21)."""
    stamp = await road.server_date(settings.telegram_api_base)
    try:
        theirs = parsedate_to_datetime(stamp or "")
    except ValueError:
        return []
    off = abs((system_clock() - theirs).total_seconds())
    level: Level = "ok" if off < SKEW_NOTE else "note" if off < SKEW_BAD else "bad"
    said = words.CLOCK_OK.format(seconds=int(off))
    return [Finding(level, words.CLOCK, said, "" if level == "ok" else words.CLOCK_FIX)]


async def _webhook(bot: Bot, settings: Settings) -> list[Finding]:
    try:
        info = await bot.get_webhook_info()
    except (TelegramError, KeyError):
        return []
    if not settings.webhook_url:
        if not info.url:
            return []
        return [Finding("note", words.WEBHOOK, words.WEBHOOK_LEFT, words.WEBHOOK_LEFT_FIX)]
    if info.url != settings.webhook_address:
        fix = words.WEBHOOK_ELSEWHERE_FIX
        return [Finding("note", words.WEBHOOK, words.WEBHOOK_ELSEWHERE, fix)]
    if info.last_error_message:
        said = words.WEBHOOK_ERROR.format(error=info.last_error_message)
        return [Finding("note", words.WEBHOOK, said, words.WEBHOOK_ERROR_FIX)]
    return [Finding("ok", words.WEBHOOK, words.WEBHOOK_OK)]


def _exists(settings: Settings) -> bool:
    path = database_file(settings)
    return path is None or path.exists()
