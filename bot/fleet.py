"""One process among those that work on one database: which bots it hears and speaks for, and when.

Every process gives attention to every bot's updates (each takes rows that nobody has in hand). Ears,
voice and clock of a bot are one process's, the one that holds its lock (bot/single.py). A process takes
no more than its fair share, and hands bots over when another process joins. Promises: where the place
among the processes is lost, all work stops at once and begins again in a new place; what a vanished
process left half done is taken up within seconds, and nothing is doubled.
"""

import asyncio
import gc
import logging
import math
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from bot import app, logs, single
from bot.clock import Clock, system_clock
from bot.config import Settings, SettingsError
from bot.loops import App
from bot.poller import AnotherPoller
from bot.unsaved import Tell
from storage.engine import Database, StorageError

LOOK_EVERY: Final = 1.0  # seconds between two looks at who is alive and which bots are free
BELL_EVERY: Final = 0.03  # seconds at least between two words to the other processes
REJOIN: Final = 1.0  # seconds until a place is asked for again
CONFLICT_PAUSE: Final = 60.0  # seconds until a bot that others poll for is tried again

log = logging.getLogger(__name__)


async def run(settings: Settings, clock: Clock = system_clock) -> None:
    """Work until SIGTERM or SIGINT. Raises AlreadyRunning, LockUnusable, SettingsError, StorageError.

    Once at work, a database server that is away for a while is waited for.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(logs.in_loop)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    worked = False
    while not stop.is_set():
        try:
            async with _place(settings) as lock, app.opened(settings, clock) as db:
                worked = True
                await Fleet(settings, clock, lock, db, stop).work()
        except BaseExceptionGroup as group:
            lost = group.subgroup(single.Lost)
            if lost is None:
                raise
            why = next(_single(lost))
            log.warning("The place among the processes is lost: %s", why, extra={"action": "lost"})
        except (StorageError, single.Lost) as error:
            if not worked or settings.database_address.startswith("sqlite"):
                raise
            log.warning("The database cannot be reached: %s", error, extra={"action": "away"})
        await _nap(stop, REJOIN)


def _single(group: BaseExceptionGroup) -> Iterator[BaseException]:
    for one in group.exceptions:
        yield from _single(one) if isinstance(one, BaseExceptionGroup) else (one,)


def _place(settings: Settings) -> AbstractAsyncContextManager[single.Lock]:
    file = app.database_file(settings)
    return single.joined(settings.database_address) if file is None else single.hold_file(file)


@dataclass(eq=False)
class Fleet:
    """The bots of this process, as long as its place is its own."""

    settings: Settings
    clock: Clock
    lock: single.Lock
    db: Database
    stop: asyncio.Event
    share: int = 0  # how many bots this process may be ears and voice of
    _serving: dict[int, asyncio.Event] = field(default_factory=dict)  # by bot: set to hand it over
    _tell: dict[int, Tell] = field(default_factory=dict)  # by bot: who waits for what is not saved
    _apps: dict[int, App] = field(default_factory=dict)
    _since: dict[int, float] = field(default_factory=dict)  # by bot that is served, monotonic
    _rung: set[int] = field(default_factory=set)
    _ring: asyncio.Event = field(default_factory=asyncio.Event)

    async def work(self) -> None:
        """Serve every bot until told to stop; raises Lost where the place is lost."""
        given = self.settings.each_bot()
        await app.free_rows(self.db)
        await self._look(len(given))
        async with asyncio.TaskGroup() as tasks:
            always = [tasks.create_task(one) for one in (self.lock.watch(), self._keep(len(given)))]
            if not self.db.sqlite:
                always.append(tasks.create_task(self._bell()))
            if self.settings.metrics_port:
                always.append(tasks.create_task(self._watched()))
            if self.settings.webhook_url:
                always.append(tasks.create_task(self._doors(given)))
            async with asyncio.TaskGroup() as bots:
                begun = {
                    one.bot_id: bots.create_task(self._one(one, alone=len(given) == 1))
                    for one in given
                }
                always.append(tasks.create_task(self._call_off(begun)))
            for task in always:
                task.cancel()

    async def _one(self, settings: Settings, *, alone: bool) -> None:
        """One bot, from its introduction to the end."""
        try:
            async with app.built(settings, self.db, self.lock, self.clock) as bot:
                self._tell[settings.bot_id] = bot.poller.tell
                self._apps[settings.bot_id] = bot
                await self._welcome(bot)
                gc.freeze()  # what the start has made is not looked through again
                gc.set_threshold(700)
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(bot.dispatcher.run())
                    await self._take_turns(bot, alone=alone)
                    bot.dispatcher.stop()
        except SettingsError as error:  # of several bots one may be revoked, and the others work on
            if alone:
                raise
            log.critical("%s", error, extra={"action": "token", "bot": settings.bot_id})

    async def _call_off(self, begun: Mapping[int, asyncio.Task[None]]) -> None:
        """Told to stop: who still introduces itself to a Telegram that is away has nothing to finish."""
        await self.stop.wait()
        for bot_id, task in begun.items():
            if bot_id not in self._apps:
                task.cancel()

    async def _take_turns(self, bot: App, *, alone: bool) -> None:
        """Be ears, voice and clock whenever nobody else is and the share allows it."""
        bot_id = bot.settings.bot_id
        while not self.stop.is_set():
            if len(self._serving) < self.share:
                until = self._serving[bot_id] = asyncio.Event()
                try:
                    if await self.lock.take(bot_id):
                        await self._serve(bot, until, alone=alone)
                        await self.lock.give_back(bot_id)
                finally:
                    del self._serving[bot_id]
            await _nap(self.stop, LOOK_EVERY)

    async def _serve(self, bot: App, until: asyncio.Event, *, alone: bool) -> None:
        log.info("Taken over", extra={"action": "taken", "bot": bot.settings.bot_id})
        try:
            await bot.recover()
            self._since[bot.settings.bot_id] = time.monotonic()
            async with asyncio.TaskGroup() as tasks:
                stopping = tasks.create_task(self._pass_on(until))
                await bot.serve(until)
                stopping.cancel()
        except StorageError as error:
            log.warning("Not taken over: %s", error, extra={"bot": bot.settings.bot_id})
        except BaseExceptionGroup as group:
            if alone or group.split(AnotherPoller)[1] is not None:
                raise
            log.critical("Another program polls for this bot", extra={"bot": bot.settings.bot_id})
            await _nap(self.stop, CONFLICT_PAUSE)
        finally:
            self._since.pop(bot.settings.bot_id, None)

    async def _pass_on(self, until: asyncio.Event) -> None:
        await self.stop.wait()
        until.set()

    async def _keep(self, bots: int) -> None:
        """Look who is alive, take up what the dead had in hand, hand over what is too much."""
        while not self.stop.is_set() and not self.db.sqlite:
            await _nap(self.stop, LOOK_EVERY)
            await self._look(bots)
            try:
                await app.free_rows(self.db)
            except StorageError as error:
                log.warning("Nothing can be taken up: %s", error, extra={"action": "storage"})
            if len(self._serving) > self.share:
                next(iter(self._serving.values())).set()

    async def _look(self, bots: int) -> None:
        self.share = math.ceil(bots / max(1, await self.lock.processes()))

    async def _bell(self) -> None:
        """Tell the other processes of work for their bots, and hear of theirs."""
        self.db.overhear(self._overheard)
        await self.lock.listen(self.db.wake)
        while True:
            await self._ring.wait()
            self._ring.clear()
            bots, self._rung = self._rung, set()
            await self.lock.ring(bots)
            await asyncio.sleep(BELL_EVERY)

    def _overheard(self, bots: set[int]) -> None:
        self._rung |= bots
        self._ring.set()

    async def _doors(self, given: list[Settings]) -> None:
        """Telegram may call any process for any bot."""
        from bot import webhook  # a web server, loaded only where there is an address

        secret = self.settings.webhook_secret.get_secret_value()
        url, host = self.settings.webhook_url, self.settings.webhook_host
        doors = [
            webhook.Webhook(
                self.db,
                bot_id=one.bot_id,
                secret=secret,
                clock=self.clock,
                tell=partial(self._unsaved, one.bot_id),
            )
            for one in given
        ]
        async with webhook.serving(doors, url=url, host=host, port=self.settings.webhook_port):
            await asyncio.get_running_loop().create_future()

    async def _unsaved(self, bot_id: int, updates: Iterable[Mapping[str, Any]]) -> None:
        if bot_id in self._tell:  # it has introduced itself
            await self._tell[bot_id](updates)

    async def _watched(self) -> None:
        """Let those who watch ask, as long as there is something to tell."""
        from bot import metrics  # a web server, loaded only where somebody watches

        watch = metrics.Watch(
            self.settings, self.db, self.clock, self.lock.number, lambda: self._since, self._apps
        )
        host, port = self.settings.metrics_host, self.settings.metrics_port
        async with metrics.serving(watch, host=host, port=port):
            await asyncio.get_running_loop().create_future()

    async def _welcome(self, bot: App) -> None:
        """Say what a person must know, on standard output."""
        if bot.wiring.welcome is None or bot.settings.bot_id != self.settings.bot_id:
            return
        async with self.db.write() as conn:
            words = await bot.wiring.welcome(conn, bot.around())
        if words:
            print(words, flush=True)  # noqa: T201  # for the person at the terminal alone


async def _nap(wake: asyncio.Event, seconds: float) -> None:
    """Sleep until woken, at most so long."""
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        pass
