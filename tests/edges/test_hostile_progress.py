"""How far a work is, said in words where nothing asks for it."""

from datetime import timedelta

import pytest

from storage import progress as reports
from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_progress_said_out_of_the_blue_opens_the_report_with_it(commune: Commune) -> None:
    """Before anything is registered it is talk; then the form, the card, and a correction behind it."""
    await commune.launch()
    village = commune.villages[0]
    head = village.head
    await commune.writes(head, "làm được 30% rồi")
    assert "Máy chưa hiểu" in await commune.last(head)
    await commune.registers(head)
    await commune.writes(commune.officer, "/duyet")
    await commune.presses(commune.officer, commune.officer, "✅ Duyệt")
    await commune.replies(village.member, village.group, "30%")
    assert "Đã làm được" not in await commune.last(village.group)

    for words, percent in (("làm được 30% rồi, xong 20/1", "30%"), ("à nhầm 25%", "25%")):
        await commune.writes(head, words)
        assert "Thôn 1 · ST-01-01 Đường bê tông" in await commune.last(head)
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


async def test_begun_asks_how_far_and_a_later_day_is_a_change(commune: Commune) -> None:
    """In reply to the reminder of the first day; "lùi sang 15/12" is no progress of 0 %."""
    await commune.launch()
    village = commune.villages[0]
    await commune.registers(village.head)
    await commune.move_to("2023-12-05T07:30:00")
    await commune.replies(village.head, village.group, "khởi công rồi cháu", "khởi công")
    assert "Công trình đã làm được bao nhiêu phần trăm?" in await commune.last(village.group)
    await commune.writes(village.head, "chưa khởi công được, lùi khởi công sang 15/12")
    assert "Thay đổi mục nào?" in await commune.last(village.head)


async def test_nothing_new_in_words_is_a_report_below_the_last_one_alone(commune: Commune) -> None:
    """Out of the blue it shows what was reported; said once more below that, it is the button."""
    await commune.launch()
    village = commune.villages[0]
    await commune.registers(village.head)
    await commune.writes(village.head, "được 30%")
    for _ in range(4):
        await commune.writes(village.head, "bỏ qua")
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(village.head, "gửi")
    await commune.writes(village.head, "tháng này chưa có gì mới")
    assert "Nay có gì thay đổi không?" in await commune.last(village.head)
    await commune.writes(village.head, "vẫn như cũ cháu ạ")
    assert "không có gì thay đổi, vẫn 30%" in await commune.last(village.head)
    await commune.writes(village.head, "không có gì mới")
    assert "Nay có gì thay đổi không?" in await commune.last(village.head)


async def test_a_photo_with_how_far_it_is_goes_with_the_report(commune: Commune) -> None:
    """Its words open the report; the photo is in it, and is not asked for again."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.writes(head, "đường xong 60%", photo={"name": "duong.jpg"})
    assert "60%" in await commune.last(head)
    await commune.writes(head, "120tr")
    assert "ghi thêm" in await commune.last(head)
    await commune.writes(head, "bỏ qua")
    await commune.writes(head, "gửi đi cháu")  # enough: the place is not asked for again
    assert "Ảnh: 1 ảnh" in await commune.last(head)
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(head, "", photo={"name": "hai.jpg"})  # at the card: one more
    assert "Đã nhận 2 ảnh" in await commune.last(head)
    await commune.writes(head, "gửi")
    assert "Ảnh: 2 ảnh" in await commune.last(head)
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(head, "gửi")
    assert "Đã ghi nhận tiến độ" in await commune.last(head)


async def test_of_several_works_it_is_asked_which(commune: Commune) -> None:
    """A command or words that name none offer both; a name, and where there is one alone, opens its report."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.writes(head, "/tiendo")
    assert "Thôn 1 · ST-01-01 Đường bê tông" in await commune.last(head)
    await commune.writes(head, "thôi")
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.registers(head, "Cổng chào", "45 triệu")
    await commune.writes(head, "/tiendo cổng chào được 40%")
    assert "Thôn 1 · ST-01-02 Cổng chào" in await commune.last(head)
    await commune.presses(head, head, "✖ Thôi")
    await commune.writes(head, "/tiendo")
    assert "báo cáo tiến độ công trình nào" in await commune.last(head)
    await commune.writes(head, "làm được 30% rồi")
    assert "“làm được 30% rồi” là tiến độ của công trình nào" in await commune.last(head)
    await commune.writes(head, "cổng chào được 70%")
    assert "Thôn 1 · ST-01-02 Cổng chào" in await commune.last(head)
    assert "70%" in await commune.last(head)
