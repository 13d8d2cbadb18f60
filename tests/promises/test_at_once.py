"""The small cuts of `make proof ARGS="chaos claimed"`: faults with kills, and many processes at once."""

import pytest

from proof import chaos, claimed
from proof.size import Size

SMALL = Size(small=True, seed=7)


async def test_faults_and_kills_lose_and_double_nothing() -> None:
    """Each policy through 18 % faults, killed until no row is open (P1, P5, P8)."""
    rows = await chaos.prove(SMALL)

    assert len(rows) == 2
    assert [row for row in rows if not row.passed] == []


@pytest.mark.usefixtures("postgres_database")
async def test_no_row_is_claimed_twice_and_no_second_bot_starts() -> None:
    """A second start is refused; four and sixteen processes share what there is (P10)."""
    rows = await claimed.prove(SMALL)

    assert len(rows) == 5
    # how soon is for `make proof`: a busy machine is no fault of the code
    assert [row for row in rows if not row.passed and row.name != claimed.PROMPT] == []
