"""python -m proof.fuzz [TARGET …] [--seconds 60]: fuzz each target so long, print one table, end with 1 on a finding.

`make fuzz` runs it in an environment of its own. What was found stands in build/fuzz/TARGET/found, and
`--again FILE --target NAME` has it again, without atheris' instruments around our code. What a run has
learnt of inputs is kept beside it, and the next run goes on from there.
"""

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from proof import bars
from proof.table import Report, Row, below, markdown, show

PARSERS: Final = (
    "money", "date", "words", "registration", "plan", "yaml", "document", "docx", "xlsx", "csv",
    "xlsform", "template", "report",
)  # fmt: skip
HOUSE: Final = ("link", "callback", "update")
FOLDER: Final = Path(__file__).parents[2] / "build" / "fuzz"
STARTING: Final = 60.0  # seconds for imports and the commune, beside the fuzzing


def main() -> int:
    """Run what is named, or everything."""
    given = _arguments()
    if given.again:
        _again(given.names[0], given.again)
        return 0
    began = time.monotonic()
    rows = []
    with bars.SHOWN:
        bar = bars.begin("targets", len(given.names))
        for name in given.names:
            rows.append(_fuzzed(name, given.seconds))
            print(f"{name}: {rows[-1].runs}, {rows[-1].counted}", flush=True)  # noqa: T201
            bars.step(bar)
    title = (__import__("proof.fuzz").fuzz.__doc__ or "").strip()
    reports = {"fuzz": Report(title, rows, time.monotonic() - began)}
    show(reports)
    if given.markdown:
        given.markdown.write_text(markdown(reports, f"{given.seconds:.0f} s a target"), "utf-8")
    return 0 if all(row.passed for row in rows) else 1


def _arguments() -> argparse.Namespace:
    every = PARSERS + HOUSE
    parser = argparse.ArgumentParser(prog="python -m proof.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of {', '.join(every)}")
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--again", type=Path, metavar="FILE", help="have one input again")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    given = parser.parse_args()
    unknown = set(given.names) - set(every)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))} among {', '.join(every)}")
    if given.again and len(given.names) != 1:
        parser.error("--again wants the one target whose input it is")
    given.names = given.names or list(every)
    return given


def _fuzzed(name: str, seconds: float) -> Row:
    """One target in a process of its own."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "found", ignore_errors=True)
    (folder / "summary.json").unlink(missing_ok=True)
    command = [sys.executable, "-m", "proof.fuzz.harness", name, str(seconds), str(folder)]
    with TemporaryDirectory() as scratch, (folder / "log").open("wb") as log:
        done = subprocess.run(
            command, cwd=FOLDER.parents[1], env={**os.environ, "TMPDIR": scratch}, stdout=log,
            stderr=log, check=False, timeout=seconds + STARTING + 120,
        )  # fmt: skip
    if not (folder / "summary.json").exists():
        why = f"ended with {done.returncode}: see {folder / 'log'}"
        return Row(name, "", why, "ends", passed=False)
    return _row(name, json.loads((folder / "summary.json").read_text("utf-8")))


def _row(name: str, said: dict[str, Any]) -> Row:
    found, runs = said["found"], said["runs"]
    places = "; ".join(sorted(said["told"].values()))
    return Row(
        name,
        f"{runs:,} inputs",
        f"{found['uncaught']} uncaught, {found['slow']} over 1 s, {found['large']} over 300 MB;"
        f" slowest {said['slowest'] * 1000:.0f} ms{'; ' if places else ''}{places}",
        f"0, 0, 0 ({below(runs)})",
        not any(found.values()),
    )


def _again(name: str, file: Path) -> None:
    module = importlib.import_module(f"proof.fuzz.{'house' if name in HOUSE else 'targets'}")
    began = time.process_time()
    print(module.TARGETS[name].work(file.read_bytes()))  # noqa: T201
    print(f"{time.process_time() - began:.3f} s")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
