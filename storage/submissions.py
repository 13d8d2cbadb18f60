"""What was sent in: one row a work with its newest answers, and every version it ever had.

Nothing is overwritten: a change, a withdrawal or a return adds a version with who, when and why.
The receipt's code counts per unit and campaign (ST-07-02) and is never given twice.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, update

from campaigns import work
from storage import units
from storage.engine import Connection
from storage.schema import submission as table
from storage.schema import submission_version as versions

Json = Mapping[str, Any]

COUNTED = ("registered", "approved")  # what makes a unit "has registered"


class SubmissionRow(NamedTuple):
    """One work of one unit, as it stands."""

    id: int
    commune_id: int
    campaign_id: int
    milestone_id: int
    unit_id: int
    form_id: int
    number: int
    code: str
    state: str
    answers: Json
    version: int
    timeliness: str
    sent_at: datetime
    person_id: int
    entered_for: bool
    created_at: datetime
    updated_at: datetime

    @property
    def called(self) -> str:
        """What to call it in one line."""
        return work.called(self.answers, code=self.code)

    @property
    def titled(self) -> str:
        """Its code and what it is called."""
        return f"{self.code} {self.called}"


class VersionRow(NamedTuple):
    """One step of a work's history."""

    version: int
    action: str
    answers: Json
    reason: str | None
    detail: Json | None
    person_id: int
    at: datetime


_COLUMNS = tuple(table.c[name] for name in SubmissionRow._fields)
_VERSION = tuple(versions.c[name] for name in VersionRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    unit_id: int,
    form_id: int,
    prefix: str,
    unit_number: int,
    state: str,
    answers: Json,
    timeliness: str,
    sent_at: datetime,
    person_id: int,
    entered_for: bool,
    now: datetime,
) -> SubmissionRow:
    """Write a new work with its first version and its code, `prefix-unit-number`."""
    highest = select(func.max(table.c.number)).where(
        table.c.campaign_id == campaign_id, table.c.unit_id == unit_id
    )
    number = ((await conn.execute(highest)).scalar_one() or 0) + 1
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            milestone_id=milestone_id,
            unit_id=unit_id,
            form_id=form_id,
            number=number,
            code=f"{prefix}-{unit_number:02d}-{number:02d}",
            state=state,
            answers=answers,
            version=1,
            timeliness=timeliness,
            sent_at=sent_at,
            person_id=person_id,
            entered_for=entered_for,
            created_at=now,
            updated_at=now,
        )
        .returning(table.c.id)
    )
    made_id = int(made.scalar_one())
    action = "propose" if state == "proposed" else "register"
    await _version(conn, commune_id, made_id, 1, action, answers, None, person_id, now)
    return await _required(conn, made_id, commune_id)


async def change(
    conn: Connection,
    submission_id: int,
    *,
    commune_id: int,
    from_version: int,
    action: str,
    state: str,
    person_id: int,
    now: datetime,
    answers: Json | None = None,
    reason: str | None = None,
    detail: Json | None = None,
    timeliness: str | None = None,
    sent_at: datetime | None = None,
) -> SubmissionRow | None:
    """Add a version to a work; None where somebody else changed it since `from_version`."""
    values: dict[str, Any] = {"state": state, "version": from_version + 1, "updated_at": now}
    given = {"answers": answers, "timeliness": timeliness, "sent_at": sent_at}
    values |= {name: value for name, value in given.items() if value is not None}
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == submission_id,
            table.c.commune_id == commune_id,
            table.c.version == from_version,
        )
        .values(**values)
    )
    if done.rowcount != 1:
        return None
    after = await _required(conn, submission_id, commune_id)
    await _version(
        conn,
        commune_id,
        submission_id,
        after.version,
        action,
        after.answers,
        reason,
        person_id,
        now,
        detail,
    )
    return after


async def get(conn: Connection, submission_id: int, *, commune_id: int) -> SubmissionRow | None:
    """One work of this commune."""
    row = (
        await conn.execute(
            select(*_COLUMNS).where(table.c.id == submission_id, table.c.commune_id == commune_id)
        )
    ).one_or_none()
    return None if row is None else SubmissionRow(**row._asdict())


async def by_code(conn: Connection, campaign_id: int, code: str) -> SubmissionRow | None:
    """The work of a campaign with this receipt: "ST-07-02"."""
    row = (
        await conn.execute(
            select(*_COLUMNS).where(table.c.campaign_id == campaign_id, table.c.code == code)
        )
    ).one_or_none()
    return None if row is None else SubmissionRow(**row._asdict())


async def of_unit(
    conn: Connection, *, commune_id: int, unit_id: int, campaign_id: int
) -> list[SubmissionRow]:
    """The works of one unit in one campaign, withdrawn ones too, in the order they came; of a unit
    that others were merged into theirs as well.
    """
    merged = await units.heirs(conn, commune_id=commune_id)
    whose = [one for one in units.family(merged, unit_id) if merged.get(one) == unit_id]
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(
            table.c.commune_id == commune_id,
            table.c.unit_id.in_([unit_id, *whose]),
            table.c.campaign_id == campaign_id,
        )
        .order_by(table.c.unit_id != unit_id, table.c.unit_id, table.c.number)
    )
    return [SubmissionRow(**row._asdict()) for row in rows]


async def campaigns_of(conn: Connection, *, commune_id: int, unit_id: int) -> set[int]:
    """The campaigns in which a unit has works that stand."""
    rows = await conn.execute(
        select(table.c.campaign_id)
        .where(
            table.c.commune_id == commune_id,
            table.c.unit_id == unit_id,
            table.c.state != "withdrawn",
        )
        .distinct()
    )
    return {int(row.campaign_id) for row in rows}


async def of_campaign(
    conn: Connection, *, commune_id: int, campaign_id: int
) -> list[SubmissionRow]:
    """Every work of a campaign, withdrawn ones too, by unit and number."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.commune_id == commune_id, table.c.campaign_id == campaign_id)
        .order_by(table.c.unit_id, table.c.number)
    )
    return [SubmissionRow(**row._asdict()) for row in rows]


async def of_milestone(
    conn: Connection, *, commune_id: int, milestone_id: int
) -> list[SubmissionRow]:
    """Every work sent in for one milestone, in the order of codes."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.commune_id == commune_id, table.c.milestone_id == milestone_id)
        .order_by(table.c.unit_id, table.c.number)
    )
    return [SubmissionRow(**row._asdict()) for row in rows]


async def registered_units(conn: Connection, *, commune_id: int, milestone_id: int) -> set[int]:
    """The units that have sent in something that counts, themselves or what was merged into them."""
    merged = await units.heirs(conn, commune_id=commune_id)
    rows = await conn.execute(
        select(table.c.unit_id)
        .where(table.c.milestone_id == milestone_id, table.c.state.in_(COUNTED))
        .distinct()
    )
    return {merged.get(int(row.unit_id), int(row.unit_id)) for row in rows}


async def history(conn: Connection, submission_id: int, *, commune_id: int) -> list[VersionRow]:
    """Every version of a work, the first first."""
    rows = await conn.execute(
        select(*_VERSION)
        .where(versions.c.submission_id == submission_id, versions.c.commune_id == commune_id)
        .order_by(versions.c.version)
    )
    return [VersionRow(**row._asdict()) for row in rows]


async def _version(
    conn: Connection,
    commune_id: int,
    submission_id: int,
    version: int,
    action: str,
    answers: Json,
    reason: str | None,
    person_id: int,
    now: datetime,
    detail: Json | None = None,
) -> None:
    await conn.execute(
        versions.insert().values(
            commune_id=commune_id,
            submission_id=submission_id,
            version=version,
            action=action,
            answers=answers,
            reason=reason,
            detail=detail,
            person_id=person_id,
            at=now,
        )
    )


async def _required(conn: Connection, submission_id: int, commune_id: int) -> SubmissionRow:
    found = await get(conn, submission_id, commune_id=commune_id)
    if found is None:
        raise LookupError(f"submission {submission_id} of commune {commune_id} vanished")
    return found
