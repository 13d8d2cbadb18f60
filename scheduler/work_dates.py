"""Reminds a village of a work's own start and finish; one that is done or gone is left alone."""

from collections import Counter
from datetime import timedelta

from campaigns import plan as plans
from campaigns import progress, reminders
from campaigns import work as works
from campaigns.forms import definition
from campaigns.reminders import Ending
from messages import holidays, labels, post
from messages.keyboards import Button
from messages.post import Manner, Voice
from storage import addresses, campaigns, form_versions, slots, submissions, units
from storage import plans as plan_rows
from storage import progress as reports
from storage.engine import Connection
from storage.slots import SlotRow
from storage.submissions import SubmissionRow

LIFE = timedelta(hours=24)


async def remind(voice: Voice, due: list[SlotRow]) -> Counter[str]:
    """Give every due slot of a work its ending."""
    endings: Counter[str] = Counter()
    for slot in due:
        endings[await _judge(voice, slot)] += 1
    return endings


async def needed(conn: Connection, slot: SlotRow) -> SubmissionRow | None:
    """The work, where its date is still worth a word."""
    work = await submissions.get(conn, slot.submission_id or 0, commune_id=slot.commune_id)
    campaign = await campaigns.get(conn, slot.campaign_id, commune_id=slot.commune_id)
    if work is None or campaign is None or campaign.state != "open":
        return None
    if work.state not in reports.STANDING:
        return None
    last = await reports.last_of_work(conn, work.id, commune_id=slot.commune_id)
    percent = last.percent if last is not None else None
    if percent is not None and percent >= progress.DONE:
        return None
    return None if slot.rule == "start" and percent else work


async def _judge(voice: Voice, slot: SlotRow) -> str:
    work = await needed(voice.conn, slot)
    campaign = await campaigns.get(voice.conn, slot.campaign_id, commune_id=slot.commune_id)
    if work is None or campaign is None:
        return await _close(voice, slot, "not_needed")
    rule = plans.from_json(campaign.plan).reminders
    ending, until = reminders.judge(
        slot.due_at, now=voice.now, owes=True, open_=True, ends=None, newer_due=False,
        quiet=rule.quiet,
        calendar=await plan_rows.calendar_of(voice.conn, slot.commune_id, holidays.SHIPPED),
        tz=voice.tz,
    )  # fmt: skip
    if ending is Ending.WAIT and until is not None:
        await slots.postpone(voice.conn, slot.id, to=until)
        return "wait"
    if ending is not Ending.REMIND:
        return await _close(voice, slot, "expired")
    where = await addresses.of_unit(
        voice.conn, unit_id=work.unit_id, commune_id=slot.commune_id, bot_id=voice.bot_id
    )
    unit = await units.get(voice.conn, work.unit_id, commune_id=slot.commune_id)
    if where.chat is None or unit is None:
        return await _close(voice, slot, "expired", where.why or None)
    form = await form_versions.get(voice.conn, work.form_id)
    if form is None:
        return await _close(voice, slot, "not_needed")
    found = works.read(definition.from_json(form.definition), work.answers, code=work.code)
    delivery_id = await post.post(
        voice,
        "reminder/work",
        chat_id=where.chat.id,
        commune_id=slot.commune_id,
        keyboard=[
            [Button(labels.PROGRESS, "progress.work", {"s": work.id})],
            [Button(labels.ALTER, "work.alter", {"s": work.id})],
        ],
        manner=Manner(
            kind="reminder", lane=post.CROWD, source_id=slot.id,
            dedupe_key=where.key(slot.dedupe_key), expires_at=voice.now + LIFE,
        ),
        unit=unit.name,
        why=where.why,
        code=work.code,
        name=found.name,
        starting=slot.rule == "start",
        day=found.starts if slot.rule == "start" else found.finishes,
        today=voice.local.date(),
    )  # fmt: skip
    if delivery_id is None:
        return await _close(voice, slot, "expired")
    await slots.posted(voice.conn, slot.id, delivery_id=delivery_id)
    return "posted"


async def _close(voice: Voice, slot: SlotRow, ending: str, reason: str | None = None) -> str:
    await slots.close(voice.conn, slot.id, ending=ending, reason=reason, now=voice.now)
    return ending
