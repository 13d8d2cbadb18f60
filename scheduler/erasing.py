"""Jobs about people's own data: the file they asked for, and erasing them on an officer's word."""

import asyncio
import logging
from datetime import timedelta
from typing import Any, Final

from messages import post, privacy_words
from messages.post import Manner, Voice
from messages.render import render
from scheduler.jobs import Tools
from storage import erased_list, erasure, files, own_data, people
from storage.engine import Database
from storage.jobs import JobRow

KEPT: Final = timedelta(days=7)  # our copy of somebody's own file
BACKUP_WEEKS: Final = 5  # storage/backup.py keeps four weekly copies; the newest of them grow old
TYPES: Final = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

log = logging.getLogger(__name__)


async def own_file(db: Database, job: JobRow, tools: Tools) -> None:
    """Everything about whoever asked, as JSON or as a workbook, to them alone."""
    form = str(job.payload["form"])
    async with db.read() as conn:
        one = await people.get(conn, int(job.payload["person"]))
        data = await own_data.everything(conn, one) if one else {}
    if one is None:
        return
    if form == "json":
        content = own_data.as_json(data)
    else:
        content = await asyncio.to_thread(_workbook, one.called, data)
    async with db.write() as conn:
        now = tools.clock()
        name = privacy_words.FILE_NAME.format(kind=form)
        file_id = await files.put(
            conn, commune_id=one.commune_id, name=name, media_type=TYPES[form], content=content,
            now=now, expires_at=now + KEPT,
        )  # fmt: skip
        await post.post_file(
            Voice(conn, tools.speaker, now),
            {"id": file_id, "name": name},
            chat_id=int(job.payload["chat"]),
            commune_id=one.commune_id,
            caption=render("privacy/file"),
            manner=Manner(kind="file", dedupe_key=f"job:{job.id}"),
        )


def _workbook(called: str, data: dict[str, list[dict[str, Any]]]) -> bytes:
    """One sheet for each table that has rows; its columns named as the export names them."""
    from reports import workbook  # writes Excel: loaded when somebody wants it

    sheets = []
    for table, rows in data.items():
        if not rows:
            continue
        what = privacy_words.SECTIONS.get(table, table)
        sheets.append(
            workbook.Sheet(
                what[:31],
                privacy_words.SHEET_TITLE.format(what=what, name=called),
                [workbook.Column(privacy_words.COLUMNS.get(one, one)) for one in rows[0]],
                [[_cell(value) for value in row.values()] for row in rows],
                privacy_words.SHEET_EMPTY,
            )
        )
    return workbook.workbook(sheets)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else own_data.as_json(value).decode()


async def erase(db: Database, job: JobRow, tools: Tools) -> None:
    """Take a person out of everything; the list beside the backups is written first."""
    person_id = int(job.payload["person"])
    async with db.read() as conn:
        who = await erasure.described(conn, person_id, commune_id=job.commune_id or 0)
    if who is not None:
        await asyncio.to_thread(erased_list.note, tools.backups, who)
        async with db.write() as conn:
            now = tools.clock()
            await erasure.erase(conn, who, replacement=privacy_words.ERASED, now=now)
            await erasure.forget_files(conn, commune_id=who.commune_id, now=now)
            if job.payload.get("chat") is not None:
                await post.post(
                    Voice(conn, tools.speaker, now),
                    "privacy/erase_done",
                    chat_id=int(job.payload["chat"]),
                    commune_id=job.commune_id,
                    manner=Manner(kind="notice", dedupe_key=f"job:{job.id}"),
                    number=job.payload["request"],
                    weeks=BACKUP_WEEKS,
                )
        log.info("A person was erased", extra={"action": "erased", "person": person_id})
    address = db.url.render_as_string(hide_password=False)
    if not await asyncio.to_thread(erasure.tidy_log, address):
        raise RuntimeError("the write-ahead log is still being read; it is tidied at the next try")
