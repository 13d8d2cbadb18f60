"""Announcing: composed, previewed, corrected, recalled, approved, nudged."""

import pytest

from sandbox.client import Person
from storage import announcements, chats, recipients
from tests.fixtures_commune import Commune


async def _announce(commune: Commune, text: str) -> None:
    officer = commune.officer
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, "Soạn thông báo mới")
    await commune.presses(officer, officer, "Tất cả các thôn")
    await commune.writes(officer, text)


async def test_an_officer_announces_with_a_preview_of_what_a_village_sees(commune: Commune) -> None:
    """The preview is the message itself, with the first village's name in it."""
    await commune.launch()
    await _announce(commune, "Mời {ten_thon} họp <b>8 giờ sáng mai</b>")

    assert any("Mời Thôn 1 họp 8 giờ sáng mai" in text for text in await commune.officer.received())

    await commune.presses(commune.officer, commune.officer, "Gửi ngay")

    for village in commune.villages:
        assert await village.group.received(f"Mời {village.name} họp")


async def test_a_wrong_placeholder_is_named_and_nothing_is_sent(commune: Commune) -> None:
    """{ten_thom} is refused with the list of what may stand there; the draft stays open."""
    await commune.launch()
    await _announce(commune, "Kính gửi {ten_thom}")

    said = await commune.last(commune.officer)
    assert "{ten_thom}" in said
    assert "{ten_thon}" in said

    await commune.writes(commune.officer, "Kính gửi {ten_thon}")

    assert any("Kính gửi Thôn 1" in text for text in await commune.officer.received())


async def test_anybody_of_the_group_confirms_and_the_officer_sees_who(commune: Commune) -> None:
    """ "Đã nhận" by a member counts once; the list of readers names the village."""
    await commune.launch()
    village = commune.villages[1]

    await commune.presses(village.member, village.group, "Đã nhận")
    await commune.presses(village.head, village.group, "Đã nhận")

    popup = await commune.sandbox.popup(village.head)
    assert popup is not None
    assert "đã xác nhận rồi" in popup["text"]

    await commune.presses(commune.officer, commune.officer, "Ai đã xem")

    said = await commune.last(commune.officer)
    assert "Đã xem (1)" in said
    assert "Thôn 2" in said


@pytest.mark.on_server
async def test_a_nod_to_an_announcement_is_its_receipt(commune: Commune) -> None:
    """ "Ok đã nhận ạ" as a reply says what the button says; talk that asks something does not."""
    await commune.launch()
    first, second, _ = commune.villages

    await commune.replies(first.head, first.group, "ok đã nhận ạ", like="Kính gửi")
    assert "thôn đã nhận tin này" in await commune.last(first.group)
    await commune.replies(second.head, second.group, "bao giờ họp vậy?", like="Kính gửi")

    await commune.presses(commune.officer, commune.officer, "Ai đã xem")
    said = await commune.last(commune.officer)
    assert "Đã xem (1)" in said
    assert "Thôn 1" in said.split("Chưa xem")[0]


async def test_only_the_groups_that_have_not_confirmed_are_nudged(commune: Commune) -> None:
    """A short line in the silent groups, none where somebody pressed."""
    await commune.launch()
    first, *others = commune.villages
    await commune.presses(first.member, first.group, "Đã nhận")
    await commune.move_to("2023-11-08T09:00:00")

    await commune.presses(commune.officer, commune.officer, "Nhắc những nơi chưa xem")

    assert not await first.group.received("chưa thấy ai bấm")
    for village in others:
        assert await village.group.received("chưa thấy ai bấm")


@pytest.mark.on_server
async def test_a_correction_edits_every_copy_and_marks_it(commune: Commune) -> None:
    """One step: the message in each group is rewritten and says so."""
    await commune.launch()
    await _announce(commune, "Họp lúc 8 giờ")
    await commune.presses(commune.officer, commune.officer, "Gửi ngay")
    await commune.move_to("2023-11-08T09:00:00")

    await commune.presses(commune.officer, commune.officer, "Đính chính")
    await commune.writes(commune.officer, "Họp lúc 9 giờ")
    await commune.presses(commune.officer, commune.officer, "Đúng, sửa ở mọi nhóm")

    for village in commune.villages:
        assert await village.group.received("Họp lúc 9 giờ")
        assert await village.group.received("Đã đính chính")
        assert not await village.group.received("Họp lúc 8 giờ")


@pytest.mark.on_server
async def test_a_recall_takes_it_back_everywhere(commune: Commune) -> None:
    """The copies are gone from the groups."""
    await commune.launch()
    await _announce(commune, "Tin gửi nhầm")
    await commune.presses(commune.officer, commune.officer, "Gửi ngay")
    await commune.move_to("2023-11-08T09:00:00")

    await commune.presses(commune.officer, commune.officer, "Thu hồi")
    await commune.presses(commune.officer, commune.officer, "Đúng, thu hồi")

    for village in commune.villages:
        assert not await village.group.received("Tin gửi nhầm")


@pytest.mark.on_server
async def test_a_group_upgraded_in_the_middle_gets_the_message_once(commune: Commune) -> None:
    """The old id answers with the new one: the same row goes there, the link stays."""
    village = commune.villages[0]
    moved = await commune.sandbox.act("migrate", chat=village.group.id)

    await commune.launch()

    texts = await commune.sandbox.texts(moved["id"], "phát động đợt thi đua")
    assert len(texts) == 1
    async with commune.db.read() as conn:
        group = await chats.linked(conn, unit_id=village.unit_id, bot_id=123456)
    assert group is not None
    assert group.telegram_id == moved["id"]


async def test_what_was_said_before_an_upgrade_is_not_sought_in_the_supergroup(
    commune: Commune,
) -> None:
    """Its messages are numbered anew: another one that has the number is neither taken back nor mended."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    await _announce(commune, "Tin gửi nhầm")
    await commune.presses(officer, officer, "Gửi ngay")
    (wrong,) = [
        one for one in await village.group.messages() if "Tin gửi nhầm" in one.get("text", "")
    ]
    grown = await commune.sandbox.migrate(village.group)
    await commune.settle()
    while (await grown.messages())[-1]["message_id"] < wrong["message_id"] - 1:
        await village.head.says(grown, "bà con trò chuyện")
    await commune.settle()
    await _announce(commune, "Mời họp lúc 8 giờ")
    await commune.presses(officer, officer, "Gửi ngay")
    assert (await grown.messages())[-1]["message_id"] == wrong["message_id"]
    await commune.move_to("2023-11-08T09:00:00")

    await _opens(commune, "Tin gửi nhầm")
    await commune.presses(officer, officer, "Thu hồi")
    await commune.presses(officer, officer, "Đúng, thu hồi")
    assert await grown.received("Mời họp lúc 8 giờ")
    (said,) = await grown.received("đã thu hồi thông báo")
    assert "“Tin gửi nhầm" in said
    assert not await commune.villages[1].group.received("thu hồi")


async def test_what_was_said_before_an_upgrade_is_corrected_by_a_new_message(
    commune: Commune,
) -> None:
    """It cannot be edited any more; the village reads the corrected text."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    await _announce(commune, "Họp lúc 8 giờ")
    await commune.presses(officer, officer, "Gửi ngay")
    grown = await commune.sandbox.migrate(village.group)
    await commune.move_to("2023-11-08T09:00:00")

    await commune.presses(officer, officer, "Đính chính")
    await commune.writes(officer, "Họp lúc 9 giờ")
    await commune.presses(officer, officer, "Đúng, sửa ở mọi nhóm")

    (said,) = await grown.received("Họp lúc 9 giờ")
    assert "Đính chính" in said


async def _opens(commune: Commune, text: str) -> None:
    officer = commune.officer
    await commune.writes(officer, "/thongbao")
    await commune.presses(officer, officer, text)


async def test_a_group_that_threw_the_bot_out_is_named_with_the_reason(commune: Commune) -> None:
    """Officers are told at once, and the announcement lists it in words."""
    village = commune.villages[2]
    await commune.sandbox.act("bot", user=village.head.id, chat=village.group.id, status="kicked")
    await commune.settle()

    assert await commune.officer.received("Không gửi được tin tới Thôn 3")

    await commune.launch()

    said = await commune.last(commune.officer)
    assert "3/3" in said
    assert "Nhắn riêng trưởng thôn (hoặc phó thôn), vì không gửi được vào nhóm: Thôn 3" in said

    await commune.sandbox.act("block", user=village.head.id, blocked=True)
    await _announce(commune, "Họp 8 giờ")
    await commune.presses(commune.officer, commune.officer, "Gửi ngay")

    said = await commune.last(commune.officer)
    assert "2/3" in said
    assert "Thôn 3: không gửi được: máy đã bị đưa ra khỏi nhóm" in said


async def test_every_recipient_is_counted_in_exactly_one_state(commune: Commune) -> None:
    """sent + unclear + failed + expired + cancelled = total (P5), whatever happened."""
    village = commune.villages[0]
    await commune.sandbox.fault(
        "status", method="sendMessage", status=403, chat_id=village.group.id
    )
    await commune.sandbox.act("block", user=village.head.id, blocked=True)
    await commune.settle()

    await commune.launch()

    async with commune.db.read() as conn:
        row = (await announcements.newest(conn, commune_id=commune.commune_id, limit=1))[0]
        counts = await recipients.counts(conn, row.id)
    counts.pop("read")
    assert counts == {"failed": 1, "sent": 2}
    assert row.state == "done"


async def test_a_head_cannot_announce(commune: Commune) -> None:
    """The same refusal for what does not exist and what is not theirs."""
    head: Person = commune.villages[0].head

    await commune.writes(head, "/thongbao")

    assert "không thuộc quyền" in await commune.last(head)


async def test_what_is_sent_at_night_is_asked_about(commune: Commune) -> None:
    """ "Gửi ngay" at half past ten: at once or in the morning, one tap; nothing leaves before it."""
    await commune.launch()
    officer, village = commune.officer, commune.villages[0]
    await commune.move_to("2023-11-13T22:30:00")
    await _announce(commune, "Họp lúc 8 giờ")
    await commune.presses(officer, officer, "Gửi ngay")
    assert "22:30" in await commune.last(officer)
    assert not await village.group.received("Họp lúc 8 giờ")
    await commune.presses(officer, officer, "Để đến 07:00")
    assert "sẽ gửi lúc 07:00" in await commune.last(officer)
    assert not await village.group.received("Họp lúc 8 giờ")
    await commune.move_to("2023-11-14T07:00:30")
    assert await village.group.received("Họp lúc 8 giờ")
