"""The draft's card played to its last button: every item tapped and changed, every proposed day explained."""

from datetime import date, timedelta
from decimal import Decimal

from campaigns import plan as plans
from campaigns.model import Bound, Plan
from storage import campaigns
from tests.fixtures_commune import Commune

PLAN = """UBND XÃ ĐỒNG MÂY
Số: 12/KH-UBND
Đồng Mây, ngày 06 tháng 11 năm 2023

KẾ HOẠCH
Phát động phong trào thi đua làm đường nông thôn

Phong trào có chủ đề: "Đồng Mây chung sức làm đường".

I. THỜI GIAN: từ ngày 10/11/2023 đến ngày 30/01/2024, chia làm 2 đợt:
- Đợt 1: từ ngày 10/11/2023 đến ngày 15/12/2023.
- Đợt 2: từ ngày 16/12/2023 đến ngày 30/01/2024.

II. CHỈ TIÊU
- Bê tông hóa đường ngõ xóm: 12 km.

III. KHEN THƯỞNG
Chủ tịch UBND xã tặng Giấy khen cho 03 tập thể, 10 cá nhân.

IV. TỔ CHỨC THỰC HIỆN
1. Các thôn đăng ký công trình về UBND xã trước ngày 20/11/2023, nêu rõ: tên công trình, chiều dài, thời gian hoàn thành.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""
UNDATED = """UBND XÃ ĐỒNG MÂY
Đồng Mây, ngày 06 tháng 11 năm 2023

KẾ HOẠCH
Phát động phong trào thi đua năm 2024

I. CÁC MỐC
1. Các thôn đăng ký công trình về UBND xã trước ngày 15/3.
"""


async def _sends(commune: Commune, text: str) -> str:
    await commune.officer.sends(commune.officer, "kh.txt", text.encode())
    await commune.settle()
    return await commune.last(commune.officer)


async def _taps(commune: Commune, button: str) -> str:
    await commune.presses(commune.officer, commune.officer, button)
    return await commune.last(commune.officer)


async def _changes(commune: Commune, button: str, words: str) -> tuple[str, str]:
    """One item tapped and typed anew: what its page said, and the card after it."""
    await commune.sandbox.advance(timedelta(seconds=20))  # nobody types faster
    page = await _taps(commune, button)
    await commune.writes(commune.officer, words)
    return page, await commune.last(commune.officer)


async def _made(commune: Commune, code: str) -> Plan:
    async with commune.db.read() as conn:
        row = await campaigns.by_code(conn, code, commune_id=commune.commune_id)
    assert row is not None
    return plans.from_json(dict(row.plan))


async def test_every_item_of_the_card_is_changed_by_its_own_button(commune: Commune) -> None:
    """Head, phases, milestones, questions, targets and rewards: each page shows its sentence or its use."""
    said = await _sends(commune, PLAN)
    assert "Tạo đợt thi đua" in said

    for button, words, shown in (
        ("✏️ Sửa: Tên đợt thi đua", "Làm đường mùa đông", "thi đua làm đường nông thôn"),
        ("✏️ Sửa: Chủ đề", "Đường rộng, nhà sạch", "Đọc từ câu: Phong trào có chủ đề"),
        ("✏️ Sửa: Cơ quan phát động", "Hội đồng Thi đua xã Đồng Mây", "UBND xã Đồng Mây"),
        ("✏️ Sửa: Số văn bản", "13/KH-UBND", "Số: 12/KH-UBND"),
        ("✏️ Sửa: Ngày bắt đầu", "12/11/2023", "từ ngày 10/11/2023 đến ngày 30/01/2024"),
        ("✏️ Sửa: Ngày kết thúc", "31/01/2024", "từ ngày 10/11/2023 đến ngày 30/01/2024"),
        ("✏️ Sửa: Mã đợt", "duong-2023", "đứng trong tên tệp (dongmay-2023.yaml)"),
        ("✏️ Sửa: Chữ đầu biên nhận", "dd", "DM-03-01 là công trình thứ 1 của thôn số 3"),
        ("✏️ Sửa: Lời phát động", "Mời {ten_thon} cùng làm đường", "các thôn sẽ nhận như sau"),
    ):
        page, card = await _changes(commune, button, words)
        assert shown in page, button
        assert "✓" in card, button
    await _taps(commune, "Các đợt (2)")
    page, _ = await _changes(commune, "2. Đợt 2", "từ 16/12/2023 đến 31/01/2024")
    assert "Đọc từ câu: - Đợt 2: từ ngày 16/12/2023" in page
    await _taps(commune, "Các đợt (2)")
    await _changes(commune, "1. Đợt 1", "từ 12/11/2023 đến 15/12/2023")
    await _taps(commune, "📅 Các mốc (1)")
    page, _ = await _changes(commune, "1. Đăng ký công trình", "chậm nhất 24/11/2023")
    assert "trước ngày 20/11/2023" in page
    await _taps(commune, "📝 Câu hỏi đăng ký (3)")
    page, _ = await _changes(commune, "2. Chiều dài", "Diện tích")
    assert "nêu rõ: tên công trình, chiều dài" in page
    await _taps(commune, "🎯 Chỉ tiêu (3)")
    page, _ = await _changes(commune, "2. ", "Giấy khen: không quá 4 tập thể")
    assert "03 tập thể, 10 cá nhân" in page

    await commune.writes(commune.officer, "thôn nào chưa đăng ký?")  # the draft asks for nothing
    assert "Xem bản thảo" not in await commune.last(commune.officer)
    await _taps(commune, "Xem bản thảo")
    await _taps(commune, "✅ Tạo đợt thi đua")

    plan = await _made(commune, "duong-2023")
    assert (plan.title, plan.theme) == ("Làm đường mùa đông", "Đường rộng, nhà sạch")
    assert (plan.issuer, plan.number) == ("Hội đồng Thi đua xã Đồng Mây", "13/KH-UBND")
    assert (plan.period.starts_on, plan.period.ends_on) == (date(2023, 11, 12), date(2024, 1, 31))
    assert plan.texts["phat_dong"] == "Mời {ten_thon} cùng làm đường"
    assert [one.period.ends_on for one in plan.phases] == [date(2023, 12, 15), date(2024, 1, 31)]
    due = plan.milestones[0].deadline
    assert due is not None
    assert (due.bound, due.due_on) == (Bound.BY, date(2023, 11, 24))
    assert plan.forms[0].fields[1].label == "Diện tích"
    assert plan.criteria[0].value == Decimal(4)


async def test_what_may_be_left_out_is_taken_out_by_its_button(commune: Commune) -> None:
    """Theme, number, a phase, the registration: gone from the card and from the campaign."""
    await _sends(commune, PLAN)

    for button in ("✏️ Sửa: Chủ đề", "✏️ Sửa: Số văn bản"):
        await _taps(commune, button)
        await _taps(commune, "🗑 Bỏ mục này")
    await _taps(commune, "Các đợt (2)")
    await _taps(commune, "1. Đợt 1")
    await _taps(commune, "🗑 Bỏ mục này")
    await _taps(commune, "← Xem bản thảo")
    await _taps(commune, "📅 Các mốc (1)")
    await _taps(commune, "1. Đăng ký công trình")
    said = await _taps(commune, "🗑 Bỏ mục này")

    assert "Chủ đề" not in said
    assert "12/KH-UBND" not in said
    assert "Đợt 1" not in said
    assert "Chưa có mốc nào" in said


async def test_each_day_that_is_offered_says_where_it_comes_from(commune: Commune) -> None:
    """ "năm 2024", the line with the day of issue, a day without its year: shown beside the buttons."""
    await _sends(commune, UNDATED)

    said = await _taps(commune, "❓ Trả lời (3)")
    assert "01/01/2024: ngày đầu của “năm 2024”" in said
    assert "06/11/2023: ngày ban hành: “Đồng Mây, ngày 06 tháng 11 năm 2023”" in said
    assert "hôm nay" in said
    said = await _taps(commune, "01/01/2024")
    assert "31/12/2024: ngày cuối của “năm 2024”" in said
    said = await _taps(commune, "31/12/2024")
    assert "15/03/2024: kế hoạch ghi “trước ngày 15/3”, không ghi năm; nếu là năm 2024" in said


async def test_a_campaign_that_is_over_is_launched_only_after_a_second_yes(
    commune: Commune,
) -> None:
    """The period is past: the officer is told so, may wait; no village hears before the second press."""
    await _sends(commune, PLAN.replace("2023", "2022").replace("2024", "2023"))
    await _taps(commune, "✅ Tạo đợt thi đua")
    heard = commune.villages[0].group.received

    said = await _taps(commune, "🚀 Phát động")
    assert "đã hết: 10/11/2022 – 30/01/2023" in said
    await _taps(commune, "✖ Khoan, chưa phát động")
    assert "Chưa phát động" in (await commune.sandbox.texts(commune.officer))[-1]
    await _taps(commune, "🚀 Phát động")
    await _taps(commune, "Vẫn phát động đợt đã qua")
    assert await heard("làm đường nông thôn") == []

    await commune.presses(commune.officer, commune.officer, "Gửi ngay")
    assert await heard("làm đường nông thôn")


async def test_a_draft_is_changed_in_plain_words(commune: Commune) -> None:
    """An item by its name with its new value, or without: then it is asked; a yes shows the card."""
    await _sends(commune, PLAN)
    for said, shown in (
        ("ngày kết thúc 31/1/2024", "✓ Ngày kết thúc: thứ Tư, 31/01/2024"),
        ("sửa hạn đăng ký thành 25/11", "✓ Đăng ký công trình về UBND xã: thứ Bảy, 25/11/2023"),
        ("đổi tên thành Phong trào làm đường", "✓ Tên đợt thi đua: Phong trào làm đường"),
        ("sai ngày bắt đầu", "Đang ghi: thứ Sáu, 10/11/2023"),
        ("12/11/2023", "⚠️ Đợt 1: Đợt này nằm ngoài thời gian của cả phong trào."),
        ("bỏ đợt 2", "Đang ghi: 16/12/2023 – 30/01/2024"),
    ):
        await commune.writes(commune.officer, said)
        assert shown in await commune.last(commune.officer)
    await _taps(commune, "← Quay lại")
    await commune.writes(commune.officer, "đúng rồi")
    assert "Phong trào làm đường" in await commune.last(commune.officer)
    await commune.writes(commune.officer, "đường thôn 3 xấu quá")
    assert "Đang có bản thảo" in await commune.last(commune.officer)
