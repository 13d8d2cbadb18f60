"""From a confirmed plan to rows: the campaign, its forms, its milestones, its reminder slots.

One way for all who bring a plan: the officer's chat, the command line, the demo.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from campaigns import deadlines, progress, reminders
from campaigns import plan as plans
from campaigns import work as works
from campaigns.calendar import Calendar
from campaigns.forms import definition
from campaigns.forms.definition import Form
from campaigns.model import Milestone, MilestoneKind, Plan
from campaigns.wording.house_forms import progress_form
from storage import campaigns, extensions, facts, form_versions, slots, units
from storage import progress as progress_rows
from storage.campaigns import CampaignRow, MilestoneRow
from storage.engine import Connection
from storage.form_versions import FormRow
from storage.submissions import SubmissionRow


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
        await form_versions.add(
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


async def put_form(conn: Connection, campaign: CampaignRow, form: Form) -> None:
    """The next version of one of the campaign's forms; what was sent or begun keeps the old one."""
    plan = plans.from_json(campaign.plan)
    known = any(one.key == form.key for one in plan.forms)
    forms = tuple(form if one.key == form.key else one for one in plan.forms)
    after = replace(plan, forms=forms if known else (*plan.forms, form))
    await campaigns.set_plan(
        conn, campaign.id, commune_id=campaign.commune_id, title=campaign.title,
        plan=plans.to_json(after),
    )  # fmt: skip
    await form_versions.add(
        conn, commune_id=campaign.commune_id, campaign_id=campaign.id, key=form.key,
        definition=definition.to_json(form),
    )  # fmt: skip


async def newest_forms(conn: Connection, campaign_id: int) -> list[FormRow]:
    """The forms of a campaign as they are asked now, in the plan's order."""
    newest = {row.key: row for row in await form_versions.of_campaign(conn, campaign_id)}
    return list(newest.values())


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


async def at_hand(
    conn: Connection, campaign_id: int, *, commune_id: int, day: date, each: bool = False
) -> list[MilestoneRow]:
    """The milestones that concern people on a local day (campaigns/progress.py)."""
    rows = await campaigns.milestones(conn, campaign_id, commune_id=commune_id)
    plain = [plans.milestone_from_json(one.definition) for one in rows]
    shown = {one.key for one in progress.at_hand(plain, day, each=each)}
    found = [one for one in rows if one.key in shown]
    never = datetime.max.replace(tzinfo=UTC)
    return sorted(found, key=lambda row: row.last_moment or never) if each else found


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
    changed = deadlines.moved(plans.milestone_from_json(row.definition), to)
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
    plan = plans.from_json(campaign.plan)
    milestone = plans.milestone_from_json(row.definition)
    rule = milestone.reminders or plan.reminders
    planned = reminders.plan_slots(milestone, rule, calendar, tz, now)
    standing = await units.active(conn, commune_id=row.commune_id)
    of = {"commune_id": row.commune_id, "milestone_id": row.id}
    granted = await extensions.of_milestone(conn, **of, kind=extensions.EXTENSION)
    promised = await extensions.of_milestone(conn, **of, kind=extensions.PROMISE)
    wanted: list[slots.Planned] = []
    for unit in standing:
        if not plans.meant(plan.audience, unit):
            continue
        own = [one for one in planned if one.for_units]
        if unit.id in granted or unit.id in promised:
            own = [
                *reminders.for_unit(
                    milestone, rule, calendar, tz, now,
                    extended=granted[unit.id].until if unit.id in granted else None,
                    promised=promised[unit.id].until if unit.id in promised else None,
                )
            ]  # fmt: skip
        wanted += [slots.Planned(unit.id, one.rule, one.due_utc) for one in own]
    wanted += [slots.Planned(None, one.rule, one.due_utc) for one in planned if not one.for_units]
    await slots.replan(
        conn,
        commune_id=row.commune_id,
        campaign_id=campaign.id,
        milestone_id=row.id,
        planned=wanted,
        now=now,
    )


async def replan_work(
    conn: Connection,
    campaign: CampaignRow,
    work: SubmissionRow,
    *,
    calendar: Calendar,
    tz: ZoneInfo,
    now: datetime,
) -> None:
    """Lay the reminders of a work's own start and finish anew; a work that fell away has none."""
    form = await form_versions.get(conn, work.form_id)
    planned: tuple[reminders.PlannedSlot, ...] = ()
    if form is not None and work.state in progress_rows.STANDING and campaign.state == "open":
        found = works.read(definition.from_json(form.definition), work.answers)
        rule = plans.from_json(campaign.plan).reminders
        planned = reminders.of_work(found.starts, found.finishes, rule, calendar, tz, now)
    await slots.replan(
        conn,
        commune_id=work.commune_id,
        campaign_id=work.campaign_id,
        milestone_id=work.milestone_id,
        submission_id=work.id,
        planned=[slots.Planned(work.unit_id, one.rule, one.due_utc, work.id) for one in planned],
        now=now,
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
