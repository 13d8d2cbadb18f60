"""The main story: launched, answered, reminded, counted."""

import pytest

from tests.fixtures_commune import Commune


@pytest.mark.on_server
async def test_a_launch_reaches_every_village_and_the_officer_sees_it(commune: Commune) -> None:
    """One press on the preview: every group has the announcement, the officer has the count."""
    await commune.launch()

    for village in commune.villages:
        assert any(village.name in text for text in await village.group.received("phát động"))
        assert await village.group.received("VIỆC CẦN LÀM")
    assert "3/3" in await commune.last(commune.officer)


@pytest.mark.on_server
async def test_a_head_registers_in_private_and_gets_a_receipt(commune: Commune) -> None:
    """Five questions, a card, a receipt with a code; the group sees one line."""
    await commune.launch()
    first = commune.villages[0]
    await commune.writes(first.head, "/dangky")
    await commune.writes(first.head, "Đường bê tông ngõ xóm")
    await commune.presses(first.head, first.head, "Xây dựng cơ bản")
    await commune.writes(first.head, "350tr")
    await commune.writes(first.head, "5/12")
    await commune.writes(first.head, "20/1")

    assert "350.000.000" in await commune.last(first.head)

    await commune.presses(first.head, first.head, "Gửi")

    assert "ST-01-01" in await commune.last(first.head)
    assert await first.group.received("Thôn 1 đã đăng ký")
