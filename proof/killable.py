"""A real bot process that is at work a fifth of a second after its start, and is killed where it is told.

It is forked off a server that has imported everything, and then runs what `thidua run` runs, with its
settings in the environment. The kill is the kernel's: SIGKILL at a failpoint, or from outside.
"""

import asyncio
import multiprocessing
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import bot.wiring  # noqa: F401 - what `thidua run` imports late is here before the fork
from bot import __main__ as commands
from bot import fleet
from storage import failpoints, migrations

__all__ = ["Killable", "fleet", "migrations"]

FORKS: Final = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["proof.killable"])
SIGKILLED: Final = -9


class Killable:
    """One process after the other on the same data."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)
        self.log = folder / "bot.log"
        self._process = FORKS.Process()

    def start(self, failpoint: str = "") -> None:
        """Run it, to be killed at this failpoint: `name` or `name:3`."""
        given = (str(self.folder), self.environment, failpoint, str(self.log))
        self._process = FORKS.Process(target=_run, args=given)
        self._process.start()

    async def ended(self, within: float) -> int | None:
        """Its exit code (-9: killed) as soon as it has ended; None where it has not by then."""
        over, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, over.set)
        try:
            async with asyncio.timeout(within):
                await over.wait()
        except TimeoutError:
            return None
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        return self._process.exitcode

    async def kill(self) -> int | None:
        """kill -9, where it still runs."""
        if self._process.pid is not None and self._process.is_alive():
            self._process.kill()
            return await self.ended(10)
        return self._process.exitcode

    async def stop(self) -> int | None:
        """SIGTERM; its exit code, None where it does not end."""
        self._process.terminate()
        return await self.ended(30)


def _run(folder: str, environment: Mapping[str, str], failpoint: str, log: str) -> None:
    """In the process: become `thidua run`."""
    with Path(log).open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(folder)
    os.environ.update(environment)
    failpoints.arm(failpoint)
    commands.app(["run"])
