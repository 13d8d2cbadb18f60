"""Reminder slots: one row per unit, rule and hour; each ends in exactly one way (P3).

A slot waits (no ending), is posted with its delivery, and then ends as the delivery does: sent,
unclear, failed or expired; or it ends without one: not_needed, expired. The dedupe key is the
referee: the same slot cannot be written, and so not sent, twice.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from sqlalchemy import and_, delete, func, select, update

from storage import communes
from storage.columns import insert_into
from storage.engine import Connection
from storage.schema import slot as table

ENDED_AS: Final = {
    "sent": "sent",
    "unknown": "unclear",
    "failed": "failed",
    "expired": "expired",
    "cancelled": "not_needed",
}
BATCH: Final = 500
ASKED: Final = "asked"  # the rule of a slot that an officer asked for


class Planned(NamedTuple):
    """One reminder to come; no unit: it is for the officers."""

    unit_id: int | None
    rule: str
    due_at: datetime
    submission_id: int | None = None  # a work's own date


class SlotRow(NamedTuple):
    """One slot that waits."""

    id: int
    commune_id: int
    campaign_id: int
    milestone_id: int
    unit_id: int | None
    submission_id: int | None
    rule: str
    due_at: datetime
    dedupe_key: str


_COLUMNS = tuple(table.c[name] for name in SlotRow._fields)


async def replan(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    planned: Sequence[Planned],
    now: datetime,
    submission_id: int | None = None,
) -> None:
    """Make the waiting slots of a milestone (of one work) those planned; posted ones stay.

    A slot that was planned before keeps its row, so that nothing is sent twice; one put off by the
    quiet hours keeps its new hour. What an officer asked for is not the plan's. One that is due already and is planned no more ends as not
    needed: whatever fell due is accounted for (P3).
    """
    wanted = {_key(milestone_id, one): one for one in planned}
    waiting = await conn.execute(
        select(table.c.id, table.c.dedupe_key).where(
            table.c.milestone_id == milestone_id,
            table.c.commune_id == commune_id,
            table.c.submission_id == submission_id,
            table.c.ending.is_(None),
            table.c.rule != ASKED,
        )
    )
    gone = []
    for row in waiting.all():
        if row.dedupe_key in wanted:
            continue
        if row.dedupe_key.rpartition(":")[2] > _stamp(now):
            gone.append(row.id)
        else:
            await close(conn, row.id, ending="not_needed", reason="replanned", now=now)
    for start in range(0, len(gone), BATCH):
        some = table.c.id.in_(gone[start : start + BATCH])
        await conn.execute(delete(table).where(and_(some, table.c.ending.is_(None))))
    whose = {"commune_id": commune_id, "campaign_id": campaign_id, "milestone_id": milestone_id}
    await _add(conn, whose, wanted)


async def ask(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    unit_ids: Sequence[int],
    at: datetime,
) -> None:
    """An officer wants some units reminded at an hour; asked twice it is still once."""
    planned = [Planned(one, ASKED, at) for one in unit_ids]
    whose = {"commune_id": commune_id, "campaign_id": campaign_id, "milestone_id": milestone_id}
    await _add(conn, whose, {_key(milestone_id, one): one for one in planned})


async def _add(conn: Connection, whose: dict[str, int], wanted: dict[str, Planned]) -> None:
    rows = [
        {
            **whose,
            "unit_id": one.unit_id,
            "submission_id": one.submission_id,
            "rule": one.rule,
            "due_at": one.due_at,
            "dedupe_key": key,
        }
        for key, one in wanted.items()
    ]
    if rows:
        await conn.execute(
            insert_into(conn, table).on_conflict_do_nothing(index_elements=["dedupe_key"]), rows
        )


async def communes_due(conn: Connection, *, bot_id: int, now: datetime) -> list[int]:
    """The communes that this bot speaks to with a slot whose hour has come, the eldest first."""
    waiting = (
        select(table.c.commune_id)
        .where(
            table.c.ending.is_(None),
            table.c.due_at <= now,
            communes.spoken_to(table.c.commune_id, bot_id),
        )
        .order_by(table.c.due_at, table.c.id)
    )
    return list(dict.fromkeys((await conn.execute(waiting)).scalars()))


async def due(conn: Connection, *, commune_id: int, now: datetime) -> list[SlotRow]:
    """All waiting slots of a commune whose hour has come, the eldest first: of those that were
    missed one is told, so that they are judged together.
    """  # fmt: skip
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.ending.is_(None), table.c.due_at <= now, table.c.commune_id == commune_id)
        .order_by(table.c.due_at, table.c.id)
        .with_for_update(skip_locked=True)
    )
    return [SlotRow(**row._asdict()) for row in rows]


async def reopen(conn: Connection, *, now: datetime) -> int:
    """The clock had been wrong: what ended unsent at an hour that has not come waits again."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.ending.in_(("expired", "not_needed")),
            table.c.delivery_id.is_(None),
            table.c.ended_at > now,
            table.c.due_at > now,
        )
        .values(ending=None, reason=None, ended_at=None)
    )
    return int(done.rowcount)


async def close(
    conn: Connection, slot_id: int, *, ending: str, reason: str | None, now: datetime
) -> bool:
    """A waiting slot ends without a message; False where it does not wait any more."""
    done = await conn.execute(
        update(table)
        .where(table.c.id == slot_id, table.c.ending.is_(None))
        .values(ending=ending, reason=reason, ended_at=now)
    )
    return done.rowcount == 1


async def posted(conn: Connection, slot_id: int, *, delivery_id: int) -> bool:
    """A waiting slot has its delivery, in the same transaction; False where it does not wait."""
    done = await conn.execute(
        update(table)
        .where(table.c.id == slot_id, table.c.ending.is_(None))
        .values(ending="posted", delivery_id=delivery_id)
    )
    return done.rowcount == 1


async def postpone(conn: Connection, slot_id: int, *, to: datetime) -> None:
    """A slot that fell into the quiet hours waits for the next permitted hour."""
    await conn.execute(
        update(table).where(table.c.id == slot_id, table.c.ending.is_(None)).values(due_at=to)
    )


async def settle(
    conn: Connection, delivery_id: int, *, state: str, reason: str | None, now: datetime
) -> None:
    """The slot's delivery ended: so does the slot. A person's "gửi lại" may end it anew."""
    await conn.execute(
        update(table)
        .where(table.c.delivery_id == delivery_id)
        .values(ending=ENDED_AS[state], reason=reason, ended_at=now)
    )


async def turned_away(conn: Connection, delivery_id: int) -> None:
    """The chat refused the slot's message for good: the slot waits again, for another chat."""
    await conn.execute(
        update(table)
        .where(table.c.delivery_id == delivery_id, table.c.ending == ENDED_AS["failed"])
        .values(ending=None, reason=None, ended_at=None, delivery_id=None)
    )


async def of_delivery(conn: Connection, delivery_id: int) -> SlotRow | None:
    """The slot that a reminder's delivery belongs to."""
    row = (
        await conn.execute(select(*_COLUMNS).where(table.c.delivery_id == delivery_id))
    ).one_or_none()
    return None if row is None else SlotRow(**row._asdict())


async def endings(conn: Connection, *, milestone_id: int) -> dict[str, int]:
    """How many slots of a milestone stand in each ending; "" counts those that wait."""
    rows = await conn.execute(
        select(table.c.ending, func.count().label("number"))
        .where(
            table.c.milestone_id == milestone_id,
            table.c.unit_id.is_not(None),
            table.c.submission_id.is_(None),
        )
        .group_by(table.c.ending)
    )
    return {row.ending or "": int(row.number) for row in rows}


def _key(milestone_id: int, one: Planned) -> str:
    unit = "officers" if one.unit_id is None else str(one.unit_id)
    if one.submission_id is not None:
        unit = f"{unit}:work{one.submission_id}"
    return f"rem:{milestone_id}:{unit}:{one.rule}:{_stamp(one.due_at)}"


def _stamp(hour: datetime) -> str:
    return f"{hour.astimezone(UTC):%Y%m%dT%H%M%SZ}"
