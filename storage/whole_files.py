"""Files that are whole or not there: made for our eyes only, named when finished, tidied when not."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import Final

from storage.errors import StorageError, StorageFull, StorageReadOnly, translated

NO_ROOM: Final = (ENOSPC, EDQUOT, EFBIG)  # of the disk, of a quota, of a limit on one file


def private(path: Path) -> Path:
    """A new empty file for our eyes only, in a folder that is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
    return path


def named(part: Path, final: Path) -> Path:
    """Give a finished file its name, so that it survives a power cut under it."""
    _flush(part)
    os.replace(part, final)
    _flush(final.parent)
    return final


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def tidy(part: Path) -> Iterator[None]:
    """Leave no half-made file behind; say a full disk in our own words."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error) or StorageError(str(error)) from error
    except OSError as error:
        raise (StorageFull if error.errno in NO_ROOM else StorageReadOnly)(str(error)) from error
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                part.with_name(part.name + rest).unlink(missing_ok=True)
