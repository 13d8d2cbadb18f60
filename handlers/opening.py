"""Opening a campaign: what happens in the transaction that accepts its launch."""

from campaigns.errors import Missing
from handlers.turn import Turn
from messages import holidays
from storage import boards, campaigns
from storage import plans as plan_rows


async def opened(turn: Turn, campaign_id: int) -> None:
    """The launch was accepted: open the campaign, plan its reminders, draw every card."""
    campaign = await campaigns.get(turn.conn, campaign_id, commune_id=turn.commune)
    if campaign is None:
        raise Missing()
    calendar = await plan_rows.calendar_of(turn.conn, campaign.commune_id, holidays.SHIPPED)
    if not await plan_rows.launch(
        turn.conn, campaign, calendar=calendar, tz=turn.around.tz, now=turn.now
    ):
        return
    await boards.stale(turn.conn, commune_id=campaign.commune_id)
    await turn.note("launch", campaign.code)
