"""Workbooks (.xlsx): one row a thing, filters, headings that stay, totals that Excel adds itself.

People's text is written as text whatever it looks like (P14); money, dates and percents are numbers
that Excel can add and sort, in the formats an office uses.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from reports import plain

WIDEST: Final = 42
LINE_HEIGHT: Final = 16.5  # points, of the text in cells
ACROSS: Final = 230  # characters that one printed page still shows in legible letters
HEADING: Final = 2  # the row (from 0) of the headings; a title and an empty row stand above
FIRST: Final = HEADING + 1
_CELL_LIMIT = 32_767
_NUMBERS = {"money": "#,##0", "number": "#,##0", "percent": '0"%"'}
_DATES = {"date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm"}


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that Excel computes; `value` is what it comes to, for readers that compute nothing."""

    text: str
    value: int | float | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, kind (text, money, number, percent, date, moment), whether it is summed."""

    heading: str
    kind: str = "text"
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title above, the columns, the rows; with `total` a row of sums below."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    empty: str
    total: str = ""

    def span(self, heading: str) -> str:
        """The cells of one column, as a formula of another sheet names them."""
        at = next(at for at, one in enumerate(self.columns) if one.heading == heading)
        from xlsxwriter.utility import xl_col_to_name

        name, last = xl_col_to_name(at), FIRST + max(1, len(self.rows))
        return f"'{legal(self.name)}'!${name}${FIRST + 1}:${name}${last}"


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one .xlsx file."""
    buffer = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    import xlsxwriter  # only where a workbook is written

    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_calc_mode("auto")
        formats = _formats(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write(book, sheet, formats, _unique(sheet.name, taken))
    return buffer.getvalue()


def clean(text: str) -> str:
    """Text as a cell may hold it: no control or direction marks, at most Excel's length."""
    return plain.clean(text)[:_CELL_LIMIT]


def legal(name: str) -> str:
    """A sheet's name as Excel takes it: at most 31 characters, none of its own signs."""
    return re.sub(r"[\[\]:*?/\\]", " ", clean(name)).strip(" '")[:31] or "1"


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "top", "font_name": "Times New Roman", "font_size": 12}
    bold = cell | {"bold": True, "bg_color": "#E7EEF7"}
    found = {
        "title": book.add_format(
            {"bold": True, "font_size": 14, "font_name": "Times New Roman"}
        ),
        "heading": book.add_format(
            bold | {"text_wrap": True, "valign": "vcenter", "align": "center"}
        ),
        "text": book.add_format(cell | {"text_wrap": True, "align": "left", "indent": 1}),
        "total.text": book.add_format(bold),
    }  # fmt: skip
    for kind, shown in (_NUMBERS | _DATES).items():
        found[kind] = book.add_format(cell | {"num_format": shown})
        found[f"total.{kind}"] = book.add_format(bold | {"num_format": shown})
    return found


def _write(book: Any, sheet: Sheet, formats: Mapping[str, Any], name: str) -> None:
    page = book.add_worksheet(name)
    columns = list(enumerate(sheet.columns))
    page.write_string(0, 0, clean(sheet.title), formats["title"])
    for at, column in columns:
        page.write_string(HEADING, at, clean(column.heading), formats["heading"])
    for line, row in enumerate(sheet.rows, start=FIRST):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(page, line, at, value, column.kind, formats)
    if not sheet.rows:
        page.write_string(FIRST, 0, sheet.empty, formats["text"])
    last = max(FIRST, FIRST + len(sheet.rows) - 1)
    if sheet.total and sheet.rows:
        _total(page, sheet, last, formats)
    page.autofilter(HEADING, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(FIRST, min(2, len(sheet.columns) - 1))
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    widths = [_width(column, [row[at] for row in sheet.rows]) for at, column in columns]
    wide = sum(widths) > ACROSS
    page.fit_to_pages(2 if wide else 1, 0)
    if wide:
        page.repeat_columns(0, 1)
    page.repeat_rows(HEADING)
    page.set_footer("&C&P/&N")
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    for line, row in enumerate(sheet.rows, start=FIRST):
        lines = max(map(_lines, row, widths), default=1)
        if lines > 1:
            page.set_row(line, LINE_HEIGHT * lines)


def _total(page: Any, sheet: Sheet, last: int, formats: Mapping[str, Any]) -> None:
    """Sums below the rows; they follow the filter, as SUBTOTAL does."""
    from xlsxwriter.utility import xl_col_to_name

    for at, column in enumerate(sheet.columns):
        if at == 0:
            page.write_string(last + 1, 0, clean(sheet.total), formats["total.text"])
        elif column.summed:
            name = xl_col_to_name(at)
            page.write_formula(
                last + 1,
                at,
                f"=SUBTOTAL(9,{name}{FIRST + 1}:{name}{last + 1})",
                formats[f"total.{column.kind}"],
                sum(value for row in sheet.rows if isinstance(value := row[at], int)),
            )
        else:
            page.write_blank(last + 1, at, None, formats["total.text"])


def _cell(
    page: Any, line: int, at: int, value: object, kind: str, formats: Mapping[str, Any]
) -> None:
    if isinstance(value, tuple):  # (kind, value): a cell unlike the rest of its column
        kind, value = value
    if value is None:
        page.write_blank(line, at, None, formats["text"])
    elif isinstance(value, Formula):
        page.write_formula(line, at, value.text, formats[kind], value.value)
    elif kind in _DATES and isinstance(value, date):
        bare = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        page.write_datetime(line, at, bare, formats[kind])
    elif kind in _NUMBERS and isinstance(value, int | float):
        page.write_number(line, at, value, formats[kind])
    else:
        page.write_string(line, at, clean(str(value)), formats["text"])


def _width(column: Column, values: Sequence[object]) -> float:
    """As wide as the longest line in it, within reason; the filter's arrow needs room too."""
    lengths = [len(line) for value in values for line in _shown(value).splitlines()]
    longest_word = max((len(word) for word in column.heading.split()), default=4) + 2
    return min(WIDEST, max([longest_word, min(len(column.heading), 14), *lengths]) + 3)


def _lines(value: object, width: float) -> int:
    """How many lines a cell's text takes; not every program that opens a workbook counts them."""
    return sum(max(1, -(-len(line) // int(width - 4))) for line in _shown(value).splitlines())


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        value = value[1]
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, datetime):
        return "00/00/0000 00:00"
    if isinstance(value, date):
        return "00/00/0000"
    return "" if value is None else str(value)


def _unique(name: str, taken: set[str]) -> str:
    first = legal(name)
    found, number = first, 2
    while found.casefold() in taken:
        found = f"{first[: 31 - len(str(number)) - 1]} {number}"
        number += 1
    taken.add(found.casefold())
    return found
