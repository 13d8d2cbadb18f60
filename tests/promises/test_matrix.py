"""Who may do what, by every button and command there is: the small cut of `make proof ARGS=matrix`."""

import pytest

from proof import matrix
from proof.size import Size


@pytest.mark.timeout(300)
async def test_nobody_does_what_the_matrix_does_not_allow() -> None:
    """Three roles, a private chat and the village's group, own, foreign and missing objects (P11)."""
    rows = await matrix.prove(Size(small=True, seed=1))

    assert [(one.name, one.counted) for one in rows if not one.passed] == []
