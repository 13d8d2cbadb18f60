"""Who may do what, as people meet it: a member of the group, a head at the office's words, own invitations."""

from datetime import timedelta

import pytest

from storage import chats
from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_member_reads_what_is_pinned_and_is_told_whose_the_rest_is(
    commune: Commune,
) -> None:
    """/viec in the village's group is for anybody; the head's things are refused with what may be done."""
    await commune.launch()
    village, other = commune.villages[:2]
    await village.member.says(village.group, "/viec")
    await commune.settle()
    assert "VIỆC CẦN LÀM · Thôn 1" in await commune.last(village.group)
    for command in ("/cuatoi", "/tiendo", "/congtrinh"):
        await village.member.says(village.group, command)
        await commune.settle()
        assert "Việc này của trưởng thôn, phó thôn." in await commune.last(village.group)
    await village.member.says(village.group, "/phatdong")
    await commune.settle()
    assert "không thuộc quyền" in await commune.last(village.group)
    await commune.writes(other.member, "/viec")
    assert "VIỆC CẦN LÀM" not in await commune.last(other.member)


async def test_a_head_at_the_offices_words_gets_the_own_village(commune: Commune) -> None:
    """/congtrinh and /tinhhinh: its works, what it owes; not a line of another's."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.registers(commune.villages[1].head, "Cổng chào", "45 triệu")
    await commune.writes(head, "/congtrinh")
    assert "ST-01-01" in await commune.last(head)
    await commune.writes(head, "/tinhhinh")
    assert "VIỆC CẦN LÀM · Thôn 1" in await commune.last(head)
    assert not await head.received("ST-02-01")
    await commune.writes(commune.officer, "/tinhhinh")
    assert "Đã đăng ký: 2/3" in await commune.last(commune.officer)


async def test_an_own_invitation_is_not_used_up(commune: Commune) -> None:
    """The officer opens the link just made: it is said whose it is, and the guest still comes in."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Cán bộ văn phòng")
    link = (await commune.last(officer)).split("?start=")[1].split()[0]
    await officer.starts(link)
    await commune.settle()
    assert "liên kết vẫn dùng được" in await commune.last(officer)
    guest = await commune.sandbox.person("Hà")
    await guest.starts(link)
    await commune.agrees(guest)
    assert "Chọn việc cần làm" in await commune.last(guest)

    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "✖ Hà · cán bộ văn phòng")
    assert "không còn cán bộ văn phòng nào" not in await commune.last(officer)
    await commune.presses(officer, officer, "✅ Đúng")
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "✖ Nguyễn Thị Lan · cán bộ văn phòng")
    assert "không còn cán bộ văn phòng nào" in await commune.last(officer)


async def test_of_two_villages_each_button_says_whose_it_is(commune: Commune) -> None:
    """A head who is another village's deputy as well; with one village the words stand alone."""
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, "/trogiup")
    keys = (await commune.sandbox.messages(head))[-1]["reply_markup"]["inline_keyboard"]
    assert keys[0][0]["text"] == "📝 Đăng ký công trình"
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Phó thôn")
    await commune.presses(officer, officer, "Thôn 2")
    await head.starts((await commune.last(officer)).split("?start=")[1].split()[0])
    await commune.settle()
    await commune.presses(officer, officer, "✅ Đúng")
    await commune.writes(head, "/trogiup")
    await commune.presses(head, head, "📌 Việc cần làm, hạn cuối · Thôn 2")
    assert "VIỆC CẦN LÀM · Thôn 2" in await commune.last(head)


async def test_who_types_everything_agrees_and_comes_in(commune: Commune) -> None:
    """The link pasted as words, the notice once, "ok" is no consent, "tôi đồng ý" is; then the link goes on."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Phó thôn")
    await commune.presses(officer, officer, "Thôn 1")
    link = (await commune.last(officer)).split("\n")[-1].strip()
    deputy = await commune.sandbox.person("Phó Hòa")
    await deputy.starts(link.split("?start=")[1])
    await commune.settle()
    for said in ("cái gì đây", "ok"):
        await commune.writes(deputy, said)
        assert "hoặc gõ: tôi đồng ý" in await commune.last(deputy)
    assert len(await deputy.received("Ai giữ")) == 1
    await commune.writes(deputy, "Bác đồng ý nhé")
    assert "Đã báo văn phòng xã xác nhận" in await commune.last(deputy)
    assert await officer.received("Phó Hòa nhận là phó thôn 1")

    other = await commune.sandbox.person("Khách")
    await commune.writes(other, "xin chào")
    await commune.writes(other, "không đồng ý")
    assert "không giữ gì" in await commune.last(other)

    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Cán bộ văn phòng")
    link = (await commune.last(officer)).split("\n")[-1].strip()
    guest = await commune.sandbox.person("Hà")
    await commune.writes(guest, link)
    await commune.writes(guest, "tôi đồng ý")
    assert "Chọn việc cần làm" in await commune.last(guest)


async def test_who_is_confirmed_can_begin_at_once(commune: Commune) -> None:
    """A new deputy's welcome has the button of what the village owes."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Phó thôn")
    await commune.presses(officer, officer, "Thôn 1")
    deputy = await commune.sandbox.person("Phó Hòa")
    await deputy.starts((await commune.last(officer)).split("?start=")[1].split()[0])
    await commune.agrees(deputy)
    await commune.presses(officer, officer, "✅ Đúng")
    await commune.presses(deputy, deputy, "Đăng ký công trình")
    assert "Câu 1/5" in await commune.last(deputy)


@pytest.mark.parametrize("type_", ["private", "supergroup", "channel"])
async def test_only_a_basic_group_becomes_another(commune: Commune, type_: str) -> None:
    """A word of an upgrade in any other chat moves no village's link."""
    village = commune.villages[0]
    stranger = {"id": village.head.id if type_ == "private" else -100777, "type": type_}
    for chat, key, value in (
        (stranger | {"id": village.group.id}, "migrate_to_chat_id", -1009999),
        ({"id": -1009999, "type": "group", "title": "X"}, "migrate_from_chat_id", village.group.id),
    ):
        message = {"message_id": 900, "date": 1_699_400_000, "chat": chat, key: value}
        await commune.sandbox.act("updates", update={"message": message})
        await commune.settle()
    async with commune.db.read() as conn:
        bot_id = commune.app.around().bot_id
        row = await chats.linked(conn, unit_id=village.unit_id, bot_id=bot_id)
    assert row is not None
    assert row.telegram_id == village.group.id
