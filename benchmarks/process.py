"""Start-up to the first poll and memory at rest, beside a bare bot of the same library."""

import asyncio
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.stand import TOKEN
from sandbox import server, world
from sandbox.clock import Clock

BARE = """
import sys
from telegram.ext import Application
import sqlalchemy.ext.asyncio
Application.builder().token(sys.argv[1]).base_url(sys.argv[2] + "/bot").build().run_polling()
"""
ROOT = Path(__file__).parents[1]
TIMES = 3


async def start_and_idle() -> None:
    """Medians of a few starts of each."""
    rows = {}
    with TemporaryDirectory() as folder:
        environment = {
            "BOT_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{folder}/thidua.sqlite",
            "BACKUP_DIR": f"{folder}/backup",
        }
        ours = [sys.executable, "-m", "bot", "run"]
        await _started(ours, environment)  # the first start makes the database
        rows["bare PTB + SQLAlchemy"] = await _median([sys.executable, "-c", BARE, TOKEN], {})
        rows["thidua"] = await _median(ours, environment)
    base = rows["bare PTB + SQLAlchemy"]
    table = Table("process", "start to first poll", "ratio", "idle RSS")
    for name, (seconds, memory) in rows.items():
        table.add_row(
            name, f"{seconds:.2f} s", f"{seconds / base[0]:.2f}", f"{memory / 1024:.0f} MiB"
        )
    Console().print(table)


async def _median(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    found = sorted([await _started(command, environment) for _ in range(TIMES)])
    return found[TIMES // 2]


async def _started(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    place = world.new_world(Clock(), TOKEN, "thidua_bot", "Thi đua")
    async with server.serving(place) as address:
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *command, *([address] if "-c" in command else []), cwd=ROOT,
            env=os.environ | environment | {"TELEGRAM_API_BASE": address},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        while not place.queue.pollers:
            await place.queue.bell.heard(1)
        seconds = time.monotonic() - began
        await asyncio.sleep(2)
        status = Path(f"/proc/{process.pid}/status").read_text()
        memory = int(status.split("VmRSS:")[1].split()[0])
        process.terminate()
        await process.wait()
    return seconds, memory
