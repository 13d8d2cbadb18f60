"""One proof, from its name to its report, in a process of its own."""

import asyncio
import importlib
import time
import traceback

from proof.size import Size
from proof.table import CannotRun, Report, Row


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
