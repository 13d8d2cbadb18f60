"""/ketthuc: what is still open, a last call, the end with thanks and results, and the year after.

A closed campaign stays to be read and reported on; nothing in it changes any more. Every village's
group hears what the village itself has done, never how others did.
"""

from collections.abc import Mapping
from datetime import date

from campaigns import again
from campaigns import plan as plans
from campaigns.errors import Closed, Missing
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.house_forms import small_forms
from handlers import errands, night
from handlers.turn import Turn
from messages import campaign_card, labels, post
from messages.keyboards import Button, Rows
from storage import addresses, boards, campaigns, outbox, standing
from storage import plans as plan_rows
from storage.addresses import Address
from storage.campaigns import CampaignRow
from storage.drafts import DraftRow
from storage.standing import UnitResult

AGAIN = "again"
CALL = "last_call"  # the kind of message; its source is the campaign


async def command(turn: Turn) -> None:
    """Which campaign is to end?"""
    turn.require(Action.OPEN_CAMPAIGN)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    ended = await campaigns.listed(turn.conn, commune_id=turn.commune, state="closed")
    if len(running) == 1 and not ended:
        await _overview(turn, running[0])
        return
    keys: Rows = [
        [Button(labels.short(f"{labels.END_CAMPAIGN}: {one.title}"), "closing", {"c": one.id})]
        for one in running
    ]
    again_keys = [
        [Button(labels.short(f"{labels.ONCE_MORE}: {one.title}"), "closing.again", {"c": one.id})]
        for one in ended[:5]
    ]
    await turn.say("closing/which", keyboard=[*keys, *again_keys], running=len(running))


async def overview(turn: Turn) -> None:
    """One campaign: everything that is still open in it."""
    turn.require(Action.OPEN_CAMPAIGN)
    await _overview(turn, await _campaign(turn))


async def last_call(turn: Turn) -> None:
    """Every village that still owes something hears of it once more, once a day."""
    turn.require(Action.BROADCAST)
    campaign = _open(await _campaign(turn))
    at = await night.hour(turn, "closing.call", plans.from_json(campaign.plan).reminders.quiet)
    if at is None:
        return
    told = 0
    found = await standing.still_open(turn.conn, campaign)
    results = await standing.results(turn.conn, campaign)
    where = await _where(turn, results)
    for one in results:
        waiting = [code for code, unit in found.unfinished if unit == one.unit.name]
        chat = where[one.unit.id].chat
        if chat is None or (one.works and not waiting):
            continue
        button = (
            Button(labels.PROGRESS, "progress", {"u": one.unit.id})
            if one.works
            else Button(labels.MY_WORKS, "works", {"u": one.unit.id})
        )
        delivery_id = await post.post(
            turn.voice,
            "closing/last_call",
            chat_id=chat.id,
            commune_id=turn.commune,
            keyboard=[[button]],
            manner=post.Manner(
                kind=CALL,
                lane=post.CROWD,
                source_id=campaign.id,
                dedupe_key=f"lastcall:{campaign.id}:{one.unit.id}:{turn.today}",
                not_before=at,
            ),
            unit=one.unit.name,
            campaign=campaign.title,
            codes=waiting,
        )
        told += delivery_id is not None
    await turn.note("last_call", campaign.code, {"told": told})
    later = at.astimezone(turn.around.tz) if at > turn.now else None
    await turn.say("closing/called", told=told, later=later)


async def sure(turn: Turn) -> None:
    """Ask once more."""
    turn.require(Action.OPEN_CAMPAIGN)
    campaign = _open(await _campaign(turn))
    keys = [[Button(labels.END_YES, "closing.yes", {"c": campaign.id})],
            [Button(labels.KEEP_IT, "closing", {"c": campaign.id})]]  # fmt: skip
    await turn.say("closing/sure", keyboard=keys, campaign=campaign)


async def close(turn: Turn) -> None:
    """End it: nothing changes any more, every village is thanked with its own results."""
    turn.require(Action.OPEN_CAMPAIGN)
    campaign = await _campaign(turn)
    if campaign.state == "closed":  # by this finger's second press, or by a colleague
        turn.pop("pop/decided")
        return
    _open(campaign)
    await campaigns.set_state(
        turn.conn, campaign.id, commune_id=turn.commune, state="closed", now=turn.now
    )
    await outbox.cancel(turn.conn, kind=CALL, source_id=campaign.id, now=turn.now)
    await boards.stale(turn.conn, commune_id=turn.commune)
    at = await night.permitted(turn, plans.from_json(campaign.plan).reminders.quiet)
    thanked = 0
    results = await standing.results(turn.conn, campaign)
    where = await _where(turn, results)
    for one in results:
        chat = where[one.unit.id].chat
        if chat is None:
            continue
        await post.post(
            turn.voice,
            "closing/thanks",
            chat_id=chat.id,
            commune_id=turn.commune,
            manner=post.Manner(
                kind="notice",
                lane=post.CROWD,
                dedupe_key=f"thanks:{campaign.id}:{one.unit.id}",
                not_before=at,
            ),
            campaign=campaign.title,
            result=one,
        )
        thanked += 1
    await turn.note("close", campaign.code, {"thanked": thanked})
    keys = [[Button(labels.ONCE_MORE, "closing.again", {"c": campaign.id})]]
    later = at.astimezone(turn.around.tz) if at > turn.now else None
    await turn.rewrite(
        "closing/closed", keyboard=keys, campaign=campaign, thanked=thanked, later=later
    )


async def again_asked(turn: Turn) -> None:
    """A new campaign from an ended one: when does it begin?"""
    turn.require(Action.OPEN_CAMPAIGN)
    campaign = await _campaign(turn)
    await errands.begin(
        turn, AGAIN, small_forms.AGAIN, title=campaign.title[:90], campaign_id=campaign.id
    )


async def again_made(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """Keep it as a draft and show its card; dates can be moved there, then it is launched."""
    turn.require(Action.OPEN_CAMPAIGN)
    old = await campaigns.get(turn.conn, draft.campaign_id or 0, commune_id=turn.commune)
    if old is None:
        raise Missing()
    day = date.fromisoformat(str(answers[small_forms.UNTIL].value))
    code = again.next_code(old.code, day.year)
    before = await campaigns.by_code(turn.conn, code, commune_id=turn.commune)
    if before is not None and before.state != "draft":
        await turn.say("launch/exists", code=code)
        return
    plan = again.again(plans.from_json(old.plan), starts_on=day, code=code)
    made = await plan_rows.add(
        turn.conn, plan, commune_id=turn.commune, created_by=turn.me.id, tz=turn.around.tz,
        now=turn.now,
    )  # fmt: skip
    row = await campaigns.get(turn.conn, made, commune_id=turn.commune)
    if row is None:
        raise Missing()
    await turn.note("again", row.code, {"from": old.code})
    await turn.say("closing/again", code=code)
    await campaign_card.post_card(turn.voice, row, chat_id=turn.chat.id)


async def _overview(turn: Turn, campaign: CampaignRow) -> None:
    _open(campaign)
    found = await standing.still_open(turn.conn, campaign)
    args = {"c": campaign.id}
    keys = [
        [Button(labels.LAST_CALL, "closing.call", args)],
        [Button(labels.END_CAMPAIGN, "closing.sure", args)],
    ]
    await turn.say(
        "closing/overview", keyboard=keys, campaign=campaign, open=found,
        ends=plans.from_json(campaign.plan).period.ends_on, today=turn.today,
    )  # fmt: skip


async def _where(turn: Turn, results: list[UnitResult]) -> dict[int, Address]:
    """Where each village is reached: its group, else its head's own chat."""
    return await addresses.of_units(
        turn.conn, [one.unit.id for one in results], commune_id=turn.commune,
        bot_id=turn.around.bot_id,
    )  # fmt: skip


async def _campaign(turn: Turn) -> CampaignRow:
    found = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    return found


def _open(campaign: CampaignRow) -> CampaignRow:
    if campaign.state != "open":
        raise Closed(title=campaign.title)
    return campaign
