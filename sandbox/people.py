"""What the people of the sandbox do: write, press, add the bot, leave, pin, block.

Each act changes the world as Telegram would and tells the bot what it would be told: in a group,
under privacy mode, only commands, replies to it, mentions of it and service messages.
"""

import re
from typing import Any

from sandbox import sending
from sandbox.markup import found_in
from sandbox.refusal import ApiError
from sandbox.world import ANONYMOUS, CHANNEL_BOT, Chat, Json, World


class Impossible(Exception):
    """A person cannot do this in the world as it stands; the message says why."""


def person_of(world: World, user_id: Any) -> Json:
    """A person by id."""
    user = world.users.get(int(user_id))
    if user is None:
        raise Impossible(f"there is no person {user_id}")
    return user


def chat_of(world: World, chat_id: Any) -> Chat:
    """A chat by id; a migrated group gives its supergroup; a person's id their private chat."""
    try:
        chat = world.find(chat_id)
    except ApiError as error:
        raise Impossible(f"there is no chat {chat_id}") from error
    return world.chats[chat.migrated_to] if chat.migrated_to else chat


def say(world: World, user_id: int, chat_id: Any, **content: Any) -> Json:
    """Write something: text, photo, document, location, contact, sticker, voice, video …"""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    _must_be_in(chat, user_id)
    text = content.pop("text", None)
    fields: Json = {}
    if text is not None:
        name = "caption" if content.get("photo") or content.get("document") else "text"
        entities = content.pop("entities", None) or found_in(str(text))
        fields[name] = text
        if entities:
            fields[f"{'caption_' if name == 'caption' else ''}entities"] = entities
    fields |= _content(world, content)
    if (reply_to := content.get("reply_to")) is not None:
        replied = chat.messages.get(int(reply_to))
        if replied is None:
            raise Impossible(f"there is no message {reply_to} in {chat_id}")
        fields["reply_to_message"] = world.inner(replied)
    if (origin := content.get("forward_from")) is not None:
        fields["forward_origin"] = {
            "type": "user",
            "sender_user": person_of(world, origin),
            "date": int(world.clock.now()),
        }
    sender = user
    if content.get("as_anonymous"):
        if user_id not in chat.admins:
            raise Impossible("only an administrator can be anonymous")
        sender = ANONYMOUS
        fields |= {"sender_chat": world.shown(chat), "author_signature": "admin"}
    elif content.get("sender_chat") is not None:
        sender = CHANNEL_BOT
        fields["sender_chat"] = world.shown(chat_of(world, content["sender_chat"]))
    if chat.type == "private":
        chat.opened = True
    if chat.type == "channel":
        message = world.add_message(chat, None, sender_chat=world.shown(chat), **fields)
        if chat.bot == "administrator":
            world.update("channel_post", message)
        return message
    message = world.add_message(chat, sender, **fields)
    if _reaches_bot(world, chat, message):
        world.update("message", message)
    return message


def album(
    world: World, user_id: int, chat_id: Any, photos: list[Any], text: str = ""
) -> list[Json]:
    """Several pictures at once: one message each, one album id."""
    group = str(next(world.unique) + 20_000_000)
    sent = []
    for number, one in enumerate(photos):
        words = text if number == 0 and text else None
        sent.append(say(world, user_id, chat_id, photo=one, text=words, album=group))
    return sent


def edit(world: World, user_id: int, chat_id: Any, message_id: int, text: str) -> Json:
    """Rewrite one's own message."""
    chat = chat_of(world, chat_id)
    message = chat.messages.get(int(message_id))
    if message is None or message.get("from", {}).get("id") != user_id:
        raise Impossible("that is not a message of this person")
    message |= {"text": text, "edit_date": int(world.clock.now())}
    world.tell("edited", chat=chat.id, message=message)
    if _reaches_bot(world, chat, message):
        world.update("edited_message", message)
    return message


def press(
    world: World, user_id: int, chat_id: Any, message_id: int | None = None, *,
    button: str | None = None, data: str | None = None,
) -> Json:  # fmt: skip
    """Press an inline button, by its words (whole or part) or its data; newest message first."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    _must_be_in(chat, user_id)
    message, found = _button(chat, message_id, button, data)
    press_id = str(4_000_000_000 + next(world.unique))
    world.presses[press_id] = {"at": world.clock.now(), "user": user_id, "chat": chat.id}
    query = {
        "id": press_id,
        "from": user,
        "message": message,
        "chat_instance": str(chat.id * 7919),
        "data": found,
    }
    world.update("callback_query", query)
    return {"callback_query_id": press_id, "message_id": message["message_id"], "data": found}


def start(world: World, user_id: int, payload: str = "") -> Json:
    """Open the bot by a link: /start with what the link carries."""
    return say(world, user_id, user_id, text=f"/start {payload}".strip())


def add_bot(
    world: World, user_id: int, chat_id: Any, payload: str = "", *, as_admin: bool = False
) -> None:
    """Add the bot to a group, as a startgroup link does: it is told, then gets /start@bot payload."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    _must_be_in(chat, user_id)
    if chat.bot in ("left", "kicked"):
        world.bot_changed(chat, user, "administrator" if as_admin else "member")
        _service(world, chat, user, new_chat_members=[world.bot])
    if payload:
        say(world, user_id, chat.id, text=f"/start@{world.bot['username']} {payload}")


def set_bot(world: World, user_id: int, chat_id: Any, status: str, *, can_pin: bool = True) -> None:
    """Promote, demote, restrict or remove the bot."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    chat.can_pin = can_pin
    removed = status in ("left", "kicked") and chat.bot not in ("left", "kicked")
    world.bot_changed(chat, user, status)
    if removed:
        world.add_message(chat, user, left_chat_member=world.bot)


def block(world: World, user_id: int, *, blocked: bool) -> None:
    """Block or unblock the bot."""
    user, chat = person_of(world, user_id), world.private(int(user_id))
    if chat.blocked != blocked:
        world.bot_changed(chat, user, "kicked" if blocked else "member")


def migrate(world: World, chat_id: Any) -> Chat:
    """A group becomes a supergroup: a new id, two service messages, the old one answers no more."""
    old = chat_of(world, chat_id)
    if old.type != "group":
        raise Impossible("only a basic group becomes a supergroup")
    new = world.group(
        old.title, "supergroup", owner=old.owner, admins=set(old.admins), members=set(old.members)
    )
    new.bot = old.bot
    owner = person_of(world, old.owner or next(iter(old.members)))
    away = world.add_message(old, owner, migrate_to_chat_id=new.id)
    old.migrated_to = new.id
    came = world.add_message(new, ANONYMOUS, migrate_from_chat_id=old.id,
                             sender_chat=world.shown(new))  # fmt: skip
    if new.bot in ("member", "administrator"):
        world.update("message", away)
        world.update("message", came)
    world.tell("chat", chat=old.id)
    world.tell("chat", chat=new.id)
    return new


def rename(world: World, user_id: int, chat_id: Any, title: str) -> None:
    """Give a group another title."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    chat.title = title
    _service(world, chat, user, new_chat_title=title)
    world.tell("chat", chat=chat.id)


def join(world: World, user_id: int, chat_id: Any) -> None:
    """Come into a group."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    chat.members.add(int(user_id))
    _service(world, chat, user, new_chat_members=[user])


def leave(world: World, user_id: int, chat_id: Any) -> None:
    """Leave a group."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    chat.members.discard(int(user_id))
    chat.admins.discard(int(user_id))
    _service(world, chat, user, left_chat_member=user)


def pin(world: World, user_id: int, chat_id: Any, message_id: int, *, pinned: bool) -> None:
    """Pin or unpin by hand; of unpinning the bot hears nothing, as in Telegram."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    message = chat.messages.get(int(message_id))
    if message is None:
        raise Impossible(f"there is no message {message_id}")
    if pinned and message_id not in chat.pinned:
        chat.pinned.append(int(message_id))
        _service(world, chat, user, pinned_message=world.inner(message))
    elif not pinned and message_id in chat.pinned:
        chat.pinned.remove(int(message_id))
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)


def delete(world: World, chat_id: Any, message_id: int) -> None:
    """An administrator deletes a message; the bot hears nothing."""
    chat = chat_of(world, chat_id)
    if chat.messages.pop(int(message_id), None) is None:
        raise Impossible(f"there is no message {message_id}")
    if int(message_id) in chat.pinned:
        chat.pinned.remove(int(message_id))
    world.tell("deleted", chat=chat.id, message_id=int(message_id))


def promote(world: World, chat_id: Any, user_id: int) -> None:
    """Make somebody an administrator of a group."""
    chat_of(world, chat_id).admins.add(int(user_id))


def _content(world: World, given: Json) -> Json:
    """The parts of a message besides its words."""
    fields: Json = {}
    if given.get("photo") is not None:
        name, content = _bytes(given["photo"], "anh.jpg")
        fields["photo"] = sending.photo(
            world, {}, {"photo": (name, "image/jpeg", content)}, "photo"
        )
    if given.get("document") is not None:
        name, content = _bytes(given["document"], "tep.bin")
        kind = str(given.get("media_type") or "application/octet-stream")
        fields["document"] = sending.document(
            world, {}, {"document": (name, kind, content)}, "document"
        )
        if given.get("file_size"):
            fields["document"]["file_size"] = int(given["file_size"])
    if given.get("album"):
        fields["media_group_id"] = given["album"]
    if given.get("location"):
        latitude, longitude = given["location"]
        fields["location"] = {"latitude": float(latitude), "longitude": float(longitude)}
    if given.get("contact"):
        fields["contact"] = given["contact"]
    unique = f"U{next(world.unique)}"
    file = {"file_id": f"SBX{unique}", "file_unique_id": unique}
    if given.get("sticker"):
        fields["sticker"] = file | {"type": "regular", "width": 512, "height": 512,
                                    "is_animated": False, "is_video": False}  # fmt: skip
    if given.get("voice"):
        fields["voice"] = file | {"duration": 3}
    if given.get("video"):
        fields["video"] = file | {"width": 640, "height": 360, "duration": 5,
                                  "file_size": int(given.get("file_size") or 1000)}  # fmt: skip
    return fields


def _bytes(given: Any, name: str) -> tuple[str, bytes]:
    """(name, bytes) of {"name", "hex"} or raw bytes."""
    if isinstance(given, dict):
        return str(given.get("name") or name), bytes.fromhex(given.get("hex", ""))
    return name, given if isinstance(given, bytes) else b"picture"


def _service(world: World, chat: Chat, user: Json, **content: Any) -> None:
    message = world.add_message(chat, user, **content)
    if chat.bot in ("member", "administrator"):
        world.update("message", message)


def _must_be_in(chat: Chat, user_id: int) -> None:
    if chat.type == "private" and chat.user != int(user_id):
        raise Impossible("that private chat belongs to somebody else")
    if chat.type != "private" and int(user_id) not in chat.members:
        raise Impossible("this person is not in the group")


def _reaches_bot(world: World, chat: Chat, message: Json) -> bool:
    """Privacy mode: what the bot sees of a group (Bot API, "Privacy mode")."""
    if chat.type == "private":
        return not chat.blocked
    if chat.bot == "administrator":
        return True
    if chat.bot not in ("member", "restricted"):
        return False
    replied = message.get("reply_to_message", {})
    if replied.get("from", {}).get("id") == world.bot["id"]:
        return True
    text = str(message.get("text") or message.get("caption") or "")
    name = str(world.bot["username"])
    if re.search(rf"@{re.escape(name)}\b", text, re.IGNORECASE):
        return True
    command = re.match(r"/\w+(?:@(\w+))?", text)
    return command is not None and (command[1] is None or command[1].lower() == name.lower())


def _button(
    chat: Chat, message_id: int | None, words: str | None, data: str | None
) -> tuple[Json, str]:
    messages = (
        [chat.messages[int(message_id)]]
        if message_id is not None and int(message_id) in chat.messages
        else list(reversed(chat.messages.values()))
        if message_id is None
        else []
    )
    if data is not None and messages:
        return messages[0], data  # a modified client may send anything
    for exact in (True, False):
        for message in messages:
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for key in row:
                    text = str(key["text"])
                    fits = text == words if exact else words is not None and words in text
                    if fits and "callback_data" in key:
                        return message, str(key["callback_data"])
    raise Impossible(f"there is no button {words!r} in {chat.title or chat.id}")
