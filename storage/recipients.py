"""In which chats the villages of an announcement are spoken to: their groups, or somebody's own chat."""

from sqlalchemy import select, update

from storage.engine import Connection
from storage.schema import chat, recipient, unit


async def waiting(
    conn: Connection, announcement_id: int, *, limit: int
) -> list[tuple[int, int, int, bool]]:
    """The next recipients without a delivery: (recipient, unit, chat, is that a group that stands)."""
    group = (chat.c.type != "private") & (chat.c.state == "active")
    rows = await conn.execute(
        select(recipient.c.id, recipient.c.unit_id, recipient.c.chat_id, group)
        .join(chat, chat.c.id == recipient.c.chat_id)
        .where(
            recipient.c.announcement_id == announcement_id,
            recipient.c.delivery_id.is_(None),
            recipient.c.reason.is_(None),
            recipient.c.chat_id.is_not(None),
        )
        .order_by(recipient.c.id)
        .limit(limit)
    )
    return [(int(one), int(unit_id), int(at), bool(stands)) for one, unit_id, at, stands in rows]


async def turn_to(conn: Connection, recipient_id: int, *, chat_id: int) -> None:
    """The village is spoken to in another chat than was meant: its copy is laid out anew there."""
    await conn.execute(
        update(recipient)
        .where(recipient.c.id == recipient_id)
        .values(chat_id=chat_id, delivery_id=None, edit_id=None, reason=None)
    )


async def alone(conn: Connection, announcement_id: int) -> list[str]:
    """The villages whose copy went, or goes, to somebody's own chat instead of a group."""
    rows = await conn.execute(
        select(unit.c.name)
        .select_from(recipient)
        .join(unit, unit.c.id == recipient.c.unit_id)
        .join(chat, chat.c.id == recipient.c.chat_id)
        .where(
            recipient.c.announcement_id == announcement_id,
            recipient.c.reason.is_(None),
            chat.c.type == "private",
        )
        .order_by(unit.c.number, unit.c.name)
    )
    return list(rows.scalars())
