"""The bot in groups: linked to a village by its link, noticed when removed, gone from strangers'.

In a group that nobody linked the bot says one line at most and leaves (P13).
"""

from datetime import timedelta

import telegram

from campaigns.errors import BadCode, GroupHasUnit, UnitHasGroup
from campaigns.permissions import NOBODY
from handlers import lost
from handlers.surroundings import Surroundings
from handlers.turn import Turn
from messages import office_post, post
from messages.post import Voice
from storage import audit, boards, chats, tokens, units
from storage.chats import Chat
from storage.engine import Connection

STRANGERS_STAY = timedelta(minutes=10)
_REASONS = {"kicked": "kicked", "left": "left"}


async def link(turn: Turn, given: str) -> None:
    """The village's link, used in its group: from now on this group is the village's."""
    found = await tokens.redeem(
        turn.conn, given[:200], purpose="link", now=turn.now, by=turn.telegram_id
    )
    unit = None
    if found is not None and found.commune_id is not None:
        unit = await units.get(turn.conn, int(found.args["u"]), commune_id=found.commune_id)
    if found is None or unit is None or turn.telegram_id in NOBODY:
        raise BadCode()
    if turn.chat.unit_id == unit.id:
        await _again(turn, unit.name)
        return
    if turn.chat.unit_id is not None:
        held = await units.get(turn.conn, turn.chat.unit_id, commune_id=turn.commune)
        raise GroupHasUnit(unit=held.name if held else turn.chat.title)
    if not unit.active:  # merged since; the group of its heir has a link of its own
        raise BadCode()
    other = await chats.linked(turn.conn, unit_id=unit.id, bot_id=turn.around.bot_id)
    if other is not None and other.state == "active":
        raise UnitHasGroup(unit=unit.name, title=other.title)
    await chats.link(
        turn.conn,
        turn.chat.id,
        commune_id=unit.commune_id,
        unit_id=unit.id,
        by=turn.telegram_id,
        now=turn.now,
    )
    if other is not None:
        await _replaced(turn, other)
    turn.chat = await chats.get(turn.conn, turn.chat.id) or turn.chat
    await audit.add(
        turn.conn,
        commune_id=unit.commune_id,
        at=turn.now,
        who=turn.telegram_id,
        action="link_group",
        object_=unit.name,
        facts={"title": turn.chat.title},
    )
    await turn.say("group/linked", unit=unit.name)
    await boards.stale(turn.conn, unit_id=unit.id)
    await office_post.tell(
        turn.voice, unit.commune_id, "group/told_linked", unit=unit.name, title=turn.chat.title
    )


async def _replaced(turn: Turn, lost: Chat) -> None:
    """The group that was lost is the village's no more: who has it by now is nobody we know."""
    await chats.unlink(turn.conn, lost.id)
    await chats.set_state(turn.conn, lost.id, state="unreachable", reason="unlinked")
    if lost.state == "attention":  # the bot is still inside, and was silenced
        await post.act(turn.voice, "leave", chat_id=lost.id, commune_id=None)


async def _again(turn: Turn, unit: str) -> None:
    """The link used once more in its own group: said where the group had been lost."""
    if await chats.set_state(turn.conn, turn.chat.id, state="active"):
        await turn.say("group/linked", unit=unit)
        await boards.stale(turn.conn, unit_id=turn.chat.unit_id)


async def membership(
    conn: Connection, change: telegram.ChatMemberUpdated, around: Surroundings
) -> None:
    """The bot was added, removed, promoted, restricted or blocked."""
    chat = await chats.get_or_create(
        conn,
        bot_id=around.bot_id,
        telegram_id=change.chat.id,
        type_=change.chat.type,
        title=change.chat.title or "",
        now=around.now,
    )
    status = change.new_chat_member.status
    voice = Voice(conn, around.speaker, around.now)
    if status in ("kicked", "left"):
        reason = "blocked" if chat.type == "private" else _REASONS[status]
        await chats.set_state(conn, chat.id, state="unreachable", reason=reason)
        if chat.state != "unreachable":
            await lost.tell(voice, chat, reason)
        return
    mute = status == "restricted" and not getattr(change.new_chat_member, "can_send_messages", True)
    changed = await chats.set_state(
        conn,
        chat.id,
        state="attention" if mute else "active",
        reason="restricted" if mute else None,
    )
    if mute and changed:
        await lost.tell(voice, chat, "restricted")
    if chat.type != "private" and chat.unit_id is None and chat.leave_at is None:
        await chats.leave_later(conn, chat.id, at=around.now + STRANGERS_STAY)
    if not mute and chat.unit_id is not None:
        if changed:
            await boards.lost(conn, chat.id)
        else:  # promoted or demoted: the card stands, and may be pinned now
            await boards.look_again(conn, chat.id)


async def service(conn: Connection, message: telegram.Message, around: Surroundings) -> bool:
    """A service message: an upgrade keeps the link, a new title is noted. True where it was one.

    Nobody but Telegram writes them, and none is forwarded; a basic group alone goes, a supergroup alone
    is come from.
    """
    here, to, old = message.chat, message.migrate_to_chat_id, message.migrate_from_chat_id
    if to is not None and here.type == "group":
        await chats.migrate(conn, bot_id=around.bot_id, old=here.id, new=to)
    elif old is not None and here.type == "supergroup":
        await chats.migrate(conn, bot_id=around.bot_id, old=old, new=here.id)
    if to is not None or old is not None:
        return True
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.new_chat_title
        or message.pinned_message
        or message.group_chat_created
        or message.supergroup_chat_created
    )
