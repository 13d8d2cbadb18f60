"""Words about an earlier registration: "xin rút đăng ký", "sửa giá trị thành 400tr".

Nothing is changed by words alone: the answer names the buttons that do it, or says that nothing is
registered yet and how that is done.
"""

from campaigns.wording.registration import read_registration
from handlers import one_message, registration, which_campaign, works
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, Rows
from storage import campaigns, submissions, units


async def told(turn: Turn) -> bool:
    """Answer words that withdraw or change a work of the speaker's villages; False for other talk."""
    own = [turn.chat.unit_id] if turn.chat.unit_id else works.answered_for(turn)
    if turn.commune_id is None or not own:
        return False
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    names = {unit_id: name for name, unit_id in ids.items() if unit_id in own}
    said = read_registration(turn.text, turn.today, list(ids))
    if said.intent is None or not names:
        return False
    milestones = await registration.open_milestones(turn)
    named = ids[said.unit] if said.unit else None
    if named is not None and named not in names and milestones:
        return await one_message.of_another_village(turn, [said], ids, milestones)
    asked = [named] if named in names else list(names)
    holding = [one for one in asked if await _holds(turn, one)]
    keys: Rows = [[Button(labels.MY_WORKS, "works", {"u": one})] for one in holding]
    if not holding and milestones:
        keys = [[which_campaign.button(labels.REGISTER, milestones, one)] for one in asked]
    await turn.say(
        "work/heard_earlier",
        keyboard=keys,
        names=[names[one] for one in asked],
        registered=bool(holding),
        withdraws=said.intent == "withdraw",
        open=bool(milestones),
    )
    return True


async def _holds(turn: Turn, unit_id: int) -> bool:
    """Whether the village has a work that stands in a campaign that runs."""
    commune = turn.commune
    running = await campaigns.listed(turn.conn, commune_id=commune, state="open")
    working = await submissions.campaigns_of(turn.conn, commune_id=commune, unit_id=unit_id)
    return bool(working & {one.id for one in running})
