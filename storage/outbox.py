"""The outbox: everything we owe Telegram, one row per API call.

A row is written in the transaction that decided it, so a confirmed answer and its receipt exist
together or not at all (P2). A row ends in exactly one of sent, unknown, failed, expired and
cancelled (P5); the table of states is in docs/delivery.md. What Telegram answered comes in as one of the
Outcome values below, never as an exception.

This module never renders text, never reads the clock and never talks to Telegram.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import slots
from storage.engine import Connection
from storage.schema import attempt, chat
from storage.schema import delivery as table

LEASE: Final = timedelta(seconds=90)
AGAIN: Final = timedelta(seconds=60)  # after an ambiguous answer, where the kind may be repeated
OPEN: Final = ("queued", "leased", "sending")
MOST_AMBIGUOUS: Final = {"resend": 2, "once": 1, "retry": 1_000_000, "hold": 0}


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One API call to be made; the fields are the columns of the table."""

    bot_id: int
    chat_id: int
    kind: str
    call: str
    payload: Mapping[str, Any]
    lane: int
    on_unknown: str
    not_before: datetime
    commune_id: int | None = None
    source_id: int | None = None
    part: int = 0
    dedupe_key: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """A row that this process has claimed; its request has not begun."""

    id: int
    commune_id: int | None
    bot_id: int
    chat_id: int
    telegram_id: int
    chat_type: str
    kind: str
    source_id: int | None
    lane: int
    call: str
    payload: Mapping[str, Any]
    on_unknown: str
    attempts: int
    ambiguous: int
    fence: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Started:
    """A row whose request begins now: `sending` is committed before the socket is written."""

    leased: Leased
    attempt_id: int
    telegram_id: int
    payload: Mapping[str, Any]  # with the message ids of other deliveries filled in


@dataclass(frozen=True, slots=True)
class Ended:
    """A row that has just ended: sent, unknown, failed, expired or cancelled."""

    id: int
    commune_id: int | None
    chat_id: int
    kind: str
    source_id: int | None
    call: str
    state: str
    reason: str | None
    detail: str | None
    message_id: int | None
    payload: Mapping[str, Any]


# ------------------------------------------------------------ what Telegram answered, as a value


@dataclass(frozen=True, slots=True)
class Sent:
    """Accepted; without a message id where Telegram gave none. `detail` is what a look saw."""

    message_id: int | None = None
    detail: str | None = None
    file_id: str | None = None  # Telegram's id of a file we uploaded


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not accepted, and worth another try after `wait` seconds."""

    wait: float
    code: str


@dataclass(frozen=True, slots=True)
class Limited:
    """429: not accepted; nothing to this chat for `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The request may have reached Telegram, and its answer was not read."""

    code: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group is a supergroup now, under this id; not accepted."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused for good. `chat_state` says what this means for every later message to the chat."""

    code: str
    chat_state: str | None = None
    our_fault: bool = False


Outcome = Sent | NotSent | Limited | Ambiguous | Migrated | Refused


# --------------------------------------------------------------------------------- adding rows


async def add(conn: Connection, new: NewDelivery, *, now: datetime) -> int | None:
    """Owe Telegram one call; None where its dedupe key shows that it is owed already."""
    insert = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    made = await conn.execute(
        insert(table)
        .values(
            commune_id=new.commune_id,
            bot_id=new.bot_id,
            chat_id=new.chat_id,
            kind=new.kind,
            source_id=new.source_id,
            part=new.part,
            dedupe_key=new.dedupe_key,
            lane=new.lane,
            call=new.call,
            payload=dict(new.payload),
            on_unknown=new.on_unknown,
            state="queued",
            not_before=new.not_before,
            expires_at=new.expires_at,
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(table.c.id)
    )
    row = made.one_or_none()
    return None if row is None else int(row.id)


# ------------------------------------------------------------------------- claim, start, finish

_EARLIER = table.alias("earlier")
_LEASED = (
    table.c.id, table.c.commune_id, table.c.bot_id, table.c.chat_id, table.c.kind,
    table.c.source_id, table.c.lane, table.c.call, table.c.payload, table.c.on_unknown,
    table.c.attempts, table.c.ambiguous, table.c.fence, table.c.created_at,
)  # fmt: skip


async def claim(
    conn: Connection,
    *,
    bot_id: int,
    owner: str,
    lane: int,
    now: datetime,
    limit: int,
    skip_chats: Collection[int] = (),
) -> list[Leased]:
    """Lease rows that may go out now, the eldest first; no row is ever leased to two senders.

    A row waits while an earlier one of its chat is open (P8). In lane 0 such a row lets the earlier
    one of its chat go first, whatever that one's lane: nobody waits behind a whole broadcast.
    """
    due = _due(bot_id, lane, now, skip_chats)
    ids: list[int] = []
    for row in await conn.execute(due.order_by(table.c.not_before, table.c.id).limit(limit * 2)):
        first = row.id if row.first_open is None else row.first_open
        if first not in ids and (lane == 0 or first == row.id):
            ids.append(first)
        if len(ids) == limit:
            break
    if not ids:
        return []
    lockable = (
        select(table.c.id)
        .where(
            table.c.id.in_(ids),
            table.c.state == "queued",
            table.c.not_before <= now,
            table.c.chat_id.not_in(list(skip_chats)),
        )
        .with_for_update(skip_locked=True)
    )
    rows = await conn.execute(
        update(table)
        .where(table.c.id.in_(lockable), table.c.state == "queued")
        .values(state="leased", owner=owner, lease_until=now + LEASE, fence=table.c.fence + 1)
        .returning(*_LEASED)
    )
    found = {row.id: row for row in rows}
    wanted = {row.chat_id for row in found.values()}
    where = {
        row.id: row
        for row in await conn.execute(
            select(chat.c.id, chat.c.telegram_id, chat.c.type).where(chat.c.id.in_(wanted))
        )
    }
    return [
        Leased(
            telegram_id=where[found[one].chat_id].telegram_id,
            chat_type=where[found[one].chat_id].type,
            **found[one]._asdict(),
        )
        for one in ids
        if one in found
    ]


def _due(
    bot_id: int, lane: int, now: datetime, skip_chats: Collection[int]
) -> Select[tuple[int, int | None]]:
    earlier = (
        select(func.min(_EARLIER.c.id))
        .where(
            _EARLIER.c.chat_id == table.c.chat_id,
            _EARLIER.c.id < table.c.id,
            _EARLIER.c.state.in_(OPEN),
        )
        .scalar_subquery()
    )
    query = select(table.c.id, earlier.label("first_open")).where(
        table.c.state == "queued",
        table.c.bot_id == bot_id,
        table.c.lane == lane,
        table.c.not_before <= now,
    )
    if lane > 0:
        query = query.where(
            ~exists().where(
                _EARLIER.c.chat_id == table.c.chat_id,
                _EARLIER.c.id < table.c.id,
                _EARLIER.c.state.in_(OPEN),
            )
        )
    if skip_chats:
        query = query.where(table.c.chat_id.not_in(list(skip_chats)))
    return query


async def start(
    conn: Connection, leased: Leased, *, now: datetime, needless: str | None = None
) -> Started | Ended | None:
    """Commit `sending` and an attempt, just before the socket is written.

    An `Ended` where the row ended here instead (cancelled, expired, `needless`, its chat cannot be
    written to, the message it is about never came); None where it went back to the queue.
    """
    row = (
        await conn.execute(
            select(
                table.c.state,
                table.c.expires_at,
                chat.c.telegram_id,
                chat.c.state.label("open"),
                chat.c.reason,
                chat.c.paused_until,
            )
            .join(chat, chat.c.id == table.c.chat_id)
            .where(table.c.id == leased.id, table.c.fence == leased.fence)
        )
    ).one_or_none()  # fmt: skip
    if row is None or row.state != "leased":
        return None
    if needless is not None:
        return await _end(conn, leased.id, "cancelled", now=now, reason=needless)
    if row.expires_at is not None and row.expires_at <= now:
        return await _end(conn, leased.id, "expired", now=now, reason="expired")
    if row.open not in ("active", "attention") and leased.call != "leave":
        return await _end(conn, leased.id, "failed", now=now, reason=row.reason or row.open)
    if row.paused_until is not None and row.paused_until > now:
        await _requeue(conn, leased.id, at=row.paused_until)
        return None
    payload = await _resolved(conn, leased.payload)
    if payload is None:
        return await _end(conn, leased.id, "failed", now=now, reason="target_missing")
    if payload.get("of") is not None:
        await _requeue(conn, leased.id, at=now + timedelta(seconds=5))
        return None
    await conn.execute(
        update(table)
        .where(table.c.id == leased.id)
        .values(state="sending", attempts=table.c.attempts + 1)
    )
    made = await conn.execute(
        attempt.insert()
        .values(delivery_id=leased.id, fence=leased.fence, started_at=now)
        .returning(attempt.c.id)
    )
    return Started(leased, int(made.scalar_one()), row.telegram_id, payload)


async def finish(
    conn: Connection, started: Started, outcome: Outcome, *, now: datetime
) -> Ended | None:
    """Note what Telegram answered; an `Ended` where this ends the row, None where it goes on.

    The attempt is written even where the row is no longer ours (its fence moved on), so that no
    message id is lost.
    """
    leased = started.leased
    await conn.execute(
        update(attempt)
        .where(attempt.c.id == started.attempt_id)
        .values(
            ended_at=now,
            outcome=type(outcome).__name__.lower(),
            code=getattr(outcome, "code", None),
            message_id=getattr(outcome, "message_id", None),
        )
    )
    ours = await conn.execute(
        select(table.c.id).where(
            table.c.id == leased.id, table.c.fence == leased.fence, table.c.state == "sending"
        )
    )
    if ours.one_or_none() is None:
        return None
    match outcome:
        case Sent(message_id=message_id, detail=detail):
            return await _end(
                conn, leased.id, "sent", now=now, message_id=message_id, detail=detail
            )
        case NotSent(wait=wait):
            await _requeue(conn, leased.id, at=now + timedelta(seconds=wait))
            return None
        case Limited(wait=wait):
            until = now + timedelta(seconds=wait)
            await _requeue(conn, leased.id, at=until)
            await conn.execute(
                update(chat).where(chat.c.id == leased.chat_id).values(paused_until=until)
            )
            return None
        case Migrated():
            await _requeue(conn, leased.id, at=now)
            return None
        case Refused(code=code, chat_state=chat_state):
            if chat_state is not None:
                await conn.execute(
                    update(chat)
                    .where(chat.c.id == leased.chat_id)
                    .values(state=chat_state, reason=code)
                )
            return await _end(conn, leased.id, "failed", now=now, reason=code)
        case Ambiguous(code=code):
            return await _ambiguous(conn, leased, code=code, now=now)


async def recover(conn: Connection, *, bot_id: int, now: datetime) -> list[Ended]:
    """After a crash (the caller knows that every other sender is dead): nothing stays half done.

    Claimed rows go back to the queue; those whose request may have begun take the ambiguous step.
    """
    await conn.execute(
        update(table)
        .where(table.c.bot_id == bot_id, table.c.state == "leased")
        .values(state="queued", owner=None, lease_until=None)
    )
    rows = await conn.execute(
        select(*_LEASED, chat.c.telegram_id, chat.c.type.label("chat_type"))
        .join(chat, chat.c.id == table.c.chat_id)
        .where(table.c.bot_id == bot_id, table.c.state == "sending")
        .order_by(table.c.id)
    )
    ended = []
    for row in rows.all():
        leased = Leased(**row._asdict())
        await conn.execute(
            update(attempt)
            .where(attempt.c.delivery_id == leased.id, attempt.c.ended_at.is_(None))
            .values(ended_at=now, outcome="ambiguous", code="crash")
        )
        one = await _ambiguous(conn, leased, code="crash", now=now)
        if one is not None:
            ended.append(one)
    return ended


async def _ambiguous(conn: Connection, leased: Leased, *, code: str, now: datetime) -> Ended | None:
    """hold -> unknown; resend -> once more in a minute, at most twice; retry (an edit) -> again."""
    await conn.execute(
        update(table)
        .where(table.c.id == leased.id)
        .values(ambiguous=table.c.ambiguous + 1, reason=code)
    )
    if leased.ambiguous + 1 > MOST_AMBIGUOUS[leased.on_unknown]:
        return await _end(conn, leased.id, "unknown", now=now, reason=code)
    await _requeue(conn, leased.id, at=now + AGAIN)
    return None


async def _requeue(conn: Connection, row_id: int, *, at: datetime) -> None:
    await conn.execute(
        update(table)
        .where(table.c.id == row_id)
        .values(state="queued", not_before=at, owner=None, lease_until=None)
    )


async def _end(
    conn: Connection,
    row_id: int,
    state: str,
    *,
    now: datetime,
    reason: str | None = None,
    message_id: int | None = None,
    detail: str | None = None,
) -> Ended:
    values: dict[str, Any] = {"state": state, "ended_at": now, "owner": None, "lease_until": None}
    values |= {"reason": reason, "detail": detail}
    if message_id is not None:
        values["message_id"] = message_id
    row = (
        await conn.execute(
            update(table)
            .where(table.c.id == row_id)
            .values(**values)
            .returning(*(table.c[name] for name in Ended.__dataclass_fields__))
        )
    ).one()
    ended = Ended(**row._asdict())
    if ended.kind == "reminder":
        await slots.settle(conn, ended.id, state=state, reason=reason, now=now)
    return ended


async def _resolved(conn: Connection, payload: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The payload with the message of another delivery filled in.

    Still with "of" where that one is not out yet; None where it never came.
    """
    of = payload.get("of")
    if of is None:
        return payload
    row = (
        await conn.execute(select(table.c.state, table.c.message_id).where(table.c.id == of))
    ).one_or_none()
    if row is not None and row.message_id is not None:
        return {key: value for key, value in payload.items() if key != "of"} | {
            "message_id": row.message_id
        }
    return payload if row is not None and row.state in OPEN else None


# --------------------------------------------------------------------- what people do to rows


async def cancel(conn: Connection, *, kind: str, source_id: int, now: datetime) -> int:
    """Stop what has not been started; returns how many rows."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.kind == kind,
            table.c.source_id == source_id,
            table.c.state.in_(("queued", "leased")),
        )
        .values(state="cancelled", reason="cancelled", ended_at=now, owner=None)
    )
    return int(done.rowcount)


async def resend(conn: Connection, delivery_id: int, *, now: datetime) -> bool:
    """A person pressed "gửi lại": an ended row that did not surely arrive is queued once more."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == delivery_id,
            table.c.state.in_(("unknown", "failed", "expired", "cancelled")),
        )
        .values(state="queued", not_before=now, expires_at=None, ended_at=None, reason=None,
                ambiguous=0)
    )  # fmt: skip
    return done.rowcount == 1


async def prove(
    conn: Connection, delivery_id: int, *, message_id: int, now: datetime
) -> int | None:
    """A press on a copy proves that it arrived; returns the id of an extra copy, if this is one.

    An unclear row becomes sent, a repeat that waits is not needed any more.
    """
    row = (
        await conn.execute(
            select(table.c.state, table.c.message_id, table.c.ambiguous).where(
                table.c.id == delivery_id
            )
        )
    ).one_or_none()
    if row is None or row.message_id == message_id:
        return None
    if row.state == "sent" and row.message_id is not None:
        return message_id if row.ambiguous else None
    if row.state in ("unknown", "queued") and row.ambiguous:
        await _end(conn, delivery_id, "sent", now=now, message_id=message_id, reason="proved")
    return None


async def expire(conn: Connection, *, bot_id: int, now: datetime, limit: int = 500) -> list[Ended]:
    """End the queued rows whose time is over."""
    rows = await conn.execute(
        select(table.c.id)
        .where(
            table.c.bot_id == bot_id,
            table.c.state == "queued",
            table.c.expires_at.is_not(None),
            table.c.expires_at <= now,
        )
        .limit(limit)
    )
    return [await _end(conn, row.id, "expired", now=now, reason="expired") for row in rows.all()]


# --------------------------------------------------------------------------------- questions


async def chat_of(conn: Connection, delivery_id: int) -> int | None:
    """The chat a delivery goes to."""
    return (await conn.execute(select(table.c.chat_id).where(table.c.id == delivery_id))).scalar()


async def message_of(conn: Connection, delivery_id: int) -> int | None:
    """Telegram's id of the message a delivery became."""
    return (
        await conn.execute(select(table.c.message_id).where(table.c.id == delivery_id))
    ).scalar()


async def of_message(conn: Connection, *, chat_id: int, message_id: int) -> int | None:
    """The delivery that became this message."""
    query = select(table.c.id).where(table.c.chat_id == chat_id, table.c.message_id == message_id)
    return (await conn.execute(query.limit(1))).scalar()


async def any_open(conn: Connection, *, kind: str, source_id: int) -> bool:
    """Whether something of this kind and source is still on its way."""
    query = select(table.c.id).where(
        table.c.kind == kind, table.c.source_id == source_id, table.c.state.in_(OPEN)
    )
    return (await conn.execute(query.limit(1))).first() is not None


async def next_due(conn: Connection, *, bot_id: int) -> datetime | None:
    """When the next queued row may go out."""
    query = select(func.min(table.c.not_before)).where(
        table.c.bot_id == bot_id, table.c.state == "queued"
    )
    found: datetime | None = (await conn.execute(query)).scalar()
    return found


async def counts(conn: Connection, *, bot_id: int | None = None) -> dict[tuple[str, str], int]:
    """How many rows there are of each kind in each state."""
    query = select(table.c.kind, table.c.state, func.count()).group_by(table.c.kind, table.c.state)
    if bot_id is not None:
        query = query.where(table.c.bot_id == bot_id)
    return {(kind, state): int(number) for kind, state, number in await conn.execute(query)}


async def failures(conn: Connection, *, kind: str, source_id: int) -> dict[str, int]:
    """How often each reason ended rows of one source as failed."""
    rows = await conn.execute(
        select(table.c.reason, func.count())
        .where(
            table.c.kind == kind,
            table.c.source_id == source_id,
            table.c.state == "failed",
            table.c.reason.is_not(None),
        )
        .group_by(table.c.reason)
    )
    return {reason: int(number) for reason, number in rows}
