"""A form's workbook (XLSForm): its sheets as rows of text, read in a child process, written as text.

`python -m reports.form_sheets` is the child process that opens the file (reports/child.py). What is
in the sheets is for campaigns/forms/xlsform_read.py.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from reports import child
from reports.child import Unreadable
from reports.workbook import clean, legal

MAX_SHEETS: Final = 20
MAX_ROWS: Final = 2000
MAX_COLUMNS: Final = 100
_WIDTHS: Final = {
    "type": 22,
    "name": 16,
    "label": 50,
    "hint": 30,
    "list_name": 16,
    "form_title": 50,
}

Sheets = dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook: its sheets by name, every row from the first; cells whose formula has no result."""

    sheets: Sheets
    uncomputed: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)  # row, column

    @property
    def is_form(self) -> bool:
        """Whether it is meant as a form: it has a sheet "survey"."""
        return any(map(_asks, self.sheets))


async def read(content: bytes) -> Opened:
    """Open the file in a child; raises Unreadable, with not_a_sheet and too_long besides its codes."""
    return Opened(**await child.run("reports.form_sheets", content))


def parse(content: bytes) -> dict[str, Any]:
    """The same in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    if content[:2] != b"PK" or "xl/workbook.xml" not in child.check_zip(content):
        raise Unreadable("not_a_sheet")
    return _workbook(content)


def _workbook(content: bytes) -> dict[str, Any]:
    import openpyxl

    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    if not any(map(_asks, values.sheetnames)):  # a list, which may well be longer than a form
        return {"sheets": {name: [] for name in values.sheetnames}}
    if len(values.worksheets) > MAX_SHEETS:
        raise Unreadable("too_long")
    found = {sheet.title: _rows(sheet) for sheet in values.worksheets}
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    empty = {sheet.title: _uncomputed(sheet, found[sheet.title]) for sheet in formulas.worksheets}
    return {"sheets": found, "uncomputed": {name: cells for name, cells in empty.items() if cells}}


def _asks(name: str) -> bool:
    return name.strip().lower() == "survey"


def _rows(sheet: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1, values_only=True):
        cells = [_said(one) for one in row]
        while cells and not cells[-1]:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise Unreadable("too_long")
    return rows


def _uncomputed(sheet: Any, rows: list[list[str]]) -> list[tuple[int, int]]:
    """The formulas that the reading of results saw as empty cells: row from 1, column from 0."""
    return [
        (cell.row, cell.column - 1)
        for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
        for cell in row
        if cell.data_type == "f" and not _at(rows, cell.row, cell.column)
    ]


def _at(rows: list[list[str]], row: int, column: int) -> str:
    return rows[row - 1][column - 1] if len(rows) >= row and len(rows[row - 1]) >= column else ""


def _said(value: object) -> str:
    """A cell as a person sees it: yes and no, whole numbers without a point, days as ISO writes them."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The sheets as one .xlsx file, every cell as text."""
    buffer = io.BytesIO()
    import xlsxwriter  # only where a workbook is written

    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E7EEF7"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            page = book.add_worksheet(legal(name))
            for line, row in enumerate(rows):
                for at, cell in enumerate(row):
                    page.write_string(line, at, clean(cell), text if line else bold)
            for at, heading in enumerate(rows[0] if rows else ()):
                page.set_column(at, at, _WIDTHS.get(heading, 20))
            page.freeze_panes(1, 0)
    return buffer.getvalue()


if __name__ == "__main__":
    child.serve(parse)
