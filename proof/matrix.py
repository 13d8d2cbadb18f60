"""The matrix of who may do what: every button and command, by everybody, in every place, on every object.

Buttons are made for the presser on purpose, as a modified client or an old message could have them: a
button carries no authority. Each cell is one update through the real routes in a transaction that is
taken back, so that all cells meet the same two communes. Counted: acts that changed something or showed
something without right, acts refused against the matrix, and answers by which a foreign object could be
told from one that does not exist.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import telegram
from sqlalchemy import func, select

from handlers import routes, updates
from handlers.surroundings import Surroundings
from handlers.turn import AnswerPress
from messages.render import render
from proof.matrix_cast import BOT, FOREIGN_WORD, NOWHERE, OWN_WORD, Cast, Place, gathered
from proof.matrix_table import (
    ANYBODY,
    BRINGS_ITS_OBJECT,
    BY_COMMAND,
    EVERYWHERE,
    MAY,
    PRIVATE,
)
from proof.size import Size
from proof.stand import Files, Stand, in_memory
from proof.table import Row
from storage import (
    chats,
    migrate,
    tokens,
)
from storage.engine import Connection
from storage.schema import delivery
from storage.schema import metadata as schema

QUIET: Final = frozenset(
    {"audit", "token", "delivery", "chat", "inbox", "fact", "attempt", "person"}
)
FLAT: Final = render("refusals/not_allowed", action="", private=False, helps=False)
OF_HEAD: Final = render("refusals/not_allowed", action="", private=False, helps=True)
SHARED_IDS: Final = (1087968824, 136817688, 777000)


_CHANGING: Final = re.compile(r"[A-Za-z0-9_-]{20,}|\d+")  # hours, links


class _Undo(Exception):  # never leaves this module
    """The cell is over: nothing of it stays."""


@dataclass(frozen=True)
class Seen:
    """What one act led to."""

    changed: tuple[str, ...]  # tables
    said: str  # every text to anybody, and the popup
    refused: bool
    error: str = ""


@dataclass
class Count:
    """The account of all cells."""

    cells: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def note(self, kind: str, where: str) -> None:
        """One cell that is wrong."""
        self.wrong[kind] += 1
        self.first.setdefault(kind, where)


async def prove(size: Size) -> list[Row]:
    """Every cell once."""
    with in_memory() as folder:
        template = Path(folder) / "empty.sqlite"
        await migrate.upgrade(str(template))
        stand = Stand(await Files(template, Path(folder)).fresh(), Path(folder))
        await stand.open()
        try:
            count = Count()
            cast = await gathered(stand)
            if size.small:
                cast.people = {who: cast.people[who] for who in ("member", "head", "officer")}
                cast.places = cast.places[:2]
            for action in size.watched(sorted(routes.ACTIONS), "buttons"):
                await _button(cast, action, count, everywhere=not size.small)
            for name in size.watched(sorted(routes.COMMANDS), "commands"):
                await _command(cast, name, count)
            await _tokens(cast, count)
        finally:
            await stand.close()
    kinds = (
        "done without right", "shown without right", "refused against the matrix",
        "foreign told from missing", "raised an error", "worn or forged token worked",
    )  # fmt: skip
    return [
        Row(kind, f"{count.cells} cells", f"{count.wrong[kind]} {count.first.get(kind, '')}".strip(),
            "0", not count.wrong[kind])
        for kind in kinds
    ]  # fmt: skip


# ----------------------------------------------------------------------------------- the cells


async def _button(cast: Cast, action: str, count: Count, *, everywhere: bool) -> None:
    if action in ("privacy.yes", "idle"):  # the one holds a message, the other leads to nothing
        return
    may = MAY.get(action)
    if may is None:
        count.note("refused against the matrix", f"{action} is not in the table")
        return
    for role in cast.people:
        for place in cast.places:
            permitted = _permitted(action, may, role, place)
            own = await _press(cast, role, place, action, cast.own.args(action), count)
            where = f"{action} by {role} in {place.name}"
            _judge(own, permitted=permitted, where=where, count=count, free=may is ANYBODY)
            if role in ("head", "deputy") and may not in (ANYBODY, EVERYWHERE):
                near = await _press(
                    cast, role, place, action, cast.other_village.args(action), count
                )
                _judge(near, permitted=False, where=f"{where} on a neighbour's", count=count)
            if not everywhere and place.telegram_id is not None:
                continue
            far = await _press(cast, role, place, action, cast.foreign.args(action), count)
            none = await _press(cast, role, place, action, NOWHERE.args(action), count)
            if _told(far) != _told(none):
                count.note("foreign told from missing", f"{where}: {far} {none}"[:300])
            if FOREIGN_WORD in far.said:
                count.note("shown without right", f"{where}: a foreign object")


def _permitted(name: str, may: frozenset[str], role: str, place: Place) -> bool | None:
    """Whether the matrix permits it; None where that depends on the object, or harms nobody."""
    if may in (ANYBODY, EVERYWHERE):
        return None
    private = place.telegram_id is None
    in_village = role in ("head", "deputy") and place.name == "own group" and name not in PRIVATE
    permitted = role in may and (private or in_village)
    return None if permitted and name in BRINGS_ITS_OBJECT else permitted


def _told(seen: Seen) -> tuple[str, tuple[str, ...], bool]:
    """What the presser can tell by: hours and fresh links left out."""
    return _CHANGING.sub("#", seen.said), seen.changed, bool(seen.error)


def _judge(
    seen: Seen, *, permitted: bool | None, where: str, count: Count, free: bool = False
) -> None:
    if seen.error and not (permitted is None and where.split(maxsplit=1)[0] in BRINGS_ITS_OBJECT):
        count.note("raised an error", f"{where}: {seen.error}")
    if seen.error:
        return
    if permitted is False:
        if seen.changed:
            count.note("done without right", f"{where}: {seen.changed}")
        if OWN_WORD in seen.said:
            count.note("shown without right", f"{where}: {seen.said[:200]}")
    if permitted is True and seen.refused and not free:
        count.note("refused against the matrix", f"{where}: {seen.said[:120]}")


async def _command(cast: Cast, name: str, count: Count) -> None:
    may = BY_COMMAND.get(name)
    if may is None:
        count.note("refused against the matrix", f"/{name} is not in the table")
        return
    shared = {f"shared id {one}": one for one in SHARED_IDS}
    for role, telegram_id in (cast.people | shared).items():
        for place in cast.places:
            where = f"/{name} by {role} in {place.name}"
            permitted = False if role in shared else _permitted(name, may, role, place)
            seen = await _act(cast, _message(telegram_id, place, f"/{name}"), count)
            _judge(seen, permitted=permitted, where=where, count=count)
            if role in shared and (seen.said or seen.changed):
                count.note("done without right", f"{where}: answered")


async def _tokens(cast: Cast, count: Count) -> None:
    """Replayed elsewhere, forged, expired, used: none works, whoever presses."""
    stale = render("pop/stale")
    for role in sorted(cast.people.keys() & {"head", "officer", "leader"}):
        private = cast.places[0]
        for kind in ("elsewhere", "forged", "expired", "used", "other purpose"):
            seen = await _press(cast, role, private, "campaigns", {}, count, token=kind)
            if seen.changed or stale not in seen.said:
                count.note("worn or forged token worked", f"{kind} by {role}: {seen.said[:80]}")


async def _press(
    cast: Cast,
    role: str,
    place: Place,
    action: str,
    args: Mapping[str, Any],
    count: Count,
    *,
    token: str = "fresh",
) -> Seen:
    telegram_id = cast.people[role]
    cast.acts += 1
    given = f"{cast.acts:040d}"

    async def prepare(conn: Connection, around: Surroundings) -> None:
        here = place.telegram_id or telegram_id
        chat = await chats.get_or_create(
            conn, bot_id=BOT, telegram_id=here, type_="private" if here > 0 else place.type,
            title=place.name, now=around.now,
        )  # fmt: skip
        life = timedelta(hours=-1) if token == "expired" else timedelta(days=1)
        if token == "forged":
            return
        await tokens.issue(
            conn, mint=lambda: given, purpose="link" if token == "other purpose" else "button",
            action=action, args=args, expires_at=around.now + life, now=around.now,
            chat_id=chat.id + (1 if token == "elsewhere" else 0), single_use=token == "used",
        )  # fmt: skip
        if token == "used":
            await tokens.redeem(
                conn, given, purpose="button", now=around.now, chat_id=chat.id, by=1
            )

    where = {"id": place.telegram_id or telegram_id, "type": place.type, "title": place.name}
    if place.telegram_id is None:
        where = {"id": telegram_id, "type": "private", "first_name": "X"}
    pressed = {
        "update_id": 1,
        "callback_query": {
            "id": "1", "chat_instance": "1", "data": given,
            "from": {"id": telegram_id, "is_bot": False, "first_name": "X"},
            "message": {"message_id": 77, "date": 1_699_400_000, "chat": where, "text": "…"},
        },
    }  # fmt: skip
    return await _act(cast, pressed, count, prepare)


def _message(telegram_id: int, place: Place, words: str) -> dict[str, Any]:
    private = place.telegram_id is None
    where = {"id": place.telegram_id, "type": place.type, "title": place.name}
    if private:
        where = {"id": telegram_id, "type": "private", "first_name": "X"}
    return {
        "update_id": 1,
        "message": {
            "message_id": 78, "date": 1_699_400_000, "chat": where, "text": words,
            "from": {"id": telegram_id, "is_bot": False, "first_name": "X"},
        },
    }  # fmt: skip


async def _act(cast: Cast, raw: dict[str, Any], count: Count, prepare: Any = None) -> Seen:
    """One update through the routes; what it led to, and then nothing of it stays."""
    count.cells += 1
    update_ = telegram.Update.de_json(raw, None)
    seen: Seen | None = None
    try:
        async with cast.stand.commune.db.write() as conn:
            around = cast.around()
            if prepare is not None:
                await prepare(conn, around)
            cast.before = cast.before or await _print(conn)
            newest = (await conn.execute(select(func.max(delivery.c.id)))).scalar() or 0
            try:
                after = await updates.handle(conn, update_, around)
            except Exception as error:
                seen = Seen((), "", refused=False, error=f"{type(error).__name__}: {error}"[:120])
                raise _Undo from error
            rows = await conn.execute(select(delivery.c.payload).where(delivery.c.id > newest))
            said = [str(row.payload.get("text", row.payload)) for row in rows]
            said += [one.text for one in after if isinstance(one, AnswerPress)]
            changed = tuple(
                name for name, mark in (await _print(conn)).items() if mark != cast.before[name]
            )
            every = "\n".join(said)
            seen = Seen(changed, every, refused=FLAT in every or OF_HEAD in every)
            raise _Undo
    except _Undo:
        pass
    if seen is None:
        raise LookupError("a cell led to nothing")
    return seen


async def _print(conn: Connection) -> dict[str, str]:
    """A mark of each table that an act may change."""
    marks = {}
    for table in schema.sorted_tables:
        if table.name in QUIET:
            continue
        rows = (await conn.execute(table.select())).all()
        marks[table.name] = hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()
    return marks
