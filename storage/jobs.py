"""Slow work as rows: asked for in a transaction, done outside it, its result an outbox row."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import select, update

from storage.engine import Connection
from storage.schema import job as table

RETRY: Final = timedelta(seconds=30)


class JobRow(NamedTuple):
    """One job."""

    id: int
    commune_id: int | None
    bot_id: int
    kind: str
    payload: Mapping[str, Any]
    state: str
    tries: int
    created_at: datetime


_COLUMNS = tuple(table.c[name] for name in JobRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int | None,
    bot_id: int,
    kind: str,
    payload: Mapping[str, Any],
    now: datetime,
    not_before: datetime | None = None,
) -> int:
    """Ask for a job, at once or from `not_before` on."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            bot_id=bot_id,
            kind=kind,
            payload=dict(payload),
            state="new",
            not_before=not_before or now,
            created_at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def under_way(conn: Connection, *, kind: str, bot_id: int) -> list[Mapping[str, Any]]:
    """The payloads of the jobs of a kind that wait or run."""
    rows = await conn.execute(
        select(table.c.payload).where(
            table.c.kind == kind,
            table.c.bot_id == bot_id,
            table.c.state.in_(("new", "running")),
        )
    )
    return [row.payload for row in rows]


async def done_since(
    conn: Connection, *, kind: str, bot_id: int, since: datetime
) -> list[Mapping[str, Any]]:
    """The payloads of the jobs of a kind that were done a moment ago."""
    rows = await conn.execute(
        select(table.c.payload).where(
            table.c.kind == kind,
            table.c.bot_id == bot_id,
            table.c.state == "done",
            table.c.ended_at >= since,
        )
    )
    return [row.payload for row in rows]


async def get(conn: Connection, job_id: int) -> JobRow | None:
    """One job by its id; None where it was forgotten."""
    row = (await conn.execute(select(*_COLUMNS).where(table.c.id == job_id))).one_or_none()
    return None if row is None else JobRow(**row._asdict())


async def claim(conn: Connection, *, bot_id: int, owner: str, now: datetime) -> JobRow | None:
    """Take the eldest job that is due; no job is taken twice."""
    due = (
        select(table.c.id)
        .where(table.c.state == "new", table.c.bot_id == bot_id, table.c.not_before <= now)
        .order_by(table.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = (
        await conn.execute(
            update(table)
            .where(table.c.id.in_(due))
            .values(state="running", owner=owner, tries=table.c.tries + 1)
            .returning(*_COLUMNS)
        )
    ).one_or_none()
    return None if row is None else JobRow(**row._asdict())


async def finish(conn: Connection, job_id: int, *, now: datetime) -> None:
    """The job is done."""
    await conn.execute(update(table).where(table.c.id == job_id).values(state="done", ended_at=now))


async def fail(
    conn: Connection, job_id: int, *, tries: int, now: datetime, error: str = ""
) -> bool:
    """The job failed: True where it will be tried again, False where it is given up."""
    done: int = (await conn.execute(select(table.c.tries).where(table.c.id == job_id))).scalar_one()
    again = done < tries
    values: dict[str, Any] = (
        {"state": "new", "not_before": now + RETRY}
        if again
        else {"state": "failed", "ended_at": now}
    )
    await conn.execute(
        update(table).where(table.c.id == job_id).values(error=error[:2000], owner=None, **values)
    )
    return again


async def recover(conn: Connection, *, bot_id: int) -> int:
    """After a start: what was running when the process died is tried again."""
    done = await conn.execute(
        update(table)
        .where(table.c.bot_id == bot_id, table.c.state == "running")
        .values(state="new", owner=None)
    )
    return int(done.rowcount)
