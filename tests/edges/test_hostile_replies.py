"""Replies to what the bot said a while ago: they are about that, whatever is open by now."""

from datetime import timedelta
from typing import Any

import pytest

from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE
@pytest.mark.parametrize("where", ["group", "private"])
async def test_a_reply_to_an_earlier_question_corrects_its_answer(
    commune: Commune, where: str
) -> None:
    """The day that work begins, said again below its own question, is not the day that it ends."""
    await commune.launch()
    head, group = commune.villages[0].head, commune.villages[0].group
    place: Any = group if where == "group" else head
    await head.says(place, "/dangky@thidua_bot")
    await commune.settle()
    for words in ("Đường bê tông", None, "350 triệu"):
        await commune.sandbox.advance(timedelta(seconds=10))
        if words is None:
            await commune.presses(head, place, "Xây dựng cơ bản")
        else:
            await commune.replies(head, place, words)
    begins = (await commune.sandbox.messages(place))[-1]
    await commune.replies(head, place, "5/12")
    assert "hoàn thành ngày nào" in await commune.last(place)

    await head.says(place, "7/12", reply_to=begins["message_id"])
    await commune.settle()
    said = await commune.last(place)
    assert "Khởi công: thứ Năm, 07/12/2023" in said
    assert "hoàn thành ngày nào" in said
    await commune.replies(head, place, "20/1")
    assert "Hoàn thành: thứ Bảy, 20/01/2024" in await commune.last(place)


@ON_ONE
async def test_a_command_for_another_bot_is_no_answer(commune: Commune) -> None:
    """Chosen from a menu by mistake, it is no work's name; in a group it is not ours to answer."""
    await commune.launch()
    head, group = commune.villages[0].head, commune.villages[0].group
    for place, said in ((head, "Không có lệnh này"), (group, "Tên công trình, phần việc là gì?")):
        await head.says(place, "/dangky@thidua_bot")
        await commune.settle()
        asked = (await commune.sandbox.messages(place))[-1]
        await head.says(place, "/dangky@bot_khac", reply_to=asked["message_id"])
        await commune.settle()
        assert said in await commune.last(place)
        await commune.replies(head, place, "Đường bê tông", like="là gì?")
        assert "Tên công trình: Đường bê tông" in await commune.last(place)


@ON_ONE
async def test_a_word_that_fits_two_answers_of_the_card_leaves_a_way_back(commune: Commune) -> None:
    """A day typed below the card: nothing is changed by going back, and the card can be sent."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "Đường làng 350 triệu, khởi công 5/12, xong 20/1")
    await commune.presses(head, head, "Xây dựng cơ bản")
    await commune.writes(head, "25/1")
    assert "Cần sửa mục nào?" in await commune.last(head)
    await commune.presses(head, head, "Quay lại")
    assert "Hoàn thành: thứ Bảy, 20/01/2024" in await commune.last(head)
    await commune.presses(head, head, "✅ Gửi")
    assert "Đã ghi nhận. Mã số" in await commune.last(head)
