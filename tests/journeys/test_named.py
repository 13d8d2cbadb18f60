"""An officer types a village, a code or an announcement; nobody else learns anything by it."""

import pytest

from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_village_at_a_glance(commune: Commune) -> None:
    """Who answers for it, what it owes; from there it is registered for and given more time."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(commune.villages[2].head, "091234567")
    assert "(9 chữ số) không gọi được" in await commune.last(commune.villages[2].head)
    await commune.writes(commune.villages[2].head, "số của tôi 0912345678 ạ")
    await commune.writes(officer, "số điện thoại trưởng thôn 9")
    assert await commune.last(officer) == "Xã không có Thôn 9."
    await commune.writes(officer, "số điện thoại trưởng thôn 3")
    card = await commune.last(officer)
    assert "Trưởng Thôn 3 – trưởng thôn 3, 0912345678" in card
    assert "Chưa đăng ký." in card

    await commune.presses(officer, officer, "⏳ Gia hạn: Đăng ký công trình")
    await commune.writes(officer, "25/11")
    await commune.writes(officer, "họp dân muộn")
    assert "25/11/2023" in await commune.last(officer)
    village = commune.villages[2]
    await commune.writes(village.head, "hạn đến ngày nào")
    assert "Hạn cuối: hết thứ Bảy, 25/11/2023" in await commune.last(village.head)
    card = (await commune.sandbox.messages(village.group))[-3:]
    assert any("25/11/2023" in one.get("text", "") for one in card)
    await commune.writes(officer, "gia hạn cho thôn 2 đến 26/11")
    assert "✓ Gia hạn đến hết ngày: Chủ nhật, 26/11/2023" in await commune.last(officer)
    await commune.writes(officer, "thôi")
    await commune.writes(officer, "thôi")
    await commune.writes(officer, "gia hạn cho thôn 9 đến 26/11")
    assert await commune.last(officer) == "Xã không có Thôn 9."
    await commune.writes(officer, "gia hạn cho thôn 2 đến 26/11")
    await commune.writes(officer, "mưa bão")
    assert await commune.villages[1].group.received("26/11/2023")
    await commune.writes(officer, "tình hình")
    assert "Thôn 3 (gia hạn đến 25/11/2023)" in await commune.last(officer)
    assert "Thôn 2 (gia hạn đến 26/11/2023)" in await commune.last(officer)
    await commune.writes(officer, "thon 3 gui chua")
    await commune.presses(officer, officer, "📝 Đăng ký công trình")
    assert "Thôn 3 · Đăng ký công trình" in await commune.last(officer)


async def test_a_work_by_its_code(commune: Commune) -> None:
    """The office decides on it, its village may change it, another village learns nothing."""
    await commune.launch()
    officer, (first, second, *_) = commune.officer, commune.villages
    await commune.registers(first.head)
    for said in ("ST-01-01", "ST-01-01 xong rồi", "báo tiến độ st-01-01 50%", "ST-07-07 xong"):
        await commune.writes(second.head, said)
        assert "Không tìm thấy" in await commune.last(second.head), said
    for said in ("ST-01-01 -5%", "ST–01–01", "ＳＴ-01-01 xong từ năm 1900"):
        await commune.writes(first.head, said)  # its own: never the name of a new one
        assert "350.000.000 đồng" in await commune.last(first.head), said
    await commune.writes(first.head, "sửa st-01-01")
    assert "350.000.000 đồng" in await commune.last(first.head)
    await commune.presses(first.head, first.head, "✏️ Sửa")
    await commune.writes(
        first.head, "rút đăng ký ST-01-01"
    )  # at the card: it is no day of its form
    await commune.presses(first.head, first.head, "✏️ Sửa")
    assert "350.000.000 đồng" in await commune.last(first.head)

    await commune.writes(officer, "duyệt ST-01-01")
    await commune.presses(officer, officer, "✅ Duyệt")
    assert await first.head.received("Đã duyệt ST-01-01")


async def test_what_was_typed_becomes_an_announcement(commune: Commune) -> None:
    """It is not typed twice; nothing leaves before the preview is confirmed."""
    await commune.launch()
    officer, village = commune.officer, commune.villages[0]
    await commune.writes(officer, "8h sáng mai mời các bác trưởng thôn họp tại hội trường")
    await commune.presses(officer, officer, "📣 Gửi tin này tới các thôn")
    await commune.presses(officer, officer, "Tất cả")
    assert await officer.received("8h sáng mai mời các bác trưởng thôn")
    assert not await village.group.received("8h sáng mai")

    await commune.presses(officer, officer, "Gửi ngay")
    await commune.settle()
    assert await village.group.received("8h sáng mai mời các bác trưởng thôn")


async def test_an_officer_begins_a_villages_form_in_words(commune: Commune) -> None:
    """ "Đăng ký cho thôn 3" opens its form; a village that is not there is chosen from the list."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "đăng ký cho thôn 3")
    assert "Câu 1/5" in await commune.last(officer)
    assert "Thôn 3" in await commune.last(officer)
    await commune.writes(officer, "thôi")
    await commune.writes(officer, "đăng ký hộ thôn 9")
    assert "Câu 1/5" not in await commune.last(officer)
    await commune.presses(officer, officer, "Thôn 2")
    assert "Thôn 2" in await commune.last(officer)
    await commune.writes(officer, "thôi")
    await commune.writes(officer, "đăng ký cho thôn 3 chưa?")
    assert "VIỆC CẦN LÀM" in await commune.last(officer)


async def test_a_works_code_is_no_day_of_the_open_form(commune: Commune) -> None:
    """One's own work is shown, another's is refused; the question stands as it stood."""
    await commune.launch()
    first, second, *_ = commune.villages
    await commune.registers(first.head)
    await commune.writes(first.head, "/dangky")
    for said in ("Sân bóng", "xây dựng", "80 triệu"):
        await commune.writes(first.head, said)
    for said in ("ST-01-01", "giống st 01 01", "cùng ngày với ST0101"):
        await commune.writes(first.head, said)
        assert "Đường bê tông" in await commune.last(first.head), said
    await commune.writes(first.head, "10/12")
    assert "✓ Khởi công: Chủ nhật, 10/12/2023" in await commune.last(first.head)

    await commune.writes(second.head, "làm nhà văn hoá 500tr khởi công 5/12 xong 20/1")
    await commune.writes(second.head, "xây dựng")
    for said in ("ST-01-01", "ST-02-01"):  # another's, and one that nobody has
        await commune.writes(second.head, said)
        assert "Không tìm thấy" in await commune.last(second.head), said
