"""Files we made or were sent, under our own ids; the name is only for people."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select, update

from storage.engine import Connection
from storage.schema import file as table


class FileRow(NamedTuple):
    """One file; `content` is None where only Telegram holds it."""

    id: int
    commune_id: int | None
    name: str
    media_type: str
    size: int
    telegram_file_id: str | None
    content: bytes | None


_COLUMNS = tuple(table.c[name] for name in FileRow._fields)


async def put(
    conn: Connection,
    *,
    commune_id: int | None,
    name: str,
    media_type: str,
    content: bytes,
    now: datetime,
    expires_at: datetime | None = None,
) -> int:
    """Keep a file; returns our id for it."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            name=name[:200],
            media_type=media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            created_at=now,
            expires_at=expires_at,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def get(conn: Connection, file_id: int) -> FileRow | None:
    """One file by our id."""
    row = (await conn.execute(select(*_COLUMNS).where(table.c.id == file_id))).one_or_none()
    return None if row is None else FileRow(**row._asdict())


async def uploaded(conn: Connection, file_id: int, *, telegram_file_id: str) -> None:
    """Telegram keeps it now: the next sending needs no upload."""
    await conn.execute(
        update(table).where(table.c.id == file_id).values(telegram_file_id=telegram_file_id)
    )


async def prune(conn: Connection, *, now: datetime) -> int:
    """Forget files past their day."""
    done = await conn.execute(delete(table).where(table.c.expires_at <= now))
    return int(done.rowcount)
