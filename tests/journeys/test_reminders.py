"""Reminders: only to the silent, at the right hour, once; and the officers' list after."""

from datetime import datetime

import pytest

from storage import slots
from storage.engine import Connection
from storage.schema import campaign, chat, milestone, unit
from storage.schema import commune as commune_table
from tests.fixtures_commune import Commune


async def _milestone(commune: Commune) -> int:
    from storage import campaigns

    async with commune.db.read() as conn:
        rows = await campaigns.milestones(conn, commune.campaign_id, commune_id=commune.commune_id)
    return rows[0].id


async def test_only_the_silent_are_reminded(commune: Commune) -> None:
    """A village that registered just before is not reminded (P6)."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    first, second, third = commune.villages
    await commune.sandbox.move_to(_at("2023-11-14T06:30:00"))
    await commune.settle()
    await commune.registers(first.head)
    await commune.move_to("2023-11-14T07:00:30")

    assert not await first.group.received("⏰")
    assert await second.group.received("còn 5 ngày")
    assert len(await third.group.received("⏰")) == 1

    await commune.settle()
    assert len(await third.group.received("⏰")) == 1


async def test_the_last_day_is_said_and_the_officers_get_the_list(commune: Commune) -> None:
    """Two reminders on the last working day; on the day after, who sent nothing, to officers only."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    await commune.move_to("2023-11-17T07:00:30")
    await commune.move_to("2023-11-17T16:00:30")
    village = commune.villages[0]
    assert len(await village.group.received("⏰")) == 2

    await commune.move_to("2023-11-20T07:00:30")

    said = await commune.officer.received("Cần gọi điện")
    assert len(said) == 1
    assert "3 thôn" in said[0]
    assert not await village.group.received("Cần gọi điện")


@pytest.mark.on_server
async def test_downtime_gives_one_catch_up_message(commune: Commune) -> None:
    """Away for a week: one reminder, the missed ones are reported as expired (P3)."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")

    await commune.move_to("2023-11-17T16:30:00")

    milestone = await _milestone(commune)
    for one in commune.villages:
        assert len(await one.group.received("⏰")) == 1
    async with commune.db.read() as conn:
        endings = await slots.endings(conn, milestone_id=milestone)
    assert endings["sent"] == 3
    assert endings["expired"] == 9


async def test_a_broken_commune_keeps_no_other_from_its_reminders(commune: Commune) -> None:
    """A plan that cannot be read any more is told in the log; the villages of others hear what is due (P9)."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    async with commune.db.write() as conn:
        await _broken_commune(conn, commune)

    await commune.move_to("2023-11-14T07:00:30")

    assert len(await commune.villages[0].group.received("⏰")) == 1


async def _broken_commune(conn: Connection, commune: Commune) -> None:
    """Another commune of this bot, with a village, a plan without content and a slot that falls due first."""
    now, due_at = commune.app.around().now, datetime.fromisoformat("2023-11-14T06:59:00+07:00")
    own = commune_table.insert().values(name="Xã Hỏng", created_at=now)
    (commune_id,) = (await conn.execute(own.returning(commune_table.c.id))).one()
    whose = {"commune_id": commune_id}
    group = chat.insert().values(
        bot_id=commune.app.around().bot_id,
        telegram_id=-9,
        type="group",
        state="active",
        created_at=now,
        **whose,
    )
    await conn.execute(group)
    village = unit.insert().values(kind="thôn", name="Thôn 1", created_at=now, **whose)
    (unit_id,) = (await conn.execute(village.returning(unit.c.id))).one()
    plan = campaign.insert().values(
        code="hong", title="Hỏng", state="open", plan={}, created_at=now, **whose
    )
    (campaign_id,) = (await conn.execute(plan.returning(campaign.c.id))).one()
    last = milestone.insert().values(
        campaign_id=campaign_id, key="m", kind="registration", definition={}, state="open", position=1,
        **whose,
    )  # fmt: skip
    (milestone_id,) = (await conn.execute(last.returning(milestone.c.id))).one()
    await slots.replan(
        conn, commune_id=commune_id, campaign_id=campaign_id, milestone_id=milestone_id,
        planned=[slots.Planned(unit_id, "before-3", due_at)], now=now,
    )  # fmt: skip


async def test_a_half_filled_form_is_reminded_in_other_words(commune: Commune) -> None:
    """The village that began hears that its form waits."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    first, second, _ = commune.villages
    await commune.writes(first.head, "/dangky")
    await commune.writes(first.head, "Đường bê tông")

    await commune.move_to("2023-11-14T07:00:30")

    assert await first.group.received("điền dở")
    assert await second.group.received("Chưa thấy thôn đăng ký")


@pytest.mark.on_server
async def test_a_moved_date_replans(commune: Commune) -> None:
    """The officer moves the last day: reminders and cards follow."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    await _moves_the_day(commune, "30/11/2023")

    await commune.move_to("2023-11-17T07:00:30")
    assert not await commune.villages[0].group.received("⏰")

    await commune.move_to("2023-11-30T07:00:30")
    assert await commune.villages[0].group.received("hôm nay là ngày cuối")
    assert any(
        "30/11/2023" in text for text in await commune.villages[0].group.received("VIỆC CẦN LÀM")
    )


async def _moves_the_day(commune: Commune, to: str) -> None:
    officer = commune.officer
    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Dời hạn")
    await commune.writes(officer, to)
    await commune.presses(officer, officer, "✅ Đúng")
    assert to in await commune.last(officer)


async def test_a_clock_set_back_sends_nothing_again(commune: Commune) -> None:
    """An hour back and forth: the slot that fired does not fire again."""
    await commune.launch()
    await commune.move_to("2023-11-14T07:00:30")
    await commune.move_to("2023-11-14T06:00:00")
    await commune.move_to("2023-11-14T07:10:00")

    for one in commune.villages:
        assert len(await one.group.received("⏰")) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_clock_that_was_years_ahead_costs_no_reminder(commune: Commune) -> None:
    """What ended unsent in a year that never was waits for its hour again, by the mended clock."""
    await commune.launch()
    await commune.move_to("2033-11-11T09:00:00")  # a Friday: no summary of the week
    await commune.move_to("2023-11-08T09:00:00")
    await commune.move_to("2023-11-14T07:00:30")

    for one in commune.villages:
        assert len(await one.group.received("⏰")) == 1


def _at(moment: str):  # noqa: ANN202 - a test's shorthand
    from datetime import datetime

    return datetime.fromisoformat(f"{moment}+07:00")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_at_night_an_officer_is_asked_whether_to_wake_everybody(commune: Commune) -> None:
    """Left for the morning it is one with the plan's own reminder, and only to who still owes then."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    officer, (first, second, third) = commune.officer, commune.villages
    await commune.move_to("2023-11-14T02:00:00")
    await commune.writes(officer, "/tinhhinh")
    await commune.presses(officer, officer, "Nhắc ngay")
    assert "Bây giờ là 02:00" in await commune.last(officer)
    await commune.presses(officer, officer, "Để đến 07:00")
    assert "Sẽ nhắc 3 thôn lúc 07:00" in await commune.last(officer)
    await commune.registers(first.head)
    await commune.registers(second.head)
    assert not await third.group.received("⏰")
    await commune.move_to("2023-11-14T07:00:30")
    assert not await first.group.received("⏰")
    assert len(await third.group.received("⏰")) == 1

    await commune.move_to("2023-11-14T21:00:00")
    await commune.writes(officer, "/tinhhinh")
    await commune.presses(officer, officer, "Nhắc ngay")
    assert "để đến 07:00 ngày 15/11" in await commune.last(officer)
    await commune.presses(officer, officer, "Gửi ngay bây giờ")
    assert len(await third.group.received("⏰")) == 2
    await commune.presses(officer, officer, "Để đến 07:00")  # the other button, as well
    await commune.move_to("2023-11-15T07:00:30")
    assert len(await third.group.received("⏰")) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_an_officer_asked_for_is_not_lost_behind_what_is_over(commune: Commune) -> None:
    """Away from before the asked hour until after the deadline: the plan's later reminder is over, the asked is said."""
    await commune.launch()
    await commune.told_the_week("2023-11-13")
    officer, village = commune.officer, commune.villages[0]
    await _moves_the_day(commune, "16/11/2023")
    await commune.move_to("2023-11-16T02:00:00")
    before = len(await village.group.received("⏰"))
    await commune.writes(officer, "/tinhhinh")
    await commune.presses(officer, officer, "Nhắc ngay")
    await commune.presses(officer, officer, "Để đến 07:00")

    await commune.move_to("2023-11-17T06:50:00")

    assert len(await village.group.received("⏰")) == before + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_at_night_nothing_else_wakes_the_villages_unasked(commune: Commune) -> None:
    """A nudge, a last call and the thanks wait for the morning, and go only where they still hold."""
    await commune.launch()
    officer, (first, second, _) = commune.officer, commune.villages
    await commune.move_to("2023-11-09T21:00:00")
    await commune.presses(officer, officer, "Nhắc những nơi chưa xem")
    await commune.presses(officer, officer, "Để đến 07:00")
    await commune.presses(first.member, first.group, "Đã nhận")
    await commune.writes(officer, "/ketthuc")
    await commune.presses(officer, officer, "Gọi các thôn lần cuối")
    await commune.presses(officer, officer, "Để đến 07:00")
    await commune.presses(officer, officer, "Kết thúc đợt thi đua")
    await commune.presses(officer, officer, "Đúng, kết thúc")
    assert "07:00 ngày 10/11/2023" in await commune.last(officer)
    for words in ("chưa thấy ai bấm", "sắp kết thúc", "Cảm ơn Thôn 2"):
        assert not await second.group.received(words)

    await commune.move_to("2023-11-10T07:00:30")
    assert not await first.group.received("chưa thấy ai bấm")
    assert await second.group.received("chưa thấy ai bấm")
    assert await second.group.received("Cảm ơn Thôn 2")
    assert not await second.group.received("sắp kết thúc")
