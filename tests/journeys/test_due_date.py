"""An officer moves the last day of registration: in words alone, and stops in words."""

from datetime import timedelta

import pytest

from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_last_day_is_moved_by_words_alone(commune: Commune) -> None:
    """ "Chưa biết" is written down nowhere; a day is shown back and a word moves it; "thôi" leaves it."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Dời hạn")
    for said, answer in (
        ("chưa biết", "Xin cho một ngày cụ thể, ví dụ 26/11/2023"),
        ("31/11", "Tháng 11 chỉ có 30 ngày. Xin gõ lại ngày"),
        ("1/11", "Là ngày nào?"),
        ("25/11", "phần việc: dời hạn cuối sang hết thứ Bảy, 25/11/2023?"),
        ("không phải 25/11 mà 26/11", "hết Chủ nhật, 26/11/2023?"),
        ("đúng rồi", "Hạn cuối nay là hết Chủ nhật, 26/11/2023"),
    ):
        await commune.sandbox.advance(timedelta(minutes=1))
        await commune.writes(officer, said)
        assert answer in await commune.last(officer)
    assert await commune.villages[0].group.received("26/11/2023")

    await commune.presses(officer, officer, "Dời hạn")
    await commune.writes(officer, "thôi")
    assert "Hạn cuối giữ nguyên" in await commune.last(officer)
