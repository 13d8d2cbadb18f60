"""The workbook of figures that came back, as rows of text and numbers; hostile until read.

Numbers stay numbers, so that no dot or comma is guessed: 142.125 of a cell is one figure, of a text
two. `python -m reports.figure_sheet` is the child process that opens the file (reports/child.py).
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from reports import child, unit_sheet
from reports.child import Unreadable

ERROR: Final = "#"  # what Excel's own errors begin with
NOT_COMPUTED: Final = "#?"  # a formula whose value the file does not hold
DECIMALS: Final = 6

Cell = str | int | float


async def read(content: bytes) -> list[list[Cell]]:
    """The rows of the first sheet at their places, blank ones empty; raises Unreadable."""
    rows: list[list[Cell]] = await child.run("reports.figure_sheet", content)
    return rows


def parse(content: bytes) -> Sequence[Sequence[Cell]]:
    """The same in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    if content[:2] != b"PK":
        return unit_sheet.parse(content)
    if "xl/workbook.xml" not in child.check_zip(content):
        raise Unreadable("not_a_sheet")
    import openpyxl

    def sheet(*, data_only: bool) -> Any:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
        return book.worksheets[0].iter_rows(
            max_row=unit_sheet.MAX_ROWS, max_col=unit_sheet.MAX_COLUMNS
        )

    rows: list[list[Cell]] = []
    for values, formulas in zip(sheet(data_only=True), sheet(data_only=False), strict=False):
        cells = [_cell(one, each) for one, each in zip(values, formulas, strict=False)]
        rows.append(cells if any(cell != "" for cell in cells) else [])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(one: Any, formula: Any) -> Cell:
    """A cell as text or number; a percentage as it is shown, a day as 2024-06-25."""
    value = one.value
    if value is None:
        return NOT_COMPUTED if formula.value is not None else ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        if "%" in str(one.number_format):
            return (
                f"{round(value * 100, DECIMALS):f}".rstrip("0").rstrip(".").replace(".", ",") + "%"
            )
        return round(value, DECIMALS) if isinstance(value, float) else value
    if isinstance(value, date):  # a datetime is one
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat()
    return str(value).strip()


if __name__ == "__main__":
    child.serve(parse)
