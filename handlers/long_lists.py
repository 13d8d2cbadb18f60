"""Lists longer than Telegram takes buttons: the way from one page to the next.

The buttons of every page carry no authority: what they start asks again who presses.
"""

from handlers.turn import Turn
from messages import keyboards, post


async def turn_page(turn: Turn) -> None:
    """Another page of buttons below the same message."""
    if turn.press is None or turn.press.message_id is None:
        return
    await post.turn_page(
        turn.voice, keyboards.turned(turn.args), chat_id=turn.chat.id,
        commune_id=turn.commune_id, message_id=turn.press.message_id,
    )  # fmt: skip


ACTIONS = {keyboards.TURN: turn_page}
