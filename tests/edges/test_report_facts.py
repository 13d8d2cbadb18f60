"""The figures of a report against plain SQL and plain Python over the same tables."""

import json
import sqlite3
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from benchmarks import months
from campaigns import report
from campaigns.report_facts import ReportFacts
from storage import report_rows
from storage.engine import Database


@pytest.fixture
async def told(sqlite_database: Database) -> tuple[ReportFacts, sqlite3.Connection]:
    """Thirteen villages, forty works, two hundred reports: as facts, and as a bare database."""
    async with sqlite_database.write() as conn:
        made = await months.write(conn, villages=13, works=40, reports=200)
    async with sqlite_database.read() as conn:
        rows = await report_rows.read(
            conn, made.campaign_id, commune_id=made.commune_id, tz=months.TZ
        )
    assert rows is not None
    bare = sqlite3.connect(sqlite_database.path or Path())
    bare.row_factory = sqlite3.Row
    return report.facts(rows, months.TODAY), bare


def _counted(bare: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = bare.execute("SELECT * FROM submission WHERE state IN ('registered', 'approved')")
    return [dict(row) | {"answers": json.loads(row["answers"])} for row in rows]


def _ends(one: dict[str, Any]) -> tuple[int, int]:
    value = one["answers"]["gia-tri"]["value"]
    if isinstance(value, dict):
        return value["from"], value["to"]
    return value or 0, value or 0


def _last(bare: sqlite3.Connection, work: int, column: str) -> int | None:
    row = bare.execute(
        f"SELECT {column} FROM progress WHERE submission_id = ? AND {column} IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        (work,),
    ).fetchone()
    return row[0] if row else None


async def test_the_totals_are_those_of_the_tables(
    told: tuple[ReportFacts, sqlite3.Connection],
) -> None:
    """Works, money from and to, without a figure, spent, mean percent; withdrawn ones never."""
    facts, bare = told
    works = _counted(bare)
    percents = [_last(bare, one["id"], "percent") or 0 for one in works]

    assert facts.total.works == len(works) < 40
    assert facts.total.low == sum(_ends(one)[0] for one in works)
    assert facts.total.high == sum(_ends(one)[1] for one in works) > facts.total.low
    assert facts.total.unclear == sum(one["answers"]["gia-tri"]["value"] is None for one in works)
    assert facts.total.spent == sum(_last(bare, one["id"], "spent") or 0 for one in works)
    assert facts.total.percent == int(sum(percents) / len(percents) + 0.5)
    assert facts.total.done == sum(one == 100 for one in percents)


async def test_units_blocks_and_categories_add_up_to_the_whole(
    told: tuple[ReportFacts, sqlite3.Connection],
) -> None:
    """Every cut of the same works comes to the same sums, each unit as the tables have it."""
    facts, bare = told
    of_unit: dict[int, int] = defaultdict(int)
    for one in _counted(bare):
        of_unit[one["unit_id"]] += _ends(one)[0]

    assert len(facts.units) == 13
    assert {one.unit.id: one.sum.low for one in facts.registered} == of_unit
    assert [one.unit.id for one in facts.silent] == [at for at in range(1, 14) if at not in of_unit]
    for cut in (facts.units, facts.blocks, facts.categories):
        assert sum(one.sum.works for one in cut) == facts.total.works
        assert sum(one.sum.low for one in cut) == facts.total.low
        assert sum(one.sum.spent for one in cut) == facts.total.spent
        assert sum(one.sum.slow for one in cut) == facts.total.slow


async def test_slow_works_are_those_behind_their_own_dates(
    told: tuple[ReportFacts, sqlite3.Connection],
) -> None:
    """Past the end, not begun, or more than 15 points under the straight line."""
    facts, bare = told
    slow = set()
    for one in _counted(bare):
        starts, ends = (
            date.fromisoformat(one["answers"][key]["value"]) for key in ("khoi-cong", "hoan-thanh")
        )
        percent = _last(bare, one["id"], "percent") or 0
        line = 100 * (months.TODAY - starts).days / (ends - starts).days
        past = ends < months.TODAY
        if percent < 100 and (past or (starts < months.TODAY and percent + 15 < round(line))):
            slow.add(one["code"])

    assert {one.row.code for one in facts.slow} == slow
    assert slow


async def test_who_owes_a_period_is_found_period_by_period(
    told: tuple[ReportFacts, sqlite3.Connection],
) -> None:
    """A unit owes for an unfinished work it did not report on in that period."""
    facts, bare = told
    period = next(one for one in facts.periods if one.period.kind == "report" and one.over)
    owing = set()
    standing = bare.execute(
        "SELECT id, unit_id FROM submission WHERE state IN ('registered', 'approved', 'returned')"
    )
    for one in standing.fetchall():
        reports = bare.execute(
            "SELECT milestone_id, percent, sent_at FROM progress WHERE submission_id = ?",
            (one["id"],),
        ).fetchall()
        before = any(
            row["percent"] == 100 and row["sent_at"][:10] < str(period.period.opens_on)
            for row in reports
        )
        if not before and all(row["milestone_id"] != period.period.id for row in reports):
            owing.add(one["unit_id"])

    assert {one.id for one in period.missing} == owing


async def test_the_curve_ends_today_and_never_passes_a_hundred(
    told: tuple[ReportFacts, sqlite3.Connection],
) -> None:
    """What was planned grows; what is done is known up to today and no further."""
    facts, _ = told
    today = next(one for one in facts.curve if one.day == months.TODAY)

    assert today.actual == facts.total.percent
    assert [one.planned for one in facts.curve] == sorted(one.planned for one in facts.curve)
    assert all(one.actual is None for one in facts.curve if one.day > months.TODAY)
    assert all(0 <= (one.actual or 0) <= 100 for one in facts.curve)


async def _queries(db: Database, villages: int) -> int:
    async with db.write() as conn:
        for table in (
            "recipient", "announcement", "measurement", "progress", "submission", "milestone",
            "form", "campaign", "unit",
        ):  # fmt: skip
            await conn.exec_driver_sql(f"DELETE FROM {table}")
        made = await months.write(conn, villages=villages, works=villages * 2, reports=villages)
    seen: list[Any] = []
    async with db.read() as conn:
        event.listen(
            conn.sync_connection, "before_cursor_execute", lambda *given: seen.append(given)
        )
        await report_rows.read(conn, made.campaign_id, commune_id=made.commune_id, tz=months.TZ)
    return len(seen)


async def test_reading_asks_no_more_for_more_villages(sqlite_database: Database) -> None:
    """The number of queries does not grow with the campaign."""
    assert await _queries(sqlite_database, 5) == await _queries(sqlite_database, 60) > 0
