"""Every answer Telegram may give to every method, and what becomes of the row (T3: P1, P5, P7).

24 kinds of answers (docs/delivery.md's table) meet six methods, each row under the policy that its kind of
message has in the product: the real sender over HTTP, a Telegram that answers oddly once and well
from then on. Counted at Telegram's end: in which state the row ended, and how many requests came.
"""

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp
from sqlalchemy import func, select

from bot.loops import App
from messages.post import ON_UNKNOWN
from proof.account import OPEN
from proof.noted import Noted, noted
from proof.size import Size
from proof.table import Row, below
from sandbox import server, world
from sandbox.client import Group, Person, Sandbox
from sandbox.clock import Clock
from sandbox.world import World
from storage import chats, files, outbox
from storage.schema import delivery
from tests.edges.tiny_house import BOT_ID, TOKEN, Hands, groups, house, said, settings, states

START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
SLOW: Final = 27.0  # seconds; the sender waits 25 for an answer
DAY: Final = 86_400
STEP: Final = 5.0  # seconds that pass at least at once
NAMELESS: Final = "http://nobody.invalid"


@dataclass(frozen=True)
class Answer:
    """One kind of answer. `means` is what the table makes of it; `batch` who is played together."""

    name: str
    means: str
    how: dict[str, Any] | None = None  # the sandbox's fault
    reason: str | None = None
    batch: str = "answered"


@dataclass(frozen=True)
class Method:
    """One method of Telegram, the word for it in the outbox, and the kind of message it brings here."""

    name: str
    call: str
    kind: str

    @property
    def policy(self) -> str:
        """What is done where the answer was not read."""
        return ON_UNKNOWN[self.kind]


METHODS: Final = (
    Method("sendMessage", "text", "announcement"),
    Method("sendPhoto", "photo", "answer"),
    Method("sendDocument", "document", "file"),
    Method("sendMediaGroup", "album", "announcement"),
    Method("editMessageText", "edit", "edit"),
    Method("pinChatMessage", "pin", "board"),
)
UNSENT, UNREAD, TAKEN = "nothing was written", "may have arrived", "taken without an id"
LIMITED, MOVED, TOKEN_REFUSED = "too many", "the group has a new id", "the token is in doubt"
REFUSED, OURS = "the chat refuses", "our own fault"


def _status(status: int, **more: Any) -> dict[str, Any]:
    return {"kind": "status", "status": status} | more


ANSWERS: Final = (
    Answer("connection refused", UNSENT, batch="refused"),
    Answer("no such name", UNSENT, batch="nameless"),
    Answer("cut before it was taken", UNREAD, {"kind": "before_accept"}, "unanswered"),
    Answer("reset", UNREAD, {"kind": "reset"}, "unanswered"),
    Answer("taken, then cut", UNREAD, {"kind": "after_accept"}, "unanswered"),
    Answer("taken, half an answer", UNREAD, {"kind": "half_answer"}, "unanswered"),
    Answer("taken, answered too late", UNREAD, {"kind": "timeout", "seconds": SLOW}, "unanswered", "slow"),
    Answer("taken too late", UNREAD, {"kind": "slow", "seconds": SLOW}, "unanswered", "slow"),
    Answer("500", UNREAD, _status(500), "server_error"),
    Answer("502 with a page", UNREAD, _status(502), "server_error"),
    Answer("504 with a page", UNREAD, _status(504), "server_error"),
    Answer("200 with a page", UNREAD, {"kind": "html"}, "portal"),
    Answer("200, ok false", UNREAD, {"kind": "not_ok"}, "portal"),
    Answer("200, true", TAKEN, {"kind": "true"}),
    Answer("429, 7 s", LIMITED, _status(429, retry_after=7)),
    Answer("429, a day", LIMITED, _status(429, retry_after=DAY)),
    Answer("429 without a number", LIMITED, _status(429)),
    Answer("400, upgraded", MOVED),
    Answer("401", TOKEN_REFUSED, _status(401)),
    Answer("404", TOKEN_REFUSED, _status(404)),
    Answer("403, thrown out", REFUSED, {"kind": "bot_kicked"}, "kicked"),
    Answer("400, no such chat", REFUSED, _status(400), "chat_not_found"),
    Answer("400, cannot parse", OURS, _status(400, description="Bad Request: can't parse entities"), "bad_markup"),
    Answer("413", OURS, _status(413), "too_large"),
)  # fmt: skip
MEANINGS: Final = tuple(dict.fromkeys(one.means for one in ANSWERS))
BATCHES: Final = tuple(dict.fromkeys(one.batch for one in ANSWERS))


@dataclass(frozen=True)
class Ended:
    """What came of one row."""

    answer: Answer
    method: Method
    state: tuple[str, str | None]
    calls: int

    @property
    def wrong_state(self) -> bool:
        """It did not end as the table says."""
        return self.state != _expected(self.answer, self.method)[0]

    @property
    def wrong_calls(self) -> bool:
        """Telegram was asked more often, or less."""
        return self.calls != _expected(self.answer, self.method)[1]


def _expected(answer: Answer, method: Method) -> tuple[tuple[str, str | None], int]:
    """State and reason, and the number of requests."""
    sent: tuple[str, str | None] = ("sent", None)
    match answer.means:
        case means if means in (UNSENT, TAKEN):
            return sent, 1
        case means if means in (REFUSED, OURS):
            return ("failed", answer.reason), 1
        case means if means == UNREAD and method.policy == "hold":
            return ("unknown", answer.reason), 1
        case means if means == MOVED and method.call in ("edit", "pin"):
            return ("failed", "target_missing"), 1  # the supergroup has none of the old messages
    return sent, 2


async def prove(size: Size) -> list[Row]:
    """All of them, so often each; one row for each of the table's meanings."""
    times = size.runs(20, 1)
    ends: list[Ended] = []

    async def one(batch: str) -> None:
        ends.extend(await play(batch, times))

    await size.at_once(BATCHES, one, "batches of answers", workers=len(BATCHES))
    rows = []
    for means in MEANINGS:
        mine = [one for one in ends if one.answer.means == means]
        state, calls = ([one for one in mine if getattr(one, wrong)] for wrong in ("wrong_state", "wrong_calls"))  # fmt: skip
        kinds = [one.name for one in ANSWERS if one.means == means]
        rows.append(
            Row(
                f"{means}: {', '.join(kinds)}",
                f"{len(kinds)} x {len(METHODS)} methods x {times}",
                f"{len(state)} wrong ends, {len(calls)} wrong numbers of calls{_first(state + calls)}",
                f"0, 0 ({below(len(mine))})",
                len(mine) == len(kinds) * len(METHODS) * times and not state and not calls,
            )
        )
    return rows


def _first(wrong: Sequence[Ended]) -> str:
    if not wrong:
        return ""
    one = wrong[0]
    return f"; {one.answer.name}, {one.method.name}: {one.state}, {one.calls} calls"


async def play(batch: str, times: int) -> list[Ended]:
    """The kinds of one batch with every method, so often; each row in a group of its own."""
    hands = Hands()
    async with _telegram() as (place, box, notes):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            given = settings(box, folder, calls_in_flight=64 if batch == "slow" else 8)
            async with house(given, hands.clock, monotonic=hands.monotonic) as bot:
                stage = _Stage(place, box, bot, hands)
                await stage.lay(batch, times)
                notes.requests.clear()
                if batch not in ("refused", "nameless"):
                    await stage.play_out()
            if batch in ("refused", "nameless"):
                gone = settings(NAMELESS if batch == "nameless" else _closed(), folder)
                async with house(gone, hands.clock, monotonic=hands.monotonic) as bot:
                    for _ in range(3):
                        await send_due(bot)
                        hands.move(seconds=61)
                async with house(given, hands.clock, monotonic=hands.monotonic) as bot:
                    stage.bot = bot
                    await stage.play_out()
            async with house(given, hands.clock, monotonic=hands.monotonic) as bot:
                ended = await states(bot.db, stage.rows)
        came = notes.calls()
        return [
            Ended(answer, method, state, sum(came[method.name, one] for one in where))
            for (answer, method, where), state in zip(stage.rows.values(), ended, strict=True)
        ]


@dataclass
class _Stage:
    """The groups, one for each row that is to be tried."""

    place: World
    box: Sandbox
    bot: App
    hands: Hands
    rows: dict[int, tuple[Answer, Method, tuple[int, ...]]] = field(default_factory=dict)

    async def lay(self, batch: str, times: int) -> None:
        """A group, a row and a fault for each answer and method, so often."""
        tried = [
            (answer, method)
            for answer in ANSWERS
            if answer.batch == batch
            for method in METHODS
            for _ in range(times)
        ]
        owner, places = await groups(self.box, len(tried))
        files_known = await self._files(owner)
        chat_ids = [await self._chat(group) for group in places]
        firsts = {
            at: await self._add(chat_ids[at], "text", "answer", {"text": "Việc cần làm"})
            for at, (_, method) in enumerate(tried)
            if method.call in ("edit", "pin")
        }
        await self.play_out()
        for at, (answer, method) in enumerate(tried):
            payload = self._payload(method, files_known, firsts.get(at, 0))
            row = await self._add(chat_ids[at], method.call, method.kind, payload)
            where = [places[at].id]
            if answer.how is not None:
                await self.box.fault(method=method.name, chat_id=places[at].id, **answer.how)
            if answer.means == MOVED:
                where.append((await self.box.migrate(places[at])).id)
            self.rows[row] = answer, method, tuple(where)
        self.place.queue.clear()  # what the bot hears of it all is no matter here

    async def _files(self, owner: Person) -> tuple[str, int]:
        """A picture that Telegram has, and a file that it has not."""
        photo = {"name": "a.jpg", "hex": "ffd8ffe0"}
        message = await self.box.act("say", user=owner.id, chat=owner.id, photo=photo)
        async with self.bot.db.write() as conn:
            own = await files.put(
                conn, commune_id=None, name="bảng.xlsx", media_type="application/octet-stream",
                content=b"PK" * 100, now=self.hands.now,
            )  # fmt: skip
        return message["photo"][-1]["file_id"], own

    async def _chat(self, group: Group) -> int:
        async with self.bot.db.write() as conn:
            found = await chats.get_or_create(
                conn, bot_id=BOT_ID, telegram_id=group.id, type_="group", title=group.title,
                now=self.hands.now,
            )  # fmt: skip
        return found.id

    async def _add(self, chat: int, call: str, kind: str, payload: dict[str, Any]) -> int:
        new = said(
            chat, "", self.hands.now, call=call, kind=kind, payload=payload, lane=1,
            on_unknown=ON_UNKNOWN[kind],
        )  # fmt: skip
        async with self.bot.db.write() as conn:
            added = await outbox.add(conn, new, now=self.hands.now)
        if added is None:
            raise LookupError("a row without a key is always new")
        return added

    def _payload(self, method: Method, known: tuple[str, int], first: int) -> dict[str, Any]:
        photo, own = known
        picture = {"file_id": photo, "name": "a", "photo": True}
        match method.call:
            case "photo":
                return {"file": picture, "caption": "Ảnh"}
            case "document":
                return {"file": {"id": own, "name": "bảng.xlsx"}, "caption": "Bảng"}
            case "album":
                return {"files": [picture] * 2, "caption": "Hai tấm"}
            case "edit":
                return {"of": first, "text": "Việc cần làm: 1", "caption": False}
            case "pin":
                return {"of": first}
        return {"text": "Kính gửi bà con"}

    async def play_out(self) -> None:
        """Time passes, and what may go goes, until every row has had its chances."""
        for ahead in (timedelta(hours=1), timedelta(days=2)):
            while (
                soonest := await self._soonest()
            ) is not None and soonest < self.hands.now + ahead:
                self.hands.move(seconds=max(STEP, (soonest - self.hands.now).total_seconds()))
                await send_due(self.bot)

    async def _soonest(self) -> datetime | None:
        """When the next open row may go, as far as the table says."""
        async with self.bot.db.read() as conn:
            waits = select(func.min(delivery.c.not_before)).where(delivery.c.state.in_(OPEN))
            found: datetime | None = (await conn.execute(waits)).scalar()
        return found


async def send_due(bot: App) -> None:
    """Send what may go at this instant; unlike `drain` it waits for nothing."""
    begun = -1
    while begun != bot.sender.begun:
        begun = bot.sender.begun
        async with asyncio.TaskGroup() as tasks:
            await bot.sender.step(tasks)


@asynccontextmanager
async def _telegram() -> AsyncIterator[tuple[World, Sandbox, Noted]]:
    place = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
    notes = noted(place)
    async with server.serving(place) as address, aiohttp.ClientSession() as session:
        yield place, Sandbox(address, session, place.bot, clock=place.clock.moment), notes


def _closed() -> str:
    """An address at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"
