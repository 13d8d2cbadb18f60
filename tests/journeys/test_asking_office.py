"""A village's head has a question, in the middle of a form or beside it, and an officer answers."""

import pytest
from sqlalchemy import select

from storage.schema import draft
from tests.fixtures_commune import Commune


@pytest.mark.on_server
async def test_a_question_in_a_form_goes_to_the_office_and_the_form_stays(commune: Commune) -> None:
    """It is no work's name; a press sends it, a reply answers it, and the form goes on."""
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "cho hoi ten cong trinh ghi the nao a")
    said = await commune.last(head)
    assert "Đây là câu hỏi, lời nhờ nên máy chưa ghi" in said

    await commune.presses(head, head, "Gửi cho cán bộ xã")
    assert "Phần đang ghi dở vẫn còn nguyên" in await commune.last(head)
    asked = await commune.last(officer)
    assert "cho hoi ten cong trinh ghi the nao a" in asked
    assert "trưởng thôn 1" in asked

    await commune.replies(officer, officer, "Ghi tên việc và nơi làm, <ví dụ> đường ngõ bà Tư")
    assert "Đã gửi câu trả lời" in await commune.last(officer)
    answer = await commune.last(head)
    assert "trả lời" in answer
    assert "<ví dụ> đường ngõ bà Tư" in answer

    await commune.writes(head, "Đường bê tông ngõ bà Tư")
    assert "Đường bê tông ngõ bà Tư" in await commune.last(head)
    async with commune.db.read() as conn:
        (kept,) = (await conn.execute(select(draft.c.state))).scalars().all()
    assert kept["form"]["answers"]


async def test_talk_that_is_not_understood_may_go_to_the_office(commune: Commune) -> None:
    """The officer answers by the button; another village's question is not mixed with it."""
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, "hôm nay bà con bàn nhiều việc mà chưa thống nhất")
    assert "Máy chưa hiểu tin này" in await commune.last(head)
    await commune.presses(head, head, "Gửi cho cán bộ xã")
    assert "chưa thống nhất" in await commune.last(officer)
    assert "đang ghi dở" not in await commune.last(head)
    await commune.writes(head, "cho hỏi bao giờ xã cấp xi măng ạ?")
    assert "Câu này máy không tự trả lời được" in await commune.last(head)
    await commune.presses(head, head, "Gửi cho cán bộ xã")

    await commune.presses(officer, officer, "Trả lời")
    assert "Trưởng Thôn 1 · cho hỏi bao giờ" in await commune.last(officer)
    await commune.writes(officer, "Xã cử người xuống họp tối mai")
    assert "Xã cử người xuống họp tối mai" in await commune.last(head)


async def test_an_officer_is_not_offered_to_ask_the_office(commune: Commune) -> None:
    """Talk of the office itself is answered by the help alone."""
    await commune.launch()
    await commune.writes(commune.officer, "trời hôm nay đẹp quá")
    assert "Gửi cho cán bộ xã" not in await commune.last(commune.officer)
