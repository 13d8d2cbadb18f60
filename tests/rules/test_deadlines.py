"""What a printed due date means, to the second."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import deadlines, milestones
from campaigns.model import Bound, Deadline, Milestone, MilestoneKind, Period, Timeliness

TZ = ZoneInfo("Asia/Ho_Chi_Minh")
ON_TIME, DUE_DAY, LATE = Timeliness.ON_TIME, Timeliness.DUE_DAY, Timeliness.LATE
DAY = date(2023, 11, 20)


def judged(deadline: Deadline, local: str) -> Timeliness:
    """How something sent at a local hour stands, sent as UTC like Telegram's date."""
    sent = datetime.fromisoformat(local).replace(tzinfo=TZ).astimezone(UTC)
    return deadlines.judge(
        sent, deadlines.last_moment(deadline, TZ), deadlines.grace_until(deadline, TZ)
    )


@pytest.mark.parametrize(
    ("deadline", "last_day"),
    [
        (Deadline(Bound.BEFORE, DAY), date(2023, 11, 19)),
        (Deadline(Bound.BEFORE, date(2024, 3, 1)), date(2024, 2, 29)),
        (Deadline(Bound.BY, DAY), DAY),
        (Deadline(Bound.BY, date(2024, 6, 5), hour=time(17)), date(2024, 6, 5)),
        (Deadline(Bound.BEFORE, date(2024, 6, 5), hour=time(17)), date(2024, 6, 5)),
        (Deadline(Bound.ON, DAY), DAY),
        (Deadline(Bound.WITHIN, date(2024, 2, 29), date(2024, 2, 1)), date(2024, 2, 29)),
        (Deadline(Bound.WINDOW, date(2022, 5, 12), date(2022, 5, 3)), date(2022, 5, 12)),
        (Deadline(Bound.IN, date(2024, 12, 31), date(2024, 12, 1)), None),
    ],
)
def test_the_last_valid_day_is_what_the_wording_means(
    deadline: Deadline, last_day: date | None
) -> None:
    """The table of wordings, row by row."""
    assert deadlines.last_day(deadline) == last_day


@pytest.mark.parametrize(
    ("deadline", "sent", "stands"),
    [
        (Deadline(Bound.BEFORE, DAY), "2023-11-19 23:59:59", ON_TIME),
        (Deadline(Bound.BEFORE, DAY), "2023-11-20 00:00:00", DUE_DAY),
        (Deadline(Bound.BEFORE, DAY), "2023-11-20 23:59:59", DUE_DAY),
        (Deadline(Bound.BEFORE, DAY), "2023-11-21 00:00:00", LATE),
        (Deadline(Bound.BY, DAY), "2023-11-20 23:59:59", ON_TIME),
        (Deadline(Bound.BY, DAY), "2023-11-21 00:00:00", LATE),
        (Deadline(Bound.BY, DAY, hour=time(17)), "2023-11-20 16:59:59", ON_TIME),
        (Deadline(Bound.BY, DAY, hour=time(17)), "2023-11-20 17:00:00", DUE_DAY),
        (Deadline(Bound.BY, DAY, hour=time(17)), "2023-11-21 00:00:00", LATE),
        (Deadline(Bound.WITHIN, date(2024, 2, 29)), "2024-02-29 23:59:59", ON_TIME),
        (Deadline(Bound.WITHIN, date(2024, 2, 29)), "2024-03-01 00:00:00", LATE),
        (Deadline(Bound.IN, DAY), "2030-01-01 00:00:00", ON_TIME),
    ],
)
def test_midnight_is_nobodys_loss(deadline: Deadline, sent: str, stands: Timeliness) -> None:
    """One second decides, at the commune's midnight and not at the server's."""
    assert judged(deadline, sent) is stands


DAYS = st.dates(date(2000, 1, 2), date(2100, 12, 30))
HOURS = st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0))
DEADLINES = st.builds(Deadline, st.sampled_from(Bound), DAYS, st.just(None), HOURS)
RANK = {ON_TIME: 0, DUE_DAY: 1, LATE: 2}


@given(DEADLINES, st.integers(-(10**6), 10**6))
def test_later_is_never_better(deadline: Deadline, seconds: int) -> None:
    """Timeliness only falls as time goes on, and changes at the two instants alone."""
    ends = deadlines.last_moment(deadline, TZ)
    grace = deadlines.grace_until(deadline, TZ)
    if ends is None:
        return
    sent = ends + timedelta(seconds=seconds)

    before = deadlines.judge(sent - timedelta(seconds=1), ends, grace)
    now = deadlines.judge(sent, ends, grace)

    assert RANK[before] <= RANK[now]
    assert (now is ON_TIME) == (sent < ends)
    assert (now is LATE) == (sent >= (grace or ends))


@given(DEADLINES)
def test_the_last_valid_day_holds_the_last_valid_second(deadline: Deadline) -> None:
    """The second before the end lies on the last valid day; days left are 0 there, 1 before it."""
    last, ends = deadlines.last_day(deadline), deadlines.last_moment(deadline, TZ)
    if last is None or ends is None:
        return
    second = ends - timedelta(seconds=1)

    assert second.astimezone(TZ).date() == last
    assert milestones.days_left(ends, second, TZ) == 0
    assert milestones.days_left(ends, second - timedelta(days=1), TZ) == 1
    assert milestones.days_left(ends, second + timedelta(days=1), TZ) == -1


def test_both_ends_belong_to_the_campaign() -> None:
    """The first and the last day of the period are days of the campaign."""
    period = Period(date(2023, 11, 10), date(2024, 1, 30))

    assert date(2023, 11, 10) in period
    assert date(2024, 1, 30) in period
    assert date(2023, 11, 9) not in period
    assert date(2024, 1, 31) not in period


def test_a_moved_date_is_a_plain_last_day() -> None:
    """What an officer types as the new last day binds until its midnight, whatever was printed."""
    before = Milestone(
        key="a", kind=MilestoneKind.REGISTRATION, title="A", wording="trước ngày 20/11/2023",
        deadline=Deadline(Bound.BEFORE, DAY),
    )  # fmt: skip

    after = deadlines.moved(before, date(2023, 11, 25))

    assert after.deadline == Deadline(Bound.BY, date(2023, 11, 25))
    assert after.wording == ""


def test_a_milestone_takes_from_its_first_to_its_last_day() -> None:
    """Both ends are days of the milestone; without them it is open with the campaign."""
    one = Milestone(
        key="a", kind=MilestoneKind.REPORT, title="A",
        opens_on=date(2023, 11, 10), closes_on=date(2024, 1, 30),
    )  # fmt: skip
    always = Milestone(key="b", kind=MilestoneKind.REPORT, title="B")

    assert not deadlines.opened(one, date(2023, 11, 9))
    assert deadlines.opened(one, date(2023, 11, 10))
    assert not deadlines.ended(one, date(2024, 1, 30))
    assert deadlines.ended(one, date(2024, 1, 31))
    assert deadlines.opened(always, DAY)
    assert not deadlines.ended(always, DAY)
