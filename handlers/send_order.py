"""The order to send a previewed announcement: now, at night asked for an hour, or at the hour chosen."""

from datetime import datetime, timedelta

from campaigns.errors import DailyCap, NoRecipients, PreviewExpired
from campaigns.permissions import Action
from handlers import announcing, night, second_person
from handlers.audience import targets
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import announcements, people
from storage.announcements import AnnouncementRow

DAILY_CAP = 10
A_DAY = timedelta(days=1)
AGAIN = "again"  # the button's word: the same text goes out a second time, and that is meant


async def send(turn: Turn) -> None:
    """The button "Gửi ngay": accept, or ask the second person first; at night, when to send."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if announcing.reads_otherwise(turn, row):
        return
    if not await _may_go(turn, row) or await _said_before(turn, row):
        return
    at = await night.hour(turn, "ann.send", await announcing.quiet_hours(turn, row))
    if at is not None:
        await _accept_or_ask(turn, row, at)


async def schedule(turn: Turn, announcement_id: int, at: datetime) -> None:
    """Accept for an hour to come."""
    turn.require(Action.BROADCAST)
    await _accept_or_ask(turn, await announcing.required(turn, announcement_id), at)


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
    keys = [[Button(labels.SEND_TWICE, "ann.send", {"a": row.id, "h": announcing.shown(row), AGAIN: True},
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
    if await second_person.needs_approval(turn, row):
        await second_person.ask(turn, row, at)
        return
    await announcing.accept(turn, row, at, "draft")
