"""What may still be done with an announcement that is going out or has gone out.

Stop what has not left, send again where it did not arrive, correct or recall it in every group in
one step, nudge the groups where nobody pressed "Đã nhận".
"""

from campaigns.errors import Missing, NoRecipients, NotYourOwn
from campaigns.permissions import Action
from handlers import announcing, night, second_person
from handlers.turn import Turn
from messages import labels, post, village_copies, village_post
from messages.keyboards import Button
from storage import addresses, announcements, outbox, recipients
from storage.announcements import AnnouncementRow
from storage.recipients import RecipientRow

OUT = ("sending", "paused", "done")  # what has begun to go out and was not taken back


async def opened(turn: Turn) -> None:
    """One announcement: how it went, and what may be done with it."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    await village_post.open_progress(turn.voice, row, chat_id=turn.chat.id)


async def stop(turn: Turn) -> None:
    """Cancel what has not left yet; what is under way or sent stays."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    await recipients.give_up_waiting(turn.conn, row.id, reason="stopped")
    await outbox.cancel(turn.conn, kind="announcement", source_id=row.id, now=turn.now)
    await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=["scheduled", "paused"], to="sending"
    )
    await turn.note("stop", f"announcement {row.id}")
    await _refresh(turn, row)


async def go_on(turn: Turn) -> None:
    """An announcement that stopped by itself after equal errors goes on."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=["paused"], to="sending"
    )
    await _refresh(turn, row)


async def _out(turn: Turn) -> AnnouncementRow | None:
    """The announcement meant; None, and a word about it, where there is nothing out to be acted on."""
    row = await announcing.required(turn, int(turn.args["a"]))
    if row.state in OUT:
        return row
    turn.pop("pop/decided")
    return None


async def resend(turn: Turn) -> None:
    """ "Gửi lại": once more where it failed or where it is unclear whether it arrived."""
    turn.require(Action.BROADCAST)
    row = await _out(turn)
    if row is None:
        return
    again = 0
    for one in await recipients.listed(turn.conn, row.id, commune_id=turn.commune):
        if one.state not in ("unclear", "failed", "expired"):
            continue
        if one.delivery_id is None:  # nobody could be reached: perhaps by now
            again += await _reached_by_now(turn, one)
            continue
        for part in await outbox.parts(turn.conn, one.delivery_id):
            again += await outbox.resend(turn.conn, part, now=turn.now)
    if not again:
        raise NoRecipients()
    await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=["done"], to="sending"
    )
    await turn.note("resend", f"announcement {row.id}")
    await _refresh(turn, row)


async def _reached_by_now(turn: Turn, one: RecipientRow) -> bool:
    """Whether a village that had neither a group nor a head has one now: then it waits for its copy."""
    where = await addresses.of_unit(
        turn.conn, unit_id=one.unit_id, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    if where.chat is not None:
        await recipients.turn_to(turn.conn, one.id, chat_id=where.chat.id)
    return where.chat is not None


async def nudge(turn: Turn) -> None:
    """A short line, as a reply to the announcement, only where nobody pressed "Đã nhận"."""
    turn.require(Action.BROADCAST)
    row = await _out(turn)
    if row is None:
        return
    at = await night.hour(turn, "ann.nudge", await announcing.quiet_hours(turn, row))
    if at is None:
        return
    nudged = 0
    for one in await recipients.listed(turn.conn, row.id, commune_id=turn.commune):
        if one.read_at is not None or one.state != "sent" or one.chat_id is None:
            continue
        told = await post.post(
            turn.voice,
            "announce/nudge",
            chat_id=one.chat_id,
            commune_id=turn.commune,
            keyboard=[[Button(labels.RECEIVED, "received", {"r": one.id})]],
            manner=post.Manner(
                kind="nudge",
                lane=post.CROWD,
                source_id=one.id,
                dedupe_key=f"nudge:{one.id}:{at.astimezone(turn.around.tz).date().isoformat()}",
                not_before=at,
            ),
            unit=one.unit_name,
        )
        nudged += told is not None
    await turn.note("nudge", f"announcement {row.id}")
    later = at.astimezone(turn.around.tz) if at > turn.now else None
    await turn.say("announce/nudged", number=nudged, later=later)


async def preview_correction(turn: Turn, announcement_id: int, markup: str) -> None:
    """Show the corrected text, then ask before it replaces the sent one.

    Where the campaign wants a second person's yes to what is sent, it is they who are asked.
    """
    row = await announcing.required(turn, announcement_id)
    if row.state not in OUT:
        await turn.say("announce/already_sent")
        return
    await announcing.must_fit(turn, row._replace(text=markup))
    await post.post_text(turn.voice, markup, chat_id=turn.chat.id, commune_id=turn.commune)
    yes = {"a": row.id, "t": markup, "by": turn.me.id}
    if await second_person.needs_approval(turn, row):
        asked = await second_person.ask_others(
            turn, row._replace(text=markup), "announce/please_correct",
            [[Button(labels.CORRECT_YES, "ann.correct", yes, single_use=True)]],
        )  # fmt: skip
        await turn.say("announce/awaiting", asked=asked)
        return
    keys = [
        [Button(labels.CORRECT_YES, "ann.correct", yes, single_use=True)],
        [Button(labels.EDIT_TEXT, "ann.edit", {"a": row.id})],
        [Button(labels.KEEP_IT, "ann.open", {"a": row.id})],
    ]
    await turn.say("announce/correction", keyboard=keys)


async def correct(turn: Turn) -> None:
    """Confirmed "đính chính": the message is edited and marked in every group in one step."""
    turn.require(Action.BROADCAST)
    former = await _out(turn)
    if former is None:
        return
    if await second_person.needs_approval(turn, former) and turn.args.get("by") in (
        None,
        turn.me.id,
    ):
        raise NotYourOwn()
    await announcements.set_values(
        turn.conn, former.id, commune_id=turn.commune, text=str(turn.args["t"])
    )
    row = await announcing.required(turn, former.id)
    for one in await recipients.listed(turn.conn, row.id, commune_id=turn.commune):
        await village_copies.correct(turn.voice, row, one)
    await turn.note("correct", f"announcement {row.id}")
    await turn.rewrite("announce/corrected")


async def recall(turn: Turn) -> None:
    """Ask once more before an announcement is taken back everywhere."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    keys = [
        [Button(labels.RECALL_YES, "ann.recall.yes", {"a": row.id})],
        [Button(labels.KEEP_IT, "ann.open", {"a": row.id})],
    ]
    await turn.say("announce/recall", keyboard=keys, words=announcing.first_words(row.text))


async def recalled(turn: Turn) -> None:
    """Take it back: unsent copies are cancelled, sent ones deleted (or marked where too old)."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    if not await announcements.move(
        turn.conn, row.id, commune_id=turn.commune, from_=OUT, to="recalled"
    ):
        turn.pop("pop/decided")
        return
    await recipients.give_up_waiting(turn.conn, row.id, reason="recalled")
    await outbox.cancel(turn.conn, kind="announcement", source_id=row.id, now=turn.now)
    for one in await recipients.listed(turn.conn, row.id, commune_id=turn.commune):
        if one.state in ("sent", "unclear", "queued") and one.delivery_id is not None:
            await village_copies.take_back(turn.voice, row, one)
    await turn.note("recall", f"announcement {row.id}")
    await turn.rewrite("announce/recalled")


async def who_read(turn: Turn) -> None:
    """Which villages have seen it and which have not."""
    turn.require(Action.BROADCAST)
    row = await announcing.required(turn, int(turn.args["a"]))
    every = await recipients.listed(turn.conn, row.id, commune_id=turn.commune)
    await turn.say(
        "announce/who_read",
        read=[one for one in every if one.read_at is not None],
        unread=[one for one in every if one.read_at is None],
        tz=turn.around.tz,
    )


async def received(turn: Turn) -> None:
    """ "Đã nhận": anybody of the village's group may press; it also proves an unclear copy."""
    one = await recipients.get(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if one is None:
        raise Missing()
    if not turn.may(Action.ACKNOWLEDGE, one.unit_id):
        raise Missing()
    first = await recipients.mark_read(
        turn.conn, one.id, commune_id=turn.commune, now=turn.now,
        by=turn.telegram_id if turn.person else None,
    )  # fmt: skip
    if one.delivery_id is not None and turn.press and turn.press.message_id:
        await outbox.prove(
            turn.conn, one.delivery_id, message_id=turn.press.message_id, now=turn.now
        )
    turn.pop("pop/received" if first else "pop/received_before")


async def _refresh(turn: Turn, row: AnnouncementRow) -> None:
    await village_post.refresh_progress(turn.voice, await announcing.required(turn, row.id))


ACTIONS = {
    "ann.open": opened,
    "ann.stop": stop,
    "ann.go_on": go_on,
    "ann.resend": resend,
    "ann.nudge": nudge,
    "ann.correct": correct,
    "ann.recall": recall,
    "ann.recall.yes": recalled,
    "ann.who": who_read,
}
