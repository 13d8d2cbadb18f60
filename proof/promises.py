"""The promises as questions to the tables and to what Telegram took: each gives what broke it.

Asked after every step of proof/whole. A broken promise is a sentence that begins with its number
in docs/delivery.md's order of promises; no sentence says that all hold.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select

from sandbox.ledger import Entry
from storage.engine import Connection
from storage.schema import (
    announcement,
    attempt,
    chat,
    delivery,
    inbox,
    milestone,
    recipient,
    slot,
    submission,
    submission_version,
)

MOST_COPIES: Final = 3
ENDED: Final = ("sent", "unknown", "failed", "expired", "cancelled")
COUNTED: Final = ("registered", "approved")
LEADS_TO: Final = {
    "register": "registered", "propose": "proposed", "approve": "approved", "return": "returned",
    "withdraw": "withdrawn", "refuse": "withdrawn", "change": "registered",
    "rename": "registered", "postpone": "registered",
}  # fmt: skip
RESEND_AFTER_STOP: Final = timedelta(seconds=1)  # what P6 allows


async def broken(
    conn: Connection, ledger: Iterable[Entry], *, now: datetime, retry_after: float, rests: bool
) -> list[str]:
    """Every broken promise. `rests`: nothing more is to go out soon, so everything must have ended."""
    rows = [*(await conn.execute(select(delivery).order_by(delivery.c.id)))]
    tries = [*(await conn.execute(select(attempt).order_by(attempt.c.id)))]
    chats = {row.id: row for row in await conn.execute(select(chat))}
    taken = _taken(ledger, chats.values())
    return [
        *_copies(rows, tries, taken),
        *await _updates(conn, rests=rests),
        *await _slots(conn, rows, tries, now=now, rests=rests),
        *await _announced(conn, rows, rests=rests),
        *await _no_reminder_after_an_answer(conn, tries),
        *_waits_obeyed(rows, tries, retry_after),
        *_order(rows, tries),
    ]


def _taken(ledger: Iterable[Entry], chats: Iterable[Any]) -> dict[int, list[Entry]]:
    """What Telegram took, by our chat."""
    ours = {}
    for row in chats:
        ours[row.telegram_id] = row.id
        if row.former_telegram_id is not None:
            ours[row.former_telegram_id] = row.id
    found: dict[int, list[Entry]] = defaultdict(list)
    for one in ledger:
        if one.method == "sendMessage" and one.chat_id in ours:
            found[ours[one.chat_id]].append(one)
    return found


def _copies(rows: Sequence[Any], tries: Sequence[Any], taken: dict[int, list[Entry]]) -> list[str]:
    """P1: what is called sent arrived; copies are bounded by answers that nobody read."""
    wrong = []
    unread = Counter(one.delivery_id for one in tries if one.outcome == "ambiguous")
    known = {
        (row.chat_id, row.message_id)
        for row in rows
        if row.call == "text" and row.message_id is not None
    }
    unclear: Counter[int] = Counter()
    for row in rows:
        if row.call == "text":
            unclear[row.chat_id] += unread[row.id]
    for chat_id, entries in taken.items():
        strangers = sum((chat_id, one.message_id) not in known for one in entries)
        # Entries nobody's row knows are copies behind unread answers, or rows on their way.
        under_way = sum(
            row.chat_id == chat_id and row.call == "text" and row.state == "sending" for row in rows
        )
        without_id = sum(
            row.chat_id == chat_id and row.call == "text" and row.state == "sent"
            and row.message_id is None
            for row in rows
        )  # fmt: skip
        if strangers > unclear[chat_id] + under_way + without_id:
            wrong.append(
                f"P1: {strangers} copies in chat {chat_id} beyond {unclear[chat_id]} unread answers"
            )
    ids = {one.message_id for entries in taken.values() for one in entries}
    wrong += [
        f"P1: row {row.id} is called sent as {row.message_id}, which Telegram never took"
        for row in rows
        if row.call == "text" and row.state == "sent" and row.message_id is not None
        and row.message_id not in ids
    ]  # fmt: skip
    wrong += [
        f"P1: row {row.id} was begun {unread[row.id]} times without an answer"
        for row in rows
        if row.on_unknown in ("hold", "once", "resend") and unread[row.id] > MOST_COPIES
    ]
    return wrong


async def _updates(conn: Connection, *, rests: bool) -> list[str]:
    """P4: every update is handled; none is set aside."""
    states = Counter(row.state for row in await conn.execute(select(inbox.c.state)))
    wrong = [f"P4: {states['dead']} updates are set aside"] if states["dead"] else []
    if rests and states["new"]:
        wrong.append(f"P4: {states['new']} updates are not handled")
    return wrong


async def _slots(
    conn: Connection, rows: Sequence[Any], tries: Sequence[Any], *, now: datetime, rests: bool
) -> list[str]:
    """P3: a due slot has one ending; one that was sent, or may have been, is not begun again."""
    wrong = []
    states = {row.id: row.state for row in rows}
    begun = Counter(one.delivery_id for one in tries if one.outcome in ("sent", "ambiguous", None))
    for row in await conn.execute(select(slot).where(slot.c.due_at <= now)):
        if rests and (row.ending is None or row.ending == "posted"):
            wrong.append(f"P3: slot {row.dedupe_key} has no ending ({row.ending})")
        if row.delivery_id is not None and begun[row.delivery_id] > 1:
            wrong.append(f"P3: slot {row.dedupe_key} was begun {begun[row.delivery_id]} times")
        ends = states.get(row.delivery_id) if row.delivery_id is not None else None
        if ends == "sent" and row.ending != "sent":
            wrong.append(f"P3: slot {row.dedupe_key} was sent and is called {row.ending}")
    return wrong


async def _announced(conn: Connection, rows: Sequence[Any], *, rests: bool) -> list[str]:
    """P5: each village of an accepted announcement is in one state, and at rest it has ended."""
    wrong = []
    states = {row.id: row.state for row in rows}
    query = (
        select(recipient, announcement.c.state.label("of"))
        .join(announcement, announcement.c.id == recipient.c.announcement_id)
        .where(announcement.c.state != "scheduled")
    )
    for row in await conn.execute(query):
        ended = row.reason is not None or states.get(row.delivery_id) in ENDED
        if rests and not ended and row.of != "paused":
            wrong.append(f"P5: recipient {row.id} of announcement {row.announcement_id} is open")
    return wrong


async def _no_reminder_after_an_answer(conn: Connection, tries: Sequence[Any]) -> list[str]:
    """P6: no reminder to register begins more than a second after the village has registered."""
    answered = await _counted_times(conn)
    asks = {
        row.delivery_id: (row.milestone_id, row.unit_id)
        for row in await conn.execute(
            select(slot)
            .join(milestone, milestone.c.id == slot.c.milestone_id)
            .where(milestone.c.kind == "registration", slot.c.submission_id.is_(None))
        )
        if row.delivery_id is not None and row.unit_id is not None
    }
    wrong = []
    for one in tries:
        about = asks.get(one.delivery_id)
        for since, until in answered.get(about, ()) if about else ():
            if since + RESEND_AFTER_STOP < one.started_at and (
                until is None or one.started_at < until
            ):
                wrong.append(f"P6: attempt {one.id} reminds unit {about} that has registered")
    return wrong


async def _counted_times(
    conn: Connection,
) -> dict[tuple[int, int] | None, list[tuple[datetime, datetime | None]]]:
    """When each unit had a work that counts for a milestone: [(since, until or None), …]."""
    units = {
        row.id: (row.milestone_id, row.unit_id)
        for row in await conn.execute(
            select(submission.c.id, submission.c.milestone_id, submission.c.unit_id)
        )
    }
    found: dict[tuple[int, int] | None, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    since: dict[int, datetime] = {}
    query = select(submission_version).order_by(submission_version.c.id)
    for row in await conn.execute(query):
        counts = LEADS_TO[row.action] in COUNTED
        if counts:
            since.setdefault(row.submission_id, row.at)
        elif row.submission_id in since:
            found[units[row.submission_id]].append((since.pop(row.submission_id), row.at))
    for work, at in since.items():
        found[units[work]].append((at, None))
    return found


def _waits_obeyed(rows: Sequence[Any], tries: Sequence[Any], retry_after: float) -> list[str]:
    """P7: after "too many" nothing goes to that chat for as long as was said."""
    chat_of = {row.id: row.chat_id for row in rows}
    until: dict[int, datetime] = {}
    wrong = []
    for one in tries:
        where = chat_of[one.delivery_id]
        if where in until and one.started_at < until[where]:
            wrong.append(f"P7: attempt {one.id} began before {until[where]:%H:%M:%S}")
        if one.outcome == "limited":
            until[where] = one.ended_at + timedelta(seconds=retry_after)
    return wrong


def _order(rows: Sequence[Any], tries: Sequence[Any]) -> list[str]:
    """P8: in one chat rows begin in the order in which they were said."""
    by_id = {row.id: row for row in rows}
    first: dict[int, int] = {}
    for one in tries:
        first.setdefault(one.delivery_id, one.id)
    newest: dict[int, int] = {}
    wrong = []
    for row_id in sorted(first, key=lambda each: first[each]):
        row = by_id[row_id]
        if row.call != "text":
            continue
        if row_id < newest.get(row.chat_id, 0):
            wrong.append(f"P8: row {row_id} of chat {row.chat_id} began after a later one")
        newest[row.chat_id] = max(row_id, newest.get(row.chat_id, 0))
    return wrong
