"""A whole registration in one message, in private and addressed in the group."""

from datetime import timedelta

import pytest

from storage import submissions
from tests.fixtures_commune import Commune


async def _works(commune: Commune, unit_id: int) -> list[submissions.SubmissionRow]:
    async with commune.db.read() as conn:
        return await submissions.of_unit(
            conn, commune_id=commune.commune_id, unit_id=unit_id, campaign_id=commune.campaign_id
        )


async def test_the_form_opens_filled_in_and_asks_only_what_is_missing(commune: Commune) -> None:
    """Name, value and both dates are read; only the kind of work is asked."""
    await commune.launch()
    head = commune.villages[0].head

    await commune.writes(
        head, "Thôn 1 đăng ký làm đường bê tông ngõ xóm 350tr khởi công 5/12 xong 20/1"
    )

    assert "Thuộc loại nào" in await commune.last(head)

    await commune.presses(head, head, "Xây dựng cơ bản")

    card = await commune.last(head)
    assert "350.000.000" in card
    assert "05/12/2023" in card
    assert "20/01/2024" in card

    await commune.presses(head, head, "✅ Gửi")

    assert "ST-01-01" in await commune.last(head)


async def test_a_day_said_too_early_is_confirmed_with_one_tap(commune: Commune) -> None:
    """ "350tr, xong 20/1" to the question of the sum: its day comes back as a button."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Cổng chào thôn dài 12m hết 350 triệu")
    await commune.presses(head, head, "Xây dựng cơ bản")
    assert "Giá trị: lúc nãy đã viết 350.000.000 đồng" in await commune.last(head)
    await commune.writes(head, "dung roi")
    await commune.writes(head, "xong 20/1")
    assert "Máy hiểu đó là “Hoàn thành”" in await commune.last(head)
    await commune.writes(head, "5/12")
    assert "Hoàn thành: lúc nãy đã viết thứ Bảy, 20/01/2024, phải không?" in await commune.last(
        head
    )

    await commune.presses(head, head, "Đúng rồi")

    card = await commune.last(head)
    assert "Cổng chào thôn, dài 12m" in card
    assert "20/01/2024" in card


async def test_in_a_group_it_must_be_addressed_to_the_bot(commune: Commune) -> None:
    """Talk is left alone; a mention opens the form."""
    await commune.launch()
    village = commune.villages[0]
    text = "thon 1 dang ky lam cong chao 120 trieu kc 15/11 ht 30/12"
    before = len(await village.group.received())

    await village.head.says(village.group, text)
    await commune.settle()
    assert len(await village.group.received()) == before

    await village.head.says(village.group, f"@thidua_bot {text}")
    await commune.settle()
    assert "Thuộc loại nào" in await commune.last(village.group)


async def test_a_foreign_village_is_not_registered_for(commune: Commune) -> None:
    """The head of Thôn 1 names Thôn 2: no form opens."""
    await commune.launch()
    head = commune.villages[0].head

    await commune.writes(head, "Thôn 2 đăng ký làm đường bê tông 350tr khởi công 5/12 xong 20/1")

    assert "Thuộc loại nào" not in await commune.last(head)


SEVERAL = """Thôn 1 đăng ký:
1. Đường bê tông 350tr khởi công 5/12 xong 20/1
2. Cổng chào 60tr, khởi công 31/11
3. Nhà văn hóa 1,2 tỷ kc 15/11 ht 30/12"""


async def test_several_works_are_listed_chosen_and_offered_one_by_one(commune: Commune) -> None:
    """A forwarded list: a button for each; after one is sent the next comes with one tap, none twice."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, SEVERAL, forward_from="Bí thư chi bộ")

    said = await commune.last(head)
    assert "Đã hiểu 3 công trình" in said
    assert "1. Đường bê tông — 350 triệu" in said
    assert "3. Nhà văn hóa — 1,2 tỷ" in said

    await commune.presses(head, head, "3. Nhà văn hóa")
    await commune.presses(head, head, "Công trình văn hóa")
    await commune.presses(head, head, "✅ Gửi")
    assert "còn 2 công trình" in await commune.last(head)

    await commune.presses(head, head, "Tiếp: Đường bê tông")
    await commune.presses(head, head, "Xây dựng cơ bản")
    assert "20/01/2024" in await commune.last(head)
    await commune.presses(head, head, "✖ Thôi")
    assert "còn 2 công trình" in await commune.last(head)

    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.presses(head, head, "Để sau")
    await commune.presses(head, head, "Xem các công trình")
    await commune.presses(head, head, "Đăng ký cả 2")
    await commune.presses(head, head, "Xây dựng cơ bản")
    await commune.presses(head, head, "✅ Gửi")
    await commune.presses(head, head, "Tiếp: Cổng chào")
    await commune.presses(head, head, "Khác")
    said = await commune.last(head)
    assert "Tháng 11 chỉ có 30 ngày" in said  # what was wrong in the message is told
    await commune.writes(head, "1/12")
    await commune.writes(head, "20/12")
    await commune.presses(head, head, "✅ Gửi")

    assert "còn" not in await commune.last(head)
    works = await _works(commune, commune.villages[0].unit_id)
    assert sorted(one.answers["gia-tri"]["value"] for one in works) == [
        60_000_000, 350_000_000, 1_200_000_000,
    ]  # fmt: skip
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.presses(head, head, "3. Nhà văn hóa")
    popup = await commune.sandbox.popup(head)
    assert popup is not None
    assert "đã gửi rồi" in popup["text"]


async def test_what_has_two_readings_is_chosen_by_a_button_when_its_question_comes(
    commune: Commune,
) -> None:
    """ "1 tỷ 25" in the message: the two sums are offered, not asked for again."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "Thôn 1 đăng ký làm nhà văn hóa 1 tỷ 25 khởi công 5/12 xong 20/1")
    await commune.presses(head, head, "Công trình văn hóa")

    await commune.presses(head, head, "1.250.000.000")

    assert "1.250.000.000 đồng" in await commune.last(head)
    assert "Kiểm tra lại" in await commune.last(head)


async def test_an_end_before_the_start_names_both_days_with_a_button_for_the_other(
    commune: Commune,
) -> None:
    """Both are kept as they were said; one tap opens the start."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "Thôn 1 làm cầu dân sinh 220tr khởi công 20/1/2024 xong 5/12/2023")
    await commune.presses(head, head, "Xây dựng cơ bản")
    assert "lại trước" in await commune.last(head)

    await commune.presses(head, head, "Sửa: Khởi công")
    await commune.writes(head, "20/11")

    said = await commune.last(head)
    assert "Kiểm tra lại" in said
    assert "20/11/2023" in said


async def test_all_in_one_as_the_answer_to_the_first_question_or_behind_the_command(
    commune: Commune,
) -> None:
    """Who presses "Đăng ký" and then writes everything is understood; so is /dangky with words."""
    await commune.launch()
    first, second = commune.villages[0], commune.villages[1]
    await commune.writes(first.head, "/dangky")
    await commune.writes(first.head, "Đường bê tông ngõ xóm 350tr khởi công 5/12 xong 20/1")
    await commune.presses(first.head, first.head, "Xây dựng cơ bản")
    assert "350.000.000" in await commune.last(first.head)

    await second.head.says(second.group, "/dangky cổng chào 120 triệu kc 15/11 ht 30/12")
    await commune.settle()
    assert "Thuộc loại nào" in await commune.last(second.group)


async def test_an_officer_is_asked_for_which_village(commune: Commune) -> None:
    """No village is named: the officer chooses one, and the form opens on what was said."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "đăng ký làm nhà văn hóa 800 triệu, khởi công 20/11 xong 15/1")
    await commune.presses(officer, officer, "Thôn 2")

    assert "nhà văn hóa" in await commune.last(officer)
    assert "Thuộc loại nào" in await commune.last(officer)

    await commune.writes(officer, "thôi")  # the other way round: first the village, then the words
    await commune.presses(officer, officer, "Bỏ, không điền nữa")
    await commune.writes(officer, "/dangky")
    await commune.presses(officer, officer, "Thôn 3")
    await commune.writes(officer, "sân bóng chuyền 60tr khởi công 25/11 xong 25/12")
    await commune.presses(officer, officer, "Công trình văn hóa")
    assert "Thôn 3 ·" in await commune.last(officer)


async def test_a_question_that_is_answered_loses_its_buttons(commune: Commune) -> None:
    """A pressed question keeps none; "Quay lại" under an older question steers nothing any more."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.presses(head, head, "Xây dựng cơ bản")
    kinds = [one for one in await commune.sandbox.messages(head) if "Thuộc loại nào" in one["text"]]
    assert all("reply_markup" not in one for one in kinds)

    (money,) = [
        one for one in await commune.sandbox.messages(head) if "bao nhiêu tiền" in one["text"]
    ]
    await commune.writes(head, "350 triệu")
    await commune.presses(head, money, "Quay lại")

    popup = await commune.sandbox.popup(head)
    assert popup is not None
    assert "đã trả lời rồi" in popup["text"]
    assert "Câu 4/5" in await commune.last(head)


async def test_what_is_registered_without_a_figure_opens_the_form(commune: Commune) -> None:
    """The name is enough where somebody says that this is to be registered; marrying is no work."""
    await commune.launch()
    head, other = commune.villages[2].head, commune.villages[1].head
    await commune.writes(head, "thon 3 dang ky lam cong chao")
    assert "Câu 2/5" in await commune.last(head)
    for said in ("đăng ký kết hôn cho cháu", "đăng ký làm đường có được không em"):
        await commune.writes(other, said)
        assert "Câu 2" not in await commune.last(other)


@pytest.mark.on_server
async def test_a_plea_behind_its_reason_is_a_promise(commune: Commune) -> None:
    """ "Thôn chưa họp dân, cho xin lùi đến 25/11 được không"; and until when there is time is told."""
    await commune.launch()
    head = commune.villages[2].head
    await commune.writes(head, "cho bác hỏi đăng ký đến ngày nào")
    assert "Hạn cuối" in await commune.last(head)
    await commune.writes(head, "thôn chưa họp dân, cho xin lùi đến 25/11 được không")
    assert "25/11" in await commune.last(head)
    assert "chưa có gì để sửa" not in await commune.last(head)
