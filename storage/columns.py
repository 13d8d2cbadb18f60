"""What tables are made of: types that keep what SQLite would lose, keys, names of constraints.

Promises: an instant read back equals the instant written, whatever its zone was; a naive
datetime is refused before it reaches a row.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator, TypeEngine

from campaigns import kept

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


class _Instant(sqlite.DATETIME):
    """SQLite's own text of an instant, made by C: a step of a conversation writes some twenty of them."""

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:
        """The text as SQLAlchemy would make it, at a third of the cost."""
        return lambda value: None if value is None else value.isoformat(" ", "microseconds")


_INSTANT: Final = _Instant()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its types to us


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant. SQLite stores 08:00+07:00 as a bare 08:00; this stores 01:00 UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own kind of an instant."""
        return _INSTANT if dialect.name == "sqlite" else super().load_dialect_impl(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant (ValueError) and turn any other into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JsonValue(TypeDecorator[Any]):
    """Plain JSON as text: the same on both databases, readable by a person in a shell."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write compact JSON; NULL stays NULL."""
        if value is None:
            return None
        return _compact(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the JSON back."""
        return None if value is None else json.loads(value)


class KeptJson(JsonValue):
    """JSON that is read far more often than written; what is read back is shared, not to be changed."""

    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the JSON back, the same text only once."""
        return None if value is None else kept.decoded(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rows by itself only in an INTEGER key; PostgreSQL wants room for a nation.
Key = BigInteger().with_variant(Integer(), "sqlite")


def key() -> Column[int]:
    """A row's own number."""
    return Column("id", Key, primary_key=True, autoincrement=True)


def commune_id() -> Column[int]:
    """Whose row it is: every table of campaign data can be split by commune."""
    return Column("commune_id", Key, ForeignKey("commune.id"), nullable=False, index=True)


def partial_index(name: str, *columns: str, where: str) -> Index:
    """An index of few rows, so that work does not slow with history.

    A query uses it only where it says the condition in the same words, not as a parameter. Migrations
    make it, on both databases; to say PostgreSQL's words here, too, would load its dialect everywhere.
    """
    return Index(name, *columns, sqlite_where=text(where))


def insert_into(conn: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that may say ON CONFLICT, on either database."""
    return sqlite.insert(table) if conn.dialect.name == "sqlite" else on_server(table)


def on_server(table: Table) -> "postgresql.Insert":
    """PostgreSQL's INSERT; its dialect, 2 MiB, is loaded where a server is used."""
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
