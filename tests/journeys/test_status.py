"""How things stand: the message, the workbook, the card that comes back."""

import io

import openpyxl
import pytest
from sqlalchemy import select

from storage import files
from storage.schema import file
from tests.fixtures_commune import Commune


async def test_the_officer_sees_who_has_and_who_has_not(commune: Commune) -> None:
    """Counts, money, the silent by name; nobody else may ask."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)

    await commune.writes(commune.officer, "/tinhhinh")

    said = await commune.last(commune.officer)
    assert "Đã đăng ký: 1/3" in said
    assert "350.000.000" in said
    assert "☐ Thôn 2" in said

    await commune.writes(commune.villages[1].head, "/tinhhinh")
    said = await commune.last(commune.villages[1].head)
    assert "VIỆC CẦN LÀM · Thôn 2" in said
    assert "350.000.000" not in said


async def test_a_work_that_nobody_reported_is_told(commune: Commune) -> None:
    """The percent of one of two works is not the village's."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.registers(head, "Cổng chào", "45 triệu")
    for said in ("ST-01-01 được 30%", "bỏ qua", "bỏ qua", "bỏ qua", "gửi", "gửi"):
        await commune.writes(head, said)
    await commune.writes(commune.officer, "/tinhhinh")
    assert "2 việc, 395.000.000 đồng, làm được 30%; 1 việc chưa báo cáo" in await commune.last(
        commune.officer
    )


async def test_the_workbook_has_one_row_a_work_and_no_formula(commune: Commune) -> None:
    """People's text stays text; money and dates are numbers."""
    await commune.launch()
    await commune.registers(commune.villages[0].head, name="=1+1 đường")
    await commune.writes(commune.officer, "/tinhhinh")
    await commune.presses(commune.officer, commune.officer, "Tải Excel")

    async with commune.db.read() as conn:
        made = (await conn.execute(select(file.c.id))).scalars().all()
        row = await files.get(conn, made[-1])
    assert row is not None
    book = openpyxl.load_workbook(io.BytesIO(row.content or b""))
    line = book["Công trình"][4]
    cells = [cell.value for cell in line]
    assert "=1+1 đường" in cells
    assert 350_000_000 in cells
    assert all(cell.data_type != "f" for cell in line)


async def test_a_deleted_card_comes_back(commune: Commune) -> None:
    """Somebody deletes the pinned card; the next morning it stands there again."""
    await commune.launch()
    village = commune.villages[0]
    card = next(
        one for one in await village.group.messages() if "VIỆC CẦN LÀM" in one.get("text", "")
    )
    await commune.sandbox.act("delete", chat=village.group.id, message_id=card["message_id"])

    await commune.move_to("2023-11-09T07:00:00")
    await commune.settle()

    assert await village.group.received("VIỆC CẦN LÀM")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_bot_made_administrator_pins_the_card_that_stands(commune: Commune) -> None:
    """Made and unmade, it says no second card beside the first."""
    await commune.launch()
    village = commune.villages[0]
    head, group = village.head, village.group
    (card,) = [one for one in await group.messages() if "VIỆC CẦN LÀM" in one.get("text", "")]
    number = card["message_id"]
    await commune.sandbox.act("pin", user=head.id, chat=group.id, message_id=number, pinned=False)
    for status in ("member", "administrator"):
        await commune.sandbox.act("bot", user=head.id, chat=group.id, status=status)
        await commune.settle()
    assert len(await group.received("VIỆC CẦN LÀM")) == 1
    state = (await commune.sandbox.ask("state"))["chats"]
    pinned = next(one["pinned"] for one in state if one["id"] == group.id)
    assert pinned == [number]


async def test_officers_remind_at_once(commune: Commune) -> None:
    """ "Nhắc ngay" goes to the silent only."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    await commune.writes(commune.officer, "/tinhhinh")
    await commune.presses(commune.officer, commune.officer, "Nhắc ngay")

    assert not await commune.villages[0].group.received("⏰")
    assert await commune.villages[1].group.received("⏰")
