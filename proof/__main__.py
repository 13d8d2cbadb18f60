"""python -m proof [NAME …] [--small]: run proofs, print one table, end with 1 where a bound broke.

A proof is a module of this folder with `async def prove(size) -> list[Row]`; the first line of its
docstring is its title.
"""

import argparse
import asyncio
import importlib
import secrets
import sys
import time
import traceback
from pathlib import Path
from typing import Final

from proof.size import BAR, Size
from proof.table import CannotRun, Report, Row, markdown, show

PROOFS: Final = (
    "answers",
    "any_order",
    "away",
    "erase",
    "hostile",
    "hosts",
    "killed",
    "limits",
    "matrix",
    "reminders",
    "scale",
    "storage",
    "chaos",
    "claimed",
    "restored",
    "upgraded",
    "clock",
    "secrets",
)


def main() -> int:
    """Run what is named, or everything."""
    given = _arguments()
    size = Size(given.small, given.seed, given.share)
    cut = "small cut" if given.small else f"{given.share:.0%} of release size"
    said = f"{cut}, seed {given.seed}"
    print(said, flush=True)  # noqa: T201
    reports = {}
    with BAR:
        for name in given.names or PROOFS:
            reports[name] = _run(name, size)
            print(f"{name}: {reports[name].head}", flush=True)  # noqa: T201
    show(reports)
    if given.markdown:
        given.markdown.write_text(markdown(reports, said), "utf-8")
    return 0 if all(row.passed for one in reports.values() for row in one.rows) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PROOFS)}")
    parser.add_argument("--small", action="store_true", help="a cut of some seven minutes in all")
    parser.add_argument("--share", type=float, default=1.0, help="of the release size, e.g. 0.1")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="as printed")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    given = parser.parse_args()
    unknown = set(given.names) - set(PROOFS)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))} among {', '.join(PROOFS)}")
    return given


def _run(name: str, size: Size) -> Report:
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


if __name__ == "__main__":
    sys.exit(main())
