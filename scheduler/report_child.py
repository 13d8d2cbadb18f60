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
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from campaigns import report
from campaigns.report_facts import ReportFacts
from reports import pdf
from reports.word import BadTemplate
from scheduler import report_files
from scheduler.report_order import Outcome, Wanted
from storage import engine, report_rows

NICE: Final = 5  # who waits for a report waits behind those who talk to the bot


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
        return Outcome(problem=f"template_{error.how}", what=error.what)
    except pdf.NoOffice:
        return Outcome(problem="no_office")
    except pdf.OfficeFailed:
        return Outcome(problem="office_failed")
    except OSError as error:
        return Outcome(problem="unreadable", what=str(error.filename or error))
    lost = len(set(names) - set(photos))
    return Outcome(tuple(made), facts.total.works, len(facts.units), lost)


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
