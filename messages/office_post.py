"""What the office hears: its officers, and whoever stands above them where none can be written to."""

from dataclasses import replace
from typing import Any

from messages import post
from messages.post import Manner, Voice
from storage import chats, people
from storage.people import Person

NOTICE = Manner(kind="notice")


async def tell(
    voice: Voice,
    commune_id: int,
    template: str,
    *,
    keyboard: Any = (),
    also: tuple[str, ...] = (),
    once: str | None = None,
    but: int | None = None,
    manner: Manner = NOTICE,
    **facts: Any,
) -> None:
    """Say something to every officer who has opened the bot; under the name `once` no second time.

    The person `but` is left out.

    Where none of them can be written to, leaders and administrators hear it in their place.
    """
    told = await people.holding(voice.conn, commune_id=commune_id, roles=("officer", *also))
    if not [one for one in told if await _hears(voice, one)]:
        told += await people.holding(voice.conn, commune_id=commune_id, roles=("leader", "admin"))
    for one in {one.id: one for one in told}.values():
        if one.chat_id is not None and one.id != but:
            await post.post(
                voice,
                template,
                chat_id=one.chat_id,
                commune_id=commune_id,
                keyboard=keyboard,
                manner=replace(manner, dedupe_key=f"{once}:{one.id}" if once else None),
                **facts,
            )


async def _hears(voice: Voice, person: Person) -> bool:
    chat = await chats.get(voice.conn, person.chat_id) if person.chat_id is not None else None
    return chat is not None and chat.state == "active"
