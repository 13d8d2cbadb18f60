"""Communes: whose data is whose. One database may hold a whole province's."""

from datetime import datetime

from sqlalchemy import select, update

from storage.engine import Connection
from storage.schema import commune as table


async def ids(conn: Connection) -> list[int]:
    """Every commune's id."""
    return [int(row.id) for row in await conn.execute(select(table.c.id).order_by(table.c.id))]


async def first(conn: Connection, *, name: str, now: datetime) -> int:
    """The commune of a single-commune office, made on the first start."""
    found = await ids(conn)
    if found:
        return found[0]
    made = await conn.execute(
        table.insert().values(name=name, created_at=now).returning(table.c.id)
    )
    return int(made.scalar_one())


async def name_of(conn: Connection, commune_id: int) -> str:
    """How the commune is called."""
    query = select(table.c.name).where(table.c.id == commune_id)
    return str((await conn.execute(query)).scalar() or "")


async def rename(conn: Connection, commune_id: int, *, name: str) -> None:
    """Give the commune its name."""
    await conn.execute(update(table).where(table.c.id == commune_id).values(name=name[:200]))
