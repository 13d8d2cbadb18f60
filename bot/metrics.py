"""A port for those who watch: /healthz for a supervisor, /metrics for Prometheus.

Off unless METRICS_PORT says otherwise, and for this machine alone unless METRICS_HOST does. Bots are
named by their public ids; nothing of what people wrote, and no secret, goes out here. Figures that
come out of the database are given by the one process that serves the bot, so that the processes of a
fleet may be added up; counts are each process's own.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)

from bot import health
from bot.clock import Clock
from bot.config import Settings, SettingsError
from bot.health import Seen
from bot.loops import App
from bot.tally import BOUNDS, Errors
from messages import cli
from storage import backup, facts, inbox, outbox
from storage.engine import Database, StorageError

PATIENCE: Final = 3.0  # seconds the database has for one answer
PARTS: Final = ("poller", "sender", "ticker")
QUEUED: Final = ("queued", "leased", "sending")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Queues:
    """How one bot's two queues stand. Ages in seconds; 0 where nothing waits."""

    inbox_age: float
    outbox_age: float
    dead: int
    open: Mapping[str, int]  # deliveries that have not ended, by state
    paused: bool


@dataclass(eq=False)
class Watch:
    """What this process can say of itself."""

    settings: Settings
    db: Database
    clock: Clock
    process: int
    served: Callable[[], Mapping[int, float]]  # bots that this process serves: since when
    apps: dict[int, App] = field(default_factory=dict)
    errors: Errors = field(default_factory=Errors)

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 while every part moves, 503 with what is wrong."""
        said = health.report(
            self._seen(),
            polling=not self.settings.webhook_url,
            database=await self._database(),
            process=self.process,
        )
        return web.json_response(said, status=200 if said["status"] == "ok" else 503)

    async def metrics(self, _request: web.Request) -> web.Response:
        """Prometheus's text; where the database does not answer, the counts alone."""
        try:
            async with asyncio.timeout(PATIENCE):
                queues = {bot_id: await self._queues(bot_id) for bot_id in self.served()}
        except (StorageError, TimeoutError):
            queues = {}
        newest = await asyncio.to_thread(backup.newest_age, self.settings.backup_dir, time.time())
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Given([*self._counts(), *_gauges(queues, newest)]))
        text = generate_latest(registry)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _seen(self) -> dict[int, Seen]:
        now = time.monotonic()
        since = self.served()
        return {
            bot_id: Seen(
                serving=now - since[bot_id] if bot_id in since else None,
                ages={part: app.tally.rested(part) for part in PARTS},
                road=app.sender.breaker.why or "open",
            )
            for bot_id, app in self.apps.items()
        }

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(PATIENCE), self.db.read() as conn:
                await facts.get(conn, backup.PAUSED)
        except TimeoutError:
            return f"no answer within {PATIENCE:.0f} s"
        except StorageError as error:
            return type(error).__name__
        return "ok"

    async def _queues(self, bot_id: int) -> Queues:
        """A few looks into partial indexes: as cheap with years of history as without."""
        now = self.clock()
        async with self.db.read() as conn:
            received = await inbox.eldest(conn, bot_id)
            due = await outbox.next_due(conn, bot_id=bot_id)
            dead = (await inbox.counts(conn, bot_id))["dead"]
            open_ = await outbox.open_counts(conn, bot_id=bot_id)
            paused = bool(await facts.get(conn, backup.PAUSED))
        return Queues(_age(received, now), _age(due, now), dead, open_, paused)

    def _counts(self) -> Iterable[Metric]:
        updates = CounterMetricFamily(
            "thidua_updates", "Updates brought to their end by this process", labels=["bot", "how"]
        )
        ended = CounterMetricFamily(
            "thidua_deliveries_ended", "Deliveries ended by this process", labels=["bot", "state"]
        )
        limited = CounterMetricFamily(
            "thidua_telegram_limited", "Answers 429 of Telegram", labels=["bot"]
        )
        road = GaugeMetricFamily(
            "thidua_breaker_open", "1 while the road to Telegram counts as closed", labels=["bot"]
        )
        serving = GaugeMetricFamily(
            "thidua_serving", "1 where this process is the bot's ears and voice", labels=["bot"]
        )
        latency = HistogramMetricFamily(
            "thidua_reply_seconds",
            "From an update's arrival to Telegram's acceptance of its first answer, where this"
            " process did both",
            labels=["bot"],
        )
        served = self.served()
        for bot_id, app in self.apps.items():
            bot, tally = [str(bot_id)], app.tally
            for how in ("done", "dead"):
                updates.add_metric([*bot, how], tally.updates[how])
            for state in ("sent", "unknown", "failed", "expired", "cancelled"):
                ended.add_metric([*bot, state], tally.ended[state])
            limited.add_metric(bot, tally.limited)
            road.add_metric(bot, 0 if app.sender.breaker.passable else 1)
            serving.add_metric(bot, 1 if bot_id in served else 0)
            latency.add_metric(bot, _cumulative(tally.buckets), tally.seconds)
        errors = CounterMetricFamily("thidua_errors", "Lines logged as errors by this process")
        errors.add_metric([], self.errors.number)
        return updates, ended, limited, road, serving, latency, errors


def _gauges(queues: Mapping[int, Queues], newest: float | None) -> Iterable[Metric]:
    inbox_age = GaugeMetricFamily(
        "thidua_inbox_oldest_seconds", "Age of the oldest update not handled", labels=["bot"]
    )
    outbox_age = GaugeMetricFamily(
        "thidua_outbox_oldest_seconds", "How long the oldest due message has waited", labels=["bot"]
    )
    dead = GaugeMetricFamily("thidua_inbox_dead", "Updates set aside after tries", labels=["bot"])
    open_ = GaugeMetricFamily(
        "thidua_deliveries_open", "Deliveries that have not ended", labels=["bot", "state"]
    )
    paused = GaugeMetricFamily(
        "thidua_sending_paused", "1 after a restore, until an officer resumes", labels=["bot"]
    )
    for bot_id, one in queues.items():
        bot = [str(bot_id)]
        inbox_age.add_metric(bot, one.inbox_age)
        outbox_age.add_metric(bot, one.outbox_age)
        dead.add_metric(bot, one.dead)
        paused.add_metric(bot, int(one.paused))
        for state in QUEUED:
            open_.add_metric([*bot, state], one.open.get(state, 0))
    found: list[Metric] = [inbox_age, outbox_age, dead, open_, paused]
    if newest is not None:
        age = GaugeMetricFamily(
            "thidua_backup_age_seconds", "Age of the newest backup on this host"
        )
        age.add_metric([], newest)
        found.append(age)
    return found


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0


def _cumulative(buckets: list[int]) -> list[tuple[str, float]]:
    total, found = 0, []
    for bound, number in zip([*map(str, BOUNDS), "+Inf"], buckets, strict=True):
        total += number
        found.append((bound, float(total)))
    return found


@dataclass(eq=False)
class _Given:
    """Finished figures, as the library wants to collect them."""

    found: list[Metric]

    def collect(self) -> Iterable[Metric]:
        """All of them."""
        return self.found


@asynccontextmanager
async def serving(watch: Watch, *, host: str, port: int) -> AsyncIterator[int]:
    """Listen while the block runs; gives the port. Raises SettingsError where it is taken."""
    app = web.Application()
    app.router.add_get("/healthz", watch.healthz)
    app.router.add_get("/metrics", watch.metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    logging.getLogger().addHandler(watch.errors)
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            raise SettingsError(
                "METRICS_PORT", cli.setting_problem("port_taken"), cli.SETTING_FIXES["METRICS_PORT"]
            ) from None
        yield int(runner.addresses[0][1])
    finally:
        logging.getLogger().removeHandler(watch.errors)
        await runner.cleanup()
