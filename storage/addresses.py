"""Where a village is spoken to: in its group, else in its head's or deputy's own chat with the bot.

What was merged is one: its heir may be reached in a group that was another's, and a merged unit in
its heir's. A group that is gone (deleted, the bot thrown out, not allowed to write) must not leave a village
without a word. Only those who hold the role now and have not withdrawn their consent are meant; what
is said goes to one chat, never to several.
"""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from storage import chats, units
from storage.chats import Chat
from storage.engine import Connection
from storage.schema import chat, person, role

HEADS = ("head", "deputy")  # in the order in which they are turned to

_CHAT = tuple(chat.c[name] for name in Chat._fields)


class Address(NamedTuple):
    """The chat to write to, if any, and why it is not the village's group ("": it is)."""

    chat: Chat | None
    why: str = ""

    def key(self, name: str) -> str:
        """The dedupe key of what is said here: what a group refused may be said in a chat."""
        return f"{name}@{self.chat.id}" if self.chat and self.why else name


async def of_unit(conn: Connection, *, unit_id: int, commune_id: int, bot_id: int) -> Address:
    """The one chat in which a unit is reached now."""
    group = await chats.linked(conn, unit_id=unit_id, bot_id=bot_id)
    if group is not None and group.state == "active":
        return Address(group)
    return (await of_units(conn, [unit_id], commune_id=commune_id, bot_id=bot_id))[unit_id]


async def of_units(
    conn: Connection, unit_ids: Collection[int], *, commune_id: int, bot_id: int
) -> dict[int, Address]:
    """The same for many units of one commune."""
    groups = await chats.linked_groups(conn, commune_id=commune_id, bot_id=bot_id)
    own = await own_chats(conn, commune_id=commune_id, bot_id=bot_id)
    heirs = await units.heirs(conn, commune_id=commune_id)
    found = {}
    for unit_id in unit_ids:
        every = units.family(heirs, unit_id)
        theirs = [groups[one] for one in every if one in groups]
        standing = next((one for one in theirs if one.state == "active"), None)
        group = standing or (theirs[0] if theirs else None)
        answering = dict.fromkeys((unit_id, heirs.get(unit_id, unit_id)))
        found[unit_id] = _address(group, [chat for one in answering for chat in own.get(one, [])])
    return found


async def own_chats(conn: Connection, *, commune_id: int, bot_id: int) -> dict[int, list[Chat]]:
    """By unit, the private chats of those who answer for it: heads first, however they stand."""
    query = (
        select(role.c.unit_id.label("of_unit"), *_CHAT)
        .join(person, person.c.id == role.c.person_id)
        .join(chat, chat.c.id == person.c.chat_id)
        .where(
            role.c.commune_id == commune_id,
            role.c.role.in_(HEADS),
            role.c.state == "active",
            chat.c.bot_id == bot_id,
        )
        .order_by(role.c.role.desc(), role.c.id)
    )
    found: dict[int, list[Chat]] = {}
    for row in await conn.execute(query):
        found.setdefault(int(row[0]), []).append(Chat(*row[1:]))
    return found


def _address(group: Chat | None, own: list[Chat]) -> Address:
    if group is not None and group.state == "active":
        return Address(group)
    why = "no_group" if group is None else group.reason or group.state
    return Address(next((one for one in own if one.state == "active"), None), why)
