"""The house kept clean: strangers' groups left, what is over forgotten, what is too late ended."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from messages import keyboards, post
from messages.post import Manner, Speaker, Voice
from storage import chats, facts, files, inbox, outbox, tokens
from storage.engine import Connection, Database

EVERY = timedelta(hours=1)
LAST = "last_upkeep"
PART = 250  # rows a transaction forgets: people's turns go on between two of them


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
        done["heard"] += await facts.forget_all(
            conn, facts.heard(), before=now - keyboards.LIFETIME
        )
        done["files"] += await files.prune(conn, now=now)
    done["inbox"] += await _all(db, partial(inbox.prune, now=now, limit=PART))
    done["tokens"] += await _all(db, partial(tokens.prune, now=now, limit=PART))
    return done


async def _all(db: Database, forget: Callable[[Connection], Awaitable[int]]) -> int:
    """Forget part after part, until one is not full: a nation's hour holds more than one part."""
    gone = 0
    while True:
        async with db.write() as conn:
            part = await forget(conn)
        gone += part
        if part < PART:
            return gone
