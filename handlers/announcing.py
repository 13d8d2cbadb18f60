"""From a previewed announcement to an accepted one: whom it reaches, approval, the hour.

Accepting writes one row per village in one transaction; laying the messages out is the
scheduler's (scheduler/spread.py). A campaign may require a second person: nobody approves their
own. A village without a group hears it in its head's or deputy's own chat.
"""

import hashlib
import json
from datetime import datetime, timedelta

from campaigns import plan as plans
from campaigns.errors import BadText, DailyCap, Missing, NoRecipients, NotYourOwn, PreviewExpired
from campaigns.model import QuietHours
from campaigns.permissions import Action
from handlers import night, opening
from handlers.audience import targets
from handlers.turn import Turn
from messages import labels, officer_text, post, village_post
from messages.keyboards import Button, Rows
from storage import announcements, campaigns, people, recipients, units
from storage.announcements import AnnouncementRow
from storage.chats import Chat
from storage.units import Unit

DAILY_CAP = 10
A_DAY = timedelta(days=1)
AGAIN = "again"  # the button's word: the same text goes out a second time, and that is meant
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


async def needs_approval(turn: Turn, row: AnnouncementRow) -> bool:
    """Whether the campaign wants a second person's yes."""
    if row.campaign_id is None:
        return False
    campaign = await campaigns.get(turn.conn, row.campaign_id, commune_id=turn.commune)
    return campaign is not None and plans.from_json(campaign.plan).approval


async def send(turn: Turn) -> None:
    """The button "Gửi ngay": accept, or ask the second person first; at night, when to send."""
    turn.require(Action.BROADCAST)
    row = await required(turn, int(turn.args["a"]))
    if reads_otherwise(turn, row):
        return
    if not await _may_go(turn, row) or await _said_before(turn, row):
        return
    at = await night.hour(turn, "ann.send", await quiet_hours(turn, row))
    if at is not None:
        await _accept_or_ask(turn, row, at)


async def schedule(turn: Turn, announcement_id: int, at: datetime) -> None:
    """Accept for an hour to come."""
    turn.require(Action.BROADCAST)
    await _accept_or_ask(turn, await required(turn, announcement_id), at)


async def approve(turn: Turn) -> None:
    """A second person agrees; never the author."""
    person = turn.require(Action.BROADCAST)
    row = await required(turn, int(turn.args["a"]))
    if row.author_id == person.id:
        raise NotYourOwn()
    if row.state != "awaiting" or turn.args.get("h", shown(row)) != shown(row):
        turn.pop("pop/decided")  # or it reads otherwise by now: then they were asked anew
        return
    at = max(row.send_at or turn.now, turn.now)
    if at == turn.now:  # not an hour that the author chose
        asked = await night.hour(turn, "ann.approve", await quiet_hours(turn, row))
        if asked is None:
            return
        at = asked
    await announcements.set_values(
        turn.conn, row.id, commune_id=turn.commune, approved_by=person.id
    )
    await _accept(turn, row, at, "awaiting")
    await turn.rewrite("announce/approved", name=person.called)


async def refuse(turn: Turn) -> None:
    """A second person does not agree: the author is told."""
    person = turn.require(Action.BROADCAST)
    row = await required(turn, int(turn.args["a"]))
    if not await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=["awaiting"], to="draft"
    ):
        turn.pop("pop/decided")
        return
    await turn.rewrite("announce/refused", name=person.called)
    author = await people.get(turn.conn, row.author_id)
    if author is not None and author.chat_id is not None and author.id != person.id:
        await post.post(
            turn.voice,
            "announce/refused",
            chat_id=author.chat_id,
            commune_id=turn.commune,
            keyboard=[[Button(labels.EDIT_TEXT, "ann.edit", {"a": row.id})]],
            name=person.called,
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


async def _may_go(turn: Turn, row: AnnouncementRow) -> bool:
    """Whether a previewed announcement can still be sent; says why where it cannot."""
    if row.state != "draft":
        if turn.press is None:
            await turn.say("announce/already_sent")
        turn.pop("pop/decided")
        return False
    if row.expires_at is not None and row.expires_at < turn.now:
        raise PreviewExpired()
    if not (await targets(turn, row)).everywhere:
        raise NoRecipients()
    return True


async def _said_before(turn: Turn, row: AnnouncementRow) -> bool:
    """Whether the same went to the same villages today: then it is asked once more."""
    twin = await announcements.twin(turn.conn, row, since=turn.now - A_DAY)
    if twin is None or twin.sent_at is None or turn.args.get(AGAIN):
        return False
    author = await people.get(turn.conn, twin.author_id)
    keys = [[Button(labels.SEND_TWICE, "ann.send", {"a": row.id, "h": shown(row), AGAIN: True},
                    single_use=True)],
            [Button(labels.DROP, "ann.drop", {"a": row.id})]]  # fmt: skip
    at = max(twin.sent_at, twin.send_at or twin.sent_at)
    await turn.say(
        "announce/twin", keyboard=keys, at=at.astimezone(turn.around.tz),
        name=author.called if author else "", later=at > turn.now,
    )  # fmt: skip
    return True


async def _accept_or_ask(turn: Turn, row: AnnouncementRow, at: datetime) -> None:
    if not await _may_go(turn, row):
        return
    since = turn.now - timedelta(days=1)
    if (
        await announcements.accepted_since(turn.conn, author_id=turn.me.id, since=since)
        >= DAILY_CAP
    ):
        raise DailyCap(cap=DAILY_CAP)
    if await needs_approval(turn, row):
        await _ask_second(turn, row, at)
        return
    await _accept(turn, row, at, "draft")


async def _ask_second(turn: Turn, row: AnnouncementRow, at: datetime) -> None:
    keys = [
        [Button(labels.APPROVE_SENDING, "ann.approve", {"a": row.id, "h": shown(row)})],
        [Button(labels.REFUSE_SENDING, "ann.refuse", {"a": row.id})],
    ]
    asked = await ask_others(turn, row, "announce/please_approve", keys)
    if not asked:  # it stays a draft, to be sent when there is somebody
        await turn.say("announce/awaiting", keyboard=_draft_keys(row), asked=asked)
        return
    await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=["draft"], to="awaiting", send_at=at
    )
    await turn.rewrite("announce/awaiting", asked=asked)


def _draft_keys(row: AnnouncementRow) -> Rows:
    return [[Button(labels.SEND_NOW, "ann.send", {"a": row.id, "h": shown(row)}, single_use=True)],
            [Button(labels.DROP, "ann.drop", {"a": row.id})]]  # fmt: skip


async def ask_others(turn: Turn, row: AnnouncementRow, template: str, keys: Rows) -> list[str]:
    """Show a text to everybody else of the office and ask; gives who was asked."""
    number = len((await targets(turn, row)).everywhere)
    asked = []
    for one in await people.holding(
        turn.conn, commune_id=turn.commune, roles=("leader", "officer", "admin")
    ):
        if one.id == row.author_id or one.chat_id is None:
            continue
        await village_post.lay_out(
            turn.voice, row, unit=None, chat_id=one.chat_id,
            recipient_id=None, manner=post.ANSWER,
        )  # fmt: skip
        await post.post(
            turn.voice,
            template,
            chat_id=one.chat_id,
            commune_id=turn.commune,
            keyboard=keys,
            author=turn.me.called,
            number=number,
        )
        asked.append(one.called)
    return asked


async def _accept(turn: Turn, row: AnnouncementRow, at: datetime, from_: str) -> None:
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
