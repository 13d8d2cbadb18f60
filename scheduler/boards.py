"""Keeps the pinned card of every village's group true: what is open, until when, what is done.

A card is drawn anew when what it shows changed, and looked at once a day: one that somebody
deleted or unpinned comes back (handlers/delivered.py hears what the look found).
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime, time, timedelta

from messages import duties, post
from messages.keyboards import Rows
from messages.post import Manner, Speaker, Voice
from messages.render import render
from storage import boards, units
from storage.boards import BoardRow
from storage.engine import Database

MORNING = time(6, 30)
BATCH = 20


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Draw the cards that are stale, missing, or not looked at since this morning."""
    done: Counter[str] = Counter()
    while True:
        now = clock()
        async with db.write() as conn:
            voice = Voice(conn, speaker, now)
            rows = await boards.due(
                conn, bot_id=speaker.bot_id, checked_before=_morning(voice), limit=BATCH
            )
            for row in rows:
                done[await _draw(voice, row)] += 1
        if len(rows) < BATCH:
            return done


async def _draw(voice: Voice, row: BoardRow) -> str:
    """Bring one card up to date; says what was needed."""
    if row.state != "active":
        return await _ask_whether_we_may(voice, row)
    markup, keyboard = await _card(voice, row)
    shown = hashlib.sha256(markup.encode()).hexdigest()
    delivery_id, what = row.delivery_id, "same"
    if delivery_id is None and not markup:
        what = "nothing"
    elif delivery_id is None:
        delivery_id = await _say(voice, row, markup, keyboard)
        what = "new"
    elif shown != row.content_hash:
        text = markup or render("board/nothing")
        await post.edit_text(
            voice, text, chat_id=row.chat_id, commune_id=row.commune_id, of=delivery_id,
            keyboard=keyboard, manner=Manner(kind="board", lane=post.CROWD),
        )  # fmt: skip
        what = "edited"
    else:
        await post.act(
            voice, "look", chat_id=row.chat_id, commune_id=row.commune_id,
            manner=Manner(kind="board", lane=post.CROWD),
        )  # fmt: skip
    await boards.save(
        voice.conn,
        chat_id=row.chat_id,
        commune_id=row.commune_id,
        delivery_id=delivery_id,
        content_hash=shown,
        now=voice.now,
    )
    return what


async def _ask_whether_we_may(voice: Voice, row: BoardRow) -> str:
    """A group that would not let the bot write is asked each morning whether it does now."""
    manner = Manner(kind="board", lane=post.CROWD)
    await post.act(voice, "probe", chat_id=row.chat_id, commune_id=row.commune_id, manner=manner)
    await boards.save(
        voice.conn, chat_id=row.chat_id, commune_id=row.commune_id, delivery_id=row.delivery_id,
        content_hash=boards.STALE, now=voice.now,
    )  # fmt: skip
    return "asked"


async def _say(voice: Voice, row: BoardRow, markup: str, keyboard: Rows) -> int | None:
    delivery_id = await post.post_text(
        voice, markup, chat_id=row.chat_id, commune_id=row.commune_id, keyboard=keyboard,
        manner=Manner(kind="board", lane=post.CROWD),
    )  # fmt: skip
    await post.act(
        voice, "pin", chat_id=row.chat_id, commune_id=row.commune_id, of=delivery_id,
        manner=Manner(kind="board", lane=post.CROWD),
    )  # fmt: skip
    return delivery_id


async def _card(voice: Voice, row: BoardRow) -> tuple[str, Rows]:
    heirs = await units.heirs(voice.conn, commune_id=row.commune_id)
    unit_id = heirs.get(row.unit_id, row.unit_id)  # the group of a merged unit
    facts, keys = await duties.of_unit(voice, commune_id=row.commune_id, unit_id=unit_id)
    return (render("board/card", **facts), keys) if facts else ("", [])


def _morning(voice: Voice) -> datetime:
    today = datetime.combine(voice.local.date(), MORNING, voice.tz)
    return today if voice.local >= today else today - timedelta(days=1)
