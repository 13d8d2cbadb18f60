"""Later days for single units: what they promised themselves, and what the office granted them."""

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from sqlalchemy import select

from campaigns import deadlines
from campaigns.model import Bound, Deadline
from storage.campaigns import MilestoneRow
from storage.engine import Connection
from storage.schema import extension as table

PROMISE = "promise"
EXTENSION = "extension"


class ExtensionRow(NamedTuple):
    """One unit's later day for one milestone; `kind` is promise or extension."""

    id: int
    commune_id: int
    campaign_id: int
    milestone_id: int
    unit_id: int
    kind: str
    until: date
    reason: str
    person_id: int
    at: datetime


_COLUMNS = tuple(table.c[name] for name in ExtensionRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    unit_id: int,
    kind: str,
    until: date,
    reason: str,
    person_id: int,
    now: datetime,
) -> None:
    """Write one; the newest of its kind counts."""
    await conn.execute(
        table.insert().values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            milestone_id=milestone_id,
            unit_id=unit_id,
            kind=kind,
            until=until,
            reason=reason,
            person_id=person_id,
            at=now,
        )
    )


async def of_milestone(
    conn: Connection, milestone_id: int, *, commune_id: int, kind: str
) -> dict[int, ExtensionRow]:
    """The newest of one kind for each unit."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(
            table.c.milestone_id == milestone_id,
            table.c.commune_id == commune_id,
            table.c.kind == kind,
        )
        .order_by(table.c.id)
    )
    return {int(row.unit_id): ExtensionRow(**row._asdict()) for row in rows}


async def ends_of(
    conn: Connection, milestone: MilestoneRow, unit_id: int, *, tz: tzinfo
) -> tuple[datetime | None, datetime | None]:
    """When a milestone ends for one unit, and its grace: the office's extension where there is one."""
    granted = await of_milestone(
        conn, milestone.id, commune_id=milestone.commune_id, kind=EXTENSION
    )
    if unit_id not in granted:
        return milestone.last_moment, milestone.grace_until
    until = deadlines.last_moment(Deadline(Bound.BY, granted[unit_id].until), tz)
    if until is None or (milestone.last_moment is not None and until <= milestone.last_moment):
        return milestone.last_moment, milestone.grace_until
    return until, None
