"""Several bots at one address, as Telegram has them: each connection goes to its bot's own sandbox."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp

from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock

_HEAD = re.compile(rb"[A-Z]+ /(?:file/)?bot(\d+):")


@asynccontextmanager
async def telegram(
    tokens: list[str], *, host: str = "127.0.0.1"
) -> AsyncIterator[tuple[str, dict[int, Sandbox]]]:
    """An address for bots, and the sandbox of each by the bot's id."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        boxes, ports = {}, {}
        for token in tokens:
            bot_id = int(token.partition(":")[0])
            place = world.new_world(Clock(datetime.now(UTC)), token, f"bot{bot_id}_bot", "Thi đua")
            address = await stack.enter_async_context(server.serving(place))
            boxes[bot_id] = Sandbox(address, session, place.bot, clock=place.clock.moment)
            ports[bot_id] = urlsplit(address).port or 0
        front = await asyncio.start_server(lambda r, w: _connect(r, w, ports), host, 0)
        stack.push_async_callback(front.wait_closed)
        stack.callback(front.close)
        yield f"http://{host}:{front.sockets[0].getsockname()[1]}", boxes


async def _connect(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ports: Mapping[int, int]
) -> None:
    try:
        head = await reader.readuntil(b"\r\n")
        known = _HEAD.match(head)
        port = ports.get(int(known[1])) if known else None
        if port is None:
            return
        back, forth = await asyncio.open_connection("127.0.0.1", port)
        forth.write(head)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_pour(reader, forth))
            tasks.create_task(_pour(back, writer))
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    try:
        while piece := await source.read(65536):
            into.write(piece)
            await into.drain()
    except OSError:
        pass
    finally:
        into.close()
