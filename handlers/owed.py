"""/viec: what a village has to do and until when, for those who answer for it and anybody in its group."""

from campaigns.errors import NotLinked
from campaigns.permissions import Action, Place, allowed
from handlers import status
from handlers.turn import Turn
from messages import duties


async def command(turn: Turn) -> None:
    """The card that is pinned in the village's group, for each village of this person; of officers all."""
    own = sorted({turn.heirs.get(one, one) for one in turn.own_units})
    if not own and turn.private and turn.may(Action.SEE_ALL):
        await status.command(turn)
        return
    if not own:
        raise NotLinked()
    for unit_id in own:
        await _show(turn, unit_id)


async def pressed(turn: Turn) -> None:
    """The button of the greeting."""
    unit_id = int(turn.args["u"])
    if turn.chat.unit_id != unit_id:  # there it is pinned for everybody
        turn.require(Action.SEE_OWN, unit_id)
    await _show(turn, unit_id)


async def stands(turn: Turn) -> None:
    """/tinhhinh: all villages to the office, in private; to a village's people what it owes itself."""
    own = turn.chat.unit_id or turn.answers_for
    office = allowed(Action.SEE_ALL, turn.who, place=Place.PRIVATE)
    await (command(turn) if own and not office else status.command(turn))


async def _show(turn: Turn, unit_id: int) -> None:
    facts, keys = await duties.of_unit(turn.voice, commune_id=turn.commune, unit_id=unit_id)
    if facts:
        await turn.say("board/card", keyboard=keys, **facts)
    else:
        await turn.say("board/nothing")


ACTIONS = {"duties": pressed}
