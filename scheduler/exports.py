"""Jobs that make files for people: a campaign's reports, in the form that was asked for."""

from messages import post
from messages.post import Manner, Voice
from messages.render import render
from scheduler import report_child
from scheduler.jobs import Tools
from scheduler.report_child import Wanted
from storage import files
from storage.engine import Database
from storage.jobs import JobRow


async def report(db: Database, job: JobRow, tools: Tools) -> None:
    """Have a report made in a process of its own; its files go to whoever asked."""
    commune_id = job.commune_id or 0
    now = tools.clock()
    made = await report_child.ask(
        Wanted(
            address=db.url.render_as_string(hide_password=False),
            commune_id=commune_id,
            campaign_id=int(job.payload["campaign"]),
            kind=str(job.payload["kind"]),
            form=str(job.payload["form"]),
            today=now.astimezone(tools.speaker.tz).date().isoformat(),
            zone=tools.speaker.tz.key,
        )
    )
    async with db.write() as conn:
        now = tools.clock()
        for number, one in enumerate(made.files):
            file_id = await files.put(
                conn, commune_id=commune_id, name=one.name, media_type=one.media_type,
                content=one.content, now=now,
            )  # fmt: skip
            await post.post_file(
                Voice(conn, tools.speaker, now),
                {"id": file_id, "name": one.name},
                chat_id=int(job.payload["chat"]),
                commune_id=commune_id,
                caption=""
                if number
                else render("report/done", works=made.works, villages=made.units),
                photo=one.photo,
                manner=Manner(kind="file", dedupe_key=f"job:{job.id}:{number}"),
            )
