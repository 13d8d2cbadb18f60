"""Villages that are merged in the middle of a campaign: nobody falls between the old and the new one."""

import io

import pytest
from openpyxl import Workbook

from tests.fixtures_commune import Commune


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_merged_village_is_one_with_its_heir(commune: Commune) -> None:
    """What was registered counts for the heir and is its head's to report on; old groups go on hearing."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    officer, (first, second, third) = commune.officer, commune.villages
    await commune.registers(second.head)
    book = Workbook()
    for row in (["Tên thôn", "Sáp nhập vào"], ["Thôn 1", ""], ["Thôn 2", "Thôn 1"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    await officer.sends(officer, "ds.xlsx", out.getvalue())
    await commune.settle()
    await commune.presses(officer, officer, "✅")
    said = await commune.last(officer)
    assert "Trưởng Thôn 2 (Thôn 2, nay là Thôn 1)" in said
    assert "Trưởng Thôn 1 (" not in said
    await commune.presses(officer, officer, "Trưởng Thôn 2: làm phó thôn 1")
    assert "anh/chị là phó thôn 1" in await commune.last(second.head)
    await commune.writes(officer, "/canbo")
    assert "sáp nhập" not in await commune.last(officer)

    await commune.move_to("2023-11-14T07:00:30")
    assert not await first.group.received("⏰")
    assert not await second.group.received("⏰")
    assert await third.group.received("⏰")

    await commune.writes(first.head, "/cuatoi")
    assert "ST-02-01" in await commune.last(first.head)
    await commune.presses(first.head, first.head, "ST-02-01")
    assert "Đường bê tông" in await commune.last(first.head)
    await commune.writes(third.head, "/cuatoi")
    assert "ST-02-01" not in await commune.last(third.head)

    await commune.sandbox.act("bot", user=first.head.id, chat=first.group.id, status="kicked")
    await commune.settle()
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "Họp ở {ten_thon}")
    await commune.presses(officer, officer, "Gửi ngay")
    assert await second.group.received("Họp ở Thôn 1")
    assert "VIỆC CẦN LÀM · Thôn 1" in (await second.group.received("VIỆC CẦN LÀM"))[-1]
