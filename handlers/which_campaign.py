"""Several campaigns take registrations at the same time: which one is meant is asked, never guessed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import campaigns
from storage.campaigns import MilestoneRow

LONGEST = 60  # characters of a button


async def called(turn: Turn, milestones: Sequence[MilestoneRow]) -> dict[int, str]:
    """The words of the button that registers for each: the usual ones, or the campaign's title."""
    if len({one.id for one in milestones}) < 2:
        return {one.id: labels.REGISTER for one in milestones}
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    titles = {one.id: one.title for one in running}
    several = Counter(one.campaign_id for one in milestones)
    return {
        one.id: (labels.REGISTER_IN + _name(one, titles, several[one.campaign_id]))[:LONGEST]
        for one in milestones
    }


def _name(one: MilestoneRow, titles: Mapping[int, str], several: int) -> str:
    title = titles.get(one.campaign_id, "")
    return title if several < 2 else f"{one.definition.get('title', '')}: {title}"


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
