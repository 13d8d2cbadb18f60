"""The pinned card "Việc cần làm" of each village's group: which message it is, what it shows.

A card is stale when its hash is empty; whoever changes what a village owes empties it, and the
scheduler draws it anew.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import and_, or_, select, update

from storage.engine import Connection
from storage.schema import board as table
from storage.schema import chat, delivery, unit

STALE = ""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class BoardRow(NamedTuple):
    """One group's card; without a row yet, everything but the group is None."""

    chat_id: int
    commune_id: int
    unit_id: int
    delivery_id: int | None
    message_id: int | None
    content_hash: str | None
    checked_at: datetime | None
    state: str = "active"  # of the group


async def stale(
    conn: Connection, *, unit_id: int | None = None, commune_id: int | None = None
) -> None:
    """The cards of one unit and what is one with it, or of a whole commune, must be drawn anew."""
    if unit_id is not None:
        into = select(unit.c.merged_into).where(
            unit.c.id == unit_id, unit.c.merged_into.is_not(None)
        )
        merged = select(unit.c.id).where(
            or_(unit.c.merged_into == unit_id, unit.c.merged_into.in_(into))
        )
        whose = or_(chat.c.unit_id == unit_id, chat.c.unit_id.in_(into), chat.c.unit_id.in_(merged))
    else:
        whose = chat.c.commune_id == commune_id
    groups = select(chat.c.id).where(whose)
    await conn.execute(update(table).where(table.c.chat_id.in_(groups)).values(content_hash=STALE))


async def due(
    conn: Connection, *, bot_id: int, checked_before: datetime, limit: int
) -> list[BoardRow]:
    """Linked groups whose card is stale, missing, or was last looked at before that instant;
    one that refused us is looked at only.
    """
    rows = await conn.execute(
        select(
            chat.c.id.label("chat_id"),
            chat.c.commune_id,
            chat.c.unit_id,
            table.c.delivery_id,
            delivery.c.message_id,
            table.c.content_hash,
            table.c.checked_at,
            chat.c.state,
        )
        .select_from(
            chat.outerjoin(table, table.c.chat_id == chat.c.id).outerjoin(
                delivery, delivery.c.id == table.c.delivery_id
            )
        )
        .where(
            chat.c.bot_id == bot_id,
            chat.c.unit_id.is_not(None),
            or_(
                and_(
                    chat.c.state == "active",
                    or_(table.c.chat_id.is_(None), table.c.content_hash == STALE),
                ),
                and_(
                    chat.c.state.in_(("active", "attention")), table.c.checked_at < checked_before
                ),
            ),
        )
        .order_by(chat.c.id)
        .limit(limit)
    )
    return [BoardRow(**row._asdict()) for row in rows]


async def save(
    conn: Connection,
    *,
    chat_id: int,
    commune_id: int,
    delivery_id: int | None,
    content_hash: str,
    now: datetime,
) -> None:
    """Remember what the card shows now, and which delivery it is."""
    values = {"delivery_id": delivery_id, "content_hash": content_hash, "checked_at": now}
    done = await conn.execute(update(table).where(table.c.chat_id == chat_id).values(**values))
    if done.rowcount == 0:
        await conn.execute(table.insert().values(chat_id=chat_id, commune_id=commune_id, **values))


async def of_chat(conn: Connection, chat_id: int) -> tuple[int | None, int | None]:
    """(delivery, Telegram's message id) of a group's card."""
    row = (
        await conn.execute(
            select(table.c.delivery_id, delivery.c.message_id)
            .select_from(table.outerjoin(delivery, delivery.c.id == table.c.delivery_id))
            .where(table.c.chat_id == chat_id)
        )
    ).first()
    return (None, None) if row is None else (row.delivery_id, row.message_id)


async def look_again(conn: Connection, chat_id: int) -> None:
    """The card is looked at before the morning: it may not be pinned, or may be by now."""
    await conn.execute(update(table).where(table.c.chat_id == chat_id).values(checked_at=LONG_AGO))


async def lost(conn: Connection, chat_id: int) -> None:
    """The card is gone from the group: it is said and pinned anew."""
    await conn.execute(
        update(table).where(table.c.chat_id == chat_id).values(delivery_id=None, content_hash=STALE)
    )
