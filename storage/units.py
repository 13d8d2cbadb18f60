"""The commune's units: a tree whose names change, merge and repeat, and whose history stays.

A unit keeps its id for ever. A rename closes the old name (`valid_to`) and adds the new one; a
merger points `merged_into` at the heir and ends the unit; works stay with the unit they were
registered by and are counted with the heir through `heir_of`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import func, or_, select, update

from campaigns.wording.spelling.text import fold
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import unit as table
from storage.schema import unit_name


class Unit(NamedTuple):
    """One unit as it stands today."""

    id: int
    commune_id: int
    parent_id: int | None
    kind: str
    name: str
    number: int | None
    block: str | None
    valid_from: date | None
    valid_to: date | None
    merged_into: int | None

    @property
    def active(self) -> bool:
        """Whether the unit still stands by itself."""
        return self.valid_to is None


_COLUMNS = (
    table.c.id,
    table.c.commune_id,
    table.c.parent_id,
    table.c.kind,
    table.c.name,
    table.c.number,
    table.c.block,
    table.c.valid_from,
    table.c.valid_to,
    table.c.merged_into,
)
_GET: Final = Prepared(
    select(*_COLUMNS).where(table.c.id == given("id"), table.c.commune_id == given("commune_id"))
)
_STANDING = (
    select(*_COLUMNS)
    .where(table.c.commune_id == given("commune_id"), table.c.valid_to.is_(None))
    .order_by(table.c.number, table.c.name, table.c.id)
)
_ACTIVE: Final = Prepared(_STANDING)
_NAMES: Final = Prepared(_STANDING.with_only_columns(table.c.name, table.c.id))


async def add(
    conn: Connection,
    *,
    commune_id: int,
    kind: str,
    name: str,
    number: int | None,
    block: str | None,
    now: datetime,
    parent_id: int | None = None,
    valid_from: date | None = None,
    aliases: Sequence[str] = (),
) -> int:
    """Add one unit with its names; its number is the next free one where none is given."""
    if number is None:
        highest = select(func.max(table.c.number)).where(table.c.commune_id == commune_id)
        number = ((await conn.execute(highest)).scalar_one() or 0) + 1
    made = await conn.execute(
        table.insert()
        .values(
            commune_id=commune_id,
            parent_id=parent_id,
            kind=kind,
            name=name,
            number=number,
            block=block,
            valid_from=valid_from,
            created_at=now,
        )
        .returning(table.c.id)
    )
    unit_id = int(made.scalar_one())
    await _name(conn, commune_id, unit_id, name, "current", valid_from)
    for alias in aliases:
        await _name(conn, commune_id, unit_id, alias, "alias", None)
    return unit_id


async def get(conn: Connection, unit_id: int, *, commune_id: int) -> Unit | None:
    """One unit of this commune."""
    row = await _GET.row(conn, id=unit_id, commune_id=commune_id)
    return None if row is None else Unit(*row)


async def active(conn: Connection, *, commune_id: int) -> list[Unit]:
    """The units that stand today, in the order of lists: by number, then by name."""
    return [Unit(*row) for row in await _ACTIVE.rows(conn, commune_id=commune_id)]


async def ids_by_name(conn: Connection, *, commune_id: int) -> dict[str, int]:
    """The ids of the units that stand today by their names, in the order of lists."""
    return {row.name: row.id for row in await _NAMES.rows(conn, commune_id=commune_id)}


async def everyone(conn: Connection, *, commune_id: int) -> list[Unit]:
    """All units that ever stood, for reports over a campaign's whole life."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.commune_id == commune_id)
        .order_by(table.c.number, table.c.name, table.c.id)
    )
    return [Unit(**row._asdict()) for row in rows]


async def called(conn: Connection, *, commune_id: int, name: str) -> list[Unit]:
    """The units that bear or bore this name: more than one where names repeat."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(
            table.c.commune_id == commune_id,
            table.c.id.in_(
                select(unit_name.c.unit_id).where(
                    unit_name.c.commune_id == commune_id, unit_name.c.folded == fold(name)[:100]
                )
            ),
        )
        .order_by(table.c.id)
    )
    return [Unit(**row._asdict()) for row in rows]


async def names(conn: Connection, *, commune_id: int) -> dict[str, list[int]]:
    """Every name people may use now (current, old, alias) and the units it may mean, heirs first.

    An old name of a merged unit means its heir.
    """
    heirs = {one.id: one for one in await everyone(conn, commune_id=commune_id)}
    found: dict[str, list[int]] = {}
    rows = await conn.execute(
        select(unit_name.c.name, unit_name.c.unit_id)
        .where(unit_name.c.commune_id == commune_id)
        .order_by(unit_name.c.kind, unit_name.c.id)
    )
    for row in rows:
        standing = _heir(heirs, row.unit_id)
        means = found.setdefault(row.name, [])
        if standing is not None and standing not in means:
            means.append(standing)
    return {name: means for name, means in found.items() if means}


async def rename(
    conn: Connection, unit_id: int, *, commune_id: int, name: str, on: date
) -> Unit | None:
    """Give a unit its new name from `on`; the old one stays as a name people may still use."""
    before = await get(conn, unit_id, commune_id=commune_id)
    if before is None or before.name == name:
        return before
    await conn.execute(
        update(unit_name)
        .where(unit_name.c.unit_id == unit_id, unit_name.c.kind == "current")
        .values(kind="old", valid_to=on)
    )
    await conn.execute(update(table).where(table.c.id == unit_id).values(name=name))
    await _name(conn, commune_id, unit_id, name, "current", on)
    return await get(conn, unit_id, commune_id=commune_id)


async def merge(
    conn: Connection, unit_ids: Sequence[int], *, into: int, commune_id: int, on: date
) -> int:
    """Merge units into one that stands; returns how many ended. Their works stay their own."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.commune_id == commune_id,
            table.c.id.in_([one for one in unit_ids if one != into]),
            table.c.valid_to.is_(None),
        )
        .values(valid_to=on, merged_into=into)
    )
    return int(done.rowcount)


async def change(
    conn: Connection,
    unit_id: int,
    *,
    commune_id: int,
    number: int | None,
    block: str | None,
    kind: str,
) -> None:
    """Set what a list of villages says besides the name."""
    await conn.execute(
        update(table)
        .where(table.c.id == unit_id, table.c.commune_id == commune_id)
        .values(number=number, block=block, kind=kind)
    )


async def add_alias(conn: Connection, unit_id: int, *, commune_id: int, name: str) -> None:
    """One more name that people use for a unit; a name it has already is not doubled."""
    same = select(unit_name.c.id).where(
        unit_name.c.unit_id == unit_id,
        or_(unit_name.c.name == name, unit_name.c.folded == fold(name)[:100]),
    )
    if (await conn.execute(same)).first() is None:
        await _name(conn, commune_id, unit_id, name, "alias", None)


_MERGED: Final = Prepared(
    select(table.c.id, table.c.merged_into).where(
        table.c.commune_id == given("commune_id"), table.c.merged_into.is_not(None)
    )
)


async def heirs(conn: Connection, *, commune_id: int) -> dict[int, int]:
    """For every unit that was merged, the one that stands for it now; the others are not in it."""
    into = {int(row[0]): int(row[1]) for row in await _MERGED.rows(conn, commune_id=commune_id)}
    found = {}
    for one, next_ in into.items():
        heir, seen = next_, {one}
        while heir in into and heir not in seen:
            seen.add(heir)
            heir = into[heir]
        found[one] = heir
    return found


async def standing(conn: Connection, unit_id: int, *, commune_id: int) -> Unit | None:
    """A unit, or what stands for it where it was merged."""
    found = await get(conn, unit_id, commune_id=commune_id)
    if found is None or found.merged_into is None:
        return found
    heir = (await heirs(conn, commune_id=commune_id)).get(unit_id, unit_id)
    return await get(conn, heir, commune_id=commune_id)


def family(heirs_: Mapping[int, int], unit_id: int) -> list[int]:
    """A unit, what it was merged into and everything else that was: itself first, then the heir."""
    heir = heirs_.get(unit_id, unit_id)
    others = sorted(one for one, into in heirs_.items() if into == heir)
    return list(dict.fromkeys([unit_id, heir, *others]))


def heir_of(units: dict[int, Unit], unit_id: int) -> int:
    """The unit that stands today for this one: itself, or what it was merged into."""
    return _heir(units, unit_id) or unit_id


def _heir(units: dict[int, Unit], unit_id: int) -> int | None:
    seen: set[int] = set()
    while unit_id not in seen and unit_id in units:
        seen.add(unit_id)
        one = units[unit_id]
        if one.merged_into is None:
            return one.id if one.active else None
        unit_id = one.merged_into
    return None


async def _name(
    conn: Connection, commune_id: int, unit_id: int, name: str, kind: str, since: date | None
) -> None:
    await conn.execute(
        unit_name.insert().values(
            commune_id=commune_id,
            unit_id=unit_id,
            name=name,
            folded=fold(name)[:100],
            kind=kind,
            valid_from=since,
        )
    )
