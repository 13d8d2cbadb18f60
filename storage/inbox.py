"""The inbox: every update that Telegram gave us, kept before Telegram is told that we have it (P4).

A row is new until the transaction that handled it marks it done; `tries` is committed before the
update is parsed, so that one that kills its handler is set aside after three (P9).
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, literal_column, select, update

from storage import failpoints
from storage.columns import insert_into
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


_NEW: Final[ColumnElement[str]] = literal_column(
    "'new'"
)  # written out, so that the partial index fits
_DEAD: Final[ColumnElement[str]] = literal_column("'dead'")
_ROOM = 2**63  # what a whole number of the database holds
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # as JSON escapes it, not as a person typed it

_COLUMNS = tuple(table.c[name] for name in InboxRow.__dataclass_fields__)


async def store(
    conn: Connection, bot_id: int, updates: Sequence[Mapping[str, Any]], now: datetime
) -> int:
    """Keep updates that are not kept yet; returns how many were new.

    Each is stored as JSON with lone surrogates replaced; one over 64 KB is stored cut and dead,
    one without a usable number is left out: nothing in a bad update stops the others (P9).
    """
    failpoints.hit("inbox.store")
    rows = [_row(bot_id, one, now) for one in updates if _number(one.get("update_id"))]
    if not rows:
        return 0
    made = await conn.execute(
        insert_into(conn, table)
        .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
        .returning(table.c.id),
        rows,
    )
    failpoints.hit("inbox.stored")
    return len(made.all())


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
    moved = {"next_update": to, "moved_at": now}
    await conn.execute(
        insert_into(conn, cursor)
        .values(bot_id=bot_id, **moved)
        .on_conflict_do_update(index_elements=["bot_id"], set_=moved)
    )


async def next_ready(
    conn: Connection,
    bot_id: int,
    *,
    after: int = 0,
    busy_chats: Collection[int] = (),
    limit: int = 200,
) -> list[InboxRow]:
    """The eldest rows not handled yet, from a row id on, without those of `busy_chats`."""
    query = select(*_COLUMNS).where(
        table.c.bot_id == bot_id, table.c.state == _NEW, table.c.id > after
    )
    if busy_chats:
        query = query.where(table.c.chat_key.not_in(sorted(busy_chats)))
    rows = await conn.execute(query.order_by(table.c.id).limit(limit))
    return [InboxRow(**row._asdict()) for row in rows]


async def begin_try(conn: Connection, ids: Collection[int]) -> dict[int, int]:
    """Count a try for each, committed before the update is parsed; returns the tries of each."""
    rows = await conn.execute(
        update(table)
        .where(table.c.id.in_(sorted(ids)))
        .values(tries=table.c.tries + 1)
        .returning(table.c.id, table.c.tries)
    )
    return {row.id: row.tries for row in rows}


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
    found = {}
    for state, word in (("new", _NEW), ("dead", _DEAD)):
        query = select(func.count()).where(table.c.bot_id == bot_id, table.c.state == word)
        found[state] = int((await conn.execute(query)).scalar_one())
    return found


async def eldest(conn: Connection, bot_id: int) -> datetime | None:
    """Since when the eldest row that nobody has handled waits."""
    query = select(table.c.received_at).where(table.c.bot_id == bot_id, table.c.state == _NEW)
    return (await conn.execute(query.order_by(table.c.id).limit(1))).scalar()


async def prune(conn: Connection, *, now: datetime, limit: int = 5000) -> int:
    """Forget what was handled more than a week ago, a part at a time; returns how many went."""
    over = (
        select(table.c.id)
        .where(table.c.done_at < now - KEPT, table.c.state == "done")
        .order_by(table.c.done_at)
        .limit(limit)
    )
    gone = await conn.execute(delete(table).where(table.c.id.in_(over)))
    return int(gone.rowcount)


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_ROOM <= value < _ROOM


def _row(bot_id: int, one: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    raw, error = _readable(one)
    return {
        "bot_id": bot_id,
        "update_id": one["update_id"],
        "chat_key": chat_key(one),
        "raw": raw,
        "state": "dead" if error else "new",
        "error": error,
        "tries": 0,
        "received_at": now,
        "done_at": now if error else None,
    }


def _readable(one: Mapping[str, Any]) -> tuple[str, str | None]:
    """The update as JSON that both databases can hold, and what is wrong with it."""
    try:
        whole = json.dumps(one, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        return "", "nested too deeply"
    cut = whole[:MAX_BYTES].decode("utf-8", "ignore")
    raw = _NUL.sub(r"\1\\ufffd", cut) if "\\u0000" in cut else cut
    return raw, "longer than 64 KB" if len(whole) > MAX_BYTES else None


def chat_key(one: Mapping[str, Any]) -> int:
    """What an update is ordered by: its chat, else its author, else 0."""
    for part in one.values():
        if not isinstance(part, dict):
            continue
        message = part.get("message")
        for holder in (part, message if isinstance(message, dict) else {}):
            where = holder.get("chat")
            if isinstance(where, dict) and _number(where.get("id")):
                return int(where["id"])
        author = part.get("from")
        if isinstance(author, dict) and _number(author.get("id")):
            return int(author["id"])
    return 0
