"""thidua as it runs, with no limits of pace: how fast its machinery is, not Telegram."""

import asyncio
import gc
import logging
import signal
from datetime import timedelta

from bot import app
from bot.pacing import Pace
from bot.settings_file import load
from handlers.throttle import Limit


async def main() -> None:
    """Run until told to stop."""
    logging.basicConfig(level=logging.WARNING)
    free = Pace(1_000_000, per_chat=False)
    async with app.running(load(), pace=free) as bot:
        bot.around().desk.updates.limit = Limit(1_000_000, timedelta(seconds=10))
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, bot.stop)
        gc.freeze()  # as bot/fleet.py does once a bot is up
        gc.set_threshold(700)
        await bot.run()


asyncio.run(main())
