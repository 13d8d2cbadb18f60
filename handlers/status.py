"""/tinhhinh: who has registered, who has not, who has not read, what is late; and what to do."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from campaigns import milestones, totals
from campaigns import plan as plans
from campaigns.errors import NothingOpen
from campaigns.forms import definition
from campaigns.permissions import Action
from handlers import night, papers
from handlers.turn import Turn
from messages import labels, reminder_post
from messages.keyboards import Button
from storage import (
    addresses,
    campaigns,
    extensions,
    form_versions,
    progress,
    read_models,
    slots,
    units,
)
from storage import plans as plan_rows
from storage.addresses import Address
from storage.campaigns import CampaignRow, MilestoneRow
from storage.submissions import COUNTED, SubmissionRow
from storage.units import Unit

AT_ONCE = timedelta(hours=3)  # later than this an officer's "nhắc ngay" is not worth sending


async def command(turn: Turn) -> None:
    """One message per open campaign, readable on a phone."""
    turn.require(Action.SEE_ALL)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    if not running:
        await _not_running(turn)
    for campaign in running:
        for milestone in await plan_rows.at_hand(
            turn.conn, campaign.id, commune_id=turn.commune, day=turn.today
        ):
            if milestone.kind == "report":
                await _reporting(turn, campaign, milestone)
            elif milestone.form_key:
                await _show(turn, campaign, milestone)


async def _not_running(turn: Turn) -> None:
    """Nothing to look at yet: what the office does next."""
    waiting = await campaigns.listed(turn.conn, commune_id=turn.commune, state="draft")
    ended = await campaigns.listed(turn.conn, commune_id=turn.commune, state="closed")
    keys = [[Button(labels.CAMPAIGNS, "campaigns")]] if waiting or ended else []
    await turn.say("status/none", keyboard=keys, waiting=[one.title for one in waiting])


async def remind_now(turn: Turn) -> None:
    """ "Nhắc ngay": every village that has sent nothing, or the one that is named, is reminded, at once
    (once an hour) or later."""
    turn.require(Action.BROADCAST)
    campaign, milestone = await _asked(turn)
    at = await night.hour(turn, "status.remind", plans.from_json(campaign.plan).reminders.quiet)
    if at is None:
        return
    told, left = await (
        _later(turn, milestone, at) if at > turn.now else _now(turn, campaign, milestone)
    )
    await turn.note("remind_now", campaign.code, {"told": told, "at": at.isoformat()})
    later = at.astimezone(turn.around.tz) if at > turn.now else None
    await turn.say("status/reminding", number=told, left=left, later=later)


async def _later(
    turn: Turn, milestone: MilestoneRow, at: datetime
) -> tuple[int, list[tuple[Unit, str]]]:
    """Lay a slot for every village that owes; who sends in until then is not reminded."""
    owing = await reminder_post.owing(turn.voice, milestone)
    every = [one for one in await _meant(turn) if owing.state(one.id)]
    where = await _where(turn, [one.id for one in every])
    reached = [one.id for one in every if where[one.id].chat is not None]
    await slots.ask(
        turn.conn, commune_id=turn.commune, campaign_id=milestone.campaign_id,
        milestone_id=milestone.id, unit_ids=reached, at=at,
    )  # fmt: skip
    left = [(one, where[one.id].why) for one in every if where[one.id].chat is None]
    return len(reached), left


async def _now(
    turn: Turn, campaign: CampaignRow, milestone: MilestoneRow
) -> tuple[int, list[tuple[Unit, str]]]:
    """Remind every village that owes; who was reminded within the hour is not told again."""
    owing = await reminder_post.owing(turn.voice, milestone)
    hour = f"{turn.now:%Y%m%d%H}"
    told, left = 0, []
    for unit in await _meant(turn):
        state = owing.state(unit.id)
        if not state:
            continue
        delivery_id, why = await reminder_post.remind(
            turn.voice,
            campaign,
            milestone,
            unit,
            state,
            key=f"now:{milestone.id}:{unit.id}:{hour}",
            slot_id=None,
            expires_at=turn.now + AT_ONCE,
        )
        told += delivery_id is not None
        if delivery_id is None and why != reminder_post.DOUBLED:
            left.append((unit, why))
    return told, left


async def _meant(turn: Turn) -> list[Unit]:
    """The villages that the button is about: every one, or the one it names."""
    every = await units.active(turn.conn, commune_id=turn.commune)
    return [one for one in every if turn.args.get("u", one.id) == one.id]


async def workbook(turn: Turn) -> None:
    """ "Tải Excel": a job makes the workbook; it comes as a file of its own."""
    turn.require(Action.EXPORT)
    campaign, _ = await _asked(turn)
    await papers.order(turn, campaign, "registrations", "xlsx")


async def _reporting(turn: Turn, campaign: CampaignRow, milestone: MilestoneRow) -> None:
    """One period's reports: how far each village is, and who is missing."""
    standing = await read_models.reporting(turn.conn, milestone)
    if not standing:
        return
    args = {"c": campaign.id, "m": milestone.id}
    keys = [[Button(labels.CALL_LIST, "calls")]]
    if any(one.waiting for one in standing):
        keys.insert(0, [Button(labels.REMIND_REPORT, "status.remind", args)])
    await turn.say(
        "status/reporting",
        keyboard=keys,
        campaign=campaign,
        title=milestone.title,
        last=_local(turn, milestone.last_moment),
        days=_left(turn, milestone.last_moment),
        standing=standing,
        where=await _where(turn, [one.unit.id for one in standing]),
    )


async def _show(turn: Turn, campaign: CampaignRow, milestone: MilestoneRow) -> None:
    standing = await read_models.standing(
        turn.conn, commune_id=turn.commune, campaign_id=campaign.id, milestone_id=milestone.id
    )
    silent = [one for one in standing if not one.registered]
    promised, granted = [
        await extensions.of_milestone(turn.conn, milestone.id, commune_id=turn.commune, kind=kind)
        for kind in (extensions.PROMISE, extensions.EXTENSION)
    ]
    form = await form_versions.newest(turn.conn, campaign.id, milestone.form_key or "")
    key = totals.money_field(definition.from_json(form.definition)) if form else None
    args = {"c": campaign.id, "m": milestone.id}
    keys = [[Button(labels.WORKBOOK, "status.xlsx", args)]]
    if silent:
        keys.insert(0, [Button(labels.REMIND_NOW, "status.remind", args)])
    far = await progress.percents(turn.conn, commune_id=turn.commune, campaign_id=campaign.id)
    await turn.say(
        "status/milestone",
        keyboard=keys,
        campaign=campaign,
        title=milestone.title,
        last=_local(turn, milestone.last_moment),
        days=_left(turn, milestone.last_moment),
        registered=[(one, _total(one.works, key)) for one in standing if one.registered],
        silent=[
            (
                one,
                *(
                    rows[one.unit.id].until if one.unit.id in rows else None
                    for rows in (promised, granted)
                ),
            )
            for one in silent
        ],
        where=await _where(turn, [one.unit.id for one in silent]),
        far=far,
        total=_total([work for one in standing for work in one.works], key),
        late=[
            (one.unit, work)
            for one in standing
            for work in one.works
            if work.timeliness == "late" and work.state != "withdrawn"
        ],
        unread=[one for one in silent if one.unread],  # who has registered has seen it
    )


async def _where(turn: Turn, unit_ids: Sequence[int]) -> dict[int, Address]:
    """Where each of these villages is reminded."""
    return await addresses.of_units(
        turn.conn, unit_ids, commune_id=turn.commune, bot_id=turn.around.bot_id
    )


def _total(works: Sequence[SubmissionRow], key: str | None) -> totals.Total:
    return totals.total((one.answers for one in works if one.state in COUNTED), key)


async def _asked(turn: Turn) -> tuple[CampaignRow, MilestoneRow]:
    campaign = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    milestone = await campaigns.milestone_row(
        turn.conn, int(turn.args["m"]), commune_id=turn.commune
    )
    if campaign is None or milestone is None or campaign.state != "open":
        raise NothingOpen()
    return campaign, milestone


def _left(turn: Turn, last: datetime | None) -> int | None:
    return milestones.days_left(last, turn.now, turn.around.tz) if last else None


def _local(turn: Turn, at: datetime | None) -> datetime | None:
    return at.astimezone(turn.around.tz) if at else None
