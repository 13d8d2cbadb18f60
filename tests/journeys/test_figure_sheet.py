"""Figures by workbook: it goes out, is filled in, comes back, is confirmed and written once."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from sandbox.client import Person
from storage import campaigns, files
from storage.schema import file
from tests.fixtures_commune import Commune
from tests.journeys.test_targets import figures, measured

__all__ = ["measured"]  # a fixture


async def _out(commune: Commune, who: Person) -> Any:
    """The workbook that somebody asks for, opened."""
    await commune.writes(who, "/chitieu")
    await commune.presses(who, who, "Tải mẫu nhập số liệu")
    async with commune.db.read() as conn:
        newest = (await conn.execute(file.select().order_by(file.c.id.desc()))).first()
        assert newest is not None
        found = await files.get(conn, newest.id)
    assert found is not None
    return openpyxl.load_workbook(io.BytesIO(found.content or b""))


async def _back(commune: Commune, who: Person, book: Any, name: str = "so-lieu.xlsx") -> str:
    """The workbook sent to the bot; what the bot makes of it."""
    out = io.BytesIO()
    book.save(out)
    await who.sends(who, name, out.getvalue())
    await commune.settle()
    return await commune.last(who)


def _rows(book: Any) -> dict[tuple[str, str, str], int]:
    """Target, unit and kind of each row, as the officer sees them."""
    sheet = book.worksheets[0]
    return {
        (row[1].value, row[2].value, row[3].value): row[0].row for row in sheet.iter_rows(min_row=4)
    }


def _fill(book: Any, at: int, figure: Any, source: str = "BC số 9", note: str = "") -> None:
    sheet = book.worksheets[0]
    for column, value in ((8, figure), (9, source), (10, note)):
        sheet.cell(at, column).value = value


async def test_a_workbook_goes_out_and_comes_back(measured: Commune) -> None:
    """Every kind of figure; a zero is one, a blank is none; the same file again writes nothing."""
    officer = measured.officer
    book = await _out(measured, officer)
    rows = _rows(book)
    waste = rows["Tỷ lệ chất thải rắn được thu gom", "Toàn xã", "Kết quả"]
    _fill(book, waste, 0.955)
    book.worksheets[0].cell(waste, 8).number_format = "0.0%"  # as Excel keeps a typed 95,5%
    _fill(book, rows["Giá trị sản xuất/01ha", "Toàn xã", "Kết quả"], 140.5)
    _fill(book, rows["Số lao động có việc làm mới", "Thôn 1", "Kết quả"], 0)
    _fill(book, rows["Số lao động có việc làm mới", "Thôn 2", "Kết quả"], "31 người")
    _fill(book, rows["Thu ngân sách", "Toàn xã", "Số giao"], "1,2 tỷ", "QĐ 88")
    _fill(book, rows["Giữ vững an ninh trật tự", "Toàn xã", "Đánh giá"], "đạt", note="yên ổn")

    said = await _back(measured, officer, book)
    assert "Mới: 6 · sửa: 0 · như cũ: 0 · để trống: 4" in said
    assert "Tỷ lệ chất thải rắn được thu gom (quý IV/2023): 95,5%" in said
    assert "Thôn 1 (quý IV/2023): 0 người" in said
    assert await figures(measured) == []
    await measured.presses(officer, officer, "Đúng, ghi số liệu")
    assert "Đã ghi 6 số liệu" in await measured.last(officer)
    assert {(key, value, verdict) for key, _, value, verdict, _ in await figures(measured)} == {
        ("ty-le-chat-thai-ran-duoc-thu-gom", Decimal("95.5"), None),
        ("gia-tri-san-xuat-01ha", Decimal("140.5"), None),
        ("so-lao-dong-co-viec-lam-moi", Decimal(0), None),
        ("so-lao-dong-co-viec-lam-moi", Decimal(31), None),
        ("thu-ngan-sach", Decimal(1200), None),
        ("giu-vung-an-ninh-trat-tu", None, "met"),
    }
    await measured.writes(officer, "/chitieu")
    await measured.presses(officer, officer, "việc làm mới")
    assert "31 người (quý IV/2023)" in await measured.last(officer)

    said = await _back(measured, officer, book)
    assert "như cũ: 6" in said
    assert "Không có số liệu mới nào để ghi" in said
    _fill(book, waste, 96)
    book.worksheets[0].cell(waste, 8).number_format = "General"
    assert "cần ghi lý do sửa" in await _back(measured, officer, book)
    _fill(book, waste, 96, note="số chính thức")
    said = await _back(measured, officer, book)
    assert "95,5% → 96%; lý do: số chính thức" in said
    await measured.presses(officer, officer, "Đúng, ghi số liệu")
    assert len(await figures(measured)) == 7
    assert "Sửa số liệu: số chính thức" in (await figures(measured))[-1][4]


async def test_what_cannot_be_used_is_told_row_by_row(measured: Commune) -> None:
    """Wrong units, formulas that fail, hostile texts: a reason for each row; good rows still count.

    A campaign that has ended takes no workbook, not even one that waits to be confirmed.
    """
    officer = measured.officer
    book = await _out(measured, officer)
    rows = _rows(book)
    waste = rows["Tỷ lệ chất thải rắn được thu gom", "Toàn xã", "Kết quả"]
    worth = rows["Giá trị sản xuất/01ha", "Toàn xã", "Kết quả"]
    one, two = (
        rows["Số lao động có việc làm mới", f"Thôn {at}", "Kết quả"] for at in (1, 2)
    )  # fmt: skip
    garden = rows["Vườn mẫu", "Toàn xã", "Kết quả"]
    _fill(book, waste, "=1+1")
    _fill(book, worth, 142_000_000)
    _fill(book, one, '=HYPERLINK("http://x","y")')
    _fill(book, two, "<b>5</b> triệu", "<script>")
    _fill(book, garden, 3)

    said = await _back(measured, officer, book)
    assert "chưa dùng được: 4" in said
    assert f"Dòng {waste}: ô số liệu là công thức lỗi hoặc chưa tính" in said
    assert f"Dòng {worth}: 142.000.000 triệu đồng gấp quá 100 lần chỉ tiêu" in said
    assert f"Dòng {two}: Chỉ tiêu này tính bằng người" in said
    await measured.presses(officer, officer, "Đúng, ghi số liệu")
    assert [(one[0], one[2]) for one in await figures(measured)] == [("vuon-mau", Decimal(3))]

    _fill(book, waste, 96)
    await _back(measured, officer, book)
    async with measured.db.write() as conn:
        await campaigns.set_state(
            conn, measured.campaign_id, commune_id=measured.commune_id, state="closed",
            now=measured.app.around().now,
        )  # fmt: skip
    await measured.presses(officer, officer, "Đúng, ghi số liệu")
    assert "đã đóng việc này" in await measured.last(officer)
    assert "không còn mở" in await _back(measured, officer, book)
    assert len(await figures(measured)) == 1


@pytest.mark.on_server
async def test_heads_get_and_send_their_own_rows_only(measured: Commune) -> None:
    """A head's workbook holds what the head measures; another's row in it is refused as a whole."""
    second = measured.villages[1]
    book = await _out(measured, second.head)
    rows = _rows(book)
    assert set(rows) == {
        ("Số lao động có việc làm mới", "Thôn 2", "Kết quả"), ("Vườn mẫu", "Toàn xã", "Kết quả"),
    }  # fmt: skip
    own = rows["Số lao động có việc làm mới", "Thôn 2", "Kết quả"]
    _fill(book, own, 12, "Sổ của thôn")
    await _back(measured, second.head, book)
    await measured.presses(second.head, second.head, "Đúng, ghi số liệu")
    assert [(one[0], one[2]) for one in await figures(measured)] == [
        ("so-lao-dong-co-viec-lam-moi", Decimal(12))
    ]

    book.worksheets[0].cell(own, 3).value = "Thôn 3"
    await _back(measured, second.head, book)
    await measured.presses(second.head, second.head, "Đúng, ghi số liệu")
    assert len(await figures(measured)) == 1
    other = openpyxl.Workbook()
    other.active.append(["STT", "Tên thôn"])
    other.active.append([1, "Thôn mới"])
    assert "chưa có dòng số liệu nào" in await _back(measured, second.head, other)
