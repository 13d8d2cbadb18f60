"""How targets stand: every comparator and kind of figure, periods, sums over villages, trends."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import target_periods as periods
from campaigns import targets
from campaigns.model import Comparator, Period, Plan, Range, Target
from campaigns.report_rows import FigureRow, ReportRows, UnitRow
from campaigns.target_keys import keyed
from campaigns.targets import Judged, Standing, judge
from campaigns.wording.quantity.figure import Wanted, adds_up, read_figure, say_figure
from campaigns.wording.reading import Refused, Value

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
UNITS = tuple(UnitRow(at, f"Thôn {at}", at) for at in (1, 2, 3))
_ids = count(1)


def figure(
    value: str | None, period: str = "2024-H1", unit: int | None = None, **more: Any
) -> FigureRow:
    """One figure for the first target of the plan."""
    day = periods.span(period).ends_on
    given = {
        "target_key": "chi-tieu", "kind": "result", "verdict": None, "note": "",
        "source": "BC 12", "at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "by": "Lan",
    }  # fmt: skip
    return FigureRow(
        id=next(_ids), period=period, unit_id=unit,
        value=None if value is None else Decimal(value), **(given | more),
    )  # fmt: skip


def stands(target: Target, *figures: FigureRow, today: date = date(2024, 7, 1)) -> Judged:
    """The judged target."""
    plan = Plan(code="t", prefix="T", title="T", period=YEAR, targets=(target,))
    rows = ReportRows("Xã", "t", "T", "open", plan, units=UNITS, figures=figures)
    return judge(rows, today)[0]


def target(
    value: str | Range | None,
    unit: str,
    comparator: str = "eq",
    name: str = "Chỉ tiêu",
    **more: Any,
) -> Target:
    """A target whose figures are kept under one key."""
    goal = Decimal(value) if isinstance(value, str) else value
    return Target(name, goal, unit, Comparator(comparator), key="chi-tieu", **more)


@pytest.mark.parametrize(
    ("asked", "told", "standing"),
    [
        # counts grow from nothing: 200 by December is about 99,5 by the end of June
        (target("200", "người"), "200", "met"),
        (target("200", "người"), "213", "met"),
        (target("200", "người"), "100", "on_way"),
        (target("200", "người"), "99", "behind"),
        (target("200", "người"), "0", "behind"),
        (target("200", "người", "gt"), "200", "on_way"),
        (target("200", "người", "gt"), "201", "met"),
        # money
        (target("621.52", "tỷ đồng"), "312", "on_way"),
        (target("621.52", "tỷ đồng"), "300", "behind"),
        (target("142", "triệu đồng/ha"), "142", "met"),
        # shares
        (target("97", "%", "gte"), "97", "met"),
        (target("97", "%", "gte"), "96.9", "on_way"),
        (target("97", "%", "gte"), "30", "behind"),
        (target("97", "%", "gte", start=Decimal(95)), "95.5", "behind"),
        (target("97", "%", "gte", start=Decimal(95)), "96", "on_way"),
        (target("2", "%", "gt", "Tăng trưởng"), "2", "on_way"),
        # lower is better
        (target("8.82", "%", "lte"), "8.82", "met"),
        (target("8.82", "%", "lt"), "8.82", "behind"),
        (target("8.82", "%", "lte"), "9", "behind"),
        (target("8.82", "%", "lte", start=Decimal(10)), "9", "on_way"),
        (target("8.82", "%", "lte", start=Decimal(10)), "9.9", "behind"),
        (target("10", "vụ", "lte"), "0", "on_way"),
        (target("10", "vụ", "lte"), "4", "on_way"),
        (target("10", "vụ", "lte"), "7", "behind"),
        (target("10", "vụ", "lte"), "11", "behind"),
        # a range
        (target(Range(Decimal(5), Decimal(7)), "công trình"), "5", "met"),
        (target(Range(Decimal(5), Decimal(7)), "công trình"), "7", "met"),
        (target(Range(Decimal(5), Decimal(7)), "công trình"), "8", "behind"),
        (target(Range(Decimal(5), Decimal(7)), "công trình"), "3", "on_way"),
        (target(Range(Decimal(5), Decimal(7)), "công trình"), "1", "behind"),
        (target(Range(Decimal(5), Decimal(7)), "công trình", "gte"), "8", "met"),
        (target(Range(Decimal(5), Decimal(7)), "%", "lte"), "4", "met"),
    ],
)  # fmt: skip
def test_half_a_year_in(asked: Target, told: str, standing: str) -> None:
    """Every comparator and kind of figure at the end of June."""
    assert stands(asked, figure(told)).line.standing == standing


@pytest.mark.parametrize(
    ("asked", "told", "standing"),
    [
        (target("200", "người"), "199", "behind"),
        (target("200", "người"), "200", "met"),
        (target("10", "vụ", "lte"), "10", "met"),
        (target("10", "vụ", "lt"), "0", "met"),
        (target("97", "%", "gte"), "96", "behind"),
    ],
)
def test_the_year_is_over(asked: Target, told: str, standing: str) -> None:
    """Nothing is on its way any more."""
    assert stands(asked, figure(told, "2024"), today=date(2025, 1, 5)).line.standing == standing


def test_what_is_measured_from_a_base() -> None:
    """Vượt dự toán giao: without the base nothing is judged; with it, the base or a part of it."""
    revenue = target(None, "tỷ đồng", "gt", base="dự toán giao")
    told = figure("12", "2024")
    base = figure("11.5", "2024", kind="base")

    assert stands(revenue, told).line.standing is Standing.NO_BASE
    assert stands(revenue).line.standing is Standing.NO_BASE
    judged = stands(revenue, told, base)
    assert (judged.line.standing, judged.line.goal) == (Standing.MET, Decimal("11.5"))
    assert judged.base == base
    part = target("100", "người", base="kế hoạch giao")
    assert stands(part, base, figure("11.5", "2024")).line.standing is Standing.MET
    taken_back = figure(None, "2024", kind="base")
    assert stands(revenue, told, base, taken_back).line.standing is Standing.NO_BASE
    fewer = target(None, "vụ", "lt", base="năm 2023")
    last_year = figure("4", "2023", kind="base")
    assert stands(fewer, last_year, figure("0", "2024")).line.standing is Standing.MET
    assert stands(fewer, last_year, figure("4", "2024")).line.standing is Standing.BEHIND


def test_a_qualitative_target_is_what_was_said_of_it() -> None:
    """Giữ vững an ninh: a verdict with its note, the newest period's."""
    safe = target(None, "")
    first = figure(None, "2024-Q1", verdict="behind", note="một vụ trộm")
    second = figure(None, "2024-Q2", verdict="met")

    assert stands(safe).line.standing is Standing.NO_FIGURE
    assert stands(safe, first).line.standing is Standing.BEHIND
    assert stands(safe, second, first).line.standing is Standing.MET


def test_zero_is_a_figure_and_a_blank_is_none() -> None:
    """0 is judged; a row without a value takes the figure back."""
    jobs = target("200", "người")

    assert stands(jobs).line.standing is Standing.NO_FIGURE
    assert stands(jobs, figure("0")).line.value == 0
    assert stands(jobs, figure("150"), figure(None)).line.standing is Standing.NO_FIGURE


def test_the_newest_row_of_the_newest_period_counts() -> None:
    """A correction replaces; an old period entered late changes nothing of the newer one."""
    jobs = target("200", "người")
    judged = stands(
        jobs, figure("90", "2024-Q1"), figure("180", "2024-Q2"), figure("120", "2024-Q2"),
        figure("95", "2024-Q1"),
    )  # fmt: skip

    assert [(one.period, one.value) for one in judged.line.points] == [
        ("2024-Q1", 95), ("2024-Q2", 120)
    ]  # fmt: skip
    trend = judged.line.trend
    assert trend is not None
    assert (trend.way, trend.good, trend.before) == ("up", True, Decimal(95))
    assert len(judged.rows) == 4
    assert judged.line.now is not None
    assert judged.line.now.rows[0].by == "Lan"


@pytest.mark.parametrize(
    ("comparator", "before", "now", "way", "good"),
    [
        ("gte", "5", "6", "up", True), ("gte", "6", "5", "down", False),
        ("lte", "5", "6", "up", False), ("lte", "6", "5", "down", True),
        ("eq", "5", "5", "same", None),
    ],
)  # fmt: skip
def test_whether_a_trend_is_good(
    comparator: str, before: str, now: str, way: str, good: bool | None
) -> None:
    """More is not always better."""
    trend = stands(
        target("8", "%", comparator), figure(before, "2024-Q1"), figure(now, "2024-Q2")
    ).line.trend

    assert trend is not None
    assert (trend.way, trend.good) == (way, good)


def test_villages_add_up_where_things_are_counted() -> None:
    """Each has its share; the commune's figure is their sum, until the commune has its own."""
    jobs = target("200", "người", per_unit={"Thôn 1": Decimal(10), "thôn 2": Decimal(50)})
    told = (figure("10", unit=1), figure("0", unit=2, period="2024-Q1"))

    judged = stands(jobs, *told)

    assert [(one.unit and one.unit.name, one.goal, one.standing) for one in judged.units] == [
        ("Thôn 1", 10, "met"), ("Thôn 2", 50, "behind")
    ]  # fmt: skip
    assert (judged.summed, judged.line.value, judged.told) == (True, 10, 2)
    assert judged.line.now is not None
    assert judged.line.now.rows == told
    own = stands(jobs, *told, figure("60", "2024-Q1"))
    assert (own.summed, own.line.value) == (False, 60)


def test_shares_of_villages_do_not_add_up() -> None:
    """80 % and 90 % make no 170 %: the commune's own figure is asked."""
    culture = target("90", "%", per_unit=Decimal(90))

    judged = stands(culture, figure("80", unit=1), figure("95", unit=2))

    assert judged.line.standing is Standing.NO_FIGURE
    assert [one.standing for one in judged.units] == ["on_way", "met", "no_figure"]


def test_merged_villages_bring_their_figures_with_them() -> None:
    """What both told before the merger counts for the heir, until the heir tells itself."""
    jobs = target("200", "người", per_unit=Decimal(60))
    before = [figure("20", "2024-Q1", 1, origin=1), figure("15", "2024-Q1", 1, origin=9)]

    judged = stands(jobs, *before)
    assert judged.units[0].value == 20
    only_old = [figure("11", "2024-Q1", 1, origin=8), figure("15", "2024-Q1", 1, origin=9)]
    assert stands(jobs, *only_old).units[0].value == 26
    later = stands(jobs, *only_old, figure("40", "2024-Q2", 1, origin=1))
    assert [one.value for one in later.units[0].points] == [26, 40]


def test_laggards_come_first() -> None:
    """Behind, without a base, without a figure, on the way, reached."""
    plan = Plan(
        code="t", prefix="T", title="T", period=YEAR,
        targets=(*(Target(name, Decimal(200), "người") for name in "abcd"),
                 Target("e", base="số giao")),
    )  # fmt: skip
    told = {"a": "200", "b": "150", "d": "1"}
    figures = tuple(figure(value, target_key=key) for key, value in told.items())
    rows = ReportRows("Xã", "t", "T", "open", plan, units=UNITS, figures=figures)

    found = targets.laggards(judge(rows, date(2024, 7, 1)))

    assert [one.key for one in found] == ["d", "e", "c", "b", "a"]


def test_periods_have_an_order_and_are_offered_as_they_begin() -> None:
    """By their ends; of two that end together, the longer speaks last."""
    names = ["2024", "2024-Q4", "2024-12", "2024-06-25", "2024-H1", "2024-Q2", "2024-Q1"]

    assert sorted(names, key=periods.place) == [
        "2024-Q1", "2024-06-25", "2024-Q2", "2024-H1", "2024-12", "2024-Q4", "2024",
    ]  # fmt: skip
    offered = periods.offered(YEAR, date(2024, 5, 3))
    assert offered == [
        "2024-05", "2024-04", "2024-03", "2024-02", "2024-Q2", "2024-Q1", "2024-H1", "2024",
    ]  # fmt: skip
    assert not any(map(periods.known, ("", "2024-13", "2024-Q5", "24", "2024-02-30", "2024-6")))


def test_names_that_are_the_same_keep_different_keys() -> None:
    """Both stay, the second with a number; a given key is kept."""
    listed = (Target("Dịch vụ"), Target("Dịch vụ"), Target("Tỷ lệ", key="ty-le-1"))

    assert list(keyed(listed)) == ["dich-vu", "dich-vu-2", "ty-le-1"]


VALUES = st.none() | st.decimals(-5, 1000, places=2)
FIGURES = st.builds(
    figure, VALUES, st.sampled_from(["2023", "2024-Q1", "2024-06", "2024-H1", "2024", "2025-Q1"]),
    st.sampled_from([None, 1, 2, 3]), kind=st.sampled_from(["result", "base"]),
    verdict=st.none() | st.sampled_from(["met", "behind", "on_way", "?"]),
    origin=st.sampled_from([None, 1, 9]),
)  # fmt: skip
TARGETS = st.builds(
    Target, st.just("Chỉ tiêu"),
    st.none() | st.decimals(-10, 500, places=1) | st.just(Range(Decimal(1), Decimal(9))),
    st.sampled_from(["", "%", "người", "triệu đồng/ha", "tỷ đồng"]), st.sampled_from(Comparator),
    key=st.just("chi-tieu"), base=st.sampled_from(["", "số giao"]),
    start=st.none() | st.decimals(0, 100, places=1),
    per_unit=st.none() | st.decimals(0, 100, places=1),
)  # fmt: skip


@given(TARGETS, st.lists(FIGURES, max_size=8), st.dates(date(2023, 1, 1), date(2025, 12, 31)))
def test_judging_never_fails_and_never_invents(
    asked: Target, figures: list[FigureRow], today: date
) -> None:
    """Whatever was entered: a standing, values that were entered or are sums of such."""
    judged = stands(asked, *figures, today=today)

    assert judged.line.standing in Standing
    told = [one for one in figures if one.kind == "result"]
    if not any(one.value is not None or one.verdict for one in told):
        assert judged.line.now is None
        assert judged.line.standing in (Standing.NO_FIGURE, Standing.NO_BASE)
    if judged.summed and judged.line.now is not None:
        rows = judged.line.now.rows
        assert judged.line.value == sum(one.value or 0 for one in rows)
        # a unit that later says "đạt" without a number keeps the number it last told in the sum
        told_by = [
            [one.value for one in line.points if one.value is not None] for line in judged.units
        ]
        assert judged.line.value == sum(values[-1] for values in told_by if values)


def test_a_verdict_without_a_number_leaves_the_unit_its_last_number() -> None:
    """The commune's sum does not fall because a village said "đạt" and no number after it."""
    judged = stands(
        target("30", "người", per_unit=Decimal(10)),
        figure("4", "2023", 1),
        figure("2", "2023", 2),
        figure(None, "2024-Q1", 1, verdict="met"),
    )

    assert judged.line.value == Decimal(6)


# ----------------------------------------------------------------------------- figures as typed

SHARE = Wanted("Tỷ lệ chất thải rắn được thu gom", "%", Decimal(97))
GROWTH = Wanted("Tốc độ tăng trưởng giá trị sản xuất", "%", Decimal(18))
PEOPLE = Wanted("Số lao động có việc làm mới", "người", Decimal(200))
PER_HA = Wanted("Giá trị sản xuất", "triệu đồng/ha", Decimal(142))
MONEY = Wanted("Tổng thu ngân sách", "tỷ đồng", Decimal("621.52"))


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("97,1", SHARE, "97.1"), ("97.1%", SHARE, "97.1"), ("đạt 97 %", SHARE, "97"),
        ("0", SHARE, "0"), ("100 phần trăm", SHARE, "100"), ("120%", GROWTH, "120"),
        ("-2,5", GROWTH, "-2.5"), ("âm 2,5%", GROWTH, "-2.5"),
        ("150", PEOPLE, "150"), ("150 người", PEOPLE, "150"), ("1.250 người", PEOPLE, "1250"),
        ("không", PEOPLE, "0"), ("0 người", PEOPLE, "0"), ("hai mươi", PEOPLE, "20"),
        ("142", PER_HA, "142"), ("138,5 triệu đồng/ha", PER_HA, "138.5"),
        ("138,5 triệu/ha", PER_HA, "138.5"), ("0,142 tỷ", PER_HA, "142"),
        ("300,5", MONEY, "300.5"), ("300,5 tỷ", MONEY, "300.5"), ("500 triệu", MONEY, "0.5"),
        ("2 tỷ 500 triệu", MONEY, "2.5"), ("0 đồng", MONEY, "0"),
    ],
)  # fmt: skip
def test_figures_in_the_targets_unit(text: str, wanted: Wanted, value: str) -> None:
    """What officers type, turned into the unit the target is counted in."""
    assert read_figure(text, wanted) == Value(Decimal(value))


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("150%", SHARE, "0 đến 100%"), ("-3", SHARE, "0 đến 100%"), ("97 triệu", SHARE, "tính bằng %"),
        ("5000%", GROWTH, "không hợp lý"),
        ("12,5 người", PEOPLE, "số nguyên"), ("150 hộ", PEOPLE, "tính bằng người"),
        ("30%", PEOPLE, "tính bằng người"), ("50.000", PEOPLE, "nhầm đơn vị"), ("-5", PEOPLE, "âm"),
        ("142 tỷ", PER_HA, "nhầm đơn vị"), ("0,142", PER_HA, "nhầm đơn vị"),
        ("142 tạ", PER_HA, "tính bằng triệu đồng/ha"),
        ("621520 tỷ", MONEY, "nhầm đơn vị"), ("10 và 20", PEOPLE, "nhiều hơn một số"),
        ("quý 4", PEOPLE, "Chưa rõ con số"), ("tháng 11", PEOPLE, "Chưa rõ con số"),
        ("chưa có số liệu", PEOPLE, "Chưa có số"), ("nhiều lắm", PEOPLE, "Chưa rõ con số"),
        ("", PEOPLE, "Chưa rõ con số"),
    ],
)  # fmt: skip
def test_figures_in_a_wrong_unit_are_asked_again(text: str, wanted: Wanted, said: str) -> None:
    """One clear sentence each; nothing is kept."""
    read = read_figure(text, wanted)

    assert isinstance(read, Refused), read
    assert said in read.message


@given(st.text(max_size=40), st.sampled_from([SHARE, GROWTH, PEOPLE, PER_HA, MONEY]))
def test_reading_never_fails(text: str, wanted: Wanted) -> None:
    """Any text is a figure or a sentence."""
    read = read_figure(text, wanted)

    assert isinstance(read, Value) or (isinstance(read, Refused) and read.message)


@given(st.decimals(0, 100, places=2).map(abs), st.sampled_from([SHARE, MONEY]))
def test_what_is_shown_reads_back(value: Decimal, wanted: Wanted) -> None:
    """An echoed figure typed again is the same figure."""
    assert read_figure(say_figure(value, wanted.unit), wanted) == Value(value)


def test_what_adds_up() -> None:
    """Counts and money do; shares and averages do not."""
    assert adds_up("Số lao động", "người")
    assert adds_up("Tổng thu", "tỷ đồng")
    assert not adds_up("Tỷ lệ hộ nghèo", "%")
    assert not adds_up("Giá trị sản xuất/01ha đất", "triệu đồng")
    assert not adds_up("Thu nhập bình quân", "triệu đồng")
    assert not adds_up("Giá trị trồng trọt trên 1 ha", "triệu đồng")
