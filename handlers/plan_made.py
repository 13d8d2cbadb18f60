"""What becomes of a plan's draft: a campaign that is not launched yet, or nothing."""

from campaigns import plan as plans
from campaigns.model import Plan
from campaigns.planreader.sketch import whole_plan
from campaigns.wording.spelling.text import fold
from handlers import plan_draft
from handlers.turn import Turn
from messages import campaign_card, draft_card
from storage import campaigns, drafts
from storage import plans as plan_rows
from storage.campaigns import CampaignRow

AGAIN = "again"  # the button's word: a second campaign of the same name is meant


async def make(turn: Turn) -> None:
    """The confirmation: the draft becomes a campaign, not yet launched."""
    draft = await plan_draft.pressed(turn)
    found = plan_draft.sketch_of(draft)
    plan = whole_plan.finish(found)
    if plan is None or found.questions or whole_plan.problems(plan, found):
        await plan_draft.next_question(turn, draft, found)
        return
    if await campaigns.by_code(turn.conn, plan.code, commune_id=turn.commune) is not None:
        await plan_draft.keep(turn, draft, found, open_="code")
        await turn.say("draft/code_taken", code=plan.code)
        return
    twin = None if turn.args.get(AGAIN) else await _twin(turn, plan)
    if twin is not None:
        await turn.say(
            "draft/twin", keyboard=draft_card.twin_keys(draft, AGAIN), title=twin.title,
            code=twin.code, state=twin.state,
        )  # fmt: skip
        return
    campaign_id = await plan_rows.add(
        turn.conn, plan, commune_id=turn.commune, created_by=turn.me.id, tz=turn.around.tz,
        now=turn.now,
    )  # fmt: skip
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await turn.note("make_campaign", plan.code, {"file": str(draft.state["name"])})
    named = await campaign_card.name_commune(turn.voice, turn.commune, plan)
    await turn.rewrite("draft/made", title=plan.title, office=plan.issuer if named else "")
    made = await campaigns.get(turn.conn, campaign_id, commune_id=turn.commune)
    if made is not None:
        await campaign_card.post_card(turn.voice, made, chat_id=turn.chat.id)


async def _twin(turn: Turn, plan: Plan) -> CampaignRow | None:
    """A campaign of the same name or of the same paper, and of the same days: perhaps sent once more."""
    for one in await campaigns.listed(turn.conn, commune_id=turn.commune):
        other = plans.from_json(one.plan)
        paper = plan.number == other.number and (plan.number or "")[:1].isdigit()
        if other.period == plan.period and (paper or fold(one.title) == fold(plan.title)):
            return one
    return None


async def drop(turn: Turn) -> None:
    """Nothing becomes of it."""
    await plan_draft.pressed(turn)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    await turn.rewrite("draft/dropped")


ACTIONS = {"draft.make": make, "draft.drop": drop}
