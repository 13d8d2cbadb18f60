"""From a delivery's plain data to the one Telegram call it stands for.

Owns the table of calls: what each word in `delivery.call` asks of python-telegram-bot's `Bot`. All
text is HTML that was escaped when it was rendered; link previews are off; a reply to a message that
is gone goes out without it. Never decides, never reads the database, never catches an error.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

Payload = Mapping[str, Any]
Contents = Mapping[int, bytes | str]
"""Our own file rows by id, read before the call: the content, or Telegram's id where it has one."""

PLACEHOLDER_MOST: Final = 64  # Telegram's limit for the grey words in the answer field
SPEAKING: Final = frozenset({"text", "photo", "document", "edit", "markup"})
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


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
    message = await bot.send_message(
        chat,
        payload["text"],
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
        reply_markup=_markup(payload),
        reply_parameters=_reply(payload),
        disable_notification=payload.get("silent"),
    )
    return _made(message)


async def _photo(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    message = await bot.send_photo(
        chat,
        _file(payload["file"], contents),
        caption=payload.get("caption") or None,
        parse_mode="HTML",
        reply_markup=_markup(payload),
        reply_parameters=_reply(payload),
        disable_notification=payload.get("silent"),
    )
    return _made(message)


async def _document(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    message = await bot.send_document(
        chat,
        _file(payload["file"], contents),
        caption=payload.get("caption") or None,
        parse_mode="HTML",
        reply_markup=_markup(payload),
        reply_parameters=_reply(payload),
        disable_notification=payload.get("silent"),
    )
    return _made(message)


async def _album(bot: Bot, chat: int, payload: Payload, contents: Contents) -> Made:
    media = [
        (InputMediaPhoto if file.get("photo") else InputMediaDocument)(
            _file(file, contents),
            caption=(payload.get("caption") or None) if number == 0 else None,
            parse_mode="HTML",
        )
        for number, file in enumerate(payload["files"])
    ]
    messages = await bot.send_media_group(chat, media, reply_parameters=_reply(payload))
    ids = [message.message_id for message in messages]
    return Made(ids[0] if ids else None, detail=",".join(map(str, ids)))


async def _edit(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    markup = _inline(payload)
    if payload.get("caption"):
        await bot.edit_message_caption(
            chat,
            payload["message_id"],
            caption=payload["text"],
            parse_mode="HTML",
            reply_markup=markup,
        )
    else:
        await bot.edit_message_text(
            payload["text"],
            chat,
            payload["message_id"],
            parse_mode="HTML",
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
        )
    return Made(payload["message_id"])


async def _buttons(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    await bot.edit_message_reply_markup(chat, payload["message_id"], reply_markup=_inline(payload))
    return Made(payload["message_id"])


async def _delete(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    if "messages" in payload:
        await bot.delete_messages(chat, payload["messages"])
    else:
        await bot.delete_message(chat, payload["message_id"])
    return Made(payload.get("message_id"))


async def _pin(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    await bot.pin_chat_message(chat, payload["message_id"], disable_notification=True)
    return Made(payload["message_id"])


async def _unpin(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    await bot.unpin_chat_message(chat, message_id=payload.get("message_id"))
    return Made(payload.get("message_id"))


async def _leave(bot: Bot, chat: int, _payload: Payload, _contents: Contents) -> Made:
    await bot.leave_chat(chat)
    return Made()


async def _look(bot: Bot, chat: int, _payload: Payload, _contents: Contents) -> Made:
    """Find out which message is pinned last; "" where there is none."""
    found = await bot.get_chat(chat)
    pinned = found.pinned_message
    return Made(detail=str(pinned.message_id) if pinned else "")


async def _react(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    await bot.set_message_reaction(chat, payload["message_id"], payload.get("reaction"))
    return Made(payload["message_id"])


async def _commands(bot: Bot, chat: int, payload: Payload, _contents: Contents) -> Made:
    """Set the menu of commands of this chat."""
    listed = [BotCommand(one["command"], one["description"]) for one in payload["commands"]]
    await bot.set_my_commands(listed, scope=BotCommandScopeChat(chat))
    return Made()


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
    "react": _react,
    "commands": _commands,
}


def _made(message: Message | bool) -> Made:
    """Telegram's word for the message; `True` instead of one is an acceptance without an id."""
    if not isinstance(message, Message):
        return Made()
    file_id = None
    if message.document:
        file_id = message.document.file_id
    elif message.photo:
        file_id = message.photo[-1].file_id
    return Made(message.message_id, file_id=file_id)


def _file(file: Payload, contents: Contents) -> str | InputFile:
    content = file.get("file_id") or contents[int(file["id"])]
    return content if isinstance(content, str) else InputFile(content, filename=file["name"])


def _reply(payload: Payload) -> ReplyParameters | None:
    to = payload.get("reply_to")
    return None if to is None else ReplyParameters(to, allow_sending_without_reply=True)


def _markup(
    payload: Payload,
) -> InlineKeyboardMarkup | ForceReply | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if "force_reply" in payload:
        words = payload["force_reply"][:PLACEHOLDER_MOST] or None
        return ForceReply(selective=True, input_field_placeholder=words)
    if "reply_keyboard" in payload:
        return _below(payload["reply_keyboard"])
    return _inline(payload)


def _inline(payload: Payload) -> InlineKeyboardMarkup | None:
    rows = payload.get("keyboard")
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in rows])


def _button(key: Payload) -> InlineKeyboardButton:
    if "url" in key:
        return InlineKeyboardButton(key["label"], url=key["url"])
    return InlineKeyboardButton(key["label"], callback_data=key["data"])


def _below(rows: Sequence[Sequence[Any]]) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    """The keyboard under the answer field: labels, or {"label", "contact": true}; none removes."""
    if not rows:
        return ReplyKeyboardRemove(selective=True)
    keys = [
        [
            KeyboardButton(key["label"], request_contact=key.get("contact"))
            if isinstance(key, Mapping)
            else KeyboardButton(key)
            for key in row
        ]
        for row in rows
    ]
    return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True, selective=True)
