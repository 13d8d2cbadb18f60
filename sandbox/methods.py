"""The Bot API's methods by name, and what it means to accept one."""

from collections.abc import Callable
from typing import Any

from sandbox import chats, editing, sending, updates
from sandbox.faults import Fault
from sandbox.parameters import Call
from sandbox.refusal import ApiError, too_many
from sandbox.world import World

METHODS: dict[str, Callable[[World, Call], Any]] = {
    "getMe": chats.get_me,
    "getUpdates": updates.take,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendChatAction": chats.chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "deleteMessages": editing.delete_many,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.unpin,
    "unpinAllChatMessages": editing.unpin_all,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": chats.answer_press,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_member,
    "getChatMemberCount": chats.get_member_count,
    "getChatAdministrators": chats.get_admins,
    "leaveChat": chats.leave,
    "setMyCommands": chats.set_commands,
    "getMyCommands": chats.get_commands,
    "deleteMyCommands": chats.delete_commands,
    "getFile": lambda world, call: world.files.get(call),
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.webhook_info,
}
BY_LOWER = {name.lower(): name for name in METHODS}  # Telegram does not mind the case
FAULTS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: f"Conflict: {updates.OTHER_POLLER}",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


def call(world: World, name: str, given: Call) -> Any:
    """Carry out one call and note it in the ledger; raises ApiError."""
    known = BY_LOWER.get(name.lower())
    if known is None:
        raise ApiError(404, "Not Found")
    result = METHODS[known](world, given)
    if known != "getUpdates":  # a poller asks for ever; what it got is known by its offsets
        world.ledger.note(known, given, result, world.clock.now())
        world.stirred.ring()
    return result


def refusal(fault: Fault) -> ApiError:
    """The refusal that a fault asks for, in Telegram's words."""
    if fault.status == 429 and fault.retry_after is not None:
        return too_many(fault.retry_after)
    words = fault.description or FAULTS.get(fault.status, "Internal Server Error")
    if fault.migrate_to is not None:
        return ApiError(fault.status, words, migrate_to_chat_id=fault.migrate_to)
    return ApiError(fault.status, words)
