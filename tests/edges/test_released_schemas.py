"""A database of each released schema, with rows in every table, climbs to today's with nothing lost (P20)."""

import json
from pathlib import Path

import pytest

from messages import cli
from proof.released import RELEASED, fill, lost
from storage import migrate, migrations
from storage.engine import Database, SchemaNewer, connect
from storage.schema import metadata


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
        await conn.run_sync(fill, data)
    await db.close()

    assert await migrate.upgrade(address, backups=tmp_path / "copies") == number

    db = connect(address)
    async with db.read() as conn:
        assert await conn.run_sync(lost, data) == []
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
