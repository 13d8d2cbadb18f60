"""An update's chat and author, as the turn that a handler gets."""

from datetime import datetime

import telegram

from handlers.turn import Heard, Surroundings, Turn
from storage import chats, people
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
    return Turn(
        around=around,
        conn=conn,
        chat=where,
        person=await people.find(conn, telegram_id=author.id, commune_id=where.commune_id),
        telegram_id=author.id,
        shown=author.full_name,
        username=author.username,
        sent_at=sent_at,
        heard=Heard(message_id=0),
    )
