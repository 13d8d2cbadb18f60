"""The villages' list, .xlsx or .csv, as plain rows; hostile until read.

`python -m reports.unit_sheet` is the child process that opens the file (reports/child.py).
"""

import csv
import io
from typing import Final

from reports import child
from reports.child import Unreadable

MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 40


async def read(content: bytes) -> list[list[str]]:
    """The rows of the first sheet as text; raises Unreadable, with not_a_sheet besides the child's."""
    rows: list[list[str]] = await child.run("reports.unit_sheet", content)
    return rows


def parse(content: bytes) -> list[list[str]]:
    """The same in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    if content[:2] == b"PK":
        if "xl/workbook.xml" not in child.check_zip(content):
            raise Unreadable("not_a_sheet")
        return _workbook(content)
    if b"\x00" in content[:1000] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("not_a_sheet")
    return _csv(content)


def _workbook(content: bytes) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = []
    for row in book.worksheets[0].iter_rows(
        max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True
    ):
        cells = ["" if one is None else str(one).strip() for one in row]
        if any(cells):
            rows.append(cells)
    return rows


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("damaged")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    found = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = [
        [cell.strip() for cell in row[:MAX_COLUMNS]]
        for row, _ in zip(found, range(MAX_ROWS), strict=False)
    ]
    return [row for row in rows if any(row)]


if __name__ == "__main__":
    child.serve(parse)
