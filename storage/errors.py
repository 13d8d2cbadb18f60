"""What a database may refuse, in a handful of kinds that each say what an operator can do.

Owns the translation of both databases' error codes. Promises: whoever sees a StorageError knows
that nothing of the transaction was stored, CommitUnknown excepted. Never shown to people as it is:
their sentence comes from messages/.
"""

import sqlite3
from typing import ClassVar

from sqlalchemy.exc import DBAPIError


class StorageError(Exception):
    """The database did not do what was asked; nothing of the transaction was stored."""

    advice: ClassVar[str] = "The database refused"

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.advice} ({detail})" if detail else self.advice)
        self.detail = detail

    def again(self) -> "StorageError":
        """The same trouble, to be raised in another task: an exception has one traceback."""
        return type(self)(self.detail)


class StorageFull(StorageError):
    """No room on the disk. Nothing was stored; as soon as there is room, work goes on by itself."""

    advice = "The disk is full: free some space, then the program goes on by itself"


class StorageBusy(StorageError):
    """Somebody else holds the database, or the server cannot be reached: worth another try."""

    advice = (
        "The database is held by another program or cannot be reached: stop the other program"
        " (a database shell, a second copy, a virus scanner), or start the database server"
    )


class StorageReadOnly(StorageError):
    """The database may not be written to, or its file cannot be opened."""

    advice = (
        "The database cannot be written: check that its file exists, and the rights of the file"
        " and of its folder"
    )


class StorageDamaged(StorageError):
    """The database is damaged, or its disk answers with errors. Nothing more may be written."""

    advice = "The database is damaged: stop the program and restore the newest good backup"


class NotOurs(StorageDamaged):
    """The database holds tables and no schema version: another program's, or what was left of ours."""

    advice = "The database is another program's, or has lost the version of its schema"


class DataMissing(StorageReadOnly):
    """The database's file is gone and copies of it are there: an empty one would hide the loss."""

    advice = "The database is not there, but copies of it are: put it back or restore one"


class BackupMissing(StorageReadOnly):
    """There is no file of this name to restore from. Nothing was touched."""

    advice = "There is no such file to restore from"


class BackupUnfit(StorageDamaged):
    """The file to restore from is none of this program's whole copies. Nothing was touched."""

    advice = "This file cannot be restored from: take another backup"


class ServerRefuses(StorageBusy):
    """The database's server is there, and does not know the user, the password or the database."""

    advice = "The server does not know this user, password or database: look at DATABASE_URL"


class ToolsMissing(StorageError):
    """PostgreSQL's client programs are not installed here; its server may make copies itself."""

    advice = (
        "pg_dump is not installed: install PostgreSQL's client programs, or leave backups"
        " to the database server's own"
    )


class SchemaNewer(StorageError):
    """A newer program has written this database; this one must not touch it."""

    advice = "The database was written by a newer version of this program: install that version"


class CommitUnknown(StorageError):
    """The connection broke during COMMIT: it was stored or not. Read the row again before going on."""

    advice = (
        "The connection to the database broke during the commit: it may have been stored or not"
    )


# SQLite's primary result codes (sqlite.org/rescode.html).
_SQLITE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_BUSY: StorageBusy,
    sqlite3.SQLITE_LOCKED: StorageBusy,
    sqlite3.SQLITE_READONLY: StorageReadOnly,
    sqlite3.SQLITE_CANTOPEN: StorageReadOnly,
    sqlite3.SQLITE_PERM: StorageReadOnly,
    sqlite3.SQLITE_AUTH: StorageReadOnly,
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_IOERR: StorageDamaged,
    sqlite3.SQLITE_CORRUPT: StorageDamaged,
    sqlite3.SQLITE_NOTADB: StorageDamaged,
}
# Of its I/O errors these two are told where there is no room left: the index of the log cannot be made
# longer, or a quota (not the disk) is used up, which it does not call full.
_NO_ROOM: frozenset[int] = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE})
# PostgreSQL's SQLSTATE, by class (two letters) or in full.
_POSTGRES: dict[str, type[StorageError]] = {
    "08": StorageBusy,  # connection lost or refused
    "28": ServerRefuses,  # this user may not log in
    "3D": ServerRefuses,  # there is no such database
    "40": StorageBusy,  # deadlock, serialization
    "53": StorageBusy,  # too many connections, out of memory
    "53100": StorageFull,
    "55P03": StorageBusy,  # lock_timeout
    "57P": StorageBusy,  # shutting down, starting up
    "58": StorageDamaged,  # I/O error
    "25006": StorageReadOnly,
    "25P03": StorageBusy,  # idle in transaction for too long: this host was cut off
    "42501": StorageReadOnly,
    "XX001": StorageDamaged,
    "XX002": StorageDamaged,
}


def translated(error: BaseException) -> StorageError | None:
    """The kind of trouble behind an error, None where it is a mistake of ours.

    Looks through what the error was raised from and during: a full disk undoes SQLite's savepoint,
    and the complaint about the missing savepoint would hide it.
    """
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, StorageError):
            return seen
        kind = _kind(seen)
        if kind is not None:
            text = str(seen.orig) if isinstance(seen, DBAPIError) else str(seen)
            return kind(text.splitlines()[0] if text else type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
    return None


def _kind(error: BaseException) -> type[StorageError] | None:
    if not isinstance(error, DBAPIError):
        return _of_sqlite(error)
    if (known := _of_sqlite(error.orig)) is not None:
        return known
    state = str(getattr(error.orig, "sqlstate", None) or "")
    known = _POSTGRES.get(state) or _POSTGRES.get(state[:3]) or _POSTGRES.get(state[:2])
    return known or (StorageBusy if error.connection_invalidated else None)


def _of_sqlite(error: object) -> type[StorageError] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    return StorageFull if code in _NO_ROOM else _SQLITE.get(code & 0xFF)
