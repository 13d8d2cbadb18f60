"""The road to Telegram: a request that failed says whether it can have arrived (P1)."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot import calls, transport
from bot.transport import NotReached, Transport, Unanswered

TOKEN = "4242:AAExampleExampleExampleExampleEx"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'{"ok":true,"result":{"id":4242,"is_bot":true,"first_name":"b","username":"b_bot"}}'


@asynccontextmanager
async def server(talk: Talk) -> AsyncIterator[str]:
    """A TCP server on this machine that treats every connection by `talk`."""

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(guarded, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()


@asynccontextmanager
async def speaking(base: str, proxy: str | None = None) -> AsyncIterator[transport.QuietBot]:
    """A bot on our transport, not yet introduced to its server."""
    road = Transport(connections=4, proxy=proxy)
    bot = transport.bot(TOKEN, base, sending=road, polling=road)
    await road.initialize()
    try:
        yield bot
    finally:
        await road.shutdown()


def answer(status: str, body: bytes) -> bytes:
    """A whole HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def request(reader: asyncio.StreamReader) -> bytes:
    """Read one whole request."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return head + await reader.readexactly(length)


def saying(raw: bytes) -> Talk:
    """A server that answers every request with these bytes."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            await request(reader)
            writer.write(raw)
            await writer.drain()

    return talk


async def never(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """A server that takes the request and says nothing."""
    await reader.read()


async def no_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that answers anything with plain HTTP."""
    await reader.read(1)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await writer.drain()


async def hang_up(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """A server that takes the request and closes."""
    await request(reader)


async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that dies in the middle of its answer."""
    await request(reader)
    writer.write(answer("200 OK", OK)[:-10])
    await writer.drain()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    ("base", "proxy", "kind"),
    [
        ("http://127.0.0.1:{port}", None, "connect"),
        ("http://nobody.invalid", None, "dns"),
        ("http://127.0.0.1:9", "http://me:pw@127.0.0.1:{port}", "proxy"),
        ("http://127.0.0.1:9", "socks5://me:pw@127.0.0.1:{port}", "proxy"),
        ("https://127.0.0.1:9", "socks5h://127.0.0.1:{port}", "proxy"),
    ],
)
async def test_what_never_left_is_said_to_have_never_left(
    base: str, proxy: str | None, kind: str
) -> None:
    """Nobody listening, no such name, no proxy: the request may go out again without a doubt."""
    port = free_port()
    async with speaking(base.format(port=port), proxy and proxy.format(port=port)) as bot:
        with pytest.raises(NotReached) as caught:
            await bot.get_me()

    assert caught.value.kind == kind
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_a_server_without_tls_was_not_reached() -> None:
    """A portal that answers https with something else got no request from us."""
    async with (
        server(no_tls) as base,
        speaking(base.replace("http://", "https://")) as bot,
    ):
        with pytest.raises(NotReached) as caught:
            await bot.get_me()

    assert caught.value.kind == "tls"


async def test_a_connection_that_is_never_made_was_not_reached() -> None:
    """A proxy that takes the call and never greets: the connect limit ends it."""
    async with server(never) as base:
        proxy = base.replace("http://", "socks5://")
        async with speaking("http://127.0.0.1:9", proxy) as bot:
            with pytest.raises(NotReached) as caught:
                await bot.get_me(connect_timeout=0.2)

    assert caught.value.kind in {"timeout", "proxy"}


async def test_a_proxy_that_wants_a_password_was_the_end_of_the_road() -> None:
    """407 comes from the proxy, never from Telegram."""
    async with (
        server(saying(answer("407 Proxy Authentication Required", b""))) as proxy,
        speaking("http://127.0.0.1:9", proxy) as bot,
    ):
        with pytest.raises(NotReached) as caught:
            await bot.get_me()

    assert caught.value.kind == "proxy"


@pytest.mark.parametrize("talk", [never, hang_up, half])
async def test_what_may_have_arrived_is_said_to_be_unanswered(talk: Talk) -> None:
    """Silence, a hang-up, half an answer: nobody knows whether it was accepted."""
    async with server(talk) as base, speaking(base) as bot:
        with pytest.raises(Unanswered) as caught:
            await bot.get_me(read_timeout=0.3)

    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r}"


async def test_nothing_is_repeated_and_no_redirect_followed() -> None:
    """One call is one request at the server, whatever comes back."""
    seen = list[bytes]()

    async def counting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await request(reader))
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")

    async with server(counting) as base, speaking(base) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(1, "x")

    assert len(seen) == 1


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (answer("200 OK", b"<html>portal</html>"), TelegramError),
        (answer("200 OK", b"[1]"), TelegramError),
        (answer("200 OK", b'{"ok":false}'), KeyError),
        (answer("400 Bad Request", b'{"ok":false,"description":"Bad Request: x"}'), BadRequest),
        (answer("429 x", b'{"ok":false,"parameters":{"retry_after":7}}'), RetryAfter),
        (answer("400 x", b'{"ok":false,"parameters":{"migrate_to_chat_id":-7}}'), ChatMigrated),
        # what a portal, or a Telegram of another year, may say
        (answer("200 OK", b"[" * 100_000), TelegramError),
        (answer("429 x", b'{"ok":false,"parameters":{"retry_after":1e300}}'), RetryAfter),
        (answer("429 x", b'{"ok":false,"parameters":{"retry_after":"soon"}}'), NetworkError),
        (answer("429 x", b'{"ok":false,"parameters":{"retry_after":-5}}'), NetworkError),
        (answer("400 x", b'{"ok":false,"parameters":{"migrate_to_chat_id":"x"}}'), BadRequest),
        (answer("400 x", b'{"ok":false,"description":5,"parameters":[1]}'), BadRequest),
    ],
)
async def test_answers_become_the_librarys_errors(raw: bytes, expected: type[Exception]) -> None:
    """What Telegram says is python-telegram-bot's business, ours is only the road."""
    async with server(saying(raw)) as base, speaking(base) as bot:
        with pytest.raises(expected) as caught:
            await bot.get_me()

    assert type(caught.value) is expected
    if isinstance(caught.value, RetryAfter) and b"1e300" in raw:
        assert caught.value.retry_after == timedelta(seconds=transport.LONGEST_LIMIT)


@pytest.mark.parametrize("number", [b'"abc"', b"1180591620717411303424", b"NaN", b"null", b"-1"])
async def test_a_message_without_a_number_of_its_own_is_taken_without_one(number: bytes) -> None:
    """No database could keep it, and no later edit could use it."""
    raw = answer("200 OK", b'{"ok":true,"result":{"message_id":' + number + b"}}")
    async with server(saying(raw)) as base, speaking(base) as bot:
        assert await calls.make(bot, "text", 1, {"text": "x"}, {}) == calls.Made()


async def test_text_and_files_arrive_whole() -> None:
    """Vietnamese and bytes come out at the server as they went in."""
    got = dict[str, object]()

    async def taken(posted: web.Request) -> web.Response:
        if posted.content_type == "application/json":
            got.update(await posted.json())
        for name, part in (await posted.post()).items():
            got[name] = part
            if isinstance(part, web.FileField):
                got[name] = (part.filename, part.file.read())
        return web.json_response({"ok": True, "result": True})

    app = web.Application(client_max_size=9_000_000)
    app.router.add_post(f"/bot{TOKEN}/sendMessage", taken)
    app.router.add_post(f"/bot{TOKEN}/sendDocument", taken)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        async with speaking(f"http://127.0.0.1:{port}") as bot:
            await bot.send_message(1, "Đường bê tông & “điện” + 100%\n=")
            await bot.send_document(
                1, InputFile(b"\x00\xff" * 1_500_000, 'Kế "hoạch"\r\n.pdf'), caption="Ơ"
            )
    finally:
        await runner.cleanup()

    assert got["text"] == "Đường bê tông & “điện” + 100%\n="
    assert got["caption"] == "Ơ"
    assert ("Kế _hoạch___.pdf", b"\x00\xff" * 1_500_000) in got.values()


async def test_a_socks_proxy_is_used_and_asks_for_the_name_itself() -> None:
    """The name goes to the proxy unresolved: the carrier's name server may lie."""
    asked = list[bytes]()

    async def socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.write(b"\x05\x00")
        head = await reader.readexactly(4)
        assert head[3] == 3, "a host name"
        asked.append(await reader.readexactly((await reader.readexactly(1))[0]))
        await reader.readexactly(2)
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await saying(answer("200 OK", OK))(reader, writer)

    async with (
        server(socks) as proxy,
        speaking("http://telegram.invalid", proxy.replace("http", "socks5")) as bot,
    ):
        me = await bot.get_me()

    assert me.username == "b_bot"
    assert asked == [b"telegram.invalid"]


def test_neither_road_nor_bot_show_the_token() -> None:
    """repr is what ends up in tracebacks (P16)."""
    road = Transport(connections=1, proxy="socks5://me:hush@x:1")
    bot = transport.bot(TOKEN, "https://api.telegram.org/", sending=road, polling=road)

    assert TOKEN not in f"{bot!r}{road!r}"
    assert "hush" not in repr(road)
