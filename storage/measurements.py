"""Figures of targets (số liệu chỉ tiêu): written, never changed; the newest of its key counts."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select

from storage.engine import Connection
from storage.schema import measurement as table

RESULT = "result"
BASE = "base"


class MeasurementRow(NamedTuple):
    """One figure, for one period, of one unit or (None) of the whole commune."""

    id: int
    commune_id: int
    campaign_id: int
    target_key: str
    kind: str  # result | base
    period: str  # 2024, 2024-Q2, 2024-06, 2024-06-25
    unit_id: int | None
    value: Decimal | None
    verdict: str | None  # met | on_way | behind, of a qualitative target
    note: str
    source: str
    person_id: int
    at: datetime


_COLUMNS = tuple(table.c[name] for name in MeasurementRow._fields)


async def add(
    conn: Connection,
    *,
    commune_id: int,
    campaign_id: int,
    target_key: str,
    kind: str,
    period: str,
    unit_id: int | None,
    value: Decimal | None,
    verdict: str | None,
    note: str,
    source: str,
    person_id: int,
    now: datetime,
) -> int:
    """Write one figure; returns its id."""
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            target_key=target_key,
            kind=kind,
            period=period,
            unit_id=unit_id,
            value=None if value is None else str(value),
            verdict=verdict,
            note=note,
            source=source,
            person_id=person_id,
            at=now,
        )
        .returning(table.c.id)
    )
    return int(made.scalar_one())


async def of_campaign(
    conn: Connection, *, commune_id: int, campaign_id: int, target_key: str | None = None
) -> list[MeasurementRow]:
    """Every figure of a campaign (of one target), in the order they came."""
    asked = select(*_COLUMNS).where(
        table.c.commune_id == commune_id, table.c.campaign_id == campaign_id
    )
    if target_key is not None:
        asked = asked.where(table.c.target_key == target_key)
    return [_row(row._asdict()) for row in await conn.execute(asked.order_by(table.c.id))]


def _row(values: dict[str, Any]) -> MeasurementRow:
    value = values["value"]
    return MeasurementRow(**{**values, "value": None if value is None else Decimal(value)})
