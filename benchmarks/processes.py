"""Bots as processes of their own: started, measured by the kernel's own counts, ended."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
OTHERS = ROOT / ".venv-bench" / "bin" / "python"  # with requirements/bench.txt
OURS = sys.executable
_TICK = os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def running(command: Sequence[str], environment: Mapping[str, str]) -> AsyncIterator[int]:
    """A bot while the block runs; gives its process id."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=os.environ | environment,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process.pid
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def echo(name: str, telegram: str, folder: Path) -> list[str]:
    """The command of one of benchmarks/echoes.py."""
    return [str(OTHERS), "benchmarks/echoes.py", name, telegram, str(folder)]


def processor(pid: int) -> float:
    """Seconds of processor time so far, user and system: what load on the machine changes least."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def memory(pid: int) -> float:
    """Resident memory in MiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
