"""How far a work is, said out of the blue: "làm được 30% rồi" where no form is open.

Words alone report nothing: the works it may be about are offered, and the report's form opens with
the percentage filled in. Whoever corrects a report just sent ("à nhầm 25%") comes the same way.
"""

from campaigns.permissions import Action
from campaigns.wording.percent import read_percent
from campaigns.wording.reading import Value
from handlers import reporting, works
from handlers.turn import Turn
from messages.keyboards import Button
from storage import units

LONGEST = 100  # characters; a longer message says more than that


async def told(turn: Turn) -> bool:
    """Ask which work it is about; False where it is no progress, or nothing is being worked on."""
    said = turn.text.strip()
    if turn.commune_id is None or len(said) > LONGEST or said.isdecimal():
        return False
    if not isinstance(read_percent(said), Value):
        return False
    asked = False
    own = [turn.chat.unit_id] if turn.chat.unit_id else works.answered_for(turn)
    for unit_id in own:
        asked = await _asked(turn, unit_id, said) or asked
    return asked


async def _asked(turn: Turn, unit_id: int, said: str) -> bool:
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None or not turn.may(Action.REGISTER, unit_id):
        return False
    keys = [
        [
            Button(
                reporting.label_of(work, last),
                "progress.work",
                {"s": work.id, reporting.SAID: said},
            )
        ]
        for _, work, last in await reporting.unfinished(turn, unit_id)
    ]
    if keys:
        await turn.say("progress/heard", keyboard=keys, unit=unit.name, said=said)
    return bool(keys)
