"""Progress reports (báo cáo tiến độ): one row each time, never changed; the newest one counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, true

from storage import units
from storage.campaigns import MilestoneRow
from storage.engine import Connection
from storage.schema import progress as table
from storage.schema import submission

STANDING = ("registered", "approved", "returned")  # works that reports are owed on


class ProgressRow(NamedTuple):
    """One report on one work. `percent` 0 to 100, `spent` in đồng since the beginning."""

    id: int
    commune_id: int
    campaign_id: int
    milestone_id: int | None
    unit_id: int
    submission_id: int
    form_id: int
    answers: Mapping[str, Any]
    percent: int | None
    spent: int | None
    unchanged: bool
    timeliness: str
    sent_at: datetime
    person_id: int
    entered_for: bool
    created_at: datetime


_COLUMNS = tuple(table.c[name] for name in ProgressRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int | None,
    unit_id: int,
    submission_id: int,
    form_id: int,
    answers: Mapping[str, Any],
    percent: int | None,
    spent: int | None,
    unchanged: bool,
    timeliness: str,
    sent_at: datetime,
    person_id: int,
    entered_for: bool,
    now: datetime,
) -> int:
    """Write one report; returns its id."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            milestone_id=milestone_id,
            unit_id=unit_id,
            submission_id=submission_id,
            form_id=form_id,
            answers=dict(answers),
            percent=percent,
            spent=spent,
            unchanged=unchanged,
            timeliness=timeliness,
            sent_at=sent_at,
            person_id=person_id,
            entered_for=entered_for,
            created_at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def of_work(conn: Connection, submission_id: int, *, commune_id: int) -> list[ProgressRow]:
    """Every report on a work, the first first."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.submission_id == submission_id, table.c.commune_id == commune_id)
        .order_by(table.c.id)
    )
    return [ProgressRow(**row._asdict()) for row in rows]


async def last_of_work(
    conn: Connection, submission_id: int, *, commune_id: int
) -> ProgressRow | None:
    """The newest report on a work."""
    row = (
        await conn.execute(
            select(*_COLUMNS)
            .where(table.c.submission_id == submission_id, table.c.commune_id == commune_id)
            .order_by(table.c.id.desc())
            .limit(1)
        )
    ).one_or_none()
    return None if row is None else ProgressRow(**row._asdict())


async def latest(
    conn: Connection, *, commune_id: int, campaign_id: int, unit_id: int | None = None
) -> dict[int, ProgressRow]:
    """The newest report of each work of a campaign (of one unit), by the work's id."""
    newest = (
        select(func.max(table.c.id))
        .where(table.c.commune_id == commune_id, table.c.campaign_id == campaign_id)
        .group_by(table.c.submission_id)
    )
    if unit_id is not None:
        merged = await units.heirs(conn, commune_id=commune_id)
        newest = newest.where(table.c.unit_id.in_(units.family(merged, unit_id)))
    rows = await conn.execute(select(*_COLUMNS).where(table.c.id.in_(newest)))
    found = [ProgressRow(**row._asdict()) for row in rows]
    return {one.submission_id: one for one in found}


async def percents(conn: Connection, *, commune_id: int, campaign_id: int) -> dict[int, int]:
    """The last percent that was said of each work; a report without one takes nothing back."""
    rows = await conn.execute(
        select(table.c.submission_id, table.c.percent)
        .where(
            table.c.commune_id == commune_id,
            table.c.campaign_id == campaign_id,
            table.c.percent.is_not(None),
        )
        .order_by(table.c.id)
    )
    return {int(row.submission_id): int(row.percent) for row in rows}


async def of_campaign(conn: Connection, *, commune_id: int, campaign_id: int) -> list[ProgressRow]:
    """Every report of a campaign, in the order they came."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.commune_id == commune_id, table.c.campaign_id == campaign_id)
        .order_by(table.c.id)
    )
    return [ProgressRow(**row._asdict()) for row in rows]


async def reported(conn: Connection, *, milestone_id: int) -> set[int]:
    """The works reported on for one milestone."""
    rows = await conn.execute(
        select(table.c.submission_id).where(table.c.milestone_id == milestone_id).distinct()
    )
    return {int(row.submission_id) for row in rows}


async def owing_works(conn: Connection, milestone: MilestoneRow) -> list[tuple[int, int]]:
    """(unit, work) of the standing works neither finished nor reported on for a milestone; the unit
    is the one that stands today.

    A work finished in an earlier report owes nothing more; one withdrawn, only proposed, or
    registered after the milestone was due owes it nothing.
    """
    done = (
        select(table.c.id)
        .where(table.c.submission_id == submission.c.id, table.c.percent >= 100)
        .exists()
    )
    told = (
        select(table.c.id)
        .where(table.c.submission_id == submission.c.id, table.c.milestone_id == milestone.id)
        .exists()
    )
    rows = await conn.execute(
        select(submission.c.unit_id, submission.c.id)
        .where(
            submission.c.commune_id == milestone.commune_id,
            submission.c.campaign_id == milestone.campaign_id,
            submission.c.state.in_(STANDING),
            true()
            if milestone.last_moment is None
            else submission.c.sent_at < milestone.last_moment,
            ~done,
            ~told,
        )
        .order_by(submission.c.unit_id, submission.c.number)
    )
    merged = await units.heirs(conn, commune_id=milestone.commune_id)
    return [(merged.get(int(row.unit_id), int(row.unit_id)), int(row.id)) for row in rows]


async def owed_by(conn: Connection, milestone: MilestoneRow, *, unit_id: int) -> tuple[int, int]:
    """How many of a unit's works a report still waits for, and how many works stand."""
    owing = await owing_works(conn, milestone)
    merged = await units.heirs(conn, commune_id=milestone.commune_id)
    heir = merged.get(unit_id, unit_id)
    standing = (
        await conn.execute(
            select(func.count())
            .select_from(submission)
            .where(
                submission.c.commune_id == milestone.commune_id,
                submission.c.campaign_id == milestone.campaign_id,
                submission.c.unit_id.in_(units.family(merged, heir)),
                submission.c.state.in_(STANDING),
            )
        )
    ).scalar_one()
    return sum(unit == heir for unit, _ in owing), int(standing)
