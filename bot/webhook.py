"""Updates out of Telegram into the inbox, by being called.

The same promise as the poller's: an update is a committed row before Telegram is told that we have
it (P4). 200 follows the commit; trouble with the database is 503, so that Telegram calls again.
Never starts without a secret, never reads a body from somebody who does not know it, never logs
what was sent.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import Clock
from bot.config import SettingsError
from bot.unsaved import Tell, untold
from messages import cli
from storage import failpoints, inbox
from storage.engine import Database, StorageError

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES: Final = 1024 * 1024
SECONDS: Final = 10.0  # for the head of a request, and again for its body

log = logging.getLogger(__name__)


class Webhook:
    """One bot's door."""

    def __init__(
        self, db: Database, *, bot_id: int, secret: str, clock: Clock, tell: Tell = untold
    ) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would take updates from anybody")
        self._db = db
        self.bot_id = bot_id
        self._secret = secret.encode()
        self._clock = clock
        self._tell = tell

    async def take(self, request: web.Request) -> web.Response:
        """Keep one update; 200 only once it is committed."""
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(SECONDS):
                body = await request.read()
            update = json.loads(body)
        except TimeoutError:
            return web.Response(status=408)
        except (ValueError, RecursionError, web.RequestPayloadError):  # or packed, and not so
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        try:
            async with self._db.write() as conn:
                await inbox.store(conn, self.bot_id, [update], self._clock())
        except StorageError as error:
            log.warning("An update cannot be kept: %s", error, extra={"action": "storage"})
            await self._tell([update])
            return web.Response(status=503)
        failpoints.hit("inbox.committed")
        return web.Response()


@asynccontextmanager
async def serving(
    doors: Iterable[Webhook], *, url: str, host: str, port: int
) -> AsyncIterator[int]:
    """Listen while the block runs; gives the port. Each bot has its id under the path of `url`.

    Raises SettingsError where the port is taken.
    """
    app = web.Application(client_max_size=MOST_BYTES)
    for door in doors:
        app.router.add_post(f"{urlsplit(url).path.rstrip('/')}/{door.bot_id}", door.take)
    # The time a silent connection may live also ends a request whose head never comes.
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            raise SettingsError(
                "WEBHOOK_PORT", cli.setting_problem("port_taken"), cli.SETTING_FIXES["WEBHOOK_PORT"]
            ) from None
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
