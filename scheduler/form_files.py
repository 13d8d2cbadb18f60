"""The part of reading a workbook sent in chat that knows forms: its questions, or what is wrong."""

from campaigns import work as shapes
from campaigns.forms import definition, xlsform_read
from messages import form_card, form_words, post
from messages.form_card import Place
from messages.post import Manner, Voice
from reports import form_sheets
from reports.child import Unreadable
from scheduler.jobs import Tools
from storage import campaigns
from storage import plans as plan_rows
from storage.engine import Connection, Database
from storage.jobs import JobRow

MOST = 6  # places to choose from


async def told(db: Database, job: JobRow, tools: Tools, content: bytes) -> bool:
    """Show what the workbook holds, where it is meant as a form; False where it is something else."""
    code, opened = "", form_sheets.Opened({})
    try:
        opened = await form_sheets.read(content)
    except Unreadable as error:
        code = error.code
    if code != "too_long" and not opened.is_form:
        return False  # whoever reads the list of villages says what is wrong with it
    found = xlsform_read.read(opened.sheets, uncomputed=opened.uncomputed)
    nameless = found.form is not None and not shapes.has_name(found.form)
    chat_id, commune_id = int(job.payload["chat"]), job.commune_id or 0
    manner = Manner(kind="notice", dedupe_key=f"job:{job.id}")
    async with db.write() as conn:
        voice = Voice(conn, tools.speaker, tools.clock())
        name = str(job.payload["name"])
        if code:
            await post.post(
                voice, "draft/unreadable", chat_id=chat_id, commune_id=commune_id, manner=manner,
                name=name, why=form_words.why(code),
            )  # fmt: skip
            return True
        key = found.form.key if found.form else ""
        places = await _places(conn, commune_id, key, nameless=nameless)
        await form_card.post_card(
            voice,
            found,
            places,
            nameless=nameless,
            name=name,
            chat_id=chat_id,
            commune_id=commune_id,
            manner=manner,
        )
    return True


async def _places(conn: Connection, commune_id: int, key: str, *, nameless: bool) -> list[Place]:
    """The forms of campaigns that are not over, those of the file's own key first.

    One in which nothing can be called by a name takes no registrations.
    """
    found = [
        Place(one.id, one.title, row.key, definition.from_json(row.definition).title, row.version)
        for one in await campaigns.listed(conn, commune_id=commune_id)
        if one.state != "closed"
        for row in await plan_rows.newest_forms(conn, one.id)
        if not (nameless and await campaigns.registers(conn, one, row.key))
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.key != key)[:MOST]
