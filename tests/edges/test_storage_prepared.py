"""Prepared statements: the same answers on both databases, and from a reader as from the writer."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from storage.engine import Database
from storage.prepared import Prepared, given, savepoint, upsert
from storage.schema import fact

NOW = datetime(2023, 11, 8, 1, 0, tzinfo=UTC)
PUT = upsert(
    fact,
    lambda insert: insert.values(
        name=given("name"), value=given("value"), at=given("at")
    ).on_conflict_do_update(index_elements=["name"], set_={"value": given("value")}),
)
GET = Prepared(
    select(fact.c.name, fact.c.value, fact.c.at)
    .where(fact.c.name >= given("first"), fact.c.name != "c")
    .order_by(fact.c.name)
    .limit(given("most"))
)
MOVE = Prepared(update(fact).where(fact.c.name == given("name")).values(at=given("at")))


async def test_what_is_put_is_read_back(database: Database) -> None:
    """Values pass through the columns' own types, constants stay, places are filled anew."""
    async with database.write() as conn:
        await PUT.run_each(conn, [{"name": n, "value": {"số": n}, "at": NOW} for n in "abcd"])
        await PUT.run(conn, name="b", value=["hai"], at=NOW)
        rows = await GET.rows(conn, first="b", most=9)

        assert [(row.name, row.value, row.at) for row in rows] == [
            ("b", ["hai"], NOW),
            ("d", {"số": "d"}, NOW),
        ]
        assert len(await GET.rows(conn, first="a", most=1)) == 1
        assert await GET.row(conn, first="e", most=1) is None
        assert await MOVE.run(conn, name="a", at=NOW) == 1
        assert await MOVE.run(conn, name="z", at=NOW) == 0
    async with database.read() as conn:
        first = await GET.row(conn, first="a", most=1)

        assert (first.name, first.value, first.at) == ("a", {"số": "a"}, NOW)


async def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    """As everywhere: it never reaches a row."""
    with pytest.raises(Exception, match="without a zone"):
        async with database.write() as conn:
            await PUT.run(conn, name="a", value=1, at=NOW.replace(tzinfo=None))


async def test_a_savepoint_undoes_its_own_part_alone(database: Database) -> None:
    """One in the other: what failed is gone, what stood before and after stays."""
    async with database.write() as conn:
        await PUT.run(conn, name="a", value=1, at=NOW)
        with suppress(KeyError):
            async with savepoint(conn):
                await PUT.run(conn, name="b", value=1, at=NOW)
                async with savepoint(conn):
                    await PUT.run(conn, name="d", value=1, at=NOW)
                raise KeyError
        async with savepoint(conn):
            await PUT.run(conn, name="e", value=1, at=NOW)
            with suppress(KeyError):
                async with savepoint(conn):
                    await PUT.run(conn, name="f", value=1, at=NOW)
                    raise KeyError
    async with database.read() as conn:
        assert [row.name for row in await GET.rows(conn, first="", most=9)] == ["a", "e"]


def test_a_statement_whose_text_changes_is_refused() -> None:
    """A list of values makes another statement for each length: it cannot be prepared."""
    with pytest.raises(TypeError, match="text never changes"):
        _ = Prepared(select(fact.c.name).where(fact.c.name.in_(["a", "b"])))._here
