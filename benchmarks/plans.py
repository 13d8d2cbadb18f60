"""make bench plans: how well plan documents are read, per field, against their answer keys.

Precision, recall and F1 over every plan of ../shared/plans, and over the invented ones of
tests/rules/plans_made_up where the h-files were kept unread until the reader was finished. The
t-files have a key for their period and deadlines only.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from campaigns.calendar import Calendar
from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from campaigns.wording.spelling.text import fold
from messages import holidays

ROOT = Path(__file__).parents[1]
SETS = {
    "seeds": sorted((ROOT.parent / "shared" / "plans").glob("seed-*.txt")),
    "invented": sorted((ROOT / "tests" / "rules" / "plans_made_up").glob("m*.txt")),
    "times": sorted((ROOT / "tests" / "rules" / "plans_made_up").glob("t*.txt")),
    "hold-out": sorted((ROOT / "tests" / "rules" / "plans_made_up").glob("h*.txt")),
}
PERIOD_AND_DEADLINES = (
    "starts_on",
    "ends_on",
    "period_inferred",
    "partial_dates",
    "phases",
    "deadlines",
)

Item = Any


@dataclass
class Count:
    """Right, invented or wrong, and missed items of one field."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what the key holds that was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


def plain(words: object) -> str:
    """Words without marks and punctuation, UBND and BCH in short."""
    low = fold(str(words or "").lower().replace("uỷ", "ủy").replace("ủy ban nhân dân", "ubnd"))
    low = re.sub(r"\bban chap hanh\b", "bch", low)
    return " ".join(re.findall(r"[^\W_]+", low))


def alike(one: object, two: object, least: float = 0.85) -> bool:
    """Whether two texts say the same."""
    return SequenceMatcher(None, plain(one), plain(two), autojunk=False).ratio() >= least


def overlap(one: object, two: object) -> float:
    """The share of the shorter text's words that the other has."""
    a, b = set(plain(one).split()), set(plain(two).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _deadline(got: Item, key: Item) -> bool:
    if got["bound"] != key["bound"] or got["due_on"] != key["due_on"]:
        return False
    if got.get("last_day") != key.get("last_day") or (got.get("window") or {}) != (
        key.get("window") or {}
    ):
        return False
    return key["due_on"] is not None or overlap(got["text"], key["text"]) >= 0.6


def _target(got: Item, key: Item) -> bool:
    if got["value"] != key["value"] or got["comparator"] != key["comparator"]:
        return False
    unit = (
        not key["unit"]
        or plain(got["unit"]).split()[:1] == plain(key["unit"]).split()[:1]
        or (
            overlap(got["unit"], key["unit"]) > 0.4
            or str(got["unit"])[:1] == key["unit"][:1] == "%"
        )
    )
    return unit and overlap(got["name"], key["name"]) >= 0.5


def _quota(got: Item, key: Item) -> bool:
    counts = all(got[part] == key[part] for part in ("collectives", "individuals", "households"))
    return counts and (key["form"] is None or alike(got["form"], key["form"]))


def _phase(got: Item, key: Item) -> bool:
    return alike(got["name"], key["name"], 0.8) and all(
        got[d] == key[d] for d in ("starts_on", "ends_on")
    )


def _reporting(got: Item, key: Item) -> bool:
    every = (
        plain(got["every"]).split()[-1:] == plain(key["every"]).split()[-1:]
        or overlap(got["every"], key["every"]) >= 0.5
    )
    return every and overlap(got["text"], key["text"]) >= 0.7


def _conflict(got: Item, key: Item) -> bool:
    days = {*re.findall(r"\d+/\d+(?:/\d+)?", str(got))} & {
        *re.findall(r"\d+/\d+(?:/\d+)?", str(key))
    }
    return bool(days) or overlap(got, key) >= 0.5


def _same_words(got: Item, key: Item) -> bool:
    return alike(got, key, 0.8)


LISTS: dict[str, Callable[[Item, Item], bool]] = {
    "phases": _phase,
    "deadlines": _deadline,
    "targets": _target,
    "quotas": _quota,
    "registration_fields": _same_words,
    "recipients": _same_words,
    "reporting": _reporting,
    "partial_dates": lambda got, key: bool(got == key),
    "conflicts": _conflict,
}
SCALARS: dict[str, Callable[[Item, Item], bool]] = {
    "is_campaign_plan": lambda got, key: bool(got == key),
    "document_type": lambda got, key: (
        plain(key).startswith(plain(got)) or plain(got).startswith(plain(key))
    ),
    "truncated": lambda got, key: bool(got == key),
    "title": lambda got, key: alike(got, key, 0.95),
    "theme": lambda got, key: alike(got, key, 0.95),
    "issuer": lambda got, key: plain(got) == plain(key) or overlap(got, key) == 1.0,
    "number": lambda got, key: bool(got == key),
    "issued_on": lambda got, key: bool(got == key),
    "starts_on": lambda got, key: bool(got == key),
    "ends_on": lambda got, key: bool(got == key),
    "period_inferred": lambda got, key: (got["from"], got["to"]) == (key["from"], key["to"]),
}


def score(
    got: dict[str, Item], key: dict[str, Item], wrong: Callable[[str], None]
) -> dict[str, Count]:
    """The counts per field of one plan; `wrong` is told of everything that is not right."""
    counts: dict[str, Count] = {}
    fields = PERIOD_AND_DEADLINES if "only" in key else (*SCALARS, *LISTS)
    for name, same in SCALARS.items():
        if name not in fields:
            continue
        mine, theirs = got.get(name), key.get(name)
        count = counts[name] = Count()
        if mine is None and theirs is None:
            continue
        if mine is not None and theirs is not None and same(mine, theirs):
            count.right += 1
            continue
        count.extra += mine is not None
        count.missed += theirs is not None
        wrong(f"{name}: {mine!r} for {theirs!r}")
    for name, same in LISTS.items():
        if name not in fields or (name == "conflicts" and name not in key):
            continue  # the seeds tell their conflicts in "notes"
        counts[name] = _list(name, got.get(name) or [], key.get(name) or [], same, wrong)
    return counts


def _list(
    name: str,
    got: list[Item],
    key: list[Item],
    same: Callable[[Item, Item], bool],
    wrong: Callable[[str], None],
) -> Count:
    left = list(key)
    count = Count()
    for mine in got:
        match = next((theirs for theirs in left if same(mine, theirs)), None)
        if match is None:
            count.extra += 1
            wrong(f"{name}: not in the key: {mine}")
        else:
            left.remove(match)
            count.right += 1
    for theirs in left:
        count.missed += 1
        wrong(f"{name}: missed: {theirs}")
    return count


_DAYS_OFF = Calendar.from_yaml(holidays.SHIPPED).days_off


@cache
def _read(path: Path) -> dict[str, Item]:
    """What is read in one plan; both measures below ask for it."""
    return dict(as_key(read_plan(path.read_text("utf-8"), _DAYS_OFF)))


def measure(paths: Iterable[Path], *, loud: bool) -> dict[str, Count]:
    """The counts per field over several plans."""
    total: dict[str, Count] = {}
    for path in paths:
        told: list[str] = []
        got = _read(path)
        key = json.loads(path.with_suffix(".json").read_text("utf-8"))
        for name, count in score(got, key, told.append).items():
            total.setdefault(name, Count())
            total[name] += count
        if loud:
            for line in told:
                print(f"  {path.stem}: {line}")
    return total


def table(counts: dict[str, Count]) -> None:
    """One line per field, then the sums that the targets are set for."""
    print(
        f"  {'field':20} {'right':>5} {'extra':>5} {'missed':>6} {'precision':>9} {'recall':>7} {'F1':>6}"
    )
    for name, count in counts.items():
        _line(name, count)
    for name, fields in (
        ("period and deadlines", PERIOD_AND_DEADLINES),
        ("all fields", tuple(counts)),
    ):
        total = Count()
        for field in fields:
            total += counts.get(field, Count())
        _line(name, total)


def _line(name: str, count: Count) -> None:
    print(
        f"  {name:20} {count.right:5} {count.extra:5} {count.missed:6} {count.precision:9.3f}"
        f" {count.recall:7.3f} {count.f1:6.3f}"
    )


_NAMED = 1 / 3  # of the words of the shorter name


def names(paths: Iterable[Path]) -> tuple[int, int]:
    """How many deadlines that were read right are called by words of their key, and how many there are."""
    named, whole = 0, 0
    for path in paths:
        got = _read(path)["deadlines"]
        left = list(json.loads(path.with_suffix(".json").read_text("utf-8"))["deadlines"])
        for mine in got:
            same = [theirs for theirs in left if _deadline(mine, theirs)]
            if same:
                best = max(same, key=lambda theirs: overlap(mine["what"], theirs["what"]))
                left.remove(best)
                whole += 1
                named += overlap(mine["what"], best["what"]) >= _NAMED
    return named, whole


def days_of(key: dict[str, Item]) -> set[str]:
    """The days a plan sets: its period and what is due."""
    days = [key["starts_on"], key["ends_on"], *(one["due_on"] for one in key["deadlines"])]
    return {one for one in days if one}


def _days(found: set[str], wanted: set[str]) -> Count:
    return Count(len(found & wanted), len(found - wanted), len(wanted - found))


def beside(paths: Iterable[Path]) -> None:
    """One line for the days that `dateparser` finds in the same texts, and one for ours."""
    if importlib.util.find_spec("dateparser") is None:
        print("  dateparser is not installed: no comparison")
        return
    search = importlib.import_module("dateparser.search").search_dates
    ours, theirs = Count(), Count()
    for path in paths:
        text = path.read_text("utf-8")
        wanted = days_of(json.loads(path.with_suffix(".json").read_text("utf-8")))
        found = search(text, languages=["vi"], settings={"DATE_ORDER": "DMY"}) or []
        ours += _days(days_of(as_key(read_plan(text))), wanted)
        theirs += _days({day.date().isoformat() for _, day in found}, wanted)
    _line("days it sets", ours)
    _line("... by dateparser", theirs)


def main() -> None:
    """Print a table for each set; `-v` also prints every difference, a name picks one set."""
    loud = "-v" in sys.argv
    named = [word for word in sys.argv[1:] if word in SETS]
    for name in named or SETS:
        paths = SETS[name]
        if not paths:
            print(f"{name}: no plans here")
            continue
        began = time.perf_counter()
        counts = measure(paths, loud=loud)
        print(
            f"{name}: {len(paths)} plans, {(time.perf_counter() - began) / len(paths) * 1000:.0f} ms each"
        )
        table(counts)
        print("  names of deadlines   {} of {} share their words".format(*names(paths)))
        beside(paths)


if __name__ == "__main__":
    main()
