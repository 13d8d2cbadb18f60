"""The sender when the road is closed: the queue is kept, nothing is counted, it goes on by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.breaker import FAILURES, Breaker, Why
from bot.pacing import Pace
from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from tests.edges.tiny_house import (
    TOKEN,
    Hands,
    broadcast,
    groups,
    house,
    settings,
    states,
)


class Line:
    """A sandbox that can be taken off the net and put back, at the same address."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        start = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
        self.world = world.new_world(Clock(start), TOKEN, "thidua_bot", "Thi đua")
        self.session = session
        self.port = 0
        self._stack = AsyncExitStack()

    async def up(self) -> Sandbox:
        """On the net."""
        self._stack = AsyncExitStack()
        serving = server.serving(self.world, port=self.port)
        address = await self._stack.enter_async_context(serving)
        self.port = urlsplit(address).port or 0
        return Sandbox(address, self.session, self.world.bot)

    async def down(self) -> None:
        """Off the net: nobody listens."""
        await self._stack.aclose()


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """The line to Telegram."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
        made = Line(session)
        yield made
        await made.down()


@pytest.fixture
def hands() -> Hands:
    """The clock of the test."""
    return Hands()


async def test_the_queue_waits_while_nobody_listens_and_goes_on_after(
    line: Line, tmp_path: Path, hands: Hands
) -> None:
    """Connections refused: nothing counted as unclear, nothing lost, no flood afterwards (P23)."""
    sandbox = await line.up()
    _, villages = await groups(sandbox, 12)
    async with house(settings(sandbox, tmp_path), hands.clock, monotonic=hands.monotonic) as bot:
        await bot.settle()
        ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now, on_unknown="hold")
        await line.down()

        await bot.sender.drain()
        closed = bot.sender.breaker.why
        begun = bot.sender.begun
        hands.move(seconds=1)
        await bot.sender.drain()
        assert bot.sender.begun == begun, "while the road is closed no row is tried"
        waiting = await states(bot.db, ids)
        await line.up()
        hands.move(minutes=2)
        await bot.settle()

        assert closed is Why.AWAY
        assert {state for state, _ in waiting} <= {"queued", "leased"}
        assert await states(bot.db, ids) == [("sent", None)] * 12
        assert [await one.received("Kính gửi") for one in villages] == [["Kính gửi"]] * 12


async def test_who_comes_back_speaks_more_slowly_for_a_while(
    line: Line, tmp_path: Path, hands: Hands
) -> None:
    """Five of the six a second that are allowed otherwise, and all six ten minutes later."""
    sandbox = await line.up()
    _, villages = await groups(sandbox, 6)
    pace, given = Pace(6, per_chat=False), settings(sandbox, tmp_path)
    async with house(given, hands.clock, pace=pace, monotonic=hands.monotonic) as bot:

        async def begun_at_once() -> int:
            ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now, lane=0)
            hands.move(minutes=2)
            before = bot.sender.begun
            async with asyncio.TaskGroup() as tasks:
                await bot.sender.step(tasks)
            begun = bot.sender.begun - before
            hands.move(seconds=2)
            await bot.sender.drain()
            assert await states(bot.db, ids) == [("sent", None)] * 6
            return begun

        always = await begun_at_once()
        await line.down()
        await broadcast(bot.db, villages, "Trong lúc mất mạng", now=hands.now, lane=0)
        hands.move(minutes=2)
        await bot.sender.drain()
        assert bot.sender.breaker.why is Why.AWAY
        await line.up()
        hands.move(minutes=2)
        async with asyncio.TaskGroup() as tasks:
            before = bot.sender.begun
            await bot.sender.step(tasks)
        on_return = bot.sender.begun - before
        hands.move(minutes=10)
        await bot.sender.drain()

        assert (always, on_return, await begun_at_once()) == (6, 5, 6)


async def test_a_refused_token_keeps_the_queue(
    line: Line, tmp_path: Path, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """401: sending stops, getMe is asked; three refusals are said aloud; nothing is lost."""
    sandbox = await line.up()
    _, villages = await groups(sandbox, 3)
    async with house(settings(sandbox, tmp_path), hands.clock, monotonic=hands.monotonic) as bot:
        await bot.settle()
        ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
        await sandbox.act("revoke", revoked=True)

        for _ in range(4):
            await bot.sender.drain()
            hands.move(seconds=61)
        waiting = await states(bot.db, ids)
        said = [one for one in caplog.messages if "revoked" in one]
        await sandbox.act("revoke", revoked=False)
        hands.move(seconds=61)
        await bot.settle()

        assert {state for state, _ in waiting} <= {"queued", "leased"}
        assert len(said) == 1
        assert await states(bot.db, ids) == [("sent", None)] * 3
        assert TOKEN not in caplog.text


async def test_a_proxys_404_does_not_condemn_the_token(
    line: Line, tmp_path: Path, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """One odd answer looks like a wrong token; getMe says that it is well, and the queue goes on."""
    sandbox = await line.up()
    _, (village,) = await groups(sandbox, 1)
    async with house(settings(sandbox, tmp_path), hands.clock, monotonic=hands.monotonic) as bot:
        await bot.settle()
        (one,) = await broadcast(bot.db, [village], "Kính gửi", now=hands.now)
        await sandbox.fault("status", method="sendMessage", status=404)

        await bot.sender.drain()
        hands.move(seconds=10)
        await bot.sender.drain()

        assert await states(bot.db, [one]) == [("sent", None)]
        assert "revoked" not in caplog.text


async def test_stopping_lets_calls_in_flight_end(line: Line, tmp_path: Path, hands: Hands) -> None:
    """A clean stop leaves no unclear row: the call under way is answered and noted."""
    sandbox = await line.up()
    _, (village,) = await groups(sandbox, 1)
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()
        await sandbox.fault("slow", method="sendMessage", seconds=0.5)
        (one,) = await broadcast(bot.db, [village], "Kính gửi", now=hands.now, on_unknown="hold")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            await _until_struck(sandbox)
            bot.stop()

        assert await states(bot.db, [one]) == [("sent", None)]


async def test_a_call_that_is_cut_off_is_unclear(line: Line, tmp_path: Path, hands: Hands) -> None:
    """Whoever is torn away in the middle of a call says honestly that nobody knows."""
    sandbox = await line.up()
    _, (village,) = await groups(sandbox, 1)
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()
        await sandbox.fault("slow", method="sendMessage", seconds=5)
        (one,) = await broadcast(bot.db, [village], "Kính gửi", now=hands.now, on_unknown="hold")
        async with asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(bot.sender.run())
            await _until_struck(sandbox)
            sending.cancel()

        assert await states(bot.db, [one]) == [("unknown", "cut_off")]


async def test_an_answer_does_not_wait_for_hanging_broadcasts(
    line: Line, tmp_path: Path, hands: Hands
) -> None:
    """Seven calls hang, the eighth is kept for people (P7)."""
    sandbox = await line.up()
    officer, villages = await groups(sandbox, 12)
    async with house(settings(sandbox, tmp_path), hands.clock, pace=Pace(1000)) as bot:
        await bot.settle()
        for village in villages:
            await sandbox.fault("timeout", chat_id=village.id, seconds=2.0)
        await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            await _until_struck(sandbox, left=5)
            await officer.writes("chào")
            await sandbox.wait_for(officer.id, "nghe: chào", seconds=1.5)
            bot.stop()


async def test_with_telegrams_limits_enforced_there_is_no_429(
    line: Line, tmp_path: Path, hands: Hands
) -> None:
    """A broadcast and a talkative group at the allowed pace: not one refusal (P7)."""
    sandbox = await line.up()
    officer, villages = await groups(sandbox, 90)
    given = settings(sandbox, tmp_path, rate_per_second=60)
    async with house(given, hands.clock, pace=Pace(60)) as bot:
        await bot.settle()
        await sandbox.act("limits", on=True, overall=60)
        ids = await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
        for n in range(2):
            await officer.writes(f"câu {n}")

        await bot.settle()

        assert (await sandbox.ask("state"))["limits"]["refused"] == 0
        assert await states(bot.db, ids) == [("sent", None)] * 90
        assert len(await officer.received("nghe: câu")) == 2


async def test_a_limited_row_comes_as_soon_as_its_wait_is_over(
    line: Line, tmp_path: Path, hands: Hands
) -> None:
    """Before what is left of its broadcast, behind what people wait for, in its chat's order (P7, P8)."""
    sandbox = await line.up()
    officer, villages = await groups(sandbox, 60)
    given, limited = settings(sandbox, tmp_path, rate_per_second=10), villages[4]
    async with house(given, hands.clock, pace=Pace(10), monotonic=hands.monotonic) as bot:
        await bot.settle()
        await sandbox.fault(
            "status", method="sendMessage", chat_id=limited.id, status=429, retry_after=1
        )
        await broadcast(bot.db, villages, "Kính gửi", now=hands.now)
        await broadcast(bot.db, [limited], "Kính gửi tiếp", now=hands.now)
        for at in range(100):
            if at == 12:
                await officer.writes("chào")
                await bot.poller.try_step(timeout=0)
                await bot.dispatcher.drain()
            async with asyncio.TaskGroup() as tasks:
                await bot.sender.step(tasks)
            hands.move(seconds=0.1)

        sent = [one["chat_id"] for one in await sandbox.accepted("sendMessage")][1:]
    first, then = (at for at, chat in enumerate(sent) if chat == limited.id)
    assert len(sent) == 62
    assert sent.index(officer.id) <= 14
    assert 14 <= first <= 27
    assert then > first


async def _until_struck(sandbox: Sandbox, left: int = 0) -> None:
    """Wait until so many faults are left to strike."""
    async with asyncio.timeout(10):
        while len((await sandbox.ask("state"))["faults"]) > left:  # noqa: ASYNC110  # over HTTP
            await asyncio.sleep(0.01)


def test_five_refused_connections_in_a_row_close_the_road() -> None:
    """One answer in between starts the count anew; questions come at growing distances."""
    road = Breaker()
    assert [road.not_reached(0.0) for _ in range(FAILURES - 1)] == [False] * (FAILURES - 1)
    road.worked()
    assert [road.not_reached(0.0) for _ in range(FAILURES)] == [False] * (FAILURES - 1) + [True]

    asked, now = [], 0.0
    for _ in range(8):
        wait = road.wait(now)
        now += wait
        asked.append(wait)
        road.asked(now, refused=False)
    assert asked == [2, 4, 8, 16, 32, 60, 60, 60]
    road.worked()
    assert road.passable
