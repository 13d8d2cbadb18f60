"""What came in, as plain data: Telegram's message turned into words, a file, a place, a number.

Nothing behind this module knows Telegram's objects.
"""

from dataclasses import dataclass

import telegram

from campaigns.tidy import UNREADABLE, file_name


@dataclass(frozen=True, slots=True)
class FileHeard:
    """A file that came in, not yet fetched. `size` is Telegram's word for it, in bytes."""

    file_id: str
    name: str
    media_type: str
    size: int
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as plain data."""

    message_id: int
    text: str = ""
    markup: str | None = None  # the text as safe HTML, where the sender formatted it
    reply_to: int | None = None
    to_bot: bool = False  # a reply to the bot, or it is mentioned
    file: FileHeard | None = None
    album: str | None = None
    location: tuple[float, float] | None = None
    phone: str | None = None  # a contact that is the sender's own
    forwarded: bool = False
    edited: bool = False
    wordless: bool = False  # a sticker, a voice, a video: nothing that can be read
    service: bool = False  # told by Telegram itself: a timer set, a theme chosen
    video: bool = False
    besides: bool = False  # something else than words, a photo or a file came, with words or not


def topic_of(message: telegram.MaybeInaccessibleMessage | None) -> int | None:
    """The topic that a message stands in; None for the general one and where there are none."""
    if isinstance(message, telegram.Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def hear(message: telegram.Message, bot_id: int, bot_username: str) -> Heard:
    """A PTB message as plain data."""
    text = (message.text or message.caption or "").replace(UNREADABLE, "")
    reply = message.reply_to_message
    to_bot = bool(reply and reply.from_user and reply.from_user.id == bot_id)
    mention = f"@{bot_username}".casefold()
    if mention in text.casefold():
        to_bot = True
        start = text.casefold().find(mention)
        if not text.startswith("/"):
            text = (text[:start] + text[start + len(mention) :]).strip()
    contact = message.contact
    something = message.effective_attachment is not None or message.checklist or message.api_kwargs
    own = contact is not None and message.from_user and contact.user_id == message.from_user.id
    found = _file(message)
    return Heard(
        message_id=message.message_id,
        text=text,
        markup=_markup(message),
        reply_to=reply.message_id if reply else None,
        to_bot=to_bot,
        file=found,
        album=message.media_group_id,
        location=_location(message),
        phone=contact.phone_number if contact and own else None,
        forwarded=message.forward_origin is not None,
        edited=message.edit_date is not None,
        wordless=bool(something and not text and found is None and not message.location),
        service=not (something or text),
        besides=bool(message.effective_attachment) and found is None,
        video=bool(message.video or message.video_note or message.animation),
    )


_FORMATS = {"bold", "italic", "underline", "text_link"}


def _markup(message: telegram.Message) -> str | None:
    """The words with the four tags that we know; of other formats and mentions the words stay."""
    entities = (*message.entities, *message.caption_entities)
    kept = [one for one in entities if one.type in _FORMATS]
    if not kept:
        return None
    words = telegram.Message(
        message.message_id, message.date, message.chat,
        text=message.text or message.caption, entities=kept,
    )  # fmt: skip
    try:
        return words.text_html or None
    except (AttributeError, UnicodeDecodeError):  # of no text, or of half a letter: said plainly
        return None


def _file(message: telegram.Message) -> FileHeard | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return FileHeard(largest.file_id, "", "image/jpeg", largest.file_size or 0, photo=True)
    if message.document:
        document = message.document
        return FileHeard(
            document.file_id,
            file_name(document.file_name or ""),
            document.mime_type or "",
            document.file_size or 0,
        )
    return None


def _location(message: telegram.Message) -> tuple[float, float] | None:
    place = message.location
    return (place.latitude, place.longitude) if place else None
