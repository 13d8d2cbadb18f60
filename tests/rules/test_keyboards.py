"""Buttons beside each other, as far as a phone has room."""

import pytest

from messages.keyboards import Button, packed


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        ((), []),
        (("Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4"), [3, 1]),
        (("Thôn 10 (12)", "Thôn 2 (1)", "Thôn 3 (1)"), [2, 1]),
        (("Thôn 1", "Khu dân cư Đồng Vinh"), [1, 1]),
        (tuple(f"Thôn {number}" for number in range(100)), [3] * 30),
    ],
)
def test_short_labels_share_a_row(labels: tuple[str, ...], rows: list[int]) -> None:
    """The longest label decides for all; no more buttons than Telegram takes."""
    found = packed([Button(one) for one in labels])
    assert [len(row) for row in found] == rows
