"""A nation in one PostgreSQL, and years of history in an office's SQLite file.

34 bots, 3,300 communes, 100,000 groups; a thousand and a million rows of history. Others' rows are laid by
SQL (proof/nation.py), among them one commune plays with the whole bot. Measured: what one update costs with
a short and with a long history, in turns; how much every statement of the story reads; what database and
process take; how fast one process brings a broadcast through.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
from sqlalchemy import text

from bot import app
from bot.pacing import Pace
from proof.exchange import telegram
from proof.hands import Host, fresh_database
from proof.nation import OTHERS, Nation, history, lay
from proof.reads import Noted, noting, worst
from proof.size import Size
from proof.table import CannotRun, Row
from sandbox import server, world
from sandbox.client import Sandbox
from sandbox.clock import Clock
from storage import members, outbox
from storage.engine import Database
from storage.outbox import Sent, Started
from tests.fixtures_commune import TOKEN, Commune, build, settings

SERVER: Final = os.environ.get(
    "TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
NATION: Final = Nation(bots=34, communes=3_300, chats=100_000)
PROVINCE: Final = Nation(bots=3, communes=60, chats=2_000)  # of the small cut
RATE: Final = 30  # messages a second Telegram takes from one bot
START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
SLOWER: Final = 1.2
TOUCHED: Final = (
    5_000  # rows of a table that grows which one statement may read; announcements are 3,300
)


async def prove(size: Size) -> list[Row]:
    """Lay the rows, play, measure."""
    nation = PROVINCE if size.small else NATION
    short, long = 1_000, 50_000 if size.small else 1_000_000
    rounds = size.runs(60, 10)
    try:
        rows = await _cost("an office, SQLite", None, Nation(), short, long, rounds)
        rows += await _cost("a nation, PostgreSQL", SERVER, nation, short, long, rounds)
    except OSError as error:
        raise CannotRun(f"no PostgreSQL at TEST_POSTGRES_URL: {error}") from error
    return rows


async def _cost(
    name: str, where: str | None, nation: Nation, short: int, long: int, rounds: int
) -> list[Row]:
    """Two databases, one with a short and one with a long history; the same updates in turns."""
    async with AsyncExitStack() as stack:
        stages = [
            await stack.enter_async_context(_stage(where, nation, rows)) for rows in (short, long)
        ]
        took: dict[int, list[float]] = {0: [], 1: []}
        for _ in range(rounds):
            for at, stage in enumerate(stages):
                took[at].append(await _conversation(stage))
        before, after = (statistics.median(one) * 1000 for one in took.values())
        ratio = after / before
        said = f"{before:.1f} ms, then {after:.1f} ms: {ratio:.2f}"
        rows = [
            Row(f"{name}: four updates and their answers at {short:,} and {long:,} rows",
                f"{rounds} each", said, f"{SLOWER}", ratio <= SLOWER),
        ]  # fmt: skip
        if where is not None:
            rows += await _large(stages[1], nation)
        return rows


async def _large(stage: Commune, nation: Nation) -> list[Row]:
    """What only the large database can tell."""
    rows = [await _reads(stage), await _broadcast(stage.db, nation)]
    megabytes = await _one(stage.db, "SELECT pg_database_size(current_database())") / 2**20
    rows.append(
        Row("database, all of it", "1", f"{megabytes:.0f} MiB", "4096 MiB", megabytes < 4096)
    )
    rows.append(await _process(stage.db, nation))
    return rows


@asynccontextmanager
async def _stage(where: str | None, nation: Nation, rows: int) -> AsyncIterator[Commune]:
    """A commune that has launched its campaign, among others and with so much history."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        more = {"database_url": f"sqlite:///{folder}/thidua.sqlite"}
        if where is not None:
            name = f"thidua_scale_{os.getpid()}_{rows}"
            more["database_url"] = await stack.enter_async_context(fresh_database(where, name))
        place = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
        address = await stack.enter_async_context(server.serving(place))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        sandbox = Sandbox(address, session, place.bot, clock=place.clock.moment)
        running = await stack.enter_async_context(
            app.running(
                settings(address, folder, **more),
                place.clock.moment,
                pace=Pace(1000, per_chat=False),
            )
        )
        commune = await build(sandbox, running)
        await commune.launch()
        if nation.chats:
            await lay(running.db, nation)
        await history(running.db, 1, rows, commune_id=commune.commune_id, nation=nation)
        await _conversation(commune)
        yield commune


async def _conversation(stage: Commune) -> float:
    """Seconds of four updates of one head, heard, handled and answered; no sweep among them."""
    head, bot = stage.villages[0].head, stage.app
    seconds = 0.0
    for said in ("/dangky", "Đường bê tông ngõ xóm", "/cuatoi", "/huy"):
        await head.writes(said)
        began = time.perf_counter()
        await bot.poller.try_step(timeout=0)
        await bot.dispatcher.drain()
        await bot.sender.drain()
        seconds += time.perf_counter() - began
    await stage.settle()
    return seconds


async def _reads(stage: Commune) -> Row:
    """Play the story; no statement of it may read much of a table that grows with time."""
    with noting() as noted:
        await _story(stage)
    found: list[Noted] = await worst(stage.db, noted)
    bad = [one for one in found if one.rows > TOUCHED]
    said = f"at most {found[0].rows if found else 0} rows of one table"
    if bad:
        said = "; ".join(f"{one.rows} of {one.table}: {one.words}" for one in bad[:5])
    return Row("what each statement of a campaign reads", f"{len(noted)} statements", said,
               f"{TOUCHED} rows", not bad)  # fmt: skip


async def _story(stage: Commune) -> None:
    """What people and the clock do in a campaign, once each."""
    officer, head = stage.officer, stage.villages[0].head
    await stage.registers(stage.villages[1].head)
    await stage.writes(head, "/dangky Thôn 1 làm đường bê tông 350 triệu khởi công 5/12 xong 20/1")
    await stage.writes(head, "/huy")
    for word in ("/cuatoi", "/tiendo", "/huy", "/trogiup"):
        await stage.writes(stage.villages[1].head, word)
    for word in (
        "/tinhhinh", "/duyet", "/cangoi", "/xephang", "/chitieu", "/thongbao", "/huy", "/congtrinh",
        "/baocao", "/phatdong", "/ketthuc", "/lienket", "/tomtat", "/trogiup",
    ):  # fmt: skip
        await stage.writes(officer, word)
    for moment in ("2023-11-14T07:01", "2023-11-17T07:31", "2023-11-20T08:01", "2023-11-27T07:31"):
        await stage.move_to(moment)


async def _broadcast(db: Database, nation: Nation) -> Row:
    """A cut of a nation-wide broadcast: how fast one process claims, starts and ends rows."""
    many = min(nation.chats, 200 * nation.bots)
    moment = datetime(2023, 6, 5, tzinfo=UTC)
    async with db.write() as conn:
        await conn.execute(
            text(
                "INSERT INTO delivery (commune_id, bot_id, chat_id, kind, source_id, lane, call, payload,"
                " on_unknown, state, not_before, created_at) SELECT commune_id, bot_id, id, 'announcement', 1,"
                " 1, 'text', '{\"text\": \"Kính gửi\"}', 'resend', 'queued', CAST(:now AS timestamptz), now()"
                " FROM chat WHERE id >= :first AND id < :last"
            ),
            {"now": moment, "first": OTHERS, "last": OTHERS + many},
        )

    async def one(bot: int) -> int:
        sent = 0
        while some := await _deliver(db, bot):
            sent += some
        return sent

    began = time.perf_counter()
    sent = sum(await asyncio.gather(*(one(bot) for bot in range(1, nation.bots + 1))))
    rate = sent / (time.perf_counter() - began)
    all_of_them, ideal = nation.chats / rate, nation.chats / (nation.bots * RATE)
    said = (
        f"{rate:.0f}/s by one process beside its calls: {all_of_them:.0f} s for all; Telegram allows"
        f" {ideal:.0f} s"
    )
    return Row(
        "broadcast, all bots", f"{sent} of {nation.chats}", said, "each row once", sent == many
    )


async def _deliver(db: Database, bot: int) -> int:
    """Claim, start and finish rows of one bot, without the call between."""
    now = datetime.now(UTC)
    async with db.write() as conn:
        leased = await outbox.claim(conn, bot_id=bot, owner="proof", lane=1, now=now, limit=32)
    for one in leased:
        async with db.write() as conn:
            started = await outbox.start(conn, one, now=now)
        if isinstance(started, Started):
            async with db.write() as conn:
                await outbox.finish(conn, started, Sent(one.id), now=now)
    return len(leased)


async def _process(db: Database, nation: Nation) -> Row:
    """The memory of one process that is ears, voice and clock of all the bots."""
    tokens = [f"{n}:" + "t" * 30 for n in range(1, nation.bots + 1)]
    with tempfile.TemporaryDirectory() as folder:
        async with telegram(tokens) as (address, _):
            host = Host("all", Path(folder), {
                "BOT_TOKENS": ",".join(tokens), "TELEGRAM_API_BASE": address,
                "DATABASE_URL": db.url.render_as_string(hide_password=False),
            })  # fmt: skip
            await host.start()
            try:
                seconds = await _all_held(db, nation.bots)
                await asyncio.sleep(20)  # a first beat over every commune
                status = Path(f"/proc/{host.process.pid if host.process else 0}/status").read_text()
            finally:
                await host.kill()
    memory = int(status.partition("VmRSS:")[2].split()[0]) // 1024
    said = f"{memory} MiB, all taken over after {seconds:.0f} s"
    return Row(f"one process, {nation.bots} bots", "1", said, "300 MiB", memory < 300)


async def _all_held(db: Database, bots: int) -> float:
    began = time.monotonic()
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND granted AND objid <= :most"
    while time.monotonic() - began < 120:
        if await _one(db, held, **{"class": members.BOT_CLASS, "most": bots}) >= bots:
            return time.monotonic() - began
        await asyncio.sleep(0.5)
    raise TimeoutError("one process does not take over all bots")


async def _one(db: Database, statement: str, **given: Any) -> Any:
    async with db.read() as conn:
        return (await conn.execute(text(statement), given)).scalar()
