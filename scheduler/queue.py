"""Tells officers that registrations wait: one message a day and person, kept up to date.

Never one message a registration. Nothing is said in the quiet hours; what came in the night is one
number in the morning.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from campaigns.calendar import next_permitted
from campaigns.model import QuietHours
from messages import holidays, labels, post
from messages.keyboards import Button
from messages.post import Manner, Speaker, Voice
from messages.render import render
from scheduler import communes_apart
from storage import campaigns, facts, people, review_queue
from storage import plans as plan_rows
from storage.engine import Connection, Database

EVERY = timedelta(minutes=1)
LOOKED = "queue_looked:{}"  # by bot


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Bring every officer's message up to date, once a minute."""
    now, name = clock(), LOOKED.format(speaker.bot_id)
    async with db.read() as conn:
        looked = await facts.instant(conn, name)
        if looked is not None and looked <= now < looked + EVERY:
            return Counter()
        communes = await campaigns.with_open(conn, bot_id=speaker.bot_id)
        due = [one for one in communes if await _changed(Voice(conn, speaker, now), one)]

    async def tell(conn: Connection, commune_id: int) -> Counter[str]:
        return +Counter(told=await _tell(Voice(conn, speaker, now), commune_id))

    async with db.write() as conn:
        await facts.put_instant(conn, name, now, now=now)
    return await communes_apart.each(db, due, tell)


async def _changed(voice: Voice, commune_id: int) -> bool:
    waits = await review_queue.count(voice.conn, commune_id=commune_id)
    known = await facts.get(voice.conn, _key(commune_id)) or {}
    if waits == known.get("waits", 0):
        return False
    calendar = await plan_rows.calendar_of(voice.conn, commune_id, holidays.SHIPPED)
    return next_permitted(voice.now, QuietHours(), calendar, voice.tz) <= voice.now


async def _tell(voice: Voice, commune_id: int) -> int:
    waits = await review_queue.count(voice.conn, commune_id=commune_id)
    known = await facts.get(voice.conn, _key(commune_id)) or {}
    today = voice.local.date().isoformat()
    said = dict(known.get("said", {})) if known.get("day") == today else {}
    told = 0
    for officer in await people.holding(voice.conn, commune_id=commune_id, roles=("officer",)):
        if officer.chat_id is None:
            continue
        markup = render("review/waiting", waits=waits, at=voice.local)
        keys = [[Button(labels.SEE_QUEUE, "review")]] if waits else []
        before = said.get(str(officer.id))
        if before is not None:
            await post.edit_text(
                voice, markup, chat_id=officer.chat_id, commune_id=commune_id, of=int(before),
                keyboard=keys,
            )  # fmt: skip
        elif waits:
            said[str(officer.id)] = await post.post_text(
                voice, markup, chat_id=officer.chat_id, commune_id=commune_id, keyboard=keys,
                manner=Manner(kind="notice"),
            )  # fmt: skip
            told += 1
    await facts.put(
        voice.conn, _key(commune_id), {"day": today, "waits": waits, "said": said}, now=voice.now
    )
    return told


def _key(commune_id: int) -> str:
    return f"queue:{commune_id}"
