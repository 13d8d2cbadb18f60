"""Whoever presses no button types its words: in private below the newest message, in a group in a reply."""

import pytest

from tests.fixtures_commune import Commune
from tests.journeys.test_merged_villages import merges


@pytest.mark.on_server
async def test_a_choice_is_typed(commune: Commune) -> None:
    """The whole of a button, a part of the one work's name, an answer to yes or no; nothing of what only
    looks like it."""
    await commune.launch()
    officer, (first, second, _) = commune.officer, commune.villages
    assert "trưởng thôn 1" in await commune.last(first.head)  # with "Công trình đã đăng ký" below
    await commune.writes(first.head, "đăng ký")
    assert "Câu 1/5" in await commune.last(first.head)
    await commune.writes(first.head, "thôi")
    for said, answer in (
        ("/dangky", "Đăng ký cho thôn"),
        ("cho thôn 2 nhé", "Thôn 2 · Đăng ký công trình, phần việc"),
        ("thôi", "Đã dừng"),
        ("/baocao", "Lập báo cáo nào?"),
        ("tiến độ", "Tiến độ thực hiện công trình, phần việc"),
        ("hôm nay trời đẹp", "Máy chưa hiểu"),
    ):
        await commune.writes(officer, said)
        assert answer in await commune.last(officer), said
    await merges(commune, "Thôn 3", into="Thôn 2")
    await commune.writes(officer, "Trưởng Thôn 3: làm phó thôn 2")
    assert await commune.villages[2].head.received("anh/chị là phó thôn 2")

    for name in ("Đường bê tông ngõ 3", "Cổng chào"):
        await commune.registers(first.head, name)
    for said, answer in (
        ("lam duoc 30%", "là tiến độ của công trình nào?"),
        ("duong", "ST-01-01 Đường bê tông ngõ 3"),
    ):
        await commune.writes(first.head, said)
        assert answer in await commune.last(first.head), said

    await commune.presses(second.member, second.group, "Đăng ký công trình")
    for said in ("Đường hoa", "văn hóa", "20tr", "5/12", "20/1"):
        await commune.replies(second.member, second.group, said)
    await commune.presses(second.member, second.group, "✅ Gửi")
    await commune.replies(second.head, second.group, "đúng rồi", "chờ trưởng thôn xác nhận")
    assert await second.group.received("Đã ghi nhận. Mã số: ST-02-01")


async def test_an_officer_types_to_the_end(commune: Commune) -> None:
    """An announcement is begun, sent to all and corrected before that; a work is given back with its
    reason; a last day is moved, and one village's more time is not taken for it."""
    await commune.launch()
    officer, village = commune.officer, commune.villages[0]
    for said, answer in (
        ("Kính gửi các thôn, 14h mai họp tại hội trường xã", "Gửi tới đâu?"),
        ("tất cả", "Gửi tới 3 nhóm"),
        ("sua", "Gõ nội dung thông báo"),
        ("Kính gửi các thôn, 15h mai họp tại hội trường xã", "Gửi tới 3 nhóm"),
        ("gửi luôn", "Đã gửi xong"),
    ):
        await commune.writes(officer, said)
        assert answer in await commune.last(officer), said
    assert len(await village.group.received("họp tại hội trường")) == 1

    await commune.registers(village.head)
    for said, answer in (
        ("duyệt", "Chờ duyệt: 1"),
        ("trả lại vì thiếu dự toán", "Chờ duyệt: 1"),
        ("trả lại", "Mục nào cần sửa?"),
        ("giá trị", "mục “Giá trị”: trả lại vì sao?"),
        ("thôi", "Đã dừng"),
        ("trả lại ST-01-01 vì thiếu dự toán", "Chờ duyệt: 1"),
        ("trả lại: thiếu dự toán", "Đã trả lại ST-01-01"),
        ("lùi hạn đăng ký đến 25/11", "phần việc: dời hạn cuối sang hết thứ Bảy, 25/11/2023?"),
        ("ok", "Hạn cuối nay là hết thứ Bảy, 25/11/2023"),
        ("lùi hạn đăng ký đến 26/11", "hết Chủ nhật, 26/11/2023?"),
        ("gia hạn cho thôn 2 đến 30/11", "VIỆC CẦN LÀM · Thôn 2"),
        ("ok", "Dạ, cảm ơn"),
    ):
        await commune.writes(officer, said)
        assert answer in await commune.last(officer), said
    assert await village.head.received("Lý do: thiếu dự toán")
    await commune.writes(village.head, "/viec")
    assert "25/11/2023" in await commune.last(village.head)


async def test_what_is_no_answer_is_taken_for_none(commune: Commune) -> None:
    """A village's number is no work's name; a number shared meanwhile is kept; "bỏ qua" withdraws nothing;
    too much progress is told so; another work instead opens the form, and leaves the old one."""
    await commune.launch()
    village = commune.villages[0]
    for said, answer in (
        ("đk", "Câu 1/5"),
        ("Thôn 1", "“Thôn 1” chưa phải là tên công trình"),
        ("thôi", "Đã dừng"),
        ("bỏ qua", "Dạ, cảm ơn"),
    ):
        await commune.writes(village.head, said)
        assert answer in await commune.last(village.head), said
    await commune.writes(village.head, "dk")
    await commune.sandbox.act("say", user=village.head.id, chat=village.head.id, contact=True)
    await commune.settle()
    assert "Đã ghi số điện thoại" in await commune.last(village.head)
    await commune.writes(village.head, "thôi")

    await commune.registers(village.head, "Đường bê tông ngõ 3")
    await commune.writes(village.head, "đường được 150%")
    assert "Tiến độ phải từ 0 đến 100%" in await commune.last(village.head)
    await commune.writes(village.head, "thôi")
    await commune.writes(village.head, "không làm đường nữa, chuyển sang cổng chào 100tr")
    assert "✓ Tên công trình: Cổng chào\n✓ Giá trị: 100.000.000" in await commune.last(village.head)
    assert await village.head.received("Máy chưa rút gì. Muốn thôi Đường bê tông ngõ 3 (ST-01-01)")


async def test_a_merged_village_presses_the_card_it_has(commune: Commune) -> None:
    """Its group's card is its heir's, also when it is asked for; the button there opens the old one's form
    until the office says who does what, and the office finds it by its old name."""
    await commune.launch()
    officer, (first, second, _) = commune.officer, commune.villages
    await merges(commune, "Thôn 2", into="Thôn 1")
    await commune.registers(first.head)
    await second.head.says(second.group, "/viec")
    await commune.settle()
    assert "Đã đăng ký 1 công trình" in await commune.last(second.group)
    await commune.presses(second.head, second.group, "Đăng ký công trình")
    assert "Câu 1/5" in await commune.last(second.group)
    await commune.writes(officer, "thôn 2 gửi chưa")
    assert (await commune.last(officer)).startswith("Thôn 2 nay là Thôn 1.")
