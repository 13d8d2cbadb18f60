"""The methods that ask about chats and members, set commands, show that the bot is busy, or leave."""

from typing import Any

from sandbox import standing
from sandbox.parameters import Call
from sandbox.refusal import bad
from sandbox.standing import reachable, writable
from sandbox.world import INSIDE, Json, World

BUSY = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
     "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)  # fmt: skip
NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
     "gifts_from_channels"), False
)  # fmt: skip
SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
MOST_COMMANDS = 100


def get_me(world: World, _call: Call) -> Json:
    """getMe."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.rules.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def answer_press(world: World, call: Call) -> bool:
    """answerCallbackQuery: what the presser sees is kept for people and tests to look at."""
    press = world.presses.get(call.text("callback_query_id"))
    if press is None or world.clock.now() - press.at > world.rules.press_life:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = call.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    popup = {"user": press.user, "chat": press.chat, "text": text, "alert": call.flag("show_alert")}
    press.answered = True
    world.popups.append(popup)
    world.tell("popup", **popup)
    return True


def get_chat(world: World, call: Call) -> Json:
    """getChat, with the newest of its pinned messages."""
    chat = reachable(world, call.params.get("chat_id"))
    shown = world.shown(chat) | {"accent_color_id": 0, "max_reaction_count": 11,
                                 "accepted_gift_types": NO_GIFTS}  # fmt: skip
    if chat.linked is not None:
        shown["linked_chat_id"] = chat.linked
    if chat.pinned:
        shown["pinned_message"] = world.inner(chat.messages[max(chat.pinned)])
    return shown


def get_member(world: World, call: Call) -> Json:
    """getChatMember."""
    chat = reachable(world, call.params.get("chat_id"))
    user_id = call.whole("user_id")
    if not user_id:
        raise bad("invalid user_id specified")
    if user_id not in world.users and user_id != world.bot["id"]:
        raise bad("PARTICIPANT_ID_INVALID")
    return standing.member(world, chat, user_id)


def get_member_count(world: World, call: Call) -> int:
    """getChatMemberCount."""
    chat = reachable(world, call.params.get("chat_id"))
    return len(chat.members) + (1 if chat.bot in INSIDE else 0)


def get_admins(world: World, call: Call) -> list[Json]:
    """getChatAdministrators, the owner first."""
    chat = reachable(world, call.params.get("chat_id"))
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    ids = sorted(chat.admins, key=lambda one: (one != chat.owner, one))
    found = [standing.member(world, chat, one) for one in ids]
    if chat.bot == "administrator":
        found.append(standing.bot_member(world, chat))
    return found


def chat_action(world: World, call: Call) -> bool:
    """sendChatAction."""
    if call.text("action") not in BUSY:
        raise bad("wrong parameter action in request")
    chat = writable(world, call.params.get("chat_id"))
    world.tell("action", chat=chat.id, action=call.text("action"))
    return True


def leave(world: World, call: Call) -> bool:
    """leaveChat; of its own leaving the bot hears once more."""
    if world.find(call.params.get("chat_id")).type == "private":
        raise bad("chat member status can't be changed in private chats")
    chat = reachable(world, call.params.get("chat_id"))
    standing.bot_changes(world, chat, world.bot, bot="left")
    gone = world.add_message(chat, world.bot, left_chat_member=world.bot)
    if chat.type != "channel":
        world.update("message", gone)
    return True


def set_commands(world: World, call: Call) -> bool:
    """setMyCommands for one scope and language."""
    scope = _scope(world, call)
    commands = call.objects("commands", "BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad("too many commands")
    for one in commands:
        name, words = str(one.get("command", "")).removeprefix("/"), str(one.get("description", ""))
        plain = name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()
        if not 1 <= len(name) <= 32 or not plain:
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(words.strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[scope] = commands
    world.tell("commands")
    return True


def get_commands(world: World, call: Call) -> list[Json]:
    """getMyCommands of one scope and language."""
    return world.commands.get(_scope(world, call), [])


def delete_commands(world: World, call: Call) -> bool:
    """deleteMyCommands of one scope and language."""
    world.commands.pop(_scope(world, call), None)
    world.tell("commands")
    return True


def _scope(world: World, call: Call) -> str:
    """The key of a scope: its type, chat, member and language; the chat must be there."""
    scope: Any = call.parsed("scope", None, "BotCommandScope") or {"type": "default"}
    kind = str(scope.get("type", "")) if isinstance(scope, dict) else ""
    if kind not in SCOPES:
        raise bad("unsupported type specified")
    parts = dict.fromkeys(("chat_id", "user_id"), "")
    for name in SCOPES[kind]:
        found = reachable(world, scope.get(name)).id if name == "chat_id" else scope.get(name)
        parts[name] = str(found or "")
    return ":".join([kind, parts["chat_id"], parts["user_id"], call.text("language_code")])
