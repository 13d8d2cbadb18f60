"""The house kept clean, once an hour, however much there is to forget."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from messages.post import Speaker
from scheduler import upkeep
from storage import inbox
from storage.engine import Database
from storage.schema import inbox as table

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
BOT = 42
MANY = 2 * upkeep.PART + 7
SPEAKER = Speaker(bot_id=BOT, bot_username="thidua_bot", tz=ZoneInfo("UTC"), mint=str)


async def test_an_hour_forgets_all_that_is_over(database: Database) -> None:
    """A nation handles more updates in an hour than one transaction forgets; no more than once an hour."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [{"update_id": at} for at in range(MANY + 1)], NOW)
        over = update(table).where(table.c.update_id < MANY)
        await conn.execute(over.values(state="done", done_at=NOW))

    await upkeep.sweep(database, lambda: NOW + timedelta(days=7), speaker=SPEAKER)
    assert await _kept(database) == MANY + 1
    await upkeep.sweep(database, lambda: NOW + timedelta(days=7, minutes=59), speaker=SPEAKER)
    assert await _kept(database) == MANY + 1

    done = await upkeep.sweep(database, lambda: NOW + timedelta(days=8), speaker=SPEAKER)

    assert done["inbox"] == MANY
    assert await _kept(database) == 1


async def _kept(database: Database) -> int:
    async with database.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(table))).scalar_one())
