"""Campaigns and their milestones, as rows.

The plan is kept whole as plain data (what the officer confirmed); milestones are rows of their own
because their dates move and their doors open and close.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, select, update

from storage import communes
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import announcement, draft, form, milestone
from storage.schema import campaign as table

Json = Mapping[str, Any]


class CampaignRow(NamedTuple):
    """One campaign of one commune; state is draft, open or closed."""

    id: int
    commune_id: int
    code: str
    title: str
    state: str
    plan: Json
    created_by: int | None
    opened_at: datetime | None
    closed_at: datetime | None


class MilestoneRow(NamedTuple):
    """One milestone: from `last_moment` on it is late; `grace_until` ends the printed day."""

    id: int
    commune_id: int
    campaign_id: int
    key: str
    kind: str
    definition: Json
    form_key: str | None
    last_moment: datetime | None
    grace_until: datetime | None
    state: str
    position: int

    @property
    def title(self) -> str:
        """What the plan calls it."""
        return str(self.definition.get("title", ""))


_CAMPAIGN = tuple(table.c[name] for name in CampaignRow._fields)
_MILESTONE = tuple(milestone.c[name] for name in MilestoneRow._fields)
_GET: Final = Prepared(
    select(*_CAMPAIGN).where(table.c.id == given("id"), table.c.commune_id == given("commune_id"))
)
_STANDING: Final = Prepared(
    select(table.c.title, table.c.state).where(
        table.c.id == given("id"), table.c.commune_id == given("commune_id")
    )
)
_GET_MILESTONE: Final = Prepared(
    select(*_MILESTONE).where(
        milestone.c.id == given("id"), milestone.c.commune_id == given("commune_id")
    )
)
_LISTED = (
    select(*_CAMPAIGN).where(table.c.commune_id == given("commune_id")).order_by(table.c.id.desc())
)
_ALL: Final = Prepared(_LISTED)
_IN_STATE: Final = Prepared(_LISTED.where(table.c.state == given("state")))
_MILESTONES: Final = Prepared(
    select(*_MILESTONE)
    .where(
        milestone.c.campaign_id == given("campaign_id"),
        milestone.c.commune_id == given("commune_id"),
    )
    .order_by(milestone.c.position, milestone.c.id)
)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    code: str,
    title: str,
    plan: Json,
    created_by: int | None,
    now: datetime,
) -> int:
    """Add a campaign as a draft; its code is unique within the commune."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            code=code,
            title=title,
            state="draft",
            plan=plan,
            created_by=created_by,
            created_at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def get(conn: Connection, campaign_id: int, *, commune_id: int) -> CampaignRow | None:
    """One campaign of this commune."""
    row = await _GET.row(conn, id=campaign_id, commune_id=commune_id)
    return None if row is None else CampaignRow(*row)


async def standing(
    conn: Connection, campaign_id: int, *, commune_id: int
) -> tuple[str, str] | None:
    """A campaign's title and state, without its plan: what every answer to a form asks first."""
    row = await _STANDING.row(conn, id=campaign_id, commune_id=commune_id)
    return None if row is None else (row.title, row.state)


async def by_code(conn: Connection, code: str, *, commune_id: int) -> CampaignRow | None:
    """The campaign with this code."""
    row = (
        await conn.execute(
            select(*_CAMPAIGN).where(table.c.code == code, table.c.commune_id == commune_id)
        )
    ).one_or_none()
    return None if row is None else CampaignRow(**row._asdict())


async def listed(
    conn: Connection, *, commune_id: int, state: str | None = None
) -> list[CampaignRow]:
    """The commune's campaigns, the newest first."""
    if state is None:
        rows = await _ALL.rows(conn, commune_id=commune_id)
    else:
        rows = await _IN_STATE.rows(conn, commune_id=commune_id, state=state)
    return [CampaignRow(*row) for row in rows]


async def with_open(conn: Connection, *, bot_id: int) -> list[int]:
    """The communes that have an open campaign and that this bot speaks to."""
    query = select(table.c.commune_id).where(
        table.c.state == "open", communes.spoken_to(table.c.commune_id, bot_id)
    )
    return sorted(set((await conn.execute(query)).scalars()))


async def registers(conn: Connection, campaign: CampaignRow, form_key: str) -> bool:
    """Whether a campaign's registrations are made with this form."""
    every = await milestones(conn, campaign.id, commune_id=campaign.commune_id)
    return any(one.kind == "registration" and one.form_key == form_key for one in every)


async def set_plan(
    conn: Connection, campaign_id: int, *, commune_id: int, title: str, plan: Json
) -> None:
    """Replace the plan of a campaign (a draft corrected, a date moved)."""
    await conn.execute(
        update(table)
        .where(table.c.id == campaign_id, table.c.commune_id == commune_id)
        .values(title=title, plan=plan)
    )


async def set_state(
    conn: Connection, campaign_id: int, *, commune_id: int, state: str, now: datetime
) -> bool:
    """Open or close a campaign; False where it already is so."""
    stamp = {"open": {"opened_at": now}, "closed": {"closed_at": now}}.get(state, {})
    done = await conn.execute(
        update(table)
        .where(table.c.id == campaign_id, table.c.commune_id == commune_id, table.c.state != state)
        .values(state=state, **stamp)
    )
    return done.rowcount == 1


async def add_milestone(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    key: str,
    kind: str,
    definition: Json,
    form_key: str | None,
    last_moment: datetime | None,
    grace_until: datetime | None,
    position: int,
) -> int:
    """Add one milestone, open."""
    made = await conn.execute(
        milestone.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            key=key,
            kind=kind,
            definition=definition,
            form_key=form_key,
            last_moment=last_moment,
            grace_until=grace_until,
            state="open",
            position=position,
        )
        .returning(milestone.c.id)
    )
    return int(made.scalar_one())


async def milestone_row(
    conn: Connection, milestone_id: int, *, commune_id: int
) -> MilestoneRow | None:
    """One milestone of this commune."""
    row = await _GET_MILESTONE.row(conn, id=milestone_id, commune_id=commune_id)
    return None if row is None else MilestoneRow(*row)


async def milestones(conn: Connection, campaign_id: int, *, commune_id: int) -> list[MilestoneRow]:
    """The milestones of a campaign, in the plan's order."""
    rows = await _MILESTONES.rows(conn, campaign_id=campaign_id, commune_id=commune_id)
    return [MilestoneRow(*row) for row in rows]


async def move_milestone(
    conn: Connection,
    milestone_id: int,
    *,
    commune_id: int,
    definition: Json,
    last_moment: datetime | None,
    grace_until: datetime | None,
) -> None:
    """Give a milestone another date."""
    await conn.execute(
        update(milestone)
        .where(milestone.c.id == milestone_id, milestone.c.commune_id == commune_id)
        .values(definition=definition, last_moment=last_moment, grace_until=grace_until)
    )


async def set_milestone_state(
    conn: Connection, milestone_id: int, *, commune_id: int, state: str
) -> bool:
    """Open or close the door of a milestone; False where it already is so."""
    done = await conn.execute(
        update(milestone)
        .where(
            milestone.c.id == milestone_id,
            milestone.c.commune_id == commune_id,
            milestone.c.state != state,
        )
        .values(state=state)
    )
    return done.rowcount == 1


async def remove_draft(conn: Connection, campaign_id: int, *, commune_id: int) -> None:
    """Forget a campaign that was never launched, with its forms, milestones, the conversations
    about it and the previews of its launch, whose buttons find them cancelled."""
    held = select(table.c.id).where(
        table.c.id == campaign_id, table.c.commune_id == commune_id, table.c.state == "draft"
    )
    await conn.execute(
        update(announcement)
        .where(announcement.c.campaign_id.in_(held))
        .values(campaign_id=None, state="cancelled")
    )
    for part in (draft, form, milestone):
        await conn.execute(delete(part).where(part.c.campaign_id.in_(held)))
    await conn.execute(delete(table).where(table.c.id.in_(held)))
