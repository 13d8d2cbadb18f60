"""The works that one message spoke of: kept until each is sent or put aside, offered one after the other.

Buttons carry only the list's name and a number; the list itself is a fact of the database, so that a
restart, an old button or a second press registers nothing twice and loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from campaigns.errors import NotYours
from campaigns.forms.draft import Answer, Pending
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from storage import facts

MOST = 60  # characters on a button


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message said about one work, and which place it has in which list."""

    known: Mapping[str, Answer] = field(default_factory=dict)
    offers: Mapping[str, Pending] = field(default_factory=dict)
    place: Mapping[str, object] = field(default_factory=dict)


NOTHING = Heard()


async def keep(turn: Turn, works: list[dict[str, Any]], milestone_id: int) -> str:
    """Keep the works of this message; the list's name comes back."""
    name = turn.around.mint()
    kept = {"chat": turn.chat.id, "milestone": milestone_id, "works": works}
    await facts.put(turn.conn, facts.heard(turn.telegram_id, name), kept, now=turn.now)
    return name


async def load(turn: Turn, name: str) -> dict[str, Any]:
    """The list, for whoever wrote the message, where it was written; raises NotYours."""
    kept = await _kept(turn, name)
    if kept is None or kept["chat"] != turn.chat.id:
        raise NotYours()
    return kept


async def _kept(turn: Turn, name: str) -> dict[str, Any] | None:
    kept: dict[str, Any] | None = await facts.get(turn.conn, facts.heard(turn.telegram_id, name))
    return kept


async def show(turn: Turn, name: str, *, foreign: int = 0) -> None:
    """The card: every work that is not sent yet, each with its button."""
    works = (await load(turn, name))["works"]
    left = _left(works)
    keys = [[_key(works, name, at)] for at in left]
    if len(left) > 1:
        label = labels.HEARD_ALL.format(len(left))
        keys.insert(0, [Button(label, "heard.pick", {"b": name, "n": left[0]})])
    if keys:
        keys.append([Button(labels.HEARD_LATER, "heard.later", {"b": name})])
    sent = [one for one in works if one["sent"]]
    await turn.say("work/heard", keyboard=keys, works=works, sent=len(sent), foreign=foreign)


async def sent(turn: Turn, place: Mapping[str, Any] | None) -> None:
    """The work of this place was sent in: it is off the list, and the next one is offered."""
    if not place:
        return
    name = str(place["b"])
    kept = await _kept(turn, name)
    if kept is None:
        return
    kept["works"][int(place["n"])]["sent"] = True
    await facts.put(turn.conn, facts.heard(turn.telegram_id, name), kept, now=turn.now)
    await offer(turn, place)


async def offer(turn: Turn, place: Mapping[str, Any] | None) -> None:
    """What is left of the message, the next one with one tap."""
    kept = await _kept(turn, str(place["b"])) if place else None
    left = _left(kept["works"]) if kept else []
    if not place or kept is None or len(kept["works"]) < 2 or not left:
        return
    name = str(place["b"])
    after = [at for at in left if at > int(place["n"])] or left
    label = (labels.HEARD_NEXT + kept["works"][after[0]]["label"])[:MOST]
    keys = [[Button(label, "heard.pick", {"b": name, "n": after[0]})]]
    if len(left) > 1:
        keys.append([Button(labels.HEARD_LIST, "heard.list", {"b": name})])
    keys.append([Button(labels.HEARD_LATER, "heard.later", {"b": name})])
    await turn.say("work/heard_left", keyboard=keys, left=len(left), number=len(kept["works"]))


async def later(turn: Turn) -> None:
    """ "Để sau": the list waits behind a button."""
    name = str(turn.args["b"])
    left = _left((await load(turn, name))["works"])
    keys = [[Button(labels.HEARD_LIST, "heard.list", {"b": name})]]
    await turn.rewrite("work/heard_later", keyboard=keys if left else (), left=len(left))


def _left(works: list[dict[str, Any]]) -> list[int]:
    return [at for at, one in enumerate(works) if not one["sent"]]


def _key(works: list[dict[str, Any]], name: str, at: int) -> Button:
    label = f"{at + 1}. {works[at]['label']}"[:MOST]
    return Button(label, "heard.pick", {"b": name, "n": at})
