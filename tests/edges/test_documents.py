"""A plan's document as a file: its text as on paper, and a reason for every file that is not read."""

import asyncio
import io
import json
import random
import re
import time
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot import __main__ as command
from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from messages import document_words
from reports import child, documents, table_text
from reports.child import Unreadable

MADE_UP = sorted((Path(__file__).parents[1] / "rules" / "plans_made_up").glob("*.txt"))
PLAN = (
    "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND\nĐông Hải, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\n"
    "Phát động đợt thi đua làm đường giao thông\n"
    "Các thôn đăng ký công trình về UBND xã trước ngày 20/3/2026.\n"
)


def as_docx(text: str) -> bytes:
    """A Word file with each line a paragraph and each row of cells a row of a table."""
    book = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) > 2 and not re.fullmatch(r"[-| :]+", line):
            rows.append(cells)
            continue
        if rows:
            table = book.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, said in zip(table.add_row().cells, row, strict=False):
                    cell.text = said
            rows = []
        book.add_paragraph(line)
    return saved(book)


def saved(book: docx.document.Document) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    """A zip with these parts; "__" in a name stands for a slash, "_" for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), part)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_in_every_unicode_form(encoding: str) -> None:
    """With or without a mark, whichever way Notepad saved it."""
    assert documents.parse(PLAN.encode(encoding)) == PLAN


def test_windows_own_vietnamese_letters_are_read() -> None:
    """Notepad's "ANSI" on a Vietnamese machine keeps tone marks apart from their letters."""
    content = b"".join(map(in_windows_1258, PLAN))

    assert documents.parse(content) == PLAN


def in_windows_1258(letter: str) -> bytes:
    """One letter in code page 1258: its body, then its tone."""
    apart = unicodedata.normalize("NFD", letter)
    tone = next((one for one in apart if one in "\u0300\u0301\u0303\u0309\u0323"), "")
    body = unicodedata.normalize("NFC", apart.replace(tone, "")) if tone else letter
    return (body + tone).encode("cp1258")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Kế ho¹ch thi ®ua cña ñy ban nh©n d©n x· th¸ng 3".encode("latin-1", "replace"), "tcvn3"),
        ("Keá hoaïch thi ñua cuûa uûy ban nhaân daân".encode("latin-1"), "vni"),
        ("Năm học".encode()[:-1] + b"\xff\xfe\xfd abc", "encoding"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"{\\rtf1 K}", "wrong_kind"),
        (b"<html><body>Ke hoach</body></html>", "wrong_kind"),
        (b"PK\x03\x04 no zip at all", "damaged"),
        (b"%PDF-1.7 no document", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "wrong_kind"),
        (zipped(word__document_xml=b"<w/>", word__vbaProject_bin=b"x"), "macro"),
        (zipped(xl__workbook_xml=b"<w/>"), "wrong_kind"),
        (zipped(word__document_xml=b"<w"), "damaged"),
        (zipped(word__document_xml=b"<w/>")[4:], "damaged"),
        (random.Random(0).randbytes(3000), "damaged"),
        (b"\x00" * 600, "damaged"),
        (b"a" * (10 * 1024 * 1024 + 1), "too_big"),
        ("kế hoạch ".encode() * 100_000, "too_long"),
    ],
)
async def test_what_is_not_read_is_refused_with_its_reason(content: bytes, code: str) -> None:
    """Each kind of wrong file is told apart, and its sentence says what to do."""
    with pytest.raises(Unreadable) as refusal:
        await documents.read(content)

    assert refusal.value.code == code
    assert code in document_words.REASONS


async def test_bombs_are_refused_quickly() -> None:
    """A billion laughs, sixty megabytes of blanks, two thousand parts: little memory, little time."""
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
        b'<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;">]><w>&lol2;</w>'
    )
    hidden = laughs.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
    many = zipped(word__document_xml=b"<w/>", **{f"part{n}": b"" for n in range(2000)})
    big = zipped(word__document_xml=b" " * (60 << 20))
    started = time.monotonic()

    for content in (zipped(word__document_xml=laughs), many, big):
        with pytest.raises(Unreadable) as refusal:
            await documents.read(content)
        assert refusal.value.code == "bomb"
    assert child.answer(documents.parse, zipped(word__document_xml=hidden)) == {"refused": "bomb"}
    assert time.monotonic() - started < 20


def test_word_shows_numbers_it_does_not_store() -> None:
    """I., 1., a): what stands before a paragraph on paper stands before it in the text."""
    book = docx.Document()
    for style, said in (
        ("List Number", "Mục đích"), ("List Number", "Yêu cầu"), ("List Bullet", "Làm đường"),
        ("List Number", "Tổ chức"),
    ):  # fmt: skip
        book.add_paragraph(said, style=style)

    assert documents.parse(saved(book)).split("\n")[:4] == [
        "1. Mục đích", "2. Yêu cầu", "- Làm đường", "3. Tổ chức",
    ]  # fmt: skip


def test_a_letterhead_is_read_block_after_block_and_a_table_row_by_row() -> None:
    """Who issues stands left of the motto; a chỉ tiêu stands beside its figure."""
    book = docx.Document()
    head = book.add_table(rows=1, cols=2).rows[0].cells
    head[0].text = "UBND XÃ ĐÔNG HẢI\nSố: 12/KH-UBND"
    head[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐông Hải, ngày 02 tháng 3 năm 2026"
    book.add_paragraph("KẾ HOẠCH")
    table = book.add_table(rows=2, cols=3)
    for cell, said in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Đường bê tông", "", "3,5"],
        strict=True,
    ):
        cell.text = said

    assert documents.parse(saved(book)).split("\n") == [
        "UBND XÃ ĐÔNG HẢI", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Đông Hải, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH",
        "Chỉ tiêu\tĐơn vị tính\tKế hoạch", "Đường bê tông\t…\t3,5",
    ]  # fmt: skip


# every tenth: each opens a process of its own, and their layouts come again
@pytest.mark.parametrize("path", MADE_UP[::10], ids=lambda path: path.stem)
def test_a_word_file_reads_like_its_text(path: Path) -> None:
    """The reader finds the same in the file as in the text that it holds."""
    text = path.read_text("utf-8")

    from_file = as_key(read_plan(documents.parse(as_docx(text))))

    assert differing(from_file, as_key(read_plan(text))) == []


def differing(one: dict[str, Any], two: dict[str, Any]) -> list[str]:
    """The fields of two keys that differ in more than a quotation's blanks."""
    return [name for name in one if flat(one[name]) != flat(two[name])]


def flat(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False).replace("\\t", " ").replace(table_text.EMPTY, "")
    return re.sub(r" *(?=\")", "", " ".join(said.split()))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe"]))
def test_no_bytes_break_the_reader(content: bytes, start: bytes) -> None:
    """Whatever is sent, the child gives a text or a code."""
    answer = child.answer(documents.parse, start + content)

    assert isinstance(answer.get("read"), str) or answer["refused"] in document_words.REASONS


async def plan_read(*words: str) -> Result:
    """Call `thidua plan read`, beside the test's own loop."""
    return await asyncio.to_thread(CliRunner().invoke, command.app, ["plan", "read", *words])


async def test_the_terminal_reads_a_file_and_shows_why(tmp_path: Path) -> None:
    """A summary with the sentence of each item; with --json the key and its evidence."""
    file = tmp_path / "ke-hoach.bin"  # the name says nothing
    file.write_bytes(as_docx(PLAN))

    said = await plan_read(str(file))
    data = json.loads((await plan_read(str(file), "--json")).stdout)

    assert said.exit_code == 0
    assert "- trước ngày 20/03/2026: " in said.stdout
    assert "← “Các thôn đăng ký công trình về UBND xã trước ngày 20/3/2026.”" in said.stdout
    assert data["number"] == "12/KH-UBND"
    assert data["deadlines"][0]["last_day"] == "2026-03-19"
    assert {one["item"] for one in data["evidence"]} >= {"title", "number", "deadlines[0]"}


async def test_the_terminal_says_why_a_file_is_not_read(tmp_path: Path) -> None:
    """One Vietnamese sentence and exit code 1, for a missing file as well."""
    (tmp_path / "anh.docx").write_bytes(b"\xff\xd8\xff\xe0")

    for name in ("anh.docx", "khong-co.docx"):
        done = await plan_read(str(tmp_path / name))
        assert done.exit_code == 1
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


def test_what_the_eye_does_not_see_in_word_is_not_read() -> None:
    """Struck, moved and hidden words stay out; a text box is read once; small capitals are capitals."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Trước ngày </w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>25</w:t></w:r></w:ins><w:r><w:t>/3</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Số: 12/KH</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Số: 12/KH</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Kính gửi</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )

    text = documents.parse(zipped(word__document_xml=body.encode()))

    assert text.split("\n") == ["KẾ HOẠCH", "Trước ngày 25/3", "Kính gửi", "Số: 12/KH"]


@pytest.mark.parametrize(
    ("said", "lines"), [("Trang 1/5", []), ("UBND XÃ ĐÔNG HẢI", ["UBND XÃ ĐÔNG HẢI"])]
)
def test_a_letterhead_in_the_header_is_read_and_a_page_number_is_not(
    said: str, lines: list[str]
) -> None:
    """What stands above every page counts only where it says something."""
    book = docx.Document()
    book.sections[0].header.paragraphs[0].text = said
    book.add_paragraph("KẾ HOẠCH")

    assert documents.parse(saved(book)).split("\n") == [*lines, "KẾ HOẠCH"]


def opendocument(body: str, **parts: bytes) -> bytes:
    """A small .odt."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{ns}:office:1.0" xmlns:text="{ns}:text:1.0" xmlns:t="{ns}:table:1.0" '
        f'xmlns:s="{ns}:style:1.0"><o:automatic-styles><text:list-style s:name="L">'
        '<text:list-level-style-number text:level="1" s:num-format="I" s:num-suffix="."/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style></o:automatic-styles>'
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped(mimetype=kind, content_xml=content.encode(), **parts)


def test_an_opendocument_is_read_with_its_numbers_and_tables() -> None:
    """I., II., dashes; rows; blanks written as elements; notes left out."""
    text = documents.parse(
        opendocument(
            "<text:h>KẾ<text:s/>HOẠCH</text:h>"
            '<text:list text:style-name="L"><text:list-item><text:p>Mục đích<text:note>ghi chú</text:note></text:p>'
            "<text:list><text:list-item><text:p>Làm đường</text:p></text:list-item></text:list></text:list-item>"
            "<text:list-item><text:p>Yêu cầu</text:p></text:list-item></text:list>"
            "<t:table><t:table-row><t:table-cell><text:p>Chỉ tiêu</text:p></t:table-cell>"
            "<t:table-cell><text:p>3,5</text:p></t:table-cell></t:table-row></t:table>"
        )
    )

    assert text.split("\n") == [
        "KẾ HOẠCH",
        "I. Mục đích",
        "- Làm đường",
        "II. Yêu cầu",
        "Chỉ tiêu\t3,5",
    ]


def test_a_locked_or_scripted_opendocument_says_so() -> None:
    """The manifest names the key; Basic/ holds the macros."""
    locked = opendocument("", **{"META-INF__manifest_xml": b"<m><encryption-data/></m>"})
    scripted = opendocument("", Basic__script_xml=b"<x/>")

    assert child.answer(documents.parse, locked) == {"refused": "encrypted"}
    assert child.answer(documents.parse, scripted) == {"refused": "macro"}
