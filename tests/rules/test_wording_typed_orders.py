"""Orders typed where a button stands: each is heard in its own words, and in no others."""

import pytest

from campaigns.wording.talk import orders


@pytest.mark.parametrize(
    ("said", "sought"),
    [("tìm đường bê tông", "đường bê tông"), ("cho em xem công trình cổng chào?", "cổng chào"), ("đường bê tông", None)],
)  # fmt: skip
def test_a_work_is_sought_by_its_name(said: str, sought: str | None) -> None:
    """What stands behind the asking words."""
    assert orders.sought(said) == sought


@pytest.mark.parametrize(
    ("said", "order"),
    [("xong rồi, tạo đi", "makes"), ("gửi cho cán bộ giúp bác", "sends_to_office"), ("trả lời câu hỏi của xã", "answers"),
     ("tạo hình cổng chào", None), ("gửi cho cán bộ 3 triệu", None), ("trả lời rằng đã xong", None)],
)  # fmt: skip
def test_what_a_button_would_do(said: str, order: str | None) -> None:
    """One order, or none."""
    heard = [
        one.__name__ for one in (orders.makes, orders.sends_to_office, orders.answers) if one(said)
    ]

    assert heard == ([order] if order else [])
