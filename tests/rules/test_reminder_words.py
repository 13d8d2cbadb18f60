"""Why a reminder came in private is told alike, whatever it reminds of."""

from datetime import UTC, date, datetime

import pytest

from messages.render import render

FACTS = {
    "unit": "Thôn 1", "title": "Đăng ký công trình", "campaign": "Thi đua", "state": "none",
    "last": datetime(2023, 11, 19, tzinfo=UTC), "days": 2, "code": "ST-01-01", "name": "Đường",
    "starting": True, "day": date(2023, 11, 17), "today": date(2023, 11, 17),
    "promised": None,
}  # fmt: skip


@pytest.mark.parametrize("what", ["registration", "report", "work"])
def test_a_village_without_a_group_is_told_how_to_get_one(what: str) -> None:
    """It was never linked: nobody is asked to bring the bot back into a group that is not there."""
    said = render(f"reminder/{what}", why="no_group", **FACTS)

    assert "thôn chưa có nhóm nào nối với máy" in said
    assert "thêm máy vào lại nhóm" not in said


@pytest.mark.parametrize("what", ["registration", "report", "work"])
def test_a_village_whose_group_is_lost_is_told_why(what: str) -> None:
    """And a reminder in the group says nothing of the kind."""
    assert "đưa ra khỏi nhóm" in render(f"reminder/{what}", why="kicked", **FACTS)
    assert "gửi riêng" not in render(f"reminder/{what}", why="", **FACTS)


@pytest.mark.parametrize("what", ["registration", "report"])
def test_a_promised_day_is_told_beside_the_last_one(what: str) -> None:
    """Who said when is reminded of what was said; who did not hears of no promise."""
    said = render(f"reminder/{what}", why="", **FACTS | {"promised": date(2023, 11, 18)})

    assert "Thôn đã hẹn gửi <b>" in said
    assert "18/11/2023" in said
    assert "đã hẹn" not in render(f"reminder/{what}", why="", **FACTS)
