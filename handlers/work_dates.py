"""Lays the reminders of a work's own start and finish whenever the work changes."""

from handlers.turn import Turn
from messages import holidays
from storage import plans
from storage.campaigns import CampaignRow
from storage.submissions import SubmissionRow


async def lay(turn: Turn, campaign: CampaignRow, work: SubmissionRow) -> None:
    """Plan them anew, in the transaction of the change."""
    calendar = await plans.calendar_of(turn.conn, work.commune_id, holidays.SHIPPED)
    await plans.replan_work(
        turn.conn, campaign, work, calendar=calendar, tz=turn.around.tz, now=turn.now
    )
