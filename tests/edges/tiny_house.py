"""A bot of a few lines for the tests of the process: it says back what it hears.

The process is the real one, against the sandbox and a real database; only what a message leads to
is small enough to be counted.
"""

import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import telegram
from sqlalchemy import select

from bot import app
from bot.app import Tools
from bot.clock import Clock
from bot.config import Settings
from bot.courier import Hooks
from bot.loops import App, Wiring
from bot.pacing import Pace
from handlers.surroundings import Surroundings
from handlers.turn import After, AnswerPress, Typing
from sandbox.client import Group, Person, Sandbox
from storage import chats, outbox
from storage.engine import Connection, Database
from storage.outbox import NewDelivery
from storage.schema import delivery

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"
BOT_ID = 123456


@dataclass
class Hands:
    """A clock that moves when it is told to: the date by `now`, waits by `passed`."""

    now: datetime = datetime(2023, 11, 8, 1, 0, tzinfo=UTC)
    passed: float = 1000.0

    def clock(self) -> datetime:
        """The date and hour."""
        return self.now

    def monotonic(self) -> float:
        """Seconds that only grow."""
        return self.passed

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)
        self.passed += timedelta(**by).total_seconds()


def settings(sandbox: Sandbox | str, folder: Path, **more: object) -> Settings:
    """Settings for a bot against the sandbox, with its data in this folder."""
    address = sandbox if isinstance(sandbox, str) else sandbox.address
    given: dict[str, object] = {
        "bot_token": TOKEN,
        "telegram_api_base": address,
        "database_url": f"sqlite:///{folder}/thidua.sqlite",
        "backup_dir": folder / "backup",
        "rate_per_second": 1000,
    }
    return Settings.model_validate(given | more)


def free() -> Pace:
    """No limits: a story of a day told in a second."""
    return Pace(1000, per_chat=False)


async def echo(conn: Connection, update: telegram.Update, around: Surroundings) -> Iterable[After]:
    """Say back every text; a text of "bug" is a bug; a press is answered, "chờ" shows typing."""
    if update.callback_query is not None:
        return [AnswerPress(update.callback_query.id, "đã bấm")]
    message = update.message
    if message is None or not message.text:
        return []
    chat = await chat_for(conn, message.chat, around.now)
    await outbox.add(conn, said(chat, f"nghe: {message.text}", around.now), now=around.now)
    if message.text == "bug":
        raise LookupError("a bug in a handler")
    return [Typing(message.chat.id)] if message.text == "chờ" else []


async def chat_for(conn: Connection, where: telegram.Chat, now: datetime) -> int:
    """Our id of a chat."""
    kind = str(where.type)
    found = await chats.get_or_create(
        conn, bot_id=BOT_ID, telegram_id=where.id, type_=kind, title=where.title or "", now=now
    )
    return found.id


def said(chat_id: int, text: str, now: datetime, **more: object) -> NewDelivery:
    """A text to be sent."""
    given: dict[str, object] = {
        "bot_id": BOT_ID,
        "chat_id": chat_id,
        "kind": "answer",
        "call": "text",
        "payload": {"text": text},
        "lane": 0,
        "on_unknown": "once",
        "not_before": now,
    }
    return NewDelivery(**(given | more))  # type: ignore[arg-type]  # the fields as keywords


async def apologise(conn: Connection, raw: Mapping[str, object], around: Surroundings) -> None:
    """Say sorry in the chat of an update that was set aside."""
    update = telegram.Update.de_json(dict(raw), None)
    if update.effective_chat is not None:
        chat = await chat_for(conn, update.effective_chat, around.now)
        await outbox.add(conn, said(chat, "xin lỗi", around.now), now=around.now)


async def missed(conn: Connection, since: datetime, around: Surroundings) -> None:
    """Tell every known chat that messages may be missing."""
    for chat in range(1, 50):
        found = await chats.get(conn, chat)
        if found is not None:
            text = f"thiếu từ {since:%H:%M}"
            await outbox.add(conn, said(found.id, text, around.now), now=around.now)


def wiring(hooks: Hooks | None = None) -> Wiring:
    """The tiny house's own wiring."""
    return Wiring(handle=echo, gave_up=apologise, was_away=missed, hooks=hooks or Hooks())


@asynccontextmanager
async def house(
    given: Settings,
    clock: Clock,
    *,
    hooks: Hooks | None = None,
    pace: Pace | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> AsyncIterator[App]:
    """The process around the tiny house; `settle` moves it."""

    def wire(_tools: Tools) -> Wiring:
        return wiring(hooks)

    async with app.running(
        given, clock, wire=wire, pace=pace or free(), monotonic=monotonic
    ) as made:
        yield made


async def groups(sandbox: Sandbox, number: int) -> tuple[Person, list[Group]]:
    """An officer and so many groups with the bot inside."""
    owner = await sandbox.person("Lan")
    await owner.starts()
    made = []
    for n in range(1, number + 1):
        group = await sandbox.group(f"Thôn {n}", owner)
        await owner.adds_bot(group)
        made.append(group)
    return owner, made


async def broadcast(
    db: Database, where: Iterable[Group], text: str, *, now: datetime, **more: object
) -> list[int]:
    """One text to every group, as an announcement would be; gives the deliveries."""
    ids = []
    given: dict[str, object] = {
        "kind": "announcement", "source_id": 1, "lane": 1, "on_unknown": "resend"
    }  # fmt: skip
    async with db.write() as conn:
        for group in where:
            chat = await chats.get_or_create(
                conn, bot_id=BOT_ID, telegram_id=group.id, type_="group", title=group.title, now=now
            )
            new = said(chat.id, text, now, **(given | more))
            added = await outbox.add(conn, new, now=now)
            assert added is not None
            ids.append(added)
    return ids


async def states(db: Database, ids: Iterable[int]) -> list[tuple[str, str | None]]:
    """State and reason of deliveries, in the order of `ids`."""
    wanted = list(ids)
    query = select(delivery.c.id, delivery.c.state, delivery.c.reason)
    async with db.read() as conn:
        found = {row.id: row for row in await conn.execute(query.where(delivery.c.id.in_(wanted)))}
    return [(found[one].state, found[one].reason) for one in wanted]
