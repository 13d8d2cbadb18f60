"""The rows of each released schema, to be put into a database of that schema and looked for later.

tests/data/schema-NNNN.json holds them (invented people) as the program of that schema left them; the
schema itself comes out of its own migration, which is never changed again. Times stand as {"at": …},
days as {"day": …}, bytes as {"hex": …}; JSON as the text that is stored.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import MetaData, Table, select

RELEASED: Final = sorted((Path(__file__).parents[1] / "tests" / "data").glob("schema-*.json"))
# What a step changes on purpose: nobody ever read the title of a private chat.
CHANGED: Final = {("chat", "title"): ""}

Rows = Mapping[str, list[dict[str, Any]]]


def fill(conn: SyncConnection, data: Rows) -> None:
    """Put every row into its table; AssertionError where the data know a table not."""
    for table in _reflected(conn):
        rows = _rows(data, table.name, sqlite=conn.dialect.name == "sqlite")
        assert rows, f"the fixture has no row of {table.name}"
        conn.execute(table.insert(), rows)


def lost(conn: SyncConnection, data: Rows) -> list[str]:
    """Rows of the data that are not there as they were."""
    found = []
    by_name = {one.name: one for one in _reflected(conn)}
    for name in data:
        table = by_name[name]
        there = [row._asdict() for row in conn.execute(select(table))]
        for row in _rows(data, name, sqlite=conn.dialect.name == "sqlite"):
            if (name, "title") in CHANGED and row.get("type") == "private":
                row["title"] = CHANGED[name, "title"]
            if not any(all(one[key] == value for key, value in row.items()) for one in there):
                found.append(f"{name}: {row}")
    return found


def _value(given: Any, *, sqlite: bool) -> Any:
    match given:
        case {"at": moment}:
            found = datetime.fromisoformat(moment)
            return found.astimezone(UTC).replace(tzinfo=None) if sqlite else found
        case {"day": day}:
            return date.fromisoformat(day)
        case {"hex": text}:
            return bytes.fromhex(text)
    return given


def _rows(data: Rows, table: str, *, sqlite: bool) -> list[dict[str, Any]]:
    return [
        {name: _value(value, sqlite=sqlite) for name, value in row.items()} for row in data[table]
    ]


def _reflected(conn: SyncConnection) -> list[Table]:
    found = MetaData()
    found.reflect(conn)
    return [one for one in found.sorted_tables if one.name != "alembic_version"]
