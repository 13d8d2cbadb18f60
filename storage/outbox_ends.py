"""How rows of the outbox end, or go back to the queue: by Telegram's answer, a person, the clock.

Promises: a row ends in exactly one of sent, unknown, failed, expired and cancelled (P5), and the
reminder slot behind it ends with it (P3).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, func, literal_column, select, update

from storage import bells, slots
from storage.deliveries import Ended, Leased
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import attempt
from storage.schema import delivery as table

AGAIN: Final = timedelta(seconds=60)  # after an ambiguous answer, where the kind may be repeated
HARMLESS: Final = timedelta(
    seconds=5
)  # the first wait of what may be done twice; then twice as long
# How many ambiguous answers a row may have and still be repeated (delivery.md, "ambiguous step").
# An edit does no harm twice, but a row that never ends would hold up its chat for ever.
MOST_AMBIGUOUS: Final = {"hold": 0, "once": 1, "resend": 2, "retry": 30}

# Written out, not as parameters: only so do the databases see that a partial index fits.
QUEUED: Final[ColumnElement[str]] = literal_column("'queued'")
LEASED: Final[ColumnElement[str]] = literal_column("'leased'")
SENDING: Final[ColumnElement[str]] = literal_column("'sending'")
OPEN: Final = (QUEUED, LEASED, SENDING)
OPEN_STATES: Final = ("queued", "leased", "sending")

_ENDED = tuple(table.c[name] for name in Ended._fields)
_END: Final = Prepared(
    update(table)
    .where(table.c.id == given("id"))
    .values(
        state=given("state"),
        reason=given("reason"),
        detail=given("detail"),
        message_id=func.coalesce(given("message_id"), table.c.message_id),
        ended_at=given("now"),
        owner=None,
        lease_until=None,
    )
    .returning(*_ENDED)
)


async def end(
    conn: Connection,
    row_id: int,
    state: str,
    *,
    now: datetime,
    reason: str | None = None,
    message_id: int | None = None,
    detail: str | None = None,
) -> Ended:
    """Give a row its ending; the caller has made sure that it is still open."""
    row = await _END.row(
        conn, id=row_id, state=state, now=now, reason=reason, message_id=message_id, detail=detail
    )
    return await _ended(conn, Ended(*row), now=now)


async def requeue(conn: Connection, leased: Leased, *, at: datetime) -> None:
    """Back to the queue, to go out at `at` at the earliest."""
    bells.ring(conn, bells.OUT, leased.bot_id)
    await conn.execute(
        update(table)
        .where(table.c.id == leased.id)
        .values(state="queued", not_before=at, owner=None, lease_until=None)
    )


async def ambiguous_step(
    conn: Connection, leased: Leased, *, code: str, now: datetime
) -> Ended | None:
    """The request may have arrived: held, or queued once more in a minute, as its policy says."""
    row = (
        await conn.execute(
            update(table)
            .where(table.c.id == leased.id)
            .values(ambiguous=table.c.ambiguous + 1, reason=code)
            .returning(table.c.ambiguous, table.c.message_id)
        )
    ).one()
    if row.message_id is not None:  # somebody pressed a button on it while we waited
        return await end(conn, leased.id, "sent", now=now, reason="proved")
    if row.ambiguous > MOST_AMBIGUOUS[leased.on_unknown]:
        return await end(conn, leased.id, "unknown", now=now, reason=code)
    wait = AGAIN
    if leased.on_unknown == "retry":
        wait = min(AGAIN, HARMLESS * 2 ** (row.ambiguous - 1))
    await requeue(conn, leased, at=now + wait)
    return None


async def cancel(conn: Connection, *, kind: str, source_id: int, now: datetime) -> int:
    """Stop what has not been started; returns how many rows."""
    ended = await _end_all(
        conn,
        [
            table.c.kind == kind,
            table.c.source_id == source_id,
            table.c.state.in_((QUEUED, LEASED)),
        ],
        now=now,
        state="cancelled",
        reason="cancelled",
    )
    return len(ended)


async def expire(conn: Connection, *, bot_id: int, now: datetime, limit: int = 500) -> list[Ended]:
    """End the queued rows whose time is over."""
    over = (
        select(table.c.id)
        .where(
            table.c.bot_id == bot_id,
            table.c.state == QUEUED,
            table.c.expires_at.is_not(None),
            table.c.expires_at <= now,
        )
        .order_by(table.c.expires_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("over")
    )
    rule = [table.c.id.in_(select(over.c.id)), table.c.state == QUEUED]
    return await _end_all(conn, rule, now=now, state="expired", reason="expired")


async def resend(conn: Connection, delivery_id: int, *, now: datetime) -> bool:
    """A person pressed "gửi lại": an ended row that did not surely arrive is queued once more."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == delivery_id,
            table.c.state.in_(("unknown", "failed", "expired", "cancelled")),
        )
        .values(
            state="queued",
            not_before=now,
            expires_at=None,
            ended_at=None,
            reason=None,
            detail=None,
            ambiguous=0,
        )
        .returning(table.c.bot_id)
    )
    bots = done.scalars().all()
    bells.ring(conn, bells.OUT, *bots)
    return len(bots) == 1


async def prove(
    conn: Connection, delivery_id: int, *, message_id: int, now: datetime
) -> int | None:
    """A press on a message proves that it arrived; returns its id where it is an extra copy.

    An unclear row becomes sent, and a repeat that waits is not needed any more. A message that is
    another delivery's, and one of a row that was never unclear, say nothing.
    """
    row = (
        await conn.execute(
            select(table.c.state, table.c.message_id, table.c.chat_id)
            .where(table.c.id == delivery_id)
            .with_for_update()
        )
    ).one_or_none()
    if row is None or row.message_id == message_id:
        return None
    if await _is_anothers(conn, row.chat_id, message_id) or not await _was_unclear(
        conn, delivery_id, row.state
    ):
        return None
    if row.message_id is not None:
        return message_id
    if row.state == "sending":  # its answer is still awaited; the id decides if none comes
        await conn.execute(
            update(table).where(table.c.id == delivery_id).values(message_id=message_id)
        )
    elif row.state in ("unknown", "queued", "leased"):
        await end(conn, delivery_id, "sent", now=now, message_id=message_id, reason="proved")
    return None


async def _is_anothers(conn: Connection, chat_id: int, message_id: int) -> bool:
    query = select(table.c.id).where(table.c.chat_id == chat_id, table.c.message_id == message_id)
    return (await conn.execute(query.limit(1))).first() is not None


async def _was_unclear(conn: Connection, delivery_id: int, state: str) -> bool:
    if state == "sending":
        return True
    query = select(attempt.c.id).where(
        attempt.c.delivery_id == delivery_id, attempt.c.outcome == "ambiguous"
    )
    return (await conn.execute(query.limit(1))).first() is not None


async def _end_all(
    conn: Connection, rule: Sequence[ColumnElement[bool]], *, now: datetime, **values: Any
) -> list[Ended]:
    rows = await conn.execute(
        update(table)
        .where(*rule)
        .values(ended_at=now, owner=None, lease_until=None, **values)
        .returning(*_ENDED)
    )
    ended = [await _ended(conn, Ended(*row), now=now) for row in rows]
    return sorted(ended, key=lambda one: one.id)


async def _ended(conn: Connection, one: Ended, *, now: datetime) -> Ended:
    if one.kind == "reminder":
        await slots.settle(conn, one.id, state=one.state, reason=one.reason, now=now)
    return one
