"""The metronome: every sweep in turn, none stopping another, and no day lived twice."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from scheduler import ticker
from scheduler.ticker import Sweep
from storage.engine import Database
from tests.edges.tiny_house import Hands


def counting(calls: list[str], name: str, *, found: int = 1, fails: bool = False) -> Sweep:
    """A sweep that notes that it was called."""

    async def sweep(_db: Database, _clock: Callable[[], datetime]) -> Counter[str]:
        calls.append(name)
        if fails:
            raise LookupError(name)
        return Counter({name: found, "nothing": 0})

    return sweep


async def test_sweeps_run_in_order_and_their_counts_add_up(database: Database) -> None:
    """What each did is named; zeros are not worth a word."""
    calls = list[str]()
    sweeps = [counting(calls, "a", found=2), counting(calls, "b")]

    done = await ticker.step(database, Hands().clock, sweeps)

    assert calls == ["a", "b"]
    assert sorted(done.values()) == [1, 2]


async def test_a_sweep_that_fails_does_not_stop_the_others(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, and tried again with the next beat (P9)."""
    calls = list[str]()
    sweeps = [counting(calls, "a", fails=True), counting(calls, "b")]

    await ticker.step(database, Hands().clock, sweeps)
    await ticker.step(database, Hands().clock, sweeps)

    assert calls == ["a", "b"] * 2
    assert "A sweep failed" in caplog.text


@pytest.mark.parametrize(("back", "swept"), [(119, 2), (121, 1), (86_400, 1), (604_801, 2)])
async def test_a_clock_that_was_set_back_is_waited_for(
    database: Database, back: int, swept: int
) -> None:
    """More than two minutes behind the last beat: nothing is due until it has caught up (P21).

    More than a week: the clock was wrong before, and nobody waits for years.
    """
    hands, calls = Hands(), list[str]()
    sweeps = [counting(calls, "a")]
    await ticker.step(database, hands.clock, sweeps)
    hands.now -= timedelta(seconds=back)

    await ticker.step(database, hands.clock, sweeps)
    assert len(calls) == swept

    hands.now += timedelta(seconds=back)
    await ticker.step(database, hands.clock, sweeps)
    assert len(calls) == swept + 1


async def test_the_metronome_never_beats_twice_at_once(database: Database) -> None:
    """A slow beat is not overtaken; what was missed in between is one beat."""
    under_way, most, beats = 0, 0, 0
    enough = asyncio.Event()

    async def beat() -> None:
        nonlocal under_way, most, beats
        under_way += 1
        most, beats = max(most, under_way), beats + 1
        await asyncio.sleep(0.1)
        under_way -= 1
        if beats == 3:
            enough.set()

    clockwork = ticker.metronome(beat, 0.02)
    clockwork.start()
    await asyncio.wait_for(enough.wait(), 10)
    clockwork.shutdown(wait=False)

    assert most == 1
