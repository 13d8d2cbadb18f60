"""Lays accepted announcements out as deliveries, starts those whose hour has come, shows progress.

In batches, each its own transaction, so that a broadcast to three thousand groups holds nobody
up: an answer that is being written waits for one batch each time it needs the database, and a batch is
followed by a rest as long as itself. Laying out the same recipient twice is impossible: the delivery's dedupe key is the recipient.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from messages import labels, post, village_post
from messages.keyboards import Button
from messages.post import Manner, Speaker, Voice
from scheduler import askers
from storage import announcements, people
from storage.announcements import AnnouncementRow
from storage.engine import Database

BATCH = 5  # some 5 ms
LATEST = timedelta(hours=2)  # after its hour an announcement goes out unasked
SHOWN = 60  # characters of an announcement that its officers know it by


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Bring every accepted announcement one step on."""
    done: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    async with db.read() as conn:
        rows = await announcements.in_state(conn, "scheduled", "sending", bot_id=speaker.bot_id)
    for row in rows:
        if row.state == "scheduled" and (row.send_at is None or row.send_at > clock()):
            continue
        if row.state == "scheduled" and await _held(db, clock, speaker, row):
            done["held"] += 1
            continue
        began = loop.time()
        while laid := await _batch(db, clock, speaker, row):
            done["laid"] += laid
            await asyncio.sleep(loop.time() - began)
            began = loop.time()
        async with db.write() as conn:
            voice = Voice(conn, speaker, clock())
            fresh = await announcements.get(conn, row.id, commune_id=row.commune_id)
            if fresh is not None and await village_post.progress_moved(voice, fresh):
                done["shown"] += await village_post.refresh_progress(voice, fresh)
    return done


async def _batch(
    db: Database, clock: Callable[[], datetime], speaker: Speaker, row: AnnouncementRow
) -> int:
    async with db.write() as conn:
        await announcements.move(
            conn, row.id, commune_id=row.commune_id, from_=["scheduled"], to="sending"
        )
        fresh = await announcements.get(conn, row.id, commune_id=row.commune_id)
        if fresh is None or fresh.state != "sending":
            return 0
        return await village_post.lay_out_some(Voice(conn, speaker, clock()), fresh, limit=BATCH)


async def _held(
    db: Database, clock: Callable[[], datetime], speaker: Speaker, row: AnnouncementRow
) -> bool:
    """Whether it waits for the office instead, which is told: nobody who ordered it may send any more,
    or its hour is long over (the bot was not running) and "tonight at seven" may be no longer true.
    """
    async with db.write() as conn:
        late = row.send_at is not None and clock() - row.send_at > LATEST
        if not late and await askers.still_ordered(conn, row):
            return False
        voice = Voice(conn, speaker, clock())
        here = row.commune_id
        if not await announcements.move(
            conn, row.id, commune_id=here, from_=["scheduled"], to="paused"
        ):
            return False
        author = await people.get(conn, row.author_id)
        keys = [[Button(labels.SEE_ANNOUNCEMENT, "ann.open", {"a": row.id})]]
        for one in await people.holding(conn, commune_id=here, roles=("officer", "leader")):
            if one.chat_id is not None:
                await post.post(
                    voice, "announce/left_alone", chat_id=one.chat_id, commune_id=here, keyboard=keys,
                    manner=Manner(kind="notice"), name=author.called if author else "",
                    words=village_post.plain(row.text)[:SHOWN],
                    missed=row.send_at.astimezone(voice.tz) if late and row.send_at else None,
                )  # fmt: skip
    return True
