"""An announcement in a village's group, and the officer's message that shows how it goes.

Used wherever an announcement is shown, so that the preview, the sending, the correction and the
progress never differ.
"""

import hashlib
import html
import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import timedelta

from campaigns import milestones
from messages import filters, labels, officer_text, post, split
from messages.keyboards import Button, Rows
from messages.post import Manner, Voice
from messages.render import render
from storage import addresses, announcements, campaigns, outbox, recipients, units
from storage.announcements import AnnouncementRow
from storage.campaigns import CampaignRow, MilestoneRow
from storage.recipients import RecipientRow
from storage.units import Unit

ENDED = ("sent", "unclear", "failed", "expired", "cancelled")
FAILURES_SHOWN = 100
PROGRESS_EVERY = timedelta(seconds=3)

About = tuple[CampaignRow | None, MilestoneRow | None]  # the campaign, its open registration


async def lay_out(
    voice: Voice,
    row: AnnouncementRow,
    *,
    unit: Unit | None,
    chat_id: int,
    recipient_id: int | None,
    manner: Manner,
    about: "About | None" = None,
) -> int | None:
    """Say the announcement for one village in one chat; without a recipient its buttons idle."""
    campaign, registration = about or await belongs_to(voice, row)
    markup = officer_text.fill(row.text, values(voice, campaign, registration, unit))
    keyboard = keyboard_of(row, registration, unit, recipient_id)
    if row.attachment is not None:
        return await post.post_file(
            voice,
            {"file_id": row.attachment["file_id"], "name": row.attachment.get("name", "")},
            chat_id=chat_id,
            commune_id=row.commune_id,
            caption=markup,
            keyboard=keyboard,
            manner=manner,
            photo=bool(row.attachment.get("photo")),
        )
    return await post.post_text(
        voice, markup, chat_id=chat_id, commune_id=row.commune_id, keyboard=keyboard, manner=manner
    )


async def heaviest(voice: Voice, row: AnnouncementRow, every: Iterable[Unit]) -> int:
    """What Telegram counts of the text where it is longest, with names and days filled in."""
    campaign, registration = await belongs_to(voice, row)
    return max(
        split.weight(officer_text.fill(row.text, values(voice, campaign, registration, unit)))
        for unit in (*every, None)
    )


async def lay_out_some(voice: Voice, row: AnnouncementRow, *, limit: int) -> int:
    """Turn the next recipients of an accepted announcement into deliveries; returns how many."""
    waiting = await recipients.waiting(voice.conn, row.id, limit=limit)
    about = await belongs_to(voice, row) if waiting else None
    for recipient_id, unit_id, meant, stands in waiting:
        chat_id, name = meant, f"ann:{row.id}:{unit_id}"
        if not stands:  # its hour was later: who answers for the village now?
            where = await addresses.of_unit(
                voice.conn, unit_id=unit_id, commune_id=row.commune_id, bot_id=voice.bot_id
            )
            if where.chat is None:
                await recipients.laid(voice.conn, recipient_id, reason=where.why)
                continue
            chat_id, name = where.chat.id, f"{name}@{where.chat.id}"
            if chat_id != meant:
                await recipients.turn_to(voice.conn, recipient_id, chat_id=chat_id)
        unit = await units.standing(voice.conn, unit_id, commune_id=row.commune_id)
        delivery_id = await lay_out(
            voice,
            row,
            unit=unit,
            chat_id=chat_id,
            recipient_id=recipient_id,
            about=about,
            manner=Manner(
                kind="announcement",
                lane=post.CROWD,
                source_id=row.id,
                dedupe_key=name,
            ),
        )
        why = None if delivery_id else "doubled"
        await recipients.laid(voice.conn, recipient_id, delivery_id=delivery_id, reason=why)
    return len(waiting)


async def progress_moved(voice: Voice, row: AnnouncementRow) -> bool:
    """Whether the officer's message should be edited: at the end at once, before that in steps."""
    if row.progress_id is None:
        return False
    if row.progress_at is not None and voice.now - row.progress_at < PROGRESS_EVERY:
        if await outbox.any_open(voice.conn, kind="announcement", source_id=row.id):
            return False
        found = await recipients.counts(voice.conn, row.id)
        if found.keys() & {"waiting", "queued"}:
            return False
    return not await outbox.any_open(voice.conn, kind="progress", source_id=row.id)


async def open_progress(voice: Voice, row: AnnouncementRow, *, chat_id: int) -> None:
    """Say how the announcement goes in the officer's chat; the message then edits itself."""
    markup, keyboard = await _progress(voice, row)
    progress_id = await post.post_text(
        voice,
        markup,
        chat_id=chat_id,
        commune_id=row.commune_id,
        keyboard=keyboard,
        manner=Manner(kind="answer"),
    )
    await announcements.set_values(
        voice.conn,
        row.id,
        commune_id=row.commune_id,
        progress_id=progress_id,
        progress_at=voice.now,
        progress_hash=_hash(markup),
    )


async def refresh_progress(voice: Voice, row: AnnouncementRow) -> bool:
    """Edit the officer's message to how things stand, and whether that is anything new; done when
    every row has ended (P5).
    """
    found = await recipients.counts(voice.conn, row.id)
    if row.state == "sending" and not (found.keys() - {*ENDED, "read"}):
        await announcements.move(
            voice.conn, row.id, commune_id=row.commune_id, from_=["sending"], to="done"
        )
        again = await announcements.get(voice.conn, row.id, commune_id=row.commune_id)
        row = again or row
    if row.progress_id is None:
        return False
    where = await outbox.chat_of(voice.conn, row.progress_id)
    if where is None:
        return False
    markup, keyboard = await _progress(voice, row)
    shown = _hash(markup)
    if shown == row.progress_hash:
        return False
    markup = f"{markup}\n{render('announce/as_of', now=voice.local)}"
    await post.edit_text(
        voice,
        markup,
        chat_id=where,
        commune_id=row.commune_id,
        of=row.progress_id,
        keyboard=keyboard,
        manner=Manner(kind="progress", source_id=row.id),
    )
    await announcements.set_values(
        voice.conn,
        row.id,
        commune_id=row.commune_id,
        progress_at=voice.now,
        progress_hash=shown,
    )
    return True


def _hash(markup: str) -> str:
    return hashlib.sha256(markup.encode()).hexdigest()


def beginning(row: AnnouncementRow) -> str:
    """Its first words, by which people know it again."""
    return textwrap.shorten(plain(row.text), 80, placeholder="").rstrip(",.;: ")


def plain(markup: str) -> str:
    """The words of a canonical text, without its tags; what it fills in for each village as "…"."""
    return html.unescape(re.sub(r"<[^<>]*>", "", officer_text.blank(markup)))


def values(
    voice: Voice,
    campaign: CampaignRow | None,
    registration: MilestoneRow | None,
    unit: Unit | None,
) -> Mapping[str, str]:
    """What the officers' placeholders stand for in one village."""
    last = registration.last_moment if registration else None
    return {
        "ten_thon": unit.name if unit else render("announce/some_village"),
        "ten_dot": campaign.title if campaign else "",
        "han": render("announce/until", last=last.astimezone(voice.tz)) if last else "",
        "con_lai": render("announce/left", days=milestones.days_left(last, voice.now, voice.tz))
        if last
        else "",
        "ten_xa": str(campaign.plan.get("issuer", "")) if campaign else "",
    }


async def belongs_to(voice: Voice, row: AnnouncementRow) -> About:
    """The announcement's campaign, and its open registration where it has one."""
    if row.campaign_id is None:
        return None, None
    campaign = await campaigns.get(voice.conn, row.campaign_id, commune_id=row.commune_id)
    found = await campaigns.milestones(voice.conn, row.campaign_id, commune_id=row.commune_id)
    takes = [one for one in found if one.kind == "registration" and one.form_key]
    return campaign, next((one for one in takes if one.state == "open"), None)


def keyboard_of(
    row: AnnouncementRow,
    registration: MilestoneRow | None,
    unit: Unit | None,
    recipient_id: int | None,
) -> Rows:
    """What a village may press below it; idle where it is only shown."""
    idle = recipient_id is None or unit is None
    keys: list[list[Button]] = []
    if registration is not None and unit is not None:
        args = {"m": registration.id, "u": unit.id}
        keys.append([Button(labels.REGISTER, "idle" if idle else "register", args)])
    last = [Button(labels.RECEIVED, "idle" if idle else "received", {"r": recipient_id})]
    if row.campaign_id is not None:
        last.append(Button(labels.SEE_PLAN, "plan.see", {"c": row.campaign_id}))
    return [*keys, last]


async def _progress(voice: Voice, row: AnnouncementRow) -> tuple[str, Rows]:
    found = await recipients.counts(voice.conn, row.id)
    total = sum(number for state, number in found.items() if state != "read")
    ended = sum(found.get(state, 0) for state in ENDED)
    troubled = []
    if total - found.get("sent", 0) - found.get("queued", 0) - found.get("waiting", 0):
        troubled = [
            one
            for one in await recipients.listed(voice.conn, row.id, commune_id=row.commune_id)
            if one.state in ("unclear", "failed", "expired", "cancelled")
        ]
    markup = render(
        "announce/progress",
        words=beginning(row),
        state=row.state,
        counts=found,
        total=total,
        ended=ended,
        alone=await recipients.alone(voice.conn, row.id),
        troubled=_alike(troubled[:FAILURES_SHOWN]),
        more=max(0, len(troubled) - FAILURES_SHOWN),
        at=row.send_at.astimezone(voice.tz) if row.send_at else None,
    )
    return markup, _progress_keys(row, found, troubled)


def _alike(troubled: list[RecipientRow]) -> list[tuple[list[str], str]]:
    """Villages whose copies ended the same way beside each other: (their names, how)."""
    found: dict[str, list[str]] = {}
    for one in troubled:
        found.setdefault(filters.what_became(one), []).append(one.unit_name)
    return [(names, became) for became, names in found.items()]


def _progress_keys(
    row: AnnouncementRow, found: Mapping[str, int], troubled: list[RecipientRow]
) -> Rows:
    args = {"a": row.id}
    if row.state in ("scheduled", "awaiting"):
        return [[Button(labels.DROP, "ann.stop", args)]]
    if row.state == "paused":
        return [
            [Button(labels.GO_ON_SENDING, "ann.go_on", args)],
            [Button(labels.STOP_SENDING, "ann.stop", args)],
        ]
    if row.state == "sending":
        return [[Button(labels.STOP_SENDING, "ann.stop", args)]]
    if row.state in ("draft", "cancelled", "recalled"):
        return []
    keys: list[list[Button]] = []
    if troubled:
        keys.append([Button(labels.SEND_AGAIN, "ann.resend", args)])
    if found.get("sent", 0) > found["read"]:
        keys.append([Button(labels.NUDGE_UNREAD, "ann.nudge", args)])
    keys.append([Button(labels.WHO_READ, "ann.who", args)])
    keys.append(
        [Button(labels.CORRECT, "ann.edit", args), Button(labels.RECALL, "ann.recall", args)]
    )
    return keys
