"""The outbox: everything we owe Telegram, one row per API call.

A row is written in the transaction that decided it, so a confirmed answer and its receipt exist
together or not at all (P2). It is claimed, started (`sending` is committed before the socket is
written) and finished with what Telegram answered; its fence, one higher with each claim, keeps
whoever was given up from ending what is no longer theirs. The table of states is in
docs/delivery.md.

This module never renders text, never reads the clock and never talks to Telegram.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select, update

from storage import bells, chats
from storage.deliveries import (
    Ambiguous,
    Ended,
    Leased,
    Limited,
    Migrated,
    NewDelivery,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Started,
)
from storage.engine import Connection
from storage.outbox_claims import LEASE, OF_LEASED, RESUME, claim, claim_one, claim_resume
from storage.outbox_ends import (
    LEASED,
    OPEN,
    OPEN_STATES,
    SENDING,
    ambiguous_step,
    cancel,
    end,
    expire,
    prove,
    requeue,
    resend,
)
from storage.outbox_looks import (
    any_open,
    chat_of,
    counts,
    counts_of,
    ended_at,
    failures,
    message_of,
    next_due,
    of_message,
    open_counts,
    parts,
    source_of,
    waiting_by_kind,
)
from storage.prepared import Prepared, given, upsert
from storage.schema import attempt, chat
from storage.schema import delivery as table
from storage.spent_links import without_codes

__all__ = [
    "LEASE",
    "RESUME",
    "Ambiguous",
    "Ended",
    "Leased",
    "Limited",
    "Migrated",
    "NewDelivery",
    "NotSent",
    "Outcome",
    "Refused",
    "Sent",
    "Started",
    "add",
    "any_open",
    "cancel",
    "chat_of",
    "claim",
    "claim_one",
    "claim_resume",
    "counts",
    "counts_of",
    "ended_at",
    "expire",
    "failures",
    "finish",
    "message_of",
    "next_due",
    "of_message",
    "open_counts",
    "parts",
    "prove",
    "recover",
    "resend",
    "source_of",
    "start",
    "waiting_by_kind",
]  # fmt: skip

# Calls that a chat takes only where the bot may write.
ARRIVES: Final = frozenset({"text", "photo", "document", "album", "probe"})
LOOK_AGAIN: Final = timedelta(seconds=5)  # for the message that a row is about

_ADD: Final = upsert(
    table,
    lambda insert: (
        insert.values(
            **{name: given(name) for name in NewDelivery._fields},
            state="queued",
            created_at=given("now"),
        )
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(table.c.id)
    ),
)
_MAKE_URGENT: Final = Prepared(
    update(table)
    .where(
        table.c.chat_id == given("chat_id"),
        table.c.id < given("before"),
        table.c.state.in_(OPEN),
        table.c.lane > 0,
    )
    .values(lane=0)
)


async def add(conn: Connection, new: NewDelivery, *, now: datetime) -> int | None:
    """Owe Telegram one call; None where its dedupe key shows that it is owed already.

    Where somebody waits for it (lane 0), what is still to go to this chat before it becomes as
    urgent: order holds, and nobody waits behind a whole broadcast.
    """
    fields = {name: getattr(new, name) for name in NewDelivery._fields}
    row = await _ADD.row(conn, **fields | {"payload": dict(new.payload)}, now=now)
    if row is None:
        return None
    bells.ring(conn, bells.OUT, new.bot_id)
    if new.lane == 0:
        await _MAKE_URGENT.run(conn, chat_id=new.chat_id, before=row.id)
    return int(row.id)


_STARTING: Final = Prepared(
    select(
        table.c.expires_at,
        chat.c.telegram_id,
        chat.c.state.label("chat_state"),
        chat.c.reason,
        chat.c.paused_until,
    )
    .join(chat, chat.c.id == table.c.chat_id)
    .where(table.c.id == given("id"), table.c.fence == given("fence"), table.c.state == LEASED)
    .with_for_update(of=table)  # a cancel at the same instant comes before or after, never between
)
_BEGIN: Final = Prepared(
    update(table)
    .where(table.c.id == given("id"))
    .values(state="sending", attempts=table.c.attempts + 1, lease_until=given("lease_until"))
)
_TRY: Final = Prepared(
    attempt.insert()
    .values(delivery_id=given("delivery_id"), fence=given("fence"), started_at=given("now"))
    .returning(attempt.c.id)
)


async def start(
    conn: Connection, leased: Leased, *, now: datetime, needless: str | None = None
) -> Started | Ended | None:
    """Commit `sending` and an attempt, just before the socket is written.

    An `Ended` where the row ended here instead (expired, `needless`, its chat cannot be written to,
    the message it is about never came); None where it is not ours any more (cancelled, proved,
    claimed anew) or went back to the queue.
    """
    row = await _STARTING.row(conn, id=leased.id, fence=leased.fence)
    if row is None:
        return None
    if needless is not None:
        return await end(conn, leased.id, "cancelled", now=now, reason=needless)
    if row.expires_at is not None and row.expires_at <= now:
        return await end(conn, leased.id, "expired", now=now, reason="expired")
    if row.chat_state not in ("active", "attention") and leased.call != "leave":
        return await end(conn, leased.id, "failed", now=now, reason=row.reason or row.chat_state)
    if row.paused_until is not None and row.paused_until > now:
        await requeue(conn, leased, at=row.paused_until)
        return None
    payload = leased.payload
    if payload.get("of") is not None:
        target = await _target(conn, int(payload["of"]), now)
        if target is None:
            return await end(conn, leased.id, "failed", now=now, reason="target_missing")
        if isinstance(target, datetime):
            await requeue(conn, leased, at=target)
            return None
        payload = {key: one for key, one in payload.items() if key != "of"} | target
    doubted = row.chat_state == "attention"
    return await _begin(conn, leased, row.telegram_id, payload, now, doubted=doubted)


async def _begin(
    conn: Connection, leased: Leased, telegram_id: int, payload: Mapping[str, Any], now: datetime,
    *, doubted: bool,
) -> Started:  # fmt: skip
    await _BEGIN.run(conn, id=leased.id, lease_until=now + LEASE)
    made = await _TRY.row(conn, delivery_id=leased.id, fence=leased.fence, now=now)
    return Started(leased, int(made.id), telegram_id, payload, doubted)


async def _target(conn: Connection, of: int, now: datetime) -> dict[str, int] | datetime | None:
    """The message that another delivery became, when to look again, or None: it never came."""
    row = (
        await conn.execute(
            select(table.c.state, table.c.message_id, table.c.not_before).where(table.c.id == of)
        )
    ).one_or_none()
    if row is not None and row.message_id is not None:
        return {"message_id": row.message_id}
    if row is not None and row.state in OPEN_STATES:
        earliest: datetime = max(row.not_before, now)
        return earliest + LOOK_AGAIN
    return None


_ANSWERED: Final = Prepared(
    update(attempt)
    .where(attempt.c.id == given("attempt_id"))
    .values(
        ended_at=given("now"),
        outcome=given("outcome"),
        code=given("code"),
        message_id=given("message_id"),
    )
)
_OURS: Final = Prepared(
    select(table.c.id, chat.c.telegram_id)
    .join(chat, chat.c.id == table.c.chat_id)
    .where(table.c.id == given("id"), table.c.fence == given("fence"), table.c.state == SENDING)
    .with_for_update(of=table)
)


async def finish(
    conn: Connection, started: Started, outcome: Outcome, *, now: datetime
) -> Ended | None:
    """Note what Telegram answered; an `Ended` where this ends the row, None where it goes on.

    The attempt is written even where the row is no longer ours (its fence moved on), so that no
    message id is lost.
    """
    leased = started.leased
    await _ANSWERED.run(
        conn,
        attempt_id=started.attempt_id,
        now=now,
        outcome=type(outcome).__name__.lower(),
        code=getattr(outcome, "code", None),
        message_id=getattr(outcome, "message_id", None),
    )
    row = await _OURS.row(conn, id=leased.id, fence=leased.fence)
    if row is None:
        return None
    moved = (
        row.telegram_id != started.telegram_id
    )  # upgraded meanwhile: its number is another's now
    match outcome:
        case Sent(message_id=message_id, detail=detail):
            if started.doubted and leased.call in ARRIVES:
                await chats.set_state(conn, leased.chat_id, state="active")
            if (cut := without_codes(leased.payload)) is not None:
                await conn.execute(update(table).where(table.c.id == leased.id).values(payload=cut))
            number = None if moved else message_id
            return await end(conn, leased.id, "sent", now=now, message_id=number, detail=detail)
        case NotSent(wait=wait):
            await requeue(conn, leased, at=now + timedelta(seconds=wait))
        case Limited(wait=wait):
            until = now + timedelta(seconds=wait)
            await requeue(conn, leased, at=until)
            await chats.pause(conn, leased.chat_id, until=until)
        case Migrated(telegram_id=new):
            # The same answer for the new id would go round for ever: then wait like for any other.
            again = new == started.telegram_id
            await chats.migrate(conn, bot_id=leased.bot_id, old=started.telegram_id, new=new)
            await requeue(conn, leased, at=now + LEASE if again else now)
        case Refused(code=code, chat_state=chat_state):
            if chat_state is not None:
                await chats.set_state(conn, leased.chat_id, state=chat_state, reason=code)
            return await end(conn, leased.id, "failed", now=now, reason=code)
        case Ambiguous(code=code):
            return await ambiguous_step(conn, leased, code=code, now=now)
    return None


async def recover(
    conn: Connection, *, bot_id: int, now: datetime, overdue_only: bool = False
) -> list[Ended]:
    """After a crash: claimed rows wait again, those begun take the ambiguous step.

    The caller knows that every other sender of this bot is dead; while one lives, `overdue_only`
    takes up what it has lost track of: rows whose lease is over.
    """
    lost = [table.c.bot_id == bot_id, table.c.state.in_((LEASED, SENDING))]
    if overdue_only:
        lost.append(table.c.lease_until <= now)
    found = await conn.execute(
        select(*OF_LEASED, table.c.state)
        .where(*lost)
        .order_by(table.c.id)
        .with_for_update(of=table)
    )
    ended = []
    for row in found.all():
        values = row._asdict()
        state, leased = values.pop("state"), _leased(values)
        if state == "leased":
            await conn.execute(
                update(table)
                .where(table.c.id == leased.id)
                .values(state="queued", owner=None, lease_until=None)
            )
            continue
        await conn.execute(
            update(attempt)
            .where(attempt.c.delivery_id == leased.id, attempt.c.ended_at.is_(None))
            .values(ended_at=now, outcome="ambiguous", code="crash")
        )
        one = await ambiguous_step(conn, leased, code="crash", now=now)
        if one is not None:
            ended.append(one)
    return ended


def _leased(values: dict[str, Any]) -> Leased:
    return Leased(**{name: values[name] for name in Leased._fields})
