"""Villages that are merged in the middle of a campaign: nobody falls between the old and the new one."""

import io

import pytest
from openpyxl import Workbook

from tests.fixtures_commune import Commune


async def merges(commune: Commune, gone: str, into: str) -> None:
    """The officer sends a list in which one village goes up in another, and agrees to it."""
    book = Workbook()
    for row in (["Tên thôn", "Sáp nhập vào"], [into, ""], [gone, into]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    await commune.officer.sends(commune.officer, "ds.xlsx", out.getvalue())
    await commune.settle()
    await commune.presses(commune.officer, commune.officer, "✅")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_merged_village_is_one_with_its_heir(commune: Commune) -> None:
    """What was registered counts for the heir and is its head's to report on; old groups go on hearing."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    officer, (first, second, third) = commune.officer, commune.villages
    await commune.registers(second.head)
    await merges(commune, "Thôn 2", into="Thôn 1")
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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_links_of_a_merged_village_open_nothing(commune: Commune) -> None:
    """Written down before the merger: nobody becomes the head, and no group the group, of what is gone."""
    officer = commune.officer
    await commune.writes(officer, "/lienket")
    links = await commune.last(officer)
    group_link, head_link = (
        links.split(f"?{kind}=")[3].split()[0] for kind in ("startgroup", "start")
    )
    await merges(commune, "Thôn 3", into="Thôn 2")
    late = await commune.sandbox.person("Người đến sau")
    said = len(await officer.received())
    await late.starts(head_link)
    await commune.agrees(late)
    assert "không đúng" in await commune.last(late)
    assert len(await officer.received()) == said

    group = await commune.sandbox.group("Nhóm mới", late)
    await late.adds_bot(group, group_link)
    await commune.settle()
    assert "không đúng" in await commune.last(group)
