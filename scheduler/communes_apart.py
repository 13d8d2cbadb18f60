"""One commune after the other, each in a transaction of its own: a sweep over all that a bot speaks to."""

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable

from storage.engine import Connection, Database, StorageError

log = logging.getLogger(__name__)


async def each(
    db: Database,
    communes: Iterable[int],
    step: Callable[[Connection, int], Awaitable[Counter[str]]],
) -> Counter[str]:
    """Do it for each of them; what is wrong with one's data keeps no other from its own (P9)."""
    done: Counter[str] = Counter()
    for commune_id in communes:
        try:
            async with db.write() as conn:
                found = await step(conn, commune_id)
        except StorageError:
            raise
        except Exception:
            log.exception("A commune was passed over", extra={"commune": commune_id})
        else:
            done += found
    return done
