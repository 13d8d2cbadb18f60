"""What a button is called that registers: the usual words, or of several open campaigns which one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from messages import labels
from storage.campaigns import MilestoneRow

LONGEST = 60  # characters of a button


def called(milestones: Sequence[MilestoneRow], titles: Mapping[int, str]) -> dict[int, str]:
    """By milestone. `titles` are the campaigns', by their ids."""
    if len(milestones) < 2:
        return {one.id: labels.REGISTER for one in milestones}
    several = Counter(one.campaign_id for one in milestones)
    names = {
        one.id: titles.get(one.campaign_id, "")
        if several[one.campaign_id] < 2
        else f"{one.definition.get('title', '')}: {titles.get(one.campaign_id, '')}"
        for one in milestones
    }
    return {key: labels.short(labels.REGISTER_IN + name, LONGEST) for key, name in names.items()}
