"""The inbox: every update that Telegram gave us, kept before Telegram is told that we have it (P4).

A row is new until the transaction that handled it marks it done; `tries` is committed before the
update is parsed, so that one that kills its handler is set aside after three (P9). Where several
processes work on one database, a row is claimed before it is handled: only its owner can mark it
done, and of one chat only one process holds rows at a time, so that order holds.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, delete, func, literal_column, or_, select, update

from storage import bells, failpoints, members
from storage.engine import Connection
from storage.prepared import Prepared, given, upsert
from storage.schema import cursor
from storage.schema import inbox as table

MAX_BYTES: Final = 64 * 1024
MAX_TRIES: Final = 3
KEPT: Final = timedelta(days=7)  # Telegram repeats an update for 24 h at most
DEAD_KEPT: Final = timedelta(days=30)  # for whoever looks into it; it holds what somebody wrote


class InboxRow(NamedTuple):
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
_LONE = re.compile("[\ud800-\udfff]")  # halves of letters
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # as JSON escapes it, not as a person typed it

_OTHER = table.alias("other")
_COLUMNS = tuple(table.c[name] for name in InboxRow._fields)
_STORED = (
    "bot_id",
    "update_id",
    "chat_key",
    "raw",
    "state",
    "error",
    "tries",
    "received_at",
    "done_at",
)

_STORE: Final = upsert(
    table,
    lambda insert: insert.values({name: given(name) for name in _STORED}).on_conflict_do_nothing(
        index_elements=["bot_id", "update_id"]
    ),
)
_CURSOR: Final = Prepared(
    select(cursor.c.next_update, cursor.c.moved_at).where(cursor.c.bot_id == given("bot_id"))
)
_MOVED: Final = {"next_update": given("to"), "moved_at": given("now")}
_MOVE: Final = upsert(
    cursor,
    lambda insert: insert.values(bot_id=given("bot_id"), **_MOVED).on_conflict_do_update(
        index_elements=["bot_id"], set_=_MOVED
    ),
)
_FREE: Final = (
    select(*_COLUMNS)
    .where(table.c.bot_id == given("bot_id"), table.c.state == _NEW, table.c.owner.is_(None))
    .order_by(table.c.id)
    .limit(given("limit"))
)
_WAITING: Final = Prepared(_FREE)
_CHOOSE: Final = Prepared(
    _FREE.where(
        table.c.chat_key.not_in(
            select(_OTHER.c.chat_key).where(
                _OTHER.c.bot_id == given("bot_id"),
                _OTHER.c.state == _NEW,
                _OTHER.c.owner > 0,
                _OTHER.c.owner != given("owner"),
            )
        )
    ).with_for_update(skip_locked=True)
)
_TAKE: Final = Prepared(
    update(table)
    .where(table.c.id == given("id"))
    .values(owner=given("owner"), tries=table.c.tries + given("more"))
)
_COUNT: Final = Prepared(
    update(table).where(table.c.id == given("id")).values(tries=table.c.tries + 1)
)
_OURS: Final = update(table).where(
    table.c.id == given("id"), table.c.state == "new", table.c.owner == given("owner")
)
_END_DONE: Final = Prepared(_OURS.values(state="done", raw="", done_at=given("now")))
_END_DEAD: Final = Prepared(_OURS.values(state="dead", error=given("error"), done_at=given("now")))


async def store(
    conn: Connection, bot_id: int, updates: Sequence[Mapping[str, Any]], now: datetime
) -> None:
    """Keep updates that are not kept yet.

    Each is stored as JSON with lone surrogates replaced; one over 64 KB is stored cut and dead,
    one without a usable number is left out: nothing in a bad update stops the others (P9).
    """
    failpoints.hit("inbox.store")
    rows = [_row(bot_id, one, now) for one in updates if is_number(one.get("update_id"))]
    await _STORE.run_each(conn, rows)
    failpoints.hit("inbox.stored")
    bells.ring(conn, bells.IN, bot_id)


async def next_update(conn: Connection, bot_id: int) -> tuple[int, datetime] | None:
    """(offset to ask from, when it last moved), None before the first update."""
    row = await _CURSOR.row(conn, bot_id=bot_id)
    return None if row is None else (int(row.next_update), row.moved_at)


async def move_cursor(conn: Connection, bot_id: int, *, to: int, now: datetime) -> None:
    """Ask from `to` on: the next call confirms everything before it."""
    await _MOVE.run(conn, bot_id=bot_id, to=to, now=now)


async def waiting(conn: Connection, bot_id: int, *, limit: int = 200) -> list[InboxRow]:
    """The eldest rows that nobody has in hand; looking changes nothing."""
    rows = await _WAITING.rows(conn, bot_id=bot_id, limit=limit)
    return [InboxRow(*row) for row in rows]


async def claim(conn: Connection, bot_id: int, *, owner: int, limit: int) -> list[InboxRow]:
    """Take the eldest free rows in hand, none of a chat that another process is at.

    Fresh ones have their first try counted here. Where a crash has touched some before, those alone
    are given, uncounted: `tries` says how often it happened.
    """
    if conn.dialect.name == "postgresql":  # claims of one bot take turns, so that order holds
        await conn.execute(select(func.pg_advisory_xact_lock(bot_id)))
    chosen = await _CHOOSE.rows(conn, bot_id=bot_id, owner=owner, limit=limit)
    rows = [InboxRow(*row) for row in chosen]
    touched = [row for row in rows if row.tries > 0]
    due = touched or rows
    if due:
        tries = 0 if touched else 1
        taken = [{"id": row.id, "owner": owner, "more": tries} for row in due]
        await _TAKE.run_each(conn, taken)
    if len(due) == len(rows) < limit:  # nothing is left to be woken for
        bells.hush(conn, bells.IN, bot_id)
    return due


async def let_go(conn: Connection, *, everything: bool = False) -> int:
    """Free the rows of processes that are gone; `everything` where no other process can be."""
    lost = [table.c.state == _NEW, table.c.owner > 0]
    if not everything:
        lost.append(table.c.owner.not_in(members.alive()))
    freed = await conn.execute(
        update(table).where(*lost).values(owner=None).returning(table.c.bot_id)
    )
    bots = [row.bot_id for row in freed]
    bells.ring(conn, bells.IN, *bots)
    return len(bots)


async def count_try(conn: Connection, row_id: int) -> None:
    """One more try, committed before the update is parsed."""
    await _COUNT.run(conn, id=row_id)


async def done(conn: Connection, row_id: int, *, owner: int, now: datetime) -> bool:
    """Handled: in the same transaction as everything it led to. False where it was already,
    and where the row is in other hands by now. What was written is not kept: only its number is.
    """
    return await _END_DONE.run(conn, id=row_id, owner=owner, now=now) == 1


async def dead(conn: Connection, row_id: int, *, owner: int, error: str, now: datetime) -> bool:
    """Set aside: it failed too often. False where it is not ours to end any more."""
    dead = await _END_DEAD.run(conn, id=row_id, owner=owner, error=error[:2000], now=now)
    return dead == 1


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


async def prune(conn: Connection, *, now: datetime, limit: int) -> int:
    """Forget what was handled more than a week ago or set aside more than a month ago, a part at a
    time; returns how many went.
    """  # fmt: skip
    # One bound on the index first; the few set aside are looked at for the rest of their month.
    over = (
        select(table.c.id)
        .where(
            table.c.done_at < now - KEPT,
            or_(table.c.state != "dead", table.c.done_at < now - DEAD_KEPT),
        )
        .order_by(table.c.done_at)
        .limit(limit)
    )
    # Asked first: as one statement PostgreSQL reads all of the table to find these few again.
    old = (await conn.execute(over)).scalars().all()
    if not old:
        return 0
    gone = await conn.execute(delete(table).where(table.c.id.in_(old)))
    return int(gone.rowcount)


def is_number(value: object) -> bool:
    """Whether both databases can hold it as one of Telegram's numbers."""
    return isinstance(value, int) and not isinstance(value, bool) and -_ROOM <= value < _ROOM - 1


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
        whole = _LONE.sub("\ufffd", json.dumps(one, ensure_ascii=False)).encode()
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
            if isinstance(where, dict) and is_number(where.get("id")):
                return int(where["id"])
        author = part.get("from")
        if isinstance(author, dict) and is_number(author.get("id")):
            return int(author["id"])
    return 0
