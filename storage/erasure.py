"""A person taken out of the data: name, phone, Telegram id and username, wherever they stand (P22).

What was done for the village stays, under other words. Promises: every text column of every table is
looked through, save those that name places and official papers; the audit keeps its lines without
the person; an older copy that is restored is erased again from the list beside the backups
(erased_list.py).
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, String, Table, delete, or_, select, update

from storage import facts
from storage.chats import NOWHERE
from storage.columns import JsonValue, metadata
from storage.engine import Connection, Database, database_url
from storage.erased_list import Erased, listed
from storage.needles import Needles
from storage.schema import (
    audit,
    chat,
    consent,
    delivery,
    draft,
    erase_request,
    file,
    inbox,
    person,
    recipient,
    role,
    token,
)

log = logging.getLogger(__name__)

ERASING: Final = "erasing"  # the fact under which the audit may be changed

# Places, official papers, the program's own memory, and other people: nothing is changed here.
OFFICIAL: Final = frozenset(
    {
        "commune", "unit", "unit_name", "campaign", "form", "milestone", "fact", "setting",
        "cursor", "person",
    }
)  # fmt: skip
# A village's own work and words: a name of one word is also a word, and stays there.
WORK: Final = frozenset(
    {
        "submission", "submission_version", "progress", "announcement", "question", "extension",
        "phone_call", "measurement",
    }
)  # fmt: skip


async def erase(conn: Connection, who: Erased, *, replacement: str, now: datetime) -> bool:
    """Take a person out of a commune's data; False where there is nobody (any more) to be erased."""
    row = (
        await conn.execute(
            select(person).where(
                person.c.id == who.person_id,
                person.c.commune_id == who.commune_id,
                person.c.erased_at.is_(None),
            )
        )
    ).one_or_none()
    if row is None or abs(row.created_at - who.made) > timedelta(seconds=1):
        return False
    others = select(person.c.id).where(
        person.c.telegram_id == row.telegram_id, person.c.id != row.id
    )
    elsewhere = (await conn.execute(others.limit(1))).first() is not None
    phone = row.phone or ""
    marks = [row.username or "", phone, re.sub(r"\D", "", phone)]
    needles = Needles([row.name, row.shown], marks, row.telegram_id, replacement)
    await facts.put(conn, ERASING, "yes", now=now)
    await _end_roles(conn, row.id, now)
    if not elsewhere:
        await _forget_chats(conn, row.telegram_id)
        await conn.execute(delete(consent).where(consent.c.telegram_id == row.telegram_id))
    await conn.execute(delete(draft).where(draft.c.person_id == row.id))
    await facts.forget_all(conn, facts.heard(row.telegram_id))
    await _forget_ids(conn, row.telegram_id, -row.id)
    await conn.execute(
        update(person)
        .where(person.c.id == row.id)
        .values(
            telegram_id=-row.id, name=replacement, shown="", username=None, phone=None,
            chat_id=None, consent=None, erased_at=now,
        )
    )  # fmt: skip
    for table in metadata.sorted_tables:
        if table.name not in OFFICIAL:
            await _look_through(conn, table, needles, who.commune_id)
    await facts.forget(conn, ERASING)
    await conn.execute(
        update(erase_request)
        .where(erase_request.c.person_id == row.id)
        .values(state="done", done_at=now)
    )
    return True


async def _end_roles(conn: Connection, person_id: int, now: datetime) -> None:
    await conn.execute(
        update(role)
        .where(role.c.person_id == person_id, role.c.state != "ended")
        .values(state="ended", until=now)
    )


async def _forget_chats(conn: Connection, telegram_id: int) -> None:
    """The private chats: nothing that was said there is kept, nothing more is sent."""
    rows = await conn.execute(
        select(chat.c.id).where(chat.c.telegram_id == telegram_id, chat.c.type == "private")
    )
    for chat_id in [row.id for row in rows]:
        here = delivery.c.chat_id == chat_id
        waiting = delivery.c.state.in_(("queued", "leased"))
        await conn.execute(
            update(delivery).where(here, waiting).values(state="cancelled", reason="cancelled")
        )
        await conn.execute(update(delivery).where(here).values(payload={}, detail=None))
        await conn.execute(delete(token).where(token.c.chat_id == chat_id))
        await conn.execute(
            update(chat)
            .where(chat.c.id == chat_id)
            .values(telegram_id=NOWHERE - chat_id, title="", state="left", reason="erased")
        )


async def _forget_ids(conn: Connection, telegram_id: int, stand_in: int) -> None:
    """The columns that hold a person's Telegram id as a number."""
    await conn.execute(
        update(inbox)
        .where(inbox.c.chat_key == telegram_id)
        .values(chat_key=0, raw="{}", state="done", error=None)
    )
    for column, value in (
        (token.c.used_by, None),
        (recipient.c.read_by, None),
        (chat.c.linked_by, None),
        (audit.c.who, stand_in),
    ):
        await conn.execute(
            update(column.table).where(column == telegram_id).values({column.name: value})
        )


async def _look_through(conn: Connection, table: Table, needles: Needles, commune_id: int) -> None:
    """Every text of one table; what is a file's content goes, for it can be made again."""
    if table.name in WORK:
        needles = needles.of_several_words()
    texts = [one for one in table.columns if _is_text(one)]
    if not texts:
        return
    own = [_or_nobodys(table.c.commune_id, commune_id)] if "commune_id" in table.columns else []
    keys = list(table.primary_key.columns)
    found = await conn.execute(
        select(*keys, *texts).where(
            *own, or_(*(needles.among(one, conn.dialect.name) for one in texts))
        )
    )
    for row in found.all():
        was = row._asdict()
        fresh: Mapping[str, Any] = {one.name: needles.clean(was[one.name]) for one in texts}
        if table is inbox:
            fresh = {"raw": "{}", "state": "done", "error": None}
        if any(was.get(name) != value for name, value in fresh.items()):
            here = [key == was[key.name] for key in keys]
            await conn.execute(update(table).where(*here).values(**fresh))


def _or_nobodys(column: Column[Any], commune_id: int) -> ColumnElement[bool]:
    return or_(column == commune_id, column.is_(None))


def _is_text(column: Column[Any]) -> bool:
    """Free text: JSON, Text, and strings long enough to hold a name; never what rows are found by."""
    if column.unique or column.name.endswith("key"):
        return False
    if isinstance(column.type, JsonValue):
        return True
    return isinstance(column.type, String) and (column.type.length or 1000) >= 64


async def forget_files(conn: Connection, *, commune_id: int, now: datetime) -> None:
    """Drop the commune's files that Telegram has, and in a day those on their way there.

    They are reports, lists and pictures that can be made again, without whom they named.
    """
    own = file.c.commune_id == commune_id
    await conn.execute(delete(file).where(own, file.c.telegram_file_id.is_not(None)))
    soon = now + timedelta(days=1)
    await conn.execute(update(file).where(own).values(expires_at=soon))


async def described(conn: Connection, person_id: int, *, commune_id: int) -> Erased | None:
    """How the list will name a person; None where there is none, or erased already."""
    query = select(person.c.created_at).where(
        person.c.id == person_id,
        person.c.commune_id == commune_id,
        person.c.erased_at.is_(None),
    )
    made: datetime | None = (await conn.execute(query)).scalar()
    return None if made is None else Erased(person_id, commune_id, made)


async def replay(db: Database, folder: Path, *, replacement: str, now: datetime) -> int:
    """Erase again whoever is on the list and stands in the data, as after a restore."""
    who = await asyncio.to_thread(listed, folder)
    if not who:
        return 0
    again = 0
    async with db.write() as conn:
        for one in who:
            if await erase(conn, one, replacement=replacement, now=now):
                await forget_files(conn, commune_id=one.commune_id, now=now)
                again += 1
    if again:
        await asyncio.to_thread(tidy_log, db.url.render_as_string(hide_password=False))
    return again


def tidy_log(address: str) -> bool:
    """Empty SQLite's write-ahead log, where what was erased still stands; False while it is read."""
    url = database_url(address)
    if url.get_backend_name() != "sqlite" or not url.database:
        return True
    with closing(sqlite3.connect(url.database, timeout=5, isolation_level=None)) as conn:
        busy, _, _ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
