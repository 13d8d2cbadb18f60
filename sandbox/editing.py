"""The methods that change what stands in a chat: edit, delete, pin, react."""

from sandbox.keyboard import inline, reply_markup
from sandbox.parameters import Call, whole
from sandbox.refusal import ApiError, bad
from sandbox.sending import caption, text
from sandbox.standing import changeable
from sandbox.world import Chat, Json, World

DELETABLE = 48 * 3600  # seconds
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
NO_PIN = "not enough rights to manage pinned messages in the chat"


def edit_text(world: World, call: Call) -> Json:
    """editMessageText."""
    try:
        content = text(world, call)
    except ApiError as error:
        if error.description.endswith("message is too long"):
            raise bad("MESSAGE_TOO_LONG") from None  # so it says here, and only here
        raise
    chat, message = _own(world, call)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return _changed(world, chat, message, call, {"text": None, "entities": None} | content)


def edit_caption(world: World, call: Call) -> Json:
    """editMessageCaption."""
    content = caption(world, call)
    chat, message = _own(world, call)
    if not any(kind in message for kind in ("photo", "document", "video", "voice")):
        raise bad("there is no caption in the message to edit")
    empty = {"caption": None, "caption_entities": None}
    return _changed(world, chat, message, call, empty | content)


def edit_markup(world: World, call: Call) -> Json:
    """editMessageReplyMarkup."""
    chat, message = _own(world, call)
    return _changed(world, chat, message, call, {})


def delete(world: World, call: Call) -> bool:
    """deleteMessage."""
    chat = changeable(world, call.params.get("chat_id"))
    message_id = _named(call)
    if message_id not in chat.messages:
        raise bad("message to delete not found")
    _check_deletable(world, chat, message_id)
    world.remove(chat, message_id)
    return True


def delete_many(world: World, call: Call) -> bool:
    """deleteMessages: those that are not there are skipped."""
    chat = changeable(world, call.params.get("chat_id"))
    given = call.parsed("message_ids", [])
    ids = [whole(one) for one in given] if isinstance(given, list) else []
    if not ids:
        raise bad("message identifiers are not specified")
    if len(ids) > 100:
        raise bad("too many message identifiers specified")
    there = [one for one in dict.fromkeys(ids) if one in chat.messages]
    for one in there:
        _check_deletable(world, chat, one)
    for one in there:
        world.remove(chat, one)
    return True


def pin(world: World, call: Call) -> bool:
    """pinChatMessage; a service message says so, and the bot hears of that itself."""
    chat = changeable(world, call.params.get("chat_id"))
    _check_may_pin(chat)
    message = chat.messages.get(_named(call))
    if message is None:
        raise bad("message to pin not found")
    if message["message_id"] in chat.pinned:
        return True
    chat.pinned.append(message["message_id"])
    service = world.add_mine(chat, pinned_message=world.inner(message))
    world.update("channel_post" if chat.type == "channel" else "message", service)
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)
    return True


def unpin(world: World, call: Call) -> bool:
    """unpinChatMessage: one, or the newest."""
    chat = changeable(world, call.params.get("chat_id"))
    _check_may_pin(chat)
    wanted = call.whole("message_id") or max(chat.pinned, default=0)
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)
    return True


def unpin_all(world: World, call: Call) -> bool:
    """unpinAllChatMessages."""
    chat = changeable(world, call.params.get("chat_id"))
    _check_may_pin(chat)
    chat.pinned.clear()
    world.tell("pinned", chat=chat.id, pinned=[])
    return True


def react(world: World, call: Call) -> bool:
    """setMessageReaction: a bot gives one at most; an empty list takes it back."""
    chat = changeable(world, call.params.get("chat_id"))
    message = chat.messages.get(_named(call))
    if message is None:
        raise bad("message to react not found")
    given = call.objects("reaction", "ReactionType")
    if len(given) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one.get("type") != "emoji" or not one.get("emoji") for one in given):
        raise bad("REACTION_INVALID")
    chat.reactions.setdefault(message["message_id"], {})[world.bot["id"]] = given
    world.tell("edited", chat=chat.id, message=world.seen(chat, message))
    return True


def _named(call: Call) -> int:
    message_id = call.whole("message_id")
    if not message_id:
        raise bad("message identifier is not specified")
    return message_id


def _own(world: World, call: Call) -> tuple[Chat, Json]:
    chat = changeable(world, call.params.get("chat_id"))
    message = chat.messages.get(_named(call))
    if message is None:
        raise bad("message to edit not found")
    if message["message_id"] not in chat.mine:
        raise bad("message can't be edited")
    return chat, message


def _changed(world: World, chat: Chat, message: Json, call: Call, content: Json) -> Json:
    """Another version of the message: this content, this keyboard or none."""
    markup = reply_markup(call)
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    wanted = content | {"reply_markup": inline(markup)}
    if all(message.get(key) == value for key, value in wanted.items()):
        raise bad(NOT_MODIFIED)
    merged = message | wanted | {"edit_date": int(world.clock.now())}
    return world.put(chat, {key: value for key, value in merged.items() if value is not None})


def _check_deletable(world: World, chat: Chat, message_id: int) -> None:
    message = chat.messages[message_id]
    if chat.bot == "administrator" and chat.can_delete:
        return
    if message_id not in chat.mine and chat.type != "private":
        raise bad("message can't be deleted")
    if world.clock.now() - message["date"] > DELETABLE:
        raise bad("message can't be deleted for everyone")


def _check_may_pin(chat: Chat) -> None:
    if chat.type == "private":
        return
    may = chat.bot == "administrator" or (chat.type == "group" and chat.bot == "member")
    if not (may and chat.can_pin):
        raise bad(NO_PIN)
