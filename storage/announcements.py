"""Announcements, from the draft to what was sent or taken back; storage/recipients.py has their villages."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, func, select, update

from storage import communes
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import announcement as table
from storage.schema import recipient

Json = Mapping[str, Any]

TWINS_AMONG = 20  # of the newest


class AnnouncementRow(NamedTuple):
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


_COLUMNS = tuple(table.c[name] for name in AnnouncementRow._fields)
_GET: Final = Prepared(
    select(*_COLUMNS).where(table.c.id == given("id"), table.c.commune_id == given("commune_id"))
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
