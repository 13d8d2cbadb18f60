"""Who agreed to which version of the notice about personal data, in which words, and when."""

from datetime import datetime

from sqlalchemy import delete, select, update

from storage.engine import Connection
from storage.schema import consent as table
from storage.schema import person


async def stands(conn: Connection, *, bot_id: int, telegram_id: int, version: str) -> bool:
    """Whether this version was agreed to in this bot's chat, and not withdrawn."""
    query = select(table.c.id).where(
        table.c.telegram_id == telegram_id, table.c.bot_id == bot_id, table.c.version == version
    )
    return (await conn.execute(query.limit(1))).first() is not None


async def give(
    conn: Connection, *, bot_id: int, telegram_id: int, version: str, notice: str, now: datetime
) -> None:
    """Keep an agreement with the words that were shown; a person we know carries its version."""
    await conn.execute(
        table.insert().values(
            bot_id=bot_id, telegram_id=telegram_id, version=version, notice=notice, at=now
        )
    )
    await carry(conn, telegram_id=telegram_id, version=version)


async def carry(conn: Connection, *, telegram_id: int, version: str) -> None:
    """Note the version at the people with this Telegram id, so that a turn needs no second look."""
    await conn.execute(
        update(person).where(person.c.telegram_id == telegram_id).values(consent=version)
    )


async def withdraw(conn: Connection, *, telegram_id: int) -> None:
    """Forget every agreement of a person; the private chat is not written to by itself any more."""
    await conn.execute(delete(table).where(table.c.telegram_id == telegram_id))
    await conn.execute(
        update(person).where(person.c.telegram_id == telegram_id).values(consent=None, chat_id=None)
    )
