"""Announcements and their recipients: what was accepted, for whom, and what became of it.

"Accepted" means that the announcement is `sending` and every recipient has its row: from then on
each one ends in sent, unclear, failed, expired or cancelled, and the five add up to all (P5).
Deliveries are laid out from the rows in batches, so that three thousand groups block nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, delete, func, select, update

from storage import communes
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import announcement as table
from storage.schema import delivery, recipient, unit

Json = Mapping[str, Any]

TWINS_AMONG = 20  # of the newest


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """One announcement: draft, awaiting, scheduled, sending, paused, done, cancelled, recalled."""

    id: int
    commune_id: int
    campaign_id: int | None
    kind: str
    state: str
    text: str
    attachment: Json | None
    audience: Json
    author_id: int
    approved_by: int | None
    send_at: datetime | None
    progress_id: int | None
    progress_at: datetime | None
    progress_hash: str | None
    expires_at: datetime | None
    created_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class RecipientRow:
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


_COLUMNS = tuple(table.c[name] for name in AnnouncementRow.__dataclass_fields__)
_GET: Final = Prepared(
    select(*_COLUMNS).where(table.c.id == given("id"), table.c.commune_id == given("commune_id"))
)

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
    *,
    commune_id: int,
    campaign_id: int | None,
    kind: str,
    text: str,
    attachment: Json | None,
    audience: Json,
    author_id: int,
    expires_at: datetime | None,
    now: datetime,
) -> int:
    """Keep an announcement as a draft."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            kind=kind,
            state="draft",
            text=text,
            attachment=attachment,
            audience=audience,
            author_id=author_id,
            expires_at=expires_at,
            created_at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def get(conn: Connection, announcement_id: int, *, commune_id: int) -> AnnouncementRow | None:
    """One announcement of this commune."""
    row = await _GET.row(conn, id=announcement_id, commune_id=commune_id)
    return None if row is None else AnnouncementRow(*row)


async def in_state(conn: Connection, *states: str, bot_id: int) -> list[AnnouncementRow]:
    """The announcements in one of the states, of all communes that this bot speaks to."""
    here = communes.spoken_to(table.c.commune_id, bot_id)
    query = select(*_COLUMNS).where(table.c.state.in_(states), here).order_by(table.c.id)
    return [AnnouncementRow(**row._asdict()) for row in await conn.execute(query)]


async def newest(
    conn: Connection, *, commune_id: int, limit: int, campaign_id: int | None = None
) -> list[AnnouncementRow]:
    """The announcements that went out or are going out, the newest first."""
    query = (
        select(*_COLUMNS)
        .where(table.c.commune_id == commune_id, table.c.sent_at.is_not(None))
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    if campaign_id is not None:
        query = query.where(table.c.campaign_id == campaign_id)
    return [AnnouncementRow(**row._asdict()) for row in await conn.execute(query)]


async def twin(
    conn: Connection, row: AnnouncementRow, *, since: datetime
) -> AnnouncementRow | None:
    """The newest one accepted since then that says the same to the same units, and still stands."""
    recent = await newest(conn, commune_id=row.commune_id, limit=TWINS_AMONG)
    return next(
        (
            one
            for one in recent
            if one.id != row.id
            and (one.sent_at or since) > since
            and one.state in ("scheduled", "sending", "paused", "done")
            and (one.text, one.audience, one.attachment) == (row.text, row.audience, row.attachment)
        ),
        None,
    )


async def set_values(
    conn: Connection, announcement_id: int, *, commune_id: int, **values: object
) -> None:
    """Set columns of one announcement."""
    await conn.execute(
        update(table)
        .where(table.c.id == announcement_id, table.c.commune_id == commune_id)
        .values(**values)
    )


async def move(
    conn: Connection,
    announcement_id: int,
    *,
    commune_id: int,
    from_: Sequence[str],
    to: str,
    **values: object,
) -> bool:
    """Change the state once: False where it was not in one of `from_` any more."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == announcement_id,
            table.c.commune_id == commune_id,
            table.c.state.in_(list(from_)),
        )
        .values(state=to, **values)
    )
    return done.rowcount == 1


async def withdraw(conn: Connection, announcement_id: int, *, commune_id: int) -> bool:
    """Make a draft again of what has not begun to go out, whoever agreed to it; False if it has."""
    unsent = await move(
        conn, announcement_id, commune_id=commune_id, from_=["draft", "awaiting", "scheduled"],
        to="draft", approved_by=None, send_at=None, sent_at=None,
    )  # fmt: skip
    if unsent:
        await conn.execute(delete(recipient).where(recipient.c.announcement_id == announcement_id))
    return unsent


async def address(
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


async def recipients(
    conn: Connection, announcement_id: int, *, commune_id: int
) -> list[RecipientRow]:
    """Every village of an announcement with its state, in the order of the list of villages."""
    rows = await conn.execute(
        _recipients()
        .where(recipient.c.announcement_id == announcement_id, recipient.c.commune_id == commune_id)
        .order_by(unit.c.number, unit.c.name)
    )
    return [RecipientRow(**row._asdict()) for row in rows]


async def recipient_row(
    conn: Connection, recipient_id: int, *, commune_id: int
) -> RecipientRow | None:
    """One village of an announcement."""
    row = (
        await conn.execute(
            _recipients().where(
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


async def launched(conn: Connection, campaign_id: int, *, besides: int) -> bool:
    """Whether another announcement than this one has launched the campaign."""
    query = select(table.c.id).where(
        table.c.campaign_id == campaign_id,
        table.c.kind == "launch",
        table.c.id != besides,
        table.c.state.in_(("scheduled", "sending", "paused", "done", "recalled")),
    )
    return (await conn.execute(query.limit(1))).first() is not None


async def album_of_newest(conn: Connection, *, author_id: int) -> str | None:
    """The album whose photo goes with the announcement that this author wrote last."""
    query = select(table.c.attachment).where(table.c.author_id == author_id)
    found = (await conn.execute(query.order_by(table.c.id.desc()).limit(1))).scalar()
    return found.get("album") if found else None


async def accepted_since(conn: Connection, *, author_id: int, since: datetime) -> int:
    """How many announcements of this author were accepted since then (the daily cap)."""
    query = (
        select(func.count())
        .select_from(table)
        .where(table.c.author_id == author_id, table.c.sent_at >= since)
    )
    return int((await conn.execute(query)).scalar_one())


def _recipients() -> Select[Any]:
    return with_states()


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
