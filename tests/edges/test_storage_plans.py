"""Every query of a loop goes by an index, so that the bot does not slow down with its history."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from storage import chats, files, inbox, jobs, outbox, slots, tokens
from storage.engine import Connection, Database

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
Query = Callable[[Connection], Awaitable[object]]

QUERIES: dict[str, Query] = {
    "claim": lambda c: outbox.claim(c, bot_id=1, owner="me", lane=1, now=NOW, limit=30),
    "next_due": lambda c: outbox.next_due(c, bot_id=1),
    "expire": lambda c: outbox.expire(c, bot_id=1, now=NOW),
    "recover": lambda c: outbox.recover(c, bot_id=1, now=NOW),
    "cancel": lambda c: outbox.cancel(c, kind="announcement", source_id=1, now=NOW),
    "any_open": lambda c: outbox.any_open(c, kind="announcement", source_id=1),
    "counts_of": lambda c: outbox.counts_of(c, kind="announcement", source_id=1),
    "failures": lambda c: outbox.failures(c, kind="announcement", source_id=1),
    "of_message": lambda c: outbox.of_message(c, chat_id=1, message_id=1),
    "waiting": lambda c: inbox.waiting(c, 1),
    "inbox claim": lambda c: inbox.claim(c, 1, owner=1, limit=128),
    "let go": lambda c: inbox.let_go(c, everything=True),
    "inbox counts": lambda c: inbox.counts(c, 1),
    "eldest": lambda c: inbox.eldest(c, 1),
    "prune inbox": lambda c: inbox.prune(c, now=NOW, limit=9),
    "communes due": lambda c: slots.communes_due(c, bot_id=1, now=NOW),
    "slots due": lambda c: slots.due(c, commune_id=1, now=NOW),
    "slots settled": lambda c: slots.settle(c, 1, state="sent", reason=None, now=NOW),
    "slots replanned": lambda c: slots.replan(
        c, commune_id=1, campaign_id=1, milestone_id=1, planned=[], now=NOW
    ),
    "chat": lambda c: chats.find(c, bot_id=1, telegram_id=5),
    "groups to leave": lambda c: chats.to_leave(c, bot_id=1, now=NOW),
    "token": lambda c: tokens.redeem(c, "x", purpose="button", now=NOW, by=1),
    "prune tokens": lambda c: tokens.prune(c, now=NOW, limit=9),
    "job": lambda c: jobs.claim(c, bot_id=1, owner="me", now=NOW),
    "jobs recovered": lambda c: jobs.recover(c, bot_id=1),
    "prune files": lambda c: files.prune(c, now=NOW),
}


@pytest.fixture
def statements() -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database, as it is asked."""
    seen: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        seen.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", QUERIES)
async def test_a_loop_reads_by_index(
    database: Database, name: str, statements: list[tuple[str, Any]]
) -> None:
    """No query of a loop reads a whole table, on either database."""
    async with database.write() as conn:
        conn.info.pop("driver", None)  # prepared statements too go where they can be noted
        await QUERIES[name](conn)
        asked = list(statements)
        if not database.sqlite:
            await conn.execute(text("SET LOCAL enable_seqscan = off"))  # the tables are empty here
        plans = [await _plan(conn, *one) for one in asked]

    assert plans
    for plan in plans:
        assert not [line for line in plan if _reads_all(line)], plan


async def _plan(conn: Connection, statement: str, parameters: Any) -> list[str]:
    explain = "EXPLAIN QUERY PLAN" if conn.dialect.name == "sqlite" else "EXPLAIN"
    rows = await conn.exec_driver_sql(f"{explain} {statement}", parameters)
    return [str(row[-1]) for row in rows]


def _reads_all(line: str) -> bool:
    scans = line.startswith("SCAN ") and line.split()[1] not in {"due", "over", "CONSTANT"}
    every_chat = line.startswith("SEARCH chat ") and line.endswith("(bot_id=?)")  # of the one bot
    return scans or every_chat or "Seq Scan" in line
