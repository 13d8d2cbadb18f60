"""A work's code or a village's name, written plainly: its card, with what may be done from there.

"ST-01-01" to whoever may see that work; "thôn 3 gửi chưa" and "số điện thoại trưởng thôn 3" to the
office in private, which gets the village at a glance.
"""

import re

from campaigns.permissions import Action
from campaigns.wording.registration import read_registration
from campaigns.wording.text import fold
from handlers import registration, review, tasks, works
from handlers.turn import Turn
from messages import duties, labels
from messages.keyboards import Button
from storage import addresses, campaigns, people, submissions, units
from storage.campaigns import MilestoneRow

LONGEST = 60  # characters; a longer message speaks of more than that
_CODE = re.compile(r"(?<![\w-])[A-Za-z]{1,6}-\d{1,3}-\d{1,3}(?![\w-])")
_ORDERED = re.compile(
    r"(?:(?:xin|cho|toi|bac|em|xem|mo|rut|sua|xoa|huy|bo|duyet|tra|lai|dang|ky|cong|trinh|viec) )*"
    + _CODE.pattern
)


async def beside(turn: Turn) -> bool:
    """Show the work of "rút đăng ký ST-01-01", typed while a form is open, which stays as it is."""
    alone = _ORDERED.fullmatch(fold(turn.text.strip()))
    return alone is not None and turn.commune_id is not None and await _work(turn)


async def told(turn: Turn) -> bool:
    """Show what is named; False where nothing is, or the speaker may not see it."""
    if turn.commune_id is None or len(turn.text) > LONGEST:
        return False
    return await _work(turn) or await _village(turn)


async def _work(turn: Turn) -> bool:
    named = _CODE.findall(turn.text)
    if len(named) != 1:
        return False
    for campaign in await campaigns.listed(turn.conn, commune_id=turn.commune):
        work = await submissions.by_code(turn.conn, campaign.id, named[0].upper())
        if work is None:
            continue
        office = turn.private and turn.may(Action.SEE_ALL)
        if not office and not turn.may(Action.SEE_OWN, work.unit_id):
            return False
        if office and turn.may(Action.REVIEW) and work.state == "registered":
            await review.card(turn, work, anew=True)
        else:
            task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
            await works.show_card(turn, work, task)
        return True
    return False


def _extend(milestone: MilestoneRow) -> str:
    return labels.short(f"{labels.EXTEND_THIS}{milestone.definition.get('title', '')}")


async def _village(turn: Turn) -> bool:
    if not turn.private or not turn.may(Action.SEE_ALL):
        return False
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    said = read_registration(turn.text, turn.today, list(ids))
    unit = await units.get(turn.conn, ids.get(said.unit or "", 0), commune_id=turn.commune)
    if unit is None or said.value is not None:
        return False
    facts, keys = await duties.of_unit(turn.voice, commune_id=turn.commune, unit_id=unit.id)
    where = await addresses.of_unit(
        turn.conn, unit_id=unit.id, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    heads = await people.holding(
        turn.conn, commune_id=turn.commune, roles=("head", "deputy"), unit_id=unit.id
    )
    keys = [*keys, [Button(labels.MY_WORKS, "works", {"u": unit.id})]]
    if turn.may(Action.MOVE_DEADLINE):
        keys += [
            [Button(_extend(one), "extend", {"m": one.id, "u": unit.id})]
            for one in await registration.open_milestones(turn)
        ]
    await turn.say(
        "units/one", keyboard=keys, name=unit.name, why=where.why,
        heads=[
            (one.called, next(held.role for held in one.roles if held.unit_id == unit.id), one.phone)
            for one in heads
        ],
        card=facts,
    )  # fmt: skip
    return True
