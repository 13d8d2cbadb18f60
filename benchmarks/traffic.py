"""A broadcast to 3,000 groups with answers meanwhile, and a conversation against a bare echo."""

import asyncio
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from benchmarks.stand import BOT_ID, TOKEN, Stand, quantile, standing
from storage import announcements, campaigns, chats

GROUPS = 3000
LIMIT = 90  # Telegram's 30/s, three times as fast; the ratio is taken against the same limit
HEADS = 50
BETWEEN = 0.4  # seconds between two people who ask something meanwhile
ROUNDS = 20


async def broadcast() -> None:
    """Ideal is N / limit; refusals, losses and copies are counted at the sandbox."""
    async with standing(GROUPS, HEADS, rate=LIMIT, paced=True) as stand:
        stand.world.limits.on, stand.world.limits.overall = True, LIMIT
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(stand.app.run())
            await asyncio.sleep(2)
            announcement = await _accept(stand)
            loop = asyncio.get_running_loop()
            began = loop.time()
            waits: list[float] = []
            while not await _done(stand, announcement):
                head = stand.heads[len(waits) % HEADS]
                waits.append(await stand.ask(head, "/cuatoi"))
                await asyncio.sleep(BETWEEN)
            took = loop.time() - began
            stand.app.stop()
            await running
    entries = stand.world.ledger.entries
    sent = [
        one.chat_id
        for one in entries
        if one.method == "sendMessage" and one.chat_id is not None and one.chat_id < 0
    ]
    ideal = GROUPS / LIMIT
    table = Table("broadcast", "measured", "goal", title=f"{GROUPS} groups, limit {LIMIT}/s")
    table.add_row("time over ideal", f"{took / ideal:.3f}", "≤ 1.05")
    every = (GROUPS + len(waits)) / LIMIT
    table.add_row("the same, answers counted", f"{took / every:.3f}", "")
    table.add_row("429", str(stand.world.limits.refused), "0")
    table.add_row("lost", str(GROUPS - len(set(sent))), "0")
    table.add_row("doubled", str(len(sent) - len(set(sent))), "0")
    table.add_row("an answer meanwhile, p50", f"{quantile(waits, 0.5) * 1000:.0f} ms", "")
    table.add_row("an answer meanwhile, p99", f"{quantile(waits, 0.99) * 1000:.0f} ms", "≤ 200 ms")
    Console().print(table)


async def conversation() -> None:
    """One step: an update received, the draft stored (FULL), the reply accepted at the sandbox."""
    rows = []
    for name, measure in (("bare PTB echo", _echo), ("thidua, durable", _steps)):
        rows.append((name, *await measure()))
    base = rows[0]
    table = Table("conversation step", "p50", "p99", "updates/s, 50 chats", "ratio to echo")
    for name, p50, p99, speed in rows:
        table.add_row(
            name, f"{p50 * 1000:.1f} ms", f"{p99 * 1000:.1f} ms", f"{speed:.0f}",
            f"{speed / base[3]:.2f}",
        )  # fmt: skip
    Console().print(table)


async def _steps() -> tuple[float, float, float]:
    async with standing(HEADS, HEADS, rate=1000, paced=False) as stand:
        now = datetime.now(UTC)
        async with stand.app.db.write() as conn:
            campaign = (await campaigns.listed(conn, commune_id=stand.commune_id))[0]
            await campaigns.set_state(
                conn, campaign.id, commune_id=stand.commune_id, state="open", now=now
            )
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(stand.app.run())
            for head in stand.heads:
                await stand.ask(head, "/dangky")
            found = await _measured(stand)
            stand.app.stop()
            await running
    return found


async def _echo() -> tuple[float, float, float]:
    async with standing(HEADS, HEADS, rate=1000, paced=False) as stand:

        async def say_back(update: Update, _context: object) -> None:
            if update.message is not None:
                await update.message.reply_text(update.message.text or "")

        builder = Application.builder().token(TOKEN).base_url(f"{stand.address}/bot")
        application = builder.concurrent_updates(concurrent_updates=True).build()
        application.add_handler(MessageHandler(filters.TEXT, say_back))
        async with application:
            await application.start()
            if application.updater is not None:
                await application.updater.start_polling(poll_interval=0)
            found = await _measured(stand)
            if application.updater is not None:
                await application.updater.stop()
            await application.stop()
    return found


async def _measured(stand: Stand) -> tuple[float, float, float]:
    """(p50, p99) of one chat alone, then updates a second of all chats at once."""
    await stand.ask(stand.heads[0], "…")
    alone = [await stand.ask(stand.heads[0], "…") for _ in range(100)]
    loop = asyncio.get_running_loop()

    async def talk(head: int) -> None:
        for _ in range(ROUNDS):
            await stand.ask(head, "…")

    began = loop.time()
    await asyncio.gather(*(talk(head) for head in stand.heads))
    speed = len(stand.heads) * ROUNDS / (loop.time() - began)
    return quantile(alone, 0.5), quantile(alone, 0.99), speed


async def _accept(stand: Stand) -> int:
    """What the officer's confirmation writes."""
    now = datetime.now(UTC)
    async with stand.app.db.write() as conn:
        row_id = await announcements.add(
            conn, commune_id=stand.commune_id, campaign_id=None, kind="notice",
            text="Kính gửi {ten_thon}: mời họp 8 giờ sáng mai.", attachment=None,
            audience={"kind": "all"}, author_id=stand.officer_id, expires_at=None, now=now,
        )  # fmt: skip
        groups = await chats.linked_groups(conn, commune_id=stand.commune_id, bot_id=BOT_ID)
        await announcements.address(
            conn, row_id, commune_id=stand.commune_id,
            unit_chats=[(unit, chat.id, None) for unit, chat in groups.items()],
        )  # fmt: skip
        await announcements.set_values(
            conn, row_id, commune_id=stand.commune_id, state="sending", sent_at=now
        )
    return row_id


async def _done(stand: Stand, announcement: int) -> bool:
    async with stand.app.db.read() as conn:
        found = await announcements.counts(conn, announcement)
    return found.get("sent", 0) == GROUPS
