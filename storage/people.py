"""People and the roles they hold in one commune; a role ends, it is never deleted.

A role is the only source of authority (P11): it is read in the same transaction as the act it
allows. History stays with the unit when its head changes.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, select, update

from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import person as table
from storage.schema import role


class Held(NamedTuple):
    """One role held by one person: pending until an officer confirms it."""

    id: int
    role: str
    unit_id: int | None
    state: str


class Person(NamedTuple):
    """Somebody known in one commune, with the roles held now."""

    id: int
    commune_id: int
    telegram_id: int
    name: str
    shown: str
    username: str | None
    phone: str | None
    chat_id: int | None
    consent: str | None = None  # the version of the notice about personal data agreed to
    roles: tuple[Held, ...] = ()

    @property
    def called(self) -> str:
        """What to call this person: the registered name, Telegram's, or the id's last digits."""
        return self.name or self.shown or f"…{str(self.telegram_id)[-4:]}"


_PERSON = tuple(table.c[name] for name in Person._fields if name != "roles")
_OF_PERSON: Final = len(_PERSON)
_WITH_ROLES = (
    select(*_PERSON, *(role.c[name].label(f"role_{name}") for name in Held._fields))
    .outerjoin(role, and_(role.c.person_id == table.c.id, role.c.state != "ended"))
    .order_by(table.c.id, role.c.id)
)
_EVERYWHERE: Final = Prepared(_WITH_ROLES.where(table.c.telegram_id == given("telegram_id")))
_FIND: Final = Prepared(
    _WITH_ROLES.where(
        table.c.telegram_id == given("telegram_id"), table.c.commune_id == given("commune_id")
    )
)
_GET: Final = Prepared(_WITH_ROLES.where(table.c.id == given("id")))


async def ensure(
    conn: Connection,
    *,
    commune_id: int,
    telegram_id: int,
    shown: str,
    username: str | None,
    now: datetime,
) -> Person:
    """The person of this commune with this Telegram id, made where there is none."""
    found = await find(conn, telegram_id=telegram_id, commune_id=commune_id)
    if found is None:
        await conn.execute(
            table.insert().values(
                commune_id=commune_id,
                telegram_id=telegram_id,
                name="",
                shown=shown[:200],
                username=username,
                created_at=now,
            )
        )
    elif (found.shown, found.username) != (shown[:200], username):
        await conn.execute(
            update(table).where(table.c.id == found.id).values(shown=shown[:200], username=username)
        )
    else:
        return found
    return await _required(conn, telegram_id, commune_id)


async def find(
    conn: Connection, *, telegram_id: int, commune_id: int | None = None
) -> Person | None:
    """The person with this Telegram id; without a commune, the one with a role first."""
    if commune_id is None:
        rows = await _EVERYWHERE.rows(conn, telegram_id=telegram_id)
    else:
        rows = await _FIND.rows(conn, telegram_id=telegram_id, commune_id=commune_id)
    known = _people(rows)
    return next((one for one in known if one.roles), known[0] if known else None)


async def get(conn: Connection, person_id: int) -> Person | None:
    """One person by our id, with the roles that have not ended."""
    return next(iter(_people(await _GET.rows(conn, id=person_id))), None)


def _people(rows: Sequence[Any]) -> list[Person]:
    """Persons out of rows that hold one role each, or none."""
    found = []
    for _, own in groupby(rows, key=itemgetter(0)):
        held = list(own)
        roles = tuple(Held(*row[_OF_PERSON:]) for row in held if row[_OF_PERSON] is not None)
        found.append(Person(*(*held[0][:_OF_PERSON], roles)))
    return found


async def describe(
    conn: Connection,
    person_id: int,
    *,
    name: str | None = None,
    phone: str | None = None,
    chat_id: int | None = None,
) -> None:
    """Set the registered name, the phone or the private chat; what is None stays."""
    values = {"name": name, "phone": phone, "chat_id": chat_id}
    given = {key: value for key, value in values.items() if value is not None}
    if given:
        await conn.execute(update(table).where(table.c.id == person_id).values(**given))


async def grant(
    conn: Connection,
    *,
    commune_id: int,
    person_id: int,
    role_name: str,
    unit_id: int | None,
    state: str,
    granted_by: int | None,
    now: datetime,
) -> int:
    """Give a role (pending or active); the same role held already is returned, not doubled."""
    same = await conn.execute(
        select(role.c.id, role.c.state).where(
            role.c.person_id == person_id,
            role.c.role == role_name,
            role.c.unit_id.is_(None) if unit_id is None else role.c.unit_id == unit_id,
            role.c.state != "ended",
        )
    )
    held = same.first()
    if held is not None:
        if held.state == "pending" and state == "active":
            await confirm(conn, held.id, granted_by=granted_by)
        return int(held.id)
    made = await conn.execute(
        role.insert()
        .values(
            commune_id=commune_id,
            person_id=person_id,
            role=role_name,
            unit_id=unit_id,
            state=state,
            granted_by=granted_by,
            since=now,
        )
        .returning(role.c.id)
    )
    return int(made.scalar_one())


async def confirm(conn: Connection, role_id: int, *, granted_by: int | None) -> bool:
    """A pending role becomes active; False where it was not pending any more."""
    done = await conn.execute(
        update(role)
        .where(role.c.id == role_id, role.c.state == "pending")
        .values(state="active", granted_by=granted_by)
    )
    return done.rowcount == 1


async def end(conn: Connection, role_id: int, *, commune_id: int, now: datetime) -> bool:
    """A role ends now; the row stays as history. False where it had ended."""
    done = await conn.execute(
        update(role)
        .where(role.c.id == role_id, role.c.commune_id == commune_id, role.c.state != "ended")
        .values(state="ended", until=now)
    )
    return done.rowcount == 1


async def holding(
    conn: Connection,
    *,
    commune_id: int,
    roles: tuple[str, ...],
    unit_id: int | None = None,
    state: str = "active",
) -> list[Person]:
    """Everybody who holds one of the roles now, by name order of their registration."""
    query = (
        select(role.c.person_id)
        .where(role.c.commune_id == commune_id, role.c.role.in_(roles), role.c.state == state)
        .distinct()
        .order_by(role.c.person_id)
    )
    if unit_id is not None:
        query = query.where(role.c.unit_id == unit_id)
    people = [await get(conn, row.person_id) for row in await conn.execute(query)]
    return [one for one in people if one is not None]


async def role_row(conn: Connection, role_id: int, *, commune_id: int) -> tuple[int, Held] | None:
    """(person id, role) of one role row of this commune."""
    row = (
        await conn.execute(
            select(role).where(role.c.id == role_id, role.c.commune_id == commune_id)
        )
    ).one_or_none()
    return None if row is None else (row.person_id, Held(row.id, row.role, row.unit_id, row.state))


async def _required(conn: Connection, telegram_id: int, commune_id: int) -> Person:
    found = await find(conn, telegram_id=telegram_id, commune_id=commune_id)
    if found is None:
        raise LookupError(f"person {telegram_id} of commune {commune_id} vanished")
    return found


async def set_phone(conn: Connection, person_id: int, *, phone: str) -> None:
    """Keep the number at which somebody can be rung."""
    await conn.execute(update(table).where(table.c.id == person_id).values(phone=phone))


async def names(
    conn: Connection, person_ids: Collection[int], *, commune_id: int
) -> dict[int, str]:
    """What to call some people of one commune, by their ids."""
    rows = await conn.execute(
        select(table.c.id, table.c.name, table.c.shown).where(
            table.c.commune_id == commune_id, table.c.id.in_(sorted(person_ids))
        )
    )
    return {row.id: row.name or row.shown for row in rows}
