"""After a restore: officers get the one message that may leave, with the button that lets all others.

The pause itself is a fact that the restore put into the copy (storage/backup.py); the sender looks at
it before it takes rows. Here every officer is told once: from which copy, and what waits.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from messages import labels, post, restored_words
from messages.keyboards import Button
from messages.post import Manner, Speaker, Voice
from storage import backup, communes, facts, outbox, people
from storage.engine import Database

TOLD: Final = "resume_told:{}"  # by bot: when its officers were told of the pause that holds now
OFFICE: Final = ("officer", "leader")


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Tell every officer of this bot's communes, once for each pause."""
    done: Counter[str] = Counter()
    async with db.read() as conn:
        if not await facts.get(conn, backup.PAUSED):
            return done
    async with db.write() as conn:
        voice = Voice(conn, speaker, clock())
        paused = await facts.dated(conn, backup.PAUSED)
        if paused is None:
            return done
        why, at = paused
        name = TOLD.format(speaker.bot_id)
        if await facts.instant(conn, name) == at:
            return done
        await facts.put_instant(conn, name, at, now=voice.now)
        waiting = _named(await outbox.waiting_by_kind(conn, bot_id=speaker.bot_id))
        for commune_id in await communes.of_bot(conn, bot_id=speaker.bot_id):
            for officer in await people.holding(conn, commune_id=commune_id, roles=OFFICE):
                if officer.chat_id is None:
                    continue
                await post.post(
                    voice,
                    "restored/told",
                    chat_id=officer.chat_id,
                    commune_id=commune_id,
                    keyboard=[[Button(labels.GO_ON_AFTER_RESTORE, "restored.go")]],
                    manner=Manner(
                        kind=outbox.RESUME,
                        dedupe_key=f"resume:{at.isoformat()}:{officer.chat_id}",
                    ),
                    waiting=waiting,
                    **_which(why, at, speaker.tz),
                )
                done["told"] += 1
    return done


def _which(why: Any, at: datetime, tz: ZoneInfo) -> dict[str, Any]:
    """The copy's file, when it was made (its name says so), when it was restored."""
    file = str(why.get("from", "")) if isinstance(why, dict) else ""
    made = backup.made_at(file)
    return {
        "file": file,
        "made": made.replace(tzinfo=tz) if made else None,
        "at": at.astimezone(tz),
    }


def _named(waiting: dict[str, int]) -> list[tuple[str, int]]:
    """The kinds in words; several that mean the same to an officer are added up."""
    found: Counter[str] = Counter()
    for kind, number in waiting.items():
        found[restored_words.KINDS.get(kind, restored_words.OTHER)] += number
    return found.most_common()
