"""Each kind of Telegram's answers with six methods: the quick part of `make proof ARGS=answers`."""

import pytest

from proof import answers


@pytest.mark.parametrize("batch", [one for one in answers.BATCHES if one != "slow"])
async def test_every_row_ends_as_the_table_says(batch: str) -> None:
    """The state in which it ends, and how often Telegram was asked (P1, P5, P7)."""
    ended = await answers.play(batch, times=1)

    wrong = [one for one in ended if one.wrong_state or one.wrong_calls]
    assert ended
    assert wrong == []
