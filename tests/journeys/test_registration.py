"""Registering: in the group, by a helper, changed, withdrawn, late, closed."""

import pytest

from storage import submissions
from tests.fixtures_commune import Commune


async def _works(commune: Commune, unit_id: int) -> list[submissions.SubmissionRow]:
    async with commune.db.read() as conn:
        return await submissions.of_unit(
            conn, commune_id=commune.commune_id, unit_id=unit_id, campaign_id=commune.campaign_id
        )


async def test_a_head_registers_in_the_group_under_privacy_mode(commune: Commune) -> None:
    """Replies and buttons alone: the bot hears nothing else of the group."""
    await commune.launch()
    village = commune.villages[0]
    await commune.presses(village.head, village.group, "Đăng ký công trình")
    await commune.replies(village.head, village.group, "Nhà văn hóa thôn")
    await commune.presses(village.head, village.group, "Công trình văn hóa")
    await commune.replies(village.head, village.group, "1,2 tỷ")
    await commune.replies(village.head, village.group, "15/11/2023")
    await commune.replies(village.head, village.group, "25-01-2024")
    await commune.presses(village.head, village.group, "✅ Gửi")

    works = await _works(commune, village.unit_id)
    assert [one.code for one in works] == ["ST-01-01"]
    assert works[0].answers["gia-tri"]["value"] == 1_200_000_000
    assert works[0].answers["khoi-cong"]["value"] == "2023-11-15"
    assert works[0].answers["hoan-thanh"]["value"] == "2024-01-25"


async def test_ordinary_talk_in_a_group_is_left_alone(commune: Commune) -> None:
    """People talk; the bot says nothing."""
    await commune.launch()
    village = commune.villages[0]
    before = len(await village.group.received())

    await village.member.says(village.group, "mai họp thôn nhé bà con")
    await commune.settle()

    assert len(await village.group.received()) == before


async def test_a_helper_fills_in_and_the_head_confirms_with_one_tap(commune: Commune) -> None:
    """What a helper typed does not count until the head's tap."""
    await commune.launch()
    village = commune.villages[0]
    await commune.presses(village.member, village.group, "Đăng ký công trình")
    await commune.replies(village.member, village.group, "Sân bóng chuyền")
    await commune.presses(village.member, village.group, "Khác")
    await commune.replies(village.member, village.group, "60tr")
    await commune.replies(village.member, village.group, "18/11")
    await commune.replies(village.member, village.group, "18/12")
    await commune.presses(village.member, village.group, "✅ Gửi")

    assert (await _works(commune, village.unit_id))[0].state == "proposed"

    await commune.presses(village.member, village.group, "Tôi xác nhận")
    assert (await _works(commune, village.unit_id))[0].state == "proposed"

    await commune.presses(village.head, village.group, "Tôi xác nhận")
    assert (await _works(commune, village.unit_id))[0].state == "registered"


async def test_an_unclear_value_is_asked_again_and_nothing_is_lost(commune: Commune) -> None:
    """ "300" alone is not money; what was typed before stays."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.presses(head, head, "Xây dựng cơ bản")

    await commune.writes(head, "300")
    assert "Câu 4/" not in await commune.last(head)

    await commune.writes(head, "300 triệu")
    said = await commune.last(head)
    assert "300.000.000" in said
    assert "Câu 4/" in said


async def test_another_villages_head_cannot_use_the_button(commune: Commune) -> None:
    """A button carries no authority: in a foreign group it opens nothing that counts."""
    await commune.launch()
    first, second, _ = commune.villages
    await commune.sandbox.act("join", user=second.head.id, chat=first.group.id)
    await commune.presses(second.head, first.group, "Đăng ký công trình")
    await commune.replies(second.head, first.group, "Việc của người khác")
    await commune.presses(second.head, first.group, "Khác")
    await commune.replies(second.head, first.group, "1 triệu")
    await commune.replies(second.head, first.group, "18/11")
    await commune.replies(second.head, first.group, "18/12")
    await commune.presses(second.head, first.group, "✅ Gửi")

    assert [one.state for one in await _works(commune, first.unit_id)] == ["proposed"]


async def test_a_head_changes_one_field_and_history_is_kept(commune: Commune) -> None:
    """Only the value is typed again; the receipt keeps its code."""
    await commune.launch()
    village = commune.villages[0]
    await commune.registers(village.head)
    await commune.writes(village.head, "/cuatoi")
    await commune.presses(village.head, village.head, "ST-01-01")
    await commune.presses(village.head, village.head, "✏️ Sửa")
    await commune.presses(village.head, village.head, "Sửa: Giá trị")
    await commune.writes(village.head, "400 triệu")
    await commune.presses(village.head, village.head, "✅ Gửi")

    work = (await _works(commune, village.unit_id))[0]
    assert work.code == "ST-01-01"
    assert work.answers["gia-tri"]["value"] == 400_000_000
    async with commune.db.read() as conn:
        history = await submissions.history(conn, work.id, commune_id=commune.commune_id)
    assert [one.action for one in history] == ["register", "change"]


async def test_a_withdrawn_work_makes_the_village_owe_again(commune: Commune) -> None:
    """Withdrawn with a reason; it stays in the history."""
    await commune.launch()
    village = commune.villages[0]
    await commune.registers(village.head)
    await commune.writes(village.head, "/cuatoi")
    await commune.presses(village.head, village.head, "ST-01-01")
    await commune.presses(village.head, village.head, "Rút")
    await commune.writes(village.head, "Dân chưa thống nhất")

    (work,) = await _works(commune, village.unit_id)
    assert work.state == "withdrawn"
    async with commune.db.read() as conn:
        history = await submissions.history(conn, work.id, commune_id=commune.commune_id)
    assert (history[-1].action, history[-1].reason) == ("withdraw", "Dân chưa thống nhất")


async def test_late_and_due_day_are_taken_and_marked(commune: Commune) -> None:
    """ "Trước ngày 20/11": the 20th is marked as such, the 21st is late; both are taken."""
    await commune.launch()
    first, second, third = commune.villages
    await commune.move_to("2023-11-19T23:30:00")
    await commune.registers(first.head)
    await commune.move_to("2023-11-20T08:00:00")
    await commune.registers(second.head)
    await commune.move_to("2023-11-21T08:00:00")
    await commune.registers(third.head)

    marks = [(await _works(commune, one.unit_id))[0].timeliness for one in commune.villages]
    assert marks == ["on_time", "due_day", "late"]


@pytest.mark.on_server
async def test_a_closed_door_keeps_the_draft(commune: Commune) -> None:
    """Closed while somebody is typing: told so, nothing is registered, nothing typed is lost."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.presses(head, head, "Khác")
    await commune.writes(head, "5 triệu")
    await commune.writes(head, "5/12")
    await commune.writes(head, "20/12")
    await commune.writes(commune.officer, "/phatdong")
    await commune.presses(commune.officer, commune.officer, "Đóng đăng ký")

    await commune.presses(head, head, "✅ Gửi")

    assert "đã đóng" in await commune.last(head)
    assert await _works(commune, commune.villages[0].unit_id) == []

    await commune.presses(commune.officer, commune.officer, "Mở lại")
    await commune.presses(head, head, "✅ Gửi")

    assert len(await _works(commune, commune.villages[0].unit_id)) == 1


async def test_hostile_text_is_stored_as_it_is_and_shown_as_text(commune: Commune) -> None:
    """SQL, tags and mentions are words like others."""
    await commune.launch()
    village = commune.villages[0]
    name = "'; DROP TABLE units; -- <b>x</b> [a](tg://user?id=1)"
    await commune.registers(village.head, name=name)

    assert (await _works(commune, village.unit_id))[0].answers["ten"]["value"] == name
    assert any(name in text for text in await village.group.received())


async def test_the_first_question_may_be_answered_badly_in_a_group(commune: Commune) -> None:
    """A refused name, then another reply: the form goes on, also where nothing is answered yet."""
    await commune.launch()
    village = commune.villages[0]
    await commune.replies(village.head, village.group, "đăng ký")
    await commune.replies(village.head, village.group, "350 triệu")
    assert "Tên công trình" in await commune.last(village.group)

    await commune.replies(village.head, village.group, "thôi")
    await commune.replies(village.head, village.group, "không")
    await commune.replies(village.head, village.group, "Đường bê tông ngõ xóm")
    assert "✓ Tên công trình: Đường bê tông ngõ xóm" in await commune.last(village.group)
