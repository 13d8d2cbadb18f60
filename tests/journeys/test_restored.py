"""After a restore: officers are asked, and nothing but that question leaves before their word (P19)."""

import pytest

from storage import backup, facts
from tests.fixtures_commune import Commune


@pytest.mark.on_server
async def test_officers_let_the_held_messages_go(commune: Commune) -> None:
    """One message with the copy's hour and what waits; one press, and all that waited arrives."""
    officer, village = commune.officer, commune.villages[0]
    await commune.launch()
    async with commune.db.write() as conn:
        why = {"why": "restored", "from": "thidua-20231107-230000.sqlite"}
        await facts.put(conn, backup.PAUSED, why, now=commune.app.around().now)
    before = len(await officer.received())
    await commune.writes(officer, "/phatdong")
    await commune.writes(village.head, "/dangky")

    (told,) = await officer.received("Dữ liệu đã khôi phục")
    assert "23:00 ngày 07/11/2023" in told
    assert len(await officer.received()) == before + 1
    assert not await village.head.received("Câu 1/")

    await commune.settle()
    assert len(await officer.received("Dữ liệu đã khôi phục")) == 1

    await commune.presses(officer, officer, "Cho gửi tiếp")

    assert await officer.received("đã cho máy gửi tiếp")
    assert await village.head.received("Câu 1/")
    async with commune.db.read() as conn:
        assert await facts.get(conn, backup.PAUSED) is None
