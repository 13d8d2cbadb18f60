"""Chats that can be written to no more: the office is told once, and what was to be said finds another way.

A group may throw the bot out while nobody says so: then the next message to it finds out.
"""

from messages import office_post
from messages.post import Voice
from storage import addresses, announcements, chats, recipients, slots, units
from storage.chats import Chat
from storage.outbox import Ended


async def tell(voice: Voice, chat: Chat, reason: str, *, once: str | None = None) -> None:
    """Officers hear that a village's group is lost, who is reminded instead, and what to do."""
    if chat.commune_id is None or chat.unit_id is None:
        return
    of = {"unit_id": chat.unit_id, "commune_id": chat.commune_id, "bot_id": voice.bot_id}
    where = await addresses.of_unit(voice.conn, **of)
    if where.chat is not None and not where.why:
        return  # another group of the village stands
    unit = await units.get(voice.conn, chat.unit_id, commune_id=chat.commune_id)
    if unit is None or not unit.active:
        return
    await office_post.tell(
        voice,
        chat.commune_id,
        "group/told_lost",
        also=("leader",),
        once=once,
        unit=unit.name,
        reason=reason,
        reminded=where.chat is not None,
    )


async def unannounced(voice: Voice, row: Ended) -> None:
    """An announcement that a chat refused for good: the village's copy goes to its head instead."""
    refused = await _refused(voice, row)
    known = await recipients.of_delivery(voice.conn, row.id) if refused else None
    if refused is None or known is None or row.commune_id is None:
        return
    of = await announcements.get(voice.conn, known[1], commune_id=row.commune_id)
    one = await recipients.get(voice.conn, known[0], commune_id=row.commune_id)
    if of is None or of.state not in ("sending", "paused") or one is None:
        return
    if one.delivery_id != row.id:
        return
    where = await addresses.of_unit(
        voice.conn, unit_id=one.unit_id, commune_id=row.commune_id, bot_id=voice.bot_id
    )
    if where.chat is not None and where.chat.id != row.chat_id:
        await recipients.turn_to(voice.conn, one.id, chat_id=where.chat.id)


async def _refused(voice: Voice, row: Ended) -> Chat | None:
    """The chat that can be written to no more, of which the office is told; None where it can be."""
    refused = await chats.get(voice.conn, row.chat_id)
    if refused is None or refused.state == "active":
        return None
    await tell(
        voice, refused, row.reason or refused.state, once=f"lost:{refused.id}:{voice.local:%Y%m%d}"
    )
    return refused


async def undelivered(voice: Voice, row: Ended) -> None:
    """A reminder that a chat refused for good: the slot turns to whom the village has besides."""
    if await _refused(voice, row) is None:
        return
    slot = await slots.of_delivery(voice.conn, row.id)
    if slot is None or slot.unit_id is None:
        return
    where = await addresses.of_unit(
        voice.conn, unit_id=slot.unit_id, commune_id=slot.commune_id, bot_id=voice.bot_id
    )
    if where.chat is not None and where.chat.id != row.chat_id:
        await slots.turned_away(voice.conn, row.id)
