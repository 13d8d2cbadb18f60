"""A filled-in workbook of figures as rows, read into what it would write; nothing is written here.

Columns are known by their headings, in any order. A blank figure is skipped and a 0 is a figure;
what stands already is told apart from what is new and from what corrects. Every other row comes
back with why it cannot be used, so that nothing typed is lost without a word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from campaigns import target_periods as periods
from campaigns import targets
from campaigns.model import Period, Range
from campaigns.report_rows import FigureRow, UnitRow
from campaigns.targets import BASE, RESULT, Judged
from campaigns.wording.house_forms.target_forms import say_period
from campaigns.wording.quantity.figure import Wanted, figure_of, read_figure
from campaigns.wording.reading import Value
from campaigns.wording.spelling.text import clean, fold

Cell = str | int | float
Row = Sequence[Cell]

LONGEST: Final = 500
_HEADINGS: Final[Mapping[str, str]] = {
    "ma": "code", "thon, don vi": "unit", "loai": "kind", "ky": "period",
    "so lieu moi": "figure", "nguon": "source", "ghi chu, ly do sua": "note",
}  # fmt: skip
_WHOLE: Final = "toan xa"
_BASE: Final = "so giao"
_VERDICTS: Final = {"dat": "met", "dang thuc hien": "on_way", "cham": "behind"}


@dataclass(frozen=True, slots=True)
class Filled:
    """One figure to be written; `before` is what stands in its place."""

    row: int
    target: Judged
    kind: str
    period: str
    unit: UnitRow | None
    value: Decimal | None
    verdict: str | None
    source: str
    note: str
    before: FigureRow | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be used: its number in the file, a code, and the words it is about."""

    row: int
    code: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What the workbook would write."""

    new: tuple[Filled, ...] = ()
    corrected: tuple[Filled, ...] = ()
    same: int = 0
    blank: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def writes(self) -> tuple[Filled, ...]:
        """Everything to be written, in the file's order."""
        return tuple(sorted((*self.new, *self.corrected), key=lambda one: one.row))


@dataclass(frozen=True, slots=True)
class Asked:
    """The campaign whose figures the workbook holds, as it stands."""

    code: str
    judged: Sequence[Judged]
    units: Sequence[UnitRow]
    period: Period
    today: date


def heading(rows: Sequence[Row]) -> tuple[int, Mapping[str, int]] | None:
    """Where the headings stand and which column is which; None where it is no such workbook."""
    for at, row in enumerate(rows[:20]):
        found: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _HEADINGS.get(" ".join(fold(clean(str(cell))).split()))
            if name is not None:
                found.setdefault(name, place)
        if {"code", "figure"} <= found.keys():
            return at, found
    return None


def campaign_of(rows: Sequence[Row]) -> str:
    """The code of the campaign that the first row is of; empty where none says."""
    found = heading(rows)
    if found is None:
        return ""
    start, columns = found
    codes = (_text(row, columns, "code").partition(":")[0] for row in rows[start + 1 :])
    return next((code for code in codes if code), "")


def filled(rows: Sequence[Row]) -> list[list[Cell]]:
    """The same rows at the same places without those that hold no figure."""
    found = heading(rows)
    if found is None:
        return []
    start, columns = found
    return [
        list(row) if at == start or (at > start and _figure(row, columns) != "") else []
        for at, row in enumerate(rows)
    ]


def read(rows: Sequence[Row], asked: Asked) -> SheetPlan:
    """Read the rows against what stands today."""
    found = heading(rows)
    if found is None:
        return SheetPlan(problems=(Problem(1, "no_heading"),))
    start, columns = found
    new: list[Filled] = []
    corrected: list[Filled] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str, str, int | None]] = set()
    same = blank = 0
    for at, row in enumerate(rows[start + 1 :], start=start + 2):
        if _figure(row, columns) == "":
            blank += _text(row, columns, "code") != ""
            continue
        one = _line(at, row, columns, asked)
        if isinstance(one, Problem):
            problems.append(one)
            continue
        place = (one.target.key, one.kind, one.period, one.unit.id if one.unit else None)
        if place in seen:
            problems.append(Problem(at, "twice"))
        elif one.before is None:
            new.append(one)
        elif (one.before.value, one.before.verdict) == (one.value, one.verdict):
            same += 1
        elif not one.note:
            problems.append(Problem(at, "no_reason"))
        else:
            corrected.append(one)
        seen.add(place)
    return SheetPlan(tuple(new), tuple(corrected), same, blank, tuple(problems))


def wanted(one: Judged, unit: UnitRow | None) -> Wanted:
    """What a figure of this target, or of a unit's share of it, is read as."""
    target = one.target
    goal = targets.share_of(target, unit.name) if unit else one.line.goal
    if isinstance(goal, Range):
        goal = goal.maximum
    return Wanted(target.name, target.unit, goal)


# ------------------------------------------------------------------------------------- one row


def _line(at: int, row: Row, columns: Mapping[str, int], asked: Asked) -> Filled | Problem:
    code, _, key = _text(row, columns, "code").partition(":")
    target = next((one for one in asked.judged if one.key == key), None)
    if code != asked.code or target is None:
        return Problem(at, "not_target", _text(row, columns, "code"))
    kind = BASE if fold(_text(row, columns, "kind")) == _BASE else RESULT
    said = _text(row, columns, "unit")
    unit = None
    if said and fold(said) != _WHOLE:
        unit = next((one for one in asked.units if fold(one.name) == fold(said)), None)
        if unit is None or not unit.meant or target.target.per_unit is None or kind == BASE:
            return Problem(at, "not_unit", said)
    if kind == BASE and not target.target.base:
        return Problem(at, "not_target", _text(row, columns, "code"))
    period = (
        str(asked.period.starts_on.year)
        if kind == BASE
        else _period(_text(row, columns, "period"), asked)
    )
    if period is None:
        return Problem(at, "not_period", _text(row, columns, "period"))
    source, note = _text(row, columns, "source"), _text(row, columns, "note")
    given = _given(at, _figure(row, columns), target, unit)
    if isinstance(given, Problem):
        return given
    if not source:
        return Problem(at, "no_source")
    if max(len(source), len(note)) > LONGEST:
        return Problem(at, "too_long")
    value, verdict = given
    before = _before(target, kind, period, unit)
    return Filled(at, target, kind, period, unit, value, verdict, source, note, before)


def _given(
    at: int, cell: Cell, target: Judged, unit: UnitRow | None
) -> tuple[Decimal | None, str | None] | Problem:
    """The figure, or the verdict on a target without one."""
    if isinstance(cell, str) and cell.startswith("#"):
        return Problem(at, "error_cell", cell)
    if target.target.value is None and not target.target.base and unit is None:
        verdict = _VERDICTS.get(" ".join(fold(str(cell)).split()))
        return (None, verdict) if verdict else Problem(at, "not_verdict", str(cell))
    want = wanted(target, unit)
    found = read_figure(cell, want) if isinstance(cell, str) else figure_of(cell, want)
    if isinstance(found, Value):
        return found.value, None
    return Problem(at, "figure", getattr(found, "message", ""))


def _before(target: Judged, kind: str, period: str, unit: UnitRow | None) -> FigureRow | None:
    """The newest row in the figure's place; one that was taken back is none."""
    mine = [
        one
        for one in target.rows
        if one.kind == kind
        and (kind == BASE or one.period == period)
        and one.unit_id == (unit.id if unit else None)
        and one.origin in (None, one.unit_id)  # a merged unit's own stays its own
    ]
    last = mine[-1] if mine else None
    return None if last is None or (last.value is None and not last.verdict) else last


def _period(said: str, asked: Asked) -> str | None:
    """A period that has begun, by its name, in words, or as the day Excel made of it."""
    wording = " ".join(fold(said).split())
    names: dict[str, str] = {}
    for year in range(asked.period.starts_on.year, asked.period.ends_on.year + 1):
        parts = ["H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"{month:02}" for month in range(1, 13))]
        for name in (str(year), *(f"{year}-{part}" for part in parts)):
            names |= {fold(name): name, fold(say_period(name)): name}
            if name[5:].isdigit():  # a month that Excel took for its first day
                names |= {f"{name}-01": name, f"{int(name[5:])}/{year}": name}
    named = names.get(wording) or (said if periods.known(said) else None)
    if named is None:
        return None
    days = periods.span(named)
    last = min(asked.today, asked.period.ends_on)
    begun = days.starts_on <= last and days.ends_on >= asked.period.starts_on
    return named if begun else None


def _text(row: Row, columns: Mapping[str, int], name: str) -> str:
    cell = _at(row, columns, name)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(clean(str(cell)).split())


def _figure(row: Row, columns: Mapping[str, int]) -> Cell:
    cell = _at(row, columns, "figure")
    return " ".join(clean(cell).split()) if isinstance(cell, str) else cell


def _at(row: Row, columns: Mapping[str, int], name: str) -> Cell:
    place = columns.get(name)
    return row[place] if place is not None and place < len(row) else ""
