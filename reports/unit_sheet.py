"""The villages' list, .xlsx or .csv, as plain rows; hostile until read.

`python -m reports.unit_sheet` is the child process that opens the file (reports/child.py).
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from reports import child, plain_text
from reports.child import Unreadable

MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 40
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
    """The rows of the first sheet as text; raises Unreadable, besides the child's with not_a_sheet,
    too_many (rows), macro and those of plain_text.
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
    if content.startswith(_NO_TEXT):
        raise Unreadable("not_a_sheet")
    return _csv(content)


def _workbook(content: bytes) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    found = book.worksheets[0].iter_rows(max_col=MAX_COLUMNS, values_only=True)
    return _filled(["" if one is None else str(one).strip() for one in row] for row in found)


def _csv(content: bytes) -> list[list[str]]:
    text = plain_text.text_of(content).removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    found = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
    return _filled([cell.strip() for cell in row[:MAX_COLUMNS]] for row in found)


def _filled(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows that are not blank; more of them than we take are refused, not cut."""
    found: list[list[str]] = []
    for row in rows:
        if any(row):
            found.append(row)
        if len(found) > MAX_ROWS:
            raise Unreadable("too_many")
    return found


if __name__ == "__main__":
    child.serve(parse)
