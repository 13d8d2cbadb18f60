"""The methods that ask or set something without putting anything into a chat."""

from typing import Any

from sandbox.refusal import ApiError, bad, forbidden
from sandbox.sending import Files, decoded, writable
from sandbox.world import DEFAULT_UPDATES, Chat, Json, World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
     "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)  # fmt: skip
PRESS_LIFE = 24 * 3600  # by the sandbox's clock; Telegram's own is shorter and not documented


def get_me(world: World, _params: Json, _files: Files) -> Json:
    """getMe."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def answer_press(world: World, params: Json, _files: Files) -> bool:
    """answerCallbackQuery: what the presser sees is kept for the page."""
    press = world.presses.get(str(params.get("callback_query_id")))
    if press is None or world.clock.now() - press["at"] > PRESS_LIFE:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = str(params.get("text") or "")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    popup = {
        "user": press["user"],
        "chat": press["chat"],
        "text": text,
        "alert": str(params.get("show_alert", "")).lower() in ("true", "1"),
    }
    press["answered"] = True
    world.popups.append(popup)
    world.tell("popup", **popup)
    return True


def get_chat(world: World, params: Json, _files: Files) -> Json:
    """getChat, with the newest pinned message."""
    chat = _inside(world, params)
    shown = world.shown(chat) | {"accent_color_id": 0, "max_reaction_count": 11,
                                 "accepted_gift_types": dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
         "gifts_from_channels"), False)}  # fmt: skip
    if chat.pinned:
        shown["pinned_message"] = world.inner(chat.messages[chat.pinned[-1]])
    return shown


def get_member(world: World, params: Json, _files: Files) -> Json:
    """getChatMember."""
    chat = _inside(world, params)
    user_id = int(params.get("user_id") or 0)
    if user_id not in world.users and user_id != world.bot["id"]:
        raise bad("invalid user_id specified")
    return world.member(chat, user_id)


def get_member_count(world: World, params: Json, _files: Files) -> int:
    """getChatMemberCount."""
    chat = _inside(world, params)
    return len(chat.members) + (chat.bot in ("member", "administrator", "restricted"))


def get_admins(world: World, params: Json, _files: Files) -> list[Json]:
    """getChatAdministrators: no other bots."""
    chat = _inside(world, params)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    ids = sorted(chat.admins, key=lambda one: (one != chat.owner, one))
    found = [world.member(chat, one) for one in ids]
    if chat.bot == "administrator":
        found.append(world.bot_member(chat.bot, chat))
    return found


def set_commands(world: World, params: Json, _files: Files) -> bool:
    """setMyCommands for one scope."""
    commands = decoded(params.get("commands"), [])
    if len(commands) > 100:
        raise bad("too many commands")
    for one in commands:
        name = str(one.get("command", ""))
        if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum()
                and name == name.lower()):  # fmt: skip
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(params)] = commands
    world.tell("commands")
    return True


def get_commands(world: World, params: Json, _files: Files) -> list[Json]:
    """getMyCommands of one scope."""
    return world.commands.get(_scope(params), [])


def delete_commands(world: World, params: Json, _files: Files) -> bool:
    """deleteMyCommands of one scope."""
    world.commands.pop(_scope(params), None)
    return True


def get_file(world: World, params: Json, _files: Files) -> Json:
    """getFile: up to 20 MB."""
    file_id = str(params.get("file_id"))
    if file_id not in world.files:
        raise bad("invalid file_id")
    name, _, content = world.files[file_id]
    if len(content) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file_id[3:19],
        "file_size": len(content),
        "file_path": f"documents/{file_id}/{name.replace('/', '_')}",
    }


def chat_action(world: World, params: Json, _files: Files) -> bool:
    """sendChatAction."""
    chat = writable(world, params.get("chat_id"))
    if params.get("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    world.tell("action", chat=chat.id, action=params["action"])
    return True


def set_webhook(world: World, params: Json, _files: Files) -> bool:
    """setWebhook: addresses on this machine only."""
    url = str(params.get("url") or "")
    if url and "://127.0.0.1" not in url and "://localhost" not in url:
        raise bad("bad webhook: the sandbox calls addresses on this machine only")
    world.webhook = {"url": url, "secret": params.get("secret_token"), "fails": 0} if url else {}
    if str(params.get("drop_pending_updates", "")).lower() in ("true", "1"):
        world.updates.clear()
    _allow(world, params)
    world.wake()
    return True


def delete_webhook(world: World, params: Json, _files: Files) -> bool:
    """deleteWebhook."""
    return set_webhook(world, params | {"url": ""}, {})


def webhook_info(world: World, _params: Json, _files: Files) -> Json:
    """getWebhookInfo."""
    info: Json = {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.webhook.get("error"):
        info["last_error_message"] = world.webhook["error"]
        info["last_error_date"] = int(world.clock.now())
    return info


def take_updates(world: World, params: Json) -> list[Json]:
    """getUpdates, the part without waiting: confirm, then give."""
    if world.webhook.get("url"):
        raise ApiError(
            409, "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )  # fmt: skip
    world.forget_old()
    offset = int(params.get("offset") or 0)
    if offset > 0:
        world.updates = [one for one in world.updates if one["update_id"] >= offset]
    elif offset < 0:
        world.updates = world.updates[offset:]
    _allow(world, params)
    limit = max(1, min(100, int(params.get("limit") or 100)))
    return [
        {key: value for key, value in one.items() if key != "_at"} for one in world.updates[:limit]
    ]


def _allow(world: World, params: Json) -> None:
    wanted = decoded(params.get("allowed_updates"), None)
    if wanted is not None:
        world.allowed = frozenset(wanted) or DEFAULT_UPDATES


def _scope(params: Json) -> str:
    scope: Any = decoded(params.get("scope"), {}) or {"type": "default"}
    parts = [str(scope.get(key, "")) for key in ("type", "chat_id", "user_id")]
    return ":".join([*parts, str(params.get("language_code") or "")])


def _inside(world: World, params: Json) -> Chat:
    chat = world.find(params.get("chat_id"))
    if chat.migrated_to is not None:
        raise bad(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.type != "private" and chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.type != "private" and chat.bot == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat
