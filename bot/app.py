"""One bot, put together in plain code: read it from top to bottom.

Owns the order in which its parts are opened and closed; what they do is in bot/loops.py. `running`
gives one bot alone, as tests and the demo want it; bot/fleet.py runs one or many. Never decides
anything about campaigns.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import single, transport
from bot.clock import Clock, Corrected, system_clock
from bot.config import Settings, SettingsError
from bot.dispatcher import Dispatcher
from bot.loops import BETWEEN, LONGEST, App, Wiring
from bot.pacing import Pace
from bot.poller import Poller
from bot.sender import Sender
from bot.tally import Tally
from bot.unsaved import Unsaved
from handlers.surroundings import Desk, Surroundings
from messages import cli, privacy_words
from messages.post import Speaker
from storage import backup, engine, erasure, facts, inbox, migrate
from storage.engine import Database

SPARE_CONNECTIONS: Final = 8  # for presses answered and files fetched, beside the sender's calls
INTRODUCTIONS: Final = 3  # times Telegram may refuse the token before we believe it
ME: Final = "me:{}"  # the fact: how this bot called itself when Telegram last told

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the wiring may build upon."""

    db: Database
    bot: Bot
    speaker: Speaker
    clock: Clock
    fetch: Callable[[str], Awaitable[bytes]]


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock = system_clock,
    *,
    wire: Callable[[Tools], Wiring] | None = None,
    pace: Pace | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[App]:
    """One bot, everything opened in order and closed in reverse; nothing moves by itself yet.

    `wire`, `pace` and `monotonic` are for tests: other handlers, no limits, waits that are over.
    Raises AlreadyRunning, LockUnusable, SettingsError, StorageError.
    """
    async with AsyncExitStack() as stack:
        lock = await stack.enter_async_context(hold(settings))
        db = await stack.enter_async_context(opened(settings, clock))
        await free_rows(db)
        app = await stack.enter_async_context(
            built(settings, db, lock, clock, wire=wire, pace=pace, monotonic=monotonic)
        )
        await app.recover()
        yield app


@asynccontextmanager
async def opened(settings: Settings, clock: Clock = system_clock) -> AsyncIterator[Database]:
    """The database, looked at, brought to this program's schema, without whoever was erased (P22)."""
    address, backups = settings.database_address, settings.backup_dir
    await asyncio.to_thread(backup.examine, address, backups)
    await migrate.upgrade(address, backups=backups)
    db = engine.connect(address)
    try:
        await erasure.replay(db, backups, replacement=privacy_words.ERASED, now=clock())
        yield db
    finally:
        await db.close()


async def free_rows(db: Database) -> None:
    """Updates that a process had in hand when it died can be taken by any other."""
    async with db.write() as conn:
        await inbox.let_go(conn, everything=db.sqlite)


@asynccontextmanager
async def built(
    settings: Settings,
    db: Database,
    lock: single.Lock,
    clock: Clock,
    *,
    wire: Callable[[Tools], Wiring] | None = None,
    pace: Pace | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[App]:
    """One bot upon an open database; it introduces itself to Telegram. Raises SettingsError."""
    async with speaking(settings, clock.hear if isinstance(clock, Corrected) else None) as bot:
        speaker = Speaker(
            settings.bot_id,
            await _introduced(bot, settings.bot_id, db, clock),
            settings.zone,
            lambda: secrets.token_urlsafe(24),
        )
        desk = Desk()

        def around() -> Surroundings:
            return Surroundings(speaker, clock(), desk)

        tools = Tools(db, bot, speaker, clock, partial(fetched, bot))
        wiring = wire(tools) if wire else _wired(tools, settings)
        bot_id, tally = settings.bot_id, Tally()
        unsaved = Unsaved(bot, monotonic)
        dispatcher = Dispatcher(
            db,
            bot,
            bot_id,
            around,
            wiring.handle,
            wiring.gave_up,
            owner=lock.number,
            tell=unsaved.tell,
            tally=tally,
        )
        # What one process hears on a server any other may take in hand.
        attention = dispatcher if db.sqlite else None
        yield App(
            settings,
            db,
            bot,
            lock,
            clock,
            around,
            wiring,
            Poller(db, bot, bot_id, around, wiring.was_away, unsaved.tell, tally, attention),
            dispatcher,
            Sender(
                db,
                bot,
                bot_id,
                around,
                pace or Pace(settings.rate_per_second),
                wiring.hooks,
                settings.calls_in_flight,
                owner=f"process {lock.number}",
                monotonic=monotonic,
                tally=tally,
            ),
            tally,
        )


def _wired(tools: Tools, settings: Settings) -> Wiring:
    """The real wiring, imported only where the bot really runs."""
    from bot import wiring

    return wiring.wired(tools, settings)


def hold(settings: Settings) -> AbstractAsyncContextManager[single.Lock]:
    """The lock on this installation's data. Raises AlreadyRunning or LockUnusable."""
    path = database_file(settings)
    if path is not None:
        return single.hold_file(path)
    return single.hold_postgres(settings.database_address, settings.bot_id)


def database_file(settings: Settings) -> Path | None:
    """The database's file, None on a server."""
    url = engine.database_url(settings.database_address)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


@asynccontextmanager
async def speaking(
    settings: Settings, dated: Callable[[str], None] | None = None
) -> AsyncIterator[Bot]:
    """The bot with its two roads: a long poll never keeps an answer waiting; `dated` hears each Date."""
    connections = settings.calls_in_flight + SPARE_CONNECTIONS
    proxy = settings.proxy
    sending = transport.Transport(connections=connections, proxy=proxy, dated=dated)
    polling = transport.Transport(connections=2, proxy=proxy, dated=dated)
    async with sending, polling:
        token = settings.bot_token.get_secret_value()
        yield transport.bot(token, settings.telegram_api_base, sending=sending, polling=polling)


async def fetched(bot: Bot, file_id: str) -> bytes:
    """A file that lies at Telegram; raises TelegramError, also where it is another bot's."""
    file = await bot.get_file(file_id)
    return bytes(await file.download_as_bytearray())


async def _introduced(bot: Bot, bot_id: int, db: Database, clock: Clock) -> str:
    """The bot's username: Telegram's word, or the last one where Telegram is away.

    Raises SettingsError where Telegram itself refuses the token again and again.
    """
    refused, pause = 0, BETWEEN
    while True:
        try:
            name = (await bot.get_me()).username or ""
        except InvalidToken:
            refused += 1
            if refused >= INTRODUCTIONS:
                raise SettingsError(
                    "BOT_TOKEN", cli.TOKEN_REFUSED, cli.SETTING_FIXES["BOT_TOKEN"]
                ) from None
        except (TelegramError, LookupError, TypeError, AttributeError) as error:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            async with db.read() as conn:
                known = await facts.get(conn, ME.format(bot_id))
            if isinstance(known, str):
                return known
        else:
            async with db.write() as conn:
                await facts.put(conn, ME.format(bot_id), name, now=clock())
            return name
        await asyncio.sleep(pause)
        pause = min(LONGEST, pause * 2)
