"""The world of the sandbox: people, chats, messages, and what the bot has been told.

Plain state in memory. Everything that is shown to the bot is an object of the Bot API; everything
that happens is told to listeners (the page, tests that wait).
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.refusal import bad

Json = dict[str, Any]

RETENTION = 24 * 3600
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
# what getUpdates gives when nobody asked for more
DEFAULT_UPDATES = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "callback_query",
     "my_chat_member", "inline_query", "poll", "chat_join_request"}
)  # fmt: skip
FULL_RIGHTS = {
    "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True,
    "can_delete_messages": True, "can_manage_video_chats": True, "can_restrict_members": True,
    "can_promote_members": False, "can_change_info": True, "can_invite_users": True,
    "can_post_stories": True, "can_edit_stories": True, "can_delete_stories": True,
    "can_pin_messages": True,
}  # fmt: skip


@dataclass(slots=True)
class Chat:
    """One chat. `members` holds person ids; `bot` how the bot stands in it."""

    id: int
    type: str
    title: str = ""
    user: int | None = None  # the person of a private chat
    owner: int | None = None
    admins: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    bot: str = "left"  # left | member | administrator | kicked | restricted
    blocked: bool = False  # a person blocked the bot
    opened: bool = False  # a person wrote to the bot first
    migrated_to: int | None = None
    linked_channel: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    next_message: Any = None
    can_pin: bool = True
    keyboards: dict[int, Json] = field(default_factory=dict)

    @property
    def group(self) -> bool:
        """Whether Telegram paces it as a group."""
        return self.type in ("group", "supergroup", "channel")


@dataclass(slots=True)
class World:
    """Everything there is."""

    clock: Clock
    token: str
    bot: Json
    users: dict[int, Json] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    allowed: frozenset[str] = DEFAULT_UPDATES
    webhook: Json = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    files: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)  # id: name, type, bytes
    accepted: list[Json] = field(default_factory=list)
    presses: dict[str, Json] = field(default_factory=dict)
    popups: list[Json] = field(default_factory=list)
    marks: list[Json] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    revoked: bool = False
    listeners: list[Callable[[Json], None]] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    pollers: int = 0
    ids: Any = field(default_factory=lambda: count(5001))
    group_ids: Any = field(default_factory=lambda: count(4001))
    small_messages: Any = field(default_factory=lambda: count(1))  # private chats and basic groups
    update_ids: Any = field(default_factory=lambda: count(700_000_001))
    unique: Any = field(default_factory=lambda: count(1))

    # ----------------------------------------------------------------------- people and chats

    def person(self, first_name: str, **more: Any) -> Json:
        """Somebody new."""
        user_id = int(more.pop("id", 0) or next(self.ids))
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        self.users[user_id] = user | {key: value for key, value in more.items() if value}
        self.tell("user", user=self.users[user_id])
        return self.users[user_id]

    def private(self, user_id: int) -> Chat:
        """The person's private chat with the bot, made on first sight."""
        if user_id not in self.chats:
            self.chats[user_id] = Chat(user_id, "private", user=user_id, bot="member",
                                       members={user_id}, next_message=self.small_messages)  # fmt: skip
        return self.chats[user_id]

    def group(self, title: str, type_: str = "group", **more: Any) -> Chat:
        """A new group, supergroup or channel, without the bot."""
        number = next(self.group_ids)
        chat_id = -number if type_ == "group" else -1_000_000_000_000 - number
        counter = self.small_messages if type_ == "group" else count(1)
        chat = Chat(chat_id, type_, title=title, next_message=counter, **more)
        if chat.owner:
            chat.members.add(chat.owner)
            chat.admins.add(chat.owner)
        chat.members |= chat.admins
        self.chats[chat_id] = chat
        self.tell("chat", chat=chat_id)
        return chat

    def find(self, chat_id: Any) -> Chat:
        """A chat by id; ApiError as Telegram says it."""
        try:
            wanted = int(chat_id)
        except (TypeError, ValueError):
            raise bad("chat not found") from None
        if wanted == 0 or wanted not in self.chats:
            if wanted in self.users:
                return self.private(wanted)
            raise bad("chat not found")
        return self.chats[wanted]

    def shown(self, chat: Chat) -> Json:
        """A chat as the Bot API shows it."""
        if chat.type == "private":
            user = self.users.get(chat.user or 0, {})
            named = ("first_name", "last_name", "username")
            names: Json = {key: user[key] for key in named if key in user}
            return {"id": chat.id, "type": "private"} | names
        return {"id": chat.id, "type": chat.type, "title": chat.title} | (
            {"all_members_are_administrators": False} if chat.type == "group" else {}
        )

    def member(self, chat: Chat, user_id: int) -> Json:
        """A ChatMember of a person or the bot."""
        if user_id == self.bot["id"]:
            return self.bot_member(chat.bot, chat)
        user = self.users.get(user_id, {"id": user_id, "is_bot": False, "first_name": "?"})
        if user_id == chat.owner:
            return {"status": "creator", "user": user, "is_anonymous": False}
        if user_id in chat.admins:
            return {"status": "administrator", "user": user, **FULL_RIGHTS}
        return {"status": "member" if user_id in chat.members else "left", "user": user}

    def bot_member(self, status: str, chat: Chat) -> Json:
        """How the bot stands, as a ChatMember."""
        if status == "kicked":
            return {"status": "kicked", "user": self.bot, "until_date": 0}
        if status == "administrator":
            return {"status": status, "user": self.bot, **FULL_RIGHTS,
                    "can_pin_messages": chat.can_pin}  # fmt: skip
        if status == "restricted":
            rights = dict.fromkeys(
                ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
                 "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
                 "can_send_polls", "can_send_other_messages", "can_add_web_page_previews",
                 "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
                 "can_edit_tag", "can_react_to_messages"), False
            )  # fmt: skip
            return {
                "status": status,
                "user": self.bot,
                "is_member": True,
                "until_date": 0,
                **rights,
            }
        return {"status": status, "user": self.bot}

    # ------------------------------------------------------------------------------- messages

    def add_message(self, chat: Chat, sender: Json | None, **content: Any) -> Json:
        """Put a message into a chat; it has its id and date."""
        message: Json = {
            "message_id": next(chat.next_message),
            "date": int(self.clock.now()),
            "chat": self.shown(chat),
        }
        if sender is not None:
            message["from"] = sender
        message |= {key: value for key, value in content.items() if value is not None}
        chat.messages[message["message_id"]] = message
        self.tell("message", chat=chat.id, message=message)
        return message

    def inner(self, message: Json) -> Json:
        """A message as it stands inside another one: without what it replies to."""
        return {key: value for key, value in message.items() if key != "reply_to_message"}

    def pressable(self) -> Iterator[tuple[Chat, Json]]:
        """Every message of the bot that has buttons, the newest first."""
        for chat in self.chats.values():
            for message in reversed(chat.messages.values()):
                if "reply_markup" in message:
                    yield chat, message

    # -------------------------------------------------------------------------------- updates

    def update(self, kind: str, content: Json, *, chat: Chat | None = None) -> None:
        """Tell the bot, if it asked for this kind."""
        if kind not in self.allowed:
            return
        self.updates.append(
            {"update_id": next(self.update_ids), kind: content, "_at": self.clock.now()}
        )
        self.wake()

    def wake(self) -> None:
        """Whoever waits for updates looks again."""
        self.arrived.set()
        self.arrived = asyncio.Event()

    def forget_old(self) -> None:
        """Telegram keeps what nobody fetched for 24 hours."""
        oldest = self.clock.now() - RETENTION
        self.updates = [one for one in self.updates if one["_at"] >= oldest]

    def bot_changed(self, chat: Chat, by: Json, new: str) -> None:
        """The bot was added, removed, promoted, blocked …: my_chat_member."""
        before = self.bot_member(chat.bot, chat)
        if chat.type == "private":
            before = {"status": "kicked", "user": self.bot, "until_date": 0} if chat.blocked else {
                "status": "member", "user": self.bot}  # fmt: skip
            chat.blocked = new == "kicked"
        else:
            chat.bot = new
        after = self.bot_member(new, chat)
        self.update(
            "my_chat_member",
            {
                "chat": self.shown(chat),
                "from": by,
                "date": int(self.clock.now()),
                "old_chat_member": before,
                "new_chat_member": after,
            },
        )
        self.tell("chat", chat=chat.id)

    def tell(self, kind: str, **what: Any) -> None:
        """Tell the page and whoever waits."""
        for listener in self.listeners:
            listener({"type": kind, **what})


def new_world(clock: Clock, token: str, username: str, name: str) -> World:
    """An empty world with one bot in it."""
    bot = {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
    }
    return World(clock, token, bot)
