"""People of the sandbox in a test's or a script's words, over HTTP.

`await head.says(group, "350 triệu")`, `await head.presses(group, "Gửi")`,
`await sandbox.wait_for(group, "Đã ghi nhận")`.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp

Json = dict[str, Any]


class NotPossible(Exception):
    """The sandbox refused an act; the message says why."""


@dataclass(eq=False)
class Sandbox:
    """A running sandbox, by its address."""

    address: str
    session: aiohttp.ClientSession
    bot: Json = field(default_factory=dict)
    clock: Callable[[], datetime] | None = None  # where the sandbox runs in this process

    async def act(self, name: str, **body: Any) -> Any:
        """POST /control/<name>; raises NotPossible."""
        async with self.session.post(f"{self.address}/control/{name}", json=body) as answer:
            found = await answer.json()
        if answer.status != 200:
            raise NotPossible(f"{name}: {found.get('error')}")
        return found["result"]

    async def ask(self, what: str, **query: Any) -> Any:
        """GET /control/<what>."""
        async with self.session.get(f"{self.address}/control/{what}", params=query) as answer:
            return json.loads(await answer.text())

    async def person(self, first_name: str, **more: Any) -> "Person":
        """Somebody new."""
        user = await self.act("person", first_name=first_name, **more)
        return Person(self, int(user["id"]), first_name)

    async def group(
        self, title: str, owner: "Person", *members: "Person", type_: str = "group"
    ) -> "Group":
        """A new group; the bot is not in it yet."""
        ids = [one.id for one in members]
        made = await self.act("chat", title=title, owner=owner.id, members=ids, type=type_)
        return Group(self, int(made["id"]), title)

    async def move_to(self, moment: datetime) -> None:
        """Set the clock."""
        await self.act("clock", set=moment.isoformat())

    async def advance(self, by: timedelta) -> None:
        """Move the clock, forward or back."""
        await self.act("clock", advance=by.total_seconds())

    async def fault(self, kind: str, **how: Any) -> int:
        """Let something go wrong; returns the fault's id."""
        return int((await self.act("fault", kind=kind, **how))["id"])

    async def clear(self) -> None:
        """Nothing goes wrong any more."""
        await self.act("clear")

    async def accepted(
        self, method: str | None = None, chat: "int | Chatlike | None" = None, since: int = 0
    ) -> list[Json]:
        """What the sandbox took, in order."""
        query: Json = {"since": since}
        if method:
            query["method"] = method
        if chat is not None:
            query["chat"] = _id(chat)
        found: list[Json] = await self.ask("log", **query)
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
            if message.get("from", {}).get("is_bot")
            and like in (text := message.get("text") or message.get("caption") or "")
        ]

    async def wait_for(
        self, chat: "int | Chatlike", like: str, *, since: int = 0, seconds: float = 20
    ) -> Json:
        """The newest message of the bot with these words; TimeoutError with what is there."""
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            found = await self.messages(chat, since)
            for message in reversed(found):
                said = message.get("text") or message.get("caption") or ""
                if like in said and message.get("from", {}).get("is_bot"):
                    return message
            if asyncio.get_running_loop().time() > deadline:
                last = [one.get("text") or one.get("caption") for one in found[-3:]]
                raise TimeoutError(f"nobody said {like!r}; the last words are {last}")
            await asyncio.sleep(0.05)

    async def popup(self, user: "Person") -> Json | None:
        """What this person's last press was answered with."""
        found = [one for one in await self.ask("popups") if one["user"] == user.id]
        return found[-1] if found else None


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

    async def replies(self, chat: "int | Chatlike", text: str, like: str = "") -> Json:
        """Reply to the bot's newest message in a chat (with these words in it)."""
        for message in reversed(await self.sandbox.messages(chat)):
            said = message.get("text") or message.get("caption") or ""
            if message.get("from", {}).get("is_bot") and like in said:
                return await self.says(chat, text, reply_to=message["message_id"])
        raise NotPossible(f"nothing of the bot's to reply to with {like!r}")

    async def presses(self, chat: "int | Chatlike", button: str, **more: Any) -> Json:
        """Press a button by its words, on the newest message that has it."""
        pressed: Json = await self.sandbox.act(
            "press", user=self.id, chat=_id(chat), button=button, **more
        )
        return pressed

    async def starts(self, payload: str = "") -> Json:
        """Open the bot, by a link or plainly."""
        sent: Json = await self.sandbox.act("start", user=self.id, payload=payload)
        return sent

    async def adds_bot(self, chat: "int | Chatlike", payload: str = "", **more: Any) -> None:
        """Add the bot to a group by a link."""
        await self.sandbox.act("add_bot", user=self.id, chat=_id(chat), payload=payload, **more)

    async def received(self, like: str = "") -> list[str]:
        """What the bot said in private."""
        return await self.sandbox.texts(self.id, like)


Chatlike = Group | Person


def _id(chat: int | Chatlike) -> int:
    return chat if isinstance(chat, int) else chat.id
