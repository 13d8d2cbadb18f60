"""The methods that put something into a chat: text, pictures, documents, albums, places."""

import time
from typing import Any

from sandbox import topics
from sandbox.files import document
from sandbox.html import finish, parse, units
from sandbox.keyboard import inline, reply_markup
from sandbox.parameters import Call, Upload, truth, whole
from sandbox.refusal import bad, too_many
from sandbox.standing import writable
from sandbox.world import Chat, Json, World

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
OWN_WORDS = ("caption", "parse_mode", "caption_entities")  # each item of an album has its own
PHOTO = Upload("photo.jpg", "image/jpeg", b"")
DOCUMENT = Upload("document", "application/octet-stream", b"")


def send_message(world: World, call: Call) -> Json:
    """sendMessage."""
    content = text(world, call)
    chat = writable(world, call.params.get("chat_id"))
    return _put(world, chat, call, [content])[0]


def send_photo(world: World, call: Call) -> Json:
    """sendPhoto."""
    words = caption(world, call)
    chat = writable(world, call.params.get("chat_id"), "photos")
    return _put(world, chat, call, [_photo(world, call, "photo") | words])[0]


def send_document(world: World, call: Call) -> Json:
    """sendDocument."""
    words = caption(world, call)
    chat = writable(world, call.params.get("chat_id"), "documents")
    return _put(world, chat, call, [_document(world, call, "document") | words])[0]


def send_location(world: World, call: Call) -> Json:
    """sendLocation."""
    try:
        latitude, longitude = (float(call.text(one)) for one in ("latitude", "longitude"))
    except ValueError:
        raise bad("latitude is empty") from None
    chat = writable(world, call.params.get("chat_id"))
    place = {"latitude": latitude, "longitude": longitude}
    return _put(world, chat, call, [{"location": place}])[0]


def send_media_group(world: World, call: Call) -> list[Json]:
    """sendMediaGroup: 2 to 10 pictures or documents as one album, all or nothing."""
    media = call.objects("media", "InputMedia")
    if len(media) > 10:
        raise bad("too many messages to send as an album")
    if len(media) < 2:
        raise bad("an album must have 2-10 items")
    kinds = {one.get("type") for one in media}
    if not kinds <= {"photo", "document"}:
        raise bad("can't parse InputMedia: type must be photo or document in the sandbox")
    if len(kinds) > 1:
        raise bad("document can't be mixed with other media types")
    chat = writable(world, call.params.get("chat_id"), f"{kinds.copy().pop()}s")
    album = str(next(world.unique) + 13_000_000_000_000_000)
    contents: list[Json] = []
    for one in media:
        item = call.with_(**(dict.fromkeys(OWN_WORDS) | one))
        content = _photo if one["type"] == "photo" else _document
        contents.append(content(world, item, "media") | caption(world, item))
    return _put(world, chat, call, [{"media_group_id": album} | one for one in contents])


def text(world: World, call: Call) -> Json:
    """Text and entities of a call; ApiError where it is empty or too long."""
    if not call.text("text"):
        raise bad("message text is empty")
    words, entities = _formatted(world, call, "text", "entities")
    if not words:
        raise bad("text must be non-empty")
    if units(words) > TEXT_LIMIT:
        raise bad("message is too long")
    return {"text": words} | ({"entities": entities} if entities else {})


def caption(world: World, call: Call) -> Json:
    """Caption and its entities; nothing where there is none."""
    if not call.text("caption"):
        return {}
    words, entities = _formatted(world, call, "caption", "caption_entities")
    if units(words) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    if not words:
        return {}
    return {"caption": words} | ({"caption_entities": entities} if entities else {})


def _formatted(world: World, call: Call, name: str, given: str) -> tuple[str, list[Json]]:
    if call.has(given) and not call.has("parse_mode"):
        entities = call.objects(given, "MessageEntity")
        for one in entities:
            if not (type(one.get("offset")) is type(one.get("length")) is int and one.get("type")):
                raise bad("can't parse MessageEntity: it has a type, an offset and a length")
        return finish(call.text(name), entities)
    return parse(call.text(name), call.text("parse_mode"), world.users)


def _photo(world: World, call: Call, name: str) -> Json:
    return {"photo": world.files.photo(world.files.sent(call, name, "Photo", PHOTO))}


def _document(world: World, call: Call, name: str) -> Json:
    return {"document": document(world.files.sent(call, name, "Document", DOCUMENT))}


def _put(world: World, chat: Chat, call: Call, contents: list[Json]) -> list[Json]:
    """Put one message, or the messages of an album, into the chat: all of them or none."""
    markup = reply_markup(call)
    place = topics.asked(chat, call)
    replied = _replied(chat, call)
    wait = world.limits.wait(chat.id, time.monotonic(), group=chat.group, messages=len(contents))
    if wait:
        raise too_many(wait)
    shared: dict[str, Any] = {
        "reply_to_message": world.inner(replied) if replied else None,
        "reply_markup": inline(markup),
        **place,
        "has_protected_content": call.flag("protect_content") or None,
    }
    messages = [world.add_mine(chat, **shared, **content) for content in contents]
    if markup and "inline_keyboard" not in markup:
        message_id = messages[-1]["message_id"]
        chat.keyboards[message_id] = markup
        world.tell("keyboard", chat=chat.id, message_id=message_id, markup=markup)
    return messages


def _replied(chat: Chat, call: Call) -> Json | None:
    given = call.reply_parameters()
    message_id = whole(given.get("message_id"))
    if not message_id:
        return None
    found = chat.messages.get(message_id)
    if found is None and not truth(given.get("allow_sending_without_reply")):
        raise bad("message to be replied not found")
    return found
