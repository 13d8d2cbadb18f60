"""The button "Cho gửi tiếp" after a restore: an officer's word lets the held messages go (P19)."""

from campaigns.permissions import Action
from handlers.turn import Turn
from storage import audit, backup, facts


async def go_on(turn: Turn) -> None:
    """Let the bot send again; the first press counts, later ones are told so."""
    turn.require(Action.BROADCAST)
    if await facts.get(turn.conn, backup.PAUSED) is None:
        turn.pop("pop/decided")
        return
    await facts.forget(turn.conn, backup.PAUSED)
    await audit.add(
        turn.conn,
        commune_id=turn.commune,
        at=turn.now,
        who=turn.telegram_id,
        action="resume_sending",
        object_="after a restore",
        facts={},
    )
    await turn.rewrite("restored/resumed", who=turn.me.called)
