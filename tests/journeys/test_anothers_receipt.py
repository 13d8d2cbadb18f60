"""In a group several people talk with the bot at once: what is said to one's card is not another's answer."""

import pytest

from tests.fixtures_commune import Commune


@pytest.mark.on_server
async def test_a_reply_to_a_receipt_is_no_answer_of_the_speakers_own_form(commune: Commune) -> None:
    """The member's open question keeps waiting, and what was said of the head's work opens no form."""
    await commune.launch()
    village = commune.villages[0]
    head, member, group = village.head, village.member, village.group
    await commune.presses(member, group, "Đăng ký công trình")
    await commune.replies(
        head, group, "đăng ký làm đường bê tông 350 triệu, khởi công 5/12, xong 20/1", "phát động"
    )
    await commune.presses(head, group, "Xây dựng cơ bản")
    await commune.presses(head, group, "✅ Gửi")
    await commune.replies(member, group, "bác ơi sao chỉ có 350 triệu ạ", "Đã ghi nhận")
    assert "Câu 2/5" not in await commune.last(group)
    await commune.replies(member, group, "Cổng chào", "Câu 1/5")
    assert "Tên công trình: Cổng chào" in await commune.last(group)


async def test_a_kind_named_between_commas_is_no_works_name(commune: Commune) -> None:
    """ "Nhà văn hóa thôn 1, xây dựng cơ bản, 1,5 tỷ": the kind is chosen, the name is what comes first."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(
        head, "Nhà văn hóa thôn 1, xây dựng cơ bản, 1,5 tỷ, khởi công 5/12, xong trước 20/1"
    )
    card = await commune.last(head)
    assert "Tên công trình: Nhà văn hóa\n" in card
    assert "Loại: Xây dựng cơ bản" in card
    assert "đến 19/01/2024" in card


async def test_a_withdrawal_goes_on_where_the_office_approved_meanwhile(commune: Commune) -> None:
    """The reason typed is not lost to an approval that changed nothing of the work."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    await commune.writes(head, "rút đăng ký ST-01-01")
    if "Vì lý do gì" not in await commune.last(head) and "vì lý do gì" not in await commune.last(
        head
    ):
        await commune.presses(head, head, "🗑 Rút")
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "✅ Duyệt")
    await commune.writes(head, "dân chưa hiến đất")
    assert "Có người vừa sửa" not in await commune.last(head)
    assert "rút" in (await commune.last(head)).casefold()


async def test_a_change_goes_on_where_something_else_was_changed_meanwhile(
    commune: Commune,
) -> None:
    """Nobody touched the sum that was seen: the new one and its reason are kept."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "✅ Duyệt")
    await commune.writes(head, "ST-01-01 đổi giá trị thành 400tr")
    assert "lý do" in (await commune.last(head)).casefold()
    await commune.writes(officer, "ST-01-01 đổi tên thành Đường hoa")
    await commune.presses(officer, officer, "✅ Gửi")
    await commune.writes(head, "giá vật liệu tăng")
    assert "400.000.000" in await commune.last(head)
    await commune.writes(officer, "ST-01-01")
    card = await commune.last(officer)
    assert "400.000.000" in card
    assert "Đường hoa" in card
