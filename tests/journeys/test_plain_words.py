"""People type what stands on buttons, answer reminders in words, send pictures out of the blue."""

from datetime import timedelta

import pytest

from tests.fixtures_commune import Commune

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_words_do_what_the_button_does(commune: Commune) -> None:
    """Without marks, in private; the officer's words are the office's; a reminder takes a day."""
    await commune.launch()
    village = commune.villages[0]
    await commune.writes(village.head, "dang ky cong trinh a")
    assert "Câu 1/5" in await commune.last(village.head)
    await commune.writes(village.head, "thôi")
    await commune.writes(village.head, "cong trinh cua toi")
    assert "Công trình, phần việc của Thôn 1" in await commune.last(village.head)
    await commune.writes(commune.officer, "Xin chào!")
    assert "Chọn việc cần làm" in await commune.last(commune.officer)

    await commune.move_to("2023-11-16T08:30:00")
    assert await village.group.received("Chưa thấy thôn đăng ký")
    await commune.replies(village.member, village.group, "xin den ngay 25/11")
    assert "chưa hiểu" in await commune.last(village.group)
    await commune.replies(village.head, village.group, "da xin den ngay 25/11")
    assert "25/11/2023" in await commune.last(village.group)
    await commune.writes(commune.officer, "tinh hinh")
    assert "☐ Thôn 1 (hẹn 25/11/2023)" in await commune.last(commune.officer)


async def test_a_head_asks_until_when_and_for_more_time(commune: Commune) -> None:
    """What is owed with its day; days beyond it are a promise, "xin gia hạn" is asked until when."""
    await commune.launch()
    first, second = commune.villages[0].head, commune.villages[1].head
    await commune.writes(first, "hạn đến bao giờ")
    card = await commune.last(first)
    assert "VIỆC CẦN LÀM · Thôn 1" in card
    assert "Hạn cuối: hết Chủ nhật, 19/11/2023" in card
    assert "Chưa đăng ký." in card
    await commune.writes(first, "xin thêm 3 ngày")
    assert "22/11/2023" in await commune.last(first)
    await commune.writes(second, "xin gia hạn")
    await commune.writes(second, "24/11")
    assert "24/11/2023" in await commune.last(second)

    await commune.writes(commune.officer, "tinh hinh")
    assert "☐ Thôn 1 (hẹn 22/11/2023)" in await commune.last(commune.officer)
    await commune.writes(commune.officer, "/viec")
    assert "☐ Thôn 1 (hẹn 22/11/2023)" in await commune.last(commune.officer)


async def test_more_days_count_from_the_villages_own_last_day(commune: Commune) -> None:
    """The office gave it more time already: three days more than that, and that is what is said."""
    await commune.launch()
    officer, head = commune.officer, commune.villages[0].head
    await commune.writes(officer, "thôn 1 gửi chưa")
    await commune.presses(officer, officer, "⏳ Gia hạn: Đăng ký công trình")
    await commune.writes(officer, "25/11")
    await commune.writes(officer, "họp dân muộn")
    await commune.writes(head, "xin thêm 3 ngày")
    said = await commune.last(head)
    assert "xin gửi ngày thứ Ba, 28/11/2023" in said
    assert "Hạn xã gia hạn cho thôn vẫn là hết thứ Bảy, 25/11/2023" in said


async def test_who_puts_off_until_a_day_has_promised_it(commune: Commune) -> None:
    """ "Tuần sau mới họp dân được" and "xin các anh lùi cho đến 25/11" are told back as days."""
    await commune.launch()
    first, second = commune.villages[0].head, commune.villages[1].head
    await commune.writes(first, "tuần sau mới họp dân được")
    assert "hẹn" in (await commune.last(first)).casefold()
    assert "19/11/2023" in await commune.last(first)
    await commune.writes(second, "thôn tôi chưa họp được, xin các anh lùi cho đến 25/11")
    assert "25/11/2023" in await commune.last(second)


async def test_small_talk_starts_nothing(commune: Commune) -> None:
    """A wait, a wrong number, no work this time; what is not progress is not taken for it."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    for said, answer in (
        ("mai bác gửi nhé", "lúc nào tiện"),
        ("con bác nhắn nhầm", "Dạ, không sao"),
        ("đợt này thôn không đăng ký", "cán bộ biết"),
        ("đợt này thôn tôi không đăng ký gì đâu", "cán bộ biết"),
        ("nam nay thon ngheo qua nen khong lam duoc", "cán bộ biết"),
        ("đường ngõ 3", "Máy chưa hiểu tin này"),
        ("đã xong đường bê tông", "100%"),
    ):
        await commune.sandbox.advance(timedelta(minutes=5))  # talk is answered now and then
        await commune.writes(head, said)
        assert answer in await commune.last(head)


async def test_what_changes_no_work_is_none_and_a_figure_alone_is(commune: Commune) -> None:
    """Who is head and what somebody is called goes to the office; "à mà khởi công 10/12" to the one work."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    for said in ("bác không làm trưởng thôn nữa", "đổi tên bác thành Nguyễn Văn Nam"):
        await commune.writes(head, said)
        assert "Gửi cho cán bộ xã" in await commune.last(head)
        await commune.sandbox.advance(timedelta(minutes=1))
    await commune.registers(head)
    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.writes(head, "à mà khởi công 10/12 nhé")
    assert "Khởi công: Chủ nhật, 10/12/2023" in await commune.last(head)
    await commune.writes(head, "gửi")
    assert "Đã ghi nhận thay đổi" in await commune.last(head)
    await commune.writes(officer, "rút ST-01-01")
    await commune.presses(officer, officer, "🗑 Rút")
    await commune.writes(officer, "thôi")
    await commune.writes(officer, "nhắn các thôn: mai họp")  # no reason to withdraw it
    assert not await officer.received("Đã rút")
    await commune.writes(officer, "hủy bỏ")
    assert "Đã dừng" in await commune.last(officer)


async def test_what_cannot_be_used_gets_a_sentence_of_its_own(commune: Commune) -> None:
    """A picture, a voice, another village's work; a list behind the command is read from its start."""
    await commune.launch()
    head = commune.villages[1].head
    for _ in range(2):
        await commune.writes(head, "", photo=True)
    assert len(await head.received("chưa biết ảnh này của việc nào")) == 1
    await commune.writes(head, "", voice=True)
    assert "không nghe được tin thoại" in await commune.last(head)

    await commune.writes(head, "Thôn 1 đăng ký: đường bê tông 350 triệu, khởi công 5/12")
    assert "Tin này nói về Thôn 1, còn anh/chị phụ trách Thôn 2" in await commune.last(head)

    works = "1. Duong ong 150tr khoi cong 1/12\n2. nha van hoa thon 1 ty 2"
    await commune.writes(head, f"/dangky\n{works}")
    said = await commune.last(head)
    assert "1. Duong ong — 150 triệu" in said
    assert "2. Nha van hoa thon — 1,2 tỷ" in said


async def test_a_change_of_what_is_not_registered_says_so_and_how_to_register(
    commune: Commune,
) -> None:
    """Withdrawing or changing before anything is registered; once it is, where that is done."""
    await commune.launch()
    village = commune.villages[2]
    for said, what in (
        ("thôn 3 xin rút đăng ký", "rút"),
        ("sửa giá trị thành 400tr", "sửa"),
    ):
        await commune.writes(village.head, said)
        answer = await commune.last(village.head)
        assert f"Thôn 3 chưa đăng ký công trình, phần việc nào nên chưa có gì để {what}" in answer
        assert "khởi công" in answer
    await commune.replies(village.member, village.group, "thon 3 xin rut dang ky")
    assert "chưa có gì để rút" in await commune.last(village.group)
    await commune.writes(village.head, "thôn 1 xin rút đăng ký")
    assert "Tin này nói về Thôn 1" in await commune.last(village.head)
    await commune.presses(village.head, village.head, "Đăng ký công trình")
    assert "Câu 1/5" in await commune.last(village.head)

    await commune.writes(village.head, "thôi")
    await commune.registers(village.head)
    await commune.writes(village.head, "thôn 3 xin rút đăng ký")
    assert "ST-03-01 · Thôn 3" in await commune.last(village.head)
    for said, value in (
        ("bác gửi nhầm, giá trị 420tr mới đúng", "420.000.000"),
        ("à nhầm, 300 triệu thôi", "300.000.000"),
    ):
        await commune.writes(village.head, said)
        assert value in await commune.last(village.head)
        assert "Kiểm tra lại rồi bấm Gửi" in await commune.last(village.head)
    await commune.presses(village.head, village.head, "Gửi")
    assert "300.000.000" in await commune.last(village.head)

    await commune.sandbox.advance(timedelta(minutes=1))
    await commune.registers(village.head)
    await commune.writes(village.head, "xin đổi giá trị thành 400tr")
    assert "chọn công trình rồi bấm Sửa" in await commune.last(village.head)
    for said in ("cảm ơn em nhiều nhé", "ok", "vâng ạ"):
        await commune.sandbox.advance(timedelta(minutes=1))
        await commune.writes(village.head, said)
        assert "Dạ, cảm ơn." in await commune.last(village.head)
    for said in ("cảm ơn em, bao giờ thì duyệt", "đồng ý", "1"):
        await commune.sandbox.advance(timedelta(minutes=1))
        await commune.writes(village.head, said)
        assert "Máy chưa hiểu" in await commune.last(village.head)


async def test_what_is_asked_in_the_middle_of_a_form_is_told_and_the_form_stays(
    commune: Commune,
) -> None:
    """How long there is, what is registered: no work's name and no sum; the open question goes on."""
    await commune.launch()
    head = commune.villages[2].head
    await commune.writes(head, "/dangky")
    for said in ("con may ngay nua", "hạn đến bao giờ"):
        await commune.writes(head, said)
        assert "Hạn cuối" in await commune.last(head)
    await commune.writes(head, "đăng ký thế nào")
    assert "Đây là câu hỏi" in await commune.last(head)
    await commune.writes(head, "giúp bác với")
    assert "Đây là câu hỏi" in await commune.last(head)
    await commune.writes(head, "Đường bê tông")
    await commune.writes(head, "cong trinh cua toi")
    assert "Chưa đăng ký" in await commune.last(head)
    await commune.writes(head, "cái đầu tiên")
    assert "Câu 3/5" in await commune.last(head)
    await commune.writes(head, "hạn nộp")
    await commune.writes(head, "350tr")
    assert "350.000.000" in await commune.last(head)
    for said in ("bác gửi được chưa", "xã duyệt chưa"):  # no day that is not known
        await commune.writes(head, said)
        assert "Chưa đăng ký" in await commune.last(head)
    await commune.writes(head, "chưa biết")
    assert "Khởi công: chưa rõ" in await commune.last(head)


async def test_how_far_a_work_is_is_heard_among_other_words(commune: Commune) -> None:
    """With the day it began, what was spent, why not; called by a part of its name. A new work is none."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.registers(head)
    for said, percent, more in (
        ("da khoi cong hom 5/12, dang lam duoc 30%", "30%", "đã chi"),
        ("duong xong 50 phan tram roi, da chi 100 trieu", "50%", "100.000.000"),
        ("đường chưa làm được vì mưa", "0%", "vì mưa"),
        ("làm được khoảng 60 phần trăm, hết 200tr rồi", "60%", "200.000.000"),
        ("đường mới đổ được 120m", "Khoảng bao nhiêu phần trăm?", ""),
    ):
        await commune.sandbox.advance(timedelta(minutes=5))
        await commune.writes(head, said)
        answer = await commune.last(head)
        assert percent in answer
        assert more in answer
        await commune.writes(head, "thôi")
        if "Bỏ những gì đã điền?" in await commune.last(head):
            await commune.presses(head, head, "Bỏ, không điền nữa")
    await commune.writes(head, "cổng chào 45 triệu khởi công 5/12 xong 20/1")
    assert "Câu 2/5" in await commune.last(head)


async def test_an_officer_says_what_is_to_be_sent_and_whom_to_remind(commune: Commune) -> None:
    """ "Gửi cho các thôn: …" goes on to whom; "nhắc thôn 2" reminds that village alone; a question that
    names a sum registers nothing."""
    await commune.launch()
    officer = commune.officer
    await commune.writes(officer, "công trình nào trên 300 triệu")
    assert "Máy chưa hiểu" in await commune.last(officer)
    await commune.writes(officer, "gửi cho các thôn: ngày mai họp lúc 8h")
    await commune.presses(officer, officer, "Tất cả các thôn")
    assert "Ngày mai họp lúc 8h" in (await commune.sandbox.texts(officer))[-2]
    await commune.presses(officer, officer, "✖ Bỏ")
    await commune.writes(officer, "gửi riêng thôn 3: nhớ chụp ảnh hiện trạng")
    await commune.presses(officer, officer, "Gửi ngay")
    told = [len(await one.group.received("Nhớ chụp ảnh")) for one in commune.villages]
    assert told == [0, 0, 1]
    await commune.writes(officer, "nhắc thôn 2 nộp đăng ký")
    await commune.presses(officer, officer, "Nhắc thôn này")
    assert "1 thôn" in await commune.last(officer)
    groups = [one.group for one in commune.villages]
    assert [len(await one.received("Chưa thấy thôn đăng ký")) for one in groups] == [0, 1, 0]


async def test_an_officer_sees_how_far_the_works_are(commune: Commune) -> None:
    """In the status and on the village's card; what is approved is altered with a reason."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.registers(head)
    await commune.writes(officer, "duyệt")
    await commune.presses(officer, officer, "✅ Duyệt")
    await commune.writes(head, "đường được 60%")
    for said in ("200tr", "không có ảnh", "khỏi", "thôi bỏ qua"):
        await commune.writes(head, said)
    await commune.presses(head, head, "✅ Gửi")
    await commune.writes(officer, "thôn nào chậm tiến độ")
    assert "350.000.000 đồng, làm được 60%" in await commune.last(officer)
    await commune.writes(officer, "thôn 1 làm đến đâu rồi")
    assert "ST-01-01 Đường bê tông: 60% (08/11/2023)" in await commune.last(officer)
    await commune.writes(head, "thôn 1 xin dời ngày khởi công sang 20/12")
    assert "Vì lý do gì?" in await commune.last(head)
