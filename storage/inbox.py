"""The inbox: every update that Telegram gave us, kept before Telegram is told that we have it (P4).

A row is new until the transaction that handled it marks it done; `tries` is committed before the
update is parsed, so that one that kills its handler is set aside after three (P9).
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import failpoints
from storage.engine import Connection
from storage.schema import cursor
from storage.schema import inbox as table

MAX_BYTES: Final = 64 * 1024
MAX_TRIES: Final = 3
KEPT: Final = timedelta(days=7)  # Telegram repeats an update for 24 h at most


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One update waiting to be handled."""

    id: int
    update_id: int
    chat_key: int
    raw: str
    tries: int
    received_at: datetime


_COLUMNS = tuple(table.c[name] for name in InboxRow.__dataclass_fields__)


async def store(
    conn: Connection, bot_id: int, updates: Sequence[Mapping[str, Any]], now: datetime
) -> int:
    """Keep updates that are not kept yet; returns how many were new.

    Each is stored as JSON with lone surrogates replaced; one over 64 KB is stored cut and dead.
    """
    failpoints.hit("inbox.store")
    rows = [_row(bot_id, one, now) for one in updates if isinstance(one.get("update_id"), int)]
    if not rows:
        return 0
    insert = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    made = await conn.execute(statement.values(rows))
    failpoints.hit("inbox.stored")
    return int(made.rowcount)


async def next_update(conn: Connection, bot_id: int) -> tuple[int, datetime] | None:
    """(offset to ask from, when it last moved), None before the first update."""
    row = (
        await conn.execute(
            select(cursor.c.next_update, cursor.c.moved_at).where(cursor.c.bot_id == bot_id)
        )
    ).one_or_none()
    return None if row is None else (int(row.next_update), row.moved_at)


async def move_cursor(conn: Connection, bot_id: int, *, to: int, now: datetime) -> None:
    """Ask from `to` on: the next call confirms everything before it."""
    done = await conn.execute(
        update(cursor).where(cursor.c.bot_id == bot_id).values(next_update=to, moved_at=now)
    )
    if done.rowcount == 0:
        await conn.execute(cursor.insert().values(bot_id=bot_id, next_update=to, moved_at=now))


async def next_ready(
    conn: Connection, bot_id: int, *, after: int = 0, limit: int = 200
) -> list[InboxRow]:
    """The eldest rows not handled yet, from a row id on."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.bot_id == bot_id, table.c.state == "new", table.c.id > after)
        .order_by(table.c.id)
        .limit(limit)
    )
    return [InboxRow(**row._asdict()) for row in rows]


async def begin_try(conn: Connection, ids: Collection[int]) -> None:
    """Count a try for each; committed before the update is parsed."""
    await conn.execute(update(table).where(table.c.id.in_(ids)).values(tries=table.c.tries + 1))


async def done(conn: Connection, row_id: int, *, now: datetime) -> bool:
    """Handled: in the same transaction as everything it led to. False where it was already."""
    changed = await conn.execute(
        update(table)
        .where(table.c.id == row_id, table.c.state == "new")
        .values(state="done", done_at=now)
    )
    return changed.rowcount == 1


async def dead(conn: Connection, row_id: int, *, error: str, now: datetime) -> None:
    """Set aside: it failed too often."""
    await conn.execute(
        update(table)
        .where(table.c.id == row_id, table.c.state == "new")
        .values(state="dead", error=error[:2000], done_at=now)
    )


async def counts(conn: Connection, bot_id: int) -> dict[str, int]:
    """How many rows are new and how many dead, for the doctor."""
    rows = await conn.execute(
        select(table.c.state, func.count())
        .where(table.c.bot_id == bot_id, table.c.state != "done")
        .group_by(table.c.state)
    )
    return {state: int(number) for state, number in rows}


async def prune(conn: Connection, *, now: datetime) -> int:
    """Forget what was handled more than a week ago."""
    gone = await conn.execute(
        delete(table).where(table.c.state == "done", table.c.done_at < now - KEPT)
    )
    return int(gone.rowcount)


def _row(bot_id: int, one: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    raw = json.dumps(one, ensure_ascii=False).encode("utf-8", "replace").decode()
    raw = raw.replace("\x00", "").replace("\\u0000", "")
    too_long = len(raw.encode()) > MAX_BYTES
    return {
        "bot_id": bot_id,
        "update_id": one["update_id"],
        "chat_key": chat_key(one),
        "raw": raw.encode()[:MAX_BYTES].decode("utf-8", "ignore") if too_long else raw,
        "state": "dead" if too_long else "new",
        "error": "longer than 64 KB" if too_long else None,
        "tries": 0,
        "received_at": now,
    }


def chat_key(one: Mapping[str, Any]) -> int:
    """What an update is ordered by: its chat, else its author, else 0."""
    for part in one.values():
        if not isinstance(part, dict):
            continue
        message = part.get("message")
        for holder in (part, message if isinstance(message, dict) else {}):
            where = holder.get("chat")
            if isinstance(where, dict) and isinstance(where.get("id"), int):
                return int(where["id"])
        author = part.get("from")
        if isinstance(author, dict) and isinstance(author.get("id"), int):
            return int(author["id"])
    return 0
