"""A campaign's life by an officer's hand: see the draft, launch it, close a door; its dates are moved in due_date.py.

The launch is an announcement like any other (preview, confirm, approval); accepting it opens the
campaign in the same transaction, so that no village hears of a campaign it cannot answer.
"""

from datetime import datetime

from campaigns import plan as plans
from campaigns.errors import Closed, Missing, NotAllowed
from campaigns.permissions import Action
from handlers import announcing, broadcast
from handlers.audience import Audience
from handlers.turn import Turn
from messages import campaign_card, draft_card, labels, officer_text
from messages.keyboards import Button
from storage import announcements, boards, campaigns, units
from storage import plans as plan_rows
from storage.campaigns import CampaignRow, MilestoneRow

SURE = "sure"


async def command(turn: Turn) -> None:
    """/phatdong: the campaigns of the commune, each with what may be done."""
    turn.require(Action.OPEN_CAMPAIGN)
    every = await campaigns.listed(turn.conn, commune_id=turn.commune)
    if not every:
        await turn.say("launch/none")
        return
    for campaign in every[:3]:
        await campaign_card.post_card(turn.voice, campaign, chat_id=turn.chat.id)


async def plan_of(turn: Turn) -> None:
    """ "Xem kế hoạch": what the campaign is, for a village or an officer."""
    await _say_plan(turn, await _campaign(turn))


async def _say_plan(turn: Turn, campaign: CampaignRow) -> None:
    rows = await plan_rows.at_hand(
        turn.conn, campaign.id, commune_id=campaign.commune_id, day=turn.today, each=True
    )
    await turn.say(
        "launch/plan",
        plan=plans.from_json(campaign.plan),
        milestones=[(one.title, _local(turn, one.last_moment)) for one in rows],
    )


async def plans_now(turn: Turn) -> None:
    """/kehoach: what the campaigns that run are, for whoever takes part in one."""
    if turn.chat.unit_id is None and not (turn.person and turn.person.roles):
        raise NotAllowed(action="plan")
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    for campaign in running:
        await _say_plan(turn, campaign)
    if not running:
        await turn.say("board/nothing")


async def plan_file(turn: Turn) -> None:
    """ "Tải tệp": the campaign as its file, to be changed by hand or used again."""
    turn.require(Action.OPEN_CAMPAIGN)
    plan = plans.from_json((await _campaign(turn)).plan)
    await draft_card.post_file(turn.voice, plan, chat_id=turn.chat.id, commune_id=turn.commune)


async def launch(turn: Turn) -> None:
    """ "Phát động": the launch text as a previewed announcement."""
    turn.require(Action.OPEN_CAMPAIGN)
    campaign = await _campaign(turn)
    if campaign.state != "draft":
        raise Closed(title=campaign.title)
    plan = plans.from_json(campaign.plan)
    if plan.period.ends_on < turn.today and not turn.args.get("over"):
        again = Button(labels.LAUNCH_OVER, "campaign.launch", {"c": campaign.id, "over": True})
        keys = [[again], [Button(labels.NOT_YET, "campaign.keep", {"c": campaign.id})]]
        await turn.say("launch/over", keyboard=keys, plan=plan, today=turn.today)
        return
    text = plan.texts.get("phat_dong") or campaign_card.launch_text(plan)
    standing = await units.active(turn.conn, commune_id=turn.commune)
    wanted = [one.id for one in standing if plans.meant(plan.audience, one)]
    audience = (
        Audience() if len(wanted) == len(standing) else Audience(kind="units", chosen=tuple(wanted))
    )
    row_id = await announcements.add(
        turn.conn,
        commune_id=turn.commune,
        campaign_id=campaign.id,
        kind="launch",
        text=officer_text.canonical(text),
        attachment=None,
        audience=audience.to_json(),
        author_id=turn.me.id,
        expires_at=turn.now + broadcast.PREVIEW_LIFE,
        now=turn.now,
    )
    await broadcast.preview(turn, await announcing.required(turn, row_id))


async def not_yet(turn: Turn) -> None:
    """An officer thinks better of launching what is over."""
    turn.require(Action.OPEN_CAMPAIGN)
    await turn.rewrite("launch/kept", title=(await _campaign(turn)).title)


async def remove(turn: Turn) -> None:
    """ "Bỏ đợt này": a campaign that no village has heard of may go, after a second press."""
    turn.require(Action.OPEN_CAMPAIGN)
    campaign = await _campaign(turn)
    if campaign.state != "draft":
        raise Closed(title=campaign.title)
    if not turn.args.get(SURE):
        yes = Button(labels.REMOVE_CAMPAIGN, "campaign.remove", {"c": campaign.id, SURE: True})
        keys = [[yes], [Button(labels.KEEP_CAMPAIGN, "campaign.keep", {"c": campaign.id})]]
        await turn.say("launch/remove", keyboard=keys, title=campaign.title)
        return
    await campaigns.remove_draft(turn.conn, campaign.id, commune_id=turn.commune)
    await turn.note("remove_campaign", campaign.code)
    await turn.rewrite("launch/removed", title=campaign.title)


async def close_door(turn: Turn) -> None:
    """An officer closes a milestone: late ones are no longer taken."""
    await _door(turn, "closed")


async def open_door(turn: Turn) -> None:
    """An officer opens a milestone again."""
    await _door(turn, "open")


async def _door(turn: Turn, state: str) -> None:
    turn.require(Action.MOVE_DEADLINE)
    milestone = await _milestone(turn)
    campaign = await campaigns.get(turn.conn, milestone.campaign_id, commune_id=turn.commune)
    if campaign is None or campaign.state == "closed":
        raise Closed(title=campaign.title if campaign else "")
    await campaigns.set_milestone_state(
        turn.conn, milestone.id, commune_id=turn.commune, state=state
    )
    await boards.stale(turn.conn, commune_id=turn.commune)
    await turn.note(f"door_{state}", campaign.code, {"milestone": milestone.key})
    await campaign_card.post_card(turn.voice, campaign, chat_id=turn.chat.id)


async def _campaign(turn: Turn) -> CampaignRow:
    found = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    return found


async def _milestone(turn: Turn) -> MilestoneRow:
    found = await campaigns.milestone_row(turn.conn, int(turn.args["m"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    return found


def _local(turn: Turn, at: datetime | None) -> datetime | None:
    return at.astimezone(turn.around.tz) if at else None
