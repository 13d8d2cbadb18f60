"""An answer that comes a second time: the finger was quick, the line slow, the bot away for a moment.

It answers the question it was written for, not the one that followed and could not be read yet.
"""

from handlers.turn import Turn
from storage import outbox
from storage.drafts import DraftRow

SAID = "said"  # the last answer in words, in the state of an open form


async def once_more(turn: Turn, draft: DraftRow) -> bool:
    """Whether this is the last answer again, written before what the bot said to it had left."""
    if not turn.text or draft.prompt_id is None or draft.state.get(SAID) != turn.text:
        return False
    told = await outbox.ended_at(turn.conn, draft.prompt_id)
    return told is None or turn.sent_at < told.replace(microsecond=0)
