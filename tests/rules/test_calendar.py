"""Working days, holidays, Tết and quiet hours."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import yaml_calendar
from campaigns.calendar import Calendar, is_quiet, next_permitted
from campaigns.model import QuietHours
from campaigns.wording.dates.lunar import LunarDate, new_year, to_solar

TZ = ZoneInfo("Asia/Ho_Chi_Minh")
SHIPPED = Path(__file__).parents[2].joinpath("campaigns", "holidays.yaml").read_text("utf-8")
CALENDAR = Calendar.from_yaml(SHIPPED)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 11, 17), True),  # a Friday
        (date(2023, 11, 18), False),  # a Saturday
        (date(2023, 11, 19), False),
        (date(2023, 1, 2), False),  # 1/1 was a Sunday: made good on Monday
        (date(2023, 5, 2), False),  # Giỗ Tổ on Saturday 29/4, 30/4 on Sunday: two days made good
        (date(2023, 5, 3), False),
        (date(2023, 5, 4), True),
        (date(2023, 9, 4), False),  # as announced; nothing is made good a second time
        (date(2023, 9, 5), True),
        (date(2024, 4, 29), False),  # exchanged for
        (date(2024, 5, 4), True),  # this Saturday
        (date(2022, 4, 11), False),
        (date(2025, 11, 24), True),  # a holiday only from 2026
        (date(2026, 11, 24), False),
    ],
)
def test_the_shipped_file_knows_when_offices_work(day: date, works: bool) -> None:
    """Holidays, days made good, exchanged days and made-up Saturdays are as announced."""
    assert CALENDAR.works(day) is works


@pytest.mark.parametrize("year", range(2020, 2036))
def test_tet_and_gio_to_are_the_vietnamese_ones(year: int) -> None:
    """The dates in the file are those of the lunar calendar at UTC+7, from 29 Chạp to mùng 5."""
    mung_1 = new_year(year)
    chap_29 = to_solar(LunarDate(year - 1, 12, 29))
    assert chap_29 is not None
    gio_to = to_solar(LunarDate(year, 3, 10))
    assert gio_to is not None

    silent = {day for day in CALENDAR.silent if day.year == year}

    assert min(silent) == chap_29
    assert max(silent) == mung_1 + timedelta(days=4)
    assert not CALENDAR.works(gio_to)


@given(DAYS, st.integers(0, 12))
def test_counting_back_counts_working_days_only(day: date, count: int) -> None:
    """The day found works, and exactly `count` working days lie between it and the start."""
    found = CALENDAR.working_day_before(day, count)

    between = [found + timedelta(days=step) for step in range((day - found).days)]
    assert count == sum(CALENDAR.works(each) for each in between)
    assert count == 0 or CALENDAR.works(found)


@given(DAYS)
def test_a_rest_day_is_left_backwards(day: date) -> None:
    """Moving earlier ends on a working day, and nothing in between was one."""
    found = CALENDAR.move_earlier(day)

    assert CALENDAR.works(found)
    assert not any(
        CALENDAR.works(found + timedelta(days=step)) for step in range(1, (day - found).days + 1)
    )


def test_a_calendar_without_a_working_day_stops_nobody() -> None:
    """Where everything is a rest day, the day stays as it is."""
    never = Calendar(days_off=frozenset(date(2023, 1, 1) + timedelta(days=n) for n in range(800)))

    assert never.move_earlier(date(2024, 6, 1)) == date(2024, 6, 1)


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2023-11-17 02:00", "2023-11-17 07:00"),  # the night waits for the morning's messages
        ("2023-11-17 06:30", "2023-11-17 06:30"),
        ("2023-11-17 20:29", "2023-11-17 20:29"),
        ("2023-11-17 20:30", "2023-11-18 07:00"),
        ("2024-02-07 21:00", "2024-02-15 07:00"),  # into Tết: after mùng 5
        ("2024-02-14 10:00", "2024-02-15 07:00"),
        ("2024-02-15 10:00", "2024-02-15 10:00"),
    ],
)
def test_the_night_and_tet_are_left_alone(at: str, goes: str) -> None:
    """Quiet hours end with the morning's messages; nothing goes out from 29 Chạp to mùng 5."""
    when = datetime.fromisoformat(at).replace(tzinfo=TZ)

    found = next_permitted(when, QuietHours(), CALENDAR, TZ)

    assert found == datetime.fromisoformat(goes).replace(tzinfo=TZ)


TIMES = st.times().map(lambda each: each.replace(microsecond=0))


@given(
    st.builds(lambda day, hour: datetime.combine(day, hour, TZ), DAYS, st.times()),
    st.builds(QuietHours, TIMES, TIMES, TIMES),
)
def test_any_quiet_hours_end(at: datetime, quiet: QuietHours) -> None:
    """Whatever an officer sets, a permitted instant is found, it is not quiet and not earlier."""
    found = next_permitted(at, quiet, CALENDAR, TZ)

    assert found >= at
    assert not is_quiet(found.astimezone(TZ).time(), quiet)
    assert found.astimezone(TZ).date() not in CALENDAR.silent


def test_every_problem_of_the_file_is_told_at_once() -> None:
    """Line and field of each, the nearest known word for an unknown one."""
    found = yaml_calendar.load(
        "hang_nam: [31/2]\nnghi:\n  - 2024-02-08\n  - {tu: 14/02/2026, den: 10/02/2026}\nlam_buu: []\n"
        "tet: 2024-02-10\n"
    )

    assert isinstance(found, list)
    assert [(one.line, one.field) for one in found] == [
        (1, "hang_nam[1]"), (4, "nghi[2]"), (5, "lam_buu"), (6, "tet")
    ]  # fmt: skip
    assert "lam_bu" in found[2].message


@pytest.mark.parametrize(
    "text",
    ["", "[]", "nghi: &a [*a]", "hang_nam: [[[]]]", "tet: [1e400, .nan, null, true]", "\t:", "[" * 300,
     "nghi: [{tu: 01/01/2000, den: 31/12/2100}]", "hang_nam: [{ngay: 1/1, tu_nam: x}]"],
)  # fmt: skip
def test_a_hostile_file_is_told_not_obeyed(text: str) -> None:
    """Nothing raises, nothing runs long, and a wrong file is never a calendar."""
    assert isinstance(yaml_calendar.load(text), list)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    """Any text gives a calendar or a list of problems."""
    assert isinstance(yaml_calendar.load(text), Calendar | list)


def test_an_officer_may_write_days_either_way() -> None:
    """20/11/2023 and 2023-11-20 are the same day."""
    one = yaml_calendar.load("nghi: [20/11/2023]")
    other = yaml_calendar.load("nghi: [2023-11-20]")

    assert isinstance(one, Calendar)
    assert one == other
    assert not one.works(date(2023, 11, 20))


def test_hours_of_the_day() -> None:
    """Quiet hours over midnight and within a day; equal ends mean none."""
    assert is_quiet(time(23), QuietHours())
    assert not is_quiet(time(12), QuietHours())
    assert is_quiet(time(12), QuietHours(time(11), time(13, 30)))
    assert not is_quiet(time(12), QuietHours(time(11), time(11)))
