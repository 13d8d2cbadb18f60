"""Start-up to the first poll and memory at rest, beside a bare bot of the same library."""

import asyncio
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import light, processes, stand

BARE = """
import sys
from telegram.ext import Application
import sqlalchemy.ext.asyncio
Application.builder().token(sys.argv[1]).base_url(sys.argv[2] + "/bot").build().run_polling()
"""
TIMES = 5

Run = tuple[float, float, float]  # seconds to the first poll, of processor time until then, MiB


async def start_and_idle() -> None:
    """Medians of a few starts of each, in turn."""
    bare: list[Run] = []
    ours: list[Run] = []
    with TemporaryDirectory() as folder:
        await stand.commune(Path(folder), [1000])
        for _ in range(TIMES):
            bare.append(await _started(None))
            ours.append(await _started(Path(folder)))
    table = Table("process", "start to first poll", "ratio", "processor", "ratio", "idle RSS")
    base = [median(run[at] for run in bare) for at in range(3)]
    for name, runs in (("bare PTB + SQLAlchemy", bare), ("thidua", ours)):
        seconds, cost, memory = (median(run[at] for run in runs) for at in range(3))
        table.add_row(
            name, f"{seconds:.2f} s", f"{seconds / base[0]:.2f}", f"{cost:.2f} s",
            f"{cost / base[1]:.2f}", f"{memory:.0f} MiB",
        )  # fmt: skip
    Console().print(table)


async def _started(folder: Path | None) -> Run:
    async with light.serving() as (telegram, address):
        command = [str(processes.OTHERS), "-c", BARE, stand.TOKEN, address]
        if folder is not None:
            command = [processes.OURS, "-m", "bot", "run"]
        settings = {} if folder is None else stand.environment(folder, address)
        began = time.monotonic()
        async with processes.running(command, settings) as pid:
            await telegram.asked.wait()
            seconds, cost = time.monotonic() - began, processes.processor(pid)
            await asyncio.sleep(2)
            return seconds, cost, processes.memory(pid)
