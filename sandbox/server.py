"""HTTP in and out: the Bot API under /bot<token>/, people under /control/, the page at /."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from sandbox import asking, control, methods
from sandbox.faults import Fault
from sandbox.people import Impossible
from sandbox.refusal import ApiError
from sandbox.sending import Files
from sandbox.world import Json, World

PAGE = Path(__file__).parent / "page"
POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'"
HTML = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
WORLD: web.AppKey[World] = web.AppKey("world", World)


def app(world: World) -> web.Application:
    """The whole sandbox as an aiohttp application."""
    server = web.Application(client_max_size=60 * 1024 * 1024)
    server[WORLD] = world
    server.router.add_route("*", "/bot{token}/{method}", _bot)
    server.router.add_get("/file/bot{token}/{kind}/{file_id}/{name}", _file)
    server.router.add_get("/control/state", _state)
    server.router.add_get("/control/messages", _messages)
    server.router.add_get("/control/log", _log)
    server.router.add_get("/control/popups", _popups)
    server.router.add_get("/control/updates", _updates)
    server.router.add_get("/control/events", _events)
    server.router.add_get("/control/file/{file_id}", _shown_file)
    server.router.add_post("/control/upload", _upload)
    server.router.add_post("/control/{act}", _act)
    server.router.add_get("/", _index)
    if PAGE.is_dir():
        server.router.add_static("/page", PAGE)
    server.cleanup_ctx.append(_webhook)
    return server


# ------------------------------------------------------------------------------- the Bot API


async def _bot(request: web.Request) -> web.StreamResponse:
    world, name = request.app[WORLD], request.match_info["method"]
    if request.match_info["token"] != world.token or world.revoked:
        known = request.match_info["token"].partition(":")[0].isdigit()
        error = ApiError(401, "Unauthorized") if known else ApiError(404, "Not Found")
        return _refused(error)
    if time.monotonic() < world.faults.unreachable_until:
        return _cut(request)
    params, files = await _parameters(request)
    fault = world.faults.strike(name, _chat_id(params))
    if fault is not None:
        return await _faulty(request, world, name, params, files, fault)
    return await _answer(world, name, params, files)


async def _answer(world: World, name: str, params: Json, files: Files) -> web.StreamResponse:
    try:
        if name.lower() == "getupdates":
            result: Any = await _poll(world, params)
        else:
            result = methods.call(world, name, params, files)
    except ApiError as error:
        return _refused(error)
    return _json({"ok": True, "result": result})


async def _poll(world: World, params: Json) -> list[Json]:
    """getUpdates with its wait; a second poller ends the first, as Telegram does."""
    world.pollers += 1
    mine = world.pollers
    deadline = time.monotonic() + min(50.0, float(params.get("timeout") or 0))
    world.wake()
    while True:
        found = asking.take_updates(world, params)
        left = deadline - time.monotonic()
        if found or left <= 0:
            return found
        arrived = world.arrived
        try:
            async with asyncio.timeout(left):
                await arrived.wait()
        except TimeoutError:
            continue
        if world.pollers != mine:
            raise methods.refuse(409, None, None)


async def _faulty(
    request: web.Request, world: World, name: str, params: Json, files: Files, fault: Fault
) -> web.StreamResponse:
    match fault.kind:
        case "before_accept" | "reset":
            return _cut(request)
        case "after_accept":
            await _answer(world, name, params, files)
            return _cut(request)
        case "timeout":
            answer = await _answer(world, name, params, files)
            await asyncio.sleep(fault.seconds)
            return answer
        case "slow":
            await asyncio.sleep(fault.seconds)
            return await _answer(world, name, params, files)
        case "half_answer":
            return await _half(request, await _answer(world, name, params, files))
        case "html":
            return web.Response(text=HTML, content_type="text/html", status=200)
        case "not_ok":
            return _json({"ok": False})
        case "true":
            await _answer(world, name, params, files)
            return _json({"ok": True, "result": True})
        case "bot_kicked":
            chat = world.find(params.get("chat_id"))
            world.bot_changed(chat, next(iter(world.users.values())), "kicked")
            return await _answer(world, name, params, files)
        case _:
            if fault.status in (502, 504):
                return web.Response(text=HTML, content_type="text/html", status=fault.status)
            return _refused(methods.refuse(fault.status, fault.retry_after, fault.description))


async def _half(request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    """The beginning of an answer, then nothing."""
    body = answer.body if isinstance(answer, web.Response) else b""
    whole = bytes(body) if isinstance(body, bytes) else b"{}"
    response = web.StreamResponse(headers={"Content-Length": str(len(whole))})
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    _cut(request)
    return response


def _cut(request: web.Request) -> web.StreamResponse:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _parameters(request: web.Request) -> tuple[Json, Files]:
    params: Json = dict(request.query)
    files: Files = {}
    kind = request.content_type
    if kind == "application/json" and request.can_read_body:
        params |= await request.json()
    elif kind == "application/x-www-form-urlencoded":
        params |= {
            key: value for key, value in (await request.post()).items() if isinstance(value, str)
        }
    elif kind == "multipart/form-data":
        for key, value in (await request.post()).items():
            if isinstance(value, str):
                params[key] = value
            elif isinstance(value, web.FileField):
                files[key] = (value.filename, value.content_type, value.file.read())
            else:
                files[key] = (key, "application/octet-stream", bytes(value))
    return params, files


async def _file(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    found = world.files.get(request.match_info["file_id"])
    if request.match_info["token"] != world.token or found is None:
        return _refused(ApiError(404, "Not Found"))
    return web.Response(body=found[2], content_type="application/octet-stream")


# ------------------------------------------------------------------------------ the control side


async def _act(request: web.Request) -> web.StreamResponse:
    act = control.ACTS.get(request.match_info["act"])
    if act is None:
        return web.json_response({"error": "no such act"}, status=404)
    body = await request.json() if request.can_read_body else {}
    try:
        return _json({"result": act(request.app[WORLD], body)})
    except (Impossible, ApiError, ValueError, KeyError, TypeError) as error:
        return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=409)


async def _upload(request: web.Request) -> web.StreamResponse:
    """Say something with a file from the page: fields user, chat, text, kind, file."""
    params, files = await _parameters(request)
    name, media_type, content = files["file"]
    kind = "photo" if params.get("kind") == "photo" else "document"
    body: Json = {
        "user": params["user"],
        "chat": params["chat"],
        "text": params.get("text") or None,
    }
    body |= {kind: {"name": name, "hex": content.hex()}, "media_type": media_type}
    if params.get("reply_to"):
        body["reply_to"] = int(params["reply_to"])
    try:
        return _json({"result": control.ACTS["say"](request.app[WORLD], body)})
    except (Impossible, ValueError, KeyError) as error:
        return web.json_response({"error": str(error)}, status=409)


async def _state(request: web.Request) -> web.StreamResponse:
    return _json(control.state(request.app[WORLD]))


async def _messages(request: web.Request) -> web.StreamResponse:
    since = int(request.query.get("since", 0))
    try:
        return _json(control.messages(request.app[WORLD], request.query["chat"], since))
    except Impossible as error:
        return web.json_response({"error": str(error)}, status=404)


async def _log(request: web.Request) -> web.StreamResponse:
    query = request.query
    chat = int(query["chat"]) if "chat" in query else None
    since = int(query.get("since", 0))
    return _json(control.ledger(request.app[WORLD], query.get("method"), chat, since))


async def _popups(request: web.Request) -> web.StreamResponse:
    return _json(request.app[WORLD].popups)


async def _updates(request: web.Request) -> web.StreamResponse:
    return _json(request.app[WORLD].updates)


async def _events(request: web.Request) -> web.StreamResponse:
    """Server-sent events: every change of the world, as JSON."""
    world = request.app[WORLD]
    queue: asyncio.Queue[Json] = asyncio.Queue(maxsize=10_000)

    def listener(event: Json) -> None:
        if not queue.full():
            queue.put_nowait(event)

    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await response.prepare(request)
    world.listeners.append(listener)
    try:
        await response.write(b": hello\n\n")
        while True:
            try:
                async with asyncio.timeout(15):
                    event = await queue.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            line = json.dumps(event, ensure_ascii=False, default=list)
            await response.write(f"data: {line}\n\n".encode())
    except (ConnectionError, asyncio.CancelledError):
        return response
    finally:
        world.listeners.remove(listener)


async def _shown_file(request: web.Request) -> web.StreamResponse:
    found = request.app[WORLD].files.get(request.match_info["file_id"])
    if found is None:
        raise web.HTTPNotFound
    name, media_type, content = found
    inline = media_type.startswith("image/") and media_type != "image/svg+xml"
    quoted = name.encode("ascii", "replace").decode().replace('"', "")
    return web.Response(
        body=content,
        content_type=media_type if inline else "application/octet-stream",
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
        headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store"},
    )


# ----------------------------------------------------------------------------------- webhooks


async def _webhook(server: web.Application) -> AsyncIterator[None]:
    """Deliver updates to the bot's own address while one is set, again and again until it is 200."""
    world = server[WORLD]
    async with asyncio.TaskGroup() as group:
        task = group.create_task(_deliver(world))
        yield
        task.cancel()


async def _deliver(world: World) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            if not world.webhook.get("url") or not world.updates:
                await world.arrived.wait()
                continue
            one = world.updates[0]
            body = {key: value for key, value in one.items() if key != "_at"}
            headers = {}
            if world.webhook.get("secret"):
                headers["X-Telegram-Bot-Api-Secret-Token"] = world.webhook["secret"]
            try:
                async with session.post(world.webhook["url"], json=body, headers=headers) as answer:
                    taken = answer.status == 200
                    world.webhook["error"] = (
                        "" if taken else f"Wrong response from the webhook: {answer.status}"
                    )
            except aiohttp.ClientError as error:
                taken = False
                world.webhook["error"] = f"Connection failed: {type(error).__name__}"
            if taken and one in world.updates:
                world.updates.remove(one)
            elif not taken:
                world.webhook["fails"] += 1
                await asyncio.sleep(min(2.0, 0.05 * 2 ** world.webhook["fails"]))


# ------------------------------------------------------------------------------------ answers


def _json(body: Any) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False, default=list).encode("utf-8", "replace"),
        content_type="application/json",
    )


def _refused(error: ApiError) -> web.Response:
    response = _json(error.body())
    response.set_status(error.code)
    return response


def _chat_id(params: Json) -> int | None:
    try:
        return int(params["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None


@asynccontextmanager
async def serving(world: World, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """The sandbox on an address of this machine, for as long as the block lasts."""
    runner = web.AppRunner(app(world), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    address = runner.addresses[0]
    try:
        yield f"http://{address[0]}:{address[1]}"
    finally:
        await runner.cleanup()
