"""Which rows of the outbox may go out now, leased to a sender.

Promises: no row is ever leased to two senders; in one chat rows go in order, one at a time (P8).
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import literal, or_, select, tuple_, update

from storage.deliveries import Leased
from storage.engine import Connection
from storage.outbox_ends import LEASED, OPEN, QUEUED, SENDING
from storage.prepared import Prepared, given
from storage.schema import chat
from storage.schema import delivery as table

LEASE: Final = timedelta(seconds=90)  # longer than any call may take
RESUME: Final = "resume"  # the kind of message that may leave while sending is paused

_EARLIER = table.alias("earlier")
OF_LEASED = (
    table.c.id, table.c.commune_id, table.c.bot_id, table.c.chat_id,
    select(chat.c.telegram_id).where(chat.c.id == table.c.chat_id).correlate(table)
    .scalar_subquery().label("telegram_id"),
    select(chat.c.type).where(chat.c.id == table.c.chat_id).correlate(table)
    .scalar_subquery().label("chat_type"),
    table.c.kind, table.c.source_id, table.c.lane, table.c.call, table.c.payload,
    table.c.on_unknown, table.c.attempts, table.c.ambiguous, table.c.fence, table.c.created_at,
)  # fmt: skip


def _claim(*, one: bool = False) -> Prepared:
    # The first open row of the chat, asked of one index as a range of pairs: told that the chat is
    # one, PostgreSQL may prefer the primary key and walk through all of history.
    now = given("now")
    before = (
        select(_EARLIER.c.id)
        .where(
            tuple_(_EARLIER.c.chat_id, _EARLIER.c.id) >= tuple_(table.c.chat_id, literal(0)),
            tuple_(_EARLIER.c.chat_id, _EARLIER.c.id) < tuple_(table.c.chat_id, table.c.id),
            _EARLIER.c.state.in_(OPEN),
            or_(_EARLIER.c.not_before <= now, _EARLIER.c.attempts > 0),
        )
        .order_by(_EARLIER.c.chat_id, _EARLIER.c.id)
        .limit(1)
        .scalar_subquery()
    )
    # A row that a person sends again stands before what is under way in its chat already.
    under_way = select(_EARLIER.c.chat_id).where(
        _EARLIER.c.bot_id == given("bot_id"), _EARLIER.c.state.in_((LEASED, SENDING))
    )
    chosen = (
        select(table.c.id)
        .where(
            table.c.state == QUEUED,
            table.c.bot_id == given("bot_id"),
            table.c.lane == given("lane"),
            table.c.not_before <= now,
            before.is_(None),
            table.c.chat_id.not_in(under_way),
            *([table.c.id == given("id")] if one else []),
        )
        .order_by(table.c.not_before, table.c.id)
        .limit(given("limit"))
        .with_for_update(skip_locked=True)  # silent on SQLite, where BEGIN IMMEDIATE stands guard
        .cte("due")
    )
    return Prepared(
        update(table)
        .where(table.c.id.in_(select(chosen.c.id)), table.c.state == QUEUED)
        .values(
            state="leased",
            owner=given("owner"),
            lease_until=given("lease_until"),
            fence=table.c.fence + 1,
        )
        .returning(*OF_LEASED, table.c.not_before)
    )


_CLAIM: Final = _claim()
_CLAIM_ONE: Final = _claim(one=True)


async def claim(
    conn: Connection, *, bot_id: int, owner: str, lane: int, now: datetime, limit: int
) -> list[Leased]:
    """Lease rows that may go out now, the eldest first; no row is ever leased to two senders.

    A row waits while an earlier one of its chat is open (P8), so at most one of a chat is given,
    and none of a chat in which one is claimed already. An earlier one that was meant for later from
    the start keeps nobody waiting.
    """
    rows = await _CLAIM.rows(
        conn, bot_id=bot_id, owner=owner, lane=lane, now=now, limit=limit, lease_until=now + LEASE
    )
    eldest_first = sorted(rows, key=lambda row: (row.not_before, row.id))
    return [Leased(*row[:-1]) for row in eldest_first]


async def claim_one(
    conn: Connection, row_id: int, *, bot_id: int, owner: str, lane: int, now: datetime
) -> Leased | None:
    """Lease this very row, by the same rules; None where it may not go out now."""
    rows = await _CLAIM_ONE.rows(
        conn, id=row_id, bot_id=bot_id, owner=owner, lane=lane, now=now, limit=1,
        lease_until=now + LEASE,
    )  # fmt: skip
    return Leased(*rows[0][:-1]) if rows else None


async def claim_resume(conn: Connection, *, bot_id: int, owner: str, now: datetime) -> list[Leased]:
    """While sending is paused: lease the message that asks officers to let it go on, past all others."""
    chosen = (
        select(table.c.id)
        .where(
            table.c.bot_id == bot_id,
            table.c.lane == 0,
            table.c.state == QUEUED,
            table.c.not_before <= now,
            table.c.kind == RESUME,
        )
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    rows = await conn.execute(
        update(table)
        .where(table.c.id.in_(select(chosen.c.id)), table.c.state == QUEUED)
        .values(state="leased", owner=owner, lease_until=now + LEASE, fence=table.c.fence + 1)
        .returning(*OF_LEASED)
    )
    return [Leased(*row) for row in rows]
