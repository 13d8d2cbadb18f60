"""Communes: whose data is whose. One database may hold a whole province's."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, or_, select, update

from storage.engine import Connection
from storage.schema import chat, person
from storage.schema import commune as table

_PRIVATE: Final = chat.alias("private")  # made once: an alias copies every column of its table


async def ids(conn: Connection) -> list[int]:
    """Every commune's id."""
    return [int(row.id) for row in await conn.execute(select(table.c.id).order_by(table.c.id))]


def spoken_to(commune_id: ColumnElement[int], bot_id: int) -> ColumnElement[bool]:
    """Whether this bot is the one that a commune knows: in a group of its villages or a chat."""
    group = select(chat.c.id).where(chat.c.commune_id == commune_id, chat.c.bot_id == bot_id)
    talk = (
        select(person.c.id)
        .join(_PRIVATE, _PRIVATE.c.id == person.c.chat_id)
        .where(person.c.commune_id == commune_id, _PRIVATE.c.bot_id == bot_id)
    )
    return or_(group.exists(), talk.exists())


async def of_bot(conn: Connection, *, bot_id: int) -> list[int]:
    """The communes that this bot speaks to."""
    query = select(table.c.id).where(spoken_to(table.c.id, bot_id)).order_by(table.c.id)
    return [int(row.id) for row in await conn.execute(query)]


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


async def name_once(conn: Connection, commune_id: int, *, unnamed: str, name: str) -> bool:
    """Give a commune its name that has none yet, but `unnamed`; whether it was given."""
    nameless = (table.c.id == commune_id) & (table.c.name == unnamed)
    done = await conn.execute(update(table).where(nameless).values(name=name[:200]))
    return done.rowcount == 1


async def call_the_only(conn: Connection, commune_id: int, *, name: str) -> None:
    """The name as the settings say it; where there are several communes, it is nobody's."""
    if await ids(conn) == [commune_id]:
        own = (table.c.id == commune_id) & (table.c.name != name[:200])
        await conn.execute(update(table).where(own).values(name=name[:200]))
