"""A work's code with what is wanted of it, in one message: the change, or the reason it goes back for."""

import pytest

from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_code_with_a_change_opens_it_filled_in(commune: Commune) -> None:
    """By the officer for the village, and by its head; it counts when it is sent."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    for who, said, value in (
        (officer, "ST-01-01 đổi giá trị thành 400tr", "400.000.000"),
        (head, "sửa giá trị ST-01-01 thành 420 triệu", "420.000.000"),
    ):
        await commune.writes(who, said)
        assert "Kiểm tra lại rồi bấm Gửi" in await commune.last(who)
        assert value in await commune.last(who)
        await commune.presses(who, who, "✅ Gửi")
        assert "Đã ghi nhận thay đổi. Mã số: ST-01-01" in await commune.last(who)
    await commune.writes(commune.villages[1].head, "ST-01-01 đổi giá trị thành 1tr")
    assert "không thuộc quyền" in await commune.last(commune.villages[1].head)


async def test_a_code_is_known_without_its_dashes(commune: Commune) -> None:
    """As it is read out, or typed on a telephone; other figures behind the letters are none."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    for said in ("ST 01 01", "st0101", "st.01.01", "st–01–01"):
        await commune.writes(commune.officer, said)
        assert "ST-01-01 · Thôn 1" in await commune.last(commune.officer)
    await commune.writes(commune.officer, "st 01012023")
    assert "Máy chưa hiểu" in await commune.last(commune.officer)


async def test_the_office_finds_a_work_by_its_name(commune: Commune) -> None:
    """All the words, with or without marks; heads find nothing so, and other talk is no search."""
    await commune.launch()
    await commune.registers(commune.villages[0].head, "Đường bê tông ngõ 3")
    await commune.registers(commune.villages[1].head, "Cổng chào", "45 triệu")
    officer = commune.officer
    await commune.writes(officer, "tìm công trình duong be tong")
    assert "Công trình có “duong be tong” trong tên: 1." in await commune.last(officer)
    await commune.presses(officer, officer, "ST-01-01 Đường bê tông ngõ 3 · Thôn 1")
    assert "ST-01-01 · Thôn 1" in await commune.last(officer)
    for who, said in (
        (officer, "tìm nhà văn hóa"),
        (commune.villages[1].head, "tìm đường bê tông"),
    ):
        await commune.writes(who, said)
        assert "trong tên" not in await commune.last(who)


async def test_a_code_with_a_reason_goes_back_by_one_press(commune: Commune) -> None:
    """The reason typed beside the code is on a button of the card; nothing goes back before it is pressed."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    await commune.writes(officer, "trả lại ST-01-01 vì giá trị cao quá")
    assert "ST-01-01 · Thôn 1" in await commune.last(officer)
    assert not await head.received("Cần sửa ST-01-01")
    await commune.presses(officer, officer, "↩️ Trả lại: giá trị cao quá")
    assert "Mục “Giá trị”: giá trị cao quá" in (await head.received("Cần sửa ST-01-01"))[0]
