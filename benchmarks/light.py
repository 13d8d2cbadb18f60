"""A Telegram that only carries a load: getUpdates and sendMessage, as fast as Python answers.

The sandbox plays Telegram faithfully and spends about a millisecond on each message, more than some of
the bots measured here: it would be the bottleneck. This speaks the same HTTP, holds as many persons as
asked for, and counts what each waits for until the bot's answer is accepted.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import parse_qs

BOT: Final = {"id": 123456, "is_bot": True, "first_name": "bot", "username": "thidua_bot"}
MOST: Final = 100  # updates in one answer, as Telegram gives them


class Light:
    """Persons who write in private and wait for the answer."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()  # the bot has called getUpdates
        self.calls = 0  # answers accepted since the start
        self.said: dict[int, str] = {}  # the last answer in each chat
        self._updates: deque[dict[str, Any]] = deque()
        self._number = 0
        self._poll: tuple[_Road, asyncio.TimerHandle] | None = None
        self._waiting: dict[int, asyncio.Future[None]] = {}

    async def ask(self, user: int, text: str) -> float:
        """Write in private and wait until an answer is accepted; seconds."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting[user] = future
        began = loop.time()
        self._number += 1
        who = {"id": user, "is_bot": False, "first_name": f"P{user}"}
        chat = {"id": user, "type": "private", "first_name": f"P{user}"}
        message = {
            "message_id": self._number, "from": who, "chat": chat, "date": 1_800_000_000,
            "text": text,
        }  # fmt: skip
        self._updates.append({"update_id": self._number, "message": message})
        if self._poll is not None:
            loop.call_soon(self._give)  # those who write in the same moment go together
        await asyncio.wait_for(future, 120)
        return loop.time() - began

    def heard(self, road: "_Road", method: str, body: bytes, kind: str) -> None:
        """One call of the bot."""
        match method.lower():
            case "sendmessage":
                self._sent(road, _read(body, kind))
            case "getupdates":
                self._polled(road, _read(body, kind))
            case "getme":
                road.answer(BOT)
            case _:
                road.answer(True)  # noqa: FBT003  # Telegram's plain yes

    def _sent(self, road: "_Road", said: dict[str, Any]) -> None:
        self._number += 1
        self.calls += 1
        chat = int(said["chat_id"])
        self.said[chat] = said["text"]
        road.answer(
            {
                "message_id": self._number, "from": BOT, "date": 1_800_000_000,
                "chat": {"id": chat, "type": "private", "first_name": f"P{chat}"},
                "text": said["text"],
            }
        )  # fmt: skip
        future = self._waiting.pop(chat, None)
        if future is not None and not future.done():
            future.set_result(None)

    def _polled(self, road: "_Road", asked: dict[str, Any]) -> None:
        offset = int(asked.get("offset") or 0)
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        self.asked.set()
        seconds = float(asked.get("timeout") or 0)
        timer = asyncio.get_running_loop().call_later(seconds, self._give)
        self._poll = (road, timer)
        if self._updates or not seconds:
            self._give()

    def _give(self) -> None:
        if self._poll is None:
            return
        (road, timer), self._poll = self._poll, None
        timer.cancel()
        road.answer([self._updates[at] for at in range(min(MOST, len(self._updates)))])


class _Road(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, light: Light) -> None:
        self._light = light
        self._held = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        while True:
            head, found, rest = self._held.partition(b"\r\n\r\n")
            if not found:
                return
            lines = head.decode("latin-1").split("\r\n")
            named = dict(line.lower().split(": ", 1) for line in lines[1:])
            length = int(named.get("content-length", "0"))
            if len(rest) < length:
                return
            self._held = rest[length:]
            method = lines[0].split(" ")[1].rsplit("/", 1)[1].split("?")[0]
            self._light.heard(self, method, rest[:length], named.get("content-type", ""))

    def answer(self, result: object) -> None:
        body = json.dumps({"ok": True, "result": result}).encode()
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            % len(body)
            + body
        )


def _read(body: bytes, kind: str) -> dict[str, Any]:
    if kind.startswith("application/json"):
        read: dict[str, Any] = json.loads(body)
        return read
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[Light, str]]:
    """The light Telegram on a free port; gives it and its address."""
    light = Light()
    server = await asyncio.get_running_loop().create_server(lambda: _Road(light), "127.0.0.1", 0)
    async with server:
        yield light, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def talk(
    light: Light, users: Sequence[int], texts: Sequence[str], rounds: int
) -> list[float]:
    """All users at once, each `rounds` messages one after the other; gives every wait, in seconds."""
    waits: list[float] = []

    async def one(user: int) -> None:
        waits.extend([await light.ask(user, texts[at % len(texts)]) for at in range(rounds)])

    await asyncio.gather(*(one(user) for user in users))
    return waits
