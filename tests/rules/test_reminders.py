"""When the silent are reminded, and what becomes of each reminder."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import deadlines, reminders
from campaigns.calendar import Calendar, is_quiet
from campaigns.model import (
    Bound,
    Deadline,
    Every,
    Milestone,
    MilestoneKind,
    QuietHours,
    ReminderRule,
    Repeat,
)
from campaigns.reminders import Ending, PlannedSlot

TZ = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = Calendar.from_yaml(
    Path(__file__).parents[2].joinpath("campaigns", "holidays.yaml").read_text("utf-8")
)
LAUNCH = datetime(2023, 11, 6, 8, tzinfo=TZ)


def milestone(deadline: Deadline | None, opens_on: date | None = None) -> Milestone:
    """A registration that is due then."""
    return Milestone(
        key="dang-ky", kind=MilestoneKind.REGISTRATION, title="Đăng ký", deadline=deadline,
        opens_on=opens_on,
    )  # fmt: skip


def planned(
    deadline: Deadline,
    rule: ReminderRule | None = None,
    now: datetime = LAUNCH,
    opens_on: date | None = None,
) -> list[str]:
    """The slots as "rule local-time"."""
    slots = reminders.plan_slots(
        milestone(deadline, opens_on), rule or ReminderRule(), CALENDAR, TZ, now
    )
    return [f"{one.rule} {one.due_utc.astimezone(TZ):%a %d/%m %H:%M}" for one in slots]


def test_before_the_20th_counts_back_from_friday_the_17th() -> None:
    """X-1 is a Sunday, so the last working day is Friday; officers get their list on Monday."""
    assert planned(Deadline(Bound.BEFORE, date(2023, 11, 20))) == [
        "before-7 Wed 08/11 07:00",
        "before-3 Tue 14/11 07:00",
        "before-1 Thu 16/11 07:00",
        "last-0700 Fri 17/11 07:00",
        "last-1600 Fri 17/11 16:00",
        "missing Mon 20/11 07:00",
        "leader Wed 22/11 07:00",
    ]


def test_until_the_20th_is_reminded_on_the_20th() -> None:
    """ "Đến hết ngày 20/11" is a Monday and a working day: its own day is the last one."""
    assert planned(Deadline(Bound.BY, date(2023, 11, 20)))[-4:] == [
        "last-0700 Mon 20/11 07:00",
        "last-1600 Mon 20/11 16:00",
        "missing Tue 21/11 07:00",
        "leader Thu 23/11 07:00",
    ]


def test_tet_is_left_alone() -> None:
    """A deadline right after Tết is reminded before it; the list waits until Tết is over."""
    assert planned(Deadline(Bound.BY, date(2024, 2, 13)), now=datetime(2024, 1, 1, tzinfo=TZ)) == [
        "before-7 Mon 29/01 07:00",
        "before-3 Fri 02/02 07:00",
        "before-1 Tue 06/02 07:00",
        "last-0700 Wed 07/02 07:00",
        "last-1600 Wed 07/02 16:00",
        "missing Thu 15/02 07:00",
        "leader Mon 19/02 07:00",
    ]


def test_a_slot_in_the_night_waits_for_seven_or_is_dropped() -> None:
    """02:00 becomes 07:00; 21:00 of the last day would come after the deadline."""
    rule = ReminderRule(before=(3,), at=time(2), last_day=(time(21),), day_after=None)

    assert planned(Deadline(Bound.BY, date(2023, 11, 21)), rule) == ["before-3 Thu 16/11 07:00"]


def test_an_hour_at_noon_ends_the_reminders_of_the_last_day() -> None:
    """Nothing is reminded at 16:00 of what was due at noon."""
    found = planned(Deadline(Bound.BY, date(2023, 11, 21), hour=time(12)))

    assert "last-0700 Tue 21/11 07:00" in found
    assert not any(one.startswith("last-1600") for one in found)


def test_what_lies_behind_is_not_planned() -> None:
    """Launched late, or opened late: only what still lies ahead, never before the opening."""
    deadline = Deadline(Bound.BEFORE, date(2023, 11, 20))

    late = planned(deadline, now=datetime(2023, 11, 16, 7, tzinfo=TZ))
    opened = planned(deadline, opens_on=date(2023, 11, 15))

    assert late[0] == "last-0700 Fri 17/11 07:00"
    assert opened[0] == "before-1 Thu 16/11 07:00"


def test_one_instant_is_one_message() -> None:
    """Two rules that meet on one instant are one slot, named after the nearer one."""
    rule = ReminderRule(before=(3, 3, 0), at=time(7), last_day=(time(7), time(7)), day_after=None)

    assert planned(Deadline(Bound.BY, date(2023, 11, 21)), rule) == [
        "before-3 Thu 16/11 07:00", "last-0700 Tue 21/11 07:00"
    ]  # fmt: skip


def test_no_day_no_reminder() -> None:
    """A milestone without a day, or an event some time in a month, reminds nobody."""
    assert planned(Deadline(Bound.IN, date(2024, 2, 29), date(2024, 2, 1))) == []
    assert reminders.plan_slots(milestone(None), ReminderRule(), CALENDAR, TZ, LAUNCH) == ()


def own(extended: date | None = None, promised: date | None = None) -> list[str]:
    """One unit's own slots for "trước ngày 20/11"."""
    slots = reminders.for_unit(
        milestone(Deadline(Bound.BEFORE, date(2023, 11, 20))), ReminderRule(), CALENDAR, TZ, LAUNCH,
        extended=extended, promised=promised,
    )  # fmt: skip
    return [f"{one.rule} {one.due_utc.astimezone(TZ):%d/%m %H:%M}" for one in slots]


def test_a_promise_silences_until_its_day() -> None:
    """Promised for the 15th: nothing before, a word on that morning, the rest as planned."""
    assert own(promised=date(2023, 11, 15)) == [
        "promise 15/11 07:00", "before-1 16/11 07:00", "last-0700 17/11 07:00", "last-1600 17/11 16:00"
    ]  # fmt: skip
    assert own(promised=date(2023, 11, 30)) == ["promise 30/11 07:00"]


def test_an_extended_unit_is_reminded_by_its_own_day() -> None:
    """Counted back from the later day; officers' lists are nobody's own."""
    found = own(extended=date(2023, 11, 30))
    assert found[-2:] == ["last-0700 30/11 07:00", "last-1600 30/11 16:00"]
    assert not any(one.startswith(("missing", "leader")) for one in found)


def test_a_work_is_reminded_of_its_own_dates() -> None:
    """The morning it begins, three working days before it ends, and that day; rest days earlier."""
    slots = reminders.of_work(
        date(2023, 12, 3), date(2024, 1, 20), ReminderRule(), CALENDAR, TZ, LAUNCH
    )
    assert [f"{one.rule} {one.due_utc.astimezone(TZ):%a %d/%m}" for one in slots] == [
        "start Fri 01/12", "finish-3 Tue 16/01", "finish Fri 19/01"
    ]  # fmt: skip
    assert reminders.of_work(None, None, ReminderRule(), CALENDAR, TZ, LAUNCH) == ()


HOURS = st.times().map(lambda each: each.replace(second=0, microsecond=0))
RULES = st.builds(
    ReminderRule,
    before=st.lists(st.integers(0, 30), max_size=5).map(tuple),
    at=HOURS,
    last_day=st.lists(HOURS, max_size=3).map(tuple),
    day_after=st.none() | HOURS,
    quiet=st.builds(QuietHours, HOURS, HOURS, HOURS),
)
DEADLINES = st.builds(
    Deadline,
    st.sampled_from(Bound),
    st.dates(date(2023, 6, 1), date(2026, 6, 1)),
    st.none(),
    st.none() | HOURS,
)


@given(DEADLINES, RULES, st.integers(0, 60))
def test_whatever_the_rule_a_reminder_is_decent(
    deadline: Deadline, rule: ReminderRule, days_before: int
) -> None:
    """Before the deadline, ahead of now, on a working day, in no quiet hour, never two at once."""
    now = datetime.combine(deadline.due_on, time(9), TZ) - timedelta(days=days_before)
    ends = deadlines.last_moment(deadline, TZ)

    slots = reminders.plan_slots(milestone(deadline), rule, CALENDAR, TZ, now)

    assert len({one.due_utc for one in slots if one.for_units}) == len(slots) - sum(
        not one.for_units for one in slots
    )
    for one in slots:
        local = one.due_utc.astimezone(TZ)
        assert one.due_utc > now
        assert one.due_utc.tzinfo is UTC
        assert not is_quiet(local.time(), rule.quiet)
        assert local.date() not in CALENDAR.silent
        assert ends is not None
        assert (one.due_utc < ends) if one.for_units else (one.due_utc >= ends - timedelta(days=1))


# ------------------------------------------------------------------------- when the hour has come

DUE = datetime(2023, 11, 17, 0, tzinfo=UTC)  # 07:00
ENDS = datetime(2023, 11, 19, 17, tzinfo=UTC)  # midnight of the 20th


def ending(at: str, **other: object) -> tuple[Ending, datetime | None]:
    """What becomes of Friday's 07:00 slot at a local hour."""
    asked: dict[str, object] = {"owes": True, "open_": True, "ends": ENDS, "newer_due": False}
    return reminders.judge(
        DUE,
        now=datetime.fromisoformat(at).replace(tzinfo=TZ),
        quiet=QuietHours(),
        calendar=CALENDAR,
        tz=TZ,
        **(asked | other),  # type: ignore[arg-type]  # the test's own defaults, checked by judge
    )


@pytest.mark.parametrize(
    ("at", "other", "becomes"),
    [
        ("2023-11-17 07:00", {}, Ending.REMIND),
        ("2023-11-17 07:00", {"owes": False}, Ending.NOT_NEEDED),
        ("2023-11-17 07:00", {"open_": False}, Ending.NOT_NEEDED),
        ("2023-11-17 16:00", {"newer_due": True}, Ending.MERGED),
        ("2023-11-18 07:00", {}, Ending.REMIND),  # to the second within the grace
        ("2023-11-18 07:01", {}, Ending.EXPIRED),
        ("2023-11-20 00:00", {}, Ending.EXPIRED),
        ("2023-11-17 21:00", {}, Ending.WAIT),
        ("2023-11-17 21:00", {"ends": datetime(2023, 11, 17, 17, tzinfo=UTC)}, Ending.EXPIRED),
        ("2023-11-17 21:00", {"ends": None}, Ending.WAIT),
    ],
)
def test_a_due_slot_ends_in_one_way(at: str, other: dict[str, object], becomes: Ending) -> None:
    """Owing, not needed, gộp, too late, or waiting for the morning."""
    found, until = ending(at, **other)

    assert found is becomes
    assert (until is not None) == (becomes is Ending.WAIT)


def test_what_waits_goes_out_in_the_morning() -> None:
    """The postponed hour is the next one that is permitted."""
    assert ending("2023-11-17 21:00")[1] == datetime(2023, 11, 18, 7, tzinfo=TZ)


# ----------------------------------------------------------------------------- reports that repeat


@pytest.mark.parametrize(
    ("repeat", "first", "last", "days"),
    [
        (Repeat(Every.WEEK, 5), "2023-11-10", "2023-11-30", ["10/11", "17/11", "24/11"]),
        (Repeat(Every.MONTH, 25), "2023-11-10", "2024-01-30", ["25/11", "25/12", "25/01"]),
        (Repeat(Every.MONTH, 31), "2024-01-01", "2024-03-31", ["31/01", "29/02", "31/03"]),
        (Repeat(Every.HALF_YEAR, 15), "2024-01-01", "2024-12-31", ["15/06", "15/12"]),
        (
            Repeat(Every.DATES, dates=(date(2024, 5, 2), date(2024, 1, 5), date(2025, 1, 1))),
            "2024-01-01", "2024-12-31", ["05/01", "02/05"],
        ),
    ],
)  # fmt: skip
def test_a_repeating_report_falls_due(
    repeat: Repeat, first: str, last: str, days: list[str]
) -> None:
    """Weekly, monthly (a 31st where there is none: the last day), twice a year, on given days."""
    found = reminders.occurrences(repeat, date.fromisoformat(first), date.fromisoformat(last))

    assert [f"{day:%d/%m}" for day in found] == days


def test_slots_are_values() -> None:
    """The same plan gives the same slots, so that planning again changes nothing."""
    deadline = Deadline(Bound.BEFORE, date(2023, 11, 20))
    once = reminders.plan_slots(milestone(deadline), ReminderRule(), CALENDAR, TZ, LAUNCH)

    assert once == reminders.plan_slots(milestone(deadline), ReminderRule(), CALENDAR, TZ, LAUNCH)
    assert replace(once[0]) == PlannedSlot("before-7", datetime(2023, 11, 8, 0, tzinfo=UTC))
