"""Start the sandbox: python -m sandbox [--port N] [--clock-file F] [--start ISO] …"""

import argparse
import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

from sandbox import server, world
from sandbox.clock import Clock


def main() -> None:
    """Serve until told to stop; the address goes to standard output and to --port-file."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Telegram on this machine: Bot API, people, a page."
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="listen there (default: this machine only)")
    add("--port", type=int, default=0, help="0: any free one")
    add("--port-file", type=Path, help="the address is written there")
    add("--clock-file", type=Path, help="the clock's offset in seconds is written there")
    add("--start", type=_moment, help="what time it is, like 2023-11-08T08:00:00+07:00")
    add("--token", type=_token, default="123456:SANDBOX-TOKEN-FOR-THE-DEMO-ONLY-00000")
    add("--bot-username", default="thidua_bot")
    add("--bot-name", default="Thi đua")
    add("--limits", action="store_true", help="enforce Telegram's paces")
    add("--burst", type=int, help="messages one chat takes at once under --limits (default 3)")
    asyncio.run(_serve(parser.parse_args()))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("the zone is missing: 2023-11-08T08:00:00+07:00")
    return moment


def _token(text: str) -> str:
    number, colon, _ = text.partition(":")
    if not (number.isdigit() and int(number) and colon):
        raise argparse.ArgumentTypeError("a token is like 123456:TEST")
    return text


async def _serve(options: argparse.Namespace) -> None:
    place = world.new_world(
        Clock(options.start, options.clock_file),
        options.token,
        options.bot_username,
        options.bot_name,
    )
    place.limits.on = options.limits
    place.limits.burst = options.burst or place.limits.burst
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with server.serving(place, options.host, options.port) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        if options.port_file:
            fresh = options.port_file.with_suffix(".new")
            fresh.write_text(address)
            fresh.replace(options.port_file)
        await stop.wait()


if __name__ == "__main__":
    main()
