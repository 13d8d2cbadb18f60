"""A commune whose people act by themselves, as fast as the bot lets them, and who keep account.

Heads register one work after the other, each with a name and a value of its own; the officer
announces; in every group somebody presses "Đã nhận". They go on as soon as the words they wait for
stand in their chat, whatever process put them there. Where none come they wait for good, or, in a town
that has patience, begin anew: an unclear answer that the bot does not repeat never comes.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp
from sqlalchemy import func, select

from bot import app
from bot.pacing import Pace
from sandbox import server, world
from sandbox.client import Group, Person, Sandbox
from sandbox.clock import Clock
from sandbox.world import World
from storage.engine import Connection
from storage.schema import chat, delivery
from tests.fixtures_commune import TOKEN, Village, build, settings

START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
KINDS: Final = ("Xây dựng cơ bản", "Mô hình sản xuất", "Chăn nuôi", "Công trình văn hóa", "Khác")
LOOK: Final = 1.0  # seconds of one question for new words
HALF_FILLED: Final = "đang điền dở ở đây"


class _Over(Exception):
    """Nobody acts any more."""


class _Unanswered(Exception):
    """The words that were waited for do not come."""


@dataclass
class Town:
    """Everybody, and what they did and saw."""

    sandbox: Sandbox
    villages: list[Village]
    officer: Person
    chance: random.Random
    world: World
    patience: timedelta | None = None  # of the town's clock: then they begin anew
    acts: Counter[int] = field(default_factory=Counter)  # by head: what must have been answered
    sent: dict[str, int] = field(default_factory=dict)  # works whose "Gửi" was pressed: name, value
    confirmed: set[str] = field(default_factory=set)  # works of which "Đã ghi nhận" was seen
    accepted: set[str] = field(
        default_factory=set
    )  # announcements of which "đã nhận lệnh" was seen
    received: set[tuple[str, str]] = field(default_factory=set)  # "Đã nhận" pressed: text, village
    _open: bool = True
    _numbers: int = 0

    @asynccontextmanager
    async def busy(self) -> AsyncIterator[None]:
        """Everybody acts as long as the block lasts."""
        self._open = True
        async with asyncio.TaskGroup() as tasks:
            lives = [_Head(self, one).registers for one in self.villages]
            lives += [_Reader(self, one).reads for one in self.villages]
            lives.append(_Officer(self, self.officer).announces)
            for life in lives:
                tasks.create_task(_until_over(life))
            yield
            self._open = False

    async def breathe(self) -> None:
        """A person's pause; raises where it is over."""
        await asyncio.sleep(self.chance.uniform(0, 0.15))
        if not self._open:
            raise _Over

    def number(self) -> int:
        """A number nobody else has."""
        self._numbers += 1
        return self._numbers

    async def heard(
        self, where: Group | Person, after: int, *words: str, instead: str = ""
    ) -> dict[str, Any]:
        """The first message seen with all these words, or with those that may come instead.

        Raises where none comes before the end, or before the town's patience is over.
        """
        begun = self.world.clock.moment()
        while True:
            query = {"chat": where.id, "by": "bot", "since": after}
            found = await self.sandbox.ask("wait", **query, like=words[0], seconds=LOOK)
            if found and all(one in found["text"] for one in words):
                return dict(found)
            other = await self.sandbox.ask("wait", **query, like=instead) if instead else None
            if other:
                return dict(other)
            after = int(found["message_id"]) if found else after
            if not self._open:
                raise _Over
            if self.patience is not None and self.world.clock.moment() - begun > self.patience:
                raise _Unanswered


@dataclass
class _Head:
    town: Town
    village: Village

    async def registers(self) -> None:
        """One work after the other."""
        while True:
            with suppress(_Unanswered):
                await self._registers_one()

    async def _registers_one(self) -> None:
        head, heard = self.village.head, self.town.heard
        number = self.town.number()
        name, value = f"Đường số {number} hết", 100 + number
        asked = (await self._did(head.writes, "/dangky"))["message_id"]
        opened = await heard(head, asked, "Câu 1/", instead=HALF_FILLED)
        if HALF_FILLED in opened["text"]:
            await self._did(head.presses, opened, "Làm lại từ đầu")
            await heard(head, opened["message_id"], "Câu 1/")
        await self._did(head.writes, name)
        kinds = await heard(head, asked, f"{name}\n\nCâu 2/")
        await self._did(head.presses, kinds, self.town.chance.choice(KINDS))
        await heard(head, kinds["message_id"], "Câu 3/")
        asked = (await self._did(head.writes, f"{value} triệu"))["message_id"]
        await heard(head, asked, "Câu 4/")
        await self._did(head.writes, "5/12")
        await heard(head, asked, "Câu 5/")
        await self._did(head.writes, "20/1")
        card = await heard(head, asked, "Kiểm tra lại", name)
        await self._did(head.presses, card, "✅ Gửi")
        self.town.sent[name] = value * 1_000_000
        await heard(head, card["message_id"], "Đã ghi nhận", name)
        self.town.confirmed.add(name)

    async def _did(self, act: Callable[..., Awaitable[dict[str, Any]]], *what: Any) -> Any:
        await self.town.breathe()
        done = await act(*what)
        self.town.acts[self.village.head.id] += 1
        return done


@dataclass
class _Officer:
    town: Town
    officer: Person

    async def announces(self) -> None:
        """One announcement to all villages after the other."""
        while True:
            with suppress(_Unanswered):
                await self._announces_one()

    async def _announces_one(self) -> None:
        officer, heard = self.officer, self.town.heard
        text = f"Tin số {self.town.number()} hết"
        await self.town.breathe()
        asked = (await officer.writes("/thongbao"))["message_id"]
        await officer.presses(await heard(officer, asked, "Bấm để soạn"), "Soạn thông báo")
        where = await heard(officer, asked, "Gửi tới đâu?")
        await self.town.breathe()
        await officer.presses(where, "Tất cả các thôn")
        await heard(officer, asked, "Gõ nội dung")
        await self.town.breathe()
        written = (await officer.writes(text))["message_id"]
        preview = (await heard(officer, written, text))["message_id"]
        card = await heard(officer, preview, "Các thôn sẽ thấy")
        await self.town.breathe()
        await officer.presses(card, "Gửi ngay")
        await heard(officer, card["message_id"], f"“{text}")
        self.town.accepted.add(text)


@dataclass
class _Reader:
    town: Town
    village: Village

    async def reads(self) -> None:
        """Press "Đã nhận" below every announcement."""
        after = 0
        while True:
            try:
                seen = await self.town.heard(self.village.group, after, "Tin số", "hết")
            except _Unanswered:  # nothing was announced; they go on waiting
                continue
            after = seen["message_id"]
            await self.town.breathe()
            await self.village.member.presses(seen, "Đã nhận")
            self.town.received.add((seen["text"], self.village.name))


async def _until_over(life: Callable[[], Awaitable[None]]) -> None:
    with suppress(_Over):
        await life()


async def answers(conn: Connection) -> Counter[int]:
    """How many answers of the bot each chat has been owed, by Telegram's id."""
    found = await conn.execute(
        select(chat.c.telegram_id, func.count())
        .join(delivery, delivery.c.chat_id == chat.c.id)
        .where(delivery.c.kind.in_(("answer", "receipt")))
        .group_by(chat.c.telegram_id)
    )
    return Counter({int(who): int(times) for who, times in found})


@asynccontextmanager
async def town(
    folder: Path,
    chance: random.Random,
    *,
    villages: int,
    patience: timedelta | None = None,
    **given: Any,
) -> AsyncIterator[tuple[Town, dict[str, str]]]:
    """Telegram, a launched campaign, and the settings of the bot as its environment.

    `given` are settings; its data is in `folder` where they do not say otherwise.
    """
    place = world.new_world(Clock(START, folder / "clock"), TOKEN, "thidua_bot", "Thi đua")
    async with server.serving(place) as address, aiohttp.ClientSession() as session:
        sandbox = Sandbox(address, session, place.bot, clock=place.clock.moment)
        chosen = settings(address, folder, **given)
        free = Pace(1000, per_chat=False)
        async with app.running(chosen, place.clock.moment, pace=free) as running:
            commune = await build(sandbox, running, villages)
            await commune.launch()
            async with running.db.read() as conn:
                before = await answers(conn)
        acts = Counter({one.head.id: before[one.head.id] for one in commune.villages})
        environment = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": address,
            "DATABASE_URL": chosen.database_url.get_secret_value(),
            "BACKUP_DIR": str(folder / "backup"),
            "RATE_PER_SECOND": "1000",
            "CLOCK_FILE": str(folder / "clock"),
        }
        yield (
            Town(sandbox, commune.villages, commune.officer, chance, place, patience, acts),
            environment,
        )
