"""Last year's plan on this year's days."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from campaigns import again, yaml_plan
from campaigns.model import Plan

PLAN = yaml_plan.load(
    (Path(__file__).parents[2] / "campaigns" / "plans" / "sontay-2023.yaml").read_text("utf-8")
)


def test_a_year_later_keeps_the_calendar() -> None:
    """20/11 stays 20/11; what named the old year is left out."""
    assert isinstance(PLAN, Plan)
    found = again.again(PLAN, starts_on=date(2024, 11, 10), code="sontay-2024")
    assert (found.period.starts_on, found.period.ends_on) == (date(2024, 11, 10), date(2025, 1, 30))
    due = found.milestones[0].deadline
    assert due is not None
    assert due.due_on == date(2024, 11, 20)
    assert (found.number, found.issued_on, dict(found.texts)) == (None, None, {})


@given(st.dates(date(2023, 1, 1), date(2090, 12, 31)))
def test_any_first_day_gives_a_sound_plan(day: date) -> None:
    """Lengths stay what they were, within a day where a 29 February falls between."""
    assert isinstance(PLAN, Plan)
    found = again.again(PLAN, starts_on=day, code="x-1")
    assert found.period.starts_on == day
    old = PLAN.period.ends_on - PLAN.period.starts_on
    assert abs((found.period.ends_on - day) - old) <= timedelta(days=1)
    assert yaml_plan.load(yaml_plan.dump(found)) == found


def test_codes_carry_the_year() -> None:
    """The year takes the old one's place."""
    assert again.next_code("sontay-2023", 2024) == "sontay-2024"
    assert again.next_code("thi-dua", 2024) == "thi-dua-2024"
