"""From a delivery's plain data to the one Telegram call it stands for.

Owns the table of calls: what each word in `delivery.call` asks of Telegram, over PTB's road and with
its errors. All text is HTML that was escaped when it was rendered; link previews are off; a reply to a
message that is gone goes out without it. Never decides, never reads the database, never catches an error.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot, InputFile, InputMediaDocument, InputMediaPhoto
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # what Bot's own methods use

Payload = Mapping[str, Any]
Contents = Mapping[int, bytes | str]
"""Our own file rows by id, read before the call: the content, or Telegram's id where it has one."""

PLACEHOLDER_MOST: Final = 64  # Telegram's limit for the grey words in the answer field
SPEAKING: Final = frozenset({"text", "photo", "document", "edit", "markup"})
NO_PREVIEW: Final = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Made:
    """What Telegram gave for the call. `detail` is what the call was to find out, as text."""

    message_id: int | None = None
    detail: str | None = None
    file_id: str | None = None  # under which Telegram keeps a file that we uploaded


Call = Callable[[Bot, int, Payload, Contents], Awaitable[Made]]


async def make(bot: Bot, call: str, chat: int, payload: Payload, contents: Contents) -> Made:
    """Do the call in the chat with this Telegram id; whatever PTB raises comes out."""
    return await CALLS[call](bot, chat, payload, contents)


def weight(call: str, payload: Payload) -> int:
    """How many messages the call counts for in its chat: an album's pictures each count."""
    if call == "album":
        return len(payload["files"])
    return 1 if call in SPEAKING else 0


def own_files(payload: Payload) -> list[int]:
    """The ids of our file rows whose content the call needs."""
    files = [payload["file"]] if "file" in payload else payload.get("files", ())
    return [int(file["id"]) for file in files if "id" in file and not file.get("file_id")]


async def _text(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    return _made(await _speak(bot, "sendMessage", chat, payload, text=payload["text"]))


async def _photo(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    photo, caption = _file(payload["file"], contents), payload.get("caption") or None
    return _made(await _speak(bot, "sendPhoto", chat, payload, photo=photo, caption=caption))


async def _document(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    file, caption = _file(payload["file"], contents), payload.get("caption") or None
    return _made(await _speak(bot, "sendDocument", chat, payload, document=file, caption=caption))


async def _speak(bot: Bot, method: str, chat: int, payload: Payload, **what: Any) -> Any:
    return await _ask(
        bot,
        method,
        chat_id=chat,
        message_thread_id=payload.get("topic"),
        **what,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW if "text" in what else None,
        reply_markup=_markup(payload),
        reply_parameters=_reply(payload),
        disable_notification=payload.get("silent"),
    )


async def _album(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    media = [
        (InputMediaPhoto if file.get("photo") else InputMediaDocument)(
            _file(file, contents),
            caption=(payload.get("caption") or None) if number == 0 else None,
            parse_mode="HTML",
        )
        for number, file in enumerate(payload["files"])
    ]
    messages = await _ask(
        bot, "sendMediaGroup", chat_id=chat, media=media, reply_parameters=_reply(payload)
    )
    if not isinstance(messages, list):
        return _made(messages)
    ids = [message["message_id"] for message in messages]
    return Made(ids[0] if ids else None, detail=",".join(map(str, ids)))


async def _edit(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    message_id = payload["message_id"]
    said = {"chat_id": chat, "message_id": message_id, "parse_mode": "HTML"}
    said["reply_markup"] = _inline(payload)
    if payload.get("caption"):
        await _ask(bot, "editMessageCaption", caption=payload["text"], **said)
    else:
        await _ask(
            bot, "editMessageText", text=payload["text"], link_preview_options=NO_PREVIEW, **said
        )
    return Made(message_id)


async def _buttons(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    return await _about(bot, "editMessageReplyMarkup", chat, payload, reply_markup=_inline(payload))


async def _delete(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    if "messages" in payload:
        await _ask(bot, "deleteMessages", chat_id=chat, message_ids=payload["messages"])
        return Made()
    return await _about(bot, "deleteMessage", chat, payload)


async def _pin(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    return await _about(bot, "pinChatMessage", chat, payload, disable_notification=True)


async def _unpin(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    return await _about(bot, "unpinChatMessage", chat, payload)


async def _about(bot: Bot, method: str, chat: int, payload: Payload, **more: Any) -> Made:
    """A call about a message that is there already."""
    await _ask(bot, method, chat_id=chat, message_id=payload.get("message_id"), **more)
    return Made(payload.get("message_id"))


async def _leave(bot: Bot, chat: int, _payload: Payload, _contents: Contents) -> Made:
    await _ask(bot, "leaveChat", chat_id=chat)
    return Made()


async def _look(bot: Bot, chat: int, _payload: Payload, _contents: Contents) -> Made:
    """Find out which message is pinned last; "" where there is none."""
    pinned = (await _ask(bot, "getChat", chat_id=chat)).get("pinned_message")
    return Made(detail=str(pinned["message_id"]) if pinned else "")


async def _probe(bot: Bot, chat: int, _payload: Payload, _contents: Contents) -> Made:
    """Find out whether the bot may write there, without a word."""
    await _ask(bot, "sendChatAction", chat_id=chat, action="typing")
    return Made()


async def _react(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    emoji = payload.get("reaction")
    reaction = [{"type": "emoji", "emoji": emoji}] if emoji else []
    return await _about(bot, "setMessageReaction", chat, payload, reaction=reaction)


async def _commands(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    """Set the menu of commands of this chat."""
    scope = {"type": "chat", "chat_id": chat}
    await _ask(bot, "setMyCommands", commands=payload["commands"], scope=scope)
    return Made()


async def _ask(bot: Bot, method: str, **asked: Any) -> Any:
    """One call as plain data; gives Telegram's result, raises PTB's errors. An answer with no result
    in it says nothing: KeyError, as where the word is missing.

    PTB's own methods make objects of what goes out and of the whole message that comes back, which
    costs three times what the call does (docs/speed.md).
    """
    given = [
        RequestParameter.from_input(name, value)
        for name, value in asked.items()
        if value is not None
    ]
    result: Any = await bot.request.post(f"{bot.base_url}/{method}", RequestData(given))
    if result is None or result is False:
        raise KeyError("result")
    return result


CALLS: Final[Mapping[str, Call]] = {
    "text": _text,
    "photo": _photo,
    "document": _document,
    "album": _album,
    "edit": _edit,
    "markup": _buttons,
    "delete": _delete,
    "pin": _pin,
    "unpin": _unpin,
    "leave": _leave,
    "look": _look,
    "probe": _probe,
    "react": _react,
    "commands": _commands,
}


def _made(message: object) -> Made:
    """Telegram's word for the message; `True` instead of one is an acceptance without an id.

    Anything else is nobody's word for anything.
    """
    if message is True:
        return Made()
    if not isinstance(message, Mapping):
        raise KeyError("result")
    number = message.get("message_id")
    if not isinstance(number, int) or not 0 < number < 2**52:
        return Made()
    file: Payload = message.get("document") or next(iter(message.get("photo", [])[-1:]), {})
    return Made(number, file_id=file.get("file_id"))


def _file(file: Payload, contents: Contents) -> str | InputFile:
    content = file.get("file_id") or contents[int(file["id"])]
    return content if isinstance(content, str) else InputFile(content, filename=file["name"])


def _reply(payload: Payload) -> Payload | None:
    to = payload.get("reply_to")
    return None if to is None else {"message_id": to, "allow_sending_without_reply": True}


def _markup(payload: Payload) -> Payload | None:
    if "force_reply" in payload:
        words = payload["force_reply"][:PLACEHOLDER_MOST]
        shown = {"input_field_placeholder": words} if words else {}
        return {"force_reply": True, "selective": True} | shown
    if "reply_keyboard" in payload:
        return _below(payload["reply_keyboard"])
    return _inline(payload)


def _inline(payload: Payload) -> Payload | None:
    rows = payload.get("keyboard")
    return {"inline_keyboard": [[_button(key) for key in row] for row in rows]} if rows else None


def _button(key: Payload) -> Payload:
    if "url" in key:
        return {"text": key["label"], "url": key["url"]}
    return {"text": key["label"], "callback_data": key["data"]}


def _below(rows: Sequence[Sequence[Any]]) -> Payload:
    """The keyboard under the answer field: labels, or {"label", "contact": true}; none removes."""
    if not rows:
        return {"remove_keyboard": True, "selective": True}
    keys = [
        [
            {"text": key["label"], "request_contact": bool(key.get("contact"))}
            if isinstance(key, Mapping)
            else {"text": key}
            for key in row
        ]
        for row in rows
    ]
    return {
        "keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True, "selective": True
    }  # fmt: skip
