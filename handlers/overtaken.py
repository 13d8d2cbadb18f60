"""A form whose campaign ended while it was being filled in: said once, shown back, put aside.

An end is for good, so that the draft could never be sent: what is in it may go to the office instead.
"""

from collections.abc import Awaitable, Callable, Sequence

from campaigns.forms import draft as draft_json
from campaigns.forms import engine
from campaigns.permissions import Action
from handlers import broadcast, closing, forms, help_
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import campaigns, drafts
from storage.drafts import DraftRow

OUTLIVE = (closing.AGAIN, broadcast.KIND)  # a new year's campaign, a word of thanks


def guarded(handler: Callable[[Turn], Awaitable[None]]) -> Callable[[Turn], Awaitable[None]]:
    """The handler of a form's button, which an ended campaign does not reach."""

    async def pressed(turn: Turn) -> None:
        draft = None
        if turn.person is not None:
            draft = await drafts.open_in(turn.conn, chat_id=turn.chat.id, person_id=turn.person.id)
        mine = draft is not None and draft.id == turn.args.get("d")
        if draft is None or not mine or not await overtook(turn, draft):
            await handler(turn)

    return pressed


async def overtook(turn: Turn, draft: DraftRow) -> bool:
    """Whether the open form's campaign has ended: then it is said once, with what was filled in."""
    if draft.campaign_id is None or draft.kind in OUTLIVE or not turn.commune_id:
        return False
    found = await campaigns.standing(turn.conn, draft.campaign_id, commune_id=turn.commune)
    title, state = found or ("", "")
    if state != "closed":
        return False
    lines: Sequence[engine.Line] = ()
    if "form" in draft.state and (draft.form_id or "definition" in draft.state):
        answers = draft_json.from_json(dict(draft.state["form"])).answers
        lines = engine.lines(await forms.form_of(turn, draft), answers)
    await drafts.close(turn.conn, chat_id=turn.chat.id, person_id=turn.me.id)
    said = [f"{one.label}: {one.text}" for one in lines] + [turn.text] * bool(turn.text)
    asking = help_.office_key(turn, "\n".join([labels.OVERTAKEN, *said])) if said else []
    keys = [asking] if asking else []
    if draft.unit_id is not None and turn.may(Action.SEE_OWN, draft.unit_id):
        keys.append([Button(labels.MY_WORKS, "works", {"u": draft.unit_id})])
    await turn.say("form/overtaken", keyboard=keys, title=title, lines=lines, may_ask=bool(asking))
    return True
