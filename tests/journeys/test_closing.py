"""The end of a campaign: what is open, the last call, thanks with own results, the year after."""

import re

import pytest

from campaigns import yaml_plan
from campaigns.model import Plan
from storage import plans as plan_rows
from tests.fixtures_commune import Commune
from tests.journeys.test_progress import MONTHLY


async def test_a_campaign_ends_with_thanks_and_is_read_only(commune: Commune) -> None:
    """Every village hears its own results; nothing can be registered or reported any more."""
    await commune.launch()
    first, second, third = commune.villages
    await commune.registers(first.head)
    await commune.registers(second.head, "Nhà văn hóa", "1,2 tỷ")
    officer = commune.officer
    await commune.move_to("2024-02-20T09:00:00")

    await commune.writes(officer, "/ketthuc")
    said = await commune.last(officer)
    assert "2/3 thôn" in said
    assert "ST-01-01 (Thôn 1)" in said
    await commune.presses(officer, officer, "Gọi các thôn lần cuối")
    assert await first.group.received("ST-01-01")
    assert await third.group.received("chưa đăng ký công trình")
    await commune.presses(officer, officer, "Gọi các thôn lần cuối")
    assert len(await first.group.received("sắp kết thúc")) == 1

    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    assert (await commune.last(officer)).startswith("Kết thúc đợt thi đua lập thành tích")
    await commune.presses(officer, officer, "Đúng, kết thúc")
    thanks = (await second.group.received("Cảm ơn Thôn 2"))[0]
    assert "1.200.000.000 đồng" in thanks
    assert "Thôn 1" not in thanks
    assert "Tiến độ chung: chưa có báo cáo" in thanks

    await commune.writes(first.head, "/dangky")
    assert "Đã ghi nhận" not in await commune.last(first.head)
    await commune.presses(officer, officer, "Gọi các thôn lần cuối")
    assert "đã đóng việc này" in await commune.last(officer)


async def test_a_new_year_starts_from_the_old_one(commune: Commune) -> None:
    """The same plan a year later, as a draft: every date moved, no number, launched like any other."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/ketthuc")
    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    await commune.presses(officer, officer, "Đúng, kết thúc")
    await commune.presses(officer, officer, "Soạn đợt mới")
    assert (await commune.last(officer)).startswith("Phát động đợt thi đua lập thành tích")
    await commune.writes(officer, "10/11/2024")
    assert "10/11/2024" in await commune.last(officer)
    assert "sontay-2024" in "".join(await officer.received("Đã soạn đợt mới"))
    await commune.move_to("2024-11-10T08:00:00")
    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Phát động")
    await commune.presses(officer, officer, "Gửi ngay")
    assert await commune.villages[0].group.received("30/01/2025")


async def test_the_week_is_told_on_monday(commune: Commune) -> None:
    """07:30 in the commune: what came in, what waits; once, not before the launch nor at Tết."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    officer = commune.officer
    await commune.move_to("2023-11-13T07:00:00")
    assert not await officer.received("Tóm tắt tuần")
    await commune.move_to("2023-11-13T07:36:00")
    said = await officer.received("Tóm tắt tuần")
    assert len(said) == 1
    assert "1 đăng ký" in said[0]
    assert "1/3 thôn" in said[0]
    await commune.move_to("2023-11-13T09:00:00")
    assert len(await officer.received("Tóm tắt tuần")) == 1
    pictures = [one for one in await commune.sandbox.messages(officer) if "photo" in one]
    assert len(pictures) == 1
    await commune.move_to("2023-11-20T07:36:00")
    assert len(await officer.received("Tóm tắt tuần")) == 2
    await commune.move_to("2024-02-12T07:36:00")  # mùng 3
    assert len(await officer.received("Tóm tắt tuần")) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_two_campaigns_are_told_in_one_message(commune: Commune) -> None:
    """Each officer and leader gets one digest, with a part for each open campaign."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    officer = commune.officer
    around = commune.app.around()
    plan = yaml_plan.load(MONTHLY)
    assert isinstance(plan, Plan), plan
    async with commune.db.write() as conn:
        await plan_rows.add(
            conn, plan, commune_id=commune.commune_id, created_by=None, tz=around.tz, now=around.now
        )
    await commune.writes(officer, "/phatdong")
    await commune.launch()
    leader = await commune.sandbox.person("Phạm Quang Dũng")
    await commune.writes(officer, "/moi")
    await commune.presses(officer, officer, "Lãnh đạo")
    link = re.search(r"start=([\w-]+)", await commune.last(officer))
    assert link is not None
    await leader.starts(link[1])
    await commune.agrees(leader)

    await commune.move_to("2023-11-13T07:36:00")
    for person in (officer, leader):
        said = await person.received("Tóm tắt tuần")
        assert len(said) == 1
        assert "Phong trào thử 2024" in said[0]
        assert "70 năm ngày chia tách" in said[0]
        assert "1 đăng ký, 0 báo cáo" in said[0]
        assert "0 đăng ký, 0 báo cáo" in said[0]


async def test_the_office_chooses_its_hour(commune: Commune) -> None:
    """Another weekday, or none at all."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/tomtat")
    assert "thứ Hai, lúc 07:30" in await commune.last(officer)
    await commune.presses(officer, officer, "T6")
    await commune.move_to("2023-11-13T08:00:00")
    assert not await officer.received("Tóm tắt tuần từ")
    await commune.move_to("2023-11-17T07:36:00")
    assert len(await officer.received("Tóm tắt tuần từ")) == 1
    await commune.presses(officer, officer, "Không gửi tóm tắt")
    await commune.move_to("2023-11-24T08:00:00")
    assert len(await officer.received("Tóm tắt tuần từ")) == 1
