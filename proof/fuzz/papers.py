"""Office files around fuzzed parts: a zip whose sums are right, so that what is in it is read."""

import io
import zipfile
from typing import Any, Final

from docx import Document

from reports import docx_text, form_sheets

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_X: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CUT: Final = b"\n---\n"  # between two parts of one input

_BODY: Final = (
    f'<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t><w:tab/>'
    "<w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Số: 1</w:t></w:r></w:p></w:tc><w:tc><w:p/>"
    "</w:tc></w:tr></w:tbl></w:body></w:document>"
)
_NUMBERING: Final = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="2">'
    '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'
    "</w:num></w:numbering>"
)
DOCUMENT: Final = _BODY.encode()
NUMBERED: Final = DOCUMENT + CUT + _NUMBERING.encode()
WORD_TAGS: Final = (
    "<w:p>", "</w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:numId w:val=", "<w:ilvl w:val=",
    "<w:vanish/>", "<w:txbxContent>", "<w:sdt>", "<w:sdtContent>", "<w:ins>", "<w:del>", "<w:start w:val=",
    '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperLetter"/>', "9999999999", "\n---\n",
)  # fmt: skip

SHEET: Final = (
    f'<worksheet xmlns="{_X}"><dimension ref="A1:C2"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
    '<t>Thôn</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="str"><f>A1</f><v>Thôn 1'
    '</v></c><c r="B2" s="1"><v>0.5</v></c><c r="C2" t="b"><v>1</v></c></row></sheetData><mergeCells>'
    '<mergeCell ref="A1:B1"/></mergeCells></worksheet>'
).encode()
SHEET_TAGS: Final = (
    '<row r="5000">', "<c r=", 't="s"', 't="d"', 't="e"', 't="inlineStr"', "<f>", "<v>", "</v>", "1e308",
    'ref="A1:XFD1048576"', 's="1"', "2024-06-25", "45000.5", "-1", "\n---\n",
)  # fmt: skip
VILLAGES: Final = "Tên thôn;Tên cũ;Cụm\nThôn 1;Xóm Đông, Xóm Đoài;Cụm 1\nThôn 2;;Cụm 1\n".encode()
FORM: Final = (
    "type\tname\tlabel\thint\trequired\trelevant\tconstraint\n"
    "text\tten\tTên công trình\t\tyes\t\t\n"
    "select_one tt\tloai\tLoại\t\tyes\t\t\n"
    "integer\tso\tSố hộ\t\tno\t${loai} = 'xong'\t. >= 1 and . <= 300\n"
    "\flist_name\tname\tlabel\ntt\tchua\tChưa làm\ntt\txong\tXong\n"
    "\fform_title\tform_id\tdefault_language\nBáo cáo\tbao-cao\tvi\n"
).encode()
FORM_WORDS: Final = (
    "select_multiple tt", "select_one tt or_other", "begin group", "decimal", "date", "image", "geopoint",
    "note", "selected(${loai}, 'xong')", "${so} > 3", ". < today()", "regex(., '.*')", "label::vi",
    "appearance", "multiline", "calculate", "thidua::kind", "\f", "\t",
)  # fmt: skip

TYPED: Final = (
    "Kính gửi {ten_thon}: hạn <b>{han}</b>, còn {con_lai}.".encode(),
    b'<a href="https://xa.gov.vn">xem</a> <i>1 < 2</i> &amp;',
    "Họp <u>thôn</u>\n\n".encode() * 60,
)
TYPED_WORDS: Final = (
    "{ten_thon}", "{ten_xa}", "{{", "{%", "<b>", "</b>", '<a href="', "</a>", "&lt;", "http://a@b",
)  # fmt: skip

PLACES: Final[dict[str, Any]] = {
    "ten": "Thôn <1> & 2",
    "so": 3,
    "don_vi": [{"ten": "Thôn 1", "anh": []}, {"ten": "Thôn 2", "anh": []}],
    "tong": {"so": 3},
}
PLACED: Final = (
    b"{{ ten }}", b"{% for x in don_vi %}{{ x.ten|upper }}{% endfor %}", b"{{ tong.so + so * 2 }}",
    b"{% if so > 2 %}{{ ten[0] }}{% endif %}", b"{{ don_vi|map(attribute='ten')|join(', ') }}",
)  # fmt: skip
PLACED_WORDS: Final = (
    "{{", "}}", "{%", "%}", "{%p ", "{%tr ", "for x in don_vi", "endfor", "range(9)", "|format", "|join",
    "__class__", "ten.format", "loop.index", "{#", "|length", "|sort", "macro", "set y = ", "* 9", "~",
)  # fmt: skip

PDF: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    b"endobj\n4 0 obj<</Length 80>>stream\nBT /F 12 Tf 72 720 Td (Ke hoach phat dong phong trao thi dua yeu"
    b" nuoc nam hai nghin) Tj ET\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    b"endobj\ntrailer<</Root 1 0 R>>\n"
)


def docx(data: bytes) -> bytes:
    """A Word file of this document.xml and, after a cut, numbering.xml, styles.xml and a header."""
    names = (docx_text.PART, "word/numbering.xml", "word/styles.xml", "word/header1.xml")
    return _zip(dict(zip(names, data.split(CUT), strict=False)))


def xlsx(data: bytes) -> bytes:
    """A workbook of this sheet and, after a cut, its styles and shared texts."""
    parts = dict(_PARTS)
    names = ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml")
    parts.update(zip(names, data.split(CUT), strict=False))
    return _zip(parts)


def template(paragraph: str) -> bytes:
    """A Word template of this one paragraph."""
    page, out = Document(), io.BytesIO()
    page.add_paragraph(paragraph)
    page.save(out)
    return out.getvalue()


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


_PARTS: Final = _unzipped(form_sheets.workbook({"survey": [["Thôn", "0"]]}))
