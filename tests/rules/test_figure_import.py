"""A filled-in workbook of figures: what is new, what corrects, what stands, what cannot be used."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import figure_import
from campaigns.figure_import import Asked, Cell, SheetPlan
from campaigns.model import Comparator, Period, Plan, Target
from campaigns.report_rows import FigureRow, ReportRows, UnitRow
from campaigns.targets import judge

TITLE = ["Nhập số liệu chỉ tiêu: Thi đua"]
HEADING = ["Mã", "Chỉ tiêu", "Thôn, đơn vị", "Loại", "Đơn vị tính", "Kỳ", "Hiện có", "Số liệu mới",
           "Nguồn", "Ghi chú, lý do sửa"]  # fmt: skip
UNITS = (UnitRow(1, "Thôn 1", 1), UnitRow(2, "Thôn 2", 2))
PLAN = Plan(
    code="td", prefix="TD", title="Thi đua", period=Period(date(2024, 1, 1), date(2024, 12, 31)),
    targets=(
        Target("Rác", Decimal(97), "%", Comparator.GTE, key="rac"),
        Target("Giá trị", Decimal(142), "triệu đồng", key="gia-tri"),
        Target("Việc làm", Decimal(200), "người", key="viec", per_unit=Decimal(100)),
        Target("Thu", unit="triệu đồng", comparator=Comparator.GT, base="dự toán giao", key="thu"),
        Target("An ninh", key="an-ninh"),
    ),
)  # fmt: skip
TOLD = FigureRow(
    1, "rac", "result", "2024-Q1", None, Decimal("95.5"), None, "", "BC 3", datetime(2024, 4, 2, tzinfo=UTC)
)  # fmt: skip


def read(*rows: list[Cell], told: tuple[FigureRow, ...] = (TOLD,)) -> SheetPlan:
    """The rows under the workbook's own title and heading, on the first of July."""
    today = date(2024, 7, 1)
    judged = judge(
        ReportRows("Xã", "td", "Thi đua", "open", PLAN, units=UNITS, figures=told), today
    )
    asked = Asked("td", judged, UNITS, PLAN.period, today)
    sheet: list[list[Cell]] = [list(TITLE), [], list(HEADING), *rows]
    return figure_import.read(sheet, asked)


def row(
    key: str, new: Cell, *, unit: str = "Toàn xã", kind: str = "Kết quả", period: Cell = "2024-Q2",
    source: str = "BC 12", note: str = "", code: str = "td",
) -> list[Cell]:  # fmt: skip
    """One row of the workbook as an officer leaves it."""
    return [f"{code}:{key}", "tên", unit, kind, "", period, "", new, source, note]


@pytest.mark.parametrize(
    ("key", "new", "value"),
    [
        ("rac", 97.1, "97.1"),
        ("rac", "97,1", "97.1"),
        ("rac", "97,1%", "97.1"),
        ("rac", 0, "0"),
        ("rac", "0", "0"),
        ("gia-tri", 142.125, "142.125"),
        ("gia-tri", "0,15 tỷ", "150"),
        ("viec", 120.0, "120"),
    ],
)
def test_figures_as_people_and_excel_write_them(key: str, new: Cell, value: str) -> None:
    """A number of a cell is exact, a text is read as in chat, 0 is a figure."""
    plan = read(row(key, new))

    assert [one.value for one in plan.new] == [Decimal(value)], plan.problems
    assert not plan.problems


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\xa0"])
def test_a_blank_is_no_figure(blank: str) -> None:
    """Nothing is written where nothing was typed, and it is no mistake."""
    plan = read(row("rac", blank), row("viec", 0))

    assert plan.blank == 1
    assert [(one.target.key, one.value) for one in plan.writes] == [("viec", Decimal(0))]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (row("rac", 970), "figure"),  # over 100 %
        (row("rac", "97 người"), "figure"),
        (row("gia-tri", 142_000_000), "figure"),  # đồng where triệu đồng is asked
        (row("gia-tri", "97%"), "figure"),
        (row("viec", 12.5), "figure"),
        (row("viec", -3), "figure"),
        (row("rac", float("nan")), "figure"),
        (row("rac", "#DIV/0!"), "error_cell"),
        (row("rac", "#?"), "error_cell"),
        (row("rac", "True"), "figure"),
        (row("rac", "2024-06-25"), "figure"),
        (row("khong-co", 5), "not_target"),
        (row("rac", 5, code="khac"), "not_target"),
        (row("rac", 5, unit="Thôn 1"), "not_unit"),  # no share of villages
        (row("viec", 5, unit="Thôn 9"), "not_unit"),
        (row("viec", 5, period="2025"), "not_period"),
        (row("viec", 5, period="2024-Q4"), "not_period"),  # has not begun
        (row("viec", 5, period="hôm nọ"), "not_period"),
        (row("viec", 5, source=""), "no_source"),
        (row("viec", 5, source="x" * 501), "too_long"),
        (row("rac", 96, period="2024-Q1"), "no_reason"),
        (row("rac", 5, kind="Số giao"), "not_target"),
        (row("an-ninh", 5), "not_verdict"),
    ],
)
def test_what_cannot_be_used_says_why(given: list[Cell], code: str) -> None:
    """Row 4 of the file, one code each; nothing of it would be written."""
    plan = read(given)

    assert [(one.row, one.code) for one in plan.problems] == [(4, code)]
    assert not plan.writes


def test_a_correction_needs_its_reason_and_the_same_again_is_nothing() -> None:
    """The same file sent twice writes nothing the second time."""
    plan = read(
        row("rac", 95.5, period="2024-Q1"), row("rac", 96, period="quý II/2024"),
        row("rac", 96, period="2024-Q2"),
    )  # fmt: skip
    assert plan.same == 1
    assert [one.period for one in plan.new] == ["2024-Q2"]
    assert [one.code for one in plan.problems] == ["twice"]

    mended = read(row("rac", 96, period="2024-Q1", note="số chính thức"))
    assert [(one.before, one.note) for one in mended.corrected] == [(TOLD, "số chính thức")]


def test_bases_shares_and_verdicts_have_their_places() -> None:
    """Số giao once a campaign, a village's share beside the commune's, a word for what has no number."""
    plan = read(
        row("thu", "1,2 tỷ", kind="Số giao"), row("thu", 900), row("viec", 30, unit="thôn 2"),
        row("an-ninh", "Đang thực hiện"),
    )  # fmt: skip

    assert not plan.problems
    found = [(one.target.key, one.kind, one.unit and one.unit.id, one.value, one.verdict)
             for one in plan.new]  # fmt: skip
    assert found == [
        ("thu", "base", None, Decimal(1200), None), ("thu", "result", None, Decimal(900), None),
        ("viec", "result", 2, Decimal(30), None), ("an-ninh", "result", None, None, "on_way"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "period"),
    [
        (2024, "2024"), (2024.0, "2024"), ("2024-06", "2024-06"), ("2024-06-01", "2024-06"),
        ("6/2024", "2024-06"), ("tháng 6/2024", "2024-06"), ("Quý II/2024", "2024-Q2"),
        ("6 tháng đầu năm 2024", "2024-H1"), ("2024-h1", "2024-H1"), ("2024-06-25", "2024-06-25"),
    ],
)  # fmt: skip
def test_periods_as_people_and_excel_write_them(said: Cell, period: str) -> None:
    """Also the day that Excel makes of a month."""
    assert [one.period for one in read(row("viec", 5, period=said)).new] == [period]


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.integers(), st.floats()), max_size=11)))
def test_any_sheet_is_read_without_failing(rows: list[list[Cell]]) -> None:
    """Whatever the cells hold: every row of it is a figure, a problem, blank or passed over."""
    plan = read(*rows)

    assert len(plan.writes) + len(plan.problems) + plan.same + plan.blank <= len(rows)
