"""Rows for status messages and reports: what stands in the tables, joined, without a decision.

Each function reads what one page or one sheet shows, in a number of queries that does not grow
with the number of villages.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import func, select

from storage import progress, submissions, units
from storage.campaigns import MilestoneRow
from storage.engine import Connection
from storage.schema import announcement, recipient
from storage.submissions import SubmissionRow
from storage.units import Unit


class UnitStatus(NamedTuple):
    """How one unit stands to one milestone."""

    unit: Unit
    works: tuple[SubmissionRow, ...]
    unread: int  # announcements of the campaign that nobody of the unit has confirmed

    @property
    def registered(self) -> bool:
        """Whether something counts."""
        return any(one.state in submissions.COUNTED for one in self.works)


class WorkLine(NamedTuple):
    """One work with its unit, for a sheet."""

    unit: Unit
    work: SubmissionRow
    answers: Mapping[str, Any]


async def standing(
    conn: Connection, *, commune_id: int, campaign_id: int, milestone_id: int
) -> list[UnitStatus]:
    """Every unit of today with what it (or a unit merged into it) sent in for a milestone."""
    known = {one.id: one for one in await units.everyone(conn, commune_id=commune_id)}
    works: dict[int, list[SubmissionRow]] = {}
    for work in await submissions.of_milestone(
        conn, commune_id=commune_id, milestone_id=milestone_id
    ):
        works.setdefault(units.heir_of(known, work.unit_id), []).append(work)
    unread = await _unread(conn, commune_id=commune_id, campaign_id=campaign_id)
    return [
        UnitStatus(
            unit=one,
            works=tuple(works.get(one.id, ())),
            unread=unread.get(one.id, 0),
        )
        for one in sorted(known.values(), key=lambda unit: (unit.number or 0, unit.name))
        if one.active
    ]


class UnitReports(NamedTuple):
    """How one unit's works stand in one report period; `percent` is the mean of those reported."""

    unit: Unit
    works: int
    waiting: int
    done: int
    percent: int | None


async def reporting(conn: Connection, milestone: MilestoneRow) -> list[UnitReports]:
    """Every unit that has works, with what this period still waits for; those who owe first."""
    campaign = {"commune_id": milestone.commune_id, "campaign_id": milestone.campaign_id}
    known = {one.id: one for one in await units.everyone(conn, commune_id=milestone.commune_id)}
    latest = await progress.latest(conn, **campaign)
    owing = await progress.owing_works(conn, milestone)
    of: dict[int, list[SubmissionRow]] = {}
    for work in await submissions.of_campaign(conn, **campaign):
        if work.state in progress.STANDING:
            of.setdefault(units.heir_of(known, work.unit_id), []).append(work)
    waiting = {work_id for _, work_id in owing}
    found = []
    for unit_id, mine in of.items():
        said = [latest[one.id].percent for one in mine if one.id in latest]
        percents = [one for one in said if one is not None]
        found.append(
            UnitReports(
                unit=known[unit_id],
                works=len(mine),
                waiting=sum(one.id in waiting for one in mine),
                done=sum(one >= 100 for one in percents),
                percent=round(sum(percents) / len(percents)) if percents else None,
            )
        )
    return sorted(found, key=lambda one: (not one.waiting, one.unit.number or 0, one.unit.name))


async def works(conn: Connection, *, commune_id: int, milestone_id: int) -> list[WorkLine]:
    """Every work of a milestone that was not withdrawn, one line each, in the order of units."""
    known = {one.id: one for one in await units.everyone(conn, commune_id=commune_id)}
    found = [
        WorkLine(known[work.unit_id], work, work.answers)
        for work in await submissions.of_milestone(
            conn, commune_id=commune_id, milestone_id=milestone_id
        )
        if work.state != "withdrawn" and work.unit_id in known
    ]
    return sorted(found, key=lambda line: (line.unit.number or 0, line.work.number))


async def _unread(conn: Connection, *, commune_id: int, campaign_id: int) -> dict[int, int]:
    rows = await conn.execute(
        select(recipient.c.unit_id, func.count().label("n"))
        .select_from(recipient.join(announcement, announcement.c.id == recipient.c.announcement_id))
        .where(
            recipient.c.commune_id == commune_id,
            announcement.c.campaign_id == campaign_id,
            announcement.c.state != "recalled",
            recipient.c.read_at.is_(None),
        )
        .group_by(recipient.c.unit_id)
    )
    heirs = await units.heirs(conn, commune_id=commune_id)
    found: dict[int, int] = {}
    for row in rows:
        unit_id = heirs.get(int(row.unit_id), int(row.unit_id))
        found[unit_id] = found.get(unit_id, 0) + int(row.n)
    return found
