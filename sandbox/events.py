"""Server-sent events: every change of the world, told to pages that are open."""

import asyncio
import json

from aiohttp import web

from sandbox.botapi import WORLD
from sandbox.world import Json

MOST_WAITING = 10_000  # a page that is further behind is told to come again
STILL_HERE = 15.0  # seconds between two signs of life


async def events(request: web.Request) -> web.StreamResponse:
    """GET /control/events."""
    world = request.app[WORLD]
    queue: asyncio.Queue[Json] = asyncio.Queue()
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    world.listeners.append(queue.put_nowait)  # before the page asks for what events go on from
    try:
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while queue.qsize() < MOST_WAITING:
            try:
                async with asyncio.timeout(STILL_HERE):
                    event = await queue.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            await response.write(f"data: {json.dumps(event, default=list)}\n\n".encode("ascii"))
    except ConnectionError:
        pass  # the page was closed
    finally:
        world.listeners.remove(queue.put_nowait)
    return response
