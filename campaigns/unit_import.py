"""A list of villages as rows of text, read into what must change: add, rename, merge, keep.

Columns are known by their Vietnamese headings, in any order; the first row that has one for the name
is the heading row. Nothing is changed here: an officer sees the plan and confirms it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from campaigns.wording.text import clean, fold

LONGEST = 100
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("stt", "so", "so thu tu", "tt", "ma so"),
    "name": ("ten thon", "thon", "ten don vi", "don vi", "ten", "ten thon (don vi)", "thon/to dan pho",
             "ten xom", "ten ap", "ten ban", "ten to dan pho"),
    "kind": ("loai", "loai don vi"),
    "block": ("khoi", "cum", "khoi thi dua", "cum thi dua", "khoi, cum", "khoi/cum"),
    "old": ("ten cu", "ten truoc day"),
    "alias": ("ten goi khac", "ten khac", "ten thuong goi"),
    "into": ("sap nhap vao", "nhap vao", "sap nhap"),
    "head": ("truong thon", "ho ten truong thon", "nguoi phu trach"),
    "phone": ("dien thoai", "so dien thoai", "sdt"),
}  # fmt: skip

_UNUSED = ("head", "phone")  # who heads a village says so by its link, with their own consent


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One row of the list, cleaned."""

    row: int
    name: str
    kind: str = ""
    number: int | None = None
    block: str | None = None
    old: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used: its number in the file and a code."""

    row: int
    code: str
    what: str = ""


# What a spreadsheet makes of a name: "1-5" a day, "3E5" a number, a broken formula; no village is called so.
_NO_NAME = re.compile(
    r"\d{4}-\d\d-\d\d(?: [\d:.]+)?|\d\d:\d\d:\d\d|true|false|-?[\d.]+e[+-]?\d+|-[\d.]+|#[a-z/0]+[!?]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the list would change."""

    adds: tuple[UnitLine, ...] = ()
    renames: tuple[tuple[str, UnitLine], ...] = ()  # (name of today, line)
    merges: tuple[UnitLine, ...] = ()
    same: tuple[UnitLine, ...] = ()
    problems: tuple[RowProblem, ...] = field(default=())
    unused: tuple[str, ...] = ()  # headings of columns from which nothing is taken


def read(rows: Sequence[Sequence[str]], known: Sequence[str]) -> ImportPlan:
    """Read the rows against the names that stand today."""
    start, columns = _heading(rows)
    if start is None:
        return ImportPlan(problems=(RowProblem(1, "no_heading"),))
    today = {fold(name): name for name in known}
    adds: list[UnitLine] = []
    renames: list[tuple[str, UnitLine]] = []
    merges: list[UnitLine] = []
    same: list[UnitLine] = []
    problems: list[RowProblem] = []
    seen: dict[str, str] = {}
    for at, row in enumerate(rows[start + 1 :], start=start + 2):
        line = _line(at, row, columns)
        if not line.name:
            continue
        key = fold(f"{line.name}|{line.block or ''}")
        if len(line.name) > LONGEST:
            problems.append(RowProblem(at, "too_long", line.name[:40]))
        elif _NO_NAME.fullmatch(line.name):
            problems.append(RowProblem(at, "no_name", line.name))
        elif key in seen:
            code = "twice" if seen[key] == line.name else "alike"
            problems.append(RowProblem(at, code, line.name))
        elif line.into:
            merges.append(line)
        elif fold(line.name) in today:
            same.append(line)
        elif (former := next((one for one in line.old if fold(one) in today), None)) is not None:
            renames.append((today[fold(former)], line))
        else:
            adds.append(line)
        seen.setdefault(key, line.name)
    if not (adds or renames or merges or same or problems):
        problems.append(RowProblem(start + 1, "empty"))
    taken = {place for name, place in columns.items() if name not in _UNUSED}
    unused = tuple(
        words
        for place, cell in enumerate(rows[start])
        if place not in taken and (words := " ".join(clean(cell).split())[:LONGEST])
    )
    return ImportPlan(
        tuple(adds), tuple(renames), tuple(merges), tuple(same), tuple(problems), unused
    )


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int | None, dict[str, int]]:
    for at, row in enumerate(rows[:20]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            said = " ".join(fold(clean(cell)).replace(".", " ").split())
            for name, spellings in _HEADINGS.items():
                if said in spellings:
                    columns.setdefault(name, place)
        if "name" in columns:
            return at, columns
    return None, {}


def _line(at: int, row: Sequence[str], columns: Mapping[str, int]) -> UnitLine:
    def cell(name: str) -> str:
        place = columns.get(name)
        return " ".join(clean(row[place]).split()) if place is not None and place < len(row) else ""

    name = cell("name")
    number = cell("number").removesuffix(".0")
    return UnitLine(
        row=at,
        name=name,
        kind=cell("kind") or (name.split()[0].lower() if name else ""),
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None,
        block=cell("block") or None,
        old=_several(cell("old")),
        aliases=_several(cell("alias")),
        into=cell("into"),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())
