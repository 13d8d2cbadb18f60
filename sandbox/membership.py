"""Who is in a chat and how the bot stands there: people add, promote, restrict, block, leave.

Each act tells the bot what Telegram would: my_chat_member, chat_member, and service messages.
"""

from typing import Any

from sandbox.people import (
    Impossible,
    chat_of,
    message_of,
    must_be_in,
    person_of,
    say,
    service,
)
from sandbox.standing import bot_changes, member, member_changes
from sandbox.world import ANONYMOUS, INSIDE, Chat, Json, World

STANDINGS = INSIDE | {"left", "kicked"}


def start(world: World, user_id: int, payload: str = "") -> Json:
    """Open the bot by a link: /start with what the link carries. Who blocked it unblocks it so."""
    block(world, user_id, blocked=False)
    return say(world, user_id, user_id, text=f"/start {payload}".strip())


def add_bot(
    world: World, user_id: int, chat_id: Any, payload: str = "", *, as_admin: bool = False
) -> None:
    """Add the bot to a group, as a startgroup link does: it is told, then gets /start@bot payload."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    must_be_in(world, chat, user_id)
    if chat.bot not in INSIDE:
        admin = as_admin or chat.type == "channel"
        bot_changes(world, chat, user, bot="administrator" if admin else "member")
        if chat.type != "channel":
            service(world, chat, user, new_chat_members=[world.bot])
    if payload:
        say(world, user_id, chat.id, text=f"/start@{world.bot['username']} {payload}")


def set_bot(
    world: World, user_id: int, chat_id: Any, status: str, *,
    can_pin: bool = True, can_delete: bool = True,
) -> None:  # fmt: skip
    """Promote, demote, restrict or remove the bot."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    if status not in STANDINGS:
        raise Impossible(f"a bot cannot be {status!r}; it can be {', '.join(sorted(STANDINGS))}")
    removed = status not in INSIDE and chat.bot in INSIDE
    bot_changes(world, chat, user, bot=status, can_pin=can_pin, can_delete=can_delete)
    if removed and chat.type != "channel":
        gone = world.add_message(chat, user, left_chat_member=world.bot)
        world.update("message", gone)  # of its own going the bot hears once more


def block(world: World, user_id: int, *, blocked: bool) -> None:
    """Block or unblock the bot."""
    user, chat = person_of(world, user_id), world.private(int(user_id))
    if chat.blocked != blocked:
        bot_changes(world, chat, user, blocked=blocked)


def migrate(world: World, chat_id: Any) -> Chat:
    """A group becomes a supergroup: a new id, two service messages, the old one answers no more."""
    old = chat_of(world, chat_id)
    if old.type != "group":
        raise Impossible("only a basic group becomes a supergroup")
    new = world.group(
        old.title, "supergroup", owner=old.owner, admins=set(old.admins), members=set(old.members)
    )
    new.bot, new.can_pin, new.can_delete = old.bot, old.can_pin, old.can_delete
    owner = person_of(world, old.owner or next(iter(old.members)))
    away = world.add_message(old, owner, migrate_to_chat_id=new.id)
    old.migrated_to = new.id
    came = world.add_message(
        new, ANONYMOUS, migrate_from_chat_id=old.id, sender_chat=world.shown(new)
    )
    if new.has_bot:
        world.update("message", away)
        world.update("message", came)
    world.tell("chat", chat=old.id)
    world.tell("chat", chat=new.id)
    return new


def disband(world: World, chat_id: Any) -> None:
    """The owner deletes the group for everybody."""
    chat = chat_of(world, chat_id)
    bot_changes(world, chat, person_of(world, chat.owner), bot="left", deleted=True)


def deactivate(world: World, user_id: int) -> None:
    """The person deletes their account."""
    person_of(world, user_id)
    world.deactivated.add(int(user_id))
    world.tell("user", user=world.users[int(user_id)])


def rename(world: World, user_id: int, chat_id: Any, title: str) -> None:
    """Give a group another title."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    world.rename(chat, title)
    service(world, chat, user, new_chat_title=title)
    world.tell("chat", chat=chat.id)


def join(world: World, user_id: int, chat_id: Any) -> None:
    """Come into a group."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    before = member(world, chat, int(user_id))
    chat.members.add(int(user_id))
    member_changes(world, chat, user, int(user_id), before)
    service(world, chat, user, new_chat_members=[user])


def leave(world: World, user_id: int, chat_id: Any) -> None:
    """Leave a group."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    before = member(world, chat, int(user_id))
    chat.members.discard(int(user_id))
    chat.admins.discard(int(user_id))
    if chat.owner == int(user_id):
        chat.owner = None
    member_changes(world, chat, user, int(user_id), before)
    service(world, chat, user, left_chat_member=user)


def promote(world: World, chat_id: Any, user_id: int, *, admin: bool = True) -> None:
    """Make somebody an administrator of a group, or no longer."""
    chat, user = chat_of(world, chat_id), person_of(world, user_id)
    must_be_in(world, chat, int(user_id))
    before = member(world, chat, int(user_id))
    (chat.admins.add if admin else chat.admins.discard)(int(user_id))
    by = world.users.get(chat.owner or 0, user)
    member_changes(world, chat, by, int(user_id), before)


def link(world: World, channel_id: Any, group_id: Any) -> None:
    """Make a supergroup a channel's group of discussion: posts are copied there."""
    channel, group = chat_of(world, channel_id), chat_of(world, group_id)
    if (channel.type, group.type) != ("channel", "supergroup"):
        raise Impossible("a channel is linked with a supergroup")
    channel.linked, group.linked = group.id, channel.id


def pin(world: World, user_id: int, chat_id: Any, message_id: int, *, pinned: bool) -> None:
    """Pin or unpin by hand; of unpinning the bot hears nothing, as in Telegram."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    message = message_of(chat, message_id)
    if pinned and int(message_id) not in chat.pinned:
        chat.pinned.append(int(message_id))
        service(world, chat, user, pinned_message=world.inner(message))
    elif not pinned and int(message_id) in chat.pinned:
        chat.pinned.remove(int(message_id))
    world.tell("pinned", chat=chat.id, pinned=chat.pinned)


def delete(world: World, chat_id: Any, message_id: int) -> None:
    """A person deletes a message; the bot hears nothing."""
    chat = chat_of(world, chat_id)
    message_of(chat, message_id)
    world.remove(chat, int(message_id))
