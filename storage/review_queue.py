"""What waits for an officer's decision: registered works of the open campaigns, the eldest first."""

from sqlalchemy import func, select

from storage import submissions
from storage.engine import Connection
from storage.schema import campaign, submission
from storage.submissions import SubmissionRow


async def first(
    conn: Connection, *, commune_id: int, after: int | None = None
) -> SubmissionRow | None:
    """The next work that waits: the one behind `after`, and from the beginning at the end."""
    query = (
        select(submission.c.id)
        .select_from(submission.join(campaign, campaign.c.id == submission.c.campaign_id))
        .where(
            submission.c.commune_id == commune_id,
            submission.c.state == "registered",
            campaign.c.state == "open",
        )
        .order_by(submission.c.id + 0)  # else PostgreSQL walks through every commune's, by number
        .limit(1)
    )
    found = None
    if after is not None:
        found = (await conn.execute(query.where(submission.c.id > after))).scalar_one_or_none()
    if found is None:
        found = (await conn.execute(query)).scalar_one_or_none()
    return None if found is None else await submissions.get(conn, found, commune_id=commune_id)


async def count(conn: Connection, *, commune_id: int) -> int:
    """How many works wait."""
    query = (
        select(func.count())
        .select_from(submission.join(campaign, campaign.c.id == submission.c.campaign_id))
        .where(
            submission.c.commune_id == commune_id,
            submission.c.state == "registered",
            campaign.c.state == "open",
        )
    )
    return int((await conn.execute(query)).scalar_one())
