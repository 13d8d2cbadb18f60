"""Targets that registrations answer by themselves, and those they must leave alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from campaigns.model import Comparator, Milestone, MilestoneKind, Period, Plan, Target
from campaigns.report_rows import FigureRow, ReportRow, ReportRows, UnitRow, WorkRow
from campaigns.targets import Standing, judge
from campaigns.work import Work

DAY = date(2024, 6, 1)
REGISTERING = Milestone("dang-ky", MilestoneKind.REGISTRATION, "Đăng ký")


def rows(name: str, *, unit: str = "%", value: str = "100") -> ReportRows:
    """Four units; three have a work that counts, one of them a finished one."""
    works = tuple(
        WorkRow(at, f"T-{at}", at, state, "on_time", DAY, Work("Đường"))
        for at, state in ((1, "approved"), (2, "registered"), (3, "registered"), (4, "withdrawn"))
    )
    target = Target(name, Decimal(value), unit, Comparator.EQ, key="ct")
    plan = Plan(
        code="t", prefix="T", title="T", period=Period(date(2024, 1, 1), date(2024, 12, 31)),
        milestones=(REGISTERING,), targets=(target,),
    )  # fmt: skip
    return ReportRows(
        "Xã", "t", "T", "open", plan,
        units=tuple(UnitRow(at, f"Thôn {at}", at) for at in (1, 2, 3, 4)), works=works,
        reports=(ReportRow(1, 1, DAY, percent=100), ReportRow(2, 2, DAY, percent=60)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("Thôn đăng ký", "75"),
        ("Các thôn, đơn vị đăng ký ít nhất 01 công trình, phần việc", "75"),
        ("Thôn đăng ký và hoàn thành", "25"),
        ("Tỷ lệ thôn đăng ký thực hiện và hoàn thành ít nhất 1 công trình thiết thực", "25"),
        ("Thôn đăng ký đạt danh hiệu thôn văn hóa", None),
        ("Thôn đăng ký mô hình đoạn đường tự quản", None),
        ("Hộ đăng ký gia đình văn hóa", None),
    ],
)
def test_only_works_registered_and_finished_are_counted(name: str, reached: str | None) -> None:
    """Where the target is about nothing else; what else is registered, people count."""
    now = judge(rows(name), DAY)[0].line.now
    assert (None if now is None else now.value) == (None if reached is None else Decimal(reached))


def test_the_way_to_go_is_told_in_tenths() -> None:
    """Not "39,09090909%"."""
    assert judge(rows("Thôn đăng ký và hoàn thành"), DAY)[0].line.expected == Decimal("41.6")


def test_what_somebody_entered_goes_before_what_is_seen() -> None:
    """Nothing is seen either where nobody registers here, or the target is no percentage."""
    given = rows("Thôn đăng ký")
    entered = FigureRow(
        1, "ct", "result", "2024-05", None, Decimal(90), None, "", "BC 5",
        datetime(2024, 5, 31, tzinfo=UTC),
    )  # fmt: skip
    (judged,) = judge(replace(given, figures=(entered,)), DAY)
    assert judged.line.now is not None
    assert judged.line.now.value == 90

    elsewhere = replace(given, plan=replace(given.plan, milestones=()))
    for other in (elsewhere, rows("Thôn đăng ký", unit="thôn", value="13")):
        assert judge(other, DAY)[0].line.standing is Standing.NO_FIGURE
