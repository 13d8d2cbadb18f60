"""Jobs that make files for people: a campaign's reports, in the form that was asked for."""

import json
import logging
from collections.abc import Mapping

from messages import post, target_sheet_words
from messages.post import Manner, Voice
from messages.render import render
from scheduler import askers, report_order
from scheduler.jobs import Tools
from scheduler.report_order import Outcome, Wanted
from storage import files
from storage.engine import Database
from storage.jobs import JobRow

log = logging.getLogger(__name__)


async def report(db: Database, job: JobRow, tools: Tools) -> None:
    """Have a report made in a process of its own; its files go to whoever asked.

    What belongs to a digest goes to several chats at once ("chats").
    """
    commune_id = job.commune_id or 0
    chats = [int(one) for one in job.payload.get("chats") or [job.payload["chat"]]]

    async def fetch(names: list[str]) -> Mapping[str, bytes]:
        found = {}
        for name in names:
            try:
                found[name] = await tools.fetch(name)
            except Exception:
                log.exception("A photo of a report is lost", extra={"action": "photo_lost"})
        return found

    wanted = Wanted(
        address=db.url.render_as_string(hide_password=False),
        commune_id=commune_id,
        campaign_id=int(job.payload["campaign"]),
        kind=str(job.payload["kind"]),
        form=str(job.payload["form"]),
        today=tools.clock().astimezone(tools.speaker.tz).date().isoformat(),
        zone=tools.speaker.tz.key,
        template=tools.report_template,
        only=job.payload.get("only") or (),
    )
    made = await report_order.ask(wanted, fetch)
    async with db.write() as conn:
        now = tools.clock()
        voice = Voice(conn, tools.speaker, now)
        barred = await askers.barred(conn, job)
        kept = [
            0 if one.media_type == report_order.MESSAGE else await files.put(
                conn, commune_id=commune_id, name=one.name, media_type=one.media_type,
                content=one.content, now=now,
            )
            for one in made.files
        ]  # fmt: skip
        for chat_id in [one for one in chats if one not in barred]:
            await _hand_over(voice, job, wanted.kind, made, kept, chat_id)


async def _hand_over(
    voice: Voice, job: JobRow, kind: str, made: Outcome, kept: list[int], chat_id: int
) -> None:
    """What came of it, in one chat."""
    commune_id = job.commune_id
    if made.problem:
        await post.post(
            voice, "report/problem", chat_id=chat_id, commune_id=commune_id,
            manner=Manner(kind="notice"), problem=made.problem, what=made.what,
        )  # fmt: skip
    said = (
        ""
        if kind in target_sheet_words.FILES
        else render("report/done", works=made.works, villages=made.units, lost=made.lost_photos)
    )
    if kind == "figures":
        said = render("targets/fill_in")
    for number, (one, file_id) in enumerate(zip(made.files, kept, strict=True)):
        key = f"job:{job.id}:{number}:{chat_id}"
        if one.media_type == report_order.MESSAGE:
            await post.post(
                voice, one.name, chat_id=chat_id, commune_id=commune_id,
                manner=Manner(kind="notice", dedupe_key=key), **json.loads(one.content),
            )  # fmt: skip
            continue
        await post.post_file(
            voice,
            {"id": file_id, "name": one.name},
            chat_id=chat_id,
            commune_id=commune_id,
            caption="" if number else said,
            photo=one.photo,
            manner=Manner(kind=askers.FILE, source_id=job.id, dedupe_key=key),
        )
