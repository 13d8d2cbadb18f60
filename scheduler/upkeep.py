"""The house kept clean: strangers' groups left, what is over forgotten, what is too late ended."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from messages import keyboards, post
from messages.post import Manner, Speaker, Voice
from storage import chats, facts, files, inbox, outbox, tokens
from storage.engine import Database

EVERY = timedelta(hours=1)
LAST = "last_upkeep"
HEARD = (
    "heard:"  # the works of one message (handlers/works_heard.py): kept as long as their buttons
)


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Leave the groups that nobody linked; once an hour, forget what is over."""
    done: Counter[str] = Counter()
    async with db.write() as conn:
        now = clock()
        voice = Voice(conn, speaker, now)
        for chat in await chats.to_leave(conn, bot_id=speaker.bot_id, now=now):
            manner = Manner(kind="notice", dedupe_key=chats.one_line(chat))
            await post.post(
                voice, "group/strangers", chat_id=chat.id, commune_id=None, manner=manner
            )
            await post.act(voice, "leave", chat_id=chat.id, commune_id=None)
            await chats.leave_later(conn, chat.id, at=None)
            done["left"] += 1
        done["expired"] += len(await outbox.expire(conn, bot_id=speaker.bot_id, now=now))
        last = await facts.instant(conn, LAST)
        if last is not None and last <= now < last + EVERY:
            return done
        await facts.put_instant(conn, LAST, now, now=now)
        done["inbox"] += await inbox.prune(conn, now=now)
        done["tokens"] += await tokens.prune(conn, now=now)
        done["heard"] += await facts.forget_all(
            conn, facts.heard(), before=now - keyboards.LIFETIME
        )
        done["files"] += await files.prune(conn, now=now)
    return done
