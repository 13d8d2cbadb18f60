"""A campaign may want a second person's yes before anything is sent; nobody approves their own."""

from datetime import datetime

from campaigns import plan as plans
from campaigns.errors import NotYourOwn
from campaigns.permissions import Action
from handlers import announcing, night
from handlers.audience import targets
from handlers.turn import Turn
from messages import labels, post, village_post
from messages.keyboards import Button, Rows
from storage import announcements, campaigns, people
from storage.announcements import AnnouncementRow


async def needs_approval(turn: Turn, row: AnnouncementRow) -> bool:
    """Whether the campaign wants a second person's yes."""
    if row.campaign_id is None:
        return False
    campaign = await campaigns.get(turn.conn, row.campaign_id, commune_id=turn.commune)
    return campaign is not None and plans.from_json(campaign.plan).approval


async def approve(turn: Turn) -> None:
    """A second person agrees; never the author."""
    person = turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if row.author_id == person.id:
        raise NotYourOwn()
    if row.state != "awaiting" or turn.args.get("h", announcing.shown(row)) != announcing.shown(
        row
    ):
        turn.pop("pop/decided")  # or it reads otherwise by now: then they were asked anew
        return
    at = max(row.send_at or turn.now, turn.now)
    if at == turn.now:  # not an hour that the author chose
        asked = await night.hour(turn, "ann.approve", await announcing.quiet_hours(turn, row))
        if asked is None:
            return
        at = asked
    await announcements.set_values(
        turn.conn, row.id, commune_id=turn.commune, approved_by=person.id
    )
    await announcing.accept(turn, row, at, "awaiting")
    await turn.rewrite("announce/approved", name=person.called)


async def refuse(turn: Turn) -> None:
    """A second person does not agree: the author is told."""
    person = turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
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


async def ask(turn: Turn, row: AnnouncementRow, at: datetime) -> None:
    """Ask everybody else of the office for their yes; it waits for one, or stays a draft."""
    keys = [
        [Button(labels.APPROVE_SENDING, "ann.approve", {"a": row.id, "h": announcing.shown(row)})],
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
    return [[Button(labels.SEND_NOW, "ann.send", {"a": row.id, "h": announcing.shown(row)}, single_use=True)],
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
