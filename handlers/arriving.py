"""An update's chat and author, as the turn that a handler gets."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import telegram

from campaigns.tidy import tidy
from handlers.heard import Heard, hear, topic_of
from handlers.surroundings import Surroundings
from handlers.turn import Turn
from storage import chats, people, units
from storage.engine import Connection


async def chat(conn: Connection, where: telegram.Chat, around: Surroundings) -> chats.Chat:
    """The chat's row, made where there is none."""
    return await chats.get_or_create(
        conn,
        bot_id=around.bot_id,
        telegram_id=where.id,
        type_=where.type,
        title=where.title or "",  # a person's name is kept with their consent alone
        now=around.now,
    )


async def turn(
    conn: Connection,
    where: chats.Chat,
    author: telegram.User,
    sent_at: datetime,
    around: Surroundings,
) -> Turn:
    """A turn of this author in this chat, as the person of its commune where there is one."""
    person = await people.find(conn, telegram_id=author.id, commune_id=where.commune_id)
    commune_id = where.commune_id or (person.commune_id if person else None)
    return Turn(
        around=around,
        conn=conn,
        chat=where,
        person=person,
        heirs=await units.heirs(conn, commune_id=commune_id) if commune_id else {},
        telegram_id=author.id,
        shown=tidy(author.full_name or ""),  # Telegram may know no name
        username=author.username,
        sent_at=sent_at,
        heard=Heard(message_id=0),
    )


async def written(
    conn: Connection,
    where: chats.Chat,
    author: telegram.User,
    message: telegram.Message,
    around: Surroundings,
) -> Turn:
    """A turn of what somebody wrote; where somebody writes, the bot can be written to."""
    where = await chats.heard_from(conn, where)
    made = await turn(conn, where, author, message.date, around)
    made.heard = hear(message, around.bot_id, around.bot_username)
    made.topic = topic_of(message)
    return made


def author_of(raw: Mapping[str, Any]) -> tuple[telegram.Chat | None, telegram.User | None]:
    """The chat and the author of an update of which the rest may not be readable."""
    for part in raw.values():
        said = part.get("message", part) if isinstance(part, dict) else None
        if isinstance(said, dict) and isinstance(said.get("chat"), dict):
            author = part.get("from")
            return (
                telegram.Chat.de_json(said["chat"], None),
                telegram.User.de_json(author, None) if isinstance(author, dict) else None,
            )
    return None, None
