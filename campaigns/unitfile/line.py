"""One line of a list that names a unit, as the sheet says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line that names a unit; what the sheet does not say is empty."""

    row: int  # as the office sees it in its sheet: the first is 1
    name: str
    kind: str = ""
    kind_given: bool = False  # by a column of its own
    order: int | None = None
    number: int | None = None
    block: str = ""
    commune: str = ""
    old: tuple[str, ...] = ()
    partly: str = ""  # a cell that speaks of a part of a unit
    aliases: tuple[str, ...] = ()
    into: str = ""
    since: str = ""
    mangled: str = ""  # a cell that the spreadsheet made a day, a number or an error of
    uncomputed: bool = False  # a cell is a formula whose value the file does not hold
