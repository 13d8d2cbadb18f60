"""The button "Cho gửi tiếp" after a restore: an officer's word lets the held messages go (P19)."""

from campaigns.permissions import Action
from handlers.turn import Turn
from storage import backup, facts


async def go_on(turn: Turn) -> None:
    """Let the bot send again; the first press counts, later ones are told so."""
    turn.require(Action.BROADCAST)
    if await facts.get(turn.conn, backup.PAUSED) is None:
        turn.pop("pop/decided")
        return
    await facts.forget(turn.conn, backup.PAUSED)
    await turn.note("resume_sending", "after a restore")
    await turn.rewrite("restored/resumed", who=turn.me.called)
