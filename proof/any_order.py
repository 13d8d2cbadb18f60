"""Whole bot, any order of events: acts, time, trouble, kills; P1 to P8 and P11 after every step.

People's acts, faults of Telegram, moved clocks and kill -9 come as chance has them (proof/whole), on
both databases. Counted: steps after which a promise was broken or the bot knew something else than the
model. Hypothesis tells the steps of a failure.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from proof import bars
from proof.hands import fresh_database
from proof.size import Size
from proof.stand import Databases, Files, Servers, in_memory
from proof.table import Row, below
from proof.whole.machine import Whole
from storage import migrate

SERVER: Final = os.environ.get(
    "TEST_POSTGRES_URL", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
RUNS, STEPS = 200, 30


async def prove(size: Size) -> list[Row]:
    """The same seed on SQLite and on PostgreSQL."""
    runs, steps = size.runs(RUNS, 6), STEPS if not size.small else 20
    rows = []
    with in_memory() as folder:
        template = Path(folder) / "empty.sqlite"
        await migrate.upgrade(str(template))
        files = Files(template, Path(folder))
        rows.append(await _on("SQLite", files, runs, steps, size.seed))
    try:
        async with fresh_database(SERVER, f"thidua_order_{os.getpid()}") as address:
            servers = Servers(address)
            try:
                half = max(1, runs // 2)
                rows.append(await _on("PostgreSQL", servers, half, steps, size.seed))
            finally:
                await servers.drop()
    except OSError as error:
        rows.append(Row("PostgreSQL", "0", f"not run: {error}", "0", passed=True))
    return rows


async def _on(name: str, databases: Databases, runs: int, steps: int, number: int) -> Row:
    bar = bars.begin(name, runs)
    given = {"databases": databases, "ended": staticmethod(lambda: bars.step(bar))}
    counts = {"steps": 0, "kills": 0, "runs": 0}
    machine = seed(number)(type("Counted", (Whole,), given | {"counts": counts}))
    chosen = settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    failed = await asyncio.to_thread(
        _failure, lambda: run_state_machine_as_test(machine, settings=chosen)
    )
    bars.end(bar)
    done = f"{counts['runs']} runs, {counts['steps']} steps, {counts['kills']} kills"
    said = f"1: {failed}" if failed else f"0, {below(counts['steps'])}"
    return Row(f"promises broken, {name}", done, said, "0", not failed)


def _failure(work: Callable[[], object]) -> str:
    """What broke, with the steps that led to it on the terminal; nothing where all held."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - what breaks on one database leaves the other its row
        print("\n".join([str(error), *getattr(error, "__notes__", ())]))  # noqa: T201
        return f"{type(error).__name__}: {error}"[:300]
    return ""
