"""How an office's paper looks: pages, paragraphs and tables in the form of Nghị định 30/2020/NĐ-CP.

Tables are written with the tags that repeat a row for each thing of a list.
"""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT: Final = "Times New Roman"
BODY: Final = 14
TABLE: Final = 12
CENTRE, RIGHT, BOTH, LEFT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.LEFT,
)
MIDDLE = WD_ALIGN_VERTICAL.CENTER
Cells = Sequence[tuple[str, str, float]]  # heading, place to fill in, width in mm


def style(page: Any) -> None:
    """A4 with the margins, the type and the page number that the decree asks for."""
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = CENTRE
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001  # python-docx has no field of its own


def section(page: Any, *, wide: bool) -> None:
    """A new page whose numbers begin again; across where the table is wide."""
    section = page.add_section(WD_SECTION.NEW_PAGE)
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = Mm(20 if wide else 30)
    section.right_margin = Mm(15)
    form = section._sectPr  # noqa: SLF001  # python-docx has no page numbers
    for old in form.findall(qn("w:pgNumType")):
        form.remove(old)
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    form.find(qn("w:pgMar")).addnext(number)


def table(page: Any, cells: Cells, name: str, *, total: str = "") -> None:
    """A table with a heading that repeats on every page, one row a thing, and its sum."""
    table = page.add_table(rows=0, cols=len(cells))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [width for _, _, width in cells]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    heading = _row(table, [one for one, _, _ in cells], widths, bold=True)
    _mark(heading, "w:tblHeader")
    _row(table, [f"{{%tr for x in {name} %}}", *[""] * (len(cells) - 1)], widths)
    _row(table, [place for _, place, _ in cells], widths)
    _row(table, ["{%tr endfor %}", *[""] * (len(cells) - 1)], widths)
    if total:
        own = [place.replace("{{ x.", f"{{{{ {total}.") for _, place, _ in cells]
        _row(table, own, widths, bold=True)
    blank(page, 6)


def _row(table: Any, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> Any:
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        wide = width > 28 and not bold
        number = any(part in text for part in ("gia_tri", "chi }}"))
        where = RIGHT if number else LEFT if wide else CENTRE
        put(cell, text, size=TABLE, bold=bold, where=where)
        cell.vertical_alignment = MIDDLE
        form = cell.paragraphs[0].paragraph_format
        form.space_before = form.space_after = Pt(2)
    return row


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # no such property


def bare(page: Any, widths: Sequence[float]) -> Any:
    """One row without lines, never torn apart by a page's end."""
    table = page.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _mark(table.rows[0], "w:cantSplit")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def put(
    cell: Any, text: str, *, size: int, bold: bool = False, italic: bool = False, where: Any = LEFT
) -> None:
    """A paragraph of a cell; its first one is already there."""
    first = cell.paragraphs[0]
    paragraph = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = where


def said(
    page: Any, text: str, *, bold: bool = False, italic: bool = False, where: Any = BOTH,
    indent: bool = True, size: int = BODY, after: int = 6, keep: bool = False, left: float = 0,
) -> None:  # fmt: skip
    """A paragraph of the text."""
    paragraph = page.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic)
    form = paragraph.paragraph_format
    paragraph.alignment = where
    form.space_after, form.keep_with_next = Pt(after), keep
    if indent:
        form.first_line_indent = Mm(12.7)
    if left:
        form.left_indent = Mm(left)


def tag(page: Any, text: str) -> None:
    """A paragraph that holds a tag alone and is gone when the report is written."""
    page.add_paragraph(text)


def _write(paragraph: Any, text: str, *, size: int, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def blank(page: Any, size: int) -> None:
    """An empty line, `size` points high."""
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(size)


def rule(where: Any, indent: float) -> None:
    """A line under a heading, shorter than its column by `indent` mm on either side."""
    paragraph = where.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent)
    form.line_spacing = Pt(4)
    form.space_before = Pt(2)
    form.space_after = Pt(4)
    border, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    paragraph._p.get_or_add_pPr().append(border)  # noqa: SLF001  # python-docx has no borders
