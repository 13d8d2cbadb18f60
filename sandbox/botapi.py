"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>.

Reads parameters from the query, JSON, forms and multipart, lets faults strike, waits where
getUpdates waits, and answers in Telegram's form.
"""

import asyncio
import json
import re
import socket
import struct
import sys
import time
import traceback
from typing import Any

from aiohttp import web
from aiohttp.web_exceptions import HTTPRequestEntityTooLarge

from sandbox import methods, standing, updates
from sandbox.faults import Fault
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.parameters import Call, Json, Upload, whole
from sandbox.refusal import ApiError, bad
from sandbox.world import World

HTML = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
BODY_LIMIT = 52 * 1024 * 1024  # a file of 50 MB and its envelope
WORLD: web.AppKey[World] = web.AppKey("world", World)


def add_routes(app: web.Application) -> None:
    """The addresses a bot knows."""
    app.router.add_route("*", "/bot{token}/{method}", _call)
    app.router.add_get("/file/bot{token}/{path:.+}", _file)


def answered(body: Any, status: int = 200) -> web.Response:
    """An answer in JSON, pure ASCII as Telegram's are."""
    return web.Response(
        body=json.dumps(body, default=list).encode("ascii"),
        content_type="application/json",
        status=status,
    )


async def _call(request: web.Request) -> web.StreamResponse:
    world, name = request.app[WORLD], request.match_info["method"]
    try:
        _check_token(world, request.match_info["token"])
        call = await _read(request)
    except ApiError as error:
        return answered(error.body(), error.code)
    fault = world.faults.strike(name, whole(call.params.get("chat_id")) or None)
    if fault is not None:
        world.tell("faults")
        return await _struck(request, world, name, call, fault)
    return await _answer(world, name, call)


async def _answer(world: World, name: str, call: Call) -> web.Response:
    try:
        if name.lower() == "getupdates":
            result: Any = await _poll(world, call)
        else:
            result = methods.call(world, name, call)
    except ApiError as error:
        return answered(error.body(), error.code)
    except Exception:  # noqa: BLE001  # a mistake of ours: the bot sees a 500, the terminal the cause
        traceback.print_exc(file=sys.stderr)
        return answered(ApiError(500, "Internal Server Error").body(), 500)
    return answered({"ok": True, "result": result})


async def _poll(world: World, call: Call) -> list[Json]:
    """getUpdates with its wait; a second poller ends the first, as Telegram does."""
    queue = world.queue
    queue.pollers += 1
    mine = queue.pollers
    deadline = time.monotonic() + min(updates.LONGEST_WAIT, max(0, call.whole("timeout")))
    queue.bell.ring()
    while True:
        found = updates.take(world, call)
        left = deadline - time.monotonic()
        if found or left <= 0:
            return found
        await queue.bell.heard(left)
        if queue.pollers != mine:
            words = updates.OTHER_WAY if world.webhook else updates.OTHER_POLLER
            raise updates.conflict(words)


async def _struck(
    request: web.Request, world: World, name: str, call: Call, fault: Fault
) -> web.StreamResponse:
    """What a fault makes of the call."""
    if fault.accept and fault.kind in ("status", "html", "not_ok"):
        await _answer(world, name, call)
    match fault.kind:
        case "before_accept" | "reset":
            return _cut(request, rudely=fault.kind == "reset")
        case "after_accept":
            await _answer(world, name, call)
            return _cut(request)
        case "timeout":
            answer = await _answer(world, name, call)
            await asyncio.sleep(fault.seconds)
            return answer
        case "slow":
            await asyncio.sleep(fault.seconds)
            return await _answer(world, name, call)
        case "half_answer":
            return await _half(request, await _answer(world, name, call))
        case "html":
            return web.Response(text=HTML, content_type="text/html", status=200)
        case "not_ok":
            return answered({"ok": False})
        case "true" | "null":
            answer = await _answer(world, name, call)
            result = True if fault.kind == "true" else None
            return answer if answer.status != 200 else answered({"ok": True, "result": result})
        case "bot_kicked":
            _kick(world, call)
            return await _answer(world, name, call)
        case _:
            if fault.status in (502, 504):
                return web.Response(text=HTML, content_type="text/html", status=fault.status)
            error = methods.refusal(fault)
            return answered(error.body(), error.code)


def _kick(world: World, call: Call) -> None:
    chat = world.chats.get(whole(call.params.get("chat_id")))
    if chat is not None and chat.has_bot and chat.type != "private":
        by = world.users.get(chat.owner or 0) or next(iter(world.users.values()))
        standing.bot_changes(world, chat, by, bot="kicked")


async def _half(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """The beginning of an answer, then nothing."""
    whole_body = answer.body if isinstance(answer.body, bytes) else b"{}"
    response = web.StreamResponse(
        headers={"Content-Length": str(len(whole_body)), "Content-Type": "application/json"}
    )
    await response.prepare(request)
    await response.write(whole_body[: len(whole_body) // 2])
    if request.transport is not None:
        request.transport.close()  # what was written goes out first
    return response


def _cut(request: web.Request, *, rudely: bool = False) -> web.StreamResponse:
    """End the connection without an answer; rudely: with a reset instead of an end."""
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        if rudely and raw is not None:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


def _check_token(world: World, token: str) -> None:
    if token == world.token and not world.revoked:
        return
    if re.fullmatch(r"\d+:[\w-]+", token):
        raise ApiError(401, "Unauthorized")
    raise ApiError(404, "Not Found")


async def _read(request: web.Request) -> Call:
    """The parameters of a call, from wherever they came; ApiError where they cannot be read."""
    params: Json = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Call(params)
    try:
        match request.content_type:
            case "application/json":
                given = json.loads(await request.read())
                if not isinstance(given, dict):
                    raise bad("can't parse JSON object")
                return Call(params | given)
            case "application/x-www-form-urlencoded":
                form = await request.post()
                return Call(params | {k: v for k, v in form.items() if isinstance(v, str)})
            case "multipart/form-data":
                return await _multipart(request, params)
    except HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except ValueError:
        raise bad("can't parse JSON object") from None
    return Call(params)


async def _multipart(request: web.Request, params: Json) -> Call:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, str):
            params[name] = value
        elif isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        else:
            uploads[name] = Upload(name, "application/octet-stream", bytes(value))
    return Call(params, uploads)


async def _file(request: web.Request) -> web.StreamResponse:
    """The download of a file by the path that getFile gave."""
    world = request.app[WORLD]
    file = world.files.by_path.get(request.match_info["path"])
    try:
        _check_token(world, request.match_info["token"])
    except ApiError as error:
        return answered(error.body(), error.code)
    if file is None or file.size > DOWNLOAD_LIMIT:
        return answered(ApiError(404, "Not Found").body(), 404)
    return web.Response(body=file.content, content_type="application/octet-stream")
