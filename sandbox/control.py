"""The control side: what the page, the demo and tests may do for people, and what they may ask.

ACTS is the table of POST /control/<act>; docs/sandbox.md says what each body holds. Acts raise
Impossible, ApiError, ValueError, KeyError or TypeError where the world or the body does not allow it.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from itertools import takewhile
from typing import Any

from sandbox import limits, membership, people, topics
from sandbox.world import Chat, Json, World

Act = Callable[[World, Json], Any]


def _person(world: World, body: Json) -> Any:
    more = {name: str(body[name]) for name in body if name not in ("first_name", "id")}
    return world.person(str(body["first_name"]), user_id=int(body.get("id") or 0), **more)


def _chat(world: World, body: Json) -> Any:
    kind = body.get("type", "group")
    if kind not in ("group", "supergroup", "channel"):
        raise ValueError(f"no chat of the type {kind}")
    owner = body.get("owner")
    chat = world.group(
        str(body["title"]),
        kind,
        owner=None if owner is None else people.person_of(world, owner)["id"],
        username=str(body.get("username", "")),
        admins=_ids(world, body.get("admins", [])),
        members=_ids(world, body.get("members", [])),
    )
    return chat_state(world, chat)


def _ids(world: World, given: list[Any]) -> set[int]:
    return {people.person_of(world, one)["id"] for one in given}


def _say(world: World, body: Json) -> Any:
    return people.say(world, int(body.pop("user")), body.pop("chat"), **body)


def _album(world: World, body: Json) -> Any:
    kind = "document" if body.get("kind") == "document" else "photo"
    return people.album(
        world, int(body["user"]), body["chat"], body["photos"], body.get("text", ""), kind
    )


def _press(world: World, body: Json) -> Any:
    return people.press(
        world, int(body["user"]), body["chat"], body.get("message_id"), button=body.get("button"),
        data=body.get("data"), row=body.get("row"), column=body.get("column"),
    )  # fmt: skip


def _bot(world: World, body: Json) -> Any:
    membership.set_bot(
        world, int(body["user"]), body["chat"], body["status"],
        can_pin=body.get("can_pin", True), can_delete=body.get("can_delete", True),
    )  # fmt: skip


def _clock(world: World, body: Json) -> Any:
    if "set" in body:
        world.clock.set(datetime.fromisoformat(body["set"]))
    if "advance" in body:
        world.clock.advance(float(body["advance"]))
    if "frozen" in body:
        world.clock.freeze(bool(body["frozen"]))
    world.tell("clock", now=world.clock.now())
    return {"now": world.clock.now(), "iso": world.clock.moment().isoformat(),
            "frozen": world.clock.frozen_at is not None}  # fmt: skip


def _fault(world: World, body: Json) -> Any:
    found = world.faults.add(body.pop("kind"), **body)
    world.tell("faults")
    return asdict(found)


def _clear(world: World, body: Json) -> Any:
    world.faults.clear(body.get("id"))
    world.tell("faults")


def _limits(world: World, body: Json) -> Any:
    for name in limits.SETTINGS:
        if name in body:
            setattr(world.limits, name, body[name])
    world.tell("faults")
    return world.limits.state()


def _rules(world: World, body: Json) -> Any:
    if "privacy" in body:
        world.rules.privacy = bool(body["privacy"])
    if "press_life" in body:
        world.rules.press_life = float(body["press_life"])
    if "press_kept" in body:
        world.queue.press_kept = float(body["press_kept"])
    return asdict(world.rules) | {"press_kept": world.queue.press_kept}


def _updates(world: World, body: Json) -> Any:
    return world.queue.inject(body["update"], world.clock.now())


def _revoke(world: World, body: Json) -> Any:
    world.revoked = bool(body.get("revoked", True))


def _marks(world: World, body: Json) -> Any:
    world.marks = list(body["marks"])
    world.tell("clock", now=world.clock.now())


ACTS: dict[str, Act] = {
    "person": _person,
    "chat": _chat,
    "say": _say,
    "album": _album,
    "press": _press,
    "edit": lambda world, body: people.edit(
        world, int(body["user"]), body["chat"], body["message_id"], body["text"]
    ),
    "react": lambda world, body: people.react(
        world, int(body["user"]), body["chat"], int(body["message_id"]), body.get("emoji", "")
    ),
    "start": lambda world, body: membership.start(
        world, int(body["user"]), body.get("payload", "")
    ),
    "add_bot": lambda world, body: membership.add_bot(
        world, int(body["user"]), body["chat"], body.get("payload", ""),
        as_admin=bool(body.get("as_admin")),
    ),
    "bot": _bot,
    "block": lambda world, body: membership.block(
        world, int(body["user"]), blocked=bool(body.get("blocked", True))
    ),
    "migrate": lambda world, body: chat_state(world, membership.migrate(world, body["chat"])),
    "disband": lambda world, body: membership.disband(world, body["chat"]),
    "rename": lambda world, body: membership.rename(
        world, int(body["user"]), body["chat"], str(body["title"])
    ),
    "topic": lambda world, body: topics.open_topic(
        world, int(body["user"]), body["chat"], str(body["title"])
    ),
    "delete_topic": lambda world, body: topics.delete_topic(
        world, body["chat"], int(body["topic"])
    ),
    "join": lambda world, body: membership.join(world, int(body["user"]), body["chat"]),
    "leave": lambda world, body: membership.leave(world, int(body["user"]), body["chat"]),
    "promote": lambda world, body: membership.promote(
        world, body["chat"], int(body["user"]), admin=bool(body.get("admin", True))
    ),
    "link": lambda world, body: membership.link(world, body["channel"], body["group"]),
    "pin": lambda world, body: membership.pin(
        world, int(body["user"]), body["chat"], int(body["message_id"]),
        pinned=bool(body.get("pinned", True)),
    ),
    "delete": lambda world, body: membership.delete(world, body["chat"], int(body["message_id"])),
    "deactivate": lambda world, body: membership.deactivate(world, int(body["user"])),
    "clock": _clock,
    "fault": _fault,
    "clear": _clear,
    "limits": _limits,
    "rules": _rules,
    "updates": _updates,
    "revoke": _revoke,
    "marks": _marks,
    "reset": lambda world, _body: world.forget_everything(),
}  # fmt: skip


# ------------------------------------------------------------------------------------- asking


def state(world: World) -> Json:
    """Everything the page needs to begin with."""
    return {
        "now": world.clock.now(),
        "frozen": world.clock.frozen_at is not None,
        "bot": world.bot,
        "users": list(world.users.values()),
        "chats": [
            chat_state(world, chat) for chat in world.chats.values() if chat.migrated_to is None
        ],
        "upgraded": [
            (chat.id, chat.migrated_to) for chat in world.chats.values() if chat.migrated_to
        ],
        "faults": world.faults.state(),
        "limits": world.limits.state(),
        "rules": asdict(world.rules) | {"press_kept": world.queue.press_kept},
        "marks": world.marks,
        "commands": world.commands,
        "waiting": len(world.queue),
        "polls": world.queue.pollers,
    }


def chat_state(world: World, chat: Chat) -> Json:
    """One chat for the page: who is in it, how the bot stands, its newest message."""
    newest = next(reversed(chat.messages.values()), None)
    user = world.users.get(chat.user or 0, {})
    name = " ".join(part for part in (user.get("first_name"), user.get("last_name")) if part)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or name,
        "user": chat.user,
        "members": sorted(chat.members),
        "admins": sorted(chat.admins),
        "owner": chat.owner,
        "bot": "kicked" if chat.blocked else chat.bot,
        "pinned": chat.pinned,
        "last": newest,
        "count": len(chat.messages),
    }


def messages(world: World, chat_id: Any, since: int = 0) -> list[Json]:
    """The messages of a chat after an id, the eldest first, as people see them."""
    chat = people.chat_of(world, chat_id)
    found = list(takewhile(lambda one: one["message_id"] > since, reversed(chat.messages.values())))
    return [world.seen(chat, message) for message in reversed(found)]


def newest(
    world: World, chat_id: Any, like: str, since: int, *, by_bot: bool = True
) -> Json | None:
    """The newest message after an id with these words, of the bot or of anybody."""
    chat = people.chat_of(world, chat_id)
    for message in takewhile(
        lambda one: one["message_id"] > since, reversed(chat.messages.values())
    ):
        said = message.get("text") or message.get("caption") or ""
        if like in said and (message["message_id"] in chat.mine or not by_bot):
            return world.seen(chat, message)
    return None


def webhook(world: World) -> Json:
    """How the webhook stands."""
    known = world.webhook
    return {"url": known.get("url", ""), "secret": bool(known.get("secret")),
            "fails": known.get("fails", 0), "error": known.get("error", ""),
            "waiting": len(world.queue)}  # fmt: skip
