"""The control side over HTTP: the page, the demo and the tests act for people and ask for the truth.

POST /control/<act> with a JSON body does what sandbox/people.py says; GET /control/<what> asks.
The table is docs/sandbox.md.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sandbox import people
from sandbox.world import Chat, Json, World

Act = Callable[[World, Json], Any]


def _person(world: World, body: Json) -> Any:
    return world.person(body.pop("first_name"), **body)


def _chat(world: World, body: Json) -> Any:
    chat = world.group(
        body["title"],
        body.get("type", "group"),
        owner=body.get("owner"),
        admins=set(body.get("admins", [])),
        members=set(body.get("members", [])),
    )
    return chat_state(world, chat)


def _say(world: World, body: Json) -> Any:
    return people.say(world, int(body.pop("user")), body.pop("chat"), **body)


def _album(world: World, body: Json) -> Any:
    return people.album(
        world, int(body["user"]), body["chat"], body["photos"], body.get("text", "")
    )


def _press(world: World, body: Json) -> Any:
    return people.press(
        world, int(body["user"]), body["chat"], body.get("message_id"),
        button=body.get("button"), data=body.get("data"),
    )  # fmt: skip


def _bot(world: World, body: Json) -> Any:
    people.set_bot(
        world, int(body["user"]), body["chat"], body["status"], can_pin=body.get("can_pin", True)
    )


def _clock(world: World, body: Json) -> Any:
    if "set" in body:
        world.clock.set(datetime.fromisoformat(body["set"]))
    if "advance" in body:
        world.clock.advance(float(body["advance"]))
    world.tell("clock", now=world.clock.now())
    return {"now": world.clock.now(), "iso": world.clock.moment().isoformat()}


def _fault(world: World, body: Json) -> Any:
    found = world.faults.add(body.pop("kind"), **body)
    world.tell("faults")
    return asdict(found)


def _clear(world: World, body: Json) -> Any:
    world.faults.clear(body.get("id"))
    world.faults.unreachable_until = 0.0
    world.tell("faults")


def _limits(world: World, body: Json) -> Any:
    for name in ("on", "overall", "group", "chat", "burst", "group_window", "overall_window"):
        if name in body:
            setattr(world.limits, name, body[name])
    world.tell("faults")


def _updates(world: World, body: Json) -> Any:
    world.updates.append(
        {"update_id": next(world.update_ids)} | body["update"] | {"_at": world.clock.now()}
    )
    world.wake()


def _revoke(world: World, body: Json) -> Any:
    world.revoked = bool(body.get("revoked", True))


def _deactivate(world: World, body: Json) -> Any:
    people.person_of(world, body["user"])["_deactivated"] = True


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
    "start": lambda world, body: people.start(world, int(body["user"]), body.get("payload", "")),
    "add_bot": lambda world, body: people.add_bot(
        world, int(body["user"]), body["chat"], body.get("payload", ""),
        as_admin=bool(body.get("as_admin")),
    ),
    "bot": _bot,
    "block": lambda world, body: people.block(
        world, int(body["user"]), blocked=bool(body.get("blocked", True))
    ),
    "migrate": lambda world, body: chat_state(world, people.migrate(world, body["chat"])),
    "rename": lambda world, body: people.rename(
        world, int(body["user"]), body["chat"], body["title"]
    ),
    "join": lambda world, body: people.join(world, int(body["user"]), body["chat"]),
    "leave": lambda world, body: people.leave(world, int(body["user"]), body["chat"]),
    "pin": lambda world, body: people.pin(
        world, int(body["user"]), body["chat"], int(body["message_id"]),
        pinned=bool(body.get("pinned", True)),
    ),
    "delete": lambda world, body: people.delete(world, body["chat"], int(body["message_id"])),
    "promote": lambda world, body: people.promote(world, body["chat"], int(body["user"])),
    "deactivate": _deactivate,
    "clock": _clock,
    "fault": _fault,
    "clear": _clear,
    "limits": _limits,
    "updates": _updates,
    "revoke": _revoke,
    "marks": _marks,
}  # fmt: skip


def state(world: World) -> Json:
    """Everything the page needs to begin with."""
    return {
        "now": world.clock.now(),
        "bot": world.bot,
        "users": list(world.users.values()),
        "chats": [chat_state(world, chat) for chat in world.chats.values()
                  if chat.migrated_to is None],
        "faults": world.faults.state(),
        "limits": {"on": world.limits.on, "overall": world.limits.overall,
                   "group": world.limits.group, "refused": world.limits.refused},
        "marks": world.marks,
        "commands": world.commands,
    }  # fmt: skip


def chat_state(world: World, chat: Chat) -> Json:
    """One chat for the page: who is in it, how the bot stands, its newest message."""
    newest = next(reversed(chat.messages.values()), None)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or _name(world, chat),
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
    """The messages of a chat from an id on, with the reply keyboards they carry."""
    chat = people.chat_of(world, chat_id)
    found = []
    for message_id, message in chat.messages.items():
        if message_id > since:
            keyboard = chat.keyboards.get(message_id)
            found.append(message | ({"_keyboard": keyboard} if keyboard else {}))
    return found


def ledger(world: World, method: str | None, chat_id: int | None, since: int) -> list[Json]:
    """What was accepted, in order: the truth that tests judge by."""
    return [
        {key: value for key, value in one.items() if key != "result"} | {"n": number}
        for number, one in enumerate(world.accepted)
        if number >= since
        and (method is None or one["method"] == method)
        and (chat_id is None or one["chat_id"] == chat_id)
    ]


def _name(world: World, chat: Chat) -> str:
    user = world.users.get(chat.user or 0, {})
    return " ".join(part for part in (user.get("first_name"), user.get("last_name")) if part)
