"""One announcement: as a village will see it, thrown away, or accepted.

Accepting writes one row per village in one transaction; laying the messages out is the
scheduler's (scheduler/spread.py). A village without a group hears it in its head's or deputy's own chat.
"""

import hashlib
import json
from datetime import datetime

from campaigns import plan as plans
from campaigns.errors import BadText, Missing
from campaigns.model import QuietHours
from campaigns.permissions import Action
from handlers import opening
from handlers.audience import targets
from handlers.turn import Turn
from messages import labels, officer_text, post, village_post
from storage import announcements, campaigns, people, recipients, units
from storage.announcements import AnnouncementRow
from storage.chats import Chat
from storage.units import Unit

TITLE = 40
FIRST = 50  # laid out at once; the rest by the scheduler, in batches


async def required(turn: Turn, announcement_id: int) -> AnnouncementRow:
    """An announcement of this commune; Missing for any other."""
    row = await announcements.get(turn.conn, announcement_id, commune_id=turn.commune)
    if row is None:
        raise Missing()
    return row


async def show_as_village(turn: Turn, row: AnnouncementRow, target: tuple[Unit, Chat]) -> None:
    """Say the announcement in this chat exactly as one village will see it; buttons are idle."""
    await village_post.lay_out(
        turn.voice,
        row,
        unit=target[0],
        chat_id=turn.chat.id,
        recipient_id=None,
        manner=post.ANSWER,
    )


async def must_fit(turn: Turn, row: AnnouncementRow) -> None:
    """Names and days may be longer than their placeholders; raises BadText where too long."""
    limit = officer_text.room(with_file=bool(row.attachment))
    standing = await units.active(turn.conn, commune_id=turn.commune)
    weight = await village_post.heaviest(turn.voice, row, standing)
    if weight > limit:
        raise BadText(
            problem="filled", what=str(weight), allowed=officer_text.PLACEHOLDERS, limit=limit
        )


async def drop(turn: Turn) -> None:
    """Throw a preview away, or call off what was to be sent later."""
    turn.require(Action.BROADCAST)
    row = await required(turn, int(turn.args["a"]))
    dropped = await announcements.move(
        turn.conn,
        row.id,
        commune_id=turn.commune,
        from_=["draft", "awaiting", "scheduled"],
        to="cancelled",
    )
    if dropped:
        await recipients.give_up_waiting(turn.conn, row.id, reason="stopped")
        await village_post.refresh_progress(turn.voice, await required(turn, row.id))
    await turn.rewrite("announce/dropped" if dropped else "announce/already_sent")


def first_words(markup: str) -> str:
    """The beginning of a text, for a button."""
    plain = village_post.plain(markup).replace("\n", " ")
    return plain if len(plain) <= TITLE else plain[:TITLE] + labels.MORE


def hour_label(at: datetime) -> str:
    """An hour on a button: 18:30 20/11."""
    return f"{at:%H:%M %d/%m}"


async def quiet_hours(turn: Turn, row: AnnouncementRow) -> QuietHours:
    """The quiet hours of the announcement's campaign, else the house's own."""
    campaign = await campaigns.get(turn.conn, row.campaign_id or 0, commune_id=turn.commune)
    return plans.from_json(campaign.plan).reminders.quiet if campaign else QuietHours()


async def accept(turn: Turn, row: AnnouncementRow, at: datetime, from_: str) -> None:
    """Write who gets it and say "đã nhận lệnh gửi": from here on nothing is lost (P1)."""
    launches = row.campaign_id if row.kind == "launch" else None
    if launches and await announcements.launched(turn.conn, launches, besides=row.id):
        turn.pop("pop/decided")  # by another officer, or from an older preview
        return
    found = await targets(turn, row)
    now = at <= turn.now
    moved = await announcements.move(
        turn.conn,
        row.id,
        commune_id=turn.commune,
        from_=[from_],
        to="sending" if now else "scheduled",
        send_at=at,
        sent_at=turn.now,
    )
    if not moved:
        turn.pop("pop/decided")
        return
    if launches:
        await opening.opened(turn, launches)
    await recipients.add(
        turn.conn,
        row.id,
        commune_id=turn.commune,
        unit_chats=[(unit.id, chat.id, None) for unit, chat in found.everywhere]
        + [(unit.id, None, reason) for unit, reason in found.unreachable],
    )
    await turn.note(
        "broadcast", f"announcement {row.id}", {"to": len(found.everywhere), "at": at.isoformat()}
    )
    accepted = await required(turn, row.id)
    if now:
        await village_post.lay_out_some(turn.voice, accepted, limit=FIRST)
    author = await people.get(turn.conn, row.author_id)
    chat_id = author.chat_id if author and author.chat_id else turn.chat.id
    await village_post.open_progress(turn.voice, accepted, chat_id=chat_id)


def reads_otherwise(turn: Turn, row: AnnouncementRow) -> bool:
    """Whether the pressed preview shows what has been written anew since: then only that is said."""
    if turn.args.get("h", shown(row)) == shown(row):
        return False
    turn.pop("pop/written_anew", alert=True)
    return True


def shown(row: AnnouncementRow) -> str:
    """What somebody who presses has seen: the text and its file."""
    seen = row.text + json.dumps(row.attachment, sort_keys=True) * bool(row.attachment)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
