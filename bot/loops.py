"""One bot at work: its loops, and what they lead to.

Attention (updates out of the inbox) any process may give; ears, voice and clock one process has at a
time. `settle` does every due step until nothing moves, for tests and the demo.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.error import TelegramError

from bot import single
from bot.clock import Clock
from bot.config import Settings
from bot.courier import Hooks
from bot.dispatcher import Dispatcher, GaveUp, Handle
from bot.poller import KINDS, Poller, WasAway
from bot.sender import Sender
from bot.tally import Tally
from handlers.surroundings import Surroundings
from scheduler import ticker
from scheduler.ticker import Sweep
from storage import jobs
from storage.engine import Connection, Database

BETWEEN: Final = 2.0  # seconds between two tries to be heard by Telegram, growing to LONGEST
LONGEST: Final = 30.0
MOST_ROUNDS: Final = 1000  # of settle; beyond it two parts keep each other busy

log = logging.getLogger(__name__)


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
