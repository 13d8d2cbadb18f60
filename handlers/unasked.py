"""What is said with no conversation open: who understands it.

From what can only be meant for the card right above to what may be a new work; the first that takes
it has answered it.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import (
    asking,
    due_date,
    earlier_work,
    help_,
    mending,
    named,
    nods,
    one_message,
    pressed_in_words,
    progress_heard,
    spoken,
    work_search,
)
from handlers.turn import Turn

IN_ORDER: Final[tuple[Callable[[Turn], Awaitable[bool]], ...]] = (
    named.of_others,
    spoken.to_villages,
    spoken.later_day,
    spoken.more_time_for,
    due_date.told,
    progress_heard.told,
    named.work,
    one_message.opened,
    work_search.found,
    named.told,
    earlier_work.told,
    asking.below,
)


async def understood(turn: Turn) -> bool:
    """Whether somebody took the message; small talk is nobody's but that of the card above it."""
    if await nods.received(turn) or await mending.below(turn) or await nods.sent_already(turn):
        return True
    if await pressed_in_words.said(turn):
        return True
    talk = help_.small_talk(turn.text)
    if talk in help_.SMALL_TALK:  # who puts off until a day that they name has promised it
        return talk == "later" and await spoken.later_day(turn)
    for hears in IN_ORDER:
        if await hears(turn):
            return True
    return False
