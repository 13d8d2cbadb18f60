"""Files sent in private: an officer's plan, villages' list or figures, a head's own figures; each a job.

What a file is, is decided by its name only to choose the job; the job looks at its content. Over the
cap it is refused before it is fetched.
"""

from campaigns.errors import FileTooLarge, TooManyFiles, UnknownFile
from campaigns.permissions import Action
from handlers.turn import Turn
from storage import jobs

MAX_BYTES = 10 * 1024 * 1024
TELEGRAM_MAX = 20 * 1024 * 1024
KINDS = {
    ".yaml": ("read_campaign", Action.OPEN_CAMPAIGN),
    ".yml": ("read_campaign", Action.OPEN_CAMPAIGN),
    ".docx": ("read_document", Action.OPEN_CAMPAIGN),
    ".doc": ("read_document", Action.OPEN_CAMPAIGN),  # to be told how to save it anew
    ".pdf": ("read_document", Action.OPEN_CAMPAIGN),
    ".odt": ("read_document", Action.OPEN_CAMPAIGN),
    ".txt": ("read_document", Action.OPEN_CAMPAIGN),
    ".xlsx": ("import_units", Action.MANAGE_UNITS),
    ".csv": ("import_units", Action.MANAGE_UNITS),
}
SHEETS = (".xlsx", ".csv")
OWN_FIGURES = "read_figures"  # of a head, who changes nothing else


async def received(turn: Turn) -> bool:
    """Take a file sent outside any open conversation; False where it is none that we ask for."""
    file = turn.heard.file
    if file is None or file.photo:
        return False
    name = file.name.lower()
    ending = name[name.rfind(".") :] if "." in name else ""
    office = turn.may(Action.SEE_ALL)
    if not office and not (ending in SHEETS and turn.answers_for):
        return False
    files = turn.around.desk.files
    if not files.allows(turn.telegram_id, turn.now):
        if not files.may_tell(turn.telegram_id, turn.now):
            return True  # told a moment ago: fifty files are not fifty answers
        raise TooManyFiles()
    if file.size > MAX_BYTES:
        raise FileTooLarge(size=file.size, limit=MAX_BYTES, telegram=file.size > TELEGRAM_MAX)
    if ending not in KINDS:
        raise UnknownFile(name=file.name[:80])
    kind, action = KINDS[ending]
    if office:
        turn.require(action)
    else:
        kind = OWN_FIGURES
    await jobs.add(
        turn.conn,
        commune_id=turn.commune,
        bot_id=turn.around.bot_id,
        kind=kind,
        payload={
            "file_id": file.file_id,
            "name": file.name,
            "chat": turn.chat.id,
            "person": turn.me.id,
        },
        now=turn.now,
    )
    await turn.say("launch/reading", name=file.name[:80])
    return True
