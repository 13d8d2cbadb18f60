"""The workbook of registered works: one row a work, columns as wide as what they hold.

People's text is written as text whatever it looks like (P14); money and dates are numbers that
Excel can add and sort, in the formats an office uses.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

WIDEST = 60
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")
_CELL_LIMIT = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and what kind of value stands in it: text, money, date, number."""

    heading: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title above, the columns, the rows."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    empty: str


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one .xlsx file."""
    buffer = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "heading": book.add_format(
                {"bold": True, "bg_color": "#E7EEF7", "border": 1, "text_wrap": True,
                 "valign": "vcenter"}
            ),
            "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
            "money": book.add_format({"border": 1, "num_format": "#,##0", "valign": "top"}),
            "number": book.add_format({"border": 1, "num_format": "#,##0", "valign": "top"}),
            "date": book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"}),
        }  # fmt: skip
        taken: set[str] = set()
        for sheet in sheets:
            _write(book, sheet, formats, _sheet_name(sheet.name, taken))
    return buffer.getvalue()


def clean(text: str) -> str:
    """Text as a cell may hold it: no control or direction marks, at most Excel's length."""
    return _UNWANTED.sub("", text)[:_CELL_LIMIT]


def _write(book: Any, sheet: Sheet, formats: Mapping[str, Any], name: str) -> None:
    page = book.add_worksheet(name)
    page.write_string(0, 0, clean(sheet.title), formats["title"])
    for at, column in enumerate(sheet.columns):
        page.write_string(2, at, clean(column.heading), formats["heading"])
    for line, row in enumerate(sheet.rows, start=3):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(page, line, at, value, column.kind, formats)
    if not sheet.rows:
        page.write_string(3, 0, sheet.empty, formats["text"])
    last = max(3, len(sheet.rows) + 2)
    page.autofilter(2, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(3, 2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(column, [row[at] for row in sheet.rows]))


def _cell(
    page: Any, line: int, at: int, value: object, kind: str, formats: Mapping[str, Any]
) -> None:
    if value is None:
        page.write_blank(line, at, None, formats["text"])
    elif kind == "date" and isinstance(value, date):
        page.write_datetime(line, at, value, formats["date"])
    elif kind in ("money", "number") and isinstance(value, int):
        page.write_number(line, at, value, formats[kind])
    else:
        page.write_string(line, at, clean(str(value)), formats["text"])


def _width(column: Column, values: Sequence[object]) -> float:
    """As wide as the longest line in it, within reason."""
    lengths = [len(line) for value in values for line in _shown(value).splitlines()]
    longest_word = max((len(word) for word in column.heading.split()), default=4)
    return min(WIDEST, max([longest_word, min(len(column.heading), 14), *lengths]) + 2)


def _shown(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return "00/00/0000"
    return "" if value is None else str(value)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A legal name of at most 31 characters, unique in its book."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", clean(name)).strip(" '")[:31] or "1"
    found, number = plain, 2
    while found.casefold() in taken:
        found = f"{plain[: 31 - len(str(number)) - 1]} {number}"
        number += 1
    taken.add(found.casefold())
    return found
