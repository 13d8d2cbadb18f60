"""Works by their names, for the office: "tìm đường bê tông", "công trình cổng chào"."""

from campaigns.permissions import Action
from campaigns.wording.spelling.text import fold
from campaigns.wording.talk import orders
from handlers import works_list
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import campaigns

MOST = 10  # works shown


async def found(turn: Turn) -> bool:
    """Show the running works whose names hold all the words; False for other talk, or where none does."""
    said = orders.sought(turn.text)
    if said is None or not (turn.private and turn.may(Action.SEE_ALL)):
        return False
    wanted = set(fold(said).split())
    keys: list[list[Button]] = []
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    for work, unit in await works_list.of_villages(turn, running) if wanted else ():
        if wanted.issubset(fold(work.called).split()):
            where = f" · {unit.name}"
            label = labels.short(work.titled, labels.LONGEST - len(where)) + where
            keys.append([Button(label, "work.card", {"s": work.id})])
    if keys:
        await turn.say("work/found", keyboard=keys[:MOST], said=said, number=len(keys), most=MOST)
    return bool(keys)
