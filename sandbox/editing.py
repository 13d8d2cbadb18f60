"""The methods that change what stands in a chat: edit, delete, pin, react."""

from typing import Any

from sandbox.markup import parse, units
from sandbox.refusal import bad, forbidden
from sandbox.sending import CAPTION_LIMIT, TEXT_LIMIT, Files, decoded, markup, writable
from sandbox.world import Chat, Json, World

DELETABLE = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(world: World, params: Json, _files: Files) -> Json:
    """editMessageText."""
    chat, message = _own(world, params, "edit")
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    text, entities = parse(str(params.get("text") or ""), params.get("parse_mode"))
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    return _changed(world, chat, message, params, {"text": text, "entities": entities})


def edit_caption(world: World, params: Json, _files: Files) -> Json:
    """editMessageCaption."""
    chat, message = _own(world, params, "edit")
    if not any(kind in message for kind in ("photo", "document", "video")):
        raise bad("there is no caption in the message to edit")
    text, entities = parse(str(params.get("caption") or ""), params.get("parse_mode"))
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return _changed(world, chat, message, params, {"caption": text, "caption_entities": entities})


def edit_markup(world: World, params: Json, _files: Files) -> Json:
    """editMessageReplyMarkup."""
    chat, message = _own(world, params, "edit")
    return _changed(world, chat, message, params, {})


def delete(world: World, params: Json, _files: Files) -> bool:
    """deleteMessage."""
    _delete(world, writable(world, params.get("chat_id")), params.get("message_id"))
    return True


def delete_many(world: World, params: Json, _files: Files) -> bool:
    """deleteMessages: those that are not there are skipped."""
    chat = writable(world, params.get("chat_id"))
    for one in decoded(params.get("message_ids"), []):
        if int(one) in chat.messages:
            _delete(world, chat, one)
    return True


def pin(world: World, params: Json, _files: Files) -> bool:
    """pinChatMessage; in groups a service message says so."""
    chat = writable(world, params.get("chat_id"))
    _may_pin(chat)
    message = chat.messages.get(int(params.get("message_id") or 0))
    if message is None:
        raise bad("message to pin not found")
    if message["message_id"] in chat.pinned:
        return True
    chat.pinned.append(message["message_id"])
    service = world.add_message(chat, world.bot, pinned_message=world.inner(message))
    world.update("message", service)
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)
    return True


def unpin(world: World, params: Json, _files: Files) -> bool:
    """unpinChatMessage: one, or the newest."""
    chat = writable(world, params.get("chat_id"))
    _may_pin(chat)
    wanted = int(params.get("message_id") or (chat.pinned[-1] if chat.pinned else 0))
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)
    return True


def unpin_all(world: World, params: Json, _files: Files) -> bool:
    """unpinAllChatMessages."""
    chat = writable(world, params.get("chat_id"))
    _may_pin(chat)
    chat.pinned.clear()
    world.tell("pinned", chat=chat.id, pinned=[])
    return True


def react(world: World, params: Json, _files: Files) -> bool:
    """setMessageReaction."""
    chat = writable(world, params.get("chat_id"))
    message = chat.messages.get(int(params.get("message_id") or 0))
    if message is None:
        raise bad("message to react not found")
    message["_reactions"] = decoded(params.get("reaction"), [])
    world.tell("edited", chat=chat.id, message=message)
    return True


def _own(world: World, params: Json, what: str) -> tuple[Chat, Json]:
    chat = writable(world, params.get("chat_id"))
    message = chat.messages.get(int(params.get("message_id") or 0))
    if message is None:
        raise bad(f"message to {what} not found")
    if message.get("from", {}).get("id") != world.bot["id"]:
        raise bad(f"message can't be {what}ed")
    return chat, message


def _changed(
    world: World, chat: Chat, message: Json, params: Json, content: dict[str, Any]
) -> Json:
    found = markup(params)
    keyboard = {"inline_keyboard": found["inline_keyboard"]} if found and found.get(
        "inline_keyboard"
    ) else None  # fmt: skip
    same_content = all(
        (message.get(key) or None) == (value or None) for key, value in content.items()
    )
    if same_content and message.get("reply_markup") == keyboard:
        raise bad(NOT_MODIFIED)
    for key, value in (content | {"reply_markup": keyboard}).items():
        if value:
            message[key] = value
        else:
            message.pop(key, None)
    if content:
        message["edit_date"] = int(world.clock.now())
    world.tell("edited", chat=chat.id, message=message)
    return message


def _delete(world: World, chat: Chat, message_id: Any) -> None:
    message = chat.messages.get(int(message_id or 0))
    if message is None:
        raise bad("message to delete not found")
    own = message.get("from", {}).get("id") == world.bot["id"]
    if not own and chat.bot != "administrator":
        raise bad("message can't be deleted")
    too_old = world.clock.now() - message["date"] > DELETABLE
    if too_old and not (chat.bot == "administrator"):
        raise bad("message can't be deleted")
    del chat.messages[message["message_id"]]
    if message["message_id"] in chat.pinned:
        chat.pinned.remove(message["message_id"])
    world.tell("deleted", chat=chat.id, message_id=message["message_id"])


def _may_pin(chat: Chat) -> None:
    if chat.type == "private":
        return
    if chat.bot != "administrator" or not chat.can_pin:
        if chat.type == "group" and chat.bot == "member" and chat.can_pin:
            return
        raise bad("not enough rights to manage pinned messages in the chat")


def leave(world: World, params: Json, _files: Files) -> bool:
    """leaveChat."""
    chat = world.find(params.get("chat_id"))
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    if chat.bot in ("left", "kicked"):
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    world.bot_changed(chat, world.bot, "left")
    world.add_message(chat, world.bot, left_chat_member=world.bot)
    return True
