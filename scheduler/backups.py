"""A verified copy of the database every hour, by itself; old copies go by rule (P19)."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from storage import backup, facts
from storage.engine import Database

EVERY = timedelta(hours=1)
LAST = "last_backup_sweep"


async def sweep(
    db: Database, clock: Callable[[], datetime], *, address: str, folder: Path
) -> Counter[str]:
    """Make the hour's copy where it is due; PostgreSQL is backed up by its own tools."""
    if not db.sqlite:
        return Counter()
    now = clock()
    async with db.write() as conn:
        last = await facts.instant(conn, LAST)
        if last is not None and last <= now < last + EVERY:
            return Counter()
        await facts.put_instant(conn, LAST, now, now=now)
    await backup.make(address, folder, now=now)
    return Counter(made=1)
