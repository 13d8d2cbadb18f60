"""How people and the bot stand in a chat: ChatMember objects, and the updates when that changes."""

from typing import Any

from sandbox.refusal import bad, forbidden
from sandbox.world import INSIDE, Chat, Json, World

ADMIN_RIGHTS = {
    "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True,
    "can_delete_messages": True, "can_manage_video_chats": True, "can_restrict_members": True,
    "can_promote_members": False, "can_change_info": True, "can_invite_users": True,
    "can_post_stories": True, "can_edit_stories": True, "can_delete_stories": True,
}  # fmt: skip
RESTRICTIONS = dict.fromkeys(
    ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
     "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
     "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
     "can_invite_users", "can_pin_messages", "can_manage_topics", "can_edit_tag",
     "can_react_to_messages"), False
)  # fmt: skip


def member(world: World, chat: Chat, user_id: int) -> Json:
    """A ChatMember of a person or the bot."""
    if user_id == world.bot["id"]:
        return bot_member(world, chat)
    user = world.users.get(user_id, {"id": user_id, "is_bot": False, "first_name": ""})
    if user_id == chat.owner:
        return {"status": "creator", "user": user, "is_anonymous": False}
    if user_id in chat.admins:
        return {"status": "administrator", "user": user, **_rights(chat)}
    return {"status": "member" if user_id in chat.members else "left", "user": user}


def bot_member(world: World, chat: Chat) -> Json:
    """How the bot stands, as a ChatMember."""
    status = "kicked" if chat.blocked else chat.bot
    found: Json = {"status": status, "user": world.bot}
    match status:
        case "kicked":
            found["until_date"] = 0
        case "administrator":
            found |= _rights(chat)
            found["can_delete_messages"] = chat.can_delete
            if chat.type != "channel":
                found["can_pin_messages"] = chat.can_pin
        case "restricted":
            found |= {"is_member": True, "until_date": 0, **RESTRICTIONS}
    return found


def _rights(chat: Chat) -> Json:
    if chat.type == "channel":
        return ADMIN_RIGHTS | {"can_post_messages": True, "can_edit_messages": True}
    return ADMIN_RIGHTS | {"can_pin_messages": True}


def bot_changes(world: World, chat: Chat, by: Json, **new: Any) -> None:
    """The bot was added, removed, promoted, blocked …: the change, and my_chat_member."""
    before = bot_member(world, chat)
    for name, value in new.items():
        setattr(chat, name, value)
    after = bot_member(world, chat)
    if before != after:
        world.update("my_chat_member", _changed(world, chat, by, before, after))
    world.tell("chat", chat=chat.id)


def member_changes(world: World, chat: Chat, by: Json, user_id: int, before: Json) -> None:
    """A person came, left or was promoted: chat_member, which only an administrator bot gets."""
    after = member(world, chat, user_id)
    if chat.bot == "administrator" and before != after:
        world.update("chat_member", _changed(world, chat, by, before, after))
    world.tell("chat", chat=chat.id)


def _changed(world: World, chat: Chat, by: Json, before: Json, after: Json) -> Json:
    return {
        "chat": world.shown(chat),
        "from": by,
        "date": int(world.clock.now()),
        "old_chat_member": before,
        "new_chat_member": after,
    }


# --------------------------------------------------------------------------- may the bot, at all


def reachable(world: World, chat_id: Any) -> Chat:
    """The chat a bot wants to look into; every "no" in Telegram's words."""
    chat = world.find(chat_id)
    if chat.migrated_to is not None:
        raise bad(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    if chat.type == "private":
        return chat
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot not in INSIDE:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def changeable(world: World, chat_id: Any) -> Chat:
    """The chat a bot wants to change something in: edit, delete, pin."""
    chat = reachable(world, chat_id)
    if chat.type == "private":
        if chat.user in world.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    return chat


def writable(world: World, chat_id: Any, what: str = "text messages") -> Chat:
    """The chat a bot wants to write to."""
    chat = changeable(world, chat_id)
    if chat.type == "private" and not chat.opened:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.bot == "restricted":
        raise bad(f"not enough rights to send {what} to the chat")
    if chat.type == "channel" and chat.bot != "administrator":
        raise bad("need administrator rights in the channel chat")
    return chat
