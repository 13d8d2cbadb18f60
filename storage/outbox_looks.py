"""Questions to the outbox; nothing here changes a row."""

from datetime import UTC, datetime
from typing import Final, NamedTuple

from sqlalchemy import func, select

from storage.engine import Connection
from storage.outbox_ends import OPEN, OPEN_STATES, QUEUED
from storage.prepared import Prepared, given
from storage.schema import delivery as table

LANES = (0, 1)
SHOWS = ("text", "photo", "document", "edit", "markup")  # they leave a message with its buttons
MOST_COUNTED = 100_000  # a longer queue is told as this many
_ELDEST: Final = Prepared(
    select(
        *(
            select(func.min(table.c.not_before))
            .where(table.c.bot_id == given("bot_id"), table.c.lane == lane, table.c.state == QUEUED)
            .scalar_subquery()
            for lane in LANES
        )
    )
)


async def chat_of(conn: Connection, delivery_id: int) -> int | None:
    """The chat a delivery goes to."""
    return (await conn.execute(select(table.c.chat_id).where(table.c.id == delivery_id))).scalar()


async def message_of(conn: Connection, delivery_id: int) -> int | None:
    """Telegram's id of the message a delivery became."""
    return (
        await conn.execute(select(table.c.message_id).where(table.c.id == delivery_id))
    ).scalar()


_ENDED_AT: Final = Prepared(select(table.c.ended_at).where(table.c.id == given("id")))


async def ended_at(conn: Connection, delivery_id: int) -> datetime | None:
    """When a delivery left, or was given up; None while it is on its way."""
    row = await _ENDED_AT.row(conn, id=delivery_id)
    return None if row is None else row.ended_at


async def parts(conn: Connection, delivery_id: int) -> list[int]:
    """The deliveries of which this one is the last: a long text goes out in several messages."""
    last = table.alias("last")
    query = (
        select(table.c.id, last.c.part)
        .select_from(
            table.join(
                last,
                (table.c.chat_id == last.c.chat_id)
                & (table.c.kind == last.c.kind)
                & (table.c.source_id == last.c.source_id)
                & (table.c.id <= last.c.id),
            )
        )
        .where(last.c.id == delivery_id)
        .order_by(table.c.id)
    )
    rows = (await conn.execute(query)).all()  # one head's chat may have the copies of two villages
    return [row.id for row in rows[-1 - rows[-1].part :]] if rows else []


async def of_message(conn: Connection, *, chat_id: int, message_id: int) -> int | None:
    """The delivery that became this message."""
    query = select(table.c.id).where(table.c.chat_id == chat_id, table.c.message_id == message_id)
    return (await conn.execute(query.order_by(table.c.id).limit(1))).scalar()


async def source_of(conn: Connection, *, chat_id: int, message_id: int, kind: str) -> int | None:
    """What asked for this message, where it is one of this kind."""
    query = select(table.c.source_id).where(
        table.c.chat_id == chat_id, table.c.message_id == message_id, table.c.kind == kind
    )
    return (await conn.execute(query.order_by(table.c.id).limit(1))).scalar()


async def text_of(conn: Connection, *, chat_id: int, message_id: int) -> str:
    """The words of this message of ours; "" where we have none of it."""
    query = select(table.c.payload).where(
        table.c.chat_id == chat_id, table.c.message_id == message_id
    )
    payload = (await conn.execute(query.order_by(table.c.id).limit(1))).scalar() or {}
    return str(payload.get("text") or "")


async def newest(conn: Connection, *, chat_id: int) -> int | None:
    """Telegram's id of the newest message that we have in a chat."""
    query = select(table.c.message_id).where(
        table.c.chat_id == chat_id, table.c.message_id.is_not(None)
    )
    return (await conn.execute(query.order_by(table.c.id.desc()).limit(1))).scalar()


class Above(NamedTuple):
    """The buttons that stand below a message of ours, each as (label, data), and since when."""

    buttons: tuple[tuple[str, str], ...]
    since: datetime


async def buttons_above(conn: Connection, *, chat_id: int, message_id: int | None) -> Above:
    """Those of this message, or of the newest one that we said in the chat, as they stand now."""
    mine = [table.c.chat_id == chat_id, table.c.call.in_(SHOWS), table.c.state == "sent"]
    mine.append(
        table.c.message_id.is_not(None) if message_id is None else table.c.message_id == message_id
    )
    query = select(table.c.payload, table.c.created_at).where(*mine)
    newest_first = query.order_by(table.c.message_id.desc(), table.c.id.desc()).limit(1)
    row = (await conn.execute(newest_first)).one_or_none()
    if row is None:
        return Above((), datetime.min.replace(tzinfo=UTC))
    rows = row.payload.get("keyboard", ())
    return Above(
        tuple((one["label"], one["data"]) for row in rows for one in row if "data" in one),
        row.created_at,
    )


async def newest_kind(conn: Connection, *, chat_id: int) -> str | None:
    """What kind of message the newest one that we said in a chat is; changes of an older one aside."""
    mine = (table.c.chat_id == chat_id, table.c.message_id.is_not(None))
    query = select(table.c.kind).where(*mine).order_by(table.c.message_id.desc(), table.c.id)
    return (await conn.execute(query.limit(1))).scalar()


async def any_open(conn: Connection, *, kind: str, source_id: int) -> bool:
    """Whether something of this kind and source is still on its way."""
    query = select(table.c.id).where(
        table.c.kind == kind, table.c.source_id == source_id, table.c.state.in_(OPEN)
    )
    return (await conn.execute(query.order_by(table.c.id.desc()).limit(1))).first() is not None


async def next_due(conn: Connection, *, bot_id: int) -> datetime | None:
    """The earliest instant a queued row may go out; in the past: how long the eldest waits."""
    (found,) = await _ELDEST.rows(conn, bot_id=bot_id)
    return min((one for one in found if one is not None), default=None)


async def open_counts(conn: Connection, *, bot_id: int) -> dict[str, int]:
    """How many rows of each open state one bot has, from partial indexes; at most MOST_COUNTED."""
    found = {}
    for state, word in zip(OPEN_STATES, OPEN, strict=True):
        some = select(table.c.id).where(table.c.bot_id == bot_id, table.c.state == word)
        query = select(func.count()).select_from(some.limit(MOST_COUNTED).subquery())
        found[state] = int((await conn.execute(query)).scalar_one())
    return found


async def waiting_by_kind(conn: Connection, *, bot_id: int) -> dict[str, int]:
    """How many rows of each kind wait to go out."""
    rows = await conn.execute(
        select(table.c.kind, func.count())
        .where(table.c.bot_id == bot_id, table.c.state == QUEUED)
        .group_by(table.c.kind)
    )
    return {kind: int(number) for kind, number in rows}


async def counts(conn: Connection, *, bot_id: int | None = None) -> dict[tuple[str, str], int]:
    """How many rows there are of each kind in each state. Reads all of history: for a person."""
    query = select(table.c.kind, table.c.state, func.count()).group_by(table.c.kind, table.c.state)
    if bot_id is not None:
        query = query.where(table.c.bot_id == bot_id)
    return {(kind, state): int(number) for kind, state, number in await conn.execute(query)}


async def counts_of(conn: Connection, *, kind: str, source_id: int) -> dict[str, int]:
    """How many rows of one source there are in each state."""
    rows = await conn.execute(
        select(table.c.state, func.count())
        .where(table.c.kind == kind, table.c.source_id == source_id)
        .group_by(table.c.state)
    )
    return {state: int(number) for state, number in rows}


async def failures(conn: Connection, *, kind: str, source_id: int) -> dict[str, int]:
    """How often each reason ended rows of one source as failed."""
    rows = await conn.execute(
        select(table.c.reason, func.count())
        .where(
            table.c.kind == kind,
            table.c.source_id == source_id,
            table.c.state == "failed",
            table.c.reason.is_not(None),
        )
        .group_by(table.c.reason)
    )
    return {reason: int(number) for reason, number in rows}
