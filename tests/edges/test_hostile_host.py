"""What the machine and its network do to a real process, and what whoever runs it reads and finds."""

import asyncio
from pathlib import Path

from proof.killable import Killable
from tests.fixtures_commune import TOKEN


async def test_who_waits_for_telegram_at_the_first_start_can_be_told_to_stop(
    tmp_path: Path,
) -> None:
    """Blocked at the carrier, no proxy yet: the terminal's Ctrl-C and systemd's stop are obeyed at once."""
    knocked = asyncio.Event()

    async def shut(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocked.set()
        writer.close()

    async with await asyncio.start_server(shut, "127.0.0.1", 0) as door:
        port = door.sockets[0].getsockname()[1]
        telegram = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": f"http://127.0.0.1:{port}"}
        bot = Killable(tmp_path, telegram)
        bot.start()
        try:
            async with asyncio.timeout(20):
                await knocked.wait()
            ended = await bot.stop()
        finally:
            await bot.kill()

    assert ended == 0
