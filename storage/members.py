"""Which processes are alive: each holds one PostgreSQL session lock with its number.

The server lets the lock go when the process ends or its host vanishes (bot/single.py), so nobody has
to write heartbeats into a table. `alive` is asked inside the statement that needs it: a process holds
its lock before it writes its first row, so no row of a living one is ever taken for a dead one's.
"""

from typing import Final

from sqlalchemy import BigInteger, Select, column, func, literal_column, select, table
from sqlalchemy import cast as as_type

LOCK_CLASS: Final = 0x7468_6D65  # "thme": our processes among PostgreSQL's lock numbers
BOT_CLASS: Final = 0x7468_6475  # "thdu": the bots they hold

_LOCKS = table(
    "pg_locks",
    column("locktype"), column("classid"), column("objid"), column("granted"), column("database"),
)  # fmt: skip
_DATABASES = table("pg_database", column("oid"), column("datname"))


def alive() -> Select[int]:
    """The numbers of the processes that live, on PostgreSQL."""
    here = select(_DATABASES.c.oid).where(_DATABASES.c.datname == func.current_database())
    return select(as_type(_LOCKS.c.objid, BigInteger)).where(
        _LOCKS.c.locktype == literal_column("'advisory'"),
        _LOCKS.c.classid == literal_column(str(LOCK_CLASS)),
        _LOCKS.c.granted,
        _LOCKS.c.database == here.scalar_subquery(),
    )
