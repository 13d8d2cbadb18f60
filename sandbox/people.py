"""What the people of the sandbox say and press, and whether the bot hears of it.

Each act changes the world as Telegram would and tells the bot what it would be told. In a group with
privacy mode that is: commands meant for it, replies to its messages and service messages (the
official list, "Privacy mode" in Telegram's Bot Features). A mention by @name is not on it.
"""

import re
from typing import Any

from sandbox.files import File, document
from sandbox.html import found_in
from sandbox.parameters import Upload
from sandbox.refusal import ApiError
from sandbox.world import ANONYMOUS, CHANNEL_BOT, TELEGRAM, Chat, Json, Press, World

STICKER = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False,
           "emoji": "👍"}  # fmt: skip
PICTURE = b"a picture"  # where nobody cares what is in it
CAPTIONED = ("photo", "document", "video", "voice")


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


def message_of(chat: Chat, message_id: Any) -> Json:
    """A message that people see in a chat."""
    message = chat.messages.get(int(message_id))
    if message is None:
        raise Impossible(f"there is no message {message_id} in {chat.title or chat.id}")
    return message


def must_be_in(world: World, chat: Chat, user_id: int) -> None:
    """Whoever acts is alive and in the chat."""
    if user_id in world.deactivated:
        raise Impossible("this person's account is gone")
    if chat.type == "private" and chat.user != user_id:
        raise Impossible("that private chat belongs to somebody else")
    if chat.type != "private" and user_id not in chat.members:
        raise Impossible("this person is not in the group")


def say(world: World, user_id: int, chat_id: Any, **content: Any) -> Json:
    """Write something: text, photo, document, sticker, voice, video, location, contact …"""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    must_be_in(world, chat, user_id)
    if chat.type == "private" and chat.blocked:
        raise Impossible("this person has blocked the bot")
    fields = _media(world, user, content) | _where_from(world, chat, content)
    fields = _words(content, captioned=any(one in fields for one in CAPTIONED)) | fields
    if chat.type == "channel":
        return _post(world, chat, user_id, fields)
    sender = user
    if content.get("as_anonymous"):
        if user_id not in chat.admins:
            raise Impossible("only an administrator can be anonymous")
        sender, fields["sender_chat"] = ANONYMOUS, world.shown(chat)
    elif content.get("sender_chat") is not None:
        sender = CHANNEL_BOT
        fields["sender_chat"] = world.shown(chat_of(world, content["sender_chat"]))
    if chat.type == "private":
        chat.opened = True
    return heard(world, chat, world.add_message(chat, sender, **fields))


def heard(world: World, chat: Chat, message: Json, kind: str = "message") -> Json:
    """A message stands in the chat: the bot is told, if it may hear it."""
    if reaches_bot(world, chat, message):
        world.update(kind, message)
    return message


def service(world: World, chat: Chat, sender: Json, **content: Any) -> Json:
    """A service message, which every bot in the chat hears."""
    message = world.add_message(chat, sender, **content)
    if chat.has_bot:
        world.update("message", message)
    return message


def album(
    world: World, user_id: int, chat_id: Any, photos: list[Any], text: str = "", kind: str = "photo"
) -> list[Json]:
    """Several pictures or documents at once: one message each, one album id."""
    shared = {"album": str(next(world.unique) + 13_100_000_000_000_000)}
    return [
        say(world, user_id, chat_id, **shared, **{kind: one}, text=text if number == 0 else None)
        for number, one in enumerate(photos)
    ]


def edit(world: World, user_id: int, chat_id: Any, message_id: int, text: str) -> Json:
    """Rewrite one's own message, or its caption."""
    chat = chat_of(world, chat_id)
    message = message_of(chat, message_id)
    own_post = (
        chat.type == "channel" and user_id in chat.admins and int(message_id) not in chat.mine
    )
    if message.get("from", {}).get("id") != user_id and not own_post:
        raise Impossible("that is not a message of this person")
    words = _words({"text": text}, captioned=any(one in message for one in CAPTIONED))
    kept = {key: value for key, value in message.items()
            if key not in ("text", "entities", "caption", "caption_entities")}  # fmt: skip
    changed = world.put(chat, kept | words | {"edit_date": int(world.clock.now())})
    kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
    return heard(world, chat, changed, kind)


def react(world: World, user_id: int, chat_id: Any, message_id: int, emoji: str = "") -> None:
    """Put an emoji under a message, or take it back with ""."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    must_be_in(world, chat, user_id)
    message = message_of(chat, message_id)
    given = chat.reactions.setdefault(int(message_id), {})
    before = given.pop(user_id, [])
    after = [{"type": "emoji", "emoji": emoji}] if emoji else []
    if after:
        given[user_id] = after
    if chat.has_bot and (chat.type == "private" or chat.bot == "administrator"):
        change = {"chat": world.shown(chat), "message_id": int(message_id), "user": user,
                  "date": int(world.clock.now()), "old_reaction": before, "new_reaction": after}  # fmt: skip
        world.update("message_reaction", change)
    world.tell("edited", chat=chat.id, message=world.seen(chat, message))


def press(
    world: World, user_id: int, chat_id: Any, message_id: int | None = None, *,
    button: str | None = None, data: str | None = None,
    row: int | None = None, column: int | None = None,
) -> Json:  # fmt: skip
    """Press a button by its words (whole or part), its data or its place; newest message first.

    A key of a reply keyboard says its words, in a group as a reply, or shares one's number.
    """
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    must_be_in(world, chat, user_id)
    message, key = _key(chat, message_id, button, data, (row, column))
    if "callback_data" not in key:
        if "url" in key:
            raise Impossible(f"the button {key['text']!r} is a link to {key['url']}")
        return {"message_id": message["message_id"],
                "said": _reply_key(world, user_id, chat, message, key)}  # fmt: skip
    press_id = str(4_000_000_000_000_000_000 + next(world.unique))
    world.keep_press(press_id, Press(world.clock.now(), user_id, chat.id))
    query = {"id": press_id, "from": user, "message": message,
             "chat_instance": str(-(chat.id * 7919) % 2**62), "data": key["callback_data"]}  # fmt: skip
    if chat.has_bot:
        world.update("callback_query", query)
    return {"callback_query_id": press_id, "message_id": message["message_id"],
            "data": key["callback_data"]}  # fmt: skip


def reaches_bot(world: World, chat: Chat, message: Json) -> bool:
    """Whether the bot gets this message of a person."""
    if not chat.has_bot:
        return False
    if chat.type in ("private", "channel") or chat.bot == "administrator":
        return True
    if not world.rules.privacy:
        return True
    if message.get("reply_to_message", {}).get("message_id") in chat.mine:
        return True
    words = str(message.get("text") or message.get("caption") or "")
    command = re.match(r"/\w+(?:@(\w+))?", words)
    if command is None:
        return False
    return command[1] is None or command[1].lower() == str(world.bot["username"]).lower()


def _words(content: Json, *, captioned: bool) -> Json:
    text = content.get("text")
    if text is None or text == "":
        return {}
    name, marks = ("caption", "caption_entities") if captioned else ("text", "entities")
    entities = content.get("entities") or found_in(str(text))
    return {name: str(text)} | ({marks: entities} if entities else {})


def _where_from(world: World, chat: Chat, content: Json) -> Json:
    """What a message replies to, in which topic, what it was forwarded from, which album it is of.

    In a topic a message that is no reply replies to the one that opened it, as Telegram tells it.
    """
    fields: Json = {}
    replied = content.get("reply_to") or content.get("topic")
    if replied is not None:
        fields["reply_to_message"] = replied_to = world.inner(message_of(chat, replied))
        number = content.get("topic") or replied_to.get("message_thread_id")
        if number:
            fields |= {"message_thread_id": int(number), "is_topic_message": True}
    origin = content.get("forward_from")
    if origin is not None:
        fields["forward_origin"] = _origin(world, origin) | {"date": int(world.clock.now())}
    if content.get("album"):
        fields["media_group_id"] = content["album"]
    return fields


def _origin(world: World, origin: Any) -> Json:
    """A person by id, a hidden person by name, or a channel by its negative id."""
    if isinstance(origin, str) and not origin.lstrip("-").isdigit():
        return {"type": "hidden_user", "sender_user_name": origin}
    if int(origin) > 0:
        return {"type": "user", "sender_user": person_of(world, origin)}
    chat = chat_of(world, origin)
    if chat.type == "channel":
        return {
            "type": "channel",
            "chat": world.shown(chat),
            "message_id": max(chat.messages, default=1),
        }
    return {"type": "chat", "sender_chat": world.shown(chat)}


def _media(world: World, user: Json, given: Json) -> Json:
    """The parts of a message besides its words."""
    fields: Json = {}
    size = int(given["file_size"]) if given.get("file_size") else None
    if given.get("photo"):
        fields["photo"] = world.files.photo(
            _kept(world, "Photo", given["photo"], "image/jpeg", size)
        )
    if given.get("document"):
        kind = str(given.get("media_type") or "application/octet-stream")
        fields["document"] = document(_kept(world, "Document", given["document"], kind, size))
    if given.get("location"):
        latitude, longitude = given["location"]
        fields["location"] = {"latitude": float(latitude), "longitude": float(longitude)}
    if given.get("contact"):
        own = {"phone_number": world.phones[user["id"]], "user_id": user["id"]}
        named = {key: user[key] for key in ("first_name", "last_name") if key in user}
        fields["contact"] = given["contact"] if isinstance(given["contact"], dict) else own | named
    for name, rest in (("sticker", STICKER), ("voice", {"duration": 3}),
                       ("video", {"width": 640, "height": 360, "duration": 5})):  # fmt: skip
        if given.get(name):
            file = _kept(world, name.title(), given[name], "application/octet-stream", size)
            fields[name] = {"file_id": file.id, "file_unique_id": file.unique,
                            "file_size": file.size} | rest  # fmt: skip
    return fields


def _kept(world: World, kind: str, given: Any, media_type: str, size: int | None) -> File:
    """Store what a person sends: {"name", "hex"}, or true where nobody cares what is in it."""
    given = given if isinstance(given, dict) else {}
    name = str(given.get("name") or f"{kind.lower()}.bin")
    content = bytes.fromhex(given["hex"]) if given.get("hex") else PICTURE
    return world.files.keep(kind, Upload(name, media_type, content), size)


def _post(world: World, chat: Chat, user_id: int, fields: Json) -> Json:
    """A post in a channel, and its copy in the channel's group of discussion."""
    if user_id not in chat.admins:
        raise Impossible("only an administrator writes in a channel")
    post = world.add_message(chat, None, sender_chat=world.shown(chat), **fields)
    heard(world, chat, post, "channel_post")
    group = world.chats.get(chat.linked or 0)
    if group is not None:
        origin = {"type": "channel", "chat": world.shown(chat), "message_id": post["message_id"],
                  "date": post["date"]}  # fmt: skip
        copied = {key: value for key, value in fields.items() if key != "reply_to_message"}
        copy = world.add_message(group, TELEGRAM, sender_chat=world.shown(chat),
                                 is_automatic_forward=True, forward_origin=origin, **copied)  # fmt: skip
        heard(world, group, copy)
    return post


def _reply_key(world: World, user_id: int, chat: Chat, message: Json, key: Json) -> Json:
    content: Json = {"text": key["text"]}
    if key.get("request_contact"):
        content = {"contact": True}
    elif key.get("request_location"):
        content = {"location": [14.05, 108.9]}
    if chat.type != "private":
        content["reply_to"] = message["message_id"]
    return say(world, user_id, chat.id, **content)


def _key(
    chat: Chat, message_id: int | None, words: str | None, data: str | None,
    place: tuple[int | None, int | None],
) -> tuple[Json, Json]:  # fmt: skip
    """The message and its key that a person means."""
    if message_id is not None:
        messages = [message_of(chat, message_id)]
    else:
        messages = list(reversed(chat.messages.values()))
    if data is not None and messages:
        return messages[0], {"text": "", "callback_data": data}  # a modified client sends anything
    for exact in (True, False):
        for message in messages:
            for at, key in _keys(chat, message):
                text = str(key["text"])
                part = words is not None and not exact and words in text
                if at == place or text == words or part:
                    return message, key
    raise Impossible(f"there is no button {words or place!r} in {chat.title or chat.id}")


def _keys(chat: Chat, message: Json) -> list[tuple[tuple[int, int], Json]]:
    """Every key of a message with its place; those of a reply keyboard too."""
    rows = message.get("reply_markup", {}).get("inline_keyboard")
    if rows is None:
        rows = chat.keyboards.get(message["message_id"], {}).get("keyboard", [])
    return [
        ((row, column), {"text": key} if isinstance(key, str) else key)
        for row, keys in enumerate(rows)
        for column, key in enumerate(keys)
    ]
