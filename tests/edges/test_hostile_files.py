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


PHOTOS = """\
code: anh-2023
prefix: AN
title: Thi đua ảnh
period: {starts_on: 10/11/2023, ends_on: 30/01/2024}
milestones:
  - {key: d, kind: registration, title: Đăng ký, deadline: {bound: by, due_on: 20/11/2023}, form: f}
forms:
  - key: f
    title: Đăng ký
    fields:
      - {key: ten, kind: text, label: Tên}
      - {key: anh, kind: photo, label: Ảnh, constraint: {maximum: 2}}
      - {key: noi, kind: location, label: Nơi}
"""


@ON_ONE
async def test_an_album_is_answered_once_in_a_registration_too(commune: Commune) -> None:
    """Where no photo is asked for, and where more come than are kept; words there are told what to send."""
    await commune.plans(PHOTOS)
    await commune.launch()
    head = commune.villages[0].head
    album = [{"name": f"{at}.jpg", "hex": (b"\xff\xd8\xff" + bytes([at])).hex()} for at in range(4)]
    await commune.writes(head, "/dangky")
    for asked, says in (("Câu 1/3", "chưa cần ảnh"), ("Câu 2/3", "Chỉ giữ 2 ảnh đầu")):
        assert asked in await commune.last(head)
        await commune.sandbox.act("album", user=head.id, chat=head.id, photos=album)
        await commune.settle()
        assert len(await head.received(says)) == 1
        if asked == "Câu 1/3":
            await commune.writes(head, "Sân bóng")
            await commune.writes(head, "chưa chụp")
            assert "Câu này cần ảnh" in await commune.last(head)
    await commune.writes(head, "gần đình")
    assert "Câu này cần vị trí" in await commune.last(head)
    await head.says(head, "", location=[21.0, 105.8])
    await commune.settle()
    assert "Ảnh: 2 ảnh" in await commune.last(head)
