"""Requests to be erased: asked by a person, ordered by an officer, done by a job, each with a due date."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update

from storage.engine import Connection
from storage.schema import erase_request as table


class EraseRequest(NamedTuple):
    """One request. `state` is open, ordered or done."""

    id: int
    commune_id: int
    person_id: int
    state: str
    asked_at: datetime
    due_at: datetime


_COLUMNS = tuple(table.c[name] for name in EraseRequest._fields)


async def ask(
    conn: Connection, *, commune_id: int, person_id: int, due_at: datetime, now: datetime
) -> EraseRequest:
    """Keep a request; one that is open already is given back instead of a second one."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.state != "done")
    row = (await conn.execute(query.limit(1))).one_or_none()
    if row is None:
        made = await conn.execute(
            table.insert()
            .values(
                commune_id=commune_id, person_id=person_id, state="open", asked_at=now,
                due_at=due_at,
            )
            .returning(*_COLUMNS)
        )  # fmt: skip
        row = made.one()
    return EraseRequest(**row._asdict())


async def get(conn: Connection, request_id: int, *, commune_id: int) -> EraseRequest | None:
    """One request of a commune."""
    query = select(*_COLUMNS).where(table.c.id == request_id, table.c.commune_id == commune_id)
    row = (await conn.execute(query)).one_or_none()
    return None if row is None else EraseRequest(**row._asdict())


async def order(conn: Connection, request_id: int, *, by: int) -> bool:
    """An officer gives the word; False where somebody did before."""
    done = await conn.execute(
        update(table)
        .where(table.c.id == request_id, table.c.state == "open")
        .values(state="ordered", ordered_by=by)
    )
    return done.rowcount == 1


async def done(conn: Connection, person_id: int, *, now: datetime) -> None:
    """The person is erased: what they asked for is over."""
    await conn.execute(
        update(table).where(table.c.person_id == person_id).values(state="done", done_at=now)
    )


async def to_remind(
    conn: Connection, *, commune_id: int, due_before: datetime, not_since: datetime, now: datetime
) -> list[EraseRequest]:
    """Open requests due before an instant that nobody was reminded of since another; now they are."""
    over = (
        table.c.commune_id == commune_id,
        table.c.state == "open",
        table.c.due_at <= due_before,
        table.c.reminded_at.is_(None) | (table.c.reminded_at <= not_since),
    )
    rows = await conn.execute(
        update(table).where(*over).values(reminded_at=now).returning(*_COLUMNS)
    )
    return [EraseRequest(**row._asdict()) for row in rows]
