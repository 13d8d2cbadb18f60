"""Statements that never change: stated once, compiled once, run without SQLAlchemy's work per run.

SQLAlchemy spends some 130 µs on building, keying and running a statement that SQLite answers in 4
(docs/speed.md). What every update runs is therefore said once, with named places for what differs. On
SQLite's writer its SQL goes straight to the connection; elsewhere through SQLAlchemy like any other.
"""

from collections import namedtuple
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BindParameter, Executable, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

from storage.columns import on_server
from storage.driver import Driver
from storage.engine import Connection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

    Insert = sqlite.Insert | postgresql.Insert

_PLACE: Final = "given_"  # a column's own name may not name a place
_SQLITE: Final = sqlite.dialect(paramstyle="qmark")


def given(name: str) -> BindParameter[Any]:
    """A place in a statement that each run fills: `run(conn, name=…)`."""
    return bindparam(_PLACE + name)


class Prepared:
    """One statement of fixed shape."""

    def __init__(
        self, statement: Executable, elsewhere: Callable[[], Executable] | None = None
    ) -> None:
        self._statement = statement
        self._made = elsewhere

    @cached_property
    def _here(self) -> "_Compiled":
        return _Compiled(self._statement)

    @cached_property
    def _elsewhere(self) -> Executable:
        return self._statement if self._made is None else self._made()

    async def rows(self, conn: Connection, /, **places: Any) -> Sequence[Any]:
        """Every row that it gives, with columns by their names."""
        driver = conn.info.get("driver")
        if isinstance(driver, Driver):
            return self._here.rows(driver, places)
        return (await conn.execute(self._elsewhere, _named(places))).all()

    async def row(self, conn: Connection, /, **places: Any) -> Any:
        """The first row, None where there is none."""
        rows = await self.rows(conn, **places)
        return rows[0] if rows else None

    async def run(self, conn: Connection, /, **places: Any) -> int:
        """Run a statement that gives no rows; how many it changed."""
        driver = conn.info.get("driver")
        if isinstance(driver, Driver):
            return self._here.run(driver, places)
        return int((await conn.execute(self._elsewhere, _named(places))).rowcount)

    async def run_each(self, conn: Connection, many: Sequence[Mapping[str, Any]], /) -> None:
        """Run it once for each set of places."""
        if not many:
            return
        driver = conn.info.get("driver")
        if isinstance(driver, Driver):
            self._here.run_each(driver, many)
        else:
            await conn.execute(self._elsewhere, [_named(places) for places in many])


def upsert(table: Table, finish: "Callable[[Insert], Executable]") -> Prepared:
    """An INSERT that says ON CONFLICT, in the words of either database."""
    return Prepared(finish(sqlite.insert(table)), lambda: finish(on_server(table)))


@asynccontextmanager
async def savepoint(conn: Connection) -> AsyncIterator[None]:
    """What is written inside is undone where it raises; the transaction goes on.

    Always of one name, the innermost is meant: PostgreSQL would prepare SQLAlchemy's numbered ones anew
    each time, for three times the processor time of these and in place of statements worth keeping.
    """
    driver = conn.info.get("driver")
    await _say(conn, driver, "SAVEPOINT part")
    try:
        yield
    except BaseException:
        # SQLite itself undid everything where the disk was full; a server that is gone, too
        if not conn.invalidated and (driver is None or driver.db.in_transaction):
            await _say(conn, driver, "ROLLBACK TO part")
            await _say(conn, driver, "RELEASE part")
        raise
    await _say(conn, driver, "RELEASE part")


async def _say(conn: Connection, driver: Driver | None, sql: str) -> None:
    if driver is not None:
        driver.db.execute(sql)
    else:
        await conn.exec_driver_sql(sql)


class _Compiled:
    """A statement as SQLite takes it: its text, how to fill its places, how to read its rows."""

    def __init__(self, statement: Executable) -> None:
        compiled = statement.compile(dialect=_SQLITE)  # type: ignore[attr-defined]  # all of ours can
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params:
            raise TypeError("only statements whose text never changes can be prepared")
        self._sql = str(compiled)
        self._fixed: list[Any] = []  # a value for each place, None where a run gives it
        self._fill: list[tuple[int, str, Callable[[Any], Any] | None]] = []
        for at, name in enumerate(compiled.positiontup or ()):
            bind = compiled.binds[name]
            process = bind.type._cached_bind_processor(_SQLITE)  # noqa: SLF001
            if bind.key.startswith(_PLACE):
                self._fixed.append(None)
                self._fill.append((at, bind.key.removeprefix(_PLACE), process))
            else:
                value = bind.effective_value
                self._fixed.append(process(value) if process else value)
        columns = compiled._result_columns  # noqa: SLF001  # nothing public gives the types of rows
        names = [one.keyname or f"column{at}" for at, one in enumerate(columns)]
        row = namedtuple("Row", names)  # type: ignore[misc]  # their names are known at run time
        self._make: Callable[[Sequence[Any]], Any] = row._make
        read = [one.type._cached_result_processor(_SQLITE, None) for one in columns]  # noqa: SLF001
        self._read = [(at, one) for at, one in enumerate(read) if one is not None]

    def _values(self, places: Mapping[str, Any]) -> list[Any]:
        values = self._fixed.copy()
        for at, name, process in self._fill:
            values[at] = places[name] if process is None else process(places[name])
        return values

    def rows(self, driver: Driver, places: Mapping[str, Any]) -> list[Any]:
        found = driver.db.execute(self._sql, self._values(places)).fetchall()
        make, read = self._make, self._read
        if not read:
            return [make(row) for row in found]
        rows = []
        for one in found:
            row = list(one)
            for at, process in read:
                row[at] = process(row[at])
            rows.append(make(row))
        return rows

    def run(self, driver: Driver, places: Mapping[str, Any]) -> int:
        return driver.db.execute(self._sql, self._values(places)).rowcount

    def run_each(self, driver: Driver, many: Sequence[Mapping[str, Any]]) -> None:
        driver.db.executemany(self._sql, [self._values(places) for places in many])


def _named(places: Mapping[str, Any]) -> dict[str, Any]:
    return {_PLACE + name: value for name, value in places.items()}
