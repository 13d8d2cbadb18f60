"""Numbers said in words."""

import pytest

from campaigns.wording.numbers.in_words import in_words


def test_a_number_below_nought_is_refused() -> None:
    """It was taken apart without an end, until the memory was full."""
    with pytest.raises(ValueError, match="-1"):
        in_words(-1)
