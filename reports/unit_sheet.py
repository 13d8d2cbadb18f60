"""The villages' list, .xlsx or .csv, as plain rows; hostile until read.

`python -m reports.unit_sheet` is the child process that opens the file (reports/child.py).
"""

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from campaigns.wording.units import list_words as unit_list
from reports import child, plain_text
from reports.child import Unreadable

MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 40
HEADING_WITHIN: Final = 30  # lines
MAX_BLANK: Final = 20_000  # rows in one gap
NOT_COMPUTED: Final = unit_list.NOT_COMPUTED
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # of today's Excel under a password
_NO_TEXT: Final = (
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"<",
    b"{\\rtf",
)


async def read(content: bytes) -> list[list[str]]:
    """The rows of the first sheet as text, blank ones empty; raises Unreadable, besides the child's with
    empty, not_a_sheet, encrypted, too_many (rows), macro and those of plain_text.
    """  # fmt: skip
    rows: list[list[str]] = await child.run("reports.unit_sheet", content)
    return rows


def parse(content: bytes) -> list[list[str]]:
    """The same in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    if content[:2] == b"PK":
        parts = child.check_zip(content)
        if "xl/workbook.xml" not in parts:
            raise Unreadable("not_a_sheet")
        if "xl/vbaProject.bin" in parts:
            raise Unreadable("macro")
        return _workbook(content)
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(_NO_TEXT):
        raise Unreadable("encrypted" if _LOCKED in content else "not_a_sheet")
    return _csv(content)


def _workbook(content: bytes) -> list[list[str]]:
    import openpyxl

    def sheet(*, data_only: bool) -> Any:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
        return book.worksheets[0].iter_rows(max_col=MAX_COLUMNS, values_only=True)

    both = zip(sheet(data_only=True), sheet(data_only=False), strict=False)
    return _filled([_said(*cells) for cells in zip(*row, strict=False)] for row in both)


def _said(value: object, formula: object) -> str:
    """A cell as text; a formula whose value the file does not hold is no empty cell."""
    if value is None:
        return "" if formula is None else NOT_COMPUTED
    return str(value).strip()


def _csv(content: bytes) -> list[list[str]]:
    text = plain_text.text_of(content).removeprefix("\ufeff")
    first = text.splitlines()[:HEADING_WITHIN]  # a title above the heading has none
    delimiter = max(",;\t", key=lambda one: sum(one in line for line in first))
    # strict: a quote that is never closed would swallow the rest of the list as one name
    found = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter, strict=True)
    return _filled([cell.strip() for cell in row[:MAX_COLUMNS]] for row in found)


def _filled(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows at their places, blank ones empty; more than we take are refused, not cut."""
    found: list[list[str]] = []
    said = blank = 0
    for row in rows:
        if not any(row):  # kept only where something stands below it
            blank += 1
            continue
        said += 1
        if said > MAX_ROWS or blank > MAX_BLANK:
            raise Unreadable("too_many")
        found += [[] for _ in range(blank)] + [row]
        blank = 0
    return found


if __name__ == "__main__":
    child.serve(parse)
