"""Gives every due reminder slot its one ending. Running it again changes nothing (P3).

A village that has answered is not reminded, not even by a slot of the second before (the need is
asked again when the sender starts the row, P6). What officers are told after the last day is in
scheduler/lists.py, a work's own dates in scheduler/work_dates.py.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from campaigns import plan as plans
from campaigns import reminders
from campaigns.calendar import Calendar
from campaigns.reminders import Ending
from messages import holidays, reminder_post
from messages.post import Speaker, Voice
from messages.reminder_post import Owing
from scheduler import communes_apart, lists, work_dates
from storage import (
    addresses,
    campaigns,
    extensions,
    progress,
    recipients,
    slots,
    submissions,
    units,
)
from storage import plans as plan_rows
from storage.campaigns import CampaignRow, MilestoneRow
from storage.engine import Connection, Database
from storage.outbox import Leased
from storage.slots import SlotRow

ENDLESS = ("promise", slots.ASKED)  # reminders that are worth saying after the last day, too


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """End, post or put off every slot whose hour has come."""
    async with db.read() as conn:
        communes = await slots.communes_due(conn, bot_id=speaker.bot_id, now=clock())

    async def remind(conn: Connection, commune_id: int) -> Counter[str]:
        return await _commune(Voice(conn, speaker, clock()), commune_id)

    return await communes_apart.each(db, communes, remind)


async def _commune(voice: Voice, commune_id: int) -> Counter[str]:
    due = await slots.due(voice.conn, commune_id=commune_id, now=voice.now)
    endings = await lists.tell(voice, [one for one in due if one.unit_id is None])
    of_works = [one for one in due if one.submission_id is not None]
    endings += await work_dates.remind(voice, of_works)
    rest = [one for one in due if one.unit_id is not None and one.submission_id is None]
    for milestone_id in sorted({one.milestone_id for one in rest}):
        mine = [one for one in rest if one.milestone_id == milestone_id]
        endings += await _milestone(voice, mine)
    return endings


async def needless(conn: Connection, leased: Leased) -> str | None:
    """Asked by the sender when a reminder's request is about to begin: why not, or None."""
    if leased.kind == "nudge":
        return await _seen(conn, leased)
    if leased.kind != "reminder":
        return None
    slot = await slots.of_delivery(conn, leased.id)
    if slot is None or slot.unit_id is None:
        return None
    if leased.chat_type == "private" and not await _answers(conn, leased, slot):
        return "no_longer"
    if slot.submission_id is not None:
        return None if await work_dates.needed(conn, slot) else "not_needed"
    campaign = await campaigns.get(conn, slot.campaign_id, commune_id=slot.commune_id)
    milestone = await campaigns.milestone_row(conn, slot.milestone_id, commune_id=slot.commune_id)
    open_ = campaign is not None and campaign.state == "open"
    if not open_ or milestone is None or milestone.state != "open":
        return "not_needed"
    return "not_needed" if await _answered(conn, milestone, slot.unit_id) else None


async def _seen(conn: Connection, leased: Leased) -> str | None:
    """Whether somebody of the village has confirmed the announcement that it is nudged about."""
    one = await recipients.get(conn, leased.source_id or 0, commune_id=leased.commune_id or 0)
    return "not_needed" if one is None or one.read_at is not None else None


async def _answers(conn: Connection, leased: Leased, slot: SlotRow) -> bool:
    """Whether whoever is reminded in private still answers for the village."""
    heirs = await units.heirs(conn, commune_id=slot.commune_id)
    family = units.family(heirs, slot.unit_id or 0)
    own = await addresses.own_chats(conn, commune_id=slot.commune_id, bot_id=leased.bot_id)
    return any(leased.chat_id == chat.id for one in family for chat in own.get(one, ()))


async def _answered(conn: Connection, milestone: MilestoneRow, unit_id: int) -> bool:
    """Whether the unit owes nothing for the milestone any more."""
    if milestone.kind == "report":
        waiting, _ = await progress.owed_by(conn, milestone, unit_id=unit_id)
        return not waiting
    return unit_id in await submissions.registered_units(
        conn, commune_id=milestone.commune_id, milestone_id=milestone.id
    )


async def _milestone(voice: Voice, due: list[SlotRow]) -> Counter[str]:
    """Judge the due slots of one milestone, which come eldest first."""
    first = due[0]
    campaign = await campaigns.get(voice.conn, first.campaign_id, commune_id=first.commune_id)
    milestone = await campaigns.milestone_row(
        voice.conn, first.milestone_id, commune_id=first.commune_id
    )
    endings: Counter[str] = Counter()
    if campaign is None or milestone is None:
        return endings
    owing = await reminder_post.owing(voice, milestone)
    calendar = await plan_rows.calendar_of(voice.conn, first.commune_id, holidays.SHIPPED)
    said = set[int | None]()  # units that the newest slot still worth a word is said to
    for slot in reversed(due):
        newer = slot.unit_id in said
        ending = await _judge(voice, campaign, milestone, slot, owing, calendar, newer)
        endings[ending] += 1
        if ending in ("posted", "wait"):
            said.add(slot.unit_id)
    return endings


async def _judge(
    voice: Voice,
    campaign: CampaignRow,
    milestone: MilestoneRow,
    slot: SlotRow,
    owing: Owing,
    calendar: Calendar,
    newer: bool,
) -> str:
    unit_id = slot.unit_id or 0
    state = owing.state(unit_id)
    rule = plans.from_json(campaign.plan).reminders
    ends, _ = await extensions.ends_of(voice.conn, milestone, unit_id, tz=voice.tz)
    ending, until = reminders.judge(
        slot.due_at,
        now=voice.now,
        owes=state != "",
        open_=campaign.state == "open" and milestone.state == "open",
        ends=None if slot.rule in ENDLESS else ends,
        newer_due=newer,
        quiet=rule.quiet,
        calendar=calendar,
        tz=voice.tz,
    )
    if ending is Ending.WAIT and until is not None:
        await slots.postpone(voice.conn, slot.id, to=until)
        return "wait"
    if ending is not Ending.REMIND:
        how = "not_needed" if ending is Ending.NOT_NEEDED else "expired"
        reason = "merged" if ending is Ending.MERGED else None
        await slots.close(voice.conn, slot.id, ending=how, reason=reason, now=voice.now)
        return how
    unit = await units.get(voice.conn, unit_id, commune_id=slot.commune_id)
    if unit is None or not unit.active:
        await slots.close(
            voice.conn, slot.id, ending="not_needed", reason="merged_unit", now=voice.now
        )
        return "not_needed"
    delivery_id, why = await reminder_post.remind(
        voice,
        campaign,
        milestone,
        unit,
        state,
        key=slot.dedupe_key,
        slot_id=slot.id,
        expires_at=ends if ends and ends > voice.now else voice.now + reminders.GRACE,
    )
    if delivery_id is None:
        await slots.close(voice.conn, slot.id, ending="expired", reason=why, now=voice.now)
        return "expired"
    await slots.posted(voice.conn, slot.id, delivery_id=delivery_id)
    return "posted"
