"""A report over a large campaign: time, peak memory of the process that makes it."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import months
from storage import migrate
from storage.engine import connect

ROOT = Path(__file__).parents[1]
VILLAGES, WORKS, REPORTS = 300, 3000, 20_000
FORMS = ("xlsx", "docx", "png", "pdf")
GOAL = "goal: < 10 s, < 300 MiB"


async def large() -> None:
    """One process for each form, as the bot starts it."""
    table = Table(f"report: {VILLAGES} villages, {WORKS} works, {REPORTS} reports ({GOAL})",
                  "seconds", "of processor", "peak RSS", "files")  # fmt: skip
    with TemporaryDirectory() as folder:
        address = f"sqlite+aiosqlite:///{folder}/report.sqlite"
        await migrate.upgrade(address)
        db = connect(address)
        async with db.write() as conn:
            made = await months.write(conn, villages=VILLAGES, works=WORKS, reports=REPORTS)
        await db.close()
        for form in FORMS:
            wanted = {
                "address": address, "commune_id": made.commune_id, "campaign_id": made.campaign_id,
                "kind": "final", "form": form, "today": "2024-01-20", "zone": "Asia/Ho_Chi_Minh",
            }  # fmt: skip
            seconds, busy, memory, files = await asyncio.to_thread(_made, wanted)
            table.add_row(
                form, f"{seconds:.1f}", f"{busy:.1f}", f"{memory / 1024:.0f} MiB", str(files)
            )
    Console().print(table)


def _made(wanted: dict[str, object]) -> tuple[float, float, int, int]:
    """Seconds on the wall, seconds of processor (its own children too), peak KiB, files."""
    began = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "scheduler.report_child"], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("a process without pipes")
    child.stdin.write(json.dumps(wanted).encode() + b"\n{}\n")
    child.stdin.flush()
    child.stdout.readline()
    files = len(json.loads(child.stdout.readline())["files"])
    _, _, used = os.wait4(child.pid, 0)
    seconds = time.monotonic() - began
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss, files
