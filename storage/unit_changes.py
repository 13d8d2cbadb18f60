"""A confirmed list of villages, carried out in one transaction."""

from datetime import datetime

from sqlalchemy import select

from campaigns.model import NameKind, Unit, UnitName
from campaigns.unitfile.plan import Act, Entry, ImportPlan
from storage import boards, units
from storage.engine import Connection
from storage.schema import unit_name


async def known(conn: Connection, commune_id: int) -> list[Unit]:
    """Every unit that ever stood, with all its names: what a list is held against."""
    names: dict[int, list[UnitName]] = {}
    rows = await conn.execute(
        select(unit_name.c.unit_id, unit_name.c.name, unit_name.c.kind)
        .where(unit_name.c.commune_id == commune_id)
        .order_by(unit_name.c.id)
    )
    for row in rows:
        names.setdefault(row.unit_id, []).append(UnitName(row.name, NameKind(row.kind)))
    return [
        Unit(
            one.id, one.kind, one.name, one.number, one.block, one.parent_id,
            tuple(names.get(one.id, ())), one.valid_from, one.valid_to, one.merged_into,
        )
        for one in await units.everyone(conn, commune_id=commune_id)
    ]  # fmt: skip


async def carry_out(conn: Connection, plan: ImportPlan, *, commune_id: int, now: datetime) -> int:
    """Add, rename, change and merge; returns how many units changed."""
    ids = [await _entry(conn, one, commune_id, now) for one in plan.entries]
    for one in plan.mergers:
        await units.merge(conn, [one.unit_id], into=ids[one.into], commune_id=commune_id, on=one.on)
    await boards.stale(conn, commune_id=commune_id)
    return plan.changes


async def _entry(conn: Connection, entry: Entry, commune_id: int, now: datetime) -> int:
    """One entry carried out; the unit's id."""
    if entry.unit_id is None:
        return await units.add(
            conn, commune_id=commune_id, kind=entry.kind, name=entry.name, number=entry.number,
            block=entry.block, aliases=(*entry.aliases, *entry.former), now=now,
        )  # fmt: skip
    if entry.act is Act.RENAME:
        await units.rename(conn, entry.unit_id, commune_id=commune_id, name=entry.name, on=entry.on)
    if entry.act is not Act.KEEP:
        await units.change(
            conn, entry.unit_id, commune_id=commune_id, number=entry.number, block=entry.block,
            kind=entry.kind,
        )  # fmt: skip
        for name in (*entry.aliases, *entry.former):
            await units.add_alias(conn, entry.unit_id, commune_id=commune_id, name=name)
    return entry.unit_id
