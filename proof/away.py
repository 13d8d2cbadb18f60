"""Telegram away for ten minutes, three hours, a day and two hours; then back (T12: P23).

A town at work is cut off in the middle of a broadcast. The program is started anew while nobody answers; hours
pass by a moved clock, people write on, and Telegram keeps what they write for 24 hours. When it is back
everything is done in real time at the real pace, with Telegram's limits enforced. Without a proxy connections
are refused; with one it is the proxy (SOCKS 5) that cannot reach Telegram.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy import select

from bot import app
from bot.config import Settings
from bot.loops import App
from bot.pacing import EASED, Pace
from proof import account
from proof.account import Said
from proof.noted import Noted, noted
from proof.size import Size
from proof.table import Row
from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from sandbox.world import World
from storage import chats, outbox
from storage.outbox import NewDelivery
from storage.schema import delivery, inbox
from tests.fixtures_commune import TOKEN, Commune, build, settings

START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
AWAY: Final = {"10 min": 10, "3 h": 180, "26 h": 26 * 60}  # minutes
STEPS: Final = 13  # parts in which the time passes
VILLAGES: Final = 6
PEOPLE: Final = 120  # others who have met the bot
CUT_AFTER: Final = 1.0  # seconds of a broadcast
NOTICE: Final = "mất liên lạc với Telegram"
AT_REST: Final = 300.0
SPAN: Final = 10.0  # seconds over which calls are counted
FIRST_UPDATE: Final = 700_000_001  # the sandbox's


@dataclass
class Count:
    """What came of the runs of one length."""

    runs: int = 0
    updates: int = 0
    expired: int = 0  # updates that Telegram itself threw away
    lost: int = 0
    rows: int = 0
    wrong: int = 0  # rows gone, doubled or open
    fastest: float = 0.0  # calls a second after the return
    refused: int = 0  # 429s after the return
    notices: int = 0
    said: Said = field(default_factory=Said)


async def prove(size: Size) -> list[Row]:
    """Each length, without and with a proxy."""
    runs = size.runs(5, 1)
    rows = []
    for at, (name, minutes) in enumerate(AWAY.items()):
        count = Count()
        todo = [(number, proxied) for number in range(runs) for proxied in (False, True)]
        if size.small:
            todo = todo[at % 2 :][:1]  # without and with a proxy in turns
        work = partial(_run, size, count, timedelta(minutes=minutes))
        await size.at_once(todo, work, name, workers=1)
        wanted = count.runs if minutes > 24 * 60 else 0
        rate = Settings.model_fields["rate_per_second"].default * EASED
        rows.append(
            Row(
                f"away for {name}",
                f"{count.runs} runs, {count.updates} updates, {count.rows} rows",
                f"{count.lost} updates lost beside {count.expired} that Telegram kept no longer, {count.wrong}"
                f" rows gone, doubled or open; at most {count.fastest:.1f} calls/s, {count.refused} 429s;"
                f" {count.notices} notices",
                f"0, 0, {rate:.0f}, {wanted} notices",
                not (count.lost or count.wrong)
                and count.fastest <= rate
                and count.notices == wanted,
            )
        )
    return rows


@dataclass
class _Road:
    """The bot's way to Telegram, which can be closed; people have one of their own."""

    place: World
    port: int = 0
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def opens(self) -> str:
        """Telegram answers; its address."""
        address = await self._stack.enter_async_context(server.serving(self.place, port=self.port))
        self.port = urlsplit(address).port or 0
        return address

    async def closes(self) -> None:
        """Nobody listens any more."""
        await self._stack.aclose()


@dataclass
class _Hours:
    """Real time, and what was let pass at once."""

    place: World
    ahead: float = 0.0

    def passes(self, by: timedelta) -> None:
        self.place.clock.advance(by.total_seconds())
        self.ahead += by.total_seconds()

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


async def _run(size: Size, count: Count, away: timedelta, one: tuple[int, bool]) -> None:
    number, proxied = one
    chance = size.chance("away", away, number, proxied)
    place = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
    notes, hours, road = noted(place), _Hours(place), _Road(place)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        people_side = await stack.enter_async_context(server.serving(place))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        box = Sandbox(people_side, session, place.bot, clock=place.clock.moment)
        stack.push_async_callback(road.closes)
        given = {"rate_per_second": Settings.model_fields["rate_per_second"].default}
        address = await road.opens()
        if proxied:
            given["telegram_proxy"] = await stack.enter_async_context(_proxy())
        chosen = settings(address, folder, **given)

        async with app.running(chosen, place.clock.moment, pace=Pace(1000, per_chat=False)) as bot:
            commune = await build(box, bot, VILLAGES)
            await commune.launch()
        async with app.running(chosen, place.clock.moment) as commune.app:
            await _broadcast(commune, place, "trước")
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(commune.app.run())
                await asyncio.sleep(CUT_AFTER + chance.random())
                await road.closes()
                await asyncio.sleep(2)
                commune.app.stop()
        pace = Pace(chosen.rate_per_second)
        starting = app.running(chosen, place.clock.moment, pace=pace, monotonic=hours.monotonic)
        async with starting as commune.app:
            for _ in range(STEPS):
                for village in commune.villages:
                    await village.head.writes("/cuatoi")
                await commune.app.settle()
                hours.passes(away / STEPS)
            await _broadcast(commune, place, "sau")
            kept = {one["update_id"] for one in await box.ask("updates")}
            place.limits.on = True
            before, back = len(notes.requests), len(notes.refused)
            await road.opens()
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(commune.app.run())
                await _rest(commune.app, place)
                commune.app.stop()
            count.fastest = max(count.fastest, _fastest(notes, before))
            count.refused += len(notes.refused) - back
            await _sum_up(count, commune, kept)


async def _broadcast(commune: Commune, place: World, mark: str) -> None:
    """A message to each of many who have met the bot."""
    now = place.clock.moment()
    async with commune.db.write() as conn:
        for n in range(PEOPLE):
            user = int(place.person(f"Người {mark} {n}")["id"])
            place.private(user).opened = True
            found = await chats.get_or_create(
                conn, bot_id=commune.app.settings.bot_id, telegram_id=user, type_="private", title="",
                now=now,
            )  # fmt: skip
            new = NewDelivery(
                bot_id=commune.app.settings.bot_id, chat_id=found.id, kind="announcement", call="text",
                payload={"text": f"Tin {mark} {n}"}, lane=1, on_unknown="resend", not_before=now,
            )  # fmt: skip
            await outbox.add(conn, new, now=now)


async def _rest(bot: App, place: World) -> None:
    """Wait until nothing waits at Telegram, in the inbox or in the outbox."""
    async with asyncio.timeout(AT_REST):
        rested = 0
        while rested < 3:
            await asyncio.sleep(0.5)
            async with bot.db.read() as conn:
                new = (await conn.execute(select(inbox.c.id).where(inbox.c.state == "new"))).all()
                soon = place.clock.moment() + timedelta(minutes=5)
                rows = select(delivery.c.id).where(
                    delivery.c.state.in_(account.OPEN), delivery.c.not_before <= soon
                )
                waiting = len(new) + len((await conn.execute(rows)).all()) + len(place.queue)
            rested = rested + 1 if not waiting else 0


def _fastest(notes: Noted, since: int) -> float:
    """The most calls to chats a second, over any ten seconds: one loop is Telegram and bot here, and late at times."""
    times = [one.at for one in notes.requests[since:] if one.chat_id is not None]
    over = (sum(at <= other < at + SPAN for other in times) for at in times)
    return max(over, default=0) / SPAN


async def _sum_up(count: Count, commune: Commune, kept: set[int]) -> None:
    last = int(await commune.sandbox.act("updates", update={}))
    async with commune.db.read() as conn:
        heard = {
            row.update_id
            for row in await conn.execute(select(inbox.c.update_id).where(inbox.c.state == "done"))
        }
    unheard = set(range(FIRST_UPDATE, last)) - heard
    said = await account.said(commune.sandbox, commune.db)
    notices = [one for one in await commune.officer.received() if NOTICE in one]
    count.runs += 1
    count.updates += last - FIRST_UPDATE
    count.lost += len(unheard & kept)
    count.expired += len(unheard - kept)
    count.rows += said.rows
    count.wrong += sum(
        len(cases)
        for cases in (said.not_arrived, said.vanished, said.extra, said.too_many, said.left)
    )
    count.notices += len(notices)
    for case in account.told(said):
        print(f"away: {case}")  # noqa: T201


# ------------------------------------------------------------------------------------ the proxy


@asynccontextmanager
async def _proxy() -> AsyncIterator[str]:
    """A SOCKS 5 proxy that says so where Telegram cannot be reached."""
    front = await asyncio.start_server(_pass_on, "127.0.0.1", 0)
    async with front:
        yield f"socks5://127.0.0.1:{front.sockets[0].getsockname()[1]}"


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, asyncio.IncompleteReadError, ExceptionGroup):
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        size = 4 if kind == 1 else (await reader.readexactly(1))[0]
        host = await reader.readexactly(size)
        port = int.from_bytes(await reader.readexactly(2), "big")
        name = ".".join(map(str, host)) if kind == 1 else host.decode()
        try:
            back, forth = await asyncio.open_connection(name, port)
        except OSError:
            writer.write(b"\x05\x05\x00\x01" + bytes(6))  # connection refused
        else:
            writer.write(b"\x05\x00\x00\x01" + bytes(6))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_pour(reader, forth))
                tasks.create_task(_pour(back, writer))
    writer.close()


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await source.read(65536):
            into.write(piece)
            await into.drain()
    into.close()
