"""The world of the sandbox: people, chats, messages, and how the bot stands in each.

Plain state in memory. A message is a Bot API object and is never changed: an edit puts another one
in its place, so what was told to the bot stays as it was told. What only people see (reactions, reply
keyboards) is kept beside it. Everything that happens is told to listeners (the page, tests that wait).
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.ledger import Ledger
from sandbox.limits import Limits
from sandbox.numbers import Numbers
from sandbox.parameters import whole
from sandbox.queue import Bell, Queue
from sandbox.refusal import bad

Json = dict[str, Any]

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
INSIDE = frozenset({"member", "administrator", "restricted"})  # how a bot may stand in a chat


@dataclass(slots=True)
class Chat:
    """One chat. `members` holds person ids; `bot` how the bot stands in it."""

    id: int
    type: str
    next_message: Iterator[int]
    title: str = ""
    username: str = ""
    user: int | None = None  # the person of a private chat
    owner: int | None = None
    admins: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    bot: str = "left"  # left | member | administrator | kicked | restricted
    can_pin: bool = True
    can_delete: bool = True
    blocked: bool = False  # a person blocked the bot
    opened: bool = False  # a person wrote to the bot first
    deleted: bool = False  # the group is gone
    migrated_to: int | None = None
    linked: int | None = None  # a channel's group of discussion
    messages: dict[int, Json] = field(default_factory=dict)
    mine: set[int] = field(default_factory=set)  # messages of the bot
    forum: bool = False  # a supergroup with topics
    topics: set[int] = field(default_factory=set)  # the numbers of a forum's topics
    pinned: list[int] = field(default_factory=list)
    keyboards: dict[int, Json] = field(default_factory=dict)  # reply keyboards that came along
    reactions: dict[int, dict[int, list[Json]]] = field(default_factory=dict)  # message: who: what
    face: Json = field(default_factory=dict)  # how the Bot API shows it; shared by its messages

    @property
    def group(self) -> bool:
        """Whether Telegram paces it as a group."""
        return self.type != "private"

    @property
    def has_bot(self) -> bool:
        """Whether the bot is in it and hears of it."""
        return not self.blocked if self.type == "private" else self.bot in INSIDE


@dataclass(slots=True)
class Press:
    """One press of a button that waits for its answer."""

    at: float
    user: int
    chat: int
    answered: bool = False


@dataclass(slots=True)
class Rules:
    """What can be set of how Telegram behaves. Times by the sandbox's clock, in seconds."""

    privacy: bool = True  # in groups the bot hears only what is meant for it
    press_life: float = 15.0  # how long a press may be answered


@dataclass(slots=True)
class World:
    """Everything there is."""

    clock: Clock
    token: str
    bot: Json
    users: dict[int, Json] = field(default_factory=dict)
    phones: dict[int, str] = field(default_factory=dict)
    deactivated: set[int] = field(default_factory=set)
    chats: dict[int, Chat] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    webhook: Json = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    ledger: Ledger = field(default_factory=Ledger)
    presses: dict[str, Press] = field(default_factory=dict)
    popups: deque[Json] = field(default_factory=lambda: deque(maxlen=5000))
    marks: list[Json] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)
    revoked: bool = False
    listeners: list[Callable[[Json], None]] = field(default_factory=list)
    stirred: Bell = field(default_factory=Bell)  # something happened, for whoever waits
    ids: Iterator[int] = field(default_factory=lambda: Numbers(5001))
    group_ids: Iterator[int] = field(default_factory=lambda: Numbers(4001))
    # private chats and basic groups share one counter of messages
    small_messages: Iterator[int] = field(default_factory=lambda: Numbers(1))
    unique: Iterator[int] = field(default_factory=lambda: Numbers(1))

    # ----------------------------------------------------------------------- people and chats

    def person(self, first_name: str, *, user_id: int = 0, phone: str = "", **more: Any) -> Json:
        """Somebody new. `user_id` only where a test wants a certain one."""
        user_id = user_id or next(self.ids)
        if user_id in self.users or user_id == self.bot["id"]:
            raise ValueError(f"there is somebody with the id {user_id}")
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        named = ("last_name", "username", "language_code")
        self.users[user_id] = user | {key: more[key] for key in named if more.get(key)}
        self.phones[user_id] = phone or f"+84900{user_id % 1_000_000:06d}"
        self.tell("user", user=self.users[user_id])
        return self.users[user_id]

    def private(self, user_id: int) -> Chat:
        """The person's private chat with the bot, made on first sight."""
        if user_id not in self.chats:
            self.chats[user_id] = Chat(
                user_id, "private", self.small_messages, user=user_id, bot="member",
                members={user_id},
            )  # fmt: skip
        return self.chats[user_id]

    def group(self, title: str, type_: str = "group", **more: Any) -> Chat:
        """A new group, supergroup or channel, without the bot."""
        number = next(self.group_ids)
        chat_id = -number if type_ == "group" else -1_000_000_000_000 - number
        counter = self.small_messages if type_ == "group" else Numbers(1)
        chat = Chat(chat_id, type_, counter, title=title, **more)
        if chat.owner:
            chat.admins.add(chat.owner)
        chat.members |= chat.admins
        self.chats[chat_id] = chat
        self.tell("chat", chat=chat_id)
        return chat

    def find(self, chat_id: Any) -> Chat:
        """A chat by id, or a public one by its @name; ApiError as Telegram says it."""
        if chat_id in (None, ""):
            raise bad("chat_id is empty")
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            name = chat_id[1:].lower()
            for chat in self.chats.values():
                if chat.type != "private" and chat.username.lower() == name:
                    return chat
            raise bad("chat not found")
        wanted = whole(chat_id)
        chat_found = self.chats.get(wanted)
        if chat_found is None and wanted in self.users:
            return self.private(wanted)
        if chat_found is None:
            raise bad("chat not found")
        return chat_found

    def shown(self, chat: Chat) -> Json:
        """A chat as the Bot API shows it. Nobody changes what this gives."""
        if chat.face:
            return chat.face
        if chat.type == "private":
            user = self.users.get(chat.user or 0, {})
            named = ("first_name", "last_name", "username")
            names: Json = {key: user[key] for key in named if key in user}
        else:
            names = {"title": chat.title}
            if chat.username:
                names["username"] = chat.username
            if chat.forum:
                names["is_forum"] = True
        chat.face = {"id": chat.id, "type": chat.type} | names
        return chat.face

    def rename(self, chat: Chat, title: str) -> None:
        """Another title, from the next message on."""
        chat.title, chat.face = title, {}

    # ------------------------------------------------------------------------------- messages

    def add_message(self, chat: Chat, sender: Json | None, **content: Any) -> Json:
        """Put a message into a chat; it has its id and date."""
        message: Json = {"message_id": next(chat.next_message)}
        if sender is not None:
            message["from"] = sender
        message |= {"chat": self.shown(chat), "date": int(self.clock.now())}
        message |= {key: value for key, value in content.items() if value is not None}
        chat.messages[message["message_id"]] = message
        self.tell("message", chat=chat.id, message=message)
        return message

    def add_mine(self, chat: Chat, **content: Any) -> Json:
        """A message of the bot; in a channel it speaks as the channel."""
        if chat.type == "channel":
            message = self.add_message(chat, None, sender_chat=self.shown(chat), **content)
        else:
            message = self.add_message(chat, self.bot, **content)
        chat.mine.add(message["message_id"])
        return message

    def put(self, chat: Chat, message: Json) -> Json:
        """Another version of a message in its place."""
        chat.messages[message["message_id"]] = message
        self.tell("edited", chat=chat.id, message=self.seen(chat, message))
        return message

    def remove(self, chat: Chat, message_id: int) -> None:
        """A message is gone, for everybody."""
        del chat.messages[message_id]
        chat.mine.discard(message_id)
        chat.keyboards.pop(message_id, None)
        chat.reactions.pop(message_id, None)
        self.tell("deleted", chat=chat.id, message_id=message_id)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
            self.tell("pinned", chat=chat.id, pinned=chat.pinned)

    def seen(self, chat: Chat, message: Json) -> Json:
        """A message as people see it: with its reactions and the reply keyboard it brought."""
        extras: Json = {}
        if (keyboard := chat.keyboards.get(message["message_id"])) is not None:
            extras["_keyboard"] = keyboard
        if (reactions := chat.reactions.get(message["message_id"])) is not None:
            extras["_reactions"] = [one for several in reactions.values() for one in several]
        return message | extras if extras else message

    def inner(self, message: Json) -> Json:
        """A message as it stands inside another one: without what it replies to."""
        return {key: value for key, value in message.items() if key != "reply_to_message"}

    # -------------------------------------------------------------------------------- telling

    def update(self, kind: str, content: Json) -> None:
        """Tell the bot, if it asked for this kind."""
        self.queue.push(kind, content, self.clock.now())

    def tell(self, kind: str, **what: Any) -> None:
        """Tell the page and whoever waits."""
        if self.listeners:
            event = {"type": kind, **what}
            for listener in self.listeners:
                listener(event)
        self.stirred.ring()

    def keep_press(self, press_id: str, press: Press) -> None:
        """Remember a press until it is answered; very old ones are forgotten."""
        self.presses[press_id] = press
        if len(self.presses) > 20_000:
            for old in list(self.presses)[:10_000]:
                del self.presses[old]

    def forget_everything(self) -> None:
        """Begin anew: the same bot and clock, nobody in it. Whoever listens goes on listening."""
        fresh = World(self.clock, self.token, self.bot)
        kept = {"clock", "token", "bot", "listeners", "stirred", "queue"}
        for name in set(World.__slots__) - kept:
            setattr(self, name, getattr(fresh, name))
        self.queue.clear()
        self.queue.allowed, self.queue.press_kept = fresh.queue.allowed, fresh.queue.press_kept
        self.tell("reset")


def new_world(clock: Clock, token: str, username: str, name: str) -> World:
    """An empty world with one bot in it."""
    bot = {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
    }
    return World(clock, token, bot)
