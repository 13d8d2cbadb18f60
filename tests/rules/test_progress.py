"""For which period a report counts, what it says, and how a work stands against its dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigns import progress
from campaigns.forms.check import problems
from campaigns.forms.draft import Answer, Status
from campaigns.model import Every, Milestone, MilestoneKind, Period, ReminderRule, Repeat
from campaigns.progress import Pace
from campaigns.wording.house_forms import progress_form

YEAR = Period(date(2024, 2, 1), date(2024, 12, 31))
MONTHLY = Milestone(
    "thang", MilestoneKind.REPORT, "Báo cáo tháng", repeat=Repeat(Every.MONTH, day=25)
)


def test_a_monthly_report_is_one_milestone_a_month() -> None:
    """Each begins the day after the one before, and all names differ."""
    found = progress.expand([MONTHLY], YEAR, ReminderRule())
    assert len(found) == 11
    assert [one.key for one in found[:2]] == ["thang-20240225", "thang-20240325"]
    assert (found[0].opens_on, found[1].opens_on) == (date(2024, 2, 1), date(2024, 2, 26))
    assert all(one.repeat is None and one.deadline for one in found)


def test_a_weekly_report_is_not_reminded_a_week_ahead() -> None:
    """A reminder before the period began would be about the one before."""
    weekly = Milestone("tuan", MilestoneKind.REPORT, "Tuần", repeat=Repeat(Every.WEEK, day=5))
    first = progress.expand([weekly], YEAR, ReminderRule())[0]
    assert first.reminders is not None
    assert first.reminders.before == (1,)


def test_a_report_counts_for_the_open_period() -> None:
    """On the due day still for it, the day after for the next, at the end for the last."""
    every = progress.expand([MONTHLY], YEAR, ReminderRule())

    def key(day: date) -> str | None:
        found = progress.period_of(every, day)
        return found.key if found else None

    assert key(date(2024, 2, 25)) == "thang-20240225"
    assert key(date(2024, 3, 10)) == "thang-20240325"
    assert key(date(2024, 12, 30)) == "thang-20241225"
    assert progress.period_of([], date(2024, 2, 25)) is None


def test_a_late_report_counts_for_the_period_it_missed() -> None:
    """For a third of the period, unless that one has its report already."""
    every = progress.expand([MONTHLY], YEAR, ReminderRule())

    def key(day: date, *reported: str) -> str | None:
        found = progress.period_of(every, day, reported=reported)
        return found.key if found else None

    assert key(date(2024, 3, 28)) == "thang-20240325"
    assert key(date(2024, 3, 28), "thang-20240325") == "thang-20240425"
    assert key(date(2024, 4, 10)) == "thang-20240425"


def test_the_shipped_form_is_sound() -> None:
    """It passes the same examination as an office's own."""
    assert list(problems(progress_form.FORM)) == []


def test_what_a_report_says() -> None:
    """Percent, money and the day of completion, whatever else the form asks."""
    said = progress.said(
        {
            "phan-tram": Answer(100),
            "da-chi": Answer({"from": 100, "to": 200}),
            "ngay-xong": Answer("2024-05-02"),
            "ghi-chu": Answer(None, status=Status.SKIPPED),
        }
    )
    assert (said.percent, said.spent, said.done_on) == (100, 100, date(2024, 5, 2))
    assert progress.said({}) == progress.Said(None, None)


def test_a_work_against_its_own_dates() -> None:
    """Done, done late, not begun, behind the straight line, overdue."""
    start, end = date(2024, 3, 1), date(2024, 3, 31)

    def pace(percent: int | None, day: date, done_on: date | None = None) -> Pace:
        return progress.pace(start, end, percent, done_on, day)

    assert pace(None, date(2024, 2, 1)) is Pace.NOT_STARTED
    assert pace(0, date(2024, 3, 5)) is Pace.LATE_START
    assert pace(50, date(2024, 3, 16)) is Pace.ON_TRACK
    assert pace(30, date(2024, 3, 16)) is Pace.BEHIND
    assert pace(90, end) is Pace.ON_TRACK
    assert pace(90, end + timedelta(days=1)) is Pace.OVERDUE
    assert pace(100, date(2024, 5, 1), end) is Pace.DONE
    assert pace(100, date(2024, 5, 1), end + timedelta(days=1)) is Pace.DONE_LATE


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(0, 300), st.integers(-9, 400))
def test_the_straight_line_never_falls(start: date, length: int, offset: int) -> None:
    """From 0 to 100, one day at a time, whatever the dates."""
    end, day = start + timedelta(days=length), start + timedelta(days=offset)
    now, later = (progress.planned(start, end, each) for each in (day, day + timedelta(days=1)))
    assert 0 <= now <= later <= 100
