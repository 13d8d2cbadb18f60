"""Open conversations: one per chat and person, kept until it is finished or cancelled (P2).

`kind` says which conversation reads `state`; a draft never expires by itself, so that days of
silence lose nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, select, update

from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import draft as table

Json = Mapping[str, Any]


class DraftRow(NamedTuple):
    """One open conversation."""

    id: int
    commune_id: int
    chat_id: int
    person_id: int
    kind: str
    campaign_id: int | None
    milestone_id: int | None
    unit_id: int | None
    form_id: int | None
    submission_id: int | None
    state: Json
    prompt_id: int | None
    created_at: datetime
    updated_at: datetime


_COLUMNS = tuple(table.c[name] for name in DraftRow._fields)
_OPEN: Final = Prepared(
    select(*_COLUMNS).where(
        table.c.chat_id == given("chat_id"), table.c.person_id == given("person_id")
    )
)
_SAVE: Final = Prepared(
    update(table)
    .where(table.c.id == given("id"))
    .values(state=given("state"), updated_at=given("now"))
)
_PROMPTED: Final = Prepared(
    update(table).where(table.c.id == given("id")).values(prompt_id=given("prompt_id"))
)


async def open_in(conn: Connection, *, chat_id: int, person_id: int) -> DraftRow | None:
    """The conversation this person has open in this chat."""
    row = await _OPEN.row(conn, chat_id=chat_id, person_id=person_id)
    return None if row is None else DraftRow(*row)


async def start(
    conn: Connection,
    *,
    commune_id: int,
    chat_id: int,
    person_id: int,
    kind: str,
    state: Json,
    now: datetime,
    campaign_id: int | None = None,
    milestone_id: int | None = None,
    unit_id: int | None = None,
    form_id: int | None = None,
    submission_id: int | None = None,
) -> DraftRow:
    """Open a conversation; the one open before in the same chat gives way (ask before)."""
    await close(conn, chat_id=chat_id, person_id=person_id)
    await conn.execute(
        table.insert().values(
            commune_id=commune_id,
            chat_id=chat_id,
            person_id=person_id,
            kind=kind,
            campaign_id=campaign_id,
            milestone_id=milestone_id,
            unit_id=unit_id,
            form_id=form_id,
            submission_id=submission_id,
            state=state,
            created_at=now,
            updated_at=now,
        )
    )
    made = await open_in(conn, chat_id=chat_id, person_id=person_id)
    if made is None:
        raise LookupError("the draft just written is not there")
    return made


async def save(conn: Connection, draft_id: int, *, state: Json, now: datetime) -> None:
    """Keep the answers so far."""
    await _SAVE.run(conn, id=draft_id, state=state, now=now)


async def prompted(conn: Connection, draft_id: int, *, prompt_id: int | None) -> None:
    """Remember which delivery asked the open question."""
    await _PROMPTED.run(conn, id=draft_id, prompt_id=prompt_id)


async def close(conn: Connection, *, chat_id: int, person_id: int) -> bool:
    """End the conversation; False where none was open."""
    done = await conn.execute(
        delete(table).where(table.c.chat_id == chat_id, table.c.person_id == person_id)
    )
    return done.rowcount > 0


async def stands(conn: Connection, draft_id: int) -> bool:
    """Whether this conversation is open, whoever's it is."""
    return (
        await conn.execute(select(table.c.id).where(table.c.id == draft_id))
    ).first() is not None


async def drop_of(conn: Connection, *, person_id: int, unit_id: int | None) -> None:
    """End a person's conversations about one unit, or all of them."""
    whose = table.c.person_id == person_id
    await conn.execute(
        delete(table).where(whose if unit_id is None else whose & (table.c.unit_id == unit_id))
    )


async def half_filled(conn: Connection, *, milestone_id: int) -> set[int]:
    """The units that have begun an answer to this milestone and not sent it."""
    rows = await conn.execute(
        select(table.c.unit_id)
        .where(table.c.milestone_id == milestone_id, table.c.unit_id.is_not(None))
        .distinct()
    )
    return {int(row.unit_id) for row in rows}
