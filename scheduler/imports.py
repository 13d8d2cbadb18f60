"""The job that reads a sheet an officer sent: the villages' list, figures that came back, a form.

What it would change is shown, to be confirmed.
"""

from campaigns import figure_import
from campaigns.unitfile import lines, twice
from messages import labels, office_words, post, unit_list_words
from messages.keyboards import Button
from messages.post import Manner, Voice
from reports import unit_sheet
from reports.child import Unreadable
from scheduler import figure_files, form_files
from scheduler.jobs import Tools
from storage import unit_changes
from storage.engine import Database
from storage.jobs import JobRow

SHOWN = 15


async def import_units(db: Database, job: JobRow, tools: Tools) -> None:
    """Fetch, read in a child process, show the plan with its button."""
    content = await tools.fetch(str(job.payload["file_id"]))
    if await form_files.told(db, job, tools, content):
        return
    why, rows = "", []
    try:
        rows = await unit_sheet.read(content)
        if figure_import.heading(rows) is not None:
            await figure_files.propose(db, job, tools, content)
            return
    except Unreadable as error:
        why = office_words.NOT_READ.get(error.code, office_words.DAMAGED)
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        known = await unit_changes.known(conn, job.commune_id or 0)
        plan = twice.plan(lines.read(rows), known, today=voice.local.date())
        usable = not why and plan.changes > 0
        keys = [
            [
                Button(
                    labels.APPLY_LIST,
                    "units.apply",
                    {"rows": rows, "does": plan.deeds},
                    single_use=True,
                )
            ],
            [Button(labels.NO, "units.keep")],
        ]
        await post.post(
            voice,
            "units/plan",
            chat_id=int(job.payload["chat"]),
            commune_id=job.commune_id,
            keyboard=keys if usable else (),
            manner=Manner(kind="notice", dedupe_key=f"job:{job.id}"),
            name=str(job.payload["name"]),
            why=why,
            plan=plan,
            shown=SHOWN,
            problems=unit_list_words.told(plan.problems),
            notes=unit_list_words.told(plan.notes),
        )
