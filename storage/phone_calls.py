"""The calls officers made to units that had sent nothing ("đã gọi"), with their notes."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from storage.engine import Connection
from storage.schema import phone_call as table


class CallRow(NamedTuple):
    """One call for one milestone."""

    id: int
    milestone_id: int
    unit_id: int
    note: str
    person_id: int
    at: datetime


_COLUMNS = tuple(table.c[name] for name in CallRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    unit_id: int,
    note: str,
    person_id: int,
    now: datetime,
) -> None:
    """Write that somebody rang."""
    await conn.execute(
        table.insert().values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            milestone_id=milestone_id,
            unit_id=unit_id,
            note=note,
            person_id=person_id,
            at=now,
        )
    )


async def of_milestone(
    conn: Connection, milestone_id: int, *, commune_id: int
) -> dict[int, list[CallRow]]:
    """The calls to each unit, the first first."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.milestone_id == milestone_id, table.c.commune_id == commune_id)
        .order_by(table.c.id)
    )
    found: dict[int, list[CallRow]] = {}
    for row in rows:
        found.setdefault(int(row.unit_id), []).append(CallRow(**row._asdict()))
    return found
