"""What Telegram answered, as one of the outbox's values: the error table of docs/delivery.md.

Owns the reading of python-telegram-bot's exceptions, for our transport and for its own on httpx.
Promises that a request which may have arrived is never called "not sent" (P1): what is not known to
be harmless is ambiguous. Pure; a `Sign` tells the sender what one answer means for all the others.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.calls import Made
from bot.transport import NotReached, Unanswered
from storage.outbox import Ambiguous, Limited, Migrated, NotSent, Outcome, Refused, Sent


class Sign(StrEnum):
    """What an answer says about the road or the bot, beyond its own row."""

    AWAY = "away"  # no connection: Telegram, the proxy or our own line
    TOKEN = "token"  # the token was not accepted, or a proxy says 404
    PORTAL = "portal"  # the answer is not Telegram's: a portal or proxy in between


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for the row, and the sign for the sender where there is one."""

    outcome: Outcome
    sign: Sign | None = None


AGAIN: Final = 2.0  # seconds; the sender lengthens it while the road stays closed
LIMITED_WITHOUT_NUMBER: Final = 30.0  # seconds: a 429 that does not say how long

_EDITS: Final = frozenset({"edit", "markup", "pin", "unpin", "delete", "react"})

# Telegram's words, in the order in which they are looked for; the first that is found counts.
# Each: a pattern, our code (messages/reasons.py), what it means for the chat from now on.
_FORBIDDEN: Final = (
    (r"blocked by the user", "blocked", "unreachable"),
    (r"user is deactivated", "deactivated", "unreachable"),
    (r"initiate conversation|can't send messages to the user", "not_started", "unreachable"),
    (r"group chat was deleted|chat was deleted", "group_deleted", "unreachable"),
    (r"kicked", "kicked", "unreachable"),
    (r"not a member|not a participant", "not_member", "unreachable"),
    (r"not enough rights|have no rights|_forbidden|admin", "no_rights", "attention"),
    (r"", "forbidden", "unreachable"),
)
_CHAT: Final = (
    (r"chat not found|peer_id_invalid|chat_id_invalid|chat_id is empty", "chat_not_found"),
    (r"group chat was (upgraded|deactivated|deleted)", "chat_not_found"),
    (r"topic_closed|topic_deleted|message thread not found", "topic_closed"),
    (r"no rights|not enough rights|need administrator|_forbidden|admin_required|chat_restricted",
     "no_rights"),
)  # fmt: skip
_GONE: Final = (
    (
        r"message to (edit|delete|pin|unpin|react|forward) not found|message_id_invalid",
        "message_not_found",
    ),
    (r"message identifier is not specified|message not found", "message_not_found"),
    (r"message can't be edited|message can't be deleted", "cant_edit"),
)
_OURS: Final = (
    (r"can't parse|unsupported start tag|entities", "bad_markup"),
    (r"too[ _]long", "too_long"),
    (r"text is empty|must be non-empty|caption is empty", "empty"),
    (r"button|keyboard|reply markup", "bad_button"),
    (r"file|photo|document|media|wrong type|url host|webpage", "bad_file"),
)


def succeeded(made: Made) -> Verdict:
    """Telegram took it; `True` instead of a message is an acceptance without an id."""
    return Verdict(Sent(made.message_id, made.detail, made.file_id))


def classify(call: str, error: BaseException, message_id: int | None = None) -> Verdict:
    """What a failed call came to. `message_id` is the message that the call was about."""
    if _not_telegrams(error):
        return Verdict(Ambiguous("portal"), Sign.PORTAL)
    match error:
        case NotReached(kind=kind):
            return Verdict(NotSent(AGAIN, kind), Sign.AWAY)
        case Unanswered():
            return Verdict(Ambiguous("unanswered"))
        case RetryAfter():
            return Verdict(Limited(_seconds(error.retry_after)))
        case ChatMigrated(new_chat_id=new):
            return Verdict(Migrated(new))
        case Forbidden():
            return Verdict(_forbidden(call, str(error)))
        case InvalidToken():
            return Verdict(NotSent(AGAIN, "token"), Sign.TOKEN)
        case Conflict():
            return Verdict(NotSent(AGAIN, "conflict"))
        case BadRequest():
            return Verdict(_bad_request(call, str(error), message_id))
        case TimedOut() | NetworkError():
            return _network(error)
        case _:
            return Verdict(Ambiguous("unexpected"))


def _not_telegrams(error: BaseException) -> bool:
    """Whether the answer was no Bot API answer: a page, or "ok": false under status 200.

    A proxy's page under 403 must not make every group look as if it had thrown us out.
    """
    if isinstance(error, KeyError):
        return error.args == ("result",)
    if isinstance(error, Forbidden | BadRequest | Conflict):
        return isinstance(error.__cause__, TelegramError)
    return type(error) is TelegramError  # "Invalid server response"


def _forbidden(call: str, text: str) -> Outcome:
    words = text.lower()
    code, state = next((c, s) for pattern, c, s in _FORBIDDEN if re.search(pattern, words))
    if call == "leave":
        return Sent()  # we are outside, which is what was wanted
    if call in _EDITS and code == "no_rights":
        return Refused("no_rights")  # may not pin or delete; may well write
    return Refused(code, chat_state=state)


def _bad_request(call: str, text: str, message_id: int | None) -> Outcome:
    words = text.lower()
    if _done_already(call, words):
        return Sent(message_id)
    for pattern, code in _GONE:
        if re.search(pattern, words):
            return Refused(code)
    for pattern, code in _CHAT:
        if re.search(pattern, words):
            about_chat = not (call in _EDITS and code == "no_rights")
            return Refused(code, chat_state="attention" if about_chat else None)
    for pattern, code in _OURS:
        if re.search(pattern, words):
            return Refused(code, our_fault=True)
    return Refused("unknown", our_fault=True)


def _done_already(call: str, words: str) -> bool:
    """Whether the refusal says that things are as the call wanted them."""
    match call:
        case "edit" | "markup":
            return "is not modified" in words
        case "delete":
            return "message to delete not found" in words
        case "unpin":
            return "message to unpin not found" in words or "not_modified" in words
        case "pin":
            return "not_modified" in words
        case "leave":
            return True
        case _:
            return False


def _network(error: NetworkError) -> Verdict:
    """A failed road as PTB's own transport tells it, and the statuses that both pass on as text."""
    match error.__cause__:
        case (
            httpx.ConnectError()
            | httpx.ConnectTimeout()
            | httpx.PoolTimeout()
            | httpx.ProxyError()
            | httpx.UnsupportedProtocol()
        ):
            return Verdict(NotSent(AGAIN, "connect"), Sign.AWAY)
        case httpx.HTTPError():
            return Verdict(Ambiguous("unanswered"))
    words = str(error).lower()
    if "too many requests" in words:
        return Verdict(Limited(LIMITED_WITHOUT_NUMBER))
    if "entity too large" in words or "content too large" in words:
        return Verdict(Refused("too_large", our_fault=True))
    if isinstance(error.__cause__, TelegramError) and "(5" not in words:
        return Verdict(Ambiguous("portal"), Sign.PORTAL)
    return Verdict(Ambiguous("server_error"))


def _seconds(given: float | timedelta) -> float:
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
