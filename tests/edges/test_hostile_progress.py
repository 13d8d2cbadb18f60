"""How far a work is, said in words where nothing asks for it."""

from datetime import timedelta

import pytest

from storage import progress as reports
from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_progress_said_out_of_the_blue_opens_the_report_with_it(commune: Commune) -> None:
    """Before anything is registered it is talk; then one press, the card, and a correction behind it."""
    await commune.launch()
    village = commune.villages[0]
    head = village.head
    await commune.writes(head, "làm được 30% rồi")
    assert "Máy chưa hiểu" in await commune.last(head)
    await commune.registers(head)
    await commune.writes(commune.officer, "/duyet")
    await commune.presses(commune.officer, commune.officer, "✅ Duyệt")
    await commune.replies(village.member, village.group, "30%")
    assert "tiến độ của công trình nào" not in await commune.last(village.group)

    for words, percent in (("làm được 30% rồi, xong 20/1", "30%"), ("à nhầm 25%", "25%")):
        await commune.writes(head, words)
        assert f"“{words}” là tiến độ của công trình nào" in await commune.last(head)
        await commune.presses(head, head, "Đường bê tông")
        assert f"Đã làm được: {percent}" in await commune.last(head)
        await commune.sandbox.advance(timedelta(minutes=1))  # quick fingers are told to slow down
        for _ in range(4):
            await commune.presses(head, head, "Bỏ qua")
        await commune.presses(head, head, "✅ Gửi")
    async with commune.db.read() as conn:
        work = (await reports.latest(
            conn, commune_id=commune.commune_id, campaign_id=commune.campaign_id,
            unit_id=village.unit_id,
        )).values()  # fmt: skip
    assert [one.percent for one in work] == [25]
