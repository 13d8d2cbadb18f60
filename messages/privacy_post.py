"""What is said about people's own data: /dulieu in words, and the office's part in erasing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from messages import filters, labels, post
from messages import privacy_words as words
from messages.keyboards import Button
from messages.post import Manner, Voice
from storage import people, units
from storage.erase_requests import EraseRequest
from storage.people import Person

OFFICE = ("officer", "leader", "admin")
Group = tuple[str, list[str]]


async def described(
    voice: Voice, one: Person, counted: Mapping[str, int], every: Mapping[str, Any]
) -> list[Group]:
    """What is kept about a person, under a few headings."""
    you = [words.TELEGRAM_ID.format(one.telegram_id)]
    for said, value in (
        (words.NAME, one.name),
        (words.SHOWN, one.shown),
        (words.USERNAME, one.username),
        (words.PHONE, one.phone),
    ):
        if value:
            you.append(said.format(value))
    known = {
        unit.id: unit.name for unit in await units.everyone(voice.conn, commune_id=one.commune_id)
    }
    held = [
        words.ROLE.format(
            role=filters.holds(row["role"], known.get(row["unit_id"], "")),
            state=words.ROLE_STATES.get(row["state"], row["state"]),
            since=filters.short_day(local(voice, row["since"]).date()),
        )
        for row in every["role"]
    ]
    agreed = [
        words.AGREED.format(version=row["version"], at=filters.at(local(voice, row["at"])))
        for row in every["consent"]
    ]
    kept = [
        words.COUNT.format(what=words.SECTIONS[name], number=number)
        for name, number in counted.items()
        if number and name not in ("person", "role", "consent")
    ]
    groups = [
        (words.YOU, you),
        (words.ROLES, held),
        (words.CONSENT, agreed or [words.NO_CONSENT]),
        (words.KEPT, kept),
    ]
    return [(title, lines) for title, lines in groups if lines]


def stranger(telegram_id: int) -> Group:
    """What is kept about somebody without a role: the number it takes to answer."""
    return (words.YOU, [words.TELEGRAM_ID.format(telegram_id)])


def local(voice: Voice, written: str | datetime) -> datetime:
    """A stored instant in the commune's zone."""
    moment = datetime.fromisoformat(written) if isinstance(written, str) else written
    return moment.astimezone(voice.tz)


async def roles_of(voice: Voice, one: Person) -> list[tuple[str, str]]:
    """The roles somebody would lose, with their villages."""
    known = {
        unit.id: unit.name for unit in await units.everyone(voice.conn, commune_id=one.commune_id)
    }
    return [(held.role, known.get(held.unit_id or 0, "")) for held in one.roles]


async def tell_office(voice: Voice, request: EraseRequest, one: Person, *, reminder: bool) -> None:
    """The request, to everybody who may carry it out."""
    roles = await roles_of(voice, one)
    staff = await people.holding(voice.conn, commune_id=request.commune_id, roles=OFFICE)
    for officer in staff:
        if officer.chat_id is None:
            continue
        await post.post(
            voice,
            "privacy/erase_order",
            chat_id=officer.chat_id,
            commune_id=request.commune_id,
            keyboard=[[Button(labels.ERASE_NOW, "privacy.erase.order", {"q": request.id})]],
            manner=Manner(kind="notice"),
            name=one.called,
            due=local(voice, request.due_at),
            reminder=reminder,
            roles=roles,
            last=[two.id for two in staff] == [one.id],
        )


async def goodbye(voice: Voice, one: Person) -> None:
    """The last message to somebody who is about to be erased."""
    if one.chat_id is not None:
        await post.post(
            voice,
            "privacy/erase_goodbye",
            chat_id=one.chat_id,
            commune_id=one.commune_id,
            manner=Manner(kind="notice"),
        )
