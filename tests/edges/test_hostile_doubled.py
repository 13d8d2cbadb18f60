"""What comes twice: a quick finger, a slow line, two officers at once. It happens once, and nobody is confused."""

from datetime import timedelta

import pytest

from sandbox.client import Person
from storage import submissions
from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE
async def test_an_answer_that_comes_twice_is_no_answer_to_the_next_question(
    commune: Commune,
) -> None:
    """At once, or again while the bot was away; said after the next question it is one like any other."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.presses(head, head, "Xây dựng cơ bản")
    await commune.writes(head, "350 triệu")
    await head.writes("5/12")
    await commune.sandbox.advance(timedelta(minutes=3))  # nothing was heard of it
    await head.writes("5/12")
    await commune.settle()
    assert "hoàn thành ngày nào" in await commune.last(head)
    said = len(await head.received())

    await commune.sandbox.advance(timedelta(seconds=5))
    await commune.writes(head, "5/12")
    assert "Hoàn thành: thứ Ba, 05/12/2023" in await commune.last(head)
    assert len(await head.received()) == said + 1
    for _ in range(2):
        await head.presses(head, "✅ Gửi")
    await commune.settle()
    async with commune.db.read() as conn:
        works = await submissions.of_campaign(
            conn, commune_id=commune.commune_id, campaign_id=commune.campaign_id
        )
    assert len(works) == 1


@ON_ONE
async def test_an_end_that_is_pressed_twice_is_one_end(commune: Commune) -> None:
    """A last call to nobody is told as that; the second "yes" hears that it is done, and nothing else."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    await commune.writes(officer, "/ketthuc")
    for _ in range(2):
        await officer.presses(officer, "Gọi các thôn lần cuối")
    await commune.settle()
    assert "Không có thôn nào cần gọi" in await commune.last(officer)
    assert len(await group.received("sắp kết thúc")) == 1

    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    for _ in range(2):
        await officer.presses(officer, "Đúng, kết thúc")
    await commune.settle()
    popup = await commune.sandbox.popup(officer)
    assert popup is not None
    assert "đã có người xử lý" in popup["text"]
    assert not await officer.received("Cần nộp thêm xin gọi văn phòng xã")
    assert len(await group.received("Cảm ơn Thôn 1")) == 1


@ON_ONE
async def test_what_has_been_announced_today_is_asked_about_before_it_goes_again(
    commune: Commune,
) -> None:
    """By a colleague, or by somebody who did not see that it had gone; other villages, other words are no twin."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    leader = await commune.leader()
    await _composed(commune, officer, "Họp lúc 8 giờ")
    await commune.presses(officer, officer, "Gửi ngay")
    await _composed(commune, leader, "Họp lúc 8 giờ")
    await commune.presses(leader, leader, "Gửi ngay")
    assert "đã gửi lúc 08:00 ngày 08/11/2023 (Nguyễn Thị Lan)" in await commune.last(leader)
    assert len(await group.received("Họp lúc 8 giờ")) == 1

    await commune.presses(leader, leader, "Gửi thêm lần nữa")
    assert len(await group.received("Họp lúc 8 giờ")) == 2
    await _composed(commune, leader, "Họp lúc 9 giờ")
    await commune.presses(leader, leader, "Gửi ngay")
    assert len(await group.received("Họp lúc 9 giờ")) == 1


async def _composed(commune: Commune, who: Person, text: str) -> None:
    await commune.writes(who, "/thongbao")
    await commune.presses(who, who, "Soạn thông báo mới")
    await commune.presses(who, who, "Tất cả các thôn")
    await commune.writes(who, text)


@ON_ONE
async def test_a_work_that_stands_already_is_said_on_the_card(commune: Commune) -> None:
    """Typed once more without its marks; sent all the same where it is another one."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.writes(head, "/dangky")
    await commune.writes(head, "duong  be tong")
    await commune.presses(head, head, "Xây dựng cơ bản")
    for words in ("200 triệu", "6/12", "21/1"):
        await commune.writes(head, words)
    assert "đã đăng ký công trình cùng tên: ST-01-01" in await commune.last(head)
    await commune.presses(head, head, "✅ Gửi")
    assert "ST-01-02" in await commune.last(head)
