"""A nation in one PostgreSQL: 34 bots, 3,300 communes, 100,000 groups, a million rows of history.

The rows are laid by SQL, not through chat. Measured: what the database takes, which plans the hot
queries have, what one update costs with a short and with a long history, and how many deliveries a second
one process can bring through claim, start and finish (the call itself left out).
"""

import asyncio
import json
import os
import resource
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import event, text

from proof.hands import fresh_database
from proof.size import Size
from proof.table import CannotRun, Row
from storage import announcements, inbox, outbox, slots
from storage.engine import Connection, Database, connect
from storage.outbox import NewDelivery, Sent, Started

SERVER: Final = os.environ.get(
    "TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
BOTS, COMMUNES, CHATS = 34, 3_300, 100_000
SHORT, LONG = 1_000, 1_000_000  # rows of history
UPDATES: Final = 400  # whose cost is measured
BROADCAST: Final = 6_800  # rows of the broadcast that is measured, over all bots
RATE: Final = 30  # messages a second Telegram takes from one bot
HISTORY: Final = ("inbox", "delivery", "attempt")  # tables that grow with time
NOW: Final = datetime(2026, 1, 5, 1, tzinfo=UTC)

LAY = (
    f"INSERT INTO commune (name, created_at) SELECT 'Xã ' || n, now() FROM generate_series(1, {COMMUNES}) n",
    f"INSERT INTO unit (commune_id, kind, name, number, created_at) SELECT n % {COMMUNES} + 1, 'thôn',"
    f" 'Thôn ' || n, n, now() FROM generate_series(0, {CHATS} - 1) n",
    "INSERT INTO chat (bot_id, telegram_id, commune_id, unit_id, type, title, state, created_at)"
    f" SELECT commune_id % {BOTS} + 1, -id, commune_id, id, 'supergroup', name, 'active', now() FROM unit",
)
INBOX = (
    "INSERT INTO inbox (bot_id, update_id, chat_key, raw, state, tries, received_at, done_at)"
    f" SELECT n % {BOTS} + 1, n, -(n % {CHATS}), '{{\"update_id\": ' || n || '}}', 'done', 1, now(), now()"
    " FROM generate_series(CAST(:first AS integer), CAST(:last AS integer)) n"
)
DELIVERIES = (
    "INSERT INTO delivery (commune_id, bot_id, chat_id, kind, source_id, lane, call, payload, on_unknown,"
    " state, attempts, not_before, fence, message_id, created_at, ended_at)"
    " SELECT c.commune_id, c.bot_id, c.id, 'answer', n, 0, 'text', '{\"text\": \"Đã ghi nhận\"}', 'once',"
    " 'sent', 1, now(), 1, n, now(), now()"
    " FROM generate_series(CAST(:first AS integer), CAST(:last AS integer)) n"
    f" JOIN chat c ON c.id = n % {CHATS} + 1"
)


async def prove(size: Size) -> list[Row]:
    """Lay the rows, ask for plans, measure."""
    if size.small:
        raise CannotRun("a million rows are what it is about; there is no small cut of it")
    rows = []
    try:
        async with fresh_database(SERVER, f"thidua_scale_{os.getpid()}") as address:
            db = connect(address)
            try:
                for statement in LAY:
                    await _do(db, statement)
                await _history(db, 1, SHORT)
                short = await _cost(db, LONG + 1)
                await _history(db, SHORT + 1, LONG)
                long = await _cost(db, LONG + UPDATES + 1)
                ratio = long / short
                said = f"{short:.2f} ms, then {long:.2f} ms: {ratio:.2f}"
                rows.append(
                    Row("an update's cost, 1,000 and 1,000,000 rows", f"{UPDATES} each", said, "1.2", ratio <= 1.2)
                )  # fmt: skip
                rows += await _plans(db)
                rows.append(await _broadcast(db))
                rows += await _sizes(db)
            finally:
                await db.close()
    except OSError as error:
        raise CannotRun(f"no PostgreSQL at TEST_POSTGRES_URL: {error}") from error
    return rows


async def _do(db: Database, statement: str, **given: Any) -> None:
    async with db.write() as conn:
        await conn.execute(text(statement), given)


async def _history(db: Database, first: int, last: int) -> None:
    step = 50_000
    for start in range(first, last + 1, step):
        part = {"first": start, "last": min(last, start + step - 1)}
        await _do(db, INBOX, **part)
        await _do(db, DELIVERIES, **part)
    await _do(db, "ANALYZE")


async def _cost(db: Database, first: int) -> float:
    """Milliseconds (median) of one update and its answer, from the inbox to `sent`."""
    took = []
    for number in range(first, first + UPDATES):
        chat = number % CHATS + 1
        bot = (await _one(db, "SELECT bot_id FROM chat WHERE id = :id", id=chat)) or 0
        began = time.perf_counter()
        async with db.write() as conn:
            update = {"update_id": number, "message": {"chat": {"id": -chat}}}
            await inbox.store(conn, bot, [update], NOW)
        async with db.write() as conn:
            (row,) = await inbox.claim(conn, bot, owner=1, limit=128)
        async with db.write() as conn:
            await inbox.done(conn, row.id, owner=1, now=NOW)
            await outbox.add(conn, _said(bot, chat), now=NOW)
        await _deliver(db, bot, lane=0, limit=1)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def _said(bot: int, chat: int, **more: Any) -> NewDelivery:
    given: dict[str, Any] = {
        "bot_id": bot, "chat_id": chat, "kind": "answer", "call": "text", "lane": 0,
        "payload": {"text": "Đã ghi nhận"}, "on_unknown": "once", "not_before": NOW,
    }  # fmt: skip
    return NewDelivery(**(given | more))


async def _deliver(db: Database, bot: int, *, lane: int, limit: int) -> int:
    """Claim, start and finish rows of one bot, without the call between."""
    async with db.write() as conn:
        leased = await outbox.claim(
            conn, bot_id=bot, owner="proof", lane=lane, now=NOW, limit=limit
        )
    for one in leased:
        async with db.write() as conn:
            started = await outbox.start(conn, one, now=NOW)
        if isinstance(started, Started):
            async with db.write() as conn:
                await outbox.finish(conn, started, Sent(one.id), now=NOW)
    return len(leased)


async def _one(db: Database, statement: str, **given: Any) -> Any:
    async with db.read() as conn:
        return (await conn.execute(text(statement), given)).scalar()


QUERIES: Final[dict[str, Callable[[Connection], Awaitable[object]]]] = {
    "inbox.waiting": lambda c: inbox.waiting(c, 1, limit=1),
    "inbox.claim": lambda c: inbox.claim(c, 1, owner=1, limit=128),
    "inbox.let_go": inbox.let_go,
    "outbox.claim": lambda c: outbox.claim(c, bot_id=1, owner="me", lane=1, now=NOW, limit=32),
    "outbox.next_due": lambda c: outbox.next_due(c, bot_id=1),
    "outbox.recover": lambda c: outbox.recover(c, bot_id=1, now=NOW),
    "outbox.expire": lambda c: outbox.expire(c, bot_id=1, now=NOW),
    "inbox.prune": lambda c: inbox.prune(c, now=NOW - timedelta(days=900)),
    "slots.due": lambda c: slots.due(c, bot_id=1, now=NOW, limit=100),
    "announcements.in_state": lambda c: announcements.in_state(c, "sending", bot_id=1),
}


async def _plans(db: Database) -> list[Row]:
    """Explain each statement of the hot queries; none may walk through a table of history."""
    seen: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        seen.append((statement, parameters))

    async with db.write() as conn:
        event.listen(conn.sync_connection, "before_cursor_execute", note)
        for query in QUERIES.values():
            await query(conn)
        event.remove(conn.sync_connection, "before_cursor_execute", note)
        bad = []
        asked = [one for one in seen if "pg_advisory" not in one[0]]
        for statement, parameters in asked:
            plan = await conn.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
            found = plan.scalar()
            tree: Any = json.loads(found) if isinstance(found, str) else found
            bad += _scans(tree[0]["Plan"])
    said = f"{len(bad)} scans of history {' '.join(sorted(set(bad)))}".strip()
    return [Row("hot statements by index at 1,000,000 rows", str(len(asked)), said, "0", not bad)]


def _scans(node: dict[str, Any]) -> list[str]:
    own = node.get("Relation Name", "")
    found = [own] if node["Node Type"] == "Seq Scan" and own in HISTORY else []
    for child in node.get("Plans", ()):
        found += _scans(child)
    return found


async def _broadcast(db: Database) -> Row:
    """A cut of a nation-wide broadcast: how fast one process brings rows through."""
    await _do(
        db,
        "INSERT INTO delivery (commune_id, bot_id, chat_id, kind, source_id, lane, call, payload,"
        " on_unknown, state, not_before, created_at)"
        " SELECT commune_id, bot_id, id, 'announcement', 1, 1, 'text', '{\"text\": \"Kính gửi\"}', 'resend',"
        " 'queued', CAST(:now AS timestamptz), now() FROM chat WHERE id <= :many",
        now=NOW, many=BROADCAST,
    )  # fmt: skip

    async def one(bot: int) -> int:
        sent = 0
        while some := await _deliver(db, bot, lane=1, limit=32):
            sent += some
        return sent

    began = time.perf_counter()
    sent = sum(await asyncio.gather(*(one(bot) for bot in range(1, BOTS + 1))))
    rate = sent / (time.perf_counter() - began)
    all_of_them, ideal = CHATS / rate, CHATS / (BOTS * RATE)
    said = f"{rate:.0f}/s by one process: {all_of_them:.0f} s for all, {ideal:.0f} s allowed by Telegram"
    return Row(
        "broadcast, all bots", f"{sent} of {CHATS}", said, "each row once", sent == BROADCAST
    )


async def _sizes(db: Database) -> list[Row]:
    size = await _one(db, "SELECT pg_database_size(current_database())")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    per_row = size / (2 * LONG)
    return [
        Row("database, all of it", "1", f"{size // 2**20} MiB, {per_row:.0f} bytes a row of history", "2 GiB", size < 2**31),
        Row("memory of the process that does it", "1", f"{memory} MiB", "300 MiB", memory < 300),
    ]  # fmt: skip
