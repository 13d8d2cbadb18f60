"""The office's holiday file: YAML text to a calendar, or to everything that is wrong with it.

An announced break (`nghi`) is taken as it stands. A public holiday (`hang_nam`, `gio_to`) that falls
on a weekend and lies in no announced break is made good on the next working day, as the law has it.
Tết is known by its mùng 1; the silent days run from 29 tháng Chạp to mùng 5.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaigns import plan_wording as wording
from campaigns.calendar import Calendar
from campaigns.plan_problem import PlanProblem, nearest
from campaigns.wording.dates.lunar import to_lunar
from campaigns.yaml_text import Raw, parse

MOST = 1000  # entries of one list
LONGEST_BREAK = 60  # days
YEARS = range(2000, 2101)
KEYS = ("hang_nam", "gio_to", "tet", "nghi", "lam_bu")
ONE_DAY = timedelta(days=1)
_YEARLY = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(slots=True)
class _Found:
    """What the file says so far."""

    yearly: list[tuple[int, int, int]] = field(default_factory=list)  # since year, month, day
    fathers: list[date] = field(default_factory=list)
    tet: list[date] = field(default_factory=list)
    breaks: set[date] = field(default_factory=set)
    worked: set[date] = field(default_factory=set)
    problems: list[PlanProblem] = field(default_factory=list)


def load(text: str) -> Calendar | list[PlanProblem]:
    """Read a holiday file; never raises on what is in it."""
    parsed = parse(text)
    if isinstance(parsed, PlanProblem):
        return [parsed]
    found = _Found(problems=parsed.problems)
    for key, entries in parsed.data.items():
        if key not in KEYS:
            what = wording.UNKNOWN.format(key) + nearest(key, KEYS)
            found.problems.append(parsed.problem((key,), what))
        elif isinstance(entries, list):
            for at, one in enumerate(entries[:MOST]):
                what = _entry(found, key, one)
                if what:
                    found.problems.append(parsed.problem((key, at), what))
        elif entries is not None:
            found.problems.append(parsed.problem((key,), wording.BY_TYPE["tuple_type"]))
    return sorted(found.problems, key=lambda one: one.line) or _calendar(found)


def _entry(found: _Found, key: str, one: Raw) -> str:
    """Take one line of one list; what is wrong with it, or ""."""
    if key == "hang_nam":
        yearly = _yearly(one)
        if yearly is None:
            return wording.NO_YEARLY.format(_brief(one))
        found.yearly.append(yearly)
        return ""
    days = _days(one) if key in ("nghi", "lam_bu") else [_day(one)]
    known = [day for day in days or () if day is not None]
    if not known or days is None or None in days:
        return wording.NO_BREAK.format(_brief(one))
    match key:
        case "gio_to":
            found.fathers += known
        case "tet":
            found.tet += known
        case "nghi":
            found.breaks |= set(known)
        case _:
            found.worked |= set(known)
    return ""


def _brief(one: Raw) -> str:
    """An entry as it may be quoted; a whole list is not."""
    return one[:60] if isinstance(one, str) else "…"


def _yearly(one: Raw) -> tuple[int, int, int] | None:
    since = str(YEARS.start)
    if isinstance(one, Mapping):
        if set(one) - {"ngay", "tu_nam", "ten"}:
            return None
        since, one = str(one.get("tu_nam") or since), one.get("ngay")
    match = _YEARLY.fullmatch(one) if isinstance(one, str) else None
    if match is None or not re.fullmatch("[0-9]{4}", since):
        return None
    day, month = int(match[1]), int(match[2])
    try:
        date(2001, month, day)  # 29/2 comes once in four years and is nobody's holiday
    except ValueError:
        return None
    return int(since), month, day


def _days(one: Raw) -> list[date | None] | None:
    """One day, or a break from a day to a day, both included; None where it is neither."""
    if not isinstance(one, Mapping):
        return [_day(one)]
    if set(one) - {"tu", "den", "ngay", "ten"}:
        return None
    if "ngay" in one:
        return [_day(one["ngay"])]
    start, end = _day(one.get("tu")), _day(one.get("den"))
    if start is None or end is None or not 0 <= (end - start).days < LONGEST_BREAK:
        return None
    return [start + ONE_DAY * step for step in range((end - start).days + 1)]


def _day(value: Raw) -> date | None:
    """A day written 2023-11-20 or 20/11/2023; None where it is none, or outside 2000-2100."""
    if not isinstance(value, str):
        return None
    match = _DAY_FIRST.fullmatch(value)
    try:
        if match is not None:
            day = date(int(match[3]), int(match[2]), int(match[1]))
        else:
            day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _calendar(found: _Found) -> Calendar:
    public = {day for year in YEARS for day in _of_year(found, year)}
    off = public | found.breaks
    for day in sorted(public - found.breaks):
        if day.weekday() < 5:
            continue
        instead = day
        while instead.weekday() >= 5 or instead in off:
            instead += ONE_DAY
        off.add(instead)
    silent: set[date] = set()
    for mung_1 in found.tet:
        eve = to_lunar(mung_1 - ONE_DAY)
        first = -2 if eve is not None and eve.day == 30 else -1  # where 29 tháng Chạp lies
        silent |= {mung_1 + ONE_DAY * step for step in range(first, 5)}
    return Calendar(frozenset(off), frozenset(found.worked), frozenset(silent))


def _of_year(found: _Found, year: int) -> Iterator[date]:
    yield from (date(year, month, day) for since, month, day in found.yearly if year >= since)
    yield from (day for day in found.fathers if day.year == year)
