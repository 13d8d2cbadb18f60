"""Both databases, each with fresh ones for as many runs as are wanted."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Final

import asyncpg

from proof.hands import fresh_database
from proof.table import Row

POSTGRES: Final = os.environ.get(
    "TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
_NUMBERS = count(1)


async def servers(rows: list[Row]) -> AsyncIterator[tuple[str, str | None]]:
    """SQLite, which has no server, and PostgreSQL, or a row that says that there is none here."""
    yield "SQLite", None
    try:
        conn = await asyncpg.connect(POSTGRES.replace("+asyncpg", ""), timeout=10)
        await conn.close()
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        why = f"not run: no server at TEST_POSTGRES_URL ({type(error).__name__})"
        rows.append(Row("PostgreSQL", "0", why, "", passed=True))
    else:
        yield "PostgreSQL", POSTGRES


@asynccontextmanager
async def fresh(server: str | None, folder: Path) -> AsyncIterator[str]:
    """The address of a database for one run: a file in the folder, or one on the server."""
    if server is None:
        yield f"sqlite+aiosqlite:///{folder}/thidua.sqlite"
        return
    async with fresh_database(server, f"thidua_proof_{os.getpid()}_{next(_NUMBERS)}") as address:
        yield address
