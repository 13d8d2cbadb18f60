"""Officers decide: approve, give back, ask again; never twice, never on their own."""

import asyncio
from datetime import timedelta

import pytest

from storage import people, submissions
from storage.submissions import SubmissionRow
from tests.fixtures_commune import Commune

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _works(commune: Commune) -> list[SubmissionRow]:
    async with commune.db.read() as conn:
        return await submissions.of_campaign(
            conn, commune_id=commune.commune_id, campaign_id=commune.campaign_id
        )


async def _queue(commune: Commune) -> None:
    """Two villages have registered, the officer opens the queue."""
    await commune.launch()
    first, second, _ = commune.villages
    await commune.registers(first.head)
    await commune.registers(second.head, "Nhà văn hóa thôn", "1,2 tỷ")
    await commune.writes(commune.officer, "/duyet")


async def _copies(commune: Commune, number: int) -> None:
    """The same village has as many works more, sent in like its first."""
    first = (await _works(commune))[0]
    now = commune.app.around().now
    async with commune.db.write() as conn:
        for _ in range(number):
            await submissions.add(
                conn, commune_id=first.commune_id, campaign_id=first.campaign_id,
                milestone_id=first.milestone_id, unit_id=first.unit_id, form_id=first.form_id,
                prefix="ST", unit_number=1, state="registered", answers=first.answers,
                timeliness=first.timeliness, sent_at=now, person_id=first.person_id,
                entered_for=False, now=now,
            )  # fmt: skip


async def test_one_tap_a_work_in_one_message(commune: Commune) -> None:
    """Approve, the next card comes in the same message; the village hears at once."""
    await _queue(commune)
    officer = commune.officer
    said = len(await commune.sandbox.texts(officer))
    await commune.presses(officer, officer, "Duyệt")
    card = await commune.last(officer)
    assert "Đã duyệt ST-01-01 – còn 1" in card
    assert "ST-02-01" in card
    await commune.presses(officer, officer, "Duyệt")
    assert "Không còn đăng ký nào" in await commune.last(officer)

    assert len(await commune.sandbox.texts(officer)) == said
    assert [one.state for one in await _works(commune)] == ["approved", "approved"]
    assert await commune.villages[0].group.received("Đã duyệt ST-01-01")
    assert await commune.villages[0].head.received("Đã duyệt ST-01-01")
    assert not await commune.villages[1].group.received("ST-01-01")


async def test_a_returned_work_is_mended_at_its_field_only(commune: Commune) -> None:
    """The reason reaches the head, the button opens that one field, the officer sees what changed."""
    await _queue(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.presses(officer, officer, "Trả lại")
    await commune.presses(officer, officer, "Giá trị")
    await commune.writes(officer, "Thiếu phần Nhà nước hỗ trợ")
    assert "Đã trả lại ST-01-01" in await commune.last(officer)
    assert "Thiếu phần Nhà nước hỗ trợ" in await commune.last(head)

    await commune.move_to(
        "2023-11-25T09:00:00"
    )  # after the deadline: mending is no new registration
    await commune.presses(head, head, "Sửa lại")
    assert "bao nhiêu tiền" in await commune.last(head)
    assert (await commune.last(head)).startswith("Thôn 1 · ST-01-01 ")
    await commune.writes(head, "420 triệu")
    assert "420.000.000 đồng" in await commune.last(head)
    await commune.presses(head, head, "✅ Gửi")

    await commune.writes(officer, "/duyet")
    card = await commune.last(officer)
    assert "350.000.000 đồng" in card
    assert "420.000.000 đồng" in card
    assert "Thiếu phần Nhà nước hỗ trợ" in card
    await commune.presses(officer, officer, "Lịch sử")
    log = await commune.last(officer)
    assert "trả lại" in log
    assert "350.000.000 đồng" in log


@pytest.mark.on_server
async def test_a_reason_typed_at_once_needs_no_field(commune: Commune) -> None:
    """Typed under "mục nào cần sửa?": a field that it names is opened, else the whole card."""
    await _queue(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.presses(officer, officer, "Trả lại")
    await commune.writes(officer, "Chưa đúng kế hoạch, bác xem lại")
    assert "Đã trả lại ST-01-01" in await commune.last(officer)
    assert "Lý do: Chưa đúng kế hoạch, bác xem lại" in await commune.last(head)

    await commune.presses(head, head, "Sửa lại")
    card = await commune.last(head)
    assert "350.000.000 đồng" in card
    await commune.presses(head, head, "✅ Gửi")
    await commune.writes(officer, "/duyet")
    await commune.presses(officer, officer, "Trả lại")
    await commune.writes(officer, "gia tri thieu phan Nha nuoc ho tro")
    assert "Mục “Giá trị”" in await commune.last(head)


async def test_what_is_typed_below_a_card_that_asks_is_meant_for_it(commune: Commune) -> None:
    """The new value below "Cần sửa", the answer below a question: neither opens a registration."""
    await _queue(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.presses(officer, officer, "Trả lại")
    await commune.presses(officer, officer, "Tên công trình")
    await commune.writes(officer, "Xin ghi rõ ngõ nào")
    await commune.writes(head, "dạ vâng")
    assert "Kiểm tra lại" not in await commune.last(head)
    await commune.presses(officer, officer, "Hỏi lại")  # the next village's
    await commune.writes(officer, "Đã gồm tiền công chưa?")

    await commune.replies(head, head, "đường ngõ 12 xóm Trên", like="Cần sửa")
    assert "Tên công trình: Đường ngõ 12 xóm Trên" in await commune.last(head)
    await commune.presses(head, head, "✅ Gửi")
    assert (await _works(commune))[0].state == "registered"

    other = commune.villages[1].head
    await commune.writes(other, "40 triệu và 35 ngày công")
    await commune.presses(other, other, "Trả lời câu hỏi về")
    assert await officer.received("40 triệu và 35 ngày công")
    assert len(await _works(commune)) == 2


async def test_a_long_reply_to_a_question_comes_whole(commune: Commune) -> None:
    """As long as Telegram lets a message be: its last words reach the officer and stay on the card."""
    await _queue(commune)
    officer, village = commune.officer, commune.villages[0]
    await commune.presses(officer, officer, "Hỏi lại")
    await commune.writes(officer, "Đã gồm tiền công chưa?")

    long = "tiền công tính riêng, " * 184
    assert len(long) > 4000
    await commune.replies(village.head, village.group, f"{long}hết.", like="hỏi về")
    assert await officer.received("tiền công tính riêng, hết.")
    await commune.presses(officer, officer, "Xem công trình")
    assert "tiền công tính riêng, hết." in await commune.last(officer)


async def test_a_question_goes_to_the_village_and_back(commune: Commune) -> None:
    """Asked on the card, answered in the village's group, told to the officer who asked."""
    await _queue(commune)
    officer, village = commune.officer, commune.villages[0]
    await commune.presses(officer, officer, "Hỏi lại")
    await commune.writes(officer, "Đã gồm tiền công chưa?")
    assert await village.group.received("Đã gồm tiền công chưa?")

    await commune.replies(village.member, village.group, "Chắc là gồm rồi")
    assert not await officer.received("Chắc là gồm rồi")
    await commune.replies(village.head, village.group, "Đã gồm cả công bà con góp", like="hỏi về")
    assert await officer.received("Đã gồm cả công bà con góp")
    await commune.presses(officer, officer, "Xem công trình")
    assert "Đã gồm cả công bà con góp" in await commune.last(officer)
    await commune.presses(village.head, village.group, "Trả lời")
    popup = await commune.sandbox.popup(village.head)
    assert popup is not None  # answered already
    await commune.presses(officer, officer, "Trả lại")
    await commune.presses(officer, officer, "Giá trị")
    await commune.presses(officer, officer, "Quay lại")
    await commune.presses(officer, officer, "Quay lại")
    await commune.writes(officer, "Cảm ơn bà con")  # no reason any more: the question was left
    assert (await _works(commune))[0].state == "registered"
    await commune.presses(officer, officer, "Duyệt")
    assert (await _works(commune))[0].state == "approved"


@pytest.mark.on_server
async def test_an_answer_typed_plainly_is_given_by_a_button(commune: Commune) -> None:
    """Heads type where they are; what was typed is not typed twice, and goes once."""
    await _queue(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.presses(officer, officer, "Hỏi lại")
    await commune.writes(officer, "Giá trị đã gồm công bà con góp chưa?")
    await commune.writes(head, "gồm cả rồi, công bà con 40 triệu nữa")
    assert "Nếu là trả lời câu cán bộ vừa hỏi" in await commune.last(head)

    await commune.presses(head, head, "Trả lời câu hỏi về ST-01-01")

    assert await officer.received("gồm cả rồi, công bà con 40 triệu nữa")
    await commune.presses(head, head, "Trả lời câu hỏi về ST-01-01")
    assert "trả lời" in await commune.last(head)
    await commune.writes(head, "thêm một câu nữa không rõ là gì")
    assert "Nếu là trả lời câu cán bộ vừa hỏi" not in await commune.last(head)


@ON_ONE
async def test_ten_works_are_decided_in_two_minutes(commune: Commune) -> None:
    """Eight approved by a tap each, two given back by three: fourteen taps, six seconds for each."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    await _copies(commune, 9)
    officer = commune.officer
    await commune.writes(officer, "/duyet")
    begun = commune.app.around().now
    for number in range(10):
        back = ("Trả lại", "Giá trị", "Số liệu chưa hợp lý")
        for tap in back if number in (3, 7) else ("Duyệt",):
            await commune.sandbox.advance(timedelta(seconds=6))
            await commune.presses(officer, officer, tap)

    assert commune.app.around().now - begun < timedelta(minutes=2)
    assert len(await officer.received("Không còn đăng ký nào")) == 1
    assert not await officer.received("Chờ duyệt: ")  # the ten came in one message
    states = [one.state for one in await _works(commune)]
    assert (states.count("approved"), states.count("returned")) == (8, 2)


@ON_ONE
async def test_nobody_decides_on_what_is_out_of_date(commune: Commune) -> None:
    """The head changes the work after the officer opened its card: the new one is shown first."""
    await _queue(commune)
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(head, "/cuatoi")
    await commune.presses(head, head, "ST-01-01")
    await commune.presses(head, head, "✏️ Sửa")
    await commune.presses(head, head, "Sửa: Giá trị")
    await commune.writes(head, "420 triệu")
    await commune.presses(head, head, "✅ Gửi")

    await commune.presses(officer, officer, "Trả lại")  # before the field and the reason are asked
    card = await commune.last(officer)
    assert "vừa thay đổi" in card
    assert "420.000.000 đồng" in card
    assert (await _works(commune))[0].state == "registered"
    await commune.presses(officer, officer, "Duyệt")
    assert (await _works(commune))[0].state == "approved"


@pytest.mark.on_server
async def test_two_officers_never_decide_twice(commune: Commune) -> None:
    """Both press at once on the same version: one decision, the other sees how it stands."""
    await _queue(commune)
    officer = commune.officer
    other = await commune.sandbox.person("Trần Văn Nhì")
    around = commune.app.around()
    async with commune.db.write() as conn:
        second = await people.ensure(
            conn, commune_id=commune.commune_id, telegram_id=other.id, shown="Trần Văn Nhì",
            username=None, now=around.now,
        )  # fmt: skip
        await people.grant(
            conn, commune_id=commune.commune_id, person_id=second.id, role_name="officer",
            unit_id=None, state="active", granted_by=None, now=around.now,
        )  # fmt: skip
    await commune.writes(other, "/duyet")
    await commune.agrees(other)
    assert "ST-01-01" in await commune.last(other)
    await commune.presses(other, other, "Trả lại")
    await commune.presses(other, other, "Giá trị")
    await asyncio.gather(
        officer.presses(officer, "Duyệt"), other.presses(other, "Số liệu chưa hợp lý")
    )
    await commune.settle()
    work = (await _works(commune))[0]
    assert work.version == 2
    late = other if work.state == "approved" else officer
    assert await late.received("vừa thay đổi hoặc đã có người quyết định")


async def test_nobody_approves_what_they_entered(commune: Commune) -> None:
    """Entered by the office for a village: somebody else decides."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "/dangky")
    await commune.presses(officer, officer, "Thôn 1")
    await commune.writes(officer, "Sân bóng")
    await commune.presses(officer, officer, "Xây dựng cơ bản")
    await commune.writes(officer, "50 triệu")
    await commune.writes(officer, "5/12")
    await commune.writes(officer, "20/1")
    await commune.presses(officer, officer, "✅ Gửi")
    await commune.writes(officer, "/duyet")
    assert "văn phòng nhập hộ" in await commune.last(officer)
    await commune.presses(officer, officer, "Duyệt")
    assert (await _works(commune))[0].state == "registered"


async def test_the_same_work_of_two_villages_is_pointed_out(commune: Commune) -> None:
    """Nearly one name and one value: both are named."""
    await commune.launch()
    first, second, _ = commune.villages
    await commune.registers(first.head, "Đường bê tông liên thôn 1-2", "350 triệu")
    await commune.registers(second.head, "duong be tong lien thon 1 - 2", "350tr")
    await commune.writes(commune.officer, "/duyet")
    assert "Giống ST-02-01 của Thôn 2" in await commune.last(commune.officer)


async def test_officers_have_one_message_kept_up_to_date(commune: Commune) -> None:
    """Three registrations: one message with the number, not three."""
    await commune.launch()
    for village in commune.villages:
        await commune.registers(village.head)
        await commune.sandbox.advance(timedelta(minutes=2))
        await commune.settle()
    said = await commune.officer.received("chờ duyệt")
    assert len(said) == 1
    assert "3 đăng ký chờ duyệt" in said[0]
    await commune.presses(commune.officer, commune.officer, "Xem và duyệt")
    assert "ST-01-01" in await commune.last(commune.officer)


async def test_strangers_cannot_review(commune: Commune) -> None:
    """A head who types the command gets no card."""
    await _queue(commune)
    await commune.writes(commune.villages[0].head, "/duyet")
    assert "Chờ duyệt" not in await commune.last(commune.villages[0].head)
