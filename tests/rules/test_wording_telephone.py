"""Whose number is typed to the bot, and whether it can be rung."""

import pytest

from campaigns.wording.talk.telephone import Telephone, read_telephone


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("0912345678", "0912345678"), ("+84 912 345 678", "+84 912 345 678"),
        ("84912345678", "84912345678"), ("０９１２３４５６７８", "0912345678"),
        ("(024) 3825 1234", "(024) 3825 1234"), ("02438251234", "02438251234"),
        ("số tôi là 0912.345.678 nhé", "0912.345.678"), ("bác đổi số 0987654321", "0987654321"),
        ("SĐT: 0912345678", "0912345678"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_was_typed(said: str, shown: str | None) -> None:
    """Alone or with the words people put around it."""
    found = read_telephone(said)
    assert (found.shown if found and found.right else None) == shown


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("091234567", 9),
        ("09123456789", 11),
        ("0112345678", 10),
        ("+8491234567", 9),
        ("0000000000", 10),
    ],
)
def test_a_number_that_rings_nobody_is_not_kept(said: str, digits: int) -> None:
    """A digit too few or too many, a beginning that no number has: said with how many there are."""
    found = read_telephone(said)
    assert found == Telephone(said, right=False)
    assert found.digits == digits


@pytest.mark.parametrize(
    "said", ["", "113", "350 triệu", "20/11/2023", "1234567890", "gọi 0912345678 hỏi giúp"]
)
def test_what_is_no_number_is_left_to_others(said: str) -> None:
    """Sums, days, and messages that only mention one."""
    assert read_telephone(said) is None
