"""What `make fuzz` begins from is read without a fault, so that its targets go with the readers (T8)."""

import pytest

from proof.fuzz.targets import TARGETS, Target


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_target_takes_what_it_begins_from(target: Target) -> None:
    """Each seed, whole, cut in the middle and empty."""
    for seed in target.seeds[:4]:
        for given in (seed, seed[: len(seed) // 2], b""):
            target.work(given)
