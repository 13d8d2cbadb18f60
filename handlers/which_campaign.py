"""Several campaigns take registrations at the same time: which one is meant is asked, never guessed."""

from collections.abc import Sequence

from handlers.turn import Turn
from messages import register_buttons
from messages.keyboards import Button
from storage import campaigns
from storage.campaigns import MilestoneRow


async def called(turn: Turn, milestones: Sequence[MilestoneRow]) -> dict[int, str]:
    """The words of the button that registers for each: the usual ones, or the campaign's title."""
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    return register_buttons.called(milestones, {one.id: one.title for one in running})


async def ask(turn: Turn, milestones: Sequence[MilestoneRow], action: str, **args: object) -> None:
    """Which one? The answer comes by the button's `m`."""
    names = await called(turn, milestones)
    keys = [[Button(names[one.id], action, args | {"m": one.id})] for one in milestones]
    await turn.say("work/which_campaign", keyboard=keys)


def button(label: str, milestones: Sequence[MilestoneRow], unit_id: int) -> Button:
    """A button that registers for a unit, and asks first for which campaign where there are several."""
    if len(milestones) == 1:
        return Button(label, "register", {"m": milestones[0].id, "u": unit_id})
    return Button(label, "register.which", {"u": unit_id})
