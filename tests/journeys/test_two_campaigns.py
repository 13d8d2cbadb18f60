"""Two campaigns at the same time: what is registered goes to the one that is meant."""

import pytest

from campaigns import yaml_plan
from campaigns.model import Plan
from storage import plans as plan_rows
from storage import submissions
from tests.fixtures_commune import Commune

SECOND = """
code: hoa-2024
prefix: DH
title: Đường hoa mừng xuân
period: {starts_on: 01/11/2023, ends_on: 31/03/2024}
milestones:
  - {key: dang-ky, kind: registration, title: Đăng ký công trình, form: duong,
     deadline: {bound: by, due_on: 17/11/2023}}
forms:
  - key: duong
    title: Đăng ký
    fields:
      - {key: ten, kind: text, label: Tên công trình}
      - {key: gia-tri, kind: money, label: Giá trị}
      - {key: hoan-thanh, kind: date_or_period, label: Hoàn thành}
"""
WHOLE = "đường hoa ngõ 3, 20 triệu, xong 20/1"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_which_campaign_a_work_is_for_is_asked(commune: Commune) -> None:
    """By its title on each button, also for a registration in one message; a form begun is its campaign's."""
    await commune.launch()
    await _second(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, WHOLE)
    assert "cho đợt thi đua nào" in await commune.last(head)
    await commune.presses(head, head, "Đường hoa mừng xuân")
    await commune.presses(head, head, "✅ Gửi")
    await commune.writes(head, "/dangky")
    await commune.presses(head, head, "Phát động đợt thi đua")
    assert "Câu 1/5" in await commune.last(head)
    await commune.writes(head, "cầu xóm 2, 300 triệu, khởi công 5/12, xong 20/1")
    await commune.presses(head, head, "Xây dựng cơ bản")
    await commune.presses(head, head, "✅ Gửi")
    async with commune.db.read() as conn:
        works = {
            campaign_id: [
                one.code
                for one in await submissions.of_campaign(
                    conn, commune_id=commune.commune_id, campaign_id=campaign_id
                )
            ]
            for campaign_id in (1, 2)
        }
    assert works == {1: ["ST-01-01"], 2: ["DH-01-01"]}

    for words in ("/cuatoi", "/help"):
        await commune.writes(head, words)
        await commune.presses(head, head, "📝 Đường hoa mừng xuân")
        assert "Câu 1/3" in await commune.last(head)
        await commune.writes(head, "thôi")
    group, other = commune.villages[2].group, commune.villages[1].head
    await commune.writes(other, "xin đến ngày 25/11")
    await commune.presses(other, other, "Thôn 2 · Đường hoa mừng xuân")
    assert "25/11/2023" in await commune.last(other)
    assert "cho việc nào" not in await commune.last(other)
    await commune.told_the_week("2023-11-13")
    await commune.move_to("2023-11-14T07:00:30")
    assert len(await group.received("⏰")) == 2
    assert await group.received("Chưa thấy thôn đăng ký công trình (Đường hoa mừng xuân)")
    card = (await commune.sandbox.accepted("sendMessage", group, like="VIỆC CẦN LÀM"))[-1]
    member = commune.villages[2].member
    pinned = {"chat": {"id": group.id}, "message_id": card["message_id"]}
    await commune.presses(member, pinned, "📝 Phát động đợt thi đua")
    assert "Câu 1/5" in await commune.last(group)
    await commune.writes(officer, "/dangky")
    await commune.presses(officer, officer, "Đường hoa mừng xuân")
    await commune.presses(officer, officer, "Thôn 2")
    assert "Câu 1/3" in await commune.last(officer)


async def _second(commune: Commune) -> None:
    """A second campaign beside the one that runs, launched."""
    plan = yaml_plan.load(SECOND)
    assert isinstance(plan, Plan), plan
    around, officer = commune.app.around(), commune.officer
    async with commune.db.write() as conn:
        await plan_rows.add(
            conn, plan, commune_id=commune.commune_id, created_by=None, tz=around.tz, now=around.now
        )
    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Phát động")
    await commune.presses(officer, officer, "Gửi ngay")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_notice_may_be_of_none_of_them(commune: Commune) -> None:
    """A meeting that both are talked about at: of several campaigns, none must be chosen."""
    await commune.launch()
    await _second(commune)
    officer = commune.officer
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "không của đợt nào")
    await commune.presses(officer, officer, "Tất cả")
    await commune.writes(officer, "Mời họp giao ban lúc 14h ngày mai")
    await commune.presses(officer, officer, "Gửi ngay")
    assert await commune.villages[1].group.received("Mời họp giao ban")
