"""A confirmed list of villages, carried out in one transaction."""

from datetime import date, datetime

from campaigns.unit_import import ImportPlan, UnitLine
from campaigns.wording.text import fold
from storage import boards, units
from storage.engine import Connection


async def known(conn: Connection, commune_id: int) -> list[str]:
    """The names of the units that stand today."""
    return [one.name for one in await units.active(conn, commune_id=commune_id)]


async def carry_out(
    conn: Connection, plan: ImportPlan, *, commune_id: int, on: date, now: datetime
) -> int:
    """Add, rename and merge; returns how many units changed. Numbers stay unique in the commune."""
    changed = 0
    taken = {one.number for one in await units.active(conn, commune_id=commune_id)}
    for line in plan.adds:
        number = line.number if line.number not in taken else None
        await units.add(
            conn,
            commune_id=commune_id,
            kind=line.kind,
            name=line.name,
            number=number,
            block=line.block,
            aliases=(*line.aliases, *line.old),
            now=now,
        )
        taken.add(number)
        changed += 1
    for former, line in plan.renames:
        unit_id = await _called(conn, commune_id, former)
        if unit_id is not None:
            await units.rename(conn, unit_id, commune_id=commune_id, name=line.name, on=on)
            changed += 1
    for line in plan.same:
        await _describe(conn, commune_id, line)
    for line in plan.merges:
        unit_id = await _called(conn, commune_id, line.name)
        heir = await _called(conn, commune_id, line.into)
        if unit_id is not None and heir is not None and unit_id != heir:
            changed += await units.merge(conn, [unit_id], into=heir, commune_id=commune_id, on=on)
    await boards.stale(conn, commune_id=commune_id)
    return changed


async def _describe(conn: Connection, commune_id: int, line: UnitLine) -> None:
    unit_id = await _called(conn, commune_id, line.name)
    unit = await units.get(conn, unit_id, commune_id=commune_id) if unit_id else None
    if unit is None:
        return
    await units.change(
        conn, unit.id, commune_id=commune_id, number=unit.number,
        block=line.block or unit.block, kind=line.kind or unit.kind,
    )  # fmt: skip
    for alias in line.aliases:
        await units.add_alias(conn, unit.id, commune_id=commune_id, name=alias)


async def _called(conn: Connection, commune_id: int, name: str) -> int | None:
    found = [
        one.id
        for one in await units.active(conn, commune_id=commune_id)
        if fold(one.name) == fold(name)
    ]
    return found[0] if len(found) == 1 else None
