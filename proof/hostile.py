"""The hostile set, item by item, by the tests that account for each (T9: P9, P11, P13, P14, P15).

`tests/edges/test_hostile_account.py` names for every item of ../shared/hostile/dev.jsonl the test that
asserts its outcome, its `must` and its `must_not`. Those tests are run in a process of their own; an
item holds where each of its cases ran and passed.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from proof.size import Size
from proof.table import CannotRun, Row
from tests.edges.test_hostile import ITEMS
from tests.edges.test_hostile_account import NO_DOOR, WHERE

ROOT: Final = Path(__file__).parents[1]
OWN: Final = ("edges/test_hostile", "edges/test_hostile_account", "edges/test_hostile_more")
LEAST: Final = 0.98
GRAVEST: Final = "S1"
FAILED: Final = ("failure", "error")


async def prove(size: Size) -> list[Row]:
    """Run the tests once, then judge every item. The small cut is the hostile suites alone, on SQLite."""
    if not ITEMS:
        raise CannotRun("the hostile set is not beside this checkout")
    told = {one["id"]: WHERE.get(one["id"]) for one in ITEMS}
    if size.small:
        told = {key: one for key, one in told.items() if one is None or one.startswith(OWN)}
    others = {_node(one) for one in told.values() if one and not one.startswith(OWN)}
    chosen = ["-k", "not postgresql"] if size.small else []
    cases = await _cases([*(f"tests/{one}.py" for one in OWN), *sorted(others), *chosen])
    items = [one for one in ITEMS if one["id"] in told and _has_door(one)]
    held = {one["id"]: _holds(one["id"], told[one["id"]], cases) for one in items}
    ends = Counter(end for ends in cases.values() for end in ends)
    return [
        _row("items of the gravest kind (S1)", [one for one in items if one["expect"]["sev"] == GRAVEST], held, 1.0),
        _row("all items that meet a door", items, held, LEAST),
        Row(
            "the tests behind them",
            f"{ends.total()} cases",
            f"{ends['failed']} failed, {ends['skipped']} left out as told elsewhere",
            "0 failed",
            not ends["failed"],
        ),
    ]  # fmt: skip


def _has_door(item: dict[str, Any]) -> bool:
    """The house has no web board and no mini app: those items have nowhere to come in."""
    return item["surface"] not in NO_DOOR


def _row(name: str, items: list[dict[str, Any]], held: dict[str, bool], least: float) -> Row:
    broken = [one["id"] for one in items if not held[one["id"]]]
    share = 1 - len(broken) / len(items)
    said = f"{share:.1%} hold" + (f", not {', '.join(broken)}" if broken else "")
    return Row(name, f"{len(items)} of {len(ITEMS)}", said, f"{least:.0%}", share >= least)


def _holds(item: str, told: str | None, cases: dict[str, list[str]]) -> bool:
    """Whether every case of the test that tells this item passed, or every case named after it."""
    if told is not None:
        ends = [end for name, ends in cases.items() if _is(name, told) for end in ends]
    else:
        ends = [end for name, ends in cases.items() if item in name for end in ends]
    ran = [end for end in ends if end != "skipped"]
    return bool(ran) and "failed" not in ran


def _is(case: str, told: str) -> bool:
    path, _, name = told.partition(":")
    return case.partition("[")[0] == f"tests.{path.replace('/', '.')}:{name}"


def _node(told: str) -> str:
    path, _, name = told.partition(":")
    return f"tests/{path}.py::{name}"


async def _cases(tests: list[str]) -> dict[str, list[str]]:
    """Run them; how each case ended, by module and name."""
    with tempfile.TemporaryDirectory() as made:
        report = Path(made) / "report.xml"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}",
            *tests, cwd=ROOT, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        if await process.wait() not in (0, 1):  # 1: some failed, which the report tells
            raise RuntimeError("pytest did not run")
        tree = ElementTree.parse(report)
    found: dict[str, list[str]] = {}
    for case in tree.iter("testcase"):
        ended = {child.tag for child in case}
        end = "failed" if ended & set(FAILED) else "skipped" if "skipped" in ended else "passed"
        found.setdefault(f"{case.get('classname')}:{case.get('name')}", []).append(end)
    return found
