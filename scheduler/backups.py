"""A verified copy of the database every hour, by itself; old copies go by rule (P19)."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from storage import backup, backup_server, facts
from storage.engine import Database

LAST = "last_backup_sweep"


async def sweep(
    db: Database,
    clock: Callable[[], datetime],
    *,
    address: str,
    folder: Path,
    tz: tzinfo,
    every: timedelta = timedelta(hours=1),
) -> Counter[str]:
    """Make the copy of the hour (or of `every`; zero: never) where it is due; of PostgreSQL where its client programs are here."""
    if not every or (not db.sqlite and not backup_server.possible()):
        return Counter()  # `thidua check` says so
    now = clock()
    async with db.write() as conn:
        last = await facts.instant(conn, LAST)
        if last is not None and last <= now < last + every:
            return Counter()
        await facts.put_instant(conn, LAST, now, now=now)
    await backup.make(address, folder, now=now.astimezone(tz))
    return Counter(made=1)
