"""What a PostgreSQL server says of itself, and who of ours works on it; for the doctor."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, text

from storage import members
from storage.engine import Database

OLDEST: Final = 14  # idle_session_timeout, on which the hand-over between hosts stands


@dataclass(frozen=True, slots=True)
class Server:
    """The server's main version, and how many of our processes are alive on this database."""

    version: int
    processes: int


async def look(db: Database) -> Server:
    """Ask the server; nothing is changed. Raises StorageError."""
    async with db.read() as conn:
        number = (await conn.execute(text("SHOW server_version_num"))).scalar_one()
        alive = select(func.count()).select_from(members.alive().subquery())
        return Server(int(number) // 10000, int((await conn.execute(alive)).scalar_one()))
