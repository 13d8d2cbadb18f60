"""A part of a transaction that may fail alone: it is undone and logged, and the rest is stored (P9)."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.engine import Connection
from storage.errors import translated
from storage.prepared import savepoint

log = logging.getLogger(__name__)


@asynccontextmanager
async def apart(conn: Connection, trouble: str, **told: object) -> AsyncIterator[None]:
    """Undo and log what goes wrong inside, and go on.

    Trouble of the database itself is raised: where the disk is full SQLite has undone the whole
    transaction, and what came after would be stored outside of any.
    """
    try:
        async with savepoint(conn):
            yield
    except Exception as error:
        if translated(error) is not None:
            raise
        log.exception(trouble, extra=told)
