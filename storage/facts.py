"""What the program remembers about itself, and what a commune has set: names with JSON values."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, select

from storage.columns import insert_into
from storage.engine import Connection
from storage.prepared import Prepared, given, upsert
from storage.schema import fact
from storage.schema import setting as own

_GET: Final = Prepared(select(fact.c.value).where(fact.c.name == given("name")))
_FRESH: Final = {"value": given("value"), "at": given("at")}
_PUT: Final = upsert(
    fact,
    lambda insert: insert.values(name=given("name"), **_FRESH).on_conflict_do_update(
        index_elements=["name"], set_=_FRESH
    ),
)


def heard(telegram_id: int | None = None, name: str = "") -> str:
    """What the works of one message are kept under (handlers/works_heard.py): of all, or one person's."""
    return "heard:" if telegram_id is None else f"heard:{telegram_id}:{name}"


async def get(conn: Connection, name: str) -> Any:
    """A fact's value, None where it was never put."""
    row = await _GET.row(conn, name=name)
    return None if row is None else row.value


async def dated(conn: Connection, name: str) -> tuple[Any, datetime] | None:
    """A fact's value and the instant at which it was put."""
    row = (await conn.execute(select(fact.c.value, fact.c.at).where(fact.c.name == name))).first()
    return None if row is None else (row.value, row.at)


async def put(conn: Connection, name: str, value: object, *, now: datetime) -> None:
    """Remember a fact; an earlier value is replaced."""
    await _PUT.run(conn, name=name, value=value, at=now)


async def forget(conn: Connection, name: str) -> None:
    """A fact no longer holds."""
    await conn.execute(delete(fact).where(fact.c.name == name))


async def forget_all(conn: Connection, prefix: str, *, before: datetime | None = None) -> int:
    """Forget facts of one kind, or those that nobody has put since; returns how many went."""
    old = [] if before is None else [fact.c.at < before]
    named = fact.c.name.startswith(prefix, autoescape=True)
    return int((await conn.execute(delete(fact).where(named, *old))).rowcount)


async def instant(conn: Connection, name: str) -> datetime | None:
    """A fact that is an instant."""
    found = await get(conn, name)
    return datetime.fromisoformat(found) if isinstance(found, str) else None


async def put_instant(conn: Connection, name: str, value: datetime, *, now: datetime) -> None:
    """Remember an instant."""
    await put(conn, name, value.isoformat(), now=now)


async def setting(conn: Connection, commune_id: int, name: str) -> Any:
    """What a commune has set, None where it has not."""
    query = select(own.c.value).where(own.c.commune_id == commune_id, own.c.name == name)
    return (await conn.execute(query)).scalar()


async def set_setting(
    conn: Connection, commune_id: int, name: str, value: object, *, now: datetime
) -> None:
    """Set something for a commune."""
    fresh = {"value": value, "changed_at": now}
    await conn.execute(
        insert_into(conn, own)
        .values(commune_id=commune_id, name=name, **fresh)
        .on_conflict_do_update(index_elements=["commune_id", "name"], set_=fresh)
    )
