"""Our own template of a report, in the form of Nghị định 30/2020/NĐ-CP, with its places to fill in.

It is made here rather than kept as a file, so that what is printed where can be read; an office takes
a copy (`thidua report --template`), changes it in Word and names it in REPORT_TEMPLATE.
"""

import io
from collections.abc import Sequence
from typing import Any, Final

from docx import Document
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


def build() -> bytes:
    """The template as a .docx."""
    page = Document()
    _style(page)
    _heading(page)
    _said(page, "{{ mo_dau }}")
    _results(page)
    _rest(page)
    _signature(page)
    _appendices(page)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


# ------------------------------------------------------------------------------------- the parts


def _heading(page: Any) -> None:
    """Issuing body and quốc hiệu side by side, number and date under them, then the title."""
    table = _bare(page, (66, 99))
    left, right = table.rows[0].cells
    _put(left, "{{ co_quan[0] }}", size=12, bold=True, where=CENTRE)
    _put(left, "{{ co_quan[1] }}", size=12, bold=True, where=CENTRE)
    _rule(left, 20)
    _put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, where=CENTRE)
    _put(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, where=CENTRE)
    _rule(right, 19)
    left, right = table.add_row().cells
    _put(left, "Số: {{ so_hieu }}", size=13, where=CENTRE)
    _put(right, "{{ dia_danh }}, {{ ngay_thang }}", size=13, italic=True, where=CENTRE)
    _blank(page, 6)
    _said(page, "BÁO CÁO", bold=True, where=CENTRE, indent=False, after=0)
    _said(page, "{{ trich_yeu }}", bold=True, where=CENTRE, indent=False, after=0)
    _rule(page, 60)
    _blank(page, 6)
    _p(page, "{%p if kinh_gui %}")
    _said(page, "Kính gửi:", where=LEFT, indent=False, after=0, left=30)
    _p(page, "{%p for x in kinh_gui %}")
    _said(page, "- {{ x }}", where=LEFT, indent=False, after=0, left=50)
    _p(page, "{%p endfor %}")
    _blank(page, 12)
    _p(page, "{%p endif %}")


def _results(page: Any) -> None:
    _title(page, "{{ so.chi_dao }}. CÔNG TÁC CHỈ ĐẠO, PHÁT ĐỘNG")
    _each(page, "chi_dao")
    _title(page, "{{ so.ket_qua }}. KẾT QUẢ")
    _title(page, "{{ so.dang_ky }}. Kết quả đăng ký")
    _each(page, "dang_ky")
    sums = (("{}", "{{ x.ten }}", 55), ("Số công trình", "{{ x.so }}", 25),
            ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 40), ("Đã xong", "{{ x.xong }}", 20),
            ("Tiến độ", "{{ x.tien_do }}", 25))  # fmt: skip
    _if(page, "theo_loai", "Bảng: công trình, phần việc theo loại",
        _named(sums, "Loại"), "theo_loai", total="tong")  # fmt: skip
    _if(page, "theo_khoi", "Bảng: công trình, phần việc theo khối, cụm",
        _named(sums, "Khối, cụm"), "theo_khoi", total="tong")  # fmt: skip
    _p(page, "{%p if tien_do %}")
    _title(page, "{{ so.tien_do }}. Tiến độ thực hiện")
    _each(page, "tien_do")
    _if(page, "cham", "Bảng: công trình, phần việc chậm", (
        ("Mã số", "{{ x.ma }}", 27), ("Đơn vị", "{{ x.don_vi }}", 32),
        ("Công trình, phần việc", "{{ x.ten }}", 46), ("Hẹn xong", "{{ x.hen }}", 26),
        ("Tình trạng", "{{ x.tinh_trang }}", 34),
    ), "cham")  # fmt: skip
    _p(page, "{%p endif %}")
    _p(page, "{%p if chi_tieu %}")
    _title(page, "{{ so.chi_tieu }}. Kết quả thực hiện chỉ tiêu")
    _each(page, "chi_tieu_chung")
    _table(page, (
        ("STT", "{{ x.stt }}", 13), ("Chỉ tiêu", "{{ x.ten }}", 64),
        ("Yêu cầu", "{{ x.yeu_cau }}", 32), ("Kết quả", "{{ x.ket_qua }}", 28),
        ("Đánh giá", "{{ x.danh_gia }}", 28),
    ), "chi_tieu")  # fmt: skip
    _p(page, "{%p endif %}")
    _p(page, "{%p if dien_hinh %}")
    _title(page, "{{ so.dien_hinh }}. Công trình, phần việc tiêu biểu")
    _p(page, "{%p for x in dien_hinh %}")
    _said(page, "- {{ x.cau }}")
    _p(page, "{%p if x.anh %}")
    _said(page, "{% for a in x.anh %}{{ a }} {% endfor %}", where=CENTRE, indent=False)
    _p(page, "{%p endif %}")
    _p(page, "{%p endfor %}")
    _p(page, "{%p endif %}")


def _rest(page: Any) -> None:
    _title(page, "{{ so.ton_tai }}. TỒN TẠI")
    _each(page, "ton_tai")
    _p(page, "{%p if khen_thuong %}")
    _title(page, "{{ so.khen_thuong }}. ĐỀ NGHỊ KHEN THƯỞNG")
    _each(page, "khen_thuong_chung")
    _table(page, (
        ("STT", "{{ x.stt }}", 13), ("Tập thể", "{{ x.ten }}", 49),
        ("Tóm tắt thành tích", "{{ x.thanh_tich }}", 103),
    ), "khen_thuong")  # fmt: skip
    _p(page, "{%p endif %}")
    _title(page, "{{ so.kien_nghi }}. PHƯƠNG HƯỚNG, KIẾN NGHỊ")
    _each(page, "kien_nghi")
    _said(page, "{{ ket }}", keep=True)


def _signature(page: Any) -> None:
    """Nơi nhận left, authority and post right, never torn apart by a page's end."""
    table = _bare(page, (75, 90))
    left, right = table.rows[0].cells
    _put(left, "Nơi nhận:", size=12, bold=True, italic=True)
    _put(left, "{%p for x in noi_nhan %}", size=11)
    _put(left, "- {{ x }}", size=11)
    _put(left, "{%p endfor %}", size=11)
    for said in ("{{ ky_thay }}", "{{ chuc_vu }}", "", "", "", "{{ nguoi_ky }}"):
        _put(right, said, size=14, bold=True, where=CENTRE)


def _appendices(page: Any) -> None:
    """The list of works lies across; a page's form stands at its end, so it goes with the list."""
    _section(page, wide=True)
    _p(page, "{%p if cong_trinh %}")
    _appendix(page, "{{ so.pl_cong_trinh }}", "DANH MỤC CÔNG TRÌNH, PHẦN VIỆC")
    _table(page, (
        ("STT", "{{ x.stt }}", 12), ("Mã số", "{{ x.ma }}", 23), ("Đơn vị", "{{ x.don_vi }}", 31),
        ("Công trình, phần việc", "{{ x.ten }}", 62), ("Loại", "{{ x.loai }}", 38),
        ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 27), ("Khởi công", "{{ x.khoi_cong }}", 24),
        ("Hoàn thành", "{{ x.hoan_thanh }}", 24), ("Tiến độ", "{{ x.tien_do }}", 17),
    ), "cong_trinh")  # fmt: skip
    _p(page, "{%p if con_nua %}")
    _said(page, "{{ con_nua }}", indent=False, size=12)
    _p(page, "{%p endif %}")
    _section(page, wide=False)
    _p(page, "{%p endif %}")
    _appendix(page, "{{ so.pl_don_vi }}", "KẾT QUẢ THEO ĐƠN VỊ")
    _table(page, (
        ("STT", "{{ x.stt }}", 13), ("Đơn vị", "{{ x.ten }}", 43), ("Số CT", "{{ x.so }}", 13),
        ("Giá trị (triệu đồng)", "{{ x.gia_tri }}", 29), ("Đã chi (triệu đồng)", "{{ x.chi }}", 21),
        ("Xong", "{{ x.xong }}", 15), ("Chậm", "{{ x.cham }}", 16), ("Tiến độ", "{{ x.tien_do }}", 15),
    ), "don_vi", total="tong")  # fmt: skip


# ------------------------------------------------------------------------------------ the pieces


def _style(page: Any) -> None:
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


def _section(page: Any, *, wide: bool) -> None:
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


def _appendix(page: Any, number: str, title: str) -> None:
    for said, size, italic in (
        (number, 14, False), (title, 14, False),
        ("(Kèm theo Báo cáo số {{ so_hieu }} {{ ngay_thang }} của {{ ten_xa }})", 13, True),
    ):  # fmt: skip
        _said(page, said, bold=not italic, italic=italic, where=CENTRE, indent=False, size=size,
              after=2)  # fmt: skip
    _blank(page, 6)


def _title(page: Any, text: str) -> None:
    _said(page, text, bold=True, keep=True)


def _each(page: Any, name: str) -> None:
    """One paragraph for each sentence of a list."""
    _p(page, f"{{%p for cau in {name} %}}")
    _said(page, "{{ cau }}")
    _p(page, "{%p endfor %}")


def _named(cells: Cells, name: str) -> Cells:
    return [(heading.format(name), place, width) for heading, place, width in cells]


def _if(page: Any, given: str, caption: str, cells: Cells, name: str, *, total: str = "") -> None:
    _p(page, f"{{%p if {given} %}}")
    _said(page, caption, italic=True, where=CENTRE, indent=False, keep=True)
    _table(page, cells, name, total=total)
    _p(page, "{%p endif %}")


def _table(page: Any, cells: Cells, name: str, *, total: str = "") -> None:
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
    _blank(page, 6)


def _row(table: Any, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> Any:
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        wide = width > 28 and not bold
        number = any(part in text for part in ("gia_tri", "chi }}"))
        where = RIGHT if number else LEFT if wide else CENTRE
        _put(cell, text, size=TABLE, bold=bold, where=where)
        cell.vertical_alignment = MIDDLE
        form = cell.paragraphs[0].paragraph_format
        form.space_before = form.space_after = Pt(2)
    return row


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # no such property


def _bare(page: Any, widths: Sequence[float]) -> Any:
    table = page.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _mark(table.rows[0], "w:cantSplit")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _put(
    cell: Any, text: str, *, size: int, bold: bool = False, italic: bool = False, where: Any = LEFT
) -> None:
    """A paragraph of a cell; its first one is already there."""
    first = cell.paragraphs[0]
    paragraph = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = where


def _said(
    page: Any, text: str, *, bold: bool = False, italic: bool = False, where: Any = BOTH,
    indent: bool = True, size: int = BODY, after: int = 6, keep: bool = False, left: float = 0,
) -> None:  # fmt: skip
    paragraph = page.add_paragraph()
    _write(paragraph, text, size=size, bold=bold, italic=italic)
    form = paragraph.paragraph_format
    paragraph.alignment = where
    form.space_after, form.keep_with_next = Pt(after), keep
    if indent:
        form.first_line_indent = Mm(12.7)
    if left:
        form.left_indent = Mm(left)


def _p(page: Any, tag: str) -> None:
    """A paragraph that holds a tag alone and is gone when the report is written."""
    page.add_paragraph(tag)


def _write(paragraph: Any, text: str, *, size: int, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _blank(page: Any, size: int) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(size)


def _rule(where: Any, indent: float) -> None:
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
