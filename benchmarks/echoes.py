"""The bots that say back what they hear, in the libraries others build with: run as own processes.

`python echoes.py NAME ADDRESS FOLDER`: `ptb` and `aiogram` keep nothing; `aiogram-sqlalchemy` writes
one row and commits it (SQLite, synchronous=FULL) before it answers; `ptb-limited` and `ptb-loop` send
to the groups of FOLDER/groups.json when somebody writes /broadcast.
"""

import asyncio
import sys
from typing import Any

TOKEN = "123456:SANDBOX-TOKEN-FOR-BENCHMARKS-0000000"
LIMIT = 90  # as benchmarks/broadcast.py has it


def ptb(address: str, _folder: str) -> None:
    """python-telegram-bot as its own examples start it."""
    from telegram import Update
    from telegram.ext import Application, MessageHandler, filters

    async def say_back(update: Update, _context: object) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    application = Application.builder().token(TOKEN).base_url(f"{address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, say_back))
    application.run_polling()


def ptb_limited(address: str, folder: str) -> None:
    """A broadcast by gather, paced by the library's own limiter, beside an echo."""
    from telegram.ext import AIORateLimiter

    limiter = AIORateLimiter(overall_max_rate=LIMIT, overall_time_period=1, max_retries=10)
    _ptb_broadcast(address, folder, limiter, at_once=True)


def ptb_loop(address: str, folder: str) -> None:
    """A broadcast by the loop that everybody writes first: what is refused is lost."""
    _ptb_broadcast(address, folder, None, at_once=False)


def _ptb_broadcast(address: str, folder: str, limiter: Any, *, at_once: bool) -> None:
    import json
    from contextlib import suppress
    from pathlib import Path

    from telegram import Update
    from telegram.error import TelegramError
    from telegram.ext import Application, CommandHandler

    groups = json.loads((Path(folder) / "groups.json").read_text())

    async def say_back(update: Update, _context: object) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    async def broadcast(_update: Update, context: Any) -> None:
        async def send(chat: int) -> None:
            with suppress(TelegramError):
                await context.bot.send_message(chat, "Kính gửi: mời họp 8 giờ sáng mai.")

        if at_once:
            await asyncio.gather(*(send(chat) for chat in groups))
        else:
            for chat in groups:
                await send(chat)

    builder = Application.builder().token(TOKEN).base_url(f"{address}/bot")
    builder = builder.concurrent_updates(True).pool_timeout(3600)  # noqa: FBT003
    if limiter is not None:
        builder = builder.rate_limiter(limiter)
    application = builder.build()
    application.add_handler(CommandHandler("broadcast", broadcast))
    application.add_handler(CommandHandler("cuatoi", say_back))
    application.run_polling()


def aiogram(address: str, folder: str, *, durable: bool = False) -> None:
    """aiogram as its own examples start it."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    async def main() -> None:
        keep = await _table(folder) if durable else None
        dispatcher = Dispatcher()

        async def say_back(message: Message) -> None:
            if keep is not None:
                await keep(message.chat.id, message.text or "")
            await message.answer(message.text or "")

        dispatcher.message.register(say_back)
        server = TelegramAPIServer.from_base(address)
        async with Bot(TOKEN, session=AiohttpSession(api=server)) as bot:
            await dispatcher.start_polling(bot, handle_signals=True)

    asyncio.run(main())


async def _table(folder: str) -> Any:
    from sqlalchemy import Column, Integer, MetaData, Table, Text, event
    from sqlalchemy.ext.asyncio import create_async_engine

    heard = Table(
        "heard",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("chat", Integer),
        Column("text", Text),
    )
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/echo.sqlite")

    @event.listens_for(engine.sync_engine, "connect")
    def _pragmas(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 30000")

    async with engine.begin() as conn:
        await conn.run_sync(heard.metadata.create_all)

    async def keep(chat: int, text: str) -> None:
        async with engine.begin() as conn:
            await conn.execute(heard.insert().values(chat=chat, text=text))

    return keep


BOTS = {
    "ptb": ptb,
    "ptb-limited": ptb_limited,
    "ptb-loop": ptb_loop,
    "aiogram": aiogram,
    "aiogram-sqlalchemy": lambda address, folder: aiogram(address, folder, durable=True),
}

if __name__ == "__main__":
    BOTS[sys.argv[1]](*sys.argv[2:4])
