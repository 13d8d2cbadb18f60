"""How well and how fast people's words are read: shared and invented sentences, kind by kind.

Run `python -m benchmarks.reading` from the root. Shares are of the lines of a kind; registrations
count fields. "wrong, silent" is a value that differs from the key, or any value where the key says
to ask: the one figure that must stay at nought. `dateparser` stands beside ours where it can be
imported; it is no dependency.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from time import perf_counter
from types import ModuleType

from rich.console import Console
from rich.table import Table

from campaigns.wording.read import KINDS, read_line
from campaigns.wording.spelling.text import fold

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "utterances"
MADE_UP = ROOT / "tests" / "rules" / "sentences_made_up"
ROUNDS = 20
FIELDS = ("unit", "name", "value", "starts_on", "ends_on", "quantity", "contribution")

Line = dict[str, object]


@dataclass(slots=True)
class Score:
    """Counts for one kind and the times of its readings in microseconds."""

    lines: int = 0
    right: int = 0
    asked: int = 0  # although the key has a value
    wrong: int = 0  # a value that is not the key's
    times: list[float] = field(default_factory=list)

    def add(self, expected: object, found: object) -> None:
        """Count one answer; `found` None means that it was asked."""
        self.lines += 1
        if found == expected:
            self.right += 1
        elif found is None:
            self.asked += 1
        else:
            self.wrong += 1


def same_name(expected: object, found: object) -> bool:
    """The key's rule for names: every word in order, at most four more."""
    if expected is None or found is None:
        return expected == found
    wanted, words = (re.findall(r"\w+", fold(str(text))) for text in (expected, found))
    left = iter(words)
    return all(word in left for word in wanted) and len(words) - len(wanted) <= 4


def measure(lines: list[Line], units: dict[str, list[str]]) -> dict[str, Score]:
    """Read every line `ROUNDS` times and compare the answers with the keys."""
    scores = {kind: Score() for kind in KINDS}
    for line in lines:
        score = scores[str(line["kind"])]
        request: Line = {key: line[key] for key in ("kind", "text", "today")}
        request["units"] = units.get(str(line.get("units")), [])
        answer: Line = {}
        for _ in range(ROUNDS):
            start = perf_counter()
            answer = read_line(request)
            score.times.append((perf_counter() - start) * 1e6)
        if line["kind"] == "registration":
            count_works(score, line["expect"], answer["value"])
        else:
            score.add(line["expect"], answer.get("value"))
    return scores


def count_works(score: Score, expected: object, found: object) -> None:
    """Work by work, where a message holds several; one that is only in the key was not read."""
    wanted, works = (one if isinstance(one, list) else [one] for one in (expected, found))
    for index in range(max(len(wanted), len(works))):
        pair = [many[index] if index < len(many) else {} for many in (wanted, works)]
        count_fields(score, *pair)


def count_fields(score: Score, expected: object, found: object) -> None:
    """One count per part of a registration that its key names, or that we added."""
    if not isinstance(expected, dict) or not isinstance(found, dict):
        return
    for part in FIELDS:
        if part not in expected and (part not in found or part == "quantity"):
            continue  # a count inside the name may be taken as the quantity
        wanted, got = expected.get(part), found.get(part)
        if part == "name" and same_name(wanted, got):
            got = wanted
        score.add(wanted, got)


def beside(lines: list[Line]) -> Score | None:
    """The date lines read by dateparser, told the day and the order of day and month."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    library: ModuleType = importlib.import_module("dateparser")
    parse: Callable[..., datetime | None] = library.parse
    score = Score()
    for line in lines:
        if line["kind"] != "date":
            continue
        settings = {
            "RELATIVE_BASE": datetime.combine(date.fromisoformat(str(line["today"])), time.min),
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "future",
        }
        start = perf_counter()
        read = parse(str(line["text"]), languages=["vi"], settings=settings)
        score.times.append((perf_counter() - start) * 1e6)
        score.add(line["expect"], read.date().isoformat() if read else None)
    return score


def row(name: str, score: Score) -> list[str]:
    """One line of the table."""
    times = sorted(score.times)
    shares = [f"{part / score.lines:.1%}" for part in (score.right, score.asked, score.wrong)]
    late = times[min(len(times) - 1, int(len(times) * 0.99))]
    return [name, str(score.lines), *shares, f"{statistics.median(times):.0f}", f"{late:.0f}"]


def print_table(path: Path, units: dict[str, list[str]]) -> None:
    """One file of sentences as a table."""
    lines: list[Line] = [json.loads(one) for one in path.read_text("utf-8").splitlines()]
    table = Table(title=f"Reading people's words: {path.name}, {len(lines)} lines")
    for title in ("kind", "n", "right", "asked instead", "wrong, silent", "µs median", "µs p99"):
        table.add_column(title, justify="left" if title == "kind" else "right")
    for kind, score in measure(lines, units).items():
        if score.lines:
            table.add_row(*row(kind + (" (fields)" if kind == "registration" else ""), score))
    other = beside(lines)
    if other is not None:
        table.add_row(*row("date by dateparser", other))
    Console(width=100).print(table)


def main() -> None:
    """Print the tables; nothing is written."""
    units: dict[str, list[str]] = json.loads((MADE_UP / "units.json").read_text("utf-8"))
    if SHARED.exists():
        print_table(SHARED / "dev.jsonl", units)
    else:
        print("the shared sentences are not beside this checkout")
    for path in sorted(MADE_UP.glob("*.jsonl")):
        print_table(path, units)
    if importlib.util.find_spec("dateparser") is None:
        print("dateparser is not installed: no comparison")


if __name__ == "__main__":
    main()
