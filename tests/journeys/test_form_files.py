"""A campaign's form as an Excel file (XLSForm): handed out, changed, confirmed, asked from then on."""

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot import __main__ as command
from bot.config import Settings
from campaigns.forms import definition, xlsform_read
from campaigns.forms.definition import Form, Kind
from reports import form_sheets
from sandbox.client import NotPossible
from storage import files, form_versions
from storage.schema import file
from tests.fixtures_commune import Commune


async def _form(commune: Commune, key: str) -> Form:
    async with commune.db.read() as conn:
        row = await form_versions.newest(conn, commune.campaign_id, key)
    assert row is not None
    return definition.from_json(dict(row.definition))


async def _sends(commune: Commune, content: bytes, name: str = "bieu-mau.xlsx") -> str:
    await commune.officer.sends(commune.officer, name, content)
    await commune.settle()
    return await commune.last(commune.officer)


async def _handed_out(commune: Commune) -> dict[str, bytes]:
    """The files of the campaign's forms, by the officer's button."""
    await commune.writes(commune.officer, "/phatdong")
    await commune.presses(commune.officer, commune.officer, "Biểu mẫu (Excel)")
    async with commune.db.read() as conn:
        ids = (await conn.execute(select(file.c.id))).scalars()
        found = [await files.get(conn, one) for one in ids]
    return {one.name: one.content or b"" for one in found if one and one.name.endswith(".xlsx")}


def _changed(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The workbook with cells of its survey written anew, as Excel saves it."""
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    for cell, said in changes:
        book["survey"][cell] = said
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def test_the_form_goes_out_is_changed_and_is_asked_after_the_button(commune: Commune) -> None:
    """One question more; nothing changes before the press; a form begun before keeps its questions."""
    await commune.launch()
    before = await _form(commune, "cong-trinh")
    first, second = commune.villages[0].head, commune.villages[1].head
    await commune.writes(first, "/dangky")
    handed = await _handed_out(commune)
    opened = await form_sheets.read(handed["sontay-2023-cong-trinh.xlsx"])
    assert xlsform_read.read(opened.sheets).form == before

    said = await _sends(
        commune,
        _changed(
            handed["sontay-2023-cong-trinh.xlsx"],
            ("A7", "integer"), ("B7", "so-ho"), ("C7", "Bao nhiêu hộ được hưởng lợi?"),
            ("E7", "yes"), ("G7", ". > 0"),
        ),
    )  # fmt: skip

    assert "6. Bao nhiêu hộ được hưởng lợi? (số nguyên; từ 1)" in said
    assert await _form(commune, "cong-trinh") == before

    await commune.presses(commune.officer, commune.officer, "Dùng cho “Đăng ký công trình")
    after = await _form(commune, "cong-trinh")
    assert after.fields[:5] == before.fields
    assert after.fields[5].kind is Kind.INTEGER

    await commune.writes(second, "/dangky")
    assert "Câu 1/6" in await commune.last(second)
    await commune.writes(first, "Đường bê tông")
    assert "Câu 2/5" in await commune.last(first)


async def test_what_is_wrong_is_told_by_its_cell_and_nothing_changes(commune: Commune) -> None:
    """A wrong file has no button; villages' lists still go their own way."""
    handed = await _handed_out(commune)
    before = await _form(commune, "cong-trinh")

    said = await _sends(
        commune,
        _changed(
            handed["sontay-2023-cong-trinh.xlsx"], ("A4", "begin group"), ("F5", "${ten} = 1 and 2")
        ),
    )

    assert "Trang survey, dòng 4, cột type (ô A4)" in said
    assert "Trang survey, dòng 5, cột relevant (ô F5)" in said
    assert "Chưa có gì thay đổi" in said
    assert await _form(commune, "cong-trinh") == before
    with pytest.raises(NotPossible):
        await commune.officer.presses(commune.officer, "Dùng cho")

    photos = form_sheets.workbook({"survey": [["type", "name", "label"], ["image", "anh", "Ảnh"]]})
    said = await _sends(commune, photos)
    assert "nên biểu mẫu này không dùng được cho mốc đăng ký" in said
    with pytest.raises(NotPossible):
        await commune.officer.presses(commune.officer, "Dùng cho “Đăng ký")

    lists = form_sheets.workbook({"Danh sách": [["STT", "Tên thôn"], ["1", "Thôn Mới"]]})
    assert "Thôn Mới" in await _sends(commune, lists, "thon.xlsx")


@pytest.mark.on_server
async def test_an_older_files_button_does_not_undo_a_newer_form(commune: Commune) -> None:
    """Two officers' files: the second press on an outdated card is refused."""
    handed = await _handed_out(commune)
    content = handed["sontay-2023-cong-trinh.xlsx"]
    await _sends(commune, _changed(content, ("C2", "Tên việc?")))
    (card,) = [
        one for one in await commune.sandbox.messages(commune.officer)
        if "Tên việc?" in one.get("text", "")
    ]  # fmt: skip
    await _sends(commune, _changed(content, ("C2", "Tên công việc là gì?")))
    await commune.presses(commune.officer, commune.officer, "Dùng cho “Đăng ký công trình")

    await commune.officer.presses(card, "Dùng cho “Đăng ký công trình")
    await commune.settle()

    assert (await _form(commune, "cong-trinh")).fields[0].question == "Tên công việc là gì?"
    assert "Có người vừa sửa" in await commune.last(commune.officer)


async def test_the_terminal_reads_writes_and_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`thidua form export`, `read` and `import`: the same form, asked for after a yes."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    plan = Path(__file__).parents[2] / "campaigns" / "plans" / "sontay-2023.yaml"

    async def call(*words: str, answer: str = "") -> Result:
        return await asyncio.to_thread(CliRunner().invoke, command.app, list(words), answer)

    assert (await call("campaign", "add", str(plan))).exit_code == 0
    assert (
        await call("form", "export", "sontay-2023", "cong-trinh", "--out", "a.xlsx")
    ).exit_code == 0
    read = await call("form", "read", "a.xlsx", "--json")
    assert [one["kind"] for one in json.loads(read.stdout)["form"]["fields"]][:3] == [
        "text", "choice", "money",
    ]  # fmt: skip

    photos = form_sheets.workbook({"survey": [["type", "name", "label"], ["image", "anh", "Ảnh"]]})
    Path("c.xlsx").write_bytes(photos)
    nameless = ("form", "import", "c.xlsx", "--campaign", "sontay-2023", "--form", "cong-trinh")
    assert "cần một câu hỏi bằng chữ" in (await call(*nameless, answer="có\n")).stderr

    wrong = _changed(Path("a.xlsx").read_bytes(), ("A2", "barcode"))
    Path("b.xlsx").write_bytes(wrong)
    refused = await call("form", "read", "b.xlsx")
    assert refused.exit_code == 1
    assert "dòng 2, cột type (ô A2): Loại câu hỏi “barcode”" in refused.stderr

    to = ("--campaign", "sontay-2023", "--form", "cong-trinh")
    assert (await call("form", "import", "a.xlsx", *to, answer="n\n")).exit_code == 1
    taken = await call("form", "import", "a.xlsx", *to, answer="có\n")
    assert "bản 2" in taken.stdout
    missing = await call("form", "export", "sontay-2023", "khong-co")
    assert "cong-trinh, tien-do" in missing.stderr
