"""Everything in a database as plain text, schema and rows, so that two can be held against each other."""

import sqlite3
from contextlib import closing
from typing import Final

import asyncpg

from storage.engine import database_url

Snapshot = frozenset[str]

# What a schema consists of, besides the order of columns.
_SERVER: Final = (
    "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
    " || coalesce(character_maximum_length::text, '') || ' ' || coalesce(column_default, '')"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname || ' ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


async def snapshot(address: str) -> Snapshot:
    """All of it; an empty database is an empty set."""
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        return _file(url.database or "")
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    conn = await asyncpg.connect(plain, timeout=10)
    try:
        found = [row[0] for query in _SERVER for row in await conn.fetch(query)]
        tables = await conn.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (name,) in tables:
            rows = await conn.fetch(f'SELECT t::text FROM "{name}" t')
            found += [f"{name}: {row[0]}" for row in rows]
    finally:
        await conn.close()
    return frozenset(found)


def _file(path: str) -> Snapshot:
    with closing(sqlite3.connect(path)) as db:
        found = [
            str(row) for row in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
        ]
        tables = [
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        for name in tables:
            found += [f"{name}: {row}" for row in db.execute(f'SELECT * FROM "{name}"')]
    return frozenset(found)
