"""What an officer asked for, and what became of the officer meanwhile."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import people
from storage.schema import delivery
from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE
async def test_what_was_asked_for_does_not_go_to_who_was_dismissed_meanwhile(
    commune: Commune,
) -> None:
    """Before it is made it is not made, and that is said; made already, it does not go out."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/tinhhinh")
    await officer.presses(officer, "Tải Excel")
    await officer.sends(officer, "ke-hoach.txt", "KẾ HOẠCH\nPhát động thi đua".encode())
    await _heard(commune)
    held = await _dismissed(commune)
    await commune.settle()
    said = await officer.received("không còn giữ phần việc này")
    assert len(said) == 2
    assert not await officer.received("Bản thảo")

    async with commune.db.write() as conn:
        await people.grant(
            conn, commune_id=commune.commune_id, person_id=held, role_name="officer", unit_id=None,
            state="active", granted_by=None, now=commune.app.around().now,
        )  # fmt: skip
    await commune.writes(officer, "/lienket")
    await officer.presses(officer, "Mã QR")
    await _heard(commune)
    await commune.app.tick()  # drawn, and waiting to be sent
    await _dismissed(commune)
    await commune.settle()
    assert not await commune.sandbox.accepted("sendDocument")
    async with commune.db.read() as conn:
        ended = (await conn.execute(select(delivery).where(delivery.c.kind == "file"))).one()
    assert (ended.state, ended.reason) == ("cancelled", "no_longer")


async def _heard(commune: Commune) -> None:
    """What was pressed and written is handled; nothing of it is made or sent yet."""
    await commune.app.poller.try_step(timeout=0)
    await commune.app.dispatcher.drain()


async def _dismissed(commune: Commune) -> int:
    """Every role of the officer ends; who that was."""
    async with commune.db.write() as conn:
        known = await people.find(
            conn, telegram_id=commune.officer.id, commune_id=commune.commune_id
        )
        assert known is not None
        for one in known.roles:
            await people.end(
                conn, one.id, commune_id=commune.commune_id, now=commune.app.around().now
            )
    return known.id


@ON_ONE
async def test_a_file_that_telegram_does_not_give_is_asked_for_again(commune: Commune) -> None:
    """After three tries the officer reads which file it was, and that nothing changed."""
    officer = commune.officer
    await commune.sandbox.fault(
        "status", method="getFile", status=400, times=None,
        description="Bad Request: wrong file_id or the file is temporarily unavailable",
    )  # fmt: skip
    await officer.sends(officer, "danh-sach.xlsx", b"x")
    for _ in range(3):
        await commune.settle()
        await commune.sandbox.advance(timedelta(minutes=1))

    assert "chưa đọc được tệp danh-sach.xlsx" in await commune.last(officer)


@ON_ONE
async def test_an_hour_that_was_slept_through_is_asked_about(commune: Commune) -> None:
    """ "Tonight at seven" is not said the next morning unless somebody of the office wants it."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "19 giờ tối nay họp")
    await commune.presses(officer, officer, "Hẹn giờ")
    await commune.writes(officer, "17h30")
    await commune.move_to("2023-11-09T07:00:00")
    assert not await group.received("19 giờ tối nay họp")
    assert "17:30 ngày 08/11/2023 mà lúc đó máy không chạy" in await commune.last(officer)

    await commune.presses(officer, officer, "Xem thông báo")
    await commune.presses(officer, officer, "Gửi tiếp")
    assert await group.received("19 giờ tối nay họp")


@ON_ONE
async def test_who_loses_a_role_reads_it_and_is_left_with_no_form(commune: Commune) -> None:
    """In the middle of a form, and one who was never confirmed; the menu of commands follows."""
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "✖ Trưởng Thôn 1")
    sure = await commune.last(officer)
    assert "Cho Trưởng Thôn 1 thôi làm trưởng thôn 1?" in sure
    for _ in range(2):  # a double tap ends it once, and is told once
        await officer.presses(officer, "✅ Đúng")
    await commune.settle()
    assert len(await head.received("thôi làm trưởng thôn 1")) == 1
    await commune.writes(head, "350 triệu")
    assert "Câu" not in await commune.last(head)
    menus = (await commune.sandbox.ask("state"))["commands"]
    assert "dangky" not in str(menus[f"chat:{head.id}::"])

    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Trưởng thôn")
    await commune.presses(officer, officer, "Thôn 1")
    await head.starts((await commune.last(officer)).split("?start=")[1].split()[0])
    await commune.settle()
    await commune.presses(officer, officer, "Không")
    assert "chưa xác nhận anh/chị là trưởng thôn 1" in await commune.last(head)

    await commune.writes(officer, "/canbo")
    await commune.presses(officer, officer, "· quản trị")
    popup = await commune.sandbox.popup(officer)  # nobody else could invite an officer
    assert popup is not None
    assert "Chưa cho thôi được" in popup["text"]
    assert "thôi làm" not in await commune.last(officer)


@ON_ONE
async def test_what_a_dismissed_officer_had_set_an_hour_for_waits_for_another(
    commune: Commune,
) -> None:
    """Nothing goes out by itself for somebody who may not send; the office is told, and decides."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    leader = await commune.leader()
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, "Họp lúc 8 giờ")
    await commune.presses(officer, officer, "Hẹn giờ")
    await commune.writes(officer, "18h30")
    await _dismissed(commune)
    await commune.move_to("2023-11-08T18:31:00")
    assert not await group.received("Họp lúc 8 giờ")
    assert "Nguyễn Thị Lan) không còn là cán bộ" in await commune.last(leader)

    await commune.presses(leader, leader, "Xem thông báo")
    await commune.presses(leader, leader, "Gửi tiếp")
    assert await group.received("Họp lúc 8 giờ")


@ON_ONE
async def test_a_mistyped_year_is_told_before_a_village_hears_of_it(commune: Commune) -> None:
    """A last day behind the campaign's end is shown as that; one village's is asked for again."""
    await commune.launch()
    officer, group = commune.officer, commune.villages[0].group
    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Dời hạn")
    await commune.writes(officer, "25/11/2032")
    assert "ở sau ngày kết thúc đợt thi đua (30/01/2024)" in await commune.last(officer)
    await commune.presses(officer, officer, "✖ Không")

    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Gia hạn cho một thôn")
    await commune.presses(officer, officer, "Thôn 1")
    await commune.writes(officer, "25/11/2032")
    await commune.writes(officer, "mưa lũ")
    assert "muộn nhất 29/02/2024" in (await officer.received())[-2]
    assert not await group.received("25/11/2032")
    await commune.writes(officer, "25/11/2023")
    await commune.writes(officer, "mưa lũ")
    assert await group.received("25/11/2023")


@ON_ONE
async def test_what_is_done_in_private_alone_is_said_in_the_group(commune: Commune) -> None:
    """To who may do it there; others read that it is not theirs, and nobody's data stands in a group."""
    await commune.launch()
    officer, village = commune.officer, commune.villages[0]
    await commune.sandbox.act("join", user=officer.id, chat=village.group.id)
    for who, words, said in (
        (officer, "/tinhhinh", "làm trong chat riêng"),
        (village.head, "/dulieu", "mở @thidua_bot rồi gõ /dulieu"),
    ):
        await who.says(village.group, f"{words}@thidua_bot")
        await commune.settle()
        assert said in await commune.last(village.group)
    await village.member.says(village.group, "/tinhhinh@thidua_bot")
    await commune.settle()
    assert "chat riêng" not in await commune.last(village.group)
