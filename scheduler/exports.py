"""Jobs that make files for people: the workbook of registered works."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from campaigns.forms import definition
from campaigns.forms.definition import Form, Kind
from campaigns.forms.draft import Answer
from campaigns.forms.show import show
from messages import post, sheet_words
from messages.post import Manner, Voice
from messages.render import render
from reports import works_sheet
from reports.works_sheet import Column, Sheet
from scheduler.jobs import Tools
from storage import campaigns, files, read_models
from storage.engine import Database
from storage.jobs import JobRow
from storage.read_models import UnitStatus, WorkLine

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def works_workbook(db: Database, job: JobRow, tools: Tools) -> None:
    """One row a work, one row a village; the file goes to whoever asked."""
    commune_id = job.commune_id or 0
    milestone_id, campaign_id = int(job.payload["milestone"]), int(job.payload["campaign"])
    async with db.read() as conn:
        campaign = await campaigns.get(conn, campaign_id, commune_id=commune_id)
        milestone = await campaigns.milestone_row(conn, milestone_id, commune_id=commune_id)
        if campaign is None or milestone is None:
            return
        row = await campaigns.newest_form(conn, campaign_id, milestone.form_key or "")
        form = definition.from_json(dict(row.definition)) if row else Form("", "", ())
        works = await read_models.works(conn, commune_id=commune_id, milestone_id=milestone_id)
        standing = await read_models.standing(
            conn, commune_id=commune_id, campaign_id=campaign_id, milestone_id=milestone_id
        )
    sheets = [
        works_page(campaign.title, form, works),
        villages_page(campaign.title, standing),
    ]
    content = await asyncio.to_thread(works_sheet.workbook, sheets)
    async with db.write() as conn:
        now = tools.clock()
        name = sheet_words.FILE_NAME.format(
            code=campaign.code, day=now.astimezone(tools.speaker.tz)
        )
        file_id = await files.put(
            conn, commune_id=commune_id, name=name, media_type=XLSX, content=content, now=now
        )
        await post.post_file(
            Voice(conn, tools.speaker, now),
            {"id": file_id, "name": name},
            chat_id=int(job.payload["chat"]),
            commune_id=commune_id,
            caption=render("status/workbook", works=len(works), villages=len(standing)),
            manner=Manner(kind="file", dedupe_key=f"job:{job.id}"),
        )


def works_page(title: str, form: Form, works: list[WorkLine]) -> Sheet:
    """One row a work: receipt, village, every field of the form, how it stands."""
    columns = [*(Column(text) for text in sheet_words.BEFORE)]
    for field in form.fields:
        columns += _columns(field.kind, field.label)
    columns += [Column(text) for text in sheet_words.AFTER]
    rows: list[list[object]] = []
    for number, line in enumerate(works, start=1):
        row: list[object] = [number, line.work.code, line.unit.name, line.unit.block or ""]
        for field in form.fields:
            row += _values(field, line.answers.get(field.key))
        state = sheet_words.STATES.get(line.work.state, line.work.state)
        timeliness = sheet_words.TIMELINESS.get(line.work.timeliness, "")
        rows.append([*row, state, timeliness, sheet_words.ENTERED if line.work.entered_for else ""])
    return Sheet(sheet_words.WORKS, title, columns, rows, sheet_words.EMPTY)


def villages_page(title: str, standing: list[UnitStatus]) -> Sheet:
    """One row a village: how many works, registered or not, announcements not seen."""
    columns = [Column(text) for text in sheet_words.VILLAGE_COLUMNS]
    rows = [
        [
            number,
            one.unit.name,
            one.unit.block or "",
            sum(work.state in ("registered", "approved") for work in one.works),
            sheet_words.YES if one.registered else sheet_words.NO,
            one.unread,
        ]
        for number, one in enumerate(standing, start=1)
    ]
    return Sheet(sheet_words.VILLAGES, title, columns, rows, sheet_words.EMPTY)


def _columns(kind: Kind, label: str) -> list[Column]:
    match kind:
        case Kind.MONEY:
            return [Column(f"{label} {sheet_words.DONG}", "money"), Column(sheet_words.NOTE)]
        case Kind.DATE | Kind.DATE_OR_PERIOD:
            return [Column(label, "date"), Column(f"{label} {sheet_words.UNTIL}", "date")]
        case _:
            return [Column(label)]


def _values(field: definition.Field, answer: object) -> list[object]:
    """The cells of one answer: a range fills two, what is approximate says so."""
    given: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {}
    value = given.get("value")
    match field.kind:
        case Kind.MONEY:
            low = value.get("from") if isinstance(value, Mapping) else value
            notes = [sheet_words.ABOUT] if given.get("approx") else []
            if isinstance(value, Mapping):
                notes.append(show(field, Answer(value)))
            return [low, ", ".join(notes)]
        case Kind.DATE | Kind.DATE_OR_PERIOD:
            if isinstance(value, Mapping):
                return [_date(value.get("from")), _date(value.get("to"))]
            return [_date(value), None]
        case _:
            return ["" if value is None else show(field, Answer(value))]


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
