"""What an officer and a head say in their own words, and what an old button leads to."""

from datetime import timedelta

import pytest

from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLAN = """UBND XÃ SƠN TÂY
Số: 12/KH-UBND
Sơn Tây, ngày 05 tháng 11 năm 2023
KẾ HOẠCH
Phát động phong trào thi đua “Toàn dân chung tay vệ sinh môi trường” năm 2023
II. THỜI GIAN
Từ ngày 10/11/2023 đến ngày 31/12/2023.
III. NỘI DUNG
Mỗi thôn đăng ký ít nhất 01 công trình, phần việc.
IV. TỔ CHỨC THỰC HIỆN
1. Các thôn gửi đăng ký về UBND xã trước ngày 20/11/2023.
2. Báo cáo kết quả trước ngày 25/12/2023.
"""


async def test_a_drafts_deadline_is_called_in_short(commune: Commune) -> None:
    """ "Hạn đăng ký" is the draft's one deadline of that kind, not another campaign's card."""
    officer = commune.officer
    await officer.sends(officer, "ke-hoach.txt", PLAN.encode())
    await commune.settle()
    await commune.writes(officer, "sửa hạn đăng ký thành 22/11")
    assert "✓ Gửi đăng ký về UBND xã: thứ Tư, 22/11/2023" in await commune.last(officer)
    await commune.writes(officer, "sửa hạn báo cáo thành 27/12")
    assert "✓ Báo cáo kết quả: thứ Tư, 27/12/2023" in await commune.last(officer)
    await commune.writes(officer, "xong rồi, tạo đi")
    await commune.presses(officer, officer, "✅ Tạo đợt thi đua")
    assert "Chưa phát động" in await commune.last(officer)


async def test_what_was_sent_is_not_put_off(commune: Commune) -> None:
    """The hour's button of an old preview asks for no hour; an hour typed for what went out is answered."""
    await commune.launch()
    officer = commune.officer
    count = len(await commune.sandbox.messages(officer))
    await commune.presses(officer, officer, "⏰ Hẹn giờ gửi")
    assert len(await commune.sandbox.messages(officer)) == count
    await commune.writes(officer, "nhắn thôn 1: mai họp lúc 8h ở hội trường")
    preview = (await commune.sandbox.messages(officer))[-1]
    await commune.presses(officer, preview, "⏰ Hẹn giờ gửi")
    await commune.presses(officer, preview, "🚀 Gửi ngay")
    await commune.writes(officer, "6h30 sáng mai")
    assert "không đổi được nữa" in await commune.last(officer)


async def test_the_plan_is_shown_to_who_asks_for_it(commune: Commune) -> None:
    """To a head in private, anybody in the village's group and the office; to strangers not."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    for who, said in ((village.head, "cho bác xem kế hoạch"), (officer, "xem kế hoạch")):
        await commune.writes(who, said)
        assert "10/11/2023" in await commune.last(who)
    await village.member.says(village.group, "/kehoach")
    await commune.settle()
    assert "10/11/2023" in await commune.last(village.group)
    await commune.writes(village.member, "xin chào")
    await commune.writes(village.member, "tôi đồng ý")
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(village.member, "/kehoach")
    assert "không thuộc quyền" in await commune.last(village.member)


async def test_a_second_gui_is_told_that_it_is_sent(commune: Commune) -> None:
    """Below the receipt alone; elsewhere it is no word of anything."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    await commune.writes(head, "gửi đi")
    assert "không cần gửi lại" in await commune.last(head)
    await commune.writes(head, "của tôi")
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(head, "gửi đi")
    assert "Máy chưa hiểu" in await commune.last(head)


async def test_a_buttons_words_typed_do_what_it_does(commune: Commune) -> None:
    """What was not understood goes to the office, or answers its question, by words alone; once."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.writes(head, "xi măng bao giờ về")
    await commune.writes(head, "gửi cho cán bộ xã giúp bác")
    assert "Đã chuyển câu hỏi" in await commune.last(head)
    assert "xi măng bao giờ về" in (await officer.received("hỏi cán bộ xã"))[0]
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(head, "gửi cho cán bộ")
    assert "Máy chưa hiểu" in await commune.last(head)

    await commune.registers(head)
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "Hỏi lại")
    await commune.writes(officer, "Đường dài bao nhiêu mét?")
    await commune.writes(head, "dài 200m rộng 3m")
    await commune.writes(head, "trả lời")
    assert "Đã gửi câu trả lời" in await commune.last(head)
    assert "dài 200m rộng 3m" in (await officer.received("trả lời: "))[0]


async def test_a_head_promises_and_declines_in_own_words(commune: Commune) -> None:
    """In reply to a reminder a day is a promise; "chắc không đăng ký đâu, dân nghèo lắm" may go to the office."""
    await commune.launch()
    await commune.move_to("2023-11-17T08:00:00")
    for village, said in zip(
        commune.villages,
        ("thôn bác xin đến 22/11", "thứ 4 tuần sau nộp được không cháu"),
        strict=False,
    ):
        await commune.replies(village.head, village.group, said, "⏰")
        assert "22/11/2023" in await commune.last(village.group)
    head = commune.villages[2].head
    await commune.writes(head, "chắc không đăng ký đâu, dân nghèo lắm")
    assert "Gửi cho cán bộ xã" in await commune.last(head)
    assert "cán bộ biết" in await commune.last(head)


async def test_a_text_goes_to_the_villages_named(commune: Commune) -> None:
    """ "Gửi thôn 1, 3: …" is for these two; a village that does not exist is told and whom is asked."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "gửi thôn 1, 3: mai họp lúc 8h ở hội trường")
    await commune.presses(officer, officer, "🚀 Gửi ngay")
    told = [
        await one.group.received("mai họp") + await one.group.received("Mai họp")
        for one in commune.villages
    ]
    assert list(map(len, told)) == [1, 0, 1]
    await commune.writes(officer, "gửi tất cả các thôn: mai cắt điện")
    assert "Gửi tới 3 nhóm" in await commune.last(officer)
    await commune.writes(officer, "gửi thôn 9: mai họp lúc 9h")
    assert (await officer.received())[-2:] == ["Xã không có Thôn 9.", "Gửi tới đâu?"]
