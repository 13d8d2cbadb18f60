"""People are told, without the database, that what they sent could not be saved (P18).

Best effort, past the outbox: the outbox is what cannot be written. Promises: each update is told of once,
a chat at most once a minute, and never longer than SECONDS at a time; what Telegram still keeps, or the inbox,
is handled as soon as the database can be written again.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from messages.render import render
from storage import inbox

CHAT_EVERY: Final = 60.0  # seconds between two such messages in one chat
SECONDS: Final = 10.0  # for all of one time
REMEMBERED: Final = 10_000  # updates that were told of

Tell = Callable[[Iterable[Mapping[str, Any]]], Awaitable[None]]
"""Told of updates that cannot be saved or handled; `Unsaved.tell` is one."""

log = logging.getLogger(__name__)


async def untold(_updates: Iterable[Mapping[str, Any]]) -> None:
    """Nobody is told."""


@dataclass(eq=False)
class Unsaved:
    """One bot's apologies."""

    bot: Bot
    monotonic: Callable[[], float] = time.monotonic
    _told: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _chats: dict[int, float] = field(default_factory=dict)

    async def tell(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Say so to everybody who waits for an answer to one of these."""
        try:
            async with asyncio.timeout(SECONDS):
                for update in updates:
                    await self._try(update)
        except (RetryAfter, TimeoutError):
            log.info("Not everybody could be told", extra={"action": "unsaved"})

    async def _try(self, update: Mapping[str, Any]) -> None:
        number = update.get("update_id")
        if not isinstance(number, int) or number in self._told:
            return
        self._told.append(number)
        press, message = update.get("callback_query"), update.get("message")
        try:
            if isinstance(press, dict):
                words = render("pop/not_saved")
                await self.bot.answer_callback_query(str(press.get("id")), words, show_alert=True)
            elif isinstance(message, dict) and _for_us(message):
                await self._write(inbox.chat_key(update))
        except RetryAfter:
            raise
        except (TelegramError, KeyError) as error:
            log.info("Somebody could not be told: %s", type(error).__name__)

    async def _write(self, chat: int) -> None:
        now = self.monotonic()
        if now - self._chats.get(chat, float("-inf")) < CHAT_EVERY:
            return
        self._chats = {one: at for one, at in self._chats.items() if now - at < CHAT_EVERY}
        self._chats[chat] = now
        await self.bot.send_message(chat, render("refusals/not_saved"), parse_mode="HTML")


def _for_us(message: Mapping[str, Any]) -> bool:
    """Whether an answer is waited for: everything in private, in a group a command or a reply to us."""
    said = str(message.get("text") or message.get("caption") or "")
    chat, replied = message.get("chat"), message.get("reply_to_message")
    author = replied.get("from") if isinstance(replied, dict) else None
    in_private = isinstance(chat, dict) and chat.get("type") == "private"
    return (
        in_private
        or said.startswith("/")
        or bool(isinstance(author, dict) and author.get("is_bot"))
    )
