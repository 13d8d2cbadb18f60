"""A sheet of text cells read as lines of a commune's list of units.

Promises: columns may stand in any order under any of the usual headings; titles above, section
lines ("Xã Sơn Tây cũ"), totals and signatures below are told from units; a cell that stands for the
lines below it (merged in the office's sheet) counts for them. Never knows which units exist.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from campaigns.unitfile import joining
from campaigns.unitfile.line import Line
from campaigns.wording.spelling.text import clean
from campaigns.wording.units import list_words as words
from campaigns.wording.units.list_words import Column

HEADING_WITHIN = 30  # lines from the top of the sheet
_SHOWN = 60  # letters of a heading that is told
_OF_PEOPLE = (Column.HEAD, Column.PHONE)
_NAMES = (Column.NAME, Column.OLD, Column.INTO)
_SAID = (*_NAMES, Column.KIND, Column.BLOCK, Column.COMMUNE, Column.ALIAS, Column.SINCE)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a sheet says; `columns` is empty where no heading was found."""

    lines: tuple[Line, ...] = ()
    columns: Mapping[Column, int] | None = None
    unused: tuple[str, ...] = ()  # headings of columns from which nothing is taken


def read(rows: Sequence[Sequence[str]]) -> Listing:
    """The lines of a sheet given as text cells, row by row, blank rows included."""
    found = _heading(rows)
    if found is None:
        return Listing()
    at, columns, default = found
    lines: list[Line] = []
    above: dict[Column, str] = {}
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = {column: _cell(row, place) for column, place in columns.items()}
        heads = _section(row, cells)
        if heads is not None:
            above[heads[0]] = heads[1]
        elif _signed(row, cells):
            break
        elif (cells[Column.NAME] or cells.get(Column.OLD)) and not _skipped(cells):
            lines.append(_line(number, {**cells, **_under(cells, above)}, default))
    unused = tuple(_unused(rows[: at + 1], columns))
    return Listing(
        tuple(joining.carried_down(joining.joined(_without_signatures(lines)))), columns, unused
    )


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int, dict[Column, int], str] | None:
    """(row, column places, type word of the whole list) of the row with the most known headings."""
    best: tuple[int, dict[Column, int], str] | None = None
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        columns = _columns(row)
        if Column.NAME in columns and (best is None or len(columns) > len(best[1])):
            best = at, columns, words.kind_in(row[columns[Column.NAME]])
    if best is None:
        return None
    at, columns, default = best
    below = rows[at + 1] if at + 1 < len(rows) else ()
    second = _columns(below)
    if second and not _cell(below, columns[Column.NAME]):  # a heading of two lines
        free = {place for place in range(len(below)) if place not in columns.values()}
        columns = {one: place for one, place in second.items() if place in free} | columns
        return at + 1, columns, default
    return at, columns, default


def _columns(row: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for place, cell in enumerate(row):
        column = words.heading(cell)
        newest = column is Column.NAME and column in found and words.is_newest(cell)
        if column is not None and (column not in found or newest):
            found[column] = place
    return found


def _unused(above: Sequence[Sequence[str]], columns: Mapping[Column, int]) -> list[str]:
    """The headings of the columns that are not taken, who heads a unit among them.

    That a person says by the unit's link, with their own consent.
    """
    taken = {place for column, place in columns.items() if column not in _OF_PEOPLE}
    return [
        " ".join(_cell(above[-1], place).split())[:_SHOWN]
        for place in range(len(above[-1]))
        if place not in taken and _cell(above[-1], place)
    ]


def _cell(row: Sequence[str], place: int) -> str:
    return clean(row[place]) if place < len(row) else ""


def _section(row: Sequence[str], cells: Mapping[Column, str]) -> tuple[Column, str] | None:
    """A line that stands alone and heads those below it."""
    said = [clean(cell) for cell in row if clean(cell)]
    order = cells.get(Column.ORDER, "")
    alone = [cell for cell in said if cell != order]
    if len(alone) != 1 and len(said) != 1:
        return None
    return words.section(alone[0] if alone else said[0])


def _under(cells: Mapping[Column, str], above: Mapping[Column, str]) -> dict[Column, str]:
    return {column: said for column, said in above.items() if not cells.get(column)}


def _signed(row: Sequence[str], cells: Mapping[Column, str]) -> bool:
    """Whether the list ends here: its date or who signs it, where a name would stand or none does."""
    name = cells[Column.NAME]
    return not cells.get(Column.ORDER) and any(map(words.is_signature, [name] if name else row))


def _skipped(cells: Mapping[Column, str]) -> bool:
    """A total, or the heading once more at the top of a printed page."""
    name = cells[Column.NAME]
    repeated = sum(words.heading(said) is column for column, said in cells.items() if said) > 1
    order = cells.get(Column.ORDER, "")
    total = words.is_total(name) or words.is_total(order)
    return repeated or total or words.heads_others(order, name)


def _line(row: int, cells: Mapping[Column, str], default: str) -> Line:
    def one(column: Column) -> str:
        said = cells.get(column, "")
        return "" if words.says_nothing(said) else " ".join(said.split())

    given = one(Column.KIND).lower()
    kind = given or words.kind_of(one(Column.NAME)) or default
    old = one(Column.OLD)
    unchanged = bool(cells[Column.NAME]) and not one(Column.NAME)  # "giữ nguyên"
    return Line(
        row=row,
        name=words.proper(old if unchanged else one(Column.NAME), kind),
        kind=kind,
        kind_given=bool(given),
        order=_whole(one(Column.ORDER)),
        number=_whole(one(Column.NUMBER)),
        block=one(Column.BLOCK),
        commune=one(Column.COMMUNE),
        old=tuple(_typed(part, kind) for part in words.several(old)),
        partly=old if words.only_partly(old) else "",
        aliases=tuple(words.several(one(Column.ALIAS))),
        into=_typed(one(Column.INTO), kind) if one(Column.INTO) else "",
        since=one(Column.SINCE),
        mangled=next((one(column) for column in _NAMES if words.is_mangled(one(column))), ""),
        uncomputed=any(one(column) == words.NOT_COMPUTED for column in _SAID),
    )


def _typed(name: str, kind: str) -> str:
    return words.proper(name, kind)


def _whole(text: str) -> int | None:
    found = re.fullmatch(r"0*(\d{1,4})(?:[.,]0*)?", text)
    return int(found[1]) if found else None


def _without_signatures(lines: list[Line]) -> list[Line]:
    """Where the lines are numbered, what stands unnumbered behind the last is no unit."""
    numbered = [at for at, line in enumerate(lines) if line.order is not None]
    if len(numbered) * 2 <= len(lines):
        return lines
    return lines[: numbered[-1] + 1]
