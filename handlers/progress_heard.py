"""How far a work is, said out of the blue: "làm được 30% rồi" where no form is open.

Words alone report nothing: the works it may be about are offered, and the report's form opens with
the percentage filled in. Whoever corrects a report just sent ("à nhầm 25%") comes the same way.
"""

import re

from campaigns.permissions import Action
from campaigns.wording.percent import read_percent
from campaigns.wording.reading import Value
from campaigns.wording.text import fold
from handlers import registration, reporting, works
from handlers.turn import Turn
from messages.keyboards import Button
from storage import units
from storage.progress import ProgressRow
from storage.submissions import SubmissionRow

LONGEST = 100  # characters; a longer message says more than that
_TELLS = re.compile(r"%|\b(?:phan tram|xong|hoan thanh|duoc|dat|moi|nua|gan|sap|roi|dang|chua)\b")


async def told(turn: Turn) -> bool:
    """Ask which work it is about; False where it is no progress, or nothing is being worked on."""
    said = turn.text.strip()
    if turn.commune_id is None or len(said) > LONGEST or not _TELLS.search(fold(said)):
        return False
    asked = False
    own = [turn.chat.unit_id] if turn.chat.unit_id else works.answered_for(turn)
    for unit_id in own:
        asked = await _asked(turn, unit_id, said) or asked
    return asked


async def _asked(turn: Turn, unit_id: int, said: str) -> bool:
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None or not turn.may(Action.REGISTER, unit_id):
        return False
    every = [(work, last) for _, work, last in await reporting.unfinished(turn, unit_id)]
    named = [
        (work, last, _without(_without(said, registration.work_name(work)), work.code))
        for work, last in every
    ]
    meant = [one for one in named if one[2] != said] or named
    keys = [_key(work, last, rest) for work, last, rest in meant if _is_progress(rest)]
    if keys:
        await turn.say("progress/heard", keyboard=keys, unit=unit.name, said=said)
    return bool(keys)


def _without(said: str, name: str) -> str:
    """What is said beside the work's name: "đường bê tông 60%" of the work "Đường bê tông" is "60%"."""
    words, wanted = said.split(), fold(name).split()
    folded = [fold(one).strip(",.:") for one in words]
    for at in range(len(words) - len(wanted) + 1):
        if folded[at : at + len(wanted)] == wanted:
            return " ".join(words[:at] + words[at + len(wanted) :])
    return said


def _is_progress(said: str) -> bool:
    return not said.isdecimal() and isinstance(read_percent(said), Value)


def _key(work: SubmissionRow, last: ProgressRow | None, said: str) -> list[Button]:
    args = {"s": work.id, reporting.SAID: said}
    return [Button(reporting.label_of(work, last), "progress.work", args)]
