"""From a confirmed plan to rows: the campaign, its forms, its milestones, its reminder slots.

One way for all who bring a plan: the officer's chat, the command line, the demo.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from campaigns import deadlines, progress, reminders
from campaigns import plan as plans
from campaigns.calendar import Calendar
from campaigns.forms import definition
from campaigns.forms.definition import Form
from campaigns.model import Milestone, MilestoneKind, Plan
from campaigns.wording import progress_form
from storage import campaigns, facts, slots, units
from storage.campaigns import CampaignRow, MilestoneRow
from storage.engine import Connection


async def add(
    conn: Connection,
    plan: Plan,
    *,
    commune_id: int,
    created_by: int | None,
    tz: ZoneInfo,
    now: datetime,
) -> int:
    """Write a plan as a draft campaign; a draft of the same code is replaced.

    Raises ValueError where a campaign of this code is open or closed already.
    """
    before = await campaigns.by_code(conn, plan.code, commune_id=commune_id)
    if before is not None:
        if before.state != "draft":
            raise ValueError(plan.code)
        await campaigns.remove_draft(conn, before.id, commune_id=commune_id)
    campaign_id = await campaigns.add(
        conn,
        commune_id=commune_id,
        code=plan.code,
        title=plan.title,
        plan=plans.to_json(plan),
        created_by=created_by,
        now=now,
    )
    milestones = progress.expand(plan.milestones, plan.period, plan.reminders)
    for form in _forms(plan):
        await campaigns.add_form(
            conn,
            commune_id=commune_id,
            campaign_id=campaign_id,
            key=form.key,
            definition=definition.to_json(form),
        )
    for position, one in enumerate(milestones):
        last, grace = _instants(one, tz)
        await campaigns.add_milestone(
            conn,
            commune_id=commune_id,
            campaign_id=campaign_id,
            key=one.key,
            kind=one.kind.value,
            definition=plans.milestone_to_json(one),
            form_key=one.form or (progress_form.KEY if one.kind is MilestoneKind.REPORT else None),
            last_moment=last,
            grace_until=grace,
            position=position,
        )
    return campaign_id


async def launch(
    conn: Connection, campaign: CampaignRow, *, calendar: Calendar, tz: ZoneInfo, now: datetime
) -> bool:
    """Open a draft campaign and lay down its reminder slots; False where it is open already."""
    if not await campaigns.set_state(
        conn, campaign.id, commune_id=campaign.commune_id, state="open", now=now
    ):
        return False
    for row in await campaigns.milestones(conn, campaign.id, commune_id=campaign.commune_id):
        await replan(conn, campaign, row, calendar=calendar, tz=tz, now=now)
    return True


async def move(
    conn: Connection,
    campaign: CampaignRow,
    row: MilestoneRow,
    *,
    to: date,
    calendar: Calendar,
    tz: ZoneInfo,
    now: datetime,
) -> MilestoneRow:
    """Give a milestone another last day and plan its reminders anew."""
    changed = deadlines.moved(plans.milestone_from_json(dict(row.definition)), to)
    last, grace = _instants(changed, tz)
    await campaigns.move_milestone(
        conn,
        row.id,
        commune_id=row.commune_id,
        definition=plans.milestone_to_json(changed),
        last_moment=last,
        grace_until=grace,
    )
    after = await campaigns.milestone_row(conn, row.id, commune_id=row.commune_id)
    if after is None:
        raise LookupError(f"milestone {row.id} vanished")
    if campaign.state == "open":
        await replan(conn, campaign, after, calendar=calendar, tz=tz, now=now)
    return after


async def replan(
    conn: Connection,
    campaign: CampaignRow,
    row: MilestoneRow,
    *,
    calendar: Calendar,
    tz: ZoneInfo,
    now: datetime,
) -> None:
    """Lay a milestone's reminder slots anew: ended ones stay, waiting ones follow the plan."""
    plan = plans.from_json(dict(campaign.plan))
    milestone = plans.milestone_from_json(dict(row.definition))
    planned = reminders.plan_slots(
        milestone, milestone.reminders or plan.reminders, calendar, tz, now
    )
    standing = await units.active(conn, commune_id=row.commune_id)
    wanted = [unit.id for unit in standing if plans.meant(plan.audience, unit)]
    await slots.replan(
        conn,
        commune_id=row.commune_id,
        campaign_id=campaign.id,
        milestone_id=row.id,
        planned=[
            slots.Planned(
                unit_id=unit_id,
                rule=one.rule,
                due_at=one.due_utc,
            )
            for one in planned
            for unit_id in (wanted if one.for_units else [None])
        ],
    )


async def calendar_of(conn: Connection, commune_id: int, shipped: str) -> Calendar:
    """The commune's calendar: the officer's own holiday file, else the shipped one."""
    own = await facts.setting(conn, commune_id, "holidays")
    return Calendar.from_yaml(str(own) if own else shipped)


def _forms(plan: Plan) -> tuple[Form, ...]:
    """The plan's forms, and the house's own for progress where the plan has none of that key."""
    if any(one.key == progress_form.KEY for one in plan.forms):
        return plan.forms
    return (*plan.forms, progress_form.FORM)


def _instants(one: Milestone, tz: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    if one.deadline is None:
        return None, None
    return deadlines.last_moment(one.deadline, tz), deadlines.grace_until(one.deadline, tz)
