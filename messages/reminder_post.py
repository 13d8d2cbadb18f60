"""A reminder to a village: what is missing, how long is left, the button that starts it.

Different words for "nothing yet", "half filled in" and "returned". Said by the scheduler when a
slot is due, and by an officer's "nhắc ngay".
"""

from dataclasses import dataclass
from datetime import datetime

from campaigns import milestones
from messages import labels, post
from messages.keyboards import Button
from messages.post import Manner, Voice
from storage import addresses, campaigns, drafts, extensions, progress, submissions, units
from storage.campaigns import CampaignRow, MilestoneRow
from storage.units import Unit

DOUBLED = "doubled"  # it was said already


@dataclass(frozen=True, slots=True)
class Owing:
    """How the units of one milestone stand, read once for all of them."""

    half_filled: frozenset[int]
    registered: frozenset[int] = frozenset()
    returned: frozenset[int] = frozenset()
    reports: frozenset[int] | None = None  # of a report: the units that still owe one

    def state(self, unit_id: int) -> str:
        """What to say to this unit: nothing | half | returned; "" where it owes nothing."""
        if unit_id in self.registered or (self.reports is not None and unit_id not in self.reports):
            return ""
        if unit_id in self.returned:
            return "returned"
        return "half" if unit_id in self.half_filled else "nothing"


async def owing(voice: Voice, milestone: MilestoneRow) -> Owing:
    """Read how every unit stands to a milestone."""
    heirs = await units.heirs(voice.conn, commune_id=milestone.commune_id)
    begun = await drafts.half_filled(voice.conn, milestone_id=milestone.id)
    half_filled = frozenset(heirs.get(one, one) for one in begun)
    if milestone.kind == "report":
        waiting = await progress.owing_works(voice.conn, milestone)
        return Owing(half_filled, reports=frozenset(unit for unit, _ in waiting))
    works = await submissions.of_milestone(
        voice.conn, commune_id=milestone.commune_id, milestone_id=milestone.id
    )
    return Owing(
        half_filled,
        registered=frozenset(
            heirs.get(one.unit_id, one.unit_id) for one in works if one.state in submissions.COUNTED
        ),
        returned=frozenset(
            heirs.get(one.unit_id, one.unit_id) for one in works if one.state == "returned"
        ),
    )


async def remind(
    voice: Voice,
    campaign: CampaignRow,
    milestone: MilestoneRow,
    unit: Unit,
    state: str,
    *,
    key: str,
    slot_id: int | None,
    expires_at: datetime | None,
) -> tuple[int | None, str]:
    """Say one reminder: (delivery, "") or (None, why it could not be said)."""
    where = await addresses.of_unit(
        voice.conn, unit_id=unit.id, commune_id=campaign.commune_id, bot_id=voice.bot_id
    )
    if where.chat is None:
        return None, where.why
    running = await campaigns.listed(voice.conn, commune_id=campaign.commune_id, state="open")
    last, _ = await extensions.ends_of(voice.conn, milestone, unit.id, tz=voice.tz)
    promised = await extensions.of_milestone(
        voice.conn, milestone.id, commune_id=campaign.commune_id, kind=extensions.PROMISE
    )
    reports = milestone.kind == "report"
    args = {"m": milestone.id, "u": unit.id}
    start = (
        Button(labels.PROGRESS, "progress", {"u": unit.id})
        if reports
        else Button(labels.REGISTER, "register", args)
    )
    delivery_id = await post.post(
        voice,
        "reminder/report" if reports else "reminder/registration",
        chat_id=where.chat.id,
        commune_id=campaign.commune_id,
        keyboard=[[start], [Button(labels.PROMISE, "promise", args)]],
        manner=Manner(
            kind="reminder",
            lane=post.CROWD,
            source_id=slot_id,
            dedupe_key=where.key(key),
            expires_at=expires_at,
        ),
        unit=unit.name,
        why=where.why,
        title=milestone.title,
        campaign=campaign.title if len(running) > 1 else "",
        state=state,
        last=last.astimezone(voice.tz) if last else None,
        days=milestones.days_left(last, voice.now, voice.tz) if last else None,
        promised=promised[unit.id].until if unit.id in promised else None,
    )
    return delivery_id, "" if delivery_id else DOUBLED
