"""Files as people really have them: half right, made by other programs, under a password."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def sheet(*rows: list[Any]) -> bytes:
    """A workbook with one sheet of these rows."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


@ON_ONE
async def test_a_name_that_no_program_has_computed_is_told_at_its_line(commune: Commune) -> None:
    """Not skipped as an empty cell; the line is the one the office sees, blank ones above it counted."""
    officer = commune.officer
    list_ = sheet(["DANH SÁCH THÔN"], [], ["STT", "Tên thôn"], [1, "Thôn 1"], [], [2, '="Thôn "&9'])
    await officer.sends(officer, "ds.xlsx", list_)
    await commune.settle()
    said = await commune.last(officer)
    assert "Dòng 6: ô là công thức mà tệp không ghi kết quả" in said
    assert "#?" not in said

    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    await officer.sends(officer, "ds.xlsx", locked)
    await commune.settle()
    assert "tệp có mật khẩu" in await commune.last(officer)


@ON_ONE
async def test_a_long_list_is_not_refused_as_a_form(commune: Commune) -> None:
    """What has no sheet "survey" is the list's to judge, however long it is."""
    officer = commune.officer
    await officer.sends(
        officer, "ds.xlsx", sheet(["Tên thôn"], *([f"Thôn {n}"] for n in range(1, 2101)))
    )
    await commune.settle()

    said = await commune.last(officer)
    assert "biểu mẫu" not in said
    assert "danh sách dài quá 1000 đơn vị" in said
