"""One unit's part in one milestone of a campaign, as every button about a work names it."""

from dataclasses import dataclass

from campaigns import plan as plans
from campaigns.errors import Closed, NothingOpen
from campaigns.model import Plan
from handlers.turn import Turn
from storage import campaigns, units
from storage.campaigns import CampaignRow, MilestoneRow
from storage.units import Unit


@dataclass(frozen=True, slots=True)
class Task:
    """What is being answered where: one unit's answer to one milestone of one campaign."""

    campaign: CampaignRow
    milestone: MilestoneRow
    unit: Unit

    @property
    def plan(self) -> Plan:
        """The campaign's plan."""
        return plans.from_json(self.campaign.plan)


async def task_of(turn: Turn, milestone_id: int, unit_id: int) -> Task:
    """Everything about one unit's milestone, where both are of this commune; else NothingOpen."""
    milestone = await campaigns.milestone_row(turn.conn, milestone_id, commune_id=turn.commune)
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if milestone is None or unit is None:
        raise NothingOpen()
    campaign = await campaigns.get(turn.conn, milestone.campaign_id, commune_id=turn.commune)
    if campaign is None:
        raise NothingOpen()
    return Task(campaign, milestone, unit)


def must_run(task: Task) -> None:
    """Nothing of an ended campaign changes; raises Closed."""
    if task.campaign.state != "open":
        raise Closed(title=task.campaign.title)
