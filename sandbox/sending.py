"""The methods that put something into a chat: text, pictures, documents, albums."""

import hashlib
import json
import time
from typing import Any

from sandbox.markup import parse, units
from sandbox.refusal import ApiError, bad, forbidden
from sandbox.world import Chat, Json, World

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
Files = dict[str, tuple[str, str, bytes]]


def writable(world: World, chat_id: Any) -> Chat:
    """The chat a bot wants to write to; every way of "no" in Telegram's words."""
    chat = world.find(chat_id)
    if chat.migrated_to is not None:
        raise bad(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.type == "private":
        if world.users.get(chat.user or 0, {}).get("_deactivated"):
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.opened:
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    kind = "supergroup" if chat.type == "supergroup" else chat.type
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if chat.bot == "left":
        raise forbidden(f"bot is not a member of the {kind} chat")
    if chat.bot == "restricted":
        raise bad("not enough rights to send text messages to the chat")
    return chat


def send_message(world: World, params: Json, _files: Files) -> Json:
    """sendMessage."""
    chat = writable(world, params.get("chat_id"))
    text, entities = _text(params, "text", "parse_mode", "entities")
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad("message is too long")
    return _put(world, chat, params, text=text, entities=entities or None)


def send_photo(world: World, params: Json, files: Files) -> Json:
    """sendPhoto."""
    chat = writable(world, params.get("chat_id"))
    return _put(world, chat, params, photo=photo(world, params, files, "photo"), **caption(params))


def send_document(world: World, params: Json, files: Files) -> Json:
    """sendDocument."""
    chat = writable(world, params.get("chat_id"))
    found = document(world, params, files, "document")
    return _put(world, chat, params, document=found, **caption(params))


def send_location(world: World, params: Json, _files: Files) -> Json:
    """sendLocation."""
    chat = writable(world, params.get("chat_id"))
    place = {"latitude": float(params["latitude"]), "longitude": float(params["longitude"])}
    return _put(world, chat, params, location=place)


def send_media_group(world: World, params: Json, files: Files) -> list[Json]:
    """sendMediaGroup: 2 to 10 pictures or documents as one album."""
    chat = writable(world, params.get("chat_id"))
    media = decoded(params.get("media"), [])
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad("media group must contain 2-10 items")
    album = str(next(world.unique) + 10_000_000)
    sent = []
    for one in media:
        shared = params | {"media": one.get("media"), "caption": one.get("caption", ""),
                           "parse_mode": one.get("parse_mode")}  # fmt: skip
        content: Json = caption(shared)
        if one.get("type") == "photo":
            content["photo"] = photo(world, shared, files, "media")
        else:
            content["document"] = document(world, shared, files, "media")
        sent.append(_put(world, chat, params, media_group_id=album, **content))
    return sent


def decoded(value: Any, default: Any) -> Any:
    """A parameter that travels as JSON."""
    if value is None or value == "":
        return default
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            raise bad("can't parse JSON encoded parameter") from None
    return value


def caption(params: Json) -> Json:
    """Caption and its entities."""
    text, entities = _text(params, "caption", "parse_mode", "caption_entities")
    if units(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _text(params: Json, name: str, mode: str, given: str) -> tuple[str, list[Json]]:
    source = str(params.get(name) or "")
    if params.get(given):
        return source, decoded(params[given], [])
    return parse(source, params.get(mode))


def stored(world: World, name: str, media_type: str, content: bytes) -> tuple[str, str]:
    """Keep a file; returns its id and unique id."""
    unique = hashlib.sha256(content + name.encode()).hexdigest()[:16]
    file_id = f"SBX{unique}{next(world.unique)}"
    world.files[file_id] = (name, media_type, content)
    return file_id, unique


def photo(world: World, params: Json, files: Files, name: str) -> list[Json]:
    """A picture in its sizes."""
    file_id, unique = _file(world, params, files, name, "photo.jpg", "image/jpeg")
    size = len(world.files[file_id][2])
    return [
        {"file_id": file_id, "file_unique_id": f"{unique}{side}", "width": side,
         "height": side * 3 // 4, "file_size": size}
        for side in (320, 1280)
    ]  # fmt: skip


def document(world: World, params: Json, files: Files, name: str) -> Json:
    """A document."""
    file_id, unique = _file(world, params, files, name, "tep", "application/octet-stream")
    kept, media_type, content = world.files[file_id]
    return {"file_id": file_id, "file_unique_id": unique, "file_name": kept,
            "mime_type": media_type, "file_size": len(content)}  # fmt: skip


def _file(
    world: World, params: Json, files: Files, name: str, default: str, media_type: str
) -> tuple[str, str]:
    given = params.get(name)
    if name in files:
        kept, kind, content = files[name]
        return stored(world, kept or default, kind or media_type, content)
    if isinstance(given, str) and given.startswith("attach://"):
        part = given.removeprefix("attach://")
        if part not in files:
            raise bad("file to send not found")
        kept, kind, content = files[part]
        return stored(world, kept or default, kind or media_type, content)
    if isinstance(given, str) and given in world.files:
        return given, hashlib.sha256(given.encode()).hexdigest()[:16]
    if isinstance(given, str) and given.startswith("http"):
        raise bad("wrong type of the web page content")
    raise bad("wrong file identifier/HTTP URL specified")


def markup(params: Json) -> Json | None:
    """A reply_markup, checked as Telegram checks it."""
    found = decoded(params.get("reply_markup"), None)
    if not isinstance(found, dict) or not found:
        return None
    for row in found.get("inline_keyboard", []):
        for key in row:
            data = key.get("callback_data")
            if not key.get("text"):
                raise bad("text buttons are unallowed in the inline keyboard")
            if data is not None and not 1 <= len(str(data).encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
            if data is None and not any(kind in key for kind in ("url", "web_app", "copy_text")):
                raise bad("text buttons are unallowed in the inline keyboard")
    return found


def _put(world: World, chat: Chat, params: Json, **content: Any) -> Json:
    found = markup(params)
    reply = decoded(params.get("reply_parameters"), {}) or {}
    reply_to = reply.get("message_id") or params.get("reply_to_message_id")
    replied = None
    if reply_to:
        replied = chat.messages.get(int(reply_to))
        lenient = str(
            reply.get("allow_sending_without_reply", params.get("allow_sending_without_reply", ""))
        ).lower()
        if replied is None and lenient not in ("true", "1"):
            raise bad("message to be replied not found")
    wait = world.limits.wait(chat.id, chat.group, time.monotonic())
    if wait:
        raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    message = world.add_message(
        chat,
        world.bot,
        reply_to_message=world.inner(replied) if replied else None,
        reply_markup={"inline_keyboard": found["inline_keyboard"]}
        if found and found.get("inline_keyboard")
        else None,
        **content,
    )
    if found and "inline_keyboard" not in found:
        chat.keyboards[message["message_id"]] = found
        world.tell("keyboard", chat=chat.id, message_id=message["message_id"], markup=found)
    return message
