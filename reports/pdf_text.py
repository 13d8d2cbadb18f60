"""The text of a PDF in which letters are stored; a scan has none and is refused.

Lines keep their order, a table that is drawn with lines its rows, also over the end of a page. Words that
the paper broke over two lines are left to the plan reader, which knows what a sentence is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, raw

from reports import page_layout, page_tables, pdf_page, table_text
from reports.child import Unreadable
from reports.page_layout import Line, Piece
from reports.pdf_page import Word

MAX_PAGES: Final = 300
FEWEST: Final = 40  # letters on a page that is not a picture
_APART: Final = 0.7  # of the letters' height: wider than a space of a justified line mostly is
_BLANK: Final = 0.9  # of it between two lines: a blank one
_SAME: Final = 0.5  # of it between two words' feet: one line
_RULE: Final = re.compile(r"[-–—_=*.]{3,}")  # a line made of letters
_NUMBER: Final = re.compile(r"(?:trang )?[-–]? ?\d{1,3}(?: ?/ ?\d{1,3})? ?[-–]?", re.IGNORECASE)

Part = list[Any]  # Lines that stand below each other, or a table's rows of cells of lines


def text_of(content: bytes, most: int) -> str:
    """The text of every page; raises Unreadable, or what a damaged file makes of its reader."""
    try:
        pdf = PdfDocument(content)  # one that is only locked against changes opens
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Unreadable("encrypted") from error
        raise
    with pdf:
        if len(pdf) > MAX_PAGES:
            raise Unreadable("too_long")
        text = "\n".join(_lines(pdf, most))
    if sum(map(str.isalpha, text)) < FEWEST:
        raise Unreadable("scanned")
    return text


def _lines(pdf: PdfDocument, most: int) -> Iterator[str]:
    """The lines of all pages; what a page's end cuts, a table or a frame, is put together again."""
    for part in _whole(pdf, most):
        if isinstance(part[0], Line):
            yield from page_layout.lines_of(part)
        else:
            yield from ("", *table_text.lines_of(part), "")


def _whole(pdf: PdfDocument, most: int) -> Iterator[Part]:
    """What stands between tables, as lines, and the tables, as rows; raises Unreadable past so much."""
    held: Part = []
    length = 0
    for number in range(len(pdf)):
        page = pdf[number]
        for part in _parts(page, number):
            length += sum(len(one.text) if isinstance(one, Line) else len(str(one)) for one in part)
            if held and _alike(held, part):
                held = _joined(held, part)
                continue
            if held:
                yield held
            held = part
        page.close()
        if length > most:
            raise Unreadable("too_long")
    if held:
        yield held


def _parts(page: PdfPage, number: int) -> list[Part]:
    """The same of one page, from top to bottom."""
    words = [word for word in pdf_page.words(page) if not _RULE.fullmatch(word.text)]
    tables = list(page_tables.grids(*pdf_page.rules(page)))
    outside = [word for word in words if not any(table.holds(word) for table in tables)]
    lines = _without_numbers(_printed(outside, number))
    parts: list[Part] = []
    for table in tables:
        above = [line for line in lines if line.bottom <= table.top + 1]
        lines = lines[len(above) :]
        rows = table.rows([word for word in words if table.holds(word)])
        said = [[[line.text for line in _printed(cell, number)] for cell in row] for row in rows]
        parts += [one for one in (above, said) if one]
    return [*parts, lines] if lines else parts


def _printed(words: Sequence[Word], page: int) -> list[Line]:
    """Words beside each other are a line, of pieces that stand apart; a wide gap above is told."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.bottom):
        if rows and word.bottom - rows[-1][0].bottom < _SAME * word.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda one: one.left)
        height = max(word.height for word in row)
        top, bottom = min(word.top for word in row), row[0].bottom
        apart = bool(lines) and top - lines[-1].bottom > _BLANK * height
        lines.append(Line(tuple(_pieces(row, _APART * height)), height, bottom, apart, page))
    return lines


def _pieces(row: Sequence[Word], apart: float) -> Iterator[Piece]:
    held = [row[0]]
    for word in row[1:]:
        if word.left - held[-1].right > apart:
            yield _piece(held)
            held = []
        held.append(word)
    yield _piece(held)


def _piece(words: Sequence[Word]) -> Piece:
    return Piece(" ".join(word.text for word in words), words[0].left, words[-1].right)


def _without_numbers(lines: list[Line]) -> list[Line]:
    """Without the page's number above or below the rest."""
    if lines and _NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    if lines and _NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    return lines


def _alike(part: Part, rest: Part) -> bool:
    """Whether what comes behind may be the rest of it: lines, or rows of as many cells."""
    lines = [isinstance(one[0], Line) for one in (part, rest)]
    return all(lines) or (not any(lines) and len(part[0]) == len(rest[0]))


def _joined(part: Part, rest: Part) -> Part:
    """Both; a table's heading said again goes, a row that was cut is one row."""
    if isinstance(part[0], Line):
        return part + rest
    if rest[0] == part[0]:
        return part + rest[1:]
    if not any(rest[0][0]) and any(map(any, rest[0])):
        part[-1] = [a + b for a, b in zip(part[-1], rest[0], strict=True)]
        return part + rest[1:]
    return part + rest
