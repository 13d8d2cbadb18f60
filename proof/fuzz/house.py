"""Links, presses and whole updates at a commune with the real handlers, real rows and open conversations.

Each input is handled in a transaction of its own, as the dispatcher does it, and taken back: what the
next one meets is the same. Updates that Telegram's library cannot read are set aside by the dispatcher
and are no finding; what they lead to then (handlers.updates.gave_up) is tried as well.
"""

import asyncio
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
import telegram
from atheris import FuzzedDataProvider

from bot import app
from bot.pacing import Pace
from handlers import updates
from handlers.surroundings import Desk, Surroundings
from proof.fuzz.targets import Target
from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from storage import inbox
from tests.fixtures_commune import TOKEN, Commune, build, settings

START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
# What Telegram always sends, and what it may leave out where nearly all is always sent.
_ALWAYS: Final = frozenset(
    {"message_id", "date", "chat", "id", "type", "is_bot", "first_name", "offset", "length", "text",
     "file_id", "file_unique_id", "width", "height", "latitude", "longitude", "phone_number", "status",
     "user", "inline_keyboard", "is_animated", "is_video"}
)  # fmt: skip
_PARTS_OF: Final = {"callback_query": {"message", "data"}, "my_chat_member": set[str]()}
Json = dict[str, Any]


class _Undo(Exception):  # never leaves this module
    """What the input led to is taken back."""


class House:
    """A commune in the middle of its work."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._open())
        self._number = 800_000_000

    async def _open(self) -> None:
        stack = AsyncExitStack()
        folder = Path(stack.enter_context(TemporaryDirectory()))
        place = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
        place.clock.freeze(frozen=True)
        address = await stack.enter_async_context(server.serving(place))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        box = Sandbox(address, session, place.bot, clock=place.clock.moment)
        self.bot = await stack.enter_async_context(
            app.running(
                settings(address, folder, backup_hours=0),
                place.clock.moment,
                pace=Pace(1000, per_chat=False),
            )
        )
        commune = await build(box, self.bot)
        await commune.launch()
        await self._busy(commune)
        self.buttons = [
            button["callback_data"]
            for chat in place.chats.values()
            for message in chat.messages.values()
            for row in message.get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if "callback_data" in button
        ]
        place.queue.clear()
        await self._everything(commune)
        self.updates: list[Json] = json.loads(json.dumps(place.queue.take(1000, place.clock.now())))
        self._kept = stack  # open as long as the process lives

    async def _busy(self, commune: Commune) -> None:
        """A work that is sent in, one half written, an announcement begun, a plan's list shown."""
        first, second, third = commune.villages
        await commune.registers(first.head)
        await commune.writes(second.head, "/dangky")
        await commune.writes(second.head, "Đường bê tông")
        await commune.writes(first.head, "/cuatoi")
        await commune.writes(third.head, "/trogiup")
        for text in (
            "/duyet",
            "/tinhhinh",
            "/canbo",
            "/congtrinh",
            "/baocao",
            "/dulieu",
            "/lienket",
        ):
            await commune.writes(commune.officer, text)
        await commune.writes(commune.officer, "/thongbao")
        await commune.presses(commune.officer, commune.officer, "Soạn thông báo")

    async def _everything(self, commune: Commune) -> None:
        """One update of each kind that people cause; nobody hears them."""
        officer, one, two = commune.officer, commune.villages[0], commune.villages[1]
        await one.head.writes("350 triệu")
        await two.head.writes("5/12", entities=[{"type": "bold", "offset": 0, "length": 2}])
        await officer.writes("/phatdong")
        await one.member.says(one.group, "/tiendo@thidua_bot")
        await one.head.sends(one.head, "anh.jpg", b"a picture", text="Đường thôn 1")
        await officer.sends(officer, "ke-hoach.docx", b"PK", text="kế hoạch")
        await one.head.replies(one.group, "350 triệu")
        await two.head.presses(two.head, "Xây dựng cơ bản")
        await officer.presses(officer, "Tất cả các thôn")
        await one.head.writes("", location=[18.4, 105.6])
        await two.head.writes("", contact={"phone_number": "0912345678", "first_name": "An"})
        await two.head.writes("", sticker=True)
        await one.member.removes_bot(one.group)
        await one.head.blocks()

    # ------------------------------------------------------------------------------ the inputs

    def link(self, data: bytes) -> object:
        """Somebody opens the bot by a link with anything in it, or types a code."""
        given = _bases(self, "message")[data[0] % 4 if data else 0]
        text = data[1:].decode("utf-8", "replace")
        given["message"] |= {"text": f"/start {text}" if data[:1] < b"\xc0" else text}
        if not text.isspace() and data[:1] < b"\xc0":
            given["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
        return self.handled(given)

    def press(self, data: bytes) -> object:
        """Somebody presses a button of somebody, or sends what no button of ours holds."""
        bases = _bases(self, "callback_query")
        given = bases[data[0] % len(bases) if data else 0]
        at = int.from_bytes(data[1:3], "big")
        known = at < len(self.buttons)
        said = self.buttons[at] if known else data[3:].decode("utf-8", "replace")
        given["callback_query"]["data"] = said
        given["callback_query"]["from"]["id"] = self._people[data[3] % 9 % len(self._people)] if len(
            data
        ) > 3 else given["callback_query"]["from"]["id"]  # fmt: skip
        return self.handled(given)

    def update(self, data: bytes) -> object:
        """Any update of the right types: parts left out, put in from others, values changed."""
        chance = FuzzedDataProvider(data)
        given = json.loads(json.dumps(chance.PickValueInList(self.updates)))
        for _ in range(chance.ConsumeIntInRange(0, 6)):
            _change(given, chance, self.updates)
        return self.handled(given)

    @property
    def _people(self) -> list[int]:
        return sorted({one["callback_query"]["from"]["id"] for one in self.updates if "callback_query" in one}
                      | {one["message"]["from"]["id"] for one in self.updates if "message" in one})  # fmt: skip

    def handled(self, given: Json) -> object:
        """Store it and handle it, as poller and dispatcher do, and take it back."""
        self._number += 1
        given["update_id"] = self._number
        return self._loop.run_until_complete(self._handled(given))

    async def _handled(self, given: Json) -> None:
        bot, now = self.bot, self.bot.clock()
        around = Surroundings(bot.around().speaker, now, Desk())
        with suppress(_Undo):
            async with bot.db.write() as conn:
                await inbox.store(conn, around.bot_id, [given], now)
                for row in await inbox.claim(conn, around.bot_id, owner=1, limit=2):
                    try:
                        update = telegram.Update.de_json(json.loads(row.raw), None)
                    except Exception:  # noqa: BLE001 - set aside, as the dispatcher does
                        with suppress(Exception):
                            await updates.gave_up(conn, json.loads(row.raw), around)
                    else:
                        await updates.handle(conn, update, around)
                raise _Undo


def _bases(house: House, kind: str) -> list[Json]:
    """Fresh copies of the updates of a kind."""
    return [json.loads(json.dumps(one)) for one in house.updates if kind in one]


def _places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value of an update."""
    inner = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _change(given: Json, chance: FuzzedDataProvider, others: list[Json]) -> None:
    """One value gives way to another of its type, or is left out, or parts of another are added."""
    *way, last = chance.PickValueInList([one for one in _places(given) if len(one) > 1])
    holder: Any = given
    for key in way:
        holder = holder[key]
    kind = chance.ConsumeIntInRange(0, 3)
    if kind == 0 and way == ["message"]:
        other = chance.PickValueInList([one for one in others if "message" in one])["message"]
        parts = list(other)[chance.ConsumeIntInRange(0, len(other) - 1) :]
        holder |= json.loads(json.dumps({part: other[part] for part in parts}))
    elif kind == 1 and _may_be_missing(way[-1], last):
        del holder[last]
    else:
        holder[last] = _another(holder[last], chance)


def _may_be_missing(part: Any, name: Any) -> bool:
    """Whether Telegram's own description lets this be left out of that part."""
    if part in _PARTS_OF:
        return name in _PARTS_OF[part]
    return isinstance(name, str) and name not in _ALWAYS


def _another(value: Any, chance: FuzzedDataProvider) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return chance.ConsumeIntInRange(-(2**52), 2**52)
        case str():
            return chance.ConsumeUnicode(chance.ConsumeIntInRange(0, 60))
    return value


@cache
def _house() -> House:
    return House()


def _at(work: Callable[[House, bytes], object]) -> Callable[[bytes], object]:
    return lambda data: work(_house(), data)


TARGETS: Final = {
    "link": Target(
        _at(House.link),
        [bytes([at]) + secrets.token_urlsafe(24).encode() for at in (0, 1, 2, 200)],
        300,
    ),
    "callback": Target(
        _at(House.press), [bytes([at % 3, 0, at, at]) for at in range(80)] + [b"\0\xff\xffx"], 200
    ),
    "update": Target(_at(House.update), [bytes([at, 0]) for at in range(16)], 400),
}
