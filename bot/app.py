"""One bot, put together in plain code: read it from top to bottom.

Owns the order in which its parts are opened and closed, and its loops: attention (updates out of the
inbox), which any process may give, and ears, voice and clock, which one process has at a time. `running`
gives one bot alone, as tests and the demo want it, where `settle` does every due step until nothing
moves; bot/fleet.py runs one or many. Never decides anything about campaigns.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import single, transport
from bot.clock import Clock, Corrected, system_clock
from bot.config import Settings, SettingsError
from bot.courier import Hooks
from bot.dispatcher import Dispatcher, GaveUp, Handle
from bot.pacing import Pace
from bot.poller import KINDS, Poller, WasAway
from bot.sender import Sender
from bot.tally import Tally
from bot.unsaved import Unsaved
from handlers.surroundings import Desk, Surroundings
from messages import cli, privacy_words
from messages.post import Speaker
from scheduler import ticker
from scheduler.ticker import Sweep
from storage import backup, engine, erasure, facts, inbox, jobs, migrate
from storage.engine import Connection, Database

SPARE_CONNECTIONS: Final = 8  # for presses answered and files fetched, beside the sender's calls
INTRODUCTIONS: Final = 3  # times Telegram may refuse the token before we believe it
BETWEEN: Final = 2.0  # seconds between two introductions, growing to LONGEST
LONGEST: Final = 30.0
MOST_ROUNDS: Final = 1000  # of settle; beyond it two parts keep each other busy
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


@dataclass(frozen=True, slots=True)
class Wiring:
    """What people's messages, time and Telegram's answers lead to."""

    handle: Handle
    gave_up: GaveUp
    was_away: WasAway
    hooks: Hooks = field(default_factory=Hooks)
    sweeps: Sequence[Sweep] = ()
    welcome: Callable[[Connection, Surroundings], Awaitable[str | None]] | None = None


@dataclass(eq=False)
class App:
    """The running bot."""

    settings: Settings
    db: Database
    bot: Bot
    lock: single.Lock
    clock: Clock
    around: Callable[[], Surroundings]
    wiring: Wiring
    poller: Poller
    dispatcher: Dispatcher
    sender: Sender
    tally: Tally

    def __post_init__(self) -> None:
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """End cleanly: hear nothing more, finish what is under way."""
        self._stop.set()

    async def run(self) -> None:
        """Work until `stop`. Raises what ended the work otherwise, in an ExceptionGroup."""
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self.lock.watch())
            tasks.create_task(self.dispatcher.run())
            await self.serve(self._stop)
            watching.cancel()
            self.dispatcher.stop()

    async def recover(self) -> None:
        """Before ears and voice begin: what their last holder left half done is taken up."""
        await self.sender.recover()
        async with self.db.write() as conn:
            await jobs.recover(conn, bot_id=self.settings.bot_id)

    async def serve(self, until: asyncio.Event) -> None:
        """Be the bot's ears, voice and clock; no other process is. Ends cleanly when told."""
        beat = ticker.metronome(self.tick, self.settings.tick_seconds)
        try:
            async with asyncio.TaskGroup() as tasks:
                listening = tasks.create_task(self._listen())
                sending = tasks.create_task(self.sender.run())
                tasks.create_task(self._beat(beat, until))
                log.info("The bot is at work", extra={"action": "up", "bot": self.bot_name})
                await until.wait()
                log.info("The bot is stopping", extra={"action": "down", "bot": self.bot_name})
                listening.cancel()
                self.sender.stop()
                await sending
        finally:
            if beat.running:
                beat.shutdown(wait=False)

    async def _beat(self, beat: AsyncIOScheduler, until: asyncio.Event) -> None:
        """What fell due while the bot was away is not kept waiting for the first beat."""
        await self.tick()
        if not until.is_set():
            beat.start()

    @property
    def bot_name(self) -> str:
        """The bot's username, without the @."""
        return self.around().bot_username

    async def tick(self) -> int:
        """Sweep once; gives how many things that moved."""
        self.tally.beat("ticker")
        return (await ticker.step(self.db, self.clock, self.wiring.sweeps)).total()

    async def settle(self) -> None:
        """Do every due step until nothing moves: hear, handle, send, and sweep. No sleeping."""
        for _ in range(MOST_ROUNDS):
            heard = self.poller.heard
            await self.poller.try_step(timeout=0)
            moved = self.poller.heard - heard
            moved += await self.dispatcher.drain()
            moved += await self.sender.drain()
            if not moved and not await self.tick() + await self.sender.drain():
                return
        raise RuntimeError("the bot does not settle: two parts keep each other busy")

    async def _listen(self) -> None:
        """Be called by Telegram where there is an address for that, else ask."""
        if self.settings.webhook_url:
            await self._announce_webhook(
                self.settings.webhook_address, self.settings.webhook_secret.get_secret_value()
            )
        else:
            await self.poller.run()

    async def _announce_webhook(self, address: str, secret: str) -> None:
        pause = BETWEEN
        while True:
            try:
                await self.bot.set_webhook(
                    address, secret_token=secret, allowed_updates=list(KINDS)
                )
            except (TelegramError, KeyError) as error:
                log.warning("Telegram does not take the address: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(LONGEST, pause * 2)
            else:
                return


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
