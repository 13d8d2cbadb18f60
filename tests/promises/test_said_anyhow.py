"""People say and press anything, anywhere, in any order: everybody is answered, nothing raises."""

import random
from typing import Any

import pytest

from sandbox.client import NotPossible, Person
from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAID = (
    "đăng ký", "/dangky", "Đường bê tông ngõ 3 350 triệu", "350 triệu", "350tr, xong 20/1", "khởi công 5/12", "5/12",
    "20/1", "số 1", "1", "thôi", "đúng", "không", "quay lại", "bỏ qua", "giữ nguyên", "sai rồi", "cảm ơn", "không hiểu",
    "để mai trả lời", "làm lại từ đầu", "à nhầm, 250tr", "sửa giá trị 300tr", "kinh phí 20tr mới đúng", "✅", "gửi",
    "/tiendo", "60%, đã chi 100 triệu, thiếu cát", "chưa làm được vì mưa", "100%", "chưa chi gì", "không có ảnh",
    "/cuatoi", "/viec", "còn mấy ngày", "xin thêm 3 ngày", "xin gia hạn", "ST-01-01", "rút đăng ký", "xin đến 25/11",
    "Thôn 1 đăng ký làm cổng chào 120tr kc 15/11 ht 30/12", "1. Cổng 5tr\n2. Sân 8tr", "x" * 500, "😀", "0 đồng",
)  # fmt: skip
OFFICE = (
    "/duyet", "/tinhhinh", "thôn 1", "ST-01-01", "/thongbao", "mai họp 8h tại hội trường xã", "lý do chưa rõ", "25/11",
    "/phatdong", "/cangoi", "/canbo", "/moi", "/xephang", "/chitieu", "/congtrinh", "thôi", "đúng", "thôn 2 đăng ký cổng 5tr",
)  # fmt: skip


async def _press(commune: Commune, dice: random.Random, who: Person, where: Any) -> None:
    """Any button of the newest messages in this chat."""
    keys = [
        (one, key["text"])
        for one in (await commune.sandbox.messages(where))[-8:]
        for row in one.get("reply_markup", {}).get("inline_keyboard", [])
        for key in row
        if "callback_data" in key
    ]
    if keys:
        message, label = dice.choice(keys)
        await commune.presses(who, message, label)


async def _act(commune: Commune, dice: random.Random) -> None:
    village = dice.choice(commune.villages[:2])
    who = dice.choice([village.head, village.head, village.member, commune.officer])
    where: Any = village.group if who is not commune.officer and dice.random() < 0.5 else who
    said = dice.choice(OFFICE if who is commune.officer else SAID)
    try:
        if dice.random() < 0.4:
            await _press(commune, dice, who, where)
        elif where is who:
            await commune.writes(who, said)
        else:
            await commune.replies(who, where, said)
    except NotPossible:
        return  # there is nothing of the bot's to reply to yet


@pytest.mark.parametrize("seed", [1, 2])
async def test_anything_in_any_order(commune: Commune, seed: int) -> None:
    """The commune of the test says at its end that no message was set aside."""
    await commune.launch()
    dice = random.Random(seed)
    for _ in range(120):
        await _act(commune, dice)
