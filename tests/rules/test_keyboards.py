"""Buttons beside each other, as far as a phone has room."""

import pytest

from messages.keyboards import Button, packed, page, turned
from messages.labels import short


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        ((), []),
        (("Thôn 1", "Thôn 2", "Thôn 3", "Thôn 4"), [3, 1]),
        (("Thôn 10 (12)", "Thôn 2 (1)", "Thôn 3 (1)"), [2, 1]),
        (("Thôn 1", "Khu dân cư Đồng Vinh"), [1, 1]),
        (tuple(f"Thôn {number}" for number in range(100)), [3] * 33 + [1]),
    ],
)
def test_short_labels_share_a_row(labels: tuple[str, ...], rows: list[int]) -> None:
    """The longest label decides for all."""
    found = packed([Button(one) for one in labels])
    assert [len(row) for row in found] == rows


def test_a_list_too_long_for_telegram_has_pages() -> None:
    """Nothing is cut: every button is on one page, what stays is on each, no page is too full."""
    rows = [*packed([Button(f"Thôn {at}", "a", {"n": at}) for at in range(200)]),
            [Button("Xong", "b", stays=True)]]  # fmt: skip
    seen: list[str] = []
    shown = page(rows)
    for step in range(3):
        labels = [one.label for row in shown for one in row]
        assert len(labels) <= 100
        assert labels[-1] == "Xong"
        seen += [one for one in labels if one.startswith("Thôn")]
        on = [one for row in shown for one in row if one.label == f"Trang {step + 2}/3 →"]
        shown = turned(on[0].args) if on else shown
    assert seen == [f"Thôn {at}" for at in range(200)]
    back = next(one for row in shown for one in row if one.label == "← Trang 2/3")
    assert next(one.args for row in turned(back.args)[:1] for one in row) == {"n": 90}
    assert page(rows[:20]) == rows[:20]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Phong trào", "Phong trào"),
        ("Phong trào thi đua chung sức", "Phong trào thi…"),
        ("Chào mừng, chung sức xây", "Chào mừng…"),
        ("x" * 20, "x" * 15 + "…"),
    ],
)
def test_a_long_label_is_cut_between_words(words: str, shown: str) -> None:
    """Never in the middle of one, and it is seen that there is more."""
    assert short(words, 16) == shown
