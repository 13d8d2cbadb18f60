"""A village whose group is gone: its head is reminded in private, the office is told what to do."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox.client import Person
from storage.schema import slot
from tests.fixtures_commune import Commune, Village

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MORNING = "2023-11-14T07:00:30"  # five days before the last
NEXT = "2023-11-16T07:00:30"


async def _kicked(commune: Commune, village: Village) -> None:
    await commune.sandbox.act("bot", user=village.head.id, chat=village.group.id, status="kicked")
    await commune.settle()


async def _deputy(commune: Commune, village: Village, by: Person | None = None) -> Person:
    """The village gets a deputy who has opened the bot."""
    officer = by or commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Phó thôn")
    await commune.presses(officer, officer, village.name)
    link = (await commune.last(officer)).split("?start=")[1].split()[0]
    deputy = await commune.sandbox.person(f"Phó {village.name}")
    await deputy.starts(link)
    await commune.agrees(deputy)
    await commune.presses(officer, officer, "✅ Đúng")
    return deputy


@ON_ONE
async def test_a_village_without_its_group_is_reminded_in_private(commune: Commune) -> None:
    """Thrown out or deleted, and a group never linked: the head hears it, why, and can answer there."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    first, second, third = commune.villages
    await _kicked(commune, first)
    said = await commune.last(commune.officer)
    assert "Thôn 1" in said
    assert "gửi riêng cho trưởng thôn" in said
    assert "/lienket" in said
    await commune.sandbox.act("disband", chat=second.group.id)
    await commune.settle()

    await commune.move_to(MORNING)
    for village in (first, second):
        (reminder,) = await village.head.received("⏰")
        assert "còn 5 ngày" in reminder
        assert "gửi riêng" in reminder
    assert not await third.head.received("⏰")
    assert len(await third.group.received("⏰")) == 1
    async with commune.db.read() as conn:
        rows = await conn.execute(select(slot.c.ending).where(slot.c.delivery_id.is_not(None)))
        assert [row.ending for row in rows] == ["sent"] * 3

    await commune.writes(commune.officer, "/tinhhinh")
    said = await commune.last(commune.officer)
    assert "Thôn 1 (máy đã bị đưa ra khỏi nhóm; nhắc riêng" in said
    assert "/lienket" in said

    await commune.presses(first.head, first.head, "Đăng ký")
    assert "Câu 1/" in await commune.last(first.head)

    await commune.writes(commune.officer, "/ketthuc")
    await commune.presses(commune.officer, commune.officer, "Gọi các thôn lần cuối")
    assert await first.head.received("sắp kết thúc")
    await first.head.adds_bot(first.group)
    await commune.writes(commune.officer, "/canbo")
    await commune.presses(commune.officer, commune.officer, "✖ Trưởng Thôn 2")
    await commune.presses(commune.officer, commune.officer, "✅ Đúng")
    await commune.move_to(NEXT)
    assert len(await first.group.received("⏰")) == 1
    assert len(await first.head.received("⏰")) == 1
    assert len(await second.head.received("⏰")) == 1
    await commune.writes(commune.officer, "/tinhhinh")
    assert "không còn trong nhóm; không nhắc được" in await commune.last(commune.officer)
    await commune.presses(commune.officer, commune.officer, "Nhắc")
    said = await commune.last(commune.officer)
    assert "Đang nhắc 2 thôn" in said
    assert "Không nhắc được: Thôn 2" in said


@ON_ONE
async def test_who_blocked_the_bot_is_followed_by_the_deputy(commune: Commune) -> None:
    """Found out in the very call: the same reminder goes on to the next who answers for the village."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    village = commune.villages[0]
    deputy = await _deputy(commune, village)
    for chat in (village.group, village.head):  # and nobody says that it happened
        await commune.sandbox.fault(
            "status", method="sendMessage", chat_id=chat.id, status=403, times=None,
            description="Forbidden: bot was kicked from the group chat",
        )  # fmt: skip
    await commune.move_to(MORNING)

    assert len(await deputy.received("⏰")) == 1
    assert "Thôn 1" in "".join(await commune.officer.received("Không gửi được tin tới"))
    await commune.move_to(NEXT)
    assert len(await deputy.received("⏰")) == 2
    assert len(await commune.officer.received("Không gửi được tin tới")) == 1

    leader = await commune.leader()  # hears in the officer's place what the officer cannot
    await commune.sandbox.act("block", user=commune.officer.id, blocked=True)
    await commune.settle()
    await _deputy(commune, commune.villages[2], by=leader)
    async with commune.db.read() as conn:
        rows = await conn.execute(
            select(slot.c.ending).where(slot.c.due_at < commune.app.around().now)
        )
        assert {row.ending for row in rows} == {"sent"}


@ON_ONE
async def test_who_can_be_written_to_again_is(commune: Commune) -> None:
    """A refusal holds until somebody is heard from there, the link is used again, or the next morning."""
    await commune.launch()
    first, second, third = commune.villages
    for village, status, words in (
        (first, 400, "Bad Request: not enough rights to send text messages to the chat"),
        (second, 403, "Forbidden: bot was kicked from the group chat"),
        (third, 403, "Forbidden: bot was kicked from the group chat"),
    ):
        await commune.sandbox.fault(
            "status", method="sendMessage", chat_id=village.group.id, status=status,
            description=words,
        )  # fmt: skip
    await commune.sandbox.fault("status", method="sendMessage", chat_id=first.head.id, status=403)
    await _announces(commune, "Họp lúc 8 giờ")
    assert not await first.group.received("Họp lúc 8 giờ")
    assert not await first.head.received("Họp lúc 8 giờ")

    await commune.writes(first.head, "/cuatoi")
    assert await first.head.received("Công trình")
    await second.head.says(second.group, "/cuatoi@thidua_bot")
    await commune.settle()
    await commune.writes(commune.officer, "/lienket")
    link = "".join(await commune.sandbox.texts(commune.officer)).split("startgroup=")[3].split()[0]
    await third.head.says(third.group, f"/start@thidua_bot {link}")
    await commune.settle()
    await commune.move_to("2023-11-09T08:00:00")
    await _announces(commune, "Họp lúc 9 giờ")
    for village in commune.villages:
        assert await village.group.received("Họp lúc 9 giờ")


async def _announces(commune: Commune, text: str) -> None:
    officer = commune.officer
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, text)
    await commune.presses(officer, officer, "Gửi ngay")


@ON_ONE
async def test_an_announcement_reaches_a_village_without_its_group(commune: Commune) -> None:
    """The preview says who hears it in private; a group lost in the very call hands its copy on; a
    village where nobody could be reached is sent it again once somebody can.
    """
    await commune.launch()
    first, second, third = commune.villages
    officer = commune.officer
    await _kicked(commune, first)
    await commune.sandbox.fault(
        "status", method="sendMessage", chat_id=second.group.id, status=403,
        description="Forbidden: bot was kicked from the group chat",
    )  # fmt: skip
    await _announces(commune, "Họp ở {ten_thon}")
    said = "".join(await officer.received("Các thôn sẽ thấy đúng như trên"))
    assert "nhắn riêng 1 trưởng thôn" in said
    assert "Không gửi được tới" not in said
    for village in (first, second):
        assert await village.head.received(f"Họp ở {village.name}")
    assert await third.group.received("Họp ở Thôn 3")
    assert not await third.head.received("Họp ở Thôn 3")
    assert any("Đã tới: 3/3" in text for text in await officer.received("Họp ở"))

    await commune.presses(second.head, second.head, "Đã nhận")
    await commune.presses(officer, officer, "Ai đã xem")
    assert "Đã xem (1)" in await commune.last(officer)
    assert await officer.received("Không gửi được tin tới Thôn 2")

    await commune.sandbox.act("block", user=first.head.id, blocked=True)
    await commune.settle()
    await _announces(commune, "Họp lúc 8 giờ")
    assert "Không gửi được: 1" in "".join(await officer.received("Họp lúc 8 giờ"))
    await first.head.adds_bot(first.group)
    await commune.settle()
    await commune.presses(officer, officer, "Gửi lại")
    assert await first.group.received("Họp lúc 8 giờ")


@ON_ONE
async def test_a_group_that_another_replaced_is_nobodys(commune: Commune) -> None:
    """The bot brought back into it by whoever has it now: no card, no data of the village, and it leaves."""
    await commune.launch()
    officer, village = commune.officer, commune.villages[0]
    await commune.writes(officer, "/lienket")
    link = (await commune.last(officer)).split("?startgroup=")[1].split()[0]
    await _kicked(commune, village)
    new = await commune.sandbox.group("Thôn 1 mới", village.head)
    await village.head.adds_bot(new, link)
    await commune.settle()
    assert await new.received("VIỆC CẦN LÀM · Thôn 1")
    said = len(await village.group.received())

    await village.member.adds_bot(village.group)
    await village.head.says(village.group, "/cuatoi@thidua_bot")
    await commune.settle()
    assert len(await village.group.received()) == said
    await commune.sandbox.advance(timedelta(minutes=11))
    await commune.settle()
    chats = (await commune.sandbox.ask("state"))["chats"]
    stands = {one["id"]: one["bot"] for one in chats}
    assert (stands[village.group.id], stands[new.id]) == ("left", "member")
