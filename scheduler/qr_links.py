"""A job: the villages' links as QR codes on pages, for an officer to print."""

import asyncio
from datetime import timedelta
from typing import Final

from messages import post, qr_words, village_links
from messages.post import Manner, Voice
from messages.render import render
from scheduler import askers
from scheduler.jobs import Tools
from storage import files
from storage.engine import Database
from storage.jobs import JobRow

KEPT: Final = timedelta(days=7)  # our copies: who scans them may join


async def draw(db: Database, job: JobRow, tools: Tools) -> None:
    """New links, drawn; links given out before keep working."""
    from reports import qr_sheet  # a bot at rest does without

    commune_id = job.commune_id or 0
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        found = await village_links.issue(voice, commune_id=commune_id)
    entries = [qr_sheet.Entry(one.unit.name, one.group_link, one.head_link) for one in found]
    pages = await asyncio.to_thread(
        qr_sheet.pages, entries, group=qr_words.GROUP, head=qr_words.HEAD
    )
    async with db.write() as conn:
        now = tools.clock()
        for number, content in enumerate(pages, start=1):
            name = qr_words.FILE.format(number)
            file_id = await files.put(
                conn, commune_id=commune_id, name=name, media_type="image/png", content=content,
                now=now, expires_at=now + KEPT,
            )  # fmt: skip
            await post.post_file(
                Voice(conn, tools.speaker, now),
                {"id": file_id, "name": name},
                chat_id=int(job.payload["chat"]),
                commune_id=commune_id,
                caption=render("units/qr") if number == 1 else "",
                manner=Manner(
                    kind=askers.FILE, source_id=job.id, dedupe_key=f"job:{job.id}:{number}"
                ),
            )
