"""The stand: a sandbox in this process, a commune of any size, and the bot between them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot import app
from bot.clock import system_clock
from bot.config import Settings
from bot.pacing import Pace
from campaigns import yaml_plan
from campaigns.model import Plan
from handlers.throttle import Limit
from messages import privacy_words
from sandbox import server, world
from sandbox.clock import Clock
from sandbox.world import World
from storage import chats, communes, consents, people, units
from storage import plans as plan_rows

TOKEN = "123456:SANDBOX-TOKEN-FOR-BENCHMARKS-0000000"
BOT_ID = 123456
PLAN = Path(__file__).parents[1] / "campaigns" / "plans" / "sontay-2023.yaml"


@dataclass
class Stand:
    """What a measurement works with."""

    world: World
    address: str
    folder: Path
    app: app.App
    commune_id: int = 0
    officer_id: int = 0
    heads: list[int] = field(default_factory=list)
    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)

    def hear(self, event: dict[str, Any]) -> None:
        """A message of the bot ends the wait for it in its chat."""
        message = event.get("message", {})
        if event["type"] == "message" and message.get("from", {}).get("id") == BOT_ID:
            future = self.waiting.pop(event["chat"], None)
            if future is not None and not future.done():
                future.set_result(None)

    async def ask(self, user: int, text: str) -> float:
        """Write in private and wait for the answer to be accepted; seconds."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self.waiting[user] = future
        from sandbox import people as acting

        began = loop.time()
        acting.say(self.world, user, user, text=text)
        await asyncio.wait_for(future, 60)
        return loop.time() - began


@asynccontextmanager
async def standing(number: int, heads: int, *, rate: float, paced: bool) -> AsyncIterator[Stand]:
    """A commune of `number` villages with linked groups; the first `heads` have heads."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        place = world.new_world(Clock(), TOKEN, "thidua_bot", "Thi đua")
        async with server.serving(place) as address:
            settings = Settings(
                _env_file=None,  # type: ignore[call-arg]  # pydantic reads it
                bot_token=TOKEN,  # type: ignore[arg-type]  # pydantic reads it
                telegram_api_base=address,
                database_url=f"sqlite:///{folder}/thidua.sqlite",  # type: ignore[arg-type]
                backup_dir=folder / "backup",
                rate_per_second=rate,
                tick_seconds=1,
            )
            pace = None if paced else Pace(1000, per_chat=False)
            async with app.running(settings, system_clock, pace=pace) as running:
                stand = Stand(place, address, folder, running)
                place.listeners.append(stand.hear)
                await _fill(stand, number, heads)
                # one person writes here what fifty would: the limit per person would only be measured
                running.around().desk.updates.limit = Limit(1_000_000, timedelta(seconds=10))
                yield stand


async def _fill(stand: Stand, number: int, heads: int) -> None:
    now = datetime.now(UTC)
    place = stand.world
    async with stand.app.db.write() as conn:
        stand.commune_id = await communes.first(conn, name="xã", now=now)
        for at in range(1, number + 1):
            owner = place.person(f"Trưởng {at}")
            group = place.group(f"Thôn {at}", owner=owner["id"])
            group.bot = "administrator"
            unit_id = await units.add(
                conn, commune_id=stand.commune_id, kind="thôn", name=f"Thôn {at}", number=at,
                block=None, now=now,
            )  # fmt: skip
            chat = await chats.get_or_create(
                conn, bot_id=BOT_ID, telegram_id=group.id, type_="group", title=group.title,
                now=now,
            )  # fmt: skip
            await chats.link(
                conn, chat.id, commune_id=stand.commune_id, unit_id=unit_id, by=None, now=now
            )
            if at <= heads:
                await _role(stand, conn, owner["id"], "head", unit_id, now)
                stand.heads.append(owner["id"])
        officer = place.person("Cán bộ")
        stand.officer_id = await _role(stand, conn, officer["id"], "officer", None, now)
        plan = yaml_plan.load(PLAN.read_text("utf-8"))
        if not isinstance(plan, Plan):
            raise ValueError("the shipped plan is not sound")
        await plan_rows.add(
            conn, plan, commune_id=stand.commune_id, created_by=None, tz=stand.app.settings.zone,
            now=now,
        )  # fmt: skip


async def _role(
    stand: Stand, conn: Any, telegram_id: int, role: str, unit_id: int | None, now: datetime
) -> int:
    private = stand.world.private(telegram_id)
    private.opened = True
    chat = await chats.get_or_create(
        conn, bot_id=BOT_ID, telegram_id=telegram_id, type_="private", title="", now=now
    )
    person = await people.ensure(
        conn, commune_id=stand.commune_id, telegram_id=telegram_id, shown="", username=None, now=now
    )
    await people.describe(conn, person.id, chat_id=chat.id)
    await consents.carry(conn, telegram_id=telegram_id, version=privacy_words.VERSION)
    await people.grant(
        conn, commune_id=stand.commune_id, person_id=person.id, role_name=role, unit_id=unit_id,
        state="active", granted_by=None, now=now,
    )  # fmt: skip
    return person.id


def quantile(values: list[float], part: float) -> float:
    """The value below which `part` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
