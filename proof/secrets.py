"""Secrets looked for wherever a program leaves something: log, database, exports, backups (T18: P16).

The real program works at DEBUG with the libraries of HTTP as loud as they can be, in both formats of the log and
on both databases, through trouble that makes tracebacks: updates that nobody can read, a database that
hangs up, strangers at the webhook's door, an error of a thread that holds every secret in its words.
"""

import asyncio
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
import asyncpg
from sqlalchemy import make_url

from bot import __main__ as commands
from bot import logs
from bot.webhook import HEADER
from proof.killable import FORKS
from proof.search import hits, inside, joined
from proof.servers import fresh, servers
from proof.size import Size
from proof.table import Row
from proof.town import Town, town
from sandbox.client import NotPossible
from storage import backup, backup_server
from tests.fixtures_commune import TOKEN

WEBHOOK_SECRET: Final = "a-webhook-secret-that-nobody-may-read-0001"
PASSWORD: Final = "a-database-pass/word-0002"
QUOTED: Final = PASSWORD.replace("/", "%2F")  # as it stands in an address
MARKER: Final = "an error with every secret in its words"
LINK: Final = re.compile(r"[?&]start(?:group)?=([A-Za-z0-9_-]{20,64})")
OPENED: Final = re.compile(r"^/start(?:@\w+)? ([A-Za-z0-9_-]{20,64})$")
LOUD: Final = ("httpx", "httpcore", "aiohttp")  # they name addresses, which hold the token
AT_WORK: Final = 8.0  # seconds of people's acts
BROKEN: Final[tuple[dict[str, Any], ...]] = (
    {"message": {"message_id": 1, "date": "x", "chat": {"id": 5, "type": "private"}}},
    {"callback_query": {"id": "1", "data": "x"}},
    {"my_chat_member": {"chat": 7}},
)


@dataclass
class Left:
    """What one run of the program left behind."""

    log: list[bytes] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    copies: list[bytes] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    magic: set[str] = field(default_factory=set)  # codes of links, each good for somebody's role
    buttons: set[str] = field(default_factory=set)  # what keys carry; no authority is in it


async def prove(size: Size) -> list[Row]:
    """Each database with each format of the log."""
    rows: list[Row] = []
    async for name, server in servers(rows):
        # the small cut has each database and each format once
        forms = list(logs.FORMATS)[bool(server) :][:1] if size.small else logs.FORMATS
        for form in forms:
            left = await _run(size, server, form)
            rows += _rows(f"{name}, {form}", left)
    return rows


async def _run(size: Size, server: str | None, form: str) -> Left:
    """A town at work, with trouble, and everything that is there afterwards."""
    left = Left(secrets={TOKEN, TOKEN.partition(":")[2], WEBHOOK_SECRET})
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = await stack.enter_async_context(fresh(server, folder))
        if server:
            address = str(
                make_url(address).set(password=PASSWORD).render_as_string(hide_password=False)
            )
            left.secrets |= {PASSWORD, QUOTED}
        given = town(
            folder, size.chance("secrets", form), villages=3, database_url=address, backup_hours=0
        )
        people, environment = await stack.enter_async_context(given)
        environment |= {
            "LOG_LEVEL": "DEBUG", "LOG_FORMAT": form, "WEBHOOK_SECRET": WEBHOOK_SECRET,
            "TICK_SECONDS": "1",
        }  # fmt: skip
        bot = _start(folder, environment)
        async with people.busy():
            await asyncio.sleep(AT_WORK)
        await _asked_for_links(people)
        for one in BROKEN:
            await people.sandbox.act("updates", update=one)
        await _hung_up(server, address)
        await asyncio.sleep(AT_WORK / 2)
        await _ended(bot)
        await _webhook(folder, environment)
        await _refused(folder, environment)
        left.copies = await _copied(address, folder)
        left.data, left.files = _data(folder, left.copies, sqlite=server is None)
        left.log = [(folder / "bot.log").read_bytes()]
        left.magic, left.buttons = _tokens(people)
    return left


# ------------------------------------------------------------------------------ the processes


def _start(folder: Path, environment: dict[str, str]) -> Any:
    bot = FORKS.Process(target=_loud, args=(str(folder), environment))
    bot.start()
    return bot


async def _ended(bot: Any) -> None:
    bot.terminate()
    await asyncio.to_thread(bot.join, 30)
    bot.kill()


def _loud(folder: str, environment: dict[str, str]) -> None:
    """In the process: `thidua run`, what speaks HTTP not held back, and a thread that fails with secrets."""
    with (Path(folder) / "bot.log").open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(folder)
    os.environ.update(environment)
    quiet = [one for one in logs.LOUD if one not in LOUD]
    logs.LOUD = tuple(quiet)  # type: ignore[assignment, misc]  # they are not held back: redaction must do alone
    threading.Timer(3.0, _fail, [environment["DATABASE_URL"]]).start()
    commands.app(["run"])


def _fail(address: str) -> None:
    said = f"https://api.telegram.org/bot{TOKEN}/getMe {WEBHOOK_SECRET} {address} {PASSWORD}"
    raise RuntimeError(f"{MARKER}: {said}")


async def _asked_for_links(people: Town) -> None:
    """Villages' links, an invitation, a file, somebody's data."""
    for text in ("/lienket", "/moi", "/canbo", "/tinhhinh", "/dulieu"):
        await people.officer.writes(text)
        await asyncio.sleep(0.5)
    for words in ("Cán bộ", "Tải Excel"):
        with suppress(NotPossible):  # where the answer has not come yet
            await people.officer.presses(people.officer, words)
        await asyncio.sleep(1.0)


async def _hung_up(server: str | None, address: str) -> None:
    """The database server ends every connection of the program."""
    if server is None:
        return
    url = make_url(address).set(drivername="postgresql")
    conn = await asyncpg.connect(url.render_as_string(hide_password=False), timeout=10)
    try:
        await conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await conn.close()


async def _webhook(folder: Path, environment: dict[str, str]) -> None:
    """The program is called instead of asking; Telegram knocks, and so do strangers."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    more = {"WEBHOOK_URL": "https://thidua.example/telegram", "WEBHOOK_PORT": str(port)}
    bot = _start(folder, environment | more)
    door = f"http://127.0.0.1:{port}/telegram/{TOKEN.partition(':')[0]}"
    async with aiohttp.ClientSession() as session:
        for _ in range(100):
            await asyncio.sleep(0.2)
            try:
                await session.get(door)
            except aiohttp.ClientError:
                continue
            break
        for secret in (WEBHOOK_SECRET, WEBHOOK_SECRET[:-1], "wrong"):
            for body in (b'{"update_id": 1, "message": 5}', b"{", b"x" * 2_000_000):
                try:
                    await session.post(door, data=body, headers={HEADER: secret})
                except aiohttp.ClientError:
                    continue
    await asyncio.sleep(4)
    await _ended(bot)


async def _refused(folder: Path, environment: dict[str, str]) -> None:
    """It starts where no database listens, and ends with a sentence."""
    nobody = f"postgresql://thidua:{QUOTED}@127.0.0.1:9/thidua"
    bot = _start(folder, environment | {"DATABASE_URL": nobody})
    await asyncio.to_thread(bot.join, 15)
    await _ended(bot)


# ------------------------------------------------------------------------------ what is there


async def _copied(address: str, folder: Path) -> list[bytes]:
    """A backup as bytes; a server's is packed, so what it would restore is looked at."""
    if not address.startswith("sqlite") and not backup_server.possible():
        return []
    made = await backup.make(address, folder / "copies", now=datetime.now(UTC))
    if made.suffix == ".sqlite":
        return [made.read_bytes()]
    unpack = ["pg_restore", "--file=-", str(made)]
    done = await asyncio.to_thread(subprocess.run, unpack, capture_output=True, check=True)
    return [made.read_bytes(), done.stdout]


def _data(folder: Path, copies: list[bytes], *, sqlite: bool) -> tuple[list[bytes], list[bytes]]:
    """The database's own bytes, its write-ahead log among them, and the files kept in it, unzipped."""
    if not sqlite:
        kept = [
            bytes.fromhex(one.decode())
            for one in re.findall(rb"\\\\x([0-9a-f]{200,})", joined(copies))
        ]
        return copies[1:], [part for one in kept for part in inside(one)]
    data = [one.read_bytes() for one in sorted(folder.glob("thidua.sqlite*"))]
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as db:
        kept = [row[0] for row in db.execute("SELECT content FROM file WHERE content IS NOT NULL")]
    return data, [part for one in kept for part in inside(one)]


def _tokens(people: Town) -> tuple[set[str], set[str]]:
    """What was given out: the codes of links, also those that were opened, and what keys carry."""
    magic: set[str] = set()
    buttons: set[str] = set()
    for chat in people.world.chats.values():
        for message in chat.messages.values():
            text = str(message.get("text") or message.get("caption") or "")
            urls = [str(one.get("url", "")) for one in message.get("entities", ())]
            keys = [
                key
                for row in message.get("reply_markup", {}).get("inline_keyboard", ())
                for key in row
            ]
            magic |= set(
                LINK.findall(" ".join([text, *urls, *(str(key.get("url", "")) for key in keys)]))
            )
            magic |= set(OPENED.findall(text))
            buttons |= {str(key["callback_data"]) for key in keys if "callback_data" in key}
    return magic, buttons


def _rows(what: str, left: Left) -> list[Row]:
    secrets = sorted(left.secrets)
    every = [*secrets, *sorted(left.magic)]
    log = joined(left.log)
    planted = joined([log, "\n".join([*every, *left.buttons]).encode()])
    marked = MARKER.encode() in log and b"Traceback" in log
    return [
        _row(f"{what}: log at DEBUG, libraries loud", [*every, *left.buttons], left.log, also=marked),
        _row(f"{what}: database", every, left.data),
        _row(f"{what}: files kept for people", every, left.files),
        _row(f"{what}: backup", every, left.copies),
        Row(f"{what}: the same planted (must be found)", f"{len(every) + len(left.buttons)} secrets",
            f"{hits(_bytes([*every, *left.buttons]), planted)} found", "all",
            hits(_bytes([*every, *left.buttons]), planted) == len(every) + len(left.buttons)),
    ]  # fmt: skip


def _row(what: str, needles: Sequence[str], data: Iterable[bytes], *, also: bool = True) -> Row:
    haystack = joined(data)
    found = [one for one in needles if one.encode() in haystack]
    for one in found:  # the runs' own secrets, worth nothing
        at = haystack.index(one.encode())
        print(f"{what}: {haystack[max(0, at - 150) : at + 50]!r}", file=sys.stderr)  # noqa: T201
    size = f"{len(needles)} secrets, {len(haystack) // 1024} KB"
    forced = "" if also else "; no traceback was forced"
    return Row(what, size, f"{len(found)} found{forced}", "0", not found and also)


def _bytes(given: Sequence[str]) -> list[bytes]:
    return [one.encode() for one in given]
