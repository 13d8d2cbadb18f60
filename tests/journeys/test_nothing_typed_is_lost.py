"""What was typed already is not asked for again, and no card leaves its reader without a way on."""

from tests.fixtures_commune import Commune

LONG = (
    "Nâng cấp, cải tạo, sửa chữa tuyến đường giao thông nội đồng từ nhà ông Bảy đến hết đất ruộng bà Tám"
    " và hệ thống kênh mương thoát nước dọc tuyến, 1 tỷ 2, khởi công 5/12, xong 20/1"
)


async def test_a_village_is_asked_for_the_rest_alone(commune: Commune) -> None:
    """A new value for what is approved wants its reason only; of a list "cái thứ 2" is the second; of too
    long a name the figures stay; flowers and "thôi" are no riddle."""
    await commune.launch()
    officer, (first, second, _) = commune.officer, commune.villages
    await commune.registers(first.head)
    await commune.writes(officer, "duyệt")
    await commune.presses(officer, officer, "✅ Duyệt")
    for head, said, answer in (
        (first.head, "đổi tên thành đường bê tông ngõ 5", "Vì lý do gì?"),
        (first.head, "dân đề nghị", "Đường bê tông → Đường bê tông ngõ 5"),
        (first.head, "st-01-01: được 30%", "✓ Đã làm được: 30%"),
        (first.head, "thôi", "Bỏ những gì đã điền?"),
        (first.head, "thôi", "Đã dừng"),
        (second.head, "1. Đường bê tông 350tr xong 20/1; 2. Cổng chào 45tr xong 15/1", "2 công trình"),
        (second.head, "cái thứ 2", "✓ Tên công trình: Cổng chào"),
        (second.head, "thôi", "Bỏ những gì đã điền?"),
        (second.head, "thôi", "còn 2 công trình chưa đăng ký"),
        (second.head, "để sau", "máy vẫn giữ"),
        (second.head, "thôi", "Dạ, cảm ơn"),
        (second.head, LONG, "✓ Giá trị: 1.200.000.000 đồng"),
        (second.head, "Nâng cấp đường nội đồng", "Câu 2/5"),
    ):  # fmt: skip
        await commune.writes(head, said)
        assert answer in await commune.last(head), said


async def test_of_several_works_the_named_one_is_meant(commune: Commune) -> None:
    """Its other sum is a change and no new work; what is said of two waits on a button for each."""
    await commune.launch()
    head = commune.villages[0].head
    for name in ("Đường bê tông", "Cổng chào"):
        await commune.registers(head, name)
    for said, answer in (
        (
            "đổi cổng chào thành 60 triệu",
            "Cổng chào\n• Loại: Xây dựng cơ bản\n• Giá trị: 60.000.000",
        ),
        ("gửi", "Đã ghi nhận thay đổi. Mã số: ST-01-02"),
        ("đường xong rồi, cổng chào được 50%", "Tin vừa rồi nói về 2 công trình"),
        ("cổng chào", "✓ Đã làm được: 50%"),
    ):
        await commune.writes(head, said)
        assert answer in await commune.last(head), said


async def test_what_a_helper_filled_in_is_confirmed_in_private(commune: Commune) -> None:
    """The head finds it among the village's works; whoever may not is told who does."""
    await commune.launch()
    village = commune.villages[0]
    await commune.presses(village.member, village.group, "Đăng ký công trình")
    for said in ("Sân bóng", "văn hóa", "60tr", "5/12", "20/1", "gửi"):
        await commune.replies(village.member, village.group, said)
    await commune.replies(village.member, village.group, "tôi xác nhận", "chờ trưởng thôn")
    assert "Việc này của trưởng thôn" in await commune.last(village.group)
    for said in ("/cuatoi", "sân bóng", "xác nhận"):
        await commune.writes(village.head, said)
    assert "Đã ghi nhận. Mã số: ST-01-01" in await commune.last(village.head)


async def test_an_officer_goes_on_in_words(commune: Commune) -> None:
    """Villages by their names, another thing in between, an answer right below its question, a door that
    is closed told as that."""
    await commune.launch()
    officer, (first, second, third) = commune.officer, commune.villages
    for said, answer in (
        ("gửi cho các thôn: sáng mai họp", "Gửi tới đâu?"),
        ("tình hình", "Đã đăng ký: 0/3"),
        ("cái gì", "gõ tên thôn, ví dụ thôn 1, thôn 3"),
        ("thôn 1, thôn 3", "Gửi tới 2 nhóm"),
        ("gửi", "Đã gửi xong"),
    ):
        await commune.writes(officer, said)
        assert answer in await commune.last(officer), said
    told = [len(await one.group.received("Sáng mai họp")) for one in (first, second, third)]
    assert told == [1, 0, 1]

    await commune.writes(second.head, "có hỗ trợ xi măng không")
    await commune.writes(second.head, "gửi cán bộ")
    await commune.writes(officer, "có 5 tấn")
    assert not await second.head.received("có 5 tấn")
    await commune.writes(officer, "gửi")
    assert await second.head.received("có 5 tấn")

    await commune.writes(officer, "/phatdong")
    await commune.presses(officer, officer, "Đóng đăng ký")
    for said in ("/dangky", "đăng ký làm cổng chào 45 triệu xong 20/1"):
        await commune.writes(third.head, said)
        assert "Văn phòng xã đã đóng đăng ký" in await commune.last(third.head), said


async def test_after_weeks_an_answer_is_told_what_it_goes_on_with(commune: Commune) -> None:
    """The form, since when it lies, and all that was filled in; the next answer says it no more."""
    await commune.launch()
    head = commune.villages[0].head
    await commune.writes(head, "/dangky")
    await commune.writes(head, "Đường bê tông")
    await commune.writes(head, "xây dựng")
    await commune.told_the_week("2023-11-13")
    await commune.move_to("2023-11-17 09:00")
    await commune.writes(head, "350 triệu")
    said = await commune.last(head)
    for part in ("Điền tiếp bản đang dở từ 08/11/2023:\nThôn 1 · Đăng ký công trình",
                 "✓ Tên công trình: Đường bê tông", "✓ Giá trị: 350.000.000 đồng", "Câu 4/5"):  # fmt: skip
        assert part in said, said
    await commune.writes(head, "5/12")
    assert "Điền tiếp" not in await commune.last(head)


async def test_what_is_for_the_office_is_no_answer(commune: Commune) -> None:
    """A later day, a telephone, "gửi cán bộ: …" go where they are meant for, also in the middle of a form."""
    await commune.launch()
    head, officer = commune.villages[0].head, commune.officer
    await commune.writes(head, "/dangky")
    for said, answer in (
        ("số của bác là 0912 345 678", "Đã ghi số điện thoại 0912 345 678"),
        ("xin thêm 3 ngày", "Thôn 1 xin gửi ngày thứ Tư, 22/11/2023"),
        ("cái này là gì vậy cháu", "Đây là câu hỏi"),
        ("gửi cán bộ giúp bác", "Đã chuyển câu hỏi cho cán bộ xã"),
        ("gửi cán bộ: thôn chưa có điện", "Đã chuyển câu hỏi cho cán bộ xã"),
        ("Nhà văn hoá", "✓ Tên công trình: Nhà văn hoá"),
        ("xây dựng", "Câu 3/5"),
        ("350tr", "Câu 4/5"),
        ("xin lùi hạn đến 25/11", "Thôn 1 xin gửi ngày thứ Bảy, 25/11/2023"),
        ("5/12", "Câu 5/5"),
        ("20/1", "Hoàn thành: thứ Bảy, 20/01/2024"),
        ("xin lùi hạn đến 24/11", "Thôn 1 xin gửi ngày thứ Sáu, 24/11/2023"),
        ("cái này là gì vậy cháu", "Đây là câu hỏi"),
        ("cho xem lại", "Hoàn thành: thứ Bảy, 20/01/2024"),
    ):
        await commune.writes(head, said)
        assert answer in await commune.last(head), said
    for asked in ("Cái này là gì vậy cháu", "Thôn chưa có điện"):
        assert any(asked.lower() in one.lower() for one in await officer.received("Trưởng Thôn 1"))
