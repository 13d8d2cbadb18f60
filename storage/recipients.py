"""The villages of an announcement: in which chat each is spoken to, and what became of its message.

"Accepted" means that the announcement is `sending` and every recipient has its row: from then on
each one ends in sent, unclear, failed, expired or cancelled, and the five add up to all (P5).
Deliveries are laid out from the rows in batches, so that three thousand groups block nobody.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select, update

from storage.engine import Connection
from storage.schema import chat, delivery, recipient, unit


class RecipientRow(NamedTuple):
    """One village of an announcement, with the state its message is in now."""

    id: int
    announcement_id: int
    unit_id: int
    unit_name: str
    chat_id: int | None
    delivery_id: int | None
    edit_id: int | None
    read_at: datetime | None
    read_by: int | None
    state: str  # waiting | queued | sent | unclear | failed | expired | cancelled
    reason: str | None


_EARLIER = delivery.alias("earlier")


def _before_it(state: str) -> ColumnElement[bool]:
    """Whether one of the messages before the last of a long text ended so."""
    same = (
        (_EARLIER.c.chat_id == delivery.c.chat_id)
        & (_EARLIER.c.kind == delivery.c.kind)
        & (_EARLIER.c.source_id == delivery.c.source_id)
    )
    found = select(_EARLIER.c.id).where(
        same, _EARLIER.c.part < delivery.c.part, _EARLIER.c.state == state
    )
    return (delivery.c.part > 0) & found.exists()


# A text of several messages is known by its last, and has arrived where all of them have.
_STATE = case(
    (recipient.c.delivery_id.is_(None) & recipient.c.reason.is_not(None), "failed"),
    (recipient.c.delivery_id.is_(None), "waiting"),
    (delivery.c.state.in_(("queued", "leased", "sending")), "queued"),
    (_before_it("failed"), "failed"),
    ((delivery.c.state == "unknown") | _before_it("unknown"), "unclear"),
    else_=delivery.c.state,
)


async def add(
    conn: Connection,
    announcement_id: int,
    *,
    commune_id: int,
    unit_chats: Sequence[tuple[int, int | None, str | None]],
) -> None:
    """Write down the recipients: (unit, its group or None, why nothing can be sent there)."""
    if not unit_chats:
        return
    await conn.execute(
        recipient.insert(),
        [
            {
                "commune_id": commune_id,
                "announcement_id": announcement_id,
                "unit_id": unit_id,
                "chat_id": chat_id,
                "reason": reason,
            }
            for unit_id, chat_id, reason in unit_chats
        ],
    )


async def listed(conn: Connection, announcement_id: int, *, commune_id: int) -> list[RecipientRow]:
    """Every village of an announcement with its state, in the order of the list of villages."""
    rows = await conn.execute(
        with_states()
        .where(recipient.c.announcement_id == announcement_id, recipient.c.commune_id == commune_id)
        .order_by(unit.c.number, unit.c.name)
    )
    return [RecipientRow(**row._asdict()) for row in rows]


async def get(conn: Connection, recipient_id: int, *, commune_id: int) -> RecipientRow | None:
    """One village of an announcement."""
    row = (
        await conn.execute(
            with_states().where(
                recipient.c.id == recipient_id, recipient.c.commune_id == commune_id
            )
        )
    ).one_or_none()
    return None if row is None else RecipientRow(**row._asdict())


async def of_delivery(conn: Connection, delivery_id: int) -> tuple[int, int] | None:
    """(recipient id, announcement id) of the delivery or correction with this id."""
    row = (
        await conn.execute(
            select(recipient.c.id, recipient.c.announcement_id).where(
                (recipient.c.delivery_id == delivery_id) | (recipient.c.edit_id == delivery_id)
            )
        )
    ).first()
    return None if row is None else (int(row.id), int(row.announcement_id))


async def laid(
    conn: Connection,
    recipient_id: int,
    *,
    delivery_id: int | None = None,
    edit_id: int | None = None,
    reason: str | None = None,
) -> None:
    """Note the delivery (or the correction) that carries the message, or why there is none."""
    given = {"delivery_id": delivery_id, "edit_id": edit_id, "reason": reason}
    await conn.execute(
        update(recipient)
        .where(recipient.c.id == recipient_id)
        .values(**{name: value for name, value in given.items() if value is not None})
    )


async def give_up_waiting(conn: Connection, announcement_id: int, *, reason: str) -> int:
    """The recipients that have no delivery yet get none; returns how many."""
    done = await conn.execute(
        update(recipient)
        .where(
            recipient.c.announcement_id == announcement_id,
            recipient.c.delivery_id.is_(None),
            recipient.c.reason.is_(None),
        )
        .values(reason=reason)
    )
    return int(done.rowcount)


async def counts(conn: Connection, announcement_id: int) -> dict[str, int]:
    """How many recipients are in each state, and under "read" how many pressed "Đã nhận"."""
    each = (  # of its own: a server takes GROUP BY state for the delivery's column
        select(_STATE.label("stands"), recipient.c.read_at)
        .select_from(recipient.outerjoin(delivery, delivery.c.id == recipient.c.delivery_id))
        .where(recipient.c.announcement_id == announcement_id)
        .subquery()
    )
    rows = await conn.execute(
        select(each.c.stands, func.count(), func.count(each.c.read_at)).group_by(each.c.stands)
    )
    found: dict[str, int] = {"read": 0}
    for state, number, read in rows:
        found[state] = int(number)
        found["read"] += int(read)
    return found


async def mark_read(
    conn: Connection, recipient_id: int, *, commune_id: int, by: int | None, now: datetime
) -> bool:
    """Somebody of the village pressed "Đã nhận"; only the first press counts."""
    done = await conn.execute(
        update(recipient)
        .where(
            recipient.c.id == recipient_id,
            recipient.c.commune_id == commune_id,
            recipient.c.read_at.is_(None),
        )
        .values(read_at=now, read_by=by)
    )
    return done.rowcount == 1


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


def with_states(*more: ColumnElement[Any]) -> Select[Any]:
    """Recipients with the state their message is in, and whatever else is asked for."""
    return select(
        recipient.c.id,
        recipient.c.announcement_id,
        recipient.c.unit_id,
        unit.c.name.label("unit_name"),
        recipient.c.chat_id,
        recipient.c.delivery_id,
        recipient.c.edit_id,
        recipient.c.read_at,
        recipient.c.read_by,
        _STATE.label("state"),
        func.coalesce(recipient.c.reason, delivery.c.reason).label("reason"),
        *more,
    ).select_from(
        recipient.join(unit, unit.c.id == recipient.c.unit_id).outerjoin(
            delivery, delivery.c.id == recipient.c.delivery_id
        )
    )
