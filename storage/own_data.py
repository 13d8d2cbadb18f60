"""Everything that is kept about one person, table by table: to be shown and handed out to them."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, func, or_, select

from storage import facts
from storage.engine import Connection
from storage.people import Person
from storage.schema import (
    announcement,
    audit,
    consent,
    delivery,
    draft,
    erase_request,
    extension,
    fact,
    inbox,
    measurement,
    person,
    phone_call,
    progress,
    question,
    recipient,
    role,
    submission,
    submission_version,
)

MOST: Final = 10_000  # rows of one table; nobody has more, and a file must end somewhere

Rows = list[dict[str, Any]]


def places(one: Person) -> dict[Table, ColumnElement[bool]]:
    """Where a person stands: each table with the condition that finds their rows."""
    mine, id_ = one.id, one.telegram_id
    return {
        person: person.c.id == mine,
        role: role.c.person_id == mine,
        consent: consent.c.telegram_id == id_,
        submission: submission.c.person_id == mine,
        submission_version: submission_version.c.person_id == mine,
        progress: progress.c.person_id == mine,
        extension: extension.c.person_id == mine,
        phone_call: phone_call.c.person_id == mine,
        question: or_(question.c.asked_by == mine, question.c.answered_by == mine),
        measurement: measurement.c.person_id == mine,
        announcement: or_(announcement.c.author_id == mine, announcement.c.approved_by == mine),
        recipient: recipient.c.read_by == id_,
        draft: draft.c.person_id == mine,
        fact: fact.c.name.startswith(facts.heard(id_), autoescape=True),
        delivery: delivery.c.chat_id == one.chat_id,
        inbox: (inbox.c.chat_key == id_) & inbox.c.state.in_(("new", "dead")),
        audit: (audit.c.who == id_) & or_(
            audit.c.commune_id == one.commune_id, audit.c.commune_id.is_(None)
        ),
        erase_request: erase_request.c.person_id == mine,
    }  # fmt: skip


async def counts(conn: Connection, one: Person) -> dict[str, int]:
    """How many rows of each table are about this person."""
    found = {}
    for table, mine in places(one).items():
        query = select(func.count()).select_from(table).where(mine)
        found[table.name] = int((await conn.execute(query)).scalar_one())
    return found


async def everything(conn: Connection, one: Person, *, of: tuple[str, ...] = ()) -> dict[str, Rows]:
    """Every row about this person as plain data, by table; `of` names the tables that will do."""
    found = {}
    for table, mine in places(one).items():
        if of and table.name not in of:
            continue
        order = list(table.primary_key.columns)
        rows = await conn.execute(select(table).where(mine).order_by(*order).limit(MOST))
        found[table.name] = [_plain(row._asdict()) for row in rows]
    return found


def as_json(data: Mapping[str, Rows]) -> bytes:
    """The same as a file that any program reads."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime | date) else value
        for name, value in row.items()
    }
