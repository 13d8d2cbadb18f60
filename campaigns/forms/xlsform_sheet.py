"""A sheet of an XLSForm: rows whose cells are known by what their column means, wherever it stands.

Columns that cannot be used are told here; what stands in the others is for forms/xlsform_read.py.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from campaigns import plan_wording
from campaigns.tidy import tidy
from campaigns.wording.house_forms import xlsform_words as words
from campaigns.wording.spelling.text import fold

Book = Mapping[str, Sequence[Sequence[str]]]  # sheets by name: rows of cells, the first row is 1

OWN = "bind::thidua:"  # columns of ours, which other readers of the file keep as attributes
TRANSLATED = ("label", "hint", "constraint_message")
UNDERSTOOD = {
    "survey": (
        "type", "name", "label", "hint", "required", "relevant", "constraint",
        "constraint_message", "appearance", "default", f"{OWN}kind", f"{OWN}label",
        f"{OWN}example", f"{OWN}options", f"{OWN}minimum", f"{OWN}maximum",
    ),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_title", "form_id", "default_language", "namespaces"),
}  # fmt: skip
_CALLED = {
    "relevance": "relevant", "bind::relevant": "relevant", "bind::required": "required",
    "bind::constraint": "constraint", "bind::jr:constraintmsg": "constraint_message",
    "constraint message": "constraint_message", "list name": "list_name", "title": "form_title",
    "id_string": "form_id",
}  # fmt: skip
_MEAN_MORE = ("calculation", "choice_filter", "repeat_count", "trigger", "read_only", "readonly")
_NOTHING = ("", "no", "false", "false()", "0")
_HARMLESS = re.compile(
    r"required.message|guidance_hint|parameters|disabled|rows|order|autoplay|accuracythreshold"
    r"|image|audio|video|big-image|note|version|style|instance_name|public_key|submission_url|auto_\w+"
    r"|allow_choice_duplicates|sms_\w+|prefix|delimiter|name|[$_].*|(?:media|body|bind|instance|control)::.*"
)
_LANGUAGE = re.compile(r"(label|hint|constraint[_ ]message)\s*::?\s*(\S.*)")
_VIETNAMESE = re.compile(
    r".*\(\s*vi(?:[-_]vn)?\s*\)|vi(?:[-_]vn)?|(?:tieng )?viet(?:namese)?(?: nam)?"
)
_NEAR = 0.8  # of two column names: one slip in five letters


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One cell that cannot be taken as it is; `blocks`: the form cannot be used before it is mended."""

    sheet: str
    row: int  # as Excel counts them
    column: str  # its heading, as written
    cell: str  # as Excel calls it: D7
    message: str
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One row with anything in it: its number in Excel, its cells by what the column means."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell, empty where there is no such column."""
        return self.cells.get(column, "")


@dataclass(slots=True)
class Sheet:
    """One sheet as it was opened."""

    name: str
    places: dict[str, list[int]] = field(default_factory=dict)  # meaning → columns, preferred first
    headings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    problems: list[SheetProblem] = field(default_factory=list)

    def tell(self, row: int, column: str, message: str, *, blocks: bool = True) -> None:
        """Note something about a cell, of a column by its meaning."""
        at = self.places.get(column, [0])[0]
        self.tell_at(row, at, message, blocks=blocks)

    def tell_at(self, row: int, at: int, message: str, *, blocks: bool = True) -> None:
        """Note something about a cell, of a column by its place."""
        heading = self.headings[at] if at < len(self.headings) else ""
        found = SheetProblem(self.name, row, heading, f"{letters(at)}{row}", message, blocks)
        if found not in self.problems:
            self.problems.append(found)


def sheet(book: Book, name: str, language: str = "") -> Sheet | None:
    """Open one sheet, with whatever is wrong with its columns; None where there is none."""
    rows = next((rows for called, rows in book.items() if fold(called.strip()) == name), None)
    if rows is None:
        return None
    headings = tuple(tidy(cell) for cell in rows[0]) if rows else ()
    opened = Sheet(name, headings=headings)
    below = list(enumerate(rows[1:], 2))
    others = _lay(opened, headings, language)
    for at in others:
        _other(opened, at, below)
    opened.lines = tuple(
        Line(number, {column: _cell(row, places) for column, places in opened.places.items()})
        for number, row in below
        if any(tidy(cell) for cell in row)
    )
    return opened


def letters(at: int) -> str:
    """The name Excel gives to the column at this place, from 0."""
    said = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def _lay(opened: Sheet, headings: Sequence[str], language: str) -> list[int]:
    """Find the place of every column that is understood; the places of the others are left over."""
    others: list[int] = []
    translations: dict[str, list[tuple[int, int]]] = {}
    for at, heading in enumerate(headings):
        plain = " ".join(heading.lower().split())
        meaning = _CALLED.get(plain, plain)
        translated = _LANGUAGE.fullmatch(plain)
        if meaning in UNDERSTOOD[opened.name] and meaning not in TRANSLATED:
            if meaning in opened.places:
                opened.tell_at(1, at, words.COLUMN_TWICE.format(heading))
            opened.places.setdefault(meaning, [at])
        elif meaning in TRANSLATED or translated:
            base = translated[1].replace(" ", "_") if translated else meaning
            rank = _rank(translated[2] if translated else "", language)
            translations.setdefault(base, []).append((rank, at))
        elif heading:
            others.append(at)
        else:
            others += [at] if opened.name in UNDERSTOOD else []
    for base, found in translations.items():
        _spoken(opened, base, sorted(found))
    return others


def _rank(said: str, default: str) -> int:
    """Vietnamese before a column without a language, that before the form's own, that before others."""
    if _VIETNAMESE.fullmatch(fold(said)):
        return 0
    if not said:
        return 1
    return 2 if said == " ".join(default.lower().split()) else 3


def _spoken(opened: Sheet, base: str, found: Sequence[tuple[int, int]]) -> None:
    """The columns that are read; another language only where nothing else is there."""
    read = [at for rank, at in found if rank < 2] or [found[0][1]]
    opened.places[base] = read
    for _, at in found:
        if at not in read:
            said = words.OTHER_LANGUAGE.format(opened.headings[at], opened.headings[read[0]])
            opened.tell_at(1, at, said, blocks=False)


def _other(opened: Sheet, at: int, below: Sequence[tuple[int, Sequence[str]]]) -> None:
    """A column that is not understood: told for the whole column, or cell by cell where it means more."""
    heading = opened.headings[at]
    plain = " ".join(heading.lower().split())
    used = [number for number, row in below if at < len(row) and tidy(row[at])]
    if plain in _MEAN_MORE:
        for number, row in below:
            if at < len(row) and tidy(row[at]).lower() not in _NOTHING:
                opened.tell_at(number, at, words.MEANS_MORE.format(heading))
        return
    near = difflib.get_close_matches(plain, UNDERSTOOD[opened.name], 1, _NEAR)
    if near and used and not _HARMLESS.fullmatch(plain):
        hint = plan_wording.NEAREST.format(near[0])
        opened.tell_at(1, at, words.PERHAPS.format(heading, hint))
    elif heading or used:
        opened.tell_at(used[0] if used else 1, at, words.NOT_USED.format(heading), blocks=False)


def _cell(row: Sequence[str], places: Sequence[int]) -> str:
    """What stands in the first of these columns that is not empty."""
    return next(_filled(row, places), "")


def _filled(row: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    for at in places:
        said = tidy(row[at]) if at < len(row) else ""
        if said:
            yield said
