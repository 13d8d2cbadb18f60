"""People of the sandbox in a test's or a script's words, over HTTP.

`await head.says(group, "350 triệu")`, `await head.presses(group, "Gửi")`,
`await sandbox.wait_for(group, "Đã ghi nhận")`. Knows the control side (docs/sandbox.md), nothing else
of the sandbox.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp

Json = dict[str, Any]
ONE_WAIT = 20.0  # seconds of one question that waits


class NotPossible(Exception):
    """The sandbox refused an act; the message says why."""


@asynccontextmanager
async def connected(address: str) -> AsyncIterator["Sandbox"]:
    """A running sandbox by its address, with the bot it has."""
    async with aiohttp.ClientSession() as session:
        sandbox = Sandbox(address.rstrip("/"), session)
        sandbox.bot |= (await sandbox.ask("state"))["bot"]
        yield sandbox


@dataclass(eq=False)
class Sandbox:
    """A running sandbox, by its address."""

    address: str
    session: aiohttp.ClientSession
    bot: Json = field(default_factory=dict)
    clock: Callable[[], datetime] | None = None  # where the sandbox runs in this process

    @property
    def faults(self) -> "Faults":
        """What goes wrong."""
        return Faults(self)

    async def act(self, name: str, **body: Any) -> Any:
        """POST /control/<name>; raises NotPossible."""
        async with self.session.post(f"{self.address}/control/{name}", json=body) as answer:
            found = await answer.json()
        if answer.status != 200:
            raise NotPossible(f"{name}: {found.get('error')}")
        return found["result"]

    async def ask(self, what: str, **query: Any) -> Any:
        """GET /control/<what>; raises NotPossible."""
        async with self.session.get(f"{self.address}/control/{what}", params=query) as answer:
            found = json.loads(await answer.text())
        if answer.status != 200:
            raise NotPossible(f"{what}: {found.get('error')}")
        return found

    # --------------------------------------------------------------------- people and places

    async def person(self, first_name: str, **more: Any) -> "Person":
        """Somebody new."""
        user = await self.act("person", first_name=first_name, **more)
        return Person(self, int(user["id"]), first_name)

    async def group(
        self, title: str, owner: "Person", *members: "Person", type_: str = "group", **more: Any
    ) -> "Group":
        """A new group; the bot is not in it yet."""
        ids = [one.id for one in members]
        made = await self.act("chat", title=title, owner=owner.id, members=ids, type=type_, **more)
        return Group(self, int(made["id"]), title)

    async def migrate(self, group: "int | Group") -> "Group":
        """A group becomes a supergroup; the supergroup."""
        made = await self.act("migrate", chat=_id(group))
        return Group(self, int(made["id"]), made["title"])

    # ------------------------------------------------------------------------ time and trouble

    async def move_to(self, moment: datetime) -> None:
        """Set the clock."""
        await self.act("clock", set=moment.isoformat())

    async def advance(self, by: timedelta) -> None:
        """Move the clock, forward or back."""
        await self.act("clock", advance=by.total_seconds())

    async def fault(self, kind: str, **how: Any) -> int:
        """Let something go wrong; returns the fault's id."""
        return await self.faults.add(kind, **how)

    async def clear(self) -> None:
        """Nothing goes wrong any more."""
        await self.faults.clear()

    async def limits(self, *, on: bool = True, **how: Any) -> None:
        """Enforce Telegram's paces, or no longer."""
        await self.act("limits", on=on, **how)

    # ------------------------------------------------------------------------------- the truth

    async def accepted(
        self, method: str | None = None, chat: "int | Chatlike | None" = None, since: int = 0, *,
        like: str = "", at_least: int = 0, seconds: float = 0,
    ) -> list[Json]:  # fmt: skip
        """What the sandbox took, in order; waits up to `seconds` until there are `at_least` so many."""
        query: Json = {"since": since, "like": like, "at_least": at_least}
        if method:
            query["method"] = method
        if chat is not None:
            query["chat"] = _id(chat)
        found: list[Json] = []
        async for left in _rounds(seconds):
            found = await self.ask("log", **query, seconds=left)
            if len(found) >= at_least:
                break
        return found

    async def messages(self, chat: "int | Chatlike", since: int = 0) -> list[Json]:
        """The messages of a chat, the eldest first."""
        found: list[Json] = await self.ask("messages", chat=_id(chat), since=since)
        return found

    async def texts(self, chat: "int | Chatlike", like: str = "") -> list[str]:
        """What the bot said in a chat, with the words in `like`."""
        return [
            text
            for message in await self.messages(chat)
            if _by_bot(message) and like in (text := _said(message))
        ]

    async def wait_for(
        self, chat: "int | Chatlike", like: str = "", *, since: int = 0, after: int = 0,
        seconds: float = 20, by: str = "bot",
    ) -> Json:  # fmt: skip
        """The newest message with these words, of the bot or (`by="anybody"`) of anybody, after a
        message's id; TimeoutError with what is there instead.
        """  # fmt: skip
        query: Json = {"chat": _id(chat), "like": like, "since": max(since, after), "by": by}
        async for left in _rounds(seconds):
            found: Json | None = await self.ask("wait", **query, seconds=left)
            if found:
                return found
        last = [_said(one) for one in (await self.messages(chat, query["since"]))[-3:]]
        raise TimeoutError(f"nobody said {like!r}; the last words are {last}")

    async def popup(self, user: "Person") -> Json | None:
        """What this person's last press was answered with."""
        found = [one for one in await self.ask("popups") if one["user"] == user.id]
        return found[-1] if found else None


@dataclass(frozen=True)
class Faults:
    """What goes wrong between the bot and Telegram."""

    sandbox: Sandbox

    async def add(self, kind: str, **how: Any) -> int:
        """Let something go wrong; the fault's id."""
        return int((await self.sandbox.act("fault", kind=kind, **how))["id"])

    async def clear(self, fault: int | None = None) -> None:
        """One fault, or all of them."""
        await self.sandbox.act("clear", **({} if fault is None else {"id": fault}))

    async def active(self) -> list[Json]:
        """Those that still strike."""
        found: list[Json] = await self.sandbox.ask("faults")
        return found

    async def unreachable(self, seconds: float) -> None:
        """Refuse every connection for so long, also those of this client."""
        await self.sandbox.act("unreachable", seconds=seconds)


@dataclass(frozen=True)
class Group:
    """A group chat."""

    sandbox: Sandbox
    id: int
    title: str

    async def messages(self) -> list[Json]:
        """All its messages."""
        return await self.sandbox.messages(self.id)

    async def received(self, like: str = "") -> list[str]:
        """What the bot said in it."""
        return await self.sandbox.texts(self.id, like)

    async def wait_for(self, like: str = "", **how: Any) -> Json:
        """The newest message of the bot with these words."""
        return await self.sandbox.wait_for(self.id, like, **how)


@dataclass(frozen=True)
class Person:
    """Somebody; `id` is also the id of the private chat with the bot."""

    sandbox: Sandbox
    id: int
    name: str

    async def says(self, chat: "int | Chatlike", text: str, **more: Any) -> Json:
        """Write in a chat."""
        sent: Json = await self.sandbox.act("say", user=self.id, chat=_id(chat), text=text, **more)
        return sent

    async def writes(self, text: str, **more: Any) -> Json:
        """Write to the bot in private."""
        return await self.says(self.id, text, **more)

    async def sends(
        self, chat: "int | Chatlike", name: str, content: bytes, *, text: str = "", **more: Any
    ) -> Json:
        """Send a file: a picture where the name ends like one, else a document."""
        kind = "photo" if name.lower().endswith((".jpg", ".jpeg", ".png")) else "document"
        file = {"name": name, "hex": content.hex()}
        return await self.says(chat, text, **{kind: file}, **more)

    async def replies(self, chat: "int | Chatlike", text: str, like: str = "") -> Json:
        """Reply to the bot's newest message in a chat (with these words in it)."""
        for message in reversed(await self.sandbox.messages(chat)):
            if _by_bot(message) and like in _said(message):
                return await self.says(chat, text, reply_to=message["message_id"])
        raise NotPossible(f"nothing of the bot's to reply to with {like!r}")

    async def presses(self, where: "int | Chatlike | Json", button: str, **more: Any) -> Json:
        """Press a button by its words: of this message, or of the chat's newest that has it."""
        if isinstance(where, dict):
            more |= {"message_id": where["message_id"]}
            where = int(where["chat"]["id"])
        pressed: Json = await self.sandbox.act(
            "press", user=self.id, chat=_id(where), button=button, **more
        )
        return pressed

    async def starts(self, payload: str = "") -> Json:
        """Open the bot, by a link or plainly."""
        sent: Json = await self.sandbox.act("start", user=self.id, payload=payload)
        return sent

    async def adds_bot(self, chat: "int | Chatlike", payload: str = "", **more: Any) -> None:
        """Add the bot to a group by a link."""
        await self.sandbox.act("add_bot", user=self.id, chat=_id(chat), payload=payload, **more)

    async def removes_bot(self, chat: "int | Chatlike") -> None:
        """Throw the bot out of a group."""
        await self.sandbox.act("bot", user=self.id, chat=_id(chat), status="kicked")

    async def blocks(self, *, blocked: bool = True) -> None:
        """Block the bot, or no longer."""
        await self.sandbox.act("block", user=self.id, blocked=blocked)

    async def received(self, like: str = "") -> list[str]:
        """What the bot said in private."""
        return await self.sandbox.texts(self.id, like)

    async def wait_for(self, like: str = "", **how: Any) -> Json:
        """The bot's newest private message with these words."""
        return await self.sandbox.wait_for(self.id, like, **how)


Chatlike = Group | Person


def _id(chat: int | Chatlike) -> int:
    return chat if isinstance(chat, int) else chat.id


def _said(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _by_bot(message: Json) -> bool:
    return bool(message.get("from", {}).get("is_bot"))


async def _rounds(seconds: float) -> AsyncIterator[float]:
    """How long each question may wait, until `seconds` are over; at least one question is asked."""
    clock = asyncio.get_running_loop().time
    deadline = clock() + seconds
    yield min(ONE_WAIT, seconds)
    while (left := deadline - clock()) > 0:
        yield min(ONE_WAIT, left)
