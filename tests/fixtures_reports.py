"""The rows of a campaign that has run for months, for tests of what is made of them."""

import pytest

from benchmarks import months
from campaigns.report_rows import ReportRows
from storage import report_rows
from storage.engine import Database


@pytest.fixture
async def months_rows(sqlite_database: Database) -> ReportRows:
    """Thirteen villages, forty works, two hundred reports."""
    async with sqlite_database.write() as conn:
        made = await months.write(conn, villages=13, works=40, reports=200)
    async with sqlite_database.read() as conn:
        found = await report_rows.read(
            conn, made.campaign_id, commune_id=made.commune_id, tz=months.TZ
        )
    assert found is not None
    return found
