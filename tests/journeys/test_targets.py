"""Figures of targets: entered in chat, judged, corrected, told with their sources; points; ranking."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.model import Comparator, Criterion, Measure, Period, Plan, Target
from storage import campaigns, measurements
from storage import plans as plan_rows
from tests.fixtures_commune import Commune

PLAN = Plan(
    code="thi-du-2024",
    prefix="TD",
    title="Thi đua năm 2024",
    period=Period(date(2023, 11, 1), date(2024, 12, 31)),
    targets=(
        Target("Tỷ lệ chất thải rắn được thu gom", Decimal(97), "%", Comparator.GTE),
        Target("Giá trị sản xuất/01ha", Decimal(142), "triệu đồng"),
        Target("Số lao động có việc làm mới", Decimal(200), "người", measured_by="các thôn",
               per_unit=Decimal(60)),
        Target("Thu ngân sách", unit="triệu đồng", comparator=Comparator.GT, base="dự toán giao"),
        Target("Giữ vững an ninh trật tự"),
        Target("Vườn mẫu", Decimal(5), "vườn", measured_by="Thôn 2"),
    ),
    criteria=(
        Criterion("Có đăng ký đúng hạn", Decimal(10), Measure.REGISTERED_ON_TIME),
        Criterion("Chấp hành chủ trương", Decimal(20)),
    ),
)  # fmt: skip


@pytest.fixture
async def measured(commune: Commune) -> Commune:
    """A running campaign with six targets and two criteria, in December 2023."""
    async with commune.db.write() as conn:
        around = commune.app.around()
        commune.campaign_id = await plan_rows.add(
            conn, PLAN, commune_id=commune.commune_id, created_by=None, tz=around.tz, now=around.now
        )
        await campaigns.set_state(
            conn, commune.campaign_id, commune_id=commune.commune_id, state="open", now=around.now
        )
    return commune


async def figures(commune: Commune) -> list[tuple[str, str, Decimal | None, str | None, str]]:
    """What is kept: target, period, value, verdict, note."""
    async with commune.db.read() as conn:
        rows = await measurements.of_campaign(
            conn, commune_id=commune.commune_id, campaign_id=commune.campaign_id
        )
    return [(one.target_key, one.period, one.value, one.verdict, one.note) for one in rows]


async def test_an_officer_enters_a_figure_and_corrects_it(measured: Commune) -> None:
    """Read in the target's unit, echoed, confirmed; a correction asks why and keeps the old row."""
    officer = measured.officer
    await measured.writes(officer, "/chitieu")
    assert "? chưa có số 6" in await measured.last(officer)
    await measured.presses(officer, officer, "Giá trị sản xuất/01ha")
    await measured.presses(officer, officer, "Nhập số liệu")
    await measured.presses(officer, officer, "tháng 11/2023")
    await measured.writes(officer, "142 tỷ")
    assert "nhầm đơn vị" in await measured.last(officer)
    await measured.writes(officer, "0,138 tỷ")
    await measured.writes(officer, "Báo cáo 45/BC-UBND")
    await measured.presses(officer, officer, "Bỏ qua")
    said = await measured.last(officer)
    assert "138 triệu đồng" in said
    assert await figures(measured) == []
    await measured.presses(officer, officer, "✅ Gửi")
    said = await measured.last(officer)
    assert "138 triệu đồng (tháng 11/2023)" in said
    assert "Báo cáo 45/BC-UBND; Nguyễn Thị Lan" in said

    await measured.move_to("2023-11-08T09:00:00")
    await measured.presses(officer, officer, "Nhập số liệu")
    await measured.presses(officer, officer, "tháng 11/2023")
    await measured.writes(officer, "143")
    await measured.writes(officer, "Chi cục Thống kê")
    await measured.writes(officer, "số chính thức")
    await measured.presses(officer, officer, "Bỏ qua")
    await measured.presses(officer, officer, "✅ Gửi")
    assert "Đánh giá: đạt" in await measured.last(officer)
    await measured.presses(officer, officer, "Lịch sử số liệu")
    said = await measured.last(officer)
    assert said.index("143 triệu") < said.index("138 triệu")
    assert "Sửa số liệu: số chính thức" in said
    key = "gia-tri-san-xuat-01ha"
    assert await figures(measured) == [
        (key, "2023-11", Decimal(138), None, ""),
        (key, "2023-11", Decimal(143), None, "Sửa số liệu: số chính thức"),
    ]


@pytest.mark.on_server
async def test_a_base_and_a_verdict(measured: Commune) -> None:
    """Vượt dự toán giao waits for its base; what has no number is judged by its note."""
    officer = measured.officer
    await measured.writes(officer, "/chitieu")
    await measured.presses(officer, officer, "Thu ngân sách")
    assert "chưa có số giao" in await measured.last(officer)
    await measured.presses(officer, officer, "Nhập số giao")
    await measured.writes(officer, "1,2 tỷ")
    await measured.writes(officer, "Quyết định giao dự toán")
    await measured.presses(officer, officer, "Bỏ qua")
    await measured.presses(officer, officer, "✅ Gửi")
    assert "1.200 triệu đồng" in await measured.last(officer)

    await measured.move_to("2023-11-08T09:00:00")
    await measured.writes(officer, "/chitieu")
    await measured.presses(officer, officer, "Giữ vững an ninh")
    await measured.presses(officer, officer, "Nhập số liệu")
    await measured.presses(officer, officer, "tháng 11/2023")
    await measured.presses(officer, officer, "▼ Chậm")
    await measured.writes(officer, "còn một vụ chưa giải quyết")
    await measured.writes(officer, "Công an xã")
    await measured.presses(officer, officer, "✅ Gửi")
    assert "Đánh giá: chậm" in await measured.last(officer)
    await measured.writes(officer, "/chitieu")
    said = await measured.last(officer)
    assert said.index("▼ Giữ vững an ninh") < said.index("? Thu ngân sách")


async def test_villages_tell_their_share_and_the_sum_is_the_communes(measured: Commune) -> None:
    """A head enters the own village's figure and the target the village measures, nothing else."""
    first, second, _ = measured.villages
    for village, number in ((first, "0"), (second, "70")):
        await measured.writes(village.head, "/chitieu")
        await measured.presses(village.head, village.head, "việc làm mới")
        await measured.presses(village.head, village.head, "Nhập số liệu")
        await measured.presses(village.head, village.head, "tháng 11/2023")
        await measured.writes(village.head, number)
        await measured.writes(village.head, "Sổ của thôn")
        await measured.presses(village.head, village.head, "Bỏ qua")
        await measured.presses(village.head, village.head, "✅ Gửi")
    assert "đạt" in await measured.last(second.head)
    assert "Thôn 1" not in await measured.last(second.head)

    await measured.writes(second.head, "/chitieu")
    assert "Vườn mẫu" in await measured.last(second.head)
    await measured.writes(first.head, "/chitieu")
    said = await measured.last(first.head)
    assert "Vườn mẫu" not in said
    assert "thu gom" not in said
    officer = measured.officer
    await measured.writes(officer, "/chitieu")
    await measured.presses(officer, officer, "việc làm mới")
    said = await measured.last(officer)
    assert "70 người (tháng 11/2023)" in said
    assert "Cộng từ 2/3 thôn" in said
    await measured.writes(first.member, "/chitieu")
    assert "Chỉ tiêu:" not in await measured.last(first.member)


async def test_points_and_the_ranking(measured: Commune) -> None:
    """Officers' points stand beside what is computed; nothing is invented for the others."""
    officer = measured.officer
    await measured.writes(officer, "/chitieu")
    await measured.presses(officer, officer, "Chấm điểm")
    await measured.presses(officer, officer, "Chấp hành")
    await measured.presses(officer, officer, "Thôn 2: chưa chấm")
    await measured.writes(officer, "25")
    assert "Tối đa là 20 điểm" in await measured.last(officer)
    await measured.writes(officer, "18,5")
    await measured.presses(officer, officer, "Bỏ qua")
    await measured.presses(officer, officer, "✅ Gửi")
    assert "18,5 điểm" in await measured.last(officer)

    await measured.move_to("2023-11-08T09:00:00")
    await measured.writes(officer, "/xephang")
    said = (await officer.received("Xếp hạng: Thi đua"))[-1]
    assert "1. Thôn 2: 18,5/30 điểm" in said
    assert "2. Thôn 1: 0/30 điểm" in said
    assert "2. Thôn 3: 0/30 điểm" in said
    assert "Chấp hành chủ trương: cán bộ chấm 18,5/20" in said
    assert "Có đăng ký đúng hạn: chưa đăng ký đúng hạn × 10 = 0" in said
    assert "Chấp hành chủ trương: chưa chấm" in said
