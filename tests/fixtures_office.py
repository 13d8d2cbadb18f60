"""Word files as an office makes them: A4, justified, letterhead and signature as frames without lines.

Tables have lines. What is a letterhead, a table or a signature in a plan's text is told by its words.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

_STATE = re.compile(r"cộng h[oò][aà] xã hội", re.IGNORECASE)
_BODY = re.compile(r"\W*(?:Căn cứ|Thực hiện|Để|Nhằm|I\.|1\.|Hướng tới|Chào mừng)")
_MOST = 6  # lines beside each other in a frame


def as_office_docx(text: str) -> bytes:
    """The plan with this text, as an office types it."""
    book = docx.Document()
    font, page = book.styles["Normal"].font, book.sections[0]
    font.name, font.size = "Times New Roman", Pt(14)
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(2)
    lines = text.split("\n")
    start, stop = _head(lines), _signature(lines)
    if start:
        at = next(at for at, line in enumerate(lines) if _STATE.search(line))
        _frame(book, lines[:at], lines[at:start])
    _body(book, lines[start:stop])
    given = [line for line in lines[stop:] if line.strip()]
    named = [line for line in given if line.lstrip().startswith(("-", "Nơi nhận"))]
    _frame(book, named, [line for line in given if line not in named])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(lines: Sequence[str]) -> int:
    """Where the letterhead ends: at the first line in capitals behind the state's name."""
    state = [at for at, line in enumerate(lines[:12]) if _STATE.search(line)]
    if not state or "|" in lines[state[0]] or re.search(r"\S\s{3,}\S", lines[state[0]]):
        return 0
    behind = range(state[0] + 1, min(state[0] + _MOST, len(lines)))
    return next((at for at in behind if re.fullmatch(r"\W*[A-ZĐ]\w*(?: \w+)?\W*", lines[at])
                 and lines[at].isupper()), 0)  # fmt: skip


def _signature(lines: Sequence[str]) -> int:
    """Where "Nơi nhận" stands, if only names are behind it."""
    at = next((at for at, line in enumerate(lines) if line.startswith("Nơi nhận")), len(lines))
    return at if all(len(line) < 60 and "|" not in line for line in lines[at:]) else len(lines)


def _frame(book: docx.document.Document, left: Sequence[str], right: Sequence[str]) -> None:
    if not left and not right:
        return
    table = book.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, lines, width in zip(table.rows[0].cells, (left, right), (6.5, 9.5), strict=True):
        cell.width = Cm(width)
        for at, line in enumerate(line for line in lines if line.strip()):
            paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
            named = line.lstrip().startswith(("-", "Nơi nhận"))
            _write(paragraph, line, 12, ALIGN.LEFT if named else ALIGN.CENTER)


def _body(book: docx.document.Document, lines: Sequence[str]) -> None:
    """Paragraphs set in and justified below a title in the middle, tables with lines."""
    begun = False
    for table, some in groupby(lines, key=lambda line: len(_cells(line)) > 2):
        if table:
            _table(book, list(_rows(some)))
            continue
        for line in filter(str.strip, some):
            begun = begun or bool(_BODY.match(line))
            paragraph = book.add_paragraph()
            if begun:
                paragraph.paragraph_format.first_line_indent = Cm(1.27)
            long = begun and len(line) > 60
            _write(paragraph, line, 14, ALIGN.JUSTIFY if long else None if begun else ALIGN.CENTER)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"[|\t]", line.strip().strip("|"))]


def _rows(lines: Iterator[str]) -> Iterator[list[str]]:
    return (_cells(line) for line in lines if not re.fullmatch(r"[-| :]+", line))


def _table(book: docx.document.Document, rows: Sequence[Sequence[str]]) -> None:
    table = book.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
    for row in rows:
        for cell, said in zip(table.add_row().cells, row, strict=False):
            _write(cell.paragraphs[0], said, 12, None)


def _write(paragraph: Paragraph, text: str, size: int, align: ALIGN | None) -> None:
    paragraph.add_run(text.strip()).font.size = Pt(size)
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(3)
