"""The process in which a report is computed and written, so that the bot hears others meanwhile.

`python -m scheduler.report_child`: what is wanted comes as a line of JSON, the files go out as one.
It only reads the database.
"""

import asyncio
import base64
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from campaigns import report
from campaigns.report_facts import ReportFacts
from scheduler import report_files
from scheduler.report_files import Made
from storage import engine, report_rows

SECONDS = 120
MOST_BYTES = 64 * 1024 * 1024
NICE = 5  # who waits for a report waits behind those who talk to the bot


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the child; `address` may hold a password and so never stands in argv."""

    address: str
    commune_id: int
    campaign_id: int
    kind: str  # registrations | progress | interim | final
    form: str  # docx | xlsx | pdf | png
    today: str
    zone: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: files with what they say in numbers; none where the campaign is gone."""

    files: tuple[Made, ...] = ()
    works: int = 0
    units: int = 0


async def ask(wanted: Wanted) -> Outcome:
    """Have a child make a report; TimeoutError or RuntimeError where it does not come to an end."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scheduler.report_child", limit=MOST_BYTES,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            given = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
            out, _ = await child.communicate(json.dumps(given).encode() + b"\n")
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise RuntimeError(f"the report's process ended with {child.returncode}")
    return _outcome(json.loads(out))


async def facts_of(wanted: Wanted) -> ReportFacts | None:
    """Read and compute; None where the commune has no such campaign."""
    db = engine.connect(wanted.address)
    try:
        async with db.read() as conn:
            rows = await report_rows.read(
                conn, wanted.campaign_id, commune_id=wanted.commune_id, tz=ZoneInfo(wanted.zone)
            )
    finally:
        await db.close()
    return None if rows is None else report.facts(rows, date.fromisoformat(wanted.today))


def _outcome(said: Mapping[str, Any]) -> Outcome:
    files = tuple(
        Made(one["name"], one["type"], base64.b64decode(one["content"]), one["photo"])
        for one in said["files"]
    )
    return Outcome(files, said["works"], said["units"])


def _main() -> None:
    os.nice(NICE)
    wanted = Wanted(**json.loads(sys.stdin.readline()))
    facts = asyncio.run(facts_of(wanted))
    made = report_files.make(facts, wanted.kind, wanted.form) if facts else []
    answer = {
        "works": facts.total.works if facts else 0,
        "units": len(facts.units) if facts else 0,
        "files": [
            {
                "name": one.name,
                "type": one.media_type,
                "photo": one.photo,
                "content": base64.b64encode(one.content).decode(),
            }
            for one in made
        ],
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
