"""A plan rewritten as another office would is read to the same days and figures."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from tests.rules.plan_rewrites import REWRITES

PLANS = sorted((Path(__file__).parent / "plans_made_up").glob("*.txt"))[11::18]
ENOUGH = 2  # plans to a rewrite


def facts(text: str) -> dict[str, Any]:
    """Everything that is a day, a bound or a figure, without the words around it."""
    found = as_key(read_plan(text))
    inferred = found["period_inferred"] or {}
    return {
        "kind": (found["document_type"], found["is_campaign_plan"], found["issued_on"]),
        "period": (found["starts_on"], found["ends_on"], inferred.get("from"), inferred.get("to")),
        "without a year": sorted(found["partial_dates"]),
        "phases": [(one["starts_on"], one["ends_on"]) for one in found["phases"]],
        "deadlines": [
            (one["bound"], one["due_on"], one["last_day"], one.get("window"))
            for one in found["deadlines"]
        ],
        "targets": [(one["value"], one["comparator"]) for one in found["targets"]],
        "quotas": [
            (one["collectives"], one["individuals"], one["households"]) for one in found["quotas"]
        ],
    }


@cache
def usual(path: Path) -> dict[str, Any]:
    """The facts of a plan as it was written."""
    return facts(path.read_text("utf-8"))


@pytest.mark.parametrize("name", REWRITES)
def test_a_plan_is_read_alike_however_it_is_written(name: str) -> None:
    """One rewrite at a time, on the first plans that it changes."""
    changed = 0
    for path in PLANS:
        text = path.read_text("utf-8")
        other = REWRITES[name](text)
        if other != text and changed < ENOUGH:
            changed += 1
            assert facts(other) == usual(path), path.stem
    assert changed


@pytest.mark.parametrize("turn", range(12))
def test_rewrites_do_not_disturb_one_another(turn: int) -> None:
    """Four at once, drawn by lot but always the same."""
    lot = random.Random(turn)
    path = PLANS[turn % len(PLANS)]
    text = path.read_text("utf-8")
    names = lot.sample([name for name in REWRITES if not name.startswith("wrapped")], 4)
    for name in names:
        text = REWRITES[name](text)

    assert facts(text) == usual(path), (path.stem, names)
