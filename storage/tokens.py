"""Tokens behind buttons, invites and links: random, kept as a hash, one purpose, expiring (P12).

A token carries no authority: it says what is asked for, and whoever redeems it is asked who they
are. A single-use one is used up atomically: of two who redeem it at once, exactly one succeeds.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, delete, or_, select, update

from storage import prepared as places
from storage.engine import Connection
from storage.prepared import Prepared
from storage.schema import token as table


class Redeemed(NamedTuple):
    """What a valid token stands for."""

    purpose: str
    action: str
    args: Mapping[str, Any]
    commune_id: int | None


class NewToken(NamedTuple):
    """A token to be issued."""

    purpose: str
    action: str
    args: Mapping[str, Any]
    expires_at: datetime
    commune_id: int | None = None
    chat_id: int | None = None
    single_use: bool = False


LONGEST: Final = 43  # letters: 256 bits in base64url; links and buttons of Telegram hold 64


_LINKABLE = re.compile(r"[A-Za-z0-9_-]+")


def _hash(given: str) -> bytes:
    return hashlib.sha256(given.encode("utf-8", "replace")).digest()


_STANDS_FOR = tuple(table.c[name] for name in Redeemed._fields)
_KEPT = (*NewToken._fields, "hash", "created_at")
_ISSUE: Final = Prepared(table.insert().values({name: places.given(name) for name in _KEPT}))


def _valid(given: str, purpose: str, now: datetime) -> list[ColumnElement[bool]]:
    return [
        table.c.hash == _hash(given),
        table.c.purpose == purpose,
        table.c.expires_at > now,
        or_(table.c.single_use.is_(False), table.c.used_at.is_(None)),
    ]


async def issue(
    conn: Connection,
    *,
    mint: Callable[[], str],
    purpose: str,
    action: str,
    args: Mapping[str, Any],
    expires_at: datetime,
    now: datetime,
    commune_id: int | None = None,
    chat_id: int | None = None,
    single_use: bool = False,
) -> str:
    """Make one token and give it out; only its hash stays with us.

    `mint` gives at least 128 random bits as at most 43 letters, digits, `_` and `-`.
    """
    new = NewToken(purpose, action, args, expires_at, commune_id, chat_id, single_use)
    return (await issue_all(conn, [new], mint=mint, now=now))[0]


async def issue_all(
    conn: Connection, wanted: list[NewToken], *, mint: Callable[[], str], now: datetime
) -> list[str]:
    """Make several tokens in one statement, in the order asked for."""
    made = [mint() for _ in wanted]
    if any(len(text) > LONGEST or not _LINKABLE.fullmatch(text) for text in made):
        raise ValueError("a token must fit into a link")
    if made:
        await _ISSUE.run_each(
            conn,
            [
                {
                    "hash": _hash(text),
                    "commune_id": one.commune_id,
                    "purpose": one.purpose,
                    "action": one.action,
                    "args": dict(one.args),
                    "chat_id": one.chat_id,
                    "single_use": one.single_use,
                    "expires_at": one.expires_at,
                    "created_at": now,
                }
                for text, one in zip(made, wanted, strict=True)
            ],
        )
    return made


async def look(conn: Connection, given: str, *, purpose: str, now: datetime) -> Redeemed | None:
    """What a token stands for, without using it; None where it is unknown, expired or used up."""
    row = (
        await conn.execute(select(*_STANDS_FOR).where(*_valid(given, purpose, now)))
    ).one_or_none()
    return None if row is None else Redeemed(**row._asdict())


async def redeem(
    conn: Connection,
    given: str,
    *,
    purpose: str,
    now: datetime,
    by: int | None,
    chat_id: int | None = None,
) -> Redeemed | None:
    """Use a token; one made for a chat works only there. None for every kind of wrong alike.

    `by` is the Telegram id of whoever uses it, None where we know nobody by it.
    """
    row = (
        await conn.execute(
            update(table)
            .where(
                *_valid(given, purpose, now),
                or_(table.c.chat_id.is_(None), table.c.chat_id == chat_id),
            )
            .values(used_at=now, used_by=by)
            .returning(*_STANDS_FOR)
        )
    ).one_or_none()
    return None if row is None else Redeemed(**row._asdict())


async def revoke(conn: Connection, *, purpose: str, action: str, commune_id: int) -> int:
    """Make every open token of one purpose and action useless; returns how many."""
    done = await conn.execute(
        delete(table).where(
            table.c.purpose == purpose, table.c.action == action, table.c.commune_id == commune_id
        )
    )
    return int(done.rowcount)


async def waiting(
    conn: Connection, *, chat_id: int, action: str, now: datetime, since: datetime | None = None
) -> list[tuple[bytes, Mapping[str, Any]]]:
    """The unused buttons of one action in one chat, the eldest first: each with what it carries."""
    query = select(table.c.hash, table.c.args).where(
        table.c.chat_id == chat_id, table.c.action == action, table.c.used_at.is_(None),
        table.c.expires_at > now, table.c.created_at >= (since or table.c.created_at),
    )  # fmt: skip
    found = (await conn.execute(query.order_by(table.c.created_at, table.c.hash))).all()
    return [(one.hash, one.args) for one in found]


async def use(conn: Connection, hash_: bytes, *, by: int, now: datetime) -> None:
    """Use up one that is `waiting`."""
    await conn.execute(update(table).where(table.c.hash == hash_).values(used_at=now, used_by=by))


async def forget_chat(conn: Connection, *, chat_id: int, action: str, used: bool = False) -> None:
    """Forget the buttons of one action in one chat, with what they carry; or those `used` alone."""
    rule = [table.c.chat_id == chat_id, table.c.action == action]
    if used:
        rule.append(table.c.used_at.is_not(None))
    await conn.execute(delete(table).where(*rule))


async def prune(conn: Connection, *, now: datetime, limit: int) -> int:
    """Forget what has expired, a part at a time; returns how many went."""
    over = select(table.c.hash).where(table.c.expires_at <= now).limit(limit)
    # Asked first: as one statement PostgreSQL reads all of the table to find these few again.
    old = (await conn.execute(over)).scalars().all()
    if not old:
        return 0
    gone = await conn.execute(delete(table).where(table.c.hash.in_(old)))
    return int(gone.rowcount)
