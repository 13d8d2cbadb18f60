"""The budget of calls: never over Telegram's limits, hardly under them, people first."""

from bisect import bisect_left
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import CHAT_MOST, CROWD, EASED_FOR, GROUP_MOST, PEOPLE, Pace


def most_in_a_window(times: list[float], seconds: float) -> int:
    """The largest number of instants in any half-open window of this length."""
    return max(i + 1 - bisect_left(times, t - seconds + 1e-9) for i, t in enumerate(times))


def play(
    pace: Pace,
    *,
    crowd: int,
    people: list[float],
    lateness: list[float],
    answered: bool = True,
) -> tuple[list[float], list[float], float]:
    """A sender in simulated time: `crowd` rows to as many groups, answers arriving at `people`.

    Each timer rings late by the next of `lateness`. Gives all beginnings, how long each answer
    waited, and when the broadcast was through.
    """
    now, begun, waits, sent, late = 0.0, list[float](), list[float](), 0, 0
    arrivals = sorted(people)
    while sent < crowd or arrivals:
        waiting = bool(arrivals) and arrivals[0] <= now
        lane = PEOPLE if waiting else CROWD
        if not waiting and sent == crowd:
            now = arrivals[0]
            continue
        wait = pace.wait_overall(lane, now=now)
        if wait > 0:
            ring = now + wait + lateness[late % len(lateness)]
            late += 1
            if arrivals and now < arrivals[0] < ring:
                ring = arrivals[0]
            now = ring
            continue
        pace.reserve(now=now)
        gone = pace.went(("p", arrivals[0]) if waiting else sent, now=now)
        if answered:
            pace.answered(gone, now=now)
        begun.append(now)
        if waiting:
            waits.append(now - arrivals.pop(0))
        else:
            sent += 1
    return begun, waits, now


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("rate", [30, 300])
def test_a_broadcast_is_nearly_as_fast_as_allowed(rate: int, answered: bool) -> None:
    """3,000 groups take at most 1.02 times the ideal, with timers that ring late."""
    late = [0.0005, 0.002, 0.012]
    begun, _, end = play(Pace(rate), crowd=3000, people=[], lateness=late, answered=answered)

    assert 3000 / rate * 1.02 > end
    assert rate >= most_in_a_window(begun, 1.0)


@pytest.mark.parametrize("rate", [30, 300])
def test_an_answer_does_not_wait_for_a_broadcast(rate: int) -> None:
    """Answers in the middle of a broadcast begin within 100 ms, even five at once."""
    people = [t + k * 0.001 for t in (1.0, 2.3, 2.9, 4.0, 5.5) for k in range(5)]
    begun, waits, _ = play(Pace(rate), crowd=rate * 8, people=people, lateness=[0.001])

    assert max(waits) < 0.1 if rate == 300 else max(waits) < 0.2
    assert rate >= most_in_a_window(begun, 1.0)


@given(
    rate=st.sampled_from([5, 25, 30]),
    people=st.lists(st.floats(0, 6), max_size=60),
    lateness=st.lists(st.floats(0, 0.4), min_size=1, max_size=20),
)
def test_no_second_holds_more_than_the_rate(
    rate: int, people: list[float], lateness: list[float]
) -> None:
    """Whatever comes when, and however late the timers ring, the limit stands."""
    begun, _, _ = play(Pace(rate), crowd=80, people=people, lateness=lateness)

    assert rate >= most_in_a_window(begun, 1.0)


def test_after_telegram_was_away_the_pace_is_25_of_30_for_ten_minutes() -> None:
    """No second holds more, and afterwards it is what it was."""
    pace, over = Pace(30), 20.0
    pace.ease(now=over - EASED_FOR)
    begun, _, end = play(pace, crowd=1200, people=[1.0, 1.0, 2.0], lateness=[0.0005, 0.012])
    later = [one for one in begun if one >= over]

    assert most_in_a_window([one for one in begun if one < over], 1.0) == 25
    assert len(later) / (end - over) == pytest.approx(30, rel=0.02)


@given(gaps=st.lists(st.floats(0, 5), min_size=30, max_size=120))
def test_no_minute_holds_more_than_eighteen_messages_in_one_group(gaps: list[float]) -> None:
    """Nor do three seconds hold more than a short burst in one chat."""
    pace, now, begun = Pace(1000), 0.0, list[float]()
    for gap in gaps:
        now += gap
        now += pace.wait(PEOPLE, "thôn 5", group=True, now=now)
        pace.reserve(now=now)
        pace.went("thôn 5", now=now)
        begun.append(now)

    assert most_in_a_window(begun, 60.0) <= GROUP_MOST
    assert most_in_a_window(begun, 3.0) <= CHAT_MOST


def test_an_album_counts_as_its_messages() -> None:
    """Ten pictures leave room for eight messages in that minute."""
    pace, now = Pace(1000), 0.0
    pace.reserve(now=now)
    pace.went("g", now=now, messages=10)
    for _ in range(8):
        now += pace.wait(PEOPLE, "g", group=True, now=now)
        pace.reserve(now=now)
        pace.went("g", now=now)

    assert now < 60
    assert now + pace.wait(PEOPLE, "g", group=True, now=now) > 60


def test_a_limited_chat_keeps_nobody_else_waiting() -> None:
    """retry_after holds for its chat alone (P7)."""
    pace = Pace(30)

    assert not pace.limited("a", 40, now=0.0)
    assert pace.wait(PEOPLE, "a", group=False, now=10.0) == pytest.approx(30)
    assert pace.wait(PEOPLE, "b", group=False, now=10.0) == 0


def test_three_limited_chats_stop_everybody() -> None:
    """It is not the chats then, it is us; the pause is the shortest of theirs, a minute at most."""
    pace = Pace(30)
    pace.limited("a", 12, now=0.0)
    pace.limited("a", 12, now=1.0)
    pace.limited("b", 12, now=2.0)

    assert pace.limited("c", 12, now=3.0)
    assert pace.wait(PEOPLE, "d", group=False, now=3.0) == pytest.approx(12)
    assert pace.wait(CROWD, "d", group=False, now=15.1) == 0

    for chat in "abc":
        pace.limited(chat, 86_400, now=20.0)
    assert pace.wait(CROWD, "d", group=False, now=20.0) == pytest.approx(60)


@pytest.mark.parametrize("order", list(permutations((("a", 86_400), ("b", 1), ("c", 3)))))
def test_a_chat_that_waits_for_a_day_does_not_make_everybody_wait(
    order: tuple[tuple[str, int], ...],
) -> None:
    """Of three that are limited at once one is told a day: the others' wait is the bot's (P7)."""
    pace = Pace(30)
    for at, (chat, seconds) in enumerate(order):
        pace.limited(chat, seconds, now=4.0 * at)

    assert pace.wait(PEOPLE, "d", group=False, now=8.0) == pytest.approx(1)
    assert pace.wait(PEOPLE, "a", group=False, now=8.0) > 86_000


def test_three_limited_chats_far_apart_stop_nobody() -> None:
    """Only three within ten seconds mean us."""
    pace = Pace(30)

    assert [pace.limited(chat, 1, now=11.0 * i) for i, chat in enumerate("abcd")] == [False] * 4


def test_memory_follows_what_is_under_way() -> None:
    """Chats long silent are forgotten."""
    pace = Pace(1000)
    for i in range(5000):
        pace.reserve(now=i * 0.1)
        pace.went(i, now=i * 0.1)

    assert len(pace._chats) < 1700


@given(delays=st.lists(st.floats(0, 0.5), min_size=1, max_size=30))
def test_the_limit_holds_for_when_calls_go_out(delays: list[float]) -> None:
    """However long a commit stands between picking a row and its call, the second stays in bounds."""
    pace, now, picked, gone = Pace(10), 0.0, list[float](), list[float]()
    while len(gone) < 40:
        now += 0.01
        for at in sorted(one for one in picked if one <= now):
            picked.remove(at)
            pace.went(len(gone), now=now)
            gone.append(now)
        if len(picked) < 8 and pace.wait_overall(PEOPLE, now=now) == 0:
            pace.reserve(now=now)
            picked.append(now + delays[len(gone) % len(delays)])

    assert most_in_a_window(gone, 1.0) <= 10


def test_a_place_given_back_is_free() -> None:
    """A row that ends without a call costs nothing of the second."""
    pace = Pace(2)
    for _ in range(2):
        pace.reserve(now=0.0)
    assert pace.wait_overall(PEOPLE, now=0.0) > 0

    pace.dropped()

    assert pace.wait_overall(PEOPLE, now=0.0) == 0
