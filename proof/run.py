"""One proof, from its name to its report, in a process of its own."""

import asyncio
import importlib
import multiprocessing
import os
import threading
import time
import traceback
from multiprocessing.connection import wait

from proof import bars
from proof.size import Size
from proof.table import CannotRun, Report, Row


def begun(queue: "multiprocessing.Queue[bars.Event | None]") -> None:
    """Tell whoever started this process how far it is, and end with them."""
    bars.told_to(queue.put)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def run(name: str, size: Size) -> Report:
    """What it gives; where it breaks itself, a row that says so."""
    module = importlib.import_module(f"proof.{name}")
    title = (module.__doc__ or name).splitlines()[0]
    began = time.monotonic()
    skipped, rows = "", []
    try:
        rows = asyncio.run(module.prove(size))
    except CannotRun as error:
        skipped = str(error)
    except Exception as error:  # noqa: BLE001 - the others are run all the same
        traceback.print_exc()
        broke = f"{type(error).__name__}: {error}"
        rows = [Row("the proof itself", "1", broke, "ends", passed=False)]
    return Report(title, rows, time.monotonic() - began, skipped)
