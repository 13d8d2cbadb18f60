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
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--port-file", type=Path)
    parser.add_argument("--clock-file", type=Path)
    parser.add_argument("--start", type=datetime.fromisoformat)
    parser.add_argument("--token", default="123456:SANDBOX-TOKEN-FOR-THE-DEMO-ONLY-00000")
    parser.add_argument("--bot-username", default="thidua_bot")
    parser.add_argument("--bot-name", default="Thi đua")
    parser.add_argument("--limits", action="store_true")
    asyncio.run(_serve(parser.parse_args()))


async def _serve(options: argparse.Namespace) -> None:
    place = world.new_world(
        Clock(options.start, options.clock_file),
        options.token,
        options.bot_username,
        options.bot_name,
    )
    place.limits.on = options.limits
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


main()
