"""The Bot API's methods by name, and what it means to accept one."""

import time
from collections.abc import Callable
from typing import Any

from sandbox import asking, editing, sending
from sandbox.refusal import ApiError, too_many
from sandbox.world import Json, World

Method = Callable[[World, Json, sending.Files], Any]

METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendChatAction": asking.chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "deleteMessages": editing.delete_many,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.unpin,
    "unpinAllChatMessages": editing.unpin_all,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": asking.answer_press,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_member,
    "getChatMemberCount": asking.get_member_count,
    "getChatAdministrators": asking.get_admins,
    "leaveChat": editing.leave,
    "setMyCommands": asking.set_commands,
    "getMyCommands": asking.get_commands,
    "deleteMyCommands": asking.delete_commands,
    "getFile": asking.get_file,
    "setWebhook": asking.set_webhook,
    "deleteWebhook": asking.delete_webhook,
    "getWebhookInfo": asking.webhook_info,
}
BY_LOWER = {name.lower(): name for name in METHODS}  # Telegram does not mind the case


def call(world: World, name: str, params: Json, files: sending.Files) -> Any:
    """Carry out one call and note it in the ledger; raises ApiError."""
    known = BY_LOWER.get(name.lower())
    if known is None:
        raise ApiError(404, "Not Found")
    result = METHODS[known](world, params, files)
    world.accepted.append(
        {
            "method": known,
            "params": params,
            "files": sorted(files),
            "chat_id": _chat_id(params),
            "message_id": result.get("message_id") if isinstance(result, dict) else None,
            "text": result.get("text") if isinstance(result, dict) else None,
            "result": result,
            "at": time.monotonic(),
            "when": world.clock.now(),
        }
    )
    return result


def refuse(status: int, retry_after: int | None, description: str | None) -> ApiError:
    """The refusal that a fault asks for, in Telegram's words."""
    words = {
        400: "Bad Request: chat not found",
        401: "Unauthorized",
        403: "Forbidden: bot was blocked by the user",
        404: "Not Found",
        409: "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
        413: "Request Entity Too Large",
        429: "Too Many Requests",
    }
    if status == 429 and retry_after is not None:
        return too_many(retry_after)
    return ApiError(status, description or words.get(status, "Internal Server Error"))


def _chat_id(params: Json) -> int | None:
    try:
        return int(params["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None
