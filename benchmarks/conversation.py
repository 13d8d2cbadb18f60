"""One step of a guided conversation against bots that only say back what they hear.

Ours: the update is kept, the draft is read, the answer understood, draft and reply are committed
(SQLite, synchronous=FULL), the reply is accepted. Every bot is a process of its own at the same light
Telegram; rounds are interleaved and medians given. Processor time tells what the machine's load hides.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import light, processes, stand
from benchmarks.processes import quantile

BOTS = ("python-telegram-bot", "aiogram", "aiogram + 1 SQLite write", "thidua")
ECHOES = dict(zip(BOTS, ("ptb", "aiogram", "aiogram-sqlalchemy"), strict=False))
STEPS = {1: 60, 50: 12, 500: 2}  # persons at once: steps of each
ROUNDS = 3
ANSWERS = (
    "Đường bê tông ngõ xóm", "Xây dựng cơ bản", "350 triệu", "quay lại", "quay lại", "quay lại"
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One run of one bot."""

    speed: float  # steps a second
    cost: float  # ms of the bot's processor time for a step
    server: float  # ms of this process, the light Telegram, for a step
    p50: float
    p95: float
    p99: float


async def compare(rounds: int = ROUNDS) -> None:
    """Print a table for each number of persons at once."""
    found: dict[tuple[int, str], list[Measured]] = {}
    for _ in range(rounds):
        for persons in STEPS:
            for name in BOTS:
                found.setdefault((persons, name), []).append(await _measured(name, persons))
    for persons in STEPS:
        _print(persons, {name: _median(found[persons, name]) for name in BOTS})


async def _measured(name: str, persons: int) -> Measured:
    users = [1000 + at for at in range(persons)]
    with TemporaryDirectory() as at:
        folder = Path(at)
        async with light.serving() as (telegram, address):
            if name in ECHOES:
                command, settings = processes.echo(ECHOES[name], address, folder), {}
            else:
                await stand.commune(folder, users)
                command = [processes.OURS, "-m", "benchmarks.ours"]
                settings = stand.environment(folder, address, rate_per_second=1000)
            async with processes.running(command, settings) as pid:
                await telegram.asked.wait()
                await light.talk(telegram, users, ["/dangky"], 1)
                if name not in ECHOES and not all("1/5" in one for one in telegram.said.values()):
                    raise RuntimeError("the bot measured does not ask the form's first question")
                await light.talk(telegram, users, ANSWERS, min(6, STEPS[persons]))
                began, cost, own = time.monotonic(), processes.processor(pid), time.process_time()
                waits = await light.talk(telegram, users, ANSWERS, STEPS[persons])
                took = time.monotonic() - began
                cost = processes.processor(pid) - cost
                own = time.process_time() - own
    number = len(waits)
    return Measured(
        number / took, cost / number * 1000, own / number * 1000,
        *(quantile(waits, part) * 1000 for part in (0.5, 0.95, 0.99)),
    )  # fmt: skip


def _median(runs: list[Measured]) -> Measured:
    return Measured(*(median(getattr(run, name) for run in runs) for name in vars(runs[0])))


def _print(persons: int, of: dict[str, Measured]) -> None:
    title = f"conversation step, {persons} at once"
    table = Table(
        title, "steps/s", "x ptb", "x aiogram", "processor", "x ptb", "x aiogram", "p50", "p95",
        "p99", "telegram",
    )  # fmt: skip
    ptb, aiogram = of["python-telegram-bot"], of["aiogram"]
    for name, one in of.items():
        table.add_row(
            name, f"{one.speed:.0f}", f"{one.speed / ptb.speed:.2f}",
            f"{one.speed / aiogram.speed:.2f}", f"{one.cost:.2f} ms",
            f"{one.cost / ptb.cost:.2f}", f"{one.cost / aiogram.cost:.2f}", f"{one.p50:.0f} ms",
            f"{one.p95:.0f} ms", f"{one.p99:.0f} ms", f"{one.server:.2f} ms",
        )  # fmt: skip
    Console(width=130).print(table)
