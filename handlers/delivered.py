"""What follows when a delivery has ended: progress, corrections that could not be made, the card.

Called inside the transaction that notes the ending, so that nothing is forgotten by a crash.
"""

from collections.abc import Mapping

from handlers import lost
from handlers.surroundings import Surroundings
from messages import office_post, post, village_copies, village_post
from messages.post import Manner, Voice
from storage import announcements, boards, chats, communes, outbox, recipients
from storage.engine import Connection
from storage.outbox import Ended

GONE = frozenset({"message_not_found", "not_found", "cant_edit", "target_missing"})


async def ended(conn: Connection, row: Ended, around: Surroundings) -> None:
    """Let what depends on this delivery follow."""
    voice = Voice(conn, around.speaker, around.now)
    match row.kind:
        case "announcement":
            if row.state == "failed":
                await lost.unannounced(voice, row)
            await _announcement(voice, row)
        case "edit" if row.state == "failed" and row.source_id is not None:
            await _uncorrected(voice, row)
        case "board":
            await _board(voice, row)
        case post.REWRITE if row.state == "failed":
            await _unwritten(voice, row)
        case "reminder" if row.state == "failed":
            await lost.undelivered(voice, row)
        case _:
            return


async def _announcement(voice: Voice, row: Ended) -> None:
    """The officer's progress message follows, not more often than people can read."""
    if row.commune_id is None or row.source_id is None:
        return
    found = await announcements.get(voice.conn, row.source_id, commune_id=row.commune_id)
    if found is not None and await village_post.progress_moved(voice, found):
        await village_post.refresh_progress(voice, found)


async def _uncorrected(voice: Voice, row: Ended) -> None:
    """A copy that can be neither edited nor deleted any more: say it as a reply, or mark it."""
    if row.commune_id is None or row.source_id is None:
        return
    known = await recipients.of_delivery(voice.conn, row.id)
    found = await announcements.get(voice.conn, row.source_id, commune_id=row.commune_id)
    if known is None or found is None:
        return
    one = await recipients.get(voice.conn, known[0], commune_id=row.commune_id)
    if one is None or one.delivery_id is None:
        return
    message_id = await outbox.message_of(voice.conn, one.delivery_id)
    if row.call == "delete":
        await village_copies.mark_recalled(voice, found, one, message_id=message_id)
    elif row.call == "edit" and found.state != "recalled":
        await village_copies.correct_by_reply(voice, found, one, message_id=message_id)


async def _unwritten(voice: Voice, row: Ended) -> None:
    """The message that was pressed on cannot be edited (deleted, too old): the answer stands below."""
    chat = await chats.get(voice.conn, row.chat_id)
    if chat is not None and chat.state in ("active", "attention"):
        await post.say_again(voice, row.payload, chat_id=row.chat_id, commune_id=row.commune_id)


async def _board(voice: Voice, row: Ended) -> None:
    """A card that somebody deleted or unpinned comes back."""
    card, message_id = await boards.of_chat(voice.conn, row.chat_id)
    if row.call in ("edit", "pin") and row.state == "failed" and row.reason in GONE:
        await boards.lost(voice.conn, row.chat_id)
    if row.call != "look" or row.state != "sent" or message_id is None or card is None:
        return
    if row.detail == str(message_id):
        return
    await post.act(
        voice,
        "pin",
        chat_id=row.chat_id,
        commune_id=row.commune_id,
        of=card,
        manner=Manner(kind="board", lane=post.CROWD),
    )


async def alarm(
    conn: Connection, code: str, told: Mapping[str, object], around: Surroundings
) -> None:
    """What a person must see: equal refusals stopped a broadcast, a long limit, a portal."""
    voice = Voice(conn, around.speaker, around.now)
    source = told.get("source_id")
    if code == "stopped" and isinstance(source, int):
        for commune_id in await communes.of_bot(conn, bot_id=around.bot_id):
            await announcements.move(
                conn, source, commune_id=commune_id, from_=["sending"], to="paused"
            )
            found = await announcements.get(conn, source, commune_id=commune_id)
            if found is not None:
                await village_post.refresh_progress(voice, found)
    for commune_id in await communes.of_bot(conn, bot_id=around.bot_id):
        await office_post.tell(voice, commune_id, "help/alarm", code=code)
