"""The inbox: every update is kept once, in a form that both databases can hold, and handled once."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from storage import inbox
from storage.engine import Database

NOW = datetime(2023, 11, 8, 1, tzinfo=UTC)
BOT = 42


def update(number: int, chat: int = -100, words: str = "chào") -> dict[str, object]:
    """A message as Telegram gives it."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": words}}


async def test_an_update_is_kept_once(database: Database) -> None:
    """Given again by Telegram (its server keeps it 24 h), it is no new row (P4)."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), update(2)], NOW)
        await inbox.store(conn, BOT, [update(2), update(3)], NOW)
        await inbox.store(conn, BOT + 1, [update(1)], NOW)
        rows = await inbox.waiting(conn, BOT)

        assert [row.update_id for row in rows] == [1, 2, 3]
        assert json.loads(rows[0].raw) == update(1)
        assert rows[0].chat_key == -100


async def test_the_cursor_moves(database: Database) -> None:
    """Where to ask from, and since when, for each bot."""
    async with database.write() as conn:
        assert await inbox.next_update(conn, BOT) is None
        await inbox.move_cursor(conn, BOT, to=5, now=NOW)
        await inbox.move_cursor(conn, BOT, to=9, now=NOW + timedelta(hours=1))

        assert await inbox.next_update(conn, BOT) == (9, NOW + timedelta(hours=1))
        assert await inbox.next_update(conn, BOT + 1) is None


async def test_rows_are_given_in_order_and_to_one_process(database: Database) -> None:
    """The eldest first; of a chat that one process is at, no other gets the next message."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), update(2, -200)], NOW)
        mine = await inbox.claim(conn, BOT, owner=1, limit=1)
        await inbox.store(conn, BOT, [update(3), update(4, -300)], NOW)
        theirs = await inbox.claim(conn, BOT, owner=2, limit=9)
        next_of_mine = await inbox.claim(conn, BOT, owner=1, limit=9)

        assert [row.update_id for row in mine] == [1]
        assert [row.update_id for row in theirs] == [2, 4]
        assert [row.update_id for row in next_of_mine] == [3]
        assert await inbox.waiting(conn, BOT) == []
        assert await inbox.eldest(conn, BOT) == NOW


async def test_what_a_dead_process_had_is_free_again(database: Database) -> None:
    """Given with the try that was counted; the dead one, should it move again, ends nothing."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), update(2, -200)], NOW)
        (one,) = await inbox.claim(conn, BOT, owner=1, limit=1)
        assert await inbox.let_go(conn, everything=True) == 1
        again = await inbox.claim(conn, BOT, owner=2, limit=9)
        fresh = await inbox.claim(conn, BOT, owner=2, limit=9)

        assert [(row.id, row.tries) for row in again] == [(one.id, 1)]
        assert [row.update_id for row in fresh] == [2]
        assert not await inbox.done(conn, one.id, owner=1, now=NOW)
        assert not await inbox.dead(conn, one.id, owner=1, error="", now=NOW)
        assert await inbox.done(conn, one.id, owner=2, now=NOW)


async def test_a_handled_update_is_handled_once(database: Database) -> None:
    """Done twice says so; what was set aside is not given again (P9)."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), update(2)], NOW)
        one, two = await inbox.claim(conn, BOT, owner=1, limit=9)
        assert await inbox.done(conn, one.id, owner=1, now=NOW)
        assert not await inbox.done(conn, one.id, owner=1, now=NOW)
        await inbox.dead(conn, two.id, owner=1, error="KeyError", now=NOW)

        assert await inbox.waiting(conn, BOT) == []
        assert await inbox.counts(conn, BOT) == {"new": 0, "dead": 1}
        assert await inbox.eldest(conn, BOT) is None


async def test_what_was_handled_is_forgotten_after_a_week(database: Database) -> None:
    """Not before: as long as Telegram may repeat an update, its row protects. The dead stay a month."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), update(2), update(3)], NOW)
        one, two, _ = await inbox.claim(conn, BOT, owner=1, limit=9)
        await inbox.done(conn, one.id, owner=1, now=NOW)
        await inbox.dead(conn, two.id, owner=1, error="", now=NOW)
        assert await inbox.prune(conn, now=NOW + timedelta(days=7), limit=9) == 0
        assert await inbox.prune(conn, now=NOW + timedelta(days=8), limit=9) == 1

        assert await inbox.counts(conn, BOT) == {"new": 1, "dead": 1}

        assert await inbox.prune(conn, now=NOW + timedelta(days=31), limit=9) == 1
        assert await inbox.counts(conn, BOT) == {"new": 1, "dead": 0}


@pytest.mark.parametrize(
    "bad",
    [
        update(7, words="x" * 70_000),
        {"update_id": 7, "message": {"text": "\ud83d lone half of a smile"}},
        {"update_id": 7, "message": {"text": "nul \x00 and typed \\u0000 and \\\\u0000"}},
        {"update_id": 7, "message": {"chat": {"id": 2**70}}},
        {"update_id": 7, "message": {"chat": {"id": "-100"}}},
        {"update_id": 7, "message": {"chat": None, "from": {"id": True}}},
        {"update_id": 2**70},
        {"update_id": True},
        {"update_id": "7"},
        {},
    ],
    ids=["long", "surrogate", "nul", "huge", "text", "none", "number", "bool", "word", "empty"],
)
async def test_a_bad_update_stops_nobody(database: Database, bad: dict[str, object]) -> None:
    """Whatever it holds, the good ones beside it are kept, and what is kept can be read again (P9)."""
    async with database.write() as conn:
        await inbox.store(conn, BOT, [update(1), bad, update(2)], NOW)
        rows = await inbox.waiting(conn, BOT)
        kept = await conn.execute(text("SELECT raw, state FROM inbox ORDER BY id"))

        assert {1, 2} <= {row.update_id for row in rows}
        for row in kept:
            assert len(row.raw.encode()) <= inbox.MAX_BYTES
            assert row.state == "dead" or isinstance(json.loads(row.raw), dict)


def test_a_bottomless_update_is_set_aside() -> None:
    """Nested so deeply that it cannot be written down: kept as dead."""
    deep: dict[str, object] = {}
    for _ in range(200_000):
        deep = {"a": deep}
    row = inbox._row(BOT, {"update_id": 1, "message": deep}, NOW)

    while deep:  # taken apart layer by layer, for Python's own sake
        deep = deep.pop("a")  # type: ignore[assignment]  # layers of one kind
    assert (row["state"], row["error"]) == ("dead", "nested too deeply")


Json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters())
    | st.floats(allow_nan=False),
    lambda children: (
        st.lists(children, max_size=3)
        | st.dictionaries(st.sampled_from(["chat", "id", "from", "message", "text"]), children)
    ),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(Json, min_size=1, max_size=5))
async def test_anything_can_be_kept(database: Database, bodies: list[object]) -> None:
    """Whatever JSON comes: it is kept, and read back as what it was, odd characters aside."""
    async with database.write() as conn:
        await conn.execute(text("DELETE FROM inbox"))
        updates = [{"update_id": number, "message": body} for number, body in enumerate(bodies)]
        await inbox.store(conn, BOT, updates, NOW)
        rows = await inbox.waiting(conn, BOT)

        assert [json.loads(row.raw)["update_id"] for row in rows] == list(range(len(updates)))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_people_type_is_kept_to_the_letter(words: str) -> None:
    """Text comes back as it was, NUL aside, backslashes and all."""
    row = inbox._row(BOT, update(1, words=words), NOW)

    assert json.loads(row["raw"])["message"]["text"] == words.replace("\x00", "\ufffd")
