"""From the inbox to the handlers: once, in order, and one bad update stops nobody."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
import telegram
from sqlalchemy import select

from bot.dispatcher import Dispatcher
from bot.loops import App
from handlers.surroundings import Surroundings
from handlers.turn import After, AnswerPress
from sandbox.client import Sandbox
from storage import inbox
from storage.engine import Connection, Database, StorageBusy
from storage.schema import delivery
from storage.schema import inbox as inbox_table
from tests.edges.tiny_house import (
    BOT_ID,
    Hands,
    apologise,
    broadcast,
    echo,
    groups,
    house,
    settings,
)


@pytest.fixture
def hands() -> Hands:
    """The clock of the test."""
    return Hands()


@pytest.fixture
async def bot(
    sandbox: Sandbox, tmp_path: Path, database_url: str, hands: Hands
) -> AsyncIterator[App]:
    """The process around the tiny house, on both databases."""
    given = settings(sandbox, tmp_path, database_url=database_url)
    async with house(given, hands.clock, monotonic=hands.monotonic) as app:
        yield app


def message(number: int, chat: int, text: str) -> dict[str, object]:
    """An update with a message."""
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_699_405_200,
            "chat": {"id": chat, "type": "private", "first_name": "Bình"},
            "from": {"id": chat, "is_bot": False, "first_name": "Bình"},
            "text": text,
        },
    }


async def arrive(db: Database, hands: Hands, *updates: dict[str, object]) -> None:
    """Put updates into the inbox, as the poller does."""
    async with db.write() as conn:
        await inbox.store(conn, BOT_ID, updates, hands.now)


async def rows(db: Database) -> dict[int, tuple[str, int]]:
    """State and tries of every update."""
    async with db.read() as conn:
        found = await conn.execute(
            select(inbox_table.c.update_id, inbox_table.c.state, inbox_table.c.tries)
        )
        return {row.update_id: (row.state, row.tries) for row in found}


async def answers(db: Database) -> list[str]:
    """Every text that is owed, in the order of the rows."""
    async with db.read() as conn:
        found = await conn.execute(select(delivery.c.payload).order_by(delivery.c.id))
        return [row.payload["text"] for row in found]


async def test_each_update_is_handled_once(bot: App, hands: Hands) -> None:
    """The same update given again changes nothing (P4)."""
    await arrive(bot.db, hands, message(1, 7, "a"), message(2, 8, "b"))
    await bot.dispatcher.drain()
    await arrive(bot.db, hands, message(1, 7, "a"))

    assert await bot.dispatcher.drain() == 0
    assert sorted(await answers(bot.db)) == ["nghe: a", "nghe: b"]
    assert await rows(bot.db) == {1: ("done", 1), 2: ("done", 1)}


async def test_in_one_chat_updates_are_handled_in_order(bot: App, hands: Hands) -> None:
    """Whatever the other chats do meanwhile."""
    given = [message(n, 7 + n % 3, str(n)) for n in range(300)]
    await arrive(bot.db, hands, *given)

    assert await bot.dispatcher.drain() == 300

    found = [int(one.removeprefix("nghe: ")) for one in await answers(bot.db)]
    for chat in range(3):
        mine = [n for n in found if n % 3 == chat]
        assert mine == sorted(mine)
    assert len(found) == 300


async def test_a_bug_is_tried_three_times_and_leaves_no_trace(bot: App, hands: Hands) -> None:
    """Its author gets one apology, its neighbours their answers (P9)."""
    await arrive(bot.db, hands, message(1, 7, "bug"), message(2, 7, "sau"), message(3, 8, "khác"))

    await bot.dispatcher.drain()

    assert await rows(bot.db) == {1: ("dead", 3), 2: ("done", 1), 3: ("done", 1)}
    assert sorted(await answers(bot.db)) == ["nghe: khác", "nghe: sau", "xin lỗi"]


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 5, "message": {"message_id": "x", "date": "y", "chat": 3}},
        {"update_id": 5, "message": []},
        {"update_id": 5, "callback_query": {"id": 5}},
        {"update_id": 5, "message": {"date": 10**20, "chat": {"id": 1, "type": "private"}}},
    ],
)
async def test_what_cannot_be_parsed_stops_nobody(
    bot: App, hands: Hands, raw: dict[str, object]
) -> None:
    """Rubbish is set aside or does nothing; the update after it is answered (P9)."""
    await arrive(bot.db, hands, raw, message(6, 7, "a"))

    await bot.dispatcher.drain()

    assert (await rows(bot.db))[6] == ("done", 1)
    assert (await rows(bot.db))[5][0] in {"dead", "done"}
    assert "nghe: a" in await answers(bot.db)


async def test_an_update_that_killed_the_process_three_times_is_set_aside(
    bot: App, hands: Hands
) -> None:
    """The try is counted before the update is touched; the fourth time it is not touched."""
    await arrive(bot.db, hands, message(1, 7, "poison"), message(2, 7, "sau"))
    async with bot.db.write() as conn:
        (first, _) = await inbox.waiting(conn, BOT_ID)
        for _ in range(3):
            await inbox.count_try(conn, first.id)

    await bot.dispatcher.drain()

    assert (await rows(bot.db))[1][0] == "dead"
    assert await answers(bot.db) == ["xin lỗi", "nghe: sau"]


async def test_who_is_owed_an_apology_hears_it_when_the_database_is_back(
    bot: App, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock at the moment of setting aside costs nobody a word until some later restart (P9)."""
    dead, failures = inbox.dead, [StorageBusy("locked"), StorageBusy("locked")]

    async def locked(conn: Connection, row_id: int, **how: Any) -> bool:
        if failures:
            raise failures.pop()
        return await dead(conn, row_id, **how)

    monkeypatch.setattr("bot.dispatcher.inbox.dead", locked)
    monkeypatch.setattr("bot.dispatcher.STORAGE_WAIT", 0.0)
    await arrive(bot.db, hands, message(1, 7, "bug"))

    await bot.dispatcher.drain()

    assert await rows(bot.db) == {1: ("dead", 3)}
    assert await answers(bot.db) == ["xin lỗi"]


async def test_what_a_crash_has_touched_is_tried_alone(bot: App, hands: Hands) -> None:
    """A poisonous update takes no neighbour with it, however often the process dies."""
    await arrive(bot.db, hands, *[message(n, n, str(n)) for n in range(1, 6)])
    async with bot.db.write() as conn:
        for row in await inbox.waiting(conn, BOT_ID):
            await inbox.count_try(conn, row.id)
    under_way, most = 0, 0

    async def handle(
        conn: Connection, update: telegram.Update, around: Surroundings
    ) -> Iterable[After]:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return await echo(conn, update, around)

    dispatcher = Dispatcher(bot.db, bot.bot, BOT_ID, bot.around, handle, apologise)
    await dispatcher.drain()

    assert most == 1
    assert await rows(bot.db) == dict.fromkeys(range(1, 6), ("done", 2))


async def test_different_chats_do_not_wait_for_each_other(
    sandbox: Sandbox, tmp_path: Path, hands: Hands
) -> None:
    """One chat with a hundred updates does not keep another waiting for all of them."""
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await arrive(bot.db, hands, *[message(n, 7, str(n)) for n in range(100)])
        await arrive(bot.db, hands, message(500, 8, "khác"))

        await bot.dispatcher.drain()

        assert (await answers(bot.db)).index("nghe: khác") < 10


async def test_a_press_is_answered_after_the_commit(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """Best effort: the answer of a query that is too old changes nothing."""
    update = {
        "update_id": 9,
        "callback_query": {
            "id": "12345",
            "chat_instance": "1",
            "from": {"id": 7, "is_bot": False, "first_name": "Bình"},
            "data": "x",
        },
    }
    await arrive(bot.db, hands, update)

    await bot.dispatcher.drain()

    assert await rows(bot.db) == {9: ("done", 1)}


async def test_a_real_press_stops_its_hourglass(
    sandbox: Sandbox, tmp_path: Path, hands: Hands
) -> None:
    """The person sees the words with which the press was answered."""
    officer, (village,) = await groups(sandbox, 1)
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        payload = {"text": "Thông báo", "keyboard": [[{"label": "Đã nhận", "data": "t"}]]}
        await broadcast(bot.db, [village], "", now=hands.now, payload=payload)
        await bot.settle()
        await officer.presses(village, "Đã nhận")

        await bot.settle()

    assert (await sandbox.popup(officer) or {})["text"] == "đã bấm"


async def test_many_presses_at_once_are_not_awaited_by_anybody(bot: App, hands: Hands) -> None:
    """Courtesies beyond a bound are dropped; every update is done all the same."""

    async def handle(
        _conn: Connection, update: telegram.Update, _around: Surroundings
    ) -> Iterable[After]:
        return [AnswerPress(str(update.update_id))] * 3

    await arrive(bot.db, hands, *[message(n, n, "x") for n in range(100)])
    dispatcher = Dispatcher(bot.db, bot.bot, BOT_ID, bot.around, handle, apologise)

    assert await dispatcher.drain() == 100
    assert {state for state, _ in (await rows(bot.db)).values()} == {"done"}
