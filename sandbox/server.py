"""The sandbox as one server: the Bot API, the control side under /control/, the page at /.

`serving` is how everybody starts it. The control side can do everything, so it answers only requests
that were made to this machine's own name and not by some other site open in a browser.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox import botapi, control, ledger, webhook
from sandbox.botapi import BODY_LIMIT, WORLD, answered
from sandbox.door import Door
from sandbox.events import events
from sandbox.people import Impossible
from sandbox.refusal import ApiError
from sandbox.world import Json, World

PAGE = Path(__file__).parent / "page"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
LONGEST_WAIT = 30.0  # seconds of one question that waits
OURS = frozenset({"127.0.0.1", "localhost", "::1"})
WRONG = (Impossible, ApiError, ValueError, KeyError, TypeError, OverflowError)
DOOR: web.AppKey[Door] = web.AppKey("door", Door)
LOCAL: web.AppKey[bool] = web.AppKey("local", bool)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def app(world: World, *, local: bool = True) -> web.Application:
    """The whole sandbox as an aiohttp application. `local`: it is reached by this machine only."""
    server = web.Application(client_max_size=BODY_LIMIT)
    server[WORLD], server[LOCAL] = world, local
    botapi.add_routes(server)
    for name, ask in ASKS.items():
        server.router.add_get(f"/control/{name}", _guarded(_asking(ask)))
    server.router.add_get("/control/events", _guarded(events))
    server.router.add_get("/control/file/{file_id}", _guarded(_shown_file))
    server.router.add_post("/control/upload", _guarded(_upload))
    server.router.add_post("/control/unreachable", _guarded(_unreachable))
    server.router.add_post("/control/{act}", _guarded(_act))
    server.router.add_get("/", _index)
    if PAGE.is_dir():
        server.router.add_static("/page", PAGE)
    server.on_response_prepare.append(_harden)
    return server


# ----------------------------------------------------------------------------------- asking


async def _messages(world: World, query: Json) -> Any:
    since = int(query.get("since", 0))
    found = control.messages(world, query["chat"], since)
    deadline = _deadline(query)
    while not found and await world.stirred.heard(max(0.0, deadline - time.monotonic())):
        found = control.messages(world, query["chat"], since)
    return found


async def _wait(world: World, query: Json) -> Any:
    by_bot = query.get("by", "bot") == "bot"
    deadline = _deadline(query)
    while True:
        found = control.newest(
            world, query["chat"], query.get("like", ""), int(query.get("since", 0)), by_bot=by_bot
        )
        if found or not await world.stirred.heard(max(0.0, deadline - time.monotonic())):
            return found


async def _log(world: World, query: Json) -> Any:
    wanted, deadline = int(query.get("at_least", 0)), _deadline(query)
    while True:
        found = world.ledger.find(
            method=query.get("method"),
            chat=int(query["chat"]) if "chat" in query else None,
            since=int(query.get("since", 0)),
            like=query.get("like", ""),
            limit=int(query["limit"]) if "limit" in query else None,
        )
        if len(found) >= wanted or not await world.stirred.heard(
            max(0.0, deadline - time.monotonic())
        ):
            return [ledger.shown(one) for one in found]


async def _state(world: World, _query: Json) -> Any:
    return control.state(world)


async def _popups(world: World, _query: Json) -> Any:
    return list(world.popups)


async def _waiting(world: World, _query: Json) -> Any:
    return world.queue.take(10_000, world.clock.now())


async def _faults(world: World, _query: Json) -> Any:
    return world.faults.state()


async def _hook(world: World, _query: Json) -> Any:
    return control.webhook(world)


ASKS: dict[str, Callable[[World, Json], Awaitable[Any]]] = {
    "state": _state,
    "messages": _messages,
    "wait": _wait,
    "log": _log,
    "popups": _popups,
    "updates": _waiting,
    "faults": _faults,
    "webhook": _hook,
}


def _deadline(query: Json) -> float:
    return time.monotonic() + min(LONGEST_WAIT, float(query.get("seconds", 0)))


def _asking(ask: Callable[[World, Json], Awaitable[Any]]) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            return answered(await ask(request.app[WORLD], dict(request.query)))
        except WRONG as error:
            return _impossible(error, 404)

    return handler


# ----------------------------------------------------------------------------------- acting


async def _act(request: web.Request) -> web.StreamResponse:
    act = control.ACTS.get(request.match_info["act"])
    if act is None:
        return answered({"error": "no such act"}, 404)
    try:
        body = json.loads(await request.read() or b"{}")
        return answered({"result": act(request.app[WORLD], body)})
    except WRONG as error:
        return _impossible(error)


async def _upload(request: web.Request) -> web.StreamResponse:
    """Say something with a file from the page: fields user, chat, text, kind, file, reply_to."""
    form = await request.post()
    file = form.get("file")
    if not isinstance(file, web.FileField):
        return answered({"error": "there is no file"}, 409)
    kind = "photo" if form.get("kind") == "photo" else "document"
    body: Json = {key: form[key] for key in ("user", "chat", "text", "reply_to") if form.get(key)}
    body[kind] = {"name": file.filename, "hex": file.file.read().hex()}
    body["media_type"] = file.content_type
    try:
        return answered({"result": control.ACTS["say"](request.app[WORLD], body)})
    except WRONG as error:
        return _impossible(error)


async def _unreachable(request: web.Request) -> web.StreamResponse:
    """Refuse connections for `seconds`; answered before that begins."""
    body = json.loads(await request.read() or b"{}")
    seconds = float(body.get("seconds", 5.0))
    response = answered({"result": {"seconds": seconds}})
    response.force_close()
    await response.prepare(request)
    await response.write_eof()
    request.app[DOOR].shut(seconds)
    return response


def _impossible(error: Exception, status: int = 409) -> web.Response:
    return answered({"error": f"{type(error).__name__}: {error}"}, status)


# ----------------------------------------------------------------------------------- the page


async def _shown_file(request: web.Request) -> web.StreamResponse:
    file = request.app[WORLD].files.by_id.get(request.match_info["file_id"])
    if file is None:
        raise web.HTTPNotFound
    inline = file.media_type.startswith("image/") and file.media_type != "image/svg+xml"
    quoted = file.name.encode("ascii", "replace").decode().replace('"', "").replace("\\", "")
    return web.Response(
        body=file.content,
        content_type=file.media_type if inline else "application/octet-stream",
        headers={
            "Content-Disposition": "inline" if inline else f'attachment; filename="{quoted}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


async def _index(_request: web.Request) -> web.StreamResponse:
    index = PAGE / "index.html"
    if not index.is_file():
        return web.Response(text="no page", status=404)
    return web.Response(
        text=index.read_text("utf-8"),
        content_type="text/html",
        headers={"Cache-Control": "no-store"},
    )


async def _harden(request: web.Request, response: web.StreamResponse) -> None:
    if request.path.startswith("/bot"):
        moment = request.app[WORLD].clock.moment()
        response.headers["Date"] = format_datetime(moment, usegmt=True)
    else:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Referrer-Policy", "no-referrer")


def _guarded(handler: Handler) -> Handler:
    """The handler, for requests from this machine that no other site made."""

    async def guard(request: web.Request) -> web.StreamResponse:
        host = request.url.host or ""
        origin = request.headers.get("Origin")
        if request.app[LOCAL] and host not in OURS:
            return answered({"error": "not by this name"}, 403)
        if origin not in (None, f"{request.scheme}://{request.host}"):
            return answered({"error": "not for other sites"}, 403)
        return await handler(request)

    return guard


@asynccontextmanager
async def serving(world: World, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """The sandbox on an address of this machine, for as long as the block lasts."""
    server = app(world, local=host in OURS)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.5)
    server[DOOR] = door = Door(runner, host, port)
    await runner.setup()
    try:
        address = await door.open()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(webhook.deliver(world)), group.create_task(door.keep())]
            try:
                yield address
            finally:
                for task in tasks:
                    task.cancel()
    finally:
        await runner.cleanup()
