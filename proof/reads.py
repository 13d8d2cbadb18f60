"""How many rows each statement reads: noted while the bot works, then asked of PostgreSQL's EXPLAIN.

Counted are rows of the tables that grow with time; what a nation has once, its villages and people, is
not. A statement is explained with the parameters it had, in a transaction that is rolled back.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from storage.engine import Connection, Database

GROWN: Final = (
    "announcement", "attempt", "audit", "delivery", "file", "inbox", "job", "progress", "recipient",
    "slot", "submission", "submission_version", "token",
)  # fmt: skip


@dataclass(frozen=True)
class Noted:
    """The most that one statement reads of one table."""

    rows: int
    table: str
    words: str  # the statement's beginning


@contextmanager
def noting() -> Iterator[dict[str, Any]]:
    """Every distinct statement that is run meanwhile, with its last parameters."""
    noted: dict[str, Any] = {}

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "WITH"):
            noted[statement] = parameters

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield noted
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def worst(db: Database, noted: dict[str, Any]) -> list[Noted]:
    """What each of them reads of a table that grows, the most first."""
    found = []
    async with db.write() as conn:
        for statement, parameters in noted.items():
            if "pg_" in statement or "current_setting" in statement:
                continue
            tree = await _explained(conn, statement, parameters)
            for table, rows in _touched(tree):
                if table in GROWN:
                    found.append(Noted(rows, table, " ".join(statement.split())[:90]))
    return sorted(found, key=lambda one: -one.rows)


async def _explained(conn: Connection, statement: str, parameters: Any) -> dict[str, Any]:
    """The plan as it went. A refused statement (a key that is there already) has no plan."""
    inner = await conn.begin_nested()
    try:
        said = await conn.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters)
        plan: Any = said.scalar()
    except DBAPIError:
        return {}
    finally:
        await inner.rollback()
    tree = json.loads(plan) if isinstance(plan, str) else plan
    return dict(tree[0]["Plan"])


def _touched(node: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Each table of the plan and the rows that were read of it, kept or thrown away."""
    if "Relation Name" in node and node["Node Type"] != "ModifyTable":
        each = node["Actual Rows"] + sum(
            node.get(name, 0)
            for name in ("Rows Removed by Filter", "Rows Removed by Index Recheck")
        )
        yield node["Relation Name"], round(each * node["Actual Loops"])
    for child in node.get("Plans", ()):
        yield from _touched(child)
