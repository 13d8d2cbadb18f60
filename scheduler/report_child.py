"""The process in which a report is computed and written, so that the bot hears others meanwhile.

`python -m scheduler.report_child`, a dialogue in lines of JSON: it is told what is wanted, names the
photos it would show, is given those that could be fetched, and answers with the files or with why
there are none. It only reads the database.
"""

import asyncio
import base64
import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from campaigns import report
from campaigns.report_facts import ReportFacts
from reports import pdf
from reports.word import BadTemplate
from scheduler import report_files
from scheduler.report_files import Made
from storage import engine, report_rows

SECONDS: Final = 150
MOST_BYTES: Final = 128 * 1024 * 1024  # of one line
NICE: Final = 5  # who waits for a report waits behind those who talk to the bot

Fetch = Callable[[list[str]], Awaitable[Mapping[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the child; `address` may hold a password and so never stands in argv."""

    address: str
    commune_id: int
    campaign_id: int
    kind: str  # registrations | progress | interim | final
    form: str  # docx | xlsx | pdf | png | glance (one picture)
    today: str
    zone: str
    template: str = ""  # the office's own, a path
    only: Sequence[
        Sequence[Any]
    ] = ()  # of the figures' workbook: (target's key, unit's id or None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: files, or a code of templates/report/problem.html with what it is about."""

    files: tuple[Made, ...] = ()
    works: int = 0
    units: int = 0
    lost_photos: int = 0
    problem: str = ""
    what: str = ""


async def ask(wanted: Wanted, fetch: Fetch) -> Outcome:
    """Have a child make a report; TimeoutError or RuntimeError where it does not come to an end."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scheduler.report_child", limit=MOST_BYTES,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("a process without pipes")
    try:
        async with asyncio.timeout(SECONDS):
            child.stdin.write(_line(asdict(wanted)))
            names = json.loads(await child.stdout.readline() or "[]")
            photos = await fetch(names) if names else {}
            given = {name: base64.b64encode(one).decode() for name, one in photos.items()}
            child.stdin.write(_line(given))
            await child.stdin.drain()
            said = await child.stdout.readline()
            if await child.wait() or not said:
                raise RuntimeError(f"the report's process ended with {child.returncode}")
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return _outcome(json.loads(said))


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


def build(wanted: Wanted, facts: ReportFacts, photos: Mapping[str, bytes]) -> Outcome:
    """The files of a report, or what stands in the way, in this process."""
    names = report_files.photos_of(facts, wanted.kind, wanted.form)
    try:
        template = Path(wanted.template).read_bytes() if wanted.template else None
        made = report_files.make(
            facts, wanted.kind, wanted.form, template=template, photos=photos,
            only=[(one[0], one[1]) for one in wanted.only],
        )  # fmt: skip
    except BadTemplate as error:
        return Outcome(problem="template", what=error.what)
    except pdf.NoOffice:
        return Outcome(problem="no_office")
    except pdf.OfficeFailed:
        return Outcome(problem="office_failed")
    except OSError as error:
        return Outcome(problem="unreadable", what=str(error.filename or error))
    lost = len(set(names) - set(photos))
    return Outcome(tuple(made), facts.total.works, len(facts.units), lost)


def _outcome(said: Mapping[str, Any]) -> Outcome:
    files = tuple(
        Made(one["name"], one["media_type"], base64.b64decode(one["content"]), one["photo"])
        for one in said["files"]
    )
    return Outcome(**{**said, "files": files})


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _main() -> None:
    os.nice(NICE)
    wanted = Wanted(**json.loads(sys.stdin.readline()))
    facts = asyncio.run(facts_of(wanted))
    if facts is None:
        outcome = Outcome(problem="gone")
        names = []
    else:
        names = report_files.photos_of(facts, wanted.kind, wanted.form)
    sys.stdout.write(json.dumps(names) + "\n")
    sys.stdout.flush()
    photos = {name: base64.b64decode(one) for name, one in json.loads(sys.stdin.readline()).items()}
    if facts is not None:
        outcome = build(wanted, facts, photos)
    said = asdict(outcome)
    for one in said["files"]:
        one["content"] = base64.b64encode(one["content"]).decode()
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    _main()
