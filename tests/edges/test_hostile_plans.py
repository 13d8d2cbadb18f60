"""A plan's document whose head and days cannot be right: the officer is asked for each of them.

Each of these once went by in silence: a title cut or dropped, a year 0000 read as 2000, an hour that no
clock shows.
"""

import pytest

from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PLAN = f"""UBND XÃ ĐỒNG MÂY
Số: 12/KH-UBND
Đồng Mây, ngày 06 tháng 11 năm 2023

KẾ HOẠCH
Phát động phong trào thi đua {"làm đường " * 500}

I. THỜI GIAN: từ ngày 10/11/0000 đến ngày 30/01/2024.

II. TỔ CHỨC THỰC HIỆN
1. Các thôn đăng ký công trình về UBND xã trước 27 giờ ngày 20/11/2023, nêu rõ: tên công trình, kinh phí.
2. Tổng kết phong trào ngày 15/01/20244.
"""


@ON_ONE
async def test_what_cannot_be_right_in_a_plan_is_asked(commune: Commune) -> None:
    """Title of 5,000 letters, the year 0000, 27 giờ, a year with a digit too many."""
    officer = commune.officer
    await officer.sends(officer, "ke-hoach.txt", PLAN.encode())
    await commune.settle()
    assert "Bản thảo" in await commune.last(officer)
    await commune.presses(officer, officer, "❓ Trả lời")
    assert "dài quá 500 ký tự" in await commune.last(officer)
    assert "làm đường làm đường" in await commune.last(officer)
    await commune.writes(officer, "Làm đường " * 60)
    assert "Dài quá 500" in await commune.last(officer)
    await commune.writes(officer, "Chung sức làm đường")

    asked = [await commune.last(officer)]
    while "Đợt thi đua bắt đầu" not in asked[-1]:
        await commune.presses(officer, officer, "Đã xem")
        asked.append(await commune.last(officer))
    said = " ".join(asked)
    assert "Chung sức làm đường" in asked[0]
    assert "10/11/0000” không phải là ngày có thật" in said
    assert "27 giờ” không phải là giờ có thật" in said
    assert "15/01/20244” không phải là ngày có thật" in said
    assert "10/11/2000" not in said
