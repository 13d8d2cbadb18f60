"""Whether those whom a job works for may still have what comes of it: a role may end while it waits.

Asked when a job is taken up, when its files are handed over, and by the sender before each of these goes
out, each time in the transaction of that step (P11).
"""

from campaigns.model import Role
from campaigns.permissions import Action, Place, Who, allowed
from storage import chats, jobs, people
from storage.announcements import AnnouncementRow
from storage.engine import Connection
from storage.jobs import JobRow
from storage.outbox import Leased
from storage.people import Person

FILE = "file"  # the kind of delivery that carries what a job made; its source is the job
NO_LONGER = "no_longer"  # why it is not sent

# Jobs that anybody may ask for are not here: one's own data, being forgotten.
NEEDS = {
    "report": Action.EXPORT,
    "read_campaign": Action.OPEN_CAMPAIGN,
    "read_document": Action.OPEN_CAMPAIGN,
    "import_units": Action.MANAGE_UNITS,
    "read_figures": Action.REVIEW,
    "qr_links": Action.LINK_GROUP,
}


async def barred(conn: Connection, job: JobRow) -> list[int]:
    """The private chats of those who asked for a job and may not have it any more."""
    given = job.payload.get("chats") or [job.payload.get("chat")]
    return [one for one in given if isinstance(one, int) and not await _may(conn, job, one)]


async def needless(conn: Connection, leased: Leased) -> str | None:
    """Asked by the sender when a file's request is about to begin: why not, or None."""
    if leased.kind != FILE or leased.source_id is None:
        return None
    job = await jobs.get(conn, leased.source_id)
    if job is None or await _may(conn, job, leased.chat_id):
        return None
    return NO_LONGER


async def _may(conn: Connection, job: JobRow, chat_id: int) -> bool:
    action, chat = NEEDS.get(job.kind), await chats.get(conn, chat_id)
    if action is None or chat is None:
        return True
    who = _who(await people.find(conn, telegram_id=chat.telegram_id, commune_id=job.commune_id))
    own = job.kind == "read_figures" or bool(job.payload.get("only"))  # of a village's head
    if own and who.holds(Role.HEAD, Role.DEPUTY):
        return True
    return allowed(action, who, place=Place.PRIVATE)


async def still_ordered(conn: Connection, row: AnnouncementRow) -> bool:
    """Whether somebody who ordered an announcement, its author or who agreed to it, may still send."""
    for person_id in (row.author_id, row.approved_by):
        who = _who(await people.get(conn, person_id) if person_id else None)
        if allowed(Action.BROADCAST, who, place=Place.PRIVATE):
            return True
    return False


def _who(person: Person | None) -> Who:
    if person is None:
        return Who(0)
    held = tuple((one.role, one.unit_id) for one in person.roles if one.state == "active")
    return Who(person.telegram_id, person.commune_id, held)
