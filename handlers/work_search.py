"""Works by their names, for the office: "tìm đường bê tông", "công trình cổng chào"."""

import re

from campaigns.permissions import Action
from campaigns.wording.text import clean, fold
from handlers import registration
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import campaigns, submissions, units
from storage.submissions import SubmissionRow
from storage.units import Unit

MOST = 10  # works shown
_ASKS = re.compile(
    r"(?:(?:cho|xin|em|toi|anh|chi|xem|mo) )*(?:tim|cong trinh|xem|mo) (?:(?:cong trinh|cai|mot|giup|xem) )*"
)


async def found(turn: Turn) -> bool:
    """Show the running works whose names hold all the words; False for other talk, or where none does."""
    words = clean(turn.text)
    asked = _ASKS.match(fold(words))
    if asked is None or not (turn.private and turn.may(Action.SEE_ALL)):
        return False
    said = words[asked.end() :].strip(" .,?!")
    wanted = set(fold(said).split())
    keys: list[list[Button]] = []
    for work, unit in await _running(turn) if wanted else ():
        name = registration.work_name(work)
        if wanted.issubset(fold(name).split()):
            label = labels.short(f"{work.code} {name} · {unit.name}")
            keys.append([Button(label, "work.card", {"s": work.id})])
    if keys:
        await turn.say("work/found", keyboard=keys[:MOST], said=said, number=len(keys), most=MOST)
    return bool(keys)


async def _running(turn: Turn) -> list[tuple[SubmissionRow, Unit]]:
    """The works of the campaigns that run, village by village, each with the village it is of today."""
    every = await units.active(turn.conn, commune_id=turn.commune)
    at = {one.id: place for place, one in enumerate(every)}
    found = []
    for campaign in await campaigns.listed(turn.conn, commune_id=turn.commune, state="open"):
        for work in await submissions.of_campaign(
            turn.conn, commune_id=turn.commune, campaign_id=campaign.id
        ):
            place = at.get(turn.heirs.get(work.unit_id, work.unit_id))
            if place is not None and work.state != "withdrawn":
                found.append((work, every[place]))
    return sorted(found, key=lambda one: at[one[1].id])
