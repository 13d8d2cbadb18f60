"""The metronome: every few seconds, look what is due.

APScheduler beats the time and holds nothing: its store is memory, it knows one job, a beat that
was missed is not repeated. What is due stands in tables, and each sweep reads them with the clock it
is handed (P21). A sweep that fails is logged and does not stop the others (P9). After the clock was
set back nothing is swept until it has caught up: a day must not be lived twice.
"""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from storage import facts, slots
from storage.engine import Database, StorageError

Clock = Callable[[], datetime]
Sweep = Callable[[Database, Clock], Awaitable[Counter[str]]]

LAST: Final = "last_tick"  # the fact: the instant of the last beat
SET_BACK: Final = timedelta(minutes=2)  # a smaller step back is a time server at work
# A larger one mends a clock that was wrong: not to be waited for.
NEVER_WAS: Final = timedelta(days=7)

log = logging.getLogger(__name__)


async def step(db: Database, clock: Clock, sweeps: Iterable[Sweep]) -> Counter[str]:
    """Do every sweep once, in order; gives all that they did, named `sweep.what`.

    Gives nothing while the clock stands more than two minutes behind the last step, unless that lies so
    far ahead that it was never true.
    """
    try:
        if not await _in_order(db, clock()):
            return Counter()
    except StorageError as error:
        log.warning("The beat must wait: %s", error, extra={"action": "storage"})
        return Counter()
    done: Counter[str] = Counter()
    for sweep in sweeps:
        inner = getattr(sweep, "func", sweep)  # of a partial
        name = str(getattr(inner, "__module__", "?")).rpartition(".")[2]
        try:
            counts = await sweep(db, clock)
        except Exception:
            log.exception("A sweep failed", extra={"action": "sweep_failed", "sweep": name})
            done[f"{name}.failed"] += 1
            continue
        counts = Counter({what: number for what, number in counts.items() if number})
        if counts:
            log.info("Swept %s", name, extra={"action": "swept", "sweep": name, **counts})
        done.update({f"{name}.{what}": number for what, number in counts.items()})
    return done


async def _in_order(db: Database, now: datetime) -> bool:
    """Whether time goes forward; notes the instant where it does."""
    async with db.write() as conn:
        last = await facts.instant(conn, LAST)
        if last is not None and now < last - NEVER_WAS:
            log.warning(
                "The clock had been wrong; what is due is due by this one",
                extra={"action": "clock_mended", "now": now, "last": last},
            )
            await slots.reopen(conn, now=now)
        elif last is not None and now < last - SET_BACK:
            log.warning(
                "The clock was set back; nothing is due until it has caught up",
                extra={"action": "clock_back", "now": now, "last": last},
            )
            return False
        await facts.put_instant(conn, LAST, now, now=now)
    return True


def metronome(beat: Callable[[], Awaitable[object]], seconds: float) -> AsyncIOScheduler:
    """A scheduler that calls `beat` every `seconds`; the caller starts it, and beats first."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(
        beat,
        IntervalTrigger(seconds=seconds, timezone="UTC"),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler
