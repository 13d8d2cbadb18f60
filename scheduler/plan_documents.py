"""The job that reads a plan's document sent in chat: the draft of a campaign, or why it was not read.

The file is opened in one child process (reports/documents.py), its text is read in another
(reports/plan_reading.py). Where the officer has something else open in the chat, the draft waits
behind a button.
"""

from campaigns.planreader.sketch import begin
from campaigns.planreader.sketch import model as sketch
from messages import document_words, draft_card, holidays, labels, post
from messages.keyboards import Button
from messages.post import Manner, Voice
from reports import documents, plan_reading
from reports.child import Unreadable
from scheduler.jobs import Tools
from storage import campaigns, communes, drafts
from storage import plans as plan_rows
from storage.engine import Database
from storage.jobs import JobRow

KIND = "plan"
LONGEST = 200_000  # characters: a plan of twenty pages has a third of it


async def read_document(db: Database, job: JobRow, tools: Tools) -> None:
    """Fetch, read, keep as an open draft, show its card."""
    commune_id, chat_id = job.commune_id or 0, int(job.payload["chat"])
    person_id, name = int(job.payload["person"]), str(job.payload["name"])
    content = await tools.fetch(str(job.payload["file_id"]))
    async with db.read() as conn:
        calendar = await plan_rows.calendar_of(conn, commune_id, holidays.SHIPPED)
    read, why = None, ""
    try:
        text = await documents.read(content)
        if len(text) > LONGEST:
            raise Unreadable("too_long")
        read = await plan_reading.read(text, calendar.days_off)
    except Unreadable as error:
        why = error.code
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        manner = Manner(kind="notice", dedupe_key=f"job:{job.id}")
        if read is None:
            await post.post(
                voice, "draft/unreadable", chat_id=chat_id, commune_id=commune_id, manner=manner,
                name=name, why=document_words.why(why),
            )  # fmt: skip
            return
        every = await campaigns.listed(conn, commune_id=commune_id)
        made = begin.begin(
            read,
            commune=await communes.name_of(conn, commune_id),
            today=voice.local.date(),
            taken={one.code for one in every},
            prefixes={str(one.plan["prefix"]) for one in every if one.state != "closed"},
        )
        state = {"sketch": sketch.to_json(made), "name": name}
        standing = await drafts.open_in(conn, chat_id=chat_id, person_id=person_id)
        if standing is not None:
            keys = [[Button(labels.DRAFT_OPEN, "draft.open", state, single_use=True)]]
            await post.post(
                voice, "draft/busy", chat_id=chat_id, commune_id=commune_id, keyboard=keys,
                manner=manner, name=name,
            )  # fmt: skip
            return
        draft = await drafts.start(
            conn, commune_id=commune_id, chat_id=chat_id, person_id=person_id, kind=KIND,
            state=state, now=voice.now,
        )  # fmt: skip
        await draft_card.post_card(
            voice,
            made,
            ticket=draft_card.ticket(draft),
            name=name,
            chat_id=chat_id,
            commune_id=commune_id,
        )
