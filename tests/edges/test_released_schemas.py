"""A database of each released schema, with rows in every table, climbs to today's with nothing lost (P20).

tests/data/schema-NNNN.json holds the rows (invented people) as the program of that schema left them; the
schema itself comes out of its own migration, which is never changed again. Times stand as {"at": …},
days as {"day": …}, bytes as {"hex": …}; JSON as the text that is stored.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import MetaData, Table, select

from messages import cli
from storage import migrate, migrations
from storage.engine import Database, SchemaNewer, connect
from storage.schema import metadata

DATA = Path(__file__).parents[1] / "data"
RELEASED = sorted(DATA.glob("schema-*.json"))
# What a step changes on purpose: nobody ever read the title of a private chat.
CHANGED = {("chat", "title"): ""}

Rows = Mapping[str, list[dict[str, Any]]]


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


def _fill(conn: SyncConnection, data: Rows) -> None:
    for table in _reflected(conn):
        rows = _rows(data, table.name, sqlite=conn.dialect.name == "sqlite")
        assert rows, f"the fixture has no row of {table.name}"
        conn.execute(table.insert(), rows)


def _lost(conn: SyncConnection, data: Rows) -> list[str]:
    """Rows of the fixture that are not there as they were."""
    lost = []
    by_name = {one.name: one for one in _reflected(conn)}
    for name in data:
        table = by_name[name]
        there = [row._asdict() for row in conn.execute(select(table))]
        for row in _rows(data, name, sqlite=conn.dialect.name == "sqlite"):
            if (name, "title") in CHANGED and row.get("type") == "private":
                row["title"] = CHANGED[name, "title"]
            if not any(all(one[key] == value for key, value in row.items()) for one in there):
                lost.append(f"{name}: {row}")
    return lost


@pytest.mark.parametrize("file", RELEASED, ids=lambda one: one.stem)
async def test_a_released_schema_climbs_with_every_row(
    database: Database, file: Path, tmp_path: Path
) -> None:
    """Every table filled, every value as it was, at today's schema."""
    data, number = json.loads(file.read_text("utf-8")), file.stem.partition("-")[2]
    address = database.url.render_as_string(hide_password=False)
    await database.close()
    await migrate.move(address, "base")
    await migrate.move(address, number)
    db = connect(address)
    async with db.write() as conn:
        await conn.run_sync(_fill, data)
    await db.close()

    assert await migrate.upgrade(address, backups=tmp_path / "copies") == number

    db = connect(address)
    async with db.read() as conn:
        assert await conn.run_sync(_lost, data) == []
    await db.close()
    assert await migrate.version(address) == migrations.known()[-1]
    assert list((tmp_path / "copies").glob(f"*-before-{migrations.known()[-1]}.*"))


def test_every_released_schema_has_its_rows() -> None:
    """All but today's: whoever adds a step keeps the rows of the schema before it."""
    kept = {one.stem.partition("-")[2] for one in RELEASED}

    assert kept >= {"0001"}
    assert set(json.loads(RELEASED[0].read_text("utf-8"))) <= set(metadata.tables)


def test_a_newer_schema_is_refused_in_a_persons_words() -> None:
    """What is wrong and what to do, in Vietnamese, as the terminal says it."""
    said = cli.storage_sentence(SchemaNewer.__name__, "schema 9999, this program knows 0002")

    assert "bản chương trình mới hơn" in said
    assert "Cài lại" in said
