"""What an ended campaign leaves: works to be read by head and officer, and no form that goes on asking."""

import pytest

from tests.fixtures_commune import Commune
from tests.journeys.test_progress import _first_report, _registers, running

__all__ = ["running"]  # a fixture

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _ends(commune: Commune) -> None:
    officer = commune.officer
    await commune.writes(officer, "/ketthuc")
    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    await commune.presses(officer, officer, "Đúng, kết thúc")


async def test_an_ended_campaign_stays_to_be_read(running: Commune) -> None:
    """One button for the head, three for the officer; the work's page has its reports and no change."""
    await _registers(running, 0)
    await _first_report(running)
    officer, (first, second, _) = running.officer, running.villages
    await _ends(running)

    await running.writes(first.head, "/cuatoi")
    assert "không có đợt thi đua nào đang mở" in await running.last(first.head)
    await running.presses(first.head, first.head, "Đợt đã kết thúc")
    assert "Đường bê tông (TN-01-01)" in await running.last(first.head)
    await running.presses(first.head, first.head, "TN-01-01")
    page = await running.last(first.head)
    assert "đã kết thúc, chỉ xem" in page
    assert "50%" in page

    await running.writes(officer, "/congtrinh")
    await running.presses(officer, officer, "Đợt đã kết thúc")
    await running.presses(officer, officer, "Phong trào thử 2024")
    await running.presses(officer, officer, "Thôn 1 (1)")
    await running.presses(officer, officer, "TN-01-01")
    keys = (await running.sandbox.messages(officer))[-1]["reply_markup"]["inline_keyboard"]
    assert [one["text"] for row in keys for one in row] == ["🕘 Lịch sử"]
    await running.writes(officer, "/congtrinh tn-01-01")
    assert "chỉ xem" in await running.last(officer)

    for said in ("Thôn 2 đăng ký sân bóng 20 triệu", "/dangky"):
        await running.writes(second.head, said)
        assert "không có việc đăng ký nào đang mở" in await running.last(second.head)
    for said in ("/tiendo", "làm xong 100% rồi"):
        await running.writes(first.head, said)
        assert "không nhận báo cáo nữa" in await running.last(first.head)
    await running.writes(second.head, "/cuatoi")
    assert "reply_markup" not in (await running.sandbox.messages(second.head))[-1]


async def test_a_form_that_the_end_overtook_says_so_once(running: Commune) -> None:
    """Typed or pressed: what was filled in is shown back once, then the bot listens as before."""
    first, second, _ = running.villages
    await running.writes(first.head, "/dangky")
    await running.writes(first.head, "Nhà văn hóa")
    await running.writes(second.head, "/dangky")
    for text in ("Cổng chào", "85 triệu", "22/11/2023", "30/12/2023"):
        await running.writes(second.head, text)
    await _ends(running)

    await running.writes(first.head, "120tr")
    assert "Tên công trình: Nhà văn hóa" in await running.last(first.head)
    await running.presses(first.head, first.head, "✉️ Gửi cho cán bộ xã")
    told = (await running.officer.received("Bản điền dở khi đợt thi đua đã kết thúc"))[0]
    assert "Tên công trình: Nhà văn hóa\n120tr" in told
    await running.writes(first.head, "tro giup")
    assert "Thôn 1" in await running.last(first.head)
    await running.writes(first.head, "130tr")
    assert "chưa hiểu" in await running.last(first.head)
    for _ in range(2):
        await running.presses(second.head, second.head, "✅ Gửi")
    for head in (first.head, second.head):
        assert len(await head.received("bản đang điền dở không gửi được")) == 1
        assert not await head.received("Mã số")
