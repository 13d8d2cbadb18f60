"""Being called by Telegram: nobody without the secret, 200 only after the commit."""

import asyncio
import gzip
import io
import json
import socket
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot import webhook
from bot.config import SettingsError
from bot.loops import App
from bot.webhook import HEADER, Webhook
from sandbox.client import Sandbox
from storage import inbox
from tests.edges.tiny_house import BOT_ID, Hands, house, settings

SECRET = "a-secret-of-our-own-0001"
UPDATE = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 5}}}


@pytest.fixture
async def bot(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[App]:
    """The process around the tiny house."""
    async with house(settings(sandbox, tmp_path), Hands().clock) as app:
        yield app


@pytest.fixture
async def door(bot: App) -> AsyncIterator[str]:
    """The address of an open door."""
    made = Webhook(bot.db, bot_id=BOT_ID, secret=SECRET, clock=bot.clock)
    url = "https://thidua.example/telegram"
    async with webhook.serving([made], url=url, host="127.0.0.1", port=0) as port:
        yield f"http://127.0.0.1:{port}/telegram/{BOT_ID}"


async def knock(door: str, body: bytes, secret: str | None = SECRET) -> int:
    """Send one body; gives the status."""
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(door, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def kept(bot: App) -> int:
    """How many updates are in the inbox."""
    async with bot.db.read() as conn:
        return len(await inbox.waiting(conn, BOT_ID))


async def test_an_update_is_kept_once_and_then_confirmed(bot: App, door: str) -> None:
    """200 follows the commit; Telegram calling again changes nothing (P4)."""
    body = json.dumps(UPDATE).encode()

    assert [await knock(door, body) for _ in range(2)] == [200, 200]
    assert await kept(bot) == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "\xe9" * 24])
async def test_without_the_secret_nothing_is_taken(bot: App, door: str, secret: str | None) -> None:
    """Whoever does not know it is refused before the body is read."""
    assert await knock(door, json.dumps(UPDATE).encode(), secret) == 403
    assert await kept(bot) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'{"update_id": "1"}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"update_id": 1, "x": "' + b"x" * (1024 * 1024) + b'"}', 413),
    ],
)
async def test_what_is_no_update_is_refused(bot: App, door: str, body: bytes, status: int) -> None:
    """Rubbish and bodies over 1 MB leave no row."""
    assert await knock(door, body) == status
    assert await kept(bot) == 0


@pytest.mark.parametrize(
    ("packed", "body", "status"),
    [
        ("gzip", gzip.compress(json.dumps(UPDATE).encode(), mtime=0), 200),
        ("gzip", json.dumps(UPDATE).encode(), 400),
        ("deflate", b"\xff" * 100, 400),
        (
            "gzip",
            gzip.compress(b'{"update_id": 1, "x": "' + b"x" * 20_000_000 + b'"}', mtime=0),
            413,
        ),
    ],
)
async def test_a_packed_body_is_unpacked_within_the_same_cap(
    door: str, packed: str, body: bytes, status: int
) -> None:
    """A bomb is cut off at the cap; what is not packed as it says is rubbish like any other."""
    headers = {HEADER: SECRET, "Content-Encoding": packed}
    async with (
        aiohttp.ClientSession() as session,
        session.post(door, data=io.BytesIO(body), headers=headers) as answer,
    ):
        assert answer.status == status


async def test_trouble_with_the_database_makes_telegram_call_again(
    bot: App, door: str, tmp_path: Path
) -> None:
    """503 while another program holds the file; 200 once it is free."""
    body = json.dumps(UPDATE).encode()
    other = sqlite3.connect(tmp_path / "thidua.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert await knock(door, body) == 503
    finally:
        other.execute("ROLLBACK")
        other.close()

    assert await knock(door, body) == 200
    assert await kept(bot) == 1


async def test_a_body_that_never_ends_is_not_waited_for(
    door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow sender who knows the secret holds nothing open for long."""
    monkeypatch.setattr(webhook, "SECONDS", 0.2)
    host, port = door.removeprefix("http://").split("/")[0].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /telegram/{BOT_ID} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 99\r\n\r\n{{"
    writer.write(head.encode())

    answer = await asyncio.wait_for(reader.readline(), 10)

    writer.close()
    assert b"408" in answer


async def test_a_head_that_never_ends_is_not_waited_for(
    bot: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dripping header lines does not keep a connection."""
    monkeypatch.setattr(webhook, "SECONDS", 0.3)
    made = Webhook(bot.db, bot_id=BOT_ID, secret=SECRET, clock=bot.clock)
    async with webhook.serving([made], url="https://x/t", host="127.0.0.1", port=0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /t HTTP/1.1\r\nHost: x\r\n")

        assert await asyncio.wait_for(reader.read(), 10) == b""

        writer.close()


async def test_a_door_that_cannot_be_opened_is_a_setting(bot: App) -> None:
    """Another program has the port, or there is no such host: one sentence names WEBHOOK_PORT."""
    made = Webhook(bot.db, bot_id=BOT_ID, secret=SECRET, clock=bot.clock)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for host, port in (("127.0.0.1", taken.getsockname()[1]), ("999.1.1.1", 0)):
            with pytest.raises(SettingsError, match="WEBHOOK_PORT"):
                async with webhook.serving([made], url="https://x/t", host=host, port=port):
                    pass


async def test_only_the_one_path_answers(door: str) -> None:
    """Everything else on that port is not there."""
    assert await knock(door + "/../x", b"") == 404
    assert await knock(door.replace("/telegram", "/"), b"") == 404


def test_there_is_no_door_without_a_secret(bot: App) -> None:
    """Refused where it is built, not where somebody might look."""
    with pytest.raises(ValueError, match="secret"):
        Webhook(bot.db, bot_id=BOT_ID, secret="", clock=bot.clock)


async def test_the_whole_process_answers_through_its_door(sandbox: Sandbox, tmp_path: Path) -> None:
    """Telegram is told the address and the secret, and calls; people are answered."""
    person = await sandbox.person("Bình")
    # The sandbox calls plain http on this machine; the setting itself insists on https.
    given = settings(sandbox, tmp_path, webhook_secret=SECRET)
    async with house(given, Hands().clock) as bot:
        made = Webhook(bot.db, bot_id=BOT_ID, secret=SECRET, clock=bot.clock)
        url = "http://127.0.0.1/t"
        async with (
            webhook.serving([made], url=url, host="127.0.0.1", port=0) as port,
            asyncio.TaskGroup() as tasks,
        ):
            address = f"http://127.0.0.1:{port}/t/{BOT_ID}"
            await bot.bot.set_webhook(address, secret_token=SECRET)
            running = tasks.create_task(bot.dispatcher.run())
            sending = tasks.create_task(bot.sender.run())
            await person.starts()
            await sandbox.wait_for(person.id, "nghe: /start")
            running.cancel()
            sending.cancel()
            await bot.bot.delete_webhook()
