"""PostgreSQL's copies and the way back from one, by its own client programs (P19).

A dump is named only when pg_restore can list it. A restore is one transaction together with the fact
that keeps the sender still: the database is the old one or the paused copy, never anything between.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import URL

from storage import migrations
from storage.engine import database_url
from storage.errors import (
    BackupMissing,
    BackupUnfit,
    SchemaNewer,
    ServerRefuses,
    StorageBusy,
    StorageError,
    ToolsMissing,
)
from storage.schema import metadata
from storage.whole_files import named, private, tidy

TOOLS: Final = ("pg_dump", "pg_restore", "psql")
_OTHERS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name LIKE 'thidua%'"
)
# A dump takes away what it holds itself; a newer schema has tables more, which refer to these.
_OURS: Final = ", ".join(f"'{name}'" for name in sorted({*metadata.tables, "alembic_version"}))
_CLEARED: Final = f"""
DO $$
DECLARE one regclass;
BEGIN
    FOR one IN
        SELECT oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND (
            relname IN ({_OURS}) OR oid IN (
                SELECT held.conrelid FROM pg_constraint held JOIN pg_class whose ON whose.oid = held.confrelid
                WHERE held.contype = 'f' AND whose.relname IN ({_OURS})
            )
        )
    LOOP
        EXECUTE 'DROP TABLE IF EXISTS ' || one || ' CASCADE';
    END LOOP;
END $$;
"""
_REFUSED: Final = re.compile(r"FATAL: +(?:\S+ authentication|role|no pg_hba|database \")")
_STAMP: Final = re.compile(r"^COPY public\.alembic_version .*?;\n(\S+)$", re.MULTILINE)


def possible() -> bool:
    """Whether PostgreSQL's client programs are installed here."""
    return all(shutil.which(tool) for tool in TOOLS)


def dump(address: str, folder: Path, stamp: str) -> Path:
    """One dump of a server's database, <name>-<stamp>.dump; blocks, so call it in a thread.

    Raises ToolsMissing without pg_dump, ServerRefuses, or StorageError with what it said.
    """
    if not possible():
        raise ToolsMissing()
    url = database_url(address)
    part = folder / f".{url.database}-{stamp}.part"
    with tidy(part):
        private(part)
        _run(url, ["pg_dump", "--format=custom", "--no-owner", f"--file={part}", *_where(url)])
        _run(url, ["pg_restore", "--list", str(part)])
        return named(part, folder / f"{url.database}-{stamp}.dump")


def restore(file: Path, address: str, *, paused: str, now: datetime) -> None:
    """Put a dump in the place of everything in the database, with sending paused.

    `paused` is the fact's name. Raises BackupMissing, BackupUnfit, SchemaNewer about the file and
    StorageBusy while a bot works on the database: nothing was touched then.
    """
    if not possible():
        raise ToolsMissing()
    if not file.is_file():
        raise BackupMissing(str(file))
    url = database_url(address)
    with TemporaryDirectory(prefix="thidua-restore-") as folder:
        script = private(Path(folder) / "restore.sql")
        try:
            _run(url, ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--file={script}",
                       str(file)])  # fmt: skip
        except StorageError as error:
            raise BackupUnfit(str(file)) from error
        _check_schema(script, file)
        if _run(url, ["psql", "--tuples-only", "--no-align", f"--command={_OTHERS}", *_where(url)])\
                .strip() != "0":  # fmt: skip
            raise StorageBusy("stop the bot before restoring")
        dumped = script.read_text("utf-8", "replace")
        with script.open("w", encoding="utf-8") as more:
            more.write(_CLEARED + dumped)
            value = json.dumps({"why": "restored", "from": file.name}).replace("'", "''")
            more.write(
                f"\nDELETE FROM public.fact WHERE name = '{paused}';\n"
                "INSERT INTO public.fact (name, value, at) VALUES"
                f" ('{paused}', '{value}', '{now.astimezone(UTC).isoformat()}');\n"
            )
        _run(url, ["psql", "--quiet", "--no-psqlrc", "--single-transaction",
                   "--set=ON_ERROR_STOP=1", f"--file={script}", *_where(url)])  # fmt: skip


def _check_schema(script: Path, file: Path) -> None:
    """Whether the dump is of this program, and of a schema that it knows."""
    found = _STAMP.search(script.read_text("utf-8", "replace"))
    if found is None:
        raise BackupUnfit(str(file))
    if found[1] not in migrations.known():
        raise SchemaNewer(f"schema {found[1]}, this program knows {migrations.known()[-1]}")


def _where(url: URL) -> list[str]:
    options = (("host", url.host), ("port", url.port), ("username", url.username))
    given = [f"--{option}={value}" for option, value in options if value]
    return [*given, "--no-password", f"--dbname={url.database}"]


def _run(url: URL, words: Sequence[str]) -> str:
    """One client program; the password goes by the environment, never by the command line."""
    done = subprocess.run(
        words,
        env={**os.environ, "PGPASSWORD": url.password or ""},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[:300]
        raise (ServerRefuses if _REFUSED.search(said) else StorageError)(said)
    return done.stdout.decode("utf-8", "replace")
