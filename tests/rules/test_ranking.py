"""Points by the plan's criteria: each measure, ties, blocks, what nobody has entered."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from campaigns import ranking, report
from campaigns.model import Criterion, Measure, Period, Plan, Target
from campaigns.report_rows import FigureRow, PeriodRow, ReportRow, ReportRows, UnitRow, WorkRow
from campaigns.work import Work

UNITS = (
    UnitRow(1, "Thôn 1", 1, "Khối A"), UnitRow(2, "Thôn 2", 2, "Khối A"),
    UnitRow(3, "Thôn 3", 3, "Khối B"),
)  # fmt: skip
TODAY = date(2024, 8, 1)


def work(number: int, unit: int, value: int, timeliness: str = "on_time") -> WorkRow:
    """A registered work of some value."""
    shape = Work(name=f"Đường {number}", category=None, value=value, value_most=value,
                 starts=None, finishes=None)  # fmt: skip
    return WorkRow(number, f"T-{number}", unit, "registered", timeliness, date(2024, 2, 1), shape)


def entered(number: int, key: str, unit: int, value: str | None, **more: Any) -> FigureRow:
    """Points or a figure an officer entered."""
    return FigureRow(
        number, key, "result", "2024", unit, None if value is None else Decimal(value), None, "",
        "", datetime(2024, 7, 1, tzinfo=UTC), **more,
    )  # fmt: skip


def ranked(*criteria: Criterion, figures: tuple[FigureRow, ...] = ()) -> ranking.Ranking:
    """Three villages: two works of one done, one late and undone, none at all."""
    plan = Plan(
        code="t", prefix="T", title="T", period=Period(date(2024, 1, 1), date(2024, 12, 31)),
        criteria=criteria, targets=(Target("Việc làm", Decimal(30), "người", per_unit=Decimal(10)),),
    )  # fmt: skip
    rows = ReportRows(
        "Xã", "t", "T", "open", plan, units=UNITS, figures=figures,
        works=(work(1, 1, 300), work(2, 1, 100), work(3, 2, 800, "late")),
        reports=(ReportRow(1, 1, date(2024, 6, 20), 7, 100), ReportRow(2, 2, date(2024, 6, 20), 7, 40)),
        periods=(PeriodRow(7, "q2", "report", "Quý II", date(2024, 6, 1), date(2024, 6, 30)),),
    )  # fmt: skip
    return ranking.rank(report.facts(rows, TODAY))


def points(found: ranking.Ranking) -> dict[str, list[Decimal | None]]:
    """Each unit's points, criterion by criterion."""
    return {one.unit.name: [score.points for score in one.scores] for one in found.units}


def test_every_measure_is_computed_from_what_happened() -> None:
    """On time, how many, how far, how much, reported, targets: each a part of its most points."""
    measures = [one for one in Measure if one is not Measure.MANUAL]
    found = ranked(
        *(Criterion(one.value, Decimal(10), one, Decimal(2) if one is Measure.WORKS_REGISTERED else None)
          for one in measures),
        figures=(entered(1, "viec-lam", 1, "10"), entered(2, "viec-lam", 2, "3")),
    )  # fmt: skip

    assert [one.value for one in measures] == [
        "registered_on_time", "works_registered", "works_done", "value_total", "reports_on_time",
        "targets_met",
    ]  # fmt: skip
    assert points(found) == {
        "Thôn 1": [10, 10, 5, 5, 10, 10],
        "Thôn 2": [0, 5, 0, 10, 0, 0],
        "Thôn 3": [0, 0, 0, 0, None, 0],
    }
    assert [(one.place, one.total) for one in found.units] == [(1, 50), (2, 15), (3, 0)]
    assert [(one.name, one.mean, one.units) for one in found.blocks] == [
        ("Khối A", Decimal("32.50"), 2), ("Khối B", 0, 1)
    ]  # fmt: skip
    shown = found.units[0].scores[3]
    assert (shown.got, shown.of, shown.most) == (400, 800, 10)


def test_what_nobody_entered_has_no_points() -> None:
    """Chưa chấm is not zero; zero is a figure; the newest entry counts, one taken back does not."""
    rule = Criterion("Chấp hành", Decimal(20), key="chap-hanh")
    key = ranking.PREFIX + "chap-hanh"
    found = ranked(
        rule,
        figures=(entered(1, key, 1, "18"), entered(2, key, 1, "15.5"), entered(3, key, 2, "0"),
                 entered(4, key, 3, "9"), entered(5, key, 3, None), entered(6, key, 3, "9", origin=8)),
    )  # fmt: skip

    assert points(found) == {"Thôn 1": [Decimal("15.5")], "Thôn 2": [0], "Thôn 3": [None]}
    assert [one.open for one in found.units] == [0, 0, 1]


def test_equal_points_share_a_place() -> None:
    """1, 1, 3: in the order of the villages."""
    key = ranking.PREFIX + "c"
    found = ranked(
        Criterion("C", Decimal(10), key="c"),
        figures=(entered(1, key, 1, "5"), entered(2, key, 2, "7"), entered(3, key, 3, "7")),
    )

    assert [(one.place, one.unit.name) for one in found.units] == [
        (1, "Thôn 2"), (1, "Thôn 3"), (3, "Thôn 1")
    ]  # fmt: skip


def test_criteria_without_points_rank_nobody() -> None:
    """A plan's plain words, or a quota in works, are no points."""
    assert ranked(Criterion("Mỗi thôn", value=Decimal(2), unit="công trình")).units == ()
    old = Criterion("Đăng ký", value=Decimal(10), unit="điểm")
    assert ranked(old).most == 10
