"""The versions of a campaign's forms, as rows: a version is never changed, answers point at theirs."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select

from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import form

Json = Mapping[str, Any]


class FormRow(NamedTuple):
    """One version of one form of a campaign."""

    id: int
    campaign_id: int
    key: str
    version: int
    definition: Json


_FORM = tuple(form.c[name] for name in FormRow._fields)
_GET: Final = Prepared(select(*_FORM).where(form.c.id == given("id")))
_NEWEST: Final = Prepared(
    select(*_FORM)
    .where(form.c.campaign_id == given("campaign_id"), form.c.key == given("key"))
    .order_by(form.c.version.desc())
    .limit(1)
)


async def add(
    conn: Connection, *, commune_id: int, campaign_id: int, key: str, definition: Json
) -> int:
    """Store the next version of a form; answers keep pointing at the version they were given to."""
    last = select(func.max(form.c.version)).where(
        form.c.campaign_id == campaign_id, form.c.key == key
    )
    version = ((await conn.execute(last)).scalar_one() or 0) + 1
    made = await conn.execute(
        form.insert()
        .values(
            commune_id=commune_id,
            campaign_id=campaign_id,
            key=key,
            version=version,
            definition=definition,
        )
        .returning(form.c.id)
    )
    return int(made.scalar_one())


async def get(conn: Connection, form_id: int) -> FormRow | None:
    """One version of a form."""
    row = await _GET.row(conn, id=form_id)
    return None if row is None else FormRow(*row)


async def newest(conn: Connection, campaign_id: int, key: str) -> FormRow | None:
    """The newest version of a campaign's form."""
    row = await _NEWEST.row(conn, campaign_id=campaign_id, key=key)
    return None if row is None else FormRow(*row)


async def of_campaign(conn: Connection, campaign_id: int) -> list[FormRow]:
    """Every version of every form of a campaign."""
    rows = await conn.execute(
        select(*_FORM).where(form.c.campaign_id == campaign_id).order_by(form.c.id)
    )
    return [FormRow(**row._asdict()) for row in rows]
