"""The week to each officer and leader: what came in, is late, needs deciding; with one picture.

Monday 07:30 in the commune's zone, or the hour the office has set; one message a person over all
open campaigns. A week that was slept through is told on waking, once.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from campaigns import weekly
from campaigns.owing import to_call
from messages import call_post, holidays, labels, post
from messages.keyboards import Button
from messages.post import Manner, Speaker, Voice
from scheduler import communes_apart
from storage import campaigns, facts, jobs, people, standing
from storage import plans as plan_rows
from storage.engine import Connection, Database

LOOKED = "digest_looked:{}"  # by bot
EVERY = timedelta(minutes=5)
LATEST = timedelta(days=2)  # after that, the next week's says it


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Tell every commune with an open campaign whose hour has come since it was told last."""
    now, name = clock(), LOOKED.format(speaker.bot_id)
    async with db.read() as conn:
        looked = await facts.instant(conn, name)
        if looked is not None and looked <= now < looked + EVERY:
            return Counter()
        voice = Voice(conn, speaker, now)
        communes = await campaigns.with_open(conn, bot_id=speaker.bot_id)
        due = [one for one in communes if await _hour(voice, one) is not None]

    async def tell(conn: Connection, commune_id: int) -> Counter[str]:
        return +Counter(told=await _commune(Voice(conn, speaker, clock()), commune_id))

    done = await communes_apart.each(db, due, tell)
    async with db.write() as conn:
        await facts.put_instant(conn, name, now, now=now)
    return done


async def _hour(voice: Voice, commune_id: int) -> datetime | None:
    """The hour that is to be told now, None where it was told or is long past."""
    calendar = await plan_rows.calendar_of(voice.conn, commune_id, holidays.SHIPPED)
    if voice.local.date() in calendar.silent:
        return None
    chosen = await facts.setting(voice.conn, commune_id, weekly.SETTING) or weekly.DEFAULT
    hour = weekly.newest_hour(voice.local, chosen)
    if hour is None or voice.local - hour > LATEST:
        return None
    last = await facts.instant(voice.conn, f"digest:{commune_id}")
    # one that lies further ahead was told when the clock was wrong
    told = last is not None and hour <= last <= voice.now + weekly.WEEK
    return None if told else hour


async def _commune(voice: Voice, commune_id: int) -> int:
    hour = await _hour(voice, commune_id)
    if hour is None:
        return 0
    await facts.put_instant(voice.conn, f"digest:{commune_id}", hour, now=voice.now)
    running = await campaigns.listed(voice.conn, commune_id=commune_id, state="open")
    begun = [one for one in running if one.opened_at is not None and one.opened_at < hour]
    return await _tell(voice, commune_id, begun, hour) if begun else 0


async def _tell(
    voice: Voice, commune_id: int, running: list[campaigns.CampaignRow], hour: datetime
) -> int:
    shown = [
        (
            campaign.title,
            await standing.came_in(voice.conn, campaign, since=hour - weekly.WEEK),
            await standing.still_open(voice.conn, campaign),
        )
        for campaign in running
    ]
    debts = await call_post.debts(voice, commune_id)
    owing = {one.unit for one in to_call(debts, voice.now, voice.local.date())}
    chats: list[int] = []
    for person in await people.holding(
        voice.conn, commune_id=commune_id, roles=("officer", "leader")
    ):
        if person.chat_id is None:
            continue
        delivery_id = await post.post(
            voice,
            "digest/week",
            chat_id=person.chat_id,
            commune_id=commune_id,
            keyboard=[[Button(labels.STATUS, "status"), Button(labels.CALL_LIST, "calls")]],
            manner=Manner(kind="notice", dedupe_key=f"digest:{hour:%Y%m%d}:{person.id}"),
            since=(hour - weekly.WEEK).date(),
            campaigns=shown,
            late=[one for one in dict.fromkeys(one.unit for one in debts) if one in owing],
        )
        if delivery_id is not None:
            chats.append(person.chat_id)
    if chats:
        await jobs.add(
            voice.conn,
            commune_id=commune_id,
            bot_id=voice.bot_id,
            kind="report",
            payload={
                "campaign": running[0].id, "kind": "progress", "form": "glance", "chats": chats
            },
            now=voice.now,
        )  # fmt: skip
    return len(chats)
