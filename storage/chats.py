"""Chats by our own id: an upgrade of a group changes one row, and every key stays.

State is active, unreachable (kicked, blocked, left), attention (the bot may not write) or left;
the reason is a code that messages/reasons.py puts into words.
"""

from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import or_, select, update

from campaigns.tidy import tidy
from storage import boards
from storage.columns import insert_into
from storage.engine import Connection
from storage.prepared import Prepared, given
from storage.schema import chat as table
from storage.schema import delivery, token

OPEN: Final = ("queued", "leased", "sending")
NUMBERS: Final = ("message_id", "reply_to")  # what a payload calls messages of its chat by
NEVER_CAME: Final = 0  # no delivery's id


class Chat(NamedTuple):
    """One chat of one bot."""

    id: int
    bot_id: int
    telegram_id: int
    former_telegram_id: int | None
    commune_id: int | None
    unit_id: int | None
    type: str
    title: str
    state: str
    reason: str | None
    title_changed: bool
    linked_at: datetime | None
    linked_by: int | None
    leave_at: datetime | None
    paused_until: datetime | None


NOWHERE: Final = -(2**62)  # below every id that Telegram gives

_COLUMNS = tuple(table.c[name] for name in Chat._fields)
_GET: Final = Prepared(select(*_COLUMNS).where(table.c.id == given("id")))
_KNOWN_AS: Final = [
    Prepared(
        select(*_COLUMNS)
        .where(table.c.bot_id == given("bot_id"), name == given("telegram_id"))
        .order_by(table.c.id)
        .limit(1)
    )
    for name in (table.c.telegram_id, table.c.former_telegram_id)
]


def one_line(chat: Chat) -> str:
    """The name under which a group that nobody linked hears its one line, each time we are added."""
    return f"outside:{chat.id}:{chat.leave_at}"


async def get(conn: Connection, chat_id: int) -> Chat | None:
    """One chat by our id."""
    row = await _GET.row(conn, id=chat_id)
    return None if row is None else Chat(*row)


async def find(conn: Connection, *, bot_id: int, telegram_id: int) -> Chat | None:
    """One chat by Telegram's id, else by the id it had before it became a supergroup."""
    for known_as in _KNOWN_AS:
        row = await known_as.row(conn, bot_id=bot_id, telegram_id=telegram_id)
        if row is not None:
            return Chat(*row)
    return None


async def get_or_create(
    conn: Connection, *, bot_id: int, telegram_id: int, type_: str, title: str, now: datetime
) -> Chat:
    """The chat with this Telegram id; a changed title of a linked group is kept and noted."""
    title = tidy(title)[:255]
    found = await find(conn, bot_id=bot_id, telegram_id=telegram_id)
    if found is None:
        await conn.execute(
            insert_into(conn, table)
            .values(
                bot_id=bot_id,
                telegram_id=telegram_id,
                type=type_,
                title=title,
                state="active",
                created_at=now,
            )
            .on_conflict_do_nothing(index_elements=["bot_id", "telegram_id"])
        )
        here = (table.c.bot_id == bot_id) & (table.c.telegram_id == telegram_id)
        made = await conn.execute(select(*_COLUMNS).where(here))
        return Chat(**made.one()._asdict())
    if found.telegram_id != telegram_id or (found.title, found.type) == (title, type_):
        return found
    renamed = found.title != title and found.unit_id is not None
    fresh = {
        "title": title,
        "type": type_,
        "title_changed": found.title_changed or renamed,
    }
    await conn.execute(update(table).where(table.c.id == found.id).values(fresh))
    return found._replace(title=title, type=type_, title_changed=found.title_changed or renamed)


async def set_state(
    conn: Connection, chat_id: int, *, state: str, reason: str | None = None
) -> bool:
    """Note how a chat stands; False where it stood so before."""
    done = await conn.execute(
        update(table)
        .where(
            table.c.id == chat_id,
            or_(table.c.state != state, table.c.reason.is_distinct_from(reason)),
        )
        .values(state=state, reason=reason)
    )
    return done.rowcount == 1


# Why a chat cannot be written to although it is no refusal of its own: what comes from it changes nothing.
OUR_OWN: Final = ("unlinked", "erased", "doubled")


async def heard_from(conn: Connection, chat: Chat) -> Chat:
    """Somebody wrote there, so the bot is inside: what was said of the chat before holds no more."""
    if chat.state != "unreachable" or chat.reason in OUR_OWN:
        return chat
    await set_state(conn, chat.id, state="active")
    return chat._replace(state="active", reason=None)


async def pause(conn: Connection, chat_id: int, *, until: datetime | None) -> None:
    """Telegram's retry_after for one chat."""
    await conn.execute(update(table).where(table.c.id == chat_id).values(paused_until=until))


async def migrate(conn: Connection, *, bot_id: int, old: int, new: int) -> Chat | None:
    """A group became a supergroup: the row keeps its id and link and takes the new Telegram id.

    Either of the two service messages may come first, and a row for the new id may exist already
    (made by a message that overtook them): it gives way, and what was meant for it goes on from the
    kept row. None where neither id is known.

    A supergroup numbers its messages anew: what was said before cannot be reached any more, and its
    numbers are forgotten, for they will be other messages'.
    """
    before = await find(conn, bot_id=bot_id, telegram_id=old)
    after = await find(conn, bot_id=bot_id, telegram_id=new)
    if before is None or before.telegram_id == new:
        return before or after
    fresh: dict[str, object] = {"telegram_id": new, "former_telegram_id": old}
    fresh |= {"type": "supergroup", "state": "active", "reason": None, "paused_until": None}
    await _forget_numbers(conn, before.id)
    if after is not None:
        await _give_way(conn, after, to=before.id)
        if before.unit_id is None and after.unit_id is not None:
            link_of = ("commune_id", "unit_id", "linked_at", "linked_by")
            fresh |= {name: getattr(after, name) for name in link_of} | {"leave_at": None}
    await conn.execute(update(table).where(table.c.id == before.id).values(fresh))
    return await get(conn, before.id)


async def _forget_numbers(conn: Connection, chat_id: int) -> None:
    """What was sent has no number; what is to go answers no message, and acts on none that ever came."""
    mine = delivery.c.chat_id == chat_id
    await boards.lost(conn, chat_id)
    numbered = [mine, delivery.c.message_id.is_not(None)]
    await conn.execute(update(delivery).where(*numbered).values(message_id=None))
    open_ = select(delivery.c.id, delivery.c.payload).where(mine, delivery.c.state.in_(OPEN))
    for row in (await conn.execute(open_)).all():
        payload = {key: one for key, one in row.payload.items() if key not in NUMBERS}
        if "message_id" in row.payload:
            payload["of"] = NEVER_CAME
        if payload != row.payload:
            await conn.execute(
                update(delivery).where(delivery.c.id == row.id).values(payload=payload)
            )


async def _give_way(conn: Connection, doubled: Chat, *, to: int) -> None:
    """A second row for one group: its open messages and its buttons belong to the first."""
    await conn.execute(
        update(delivery)
        .where(delivery.c.chat_id == doubled.id, delivery.c.state.in_(("queued", "leased")))
        .values(chat_id=to)
    )
    await conn.execute(update(token).where(token.c.chat_id == doubled.id).values(chat_id=to))
    await conn.execute(
        update(table)
        .where(table.c.id == doubled.id)
        .values(
            telegram_id=NOWHERE - doubled.id,
            state="left",
            reason="doubled",
            unit_id=None,
            leave_at=None,
        )
    )


async def link(
    conn: Connection, chat_id: int, *, commune_id: int, unit_id: int, by: int | None, now: datetime
) -> None:
    """Make a group the village's own."""
    await conn.execute(
        update(table)
        .where(table.c.id == chat_id)
        .values(
            commune_id=commune_id,
            unit_id=unit_id,
            linked_at=now,
            linked_by=by,
            leave_at=None,
            title_changed=False,
            state="active",
            reason=None,
        )
    )


async def unlink(conn: Connection, chat_id: int) -> None:
    """The group is no village's any more."""
    await conn.execute(
        update(table).where(table.c.id == chat_id).values(unit_id=None, commune_id=None)
    )


async def linked(conn: Connection, *, unit_id: int, bot_id: int) -> Chat | None:
    """The village's group: the newest linked one that can be written to, else the newest."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(table.c.unit_id == unit_id, table.c.bot_id == bot_id)
        .order_by(table.c.linked_at.desc(), table.c.id.desc())
    )
    found = [Chat(**row._asdict()) for row in rows]
    return next((one for one in found if one.state == "active"), found[0] if found else None)


async def linked_groups(conn: Connection, *, commune_id: int, bot_id: int) -> dict[int, Chat]:
    """Every village's group of a commune, by unit."""
    rows = await conn.execute(
        select(*_COLUMNS)
        .where(
            table.c.commune_id == commune_id,
            table.c.bot_id == bot_id,
            table.c.unit_id.is_not(None),
        )
        .order_by(table.c.linked_at, table.c.id)
    )
    groups: dict[int, Chat] = {}
    for row in rows:
        one = Chat(**row._asdict())
        unit_id = one.unit_id or 0
        if one.state == "active" or groups.get(unit_id) is None:
            groups[unit_id] = one
    return groups


async def leave_later(conn: Connection, chat_id: int, *, at: datetime | None) -> None:
    """When to leave a group that nobody linked; None: stay."""
    await conn.execute(update(table).where(table.c.id == chat_id).values(leave_at=at))


async def to_leave(conn: Connection, *, bot_id: int, now: datetime) -> list[Chat]:
    """The groups whose hour to be left has come."""
    rows = await conn.execute(
        select(*_COLUMNS).where(
            table.c.bot_id == bot_id, table.c.leave_at <= now, table.c.unit_id.is_(None)
        )
    )
    return [Chat(**row._asdict()) for row in rows]
