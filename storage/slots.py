"""Reminder slots: one row per unit, rule and hour; each ends in exactly one way (P3).

A slot waits (no ending), is posted with its delivery, and then ends as the delivery does: sent,
unclear, failed or expired; or it ends without one: not_needed, expired. The dedupe key is the
referee: the same slot cannot be written, and so not sent, twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Connection
from storage.schema import slot as table

ENDED_AS: Final = {
    "sent": "sent",
    "unknown": "unclear",
    "failed": "failed",
    "expired": "expired",
    "cancelled": "not_needed",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder to come; no unit: it is for the officers."""

    unit_id: int | None
    rule: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot that waits."""

    id: int
    commune_id: int
    campaign_id: int
    milestone_id: int
    unit_id: int | None
    rule: str
    due_at: datetime
    dedupe_key: str


_COLUMNS = tuple(table.c[name] for name in SlotRow.__dataclass_fields__)


async def replan(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    milestone_id: int,
    planned: Sequence[Planned],
) -> None:
    """Lay the waiting slots of a milestone anew; those posted or ended stay as they are."""
    await conn.execute(
        delete(table).where(
            table.c.milestone_id == milestone_id,
            table.c.commune_id == commune_id,
            table.c.ending.is_(None),
        )
    )
    rows = [
        {
            "commune_id": commune_id,
            "campaign_id": campaign_id,
            "milestone_id": milestone_id,
            "unit_id": one.unit_id,
            "rule": one.rule,
            "due_at": one.due_at,
            "dedupe_key": _key(milestone_id, one),
        }
        for one in planned
    ]
    insert = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    for start in range(0, len(rows), 500):
        await conn.execute(
            insert(table)
            .values(rows[start : start + 500])
            .on_conflict_do_nothing(index_elements=["dedupe_key"])
        )


async def due(conn: Connection, *, now: datetime, limit: int) -> list[SlotRow]:
    """The waiting slots whose hour has come, the eldest first."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.ending.is_(None), table.c.due_at <= now)
        .order_by(table.c.due_at, table.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [SlotRow(**row._asdict()) for row in rows]


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
    await conn.execute(update(table).where(table.c.id == slot_id).values(due_at=to))


async def settle(
    conn: Connection, delivery_id: int, *, state: str, reason: str | None, now: datetime
) -> None:
    """The slot's delivery ended: so does the slot. A person's "gửi lại" may end it anew."""
    await conn.execute(
        update(table)
        .where(table.c.delivery_id == delivery_id)
        .values(ending=ENDED_AS[state], reason=reason, ended_at=now)
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
        select(table.c.ending).where(
            table.c.milestone_id == milestone_id, table.c.unit_id.is_not(None)
        )
    )
    found: dict[str, int] = {}
    for row in rows:
        found[row.ending or ""] = found.get(row.ending or "", 0) + 1
    return found


def _key(milestone_id: int, one: Planned) -> str:
    unit = "officers" if one.unit_id is None else str(one.unit_id)
    return f"rem:{milestone_id}:{unit}:{one.rule}:{one.due_at.isoformat()}"
