"""Updates out of Telegram: a committed row before Telegram is told that we have it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from telegram.error import TelegramError

from bot import poller
from bot.loops import App
from bot.poller import AnotherPoller
from sandbox.client import Sandbox
from storage import inbox
from storage.engine import Connection
from storage.inbox import InboxRow
from storage.schema import inbox as table
from tests.edges.tiny_house import BOT_ID, Hands, house, settings


@pytest.fixture
def hands() -> Hands:
    """The clock of the test."""
    return Hands()


@pytest.fixture
async def bot(sandbox: Sandbox, tmp_path: Path, hands: Hands) -> AsyncIterator[App]:
    """The process around the tiny house."""
    async with house(settings(sandbox, tmp_path), hands.clock) as app:
        yield app


async def kept(bot: App) -> int:
    """How many updates in the inbox are not handled, taken in hand or not."""
    async with bot.db.read() as conn:
        return (await inbox.counts(conn, BOT_ID))["new"]


async def waiting(sandbox: Sandbox) -> int:
    """How many updates Telegram still keeps for us."""
    return len(await sandbox.ask("updates"))


async def test_telegram_keeps_an_update_until_it_is_committed(sandbox: Sandbox, bot: App) -> None:
    """Only the call after the commit confirms (P4)."""
    person = await sandbox.person("Bình")
    await person.starts()

    assert await bot.poller.step(0) == 1
    assert await waiting(sandbox) == 1, "fetched, stored, not yet confirmed"
    assert await bot.poller.step(0) == 0

    assert await waiting(sandbox) == 0
    assert await kept(bot) == 1


async def test_what_is_heard_is_in_hand_with_the_same_commit(sandbox: Sandbox, bot: App) -> None:
    """Its first try is counted before it is parsed, as for every update (P9)."""
    person = await sandbox.person("Bình")
    await person.starts()

    await bot.poller.step(0)

    async with bot.db.read() as conn:
        rows = (await conn.execute(select(table.c.tries, table.c.owner))).all()
    assert rows == [(1, bot.lock.number)]
    assert await bot.dispatcher.drain() == 1
    assert await kept(bot) == 0


async def test_ears_that_are_taken_away_leave_nothing_lying(
    sandbox: Sandbox, bot: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled while the commit is under way: what it stored is handled all the same."""
    person = await sandbox.person("Bình")
    await person.starts()
    claim = bot.dispatcher.claim

    async def claim_and_be_cancelled(conn: Connection) -> list[InboxRow]:
        rows = await claim(conn)
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        return rows

    monkeypatch.setattr(bot.dispatcher, "claim", claim_and_be_cancelled)
    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(bot.poller.step(0))
    monkeypatch.setattr(bot.dispatcher, "claim", claim)

    assert listening.cancelled()
    assert await bot.dispatcher.drain() == 1
    assert await kept(bot) == 0


async def test_what_was_fetched_and_not_stored_comes_again(
    sandbox: Sandbox, bot: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trouble between the fetch and the commit loses nothing and doubles nothing."""
    person = await sandbox.person("Bình")
    await person.starts()

    def torn(_name: str) -> None:
        raise TelegramError("torn away")

    with monkeypatch.context() as patch:
        patch.setattr("bot.poller.failpoints.hit", torn)
        assert await bot.poller.try_step(0) > 0
    assert await kept(bot) == 0

    assert await bot.poller.try_step(0) == 0
    assert await bot.poller.try_step(0) == 0
    assert await kept(bot) == 1


async def test_a_backlog_is_taken_in_hundreds(sandbox: Sandbox, bot: App) -> None:
    """250 updates waited: three calls, every one kept once."""
    person = await sandbox.person("Bình")
    for n in range(250):
        await person.writes(str(n))

    taken = [await bot.poller.step(0) for _ in range(4)]

    assert taken == [100, 100, 50, 0]
    assert await kept(bot) == 250


async def test_an_update_that_cannot_be_parsed_is_kept_like_any_other(
    sandbox: Sandbox, bot: App
) -> None:
    """The raw poll loop never sticks on one (P9)."""
    await sandbox.act("updates", update={"message": {"chat": "no", "text": "\ud83d"}})
    await sandbox.act("updates", update={"message": {"chat": {"id": 5}, "text": "x" * 100_000}})
    person = await sandbox.person("Bình")
    await person.starts()

    await bot.settle()

    assert await waiting(sandbox) == 0
    assert await person.received() == ["nghe: /start"]
    async with bot.db.read() as conn:
        assert (await inbox.counts(conn, BOT_ID)).get("dead", 0) >= 1


async def test_after_a_quiet_week_the_offset_is_forgotten(
    sandbox: Sandbox, bot: App, hands: Hands
) -> None:
    """Telegram may begin its ids anew; the old offset would hide the new updates."""
    async with bot.db.write() as conn:
        await inbox.move_cursor(conn, BOT_ID, to=10**9, now=hands.now)
    person = await sandbox.person("Bình")
    await person.starts()

    assert await bot.poller.step(0) == 0, "an offset ahead of all updates"
    await person.writes("chào")
    hands.move(days=6, minutes=1)

    assert await bot.poller.step(0) >= 1


async def test_only_what_we_use_is_asked_for(sandbox: Sandbox, bot: App) -> None:
    """The kinds of updates are explicit: an edit comes, a reaction does not."""
    person = await sandbox.person("Bình")
    sent = await person.writes("350 triu")
    await sandbox.act(
        "edit", user=person.id, chat=person.id, message_id=sent["message_id"], text="350 triệu"
    )

    assert await bot.poller.step(0) == 2
    assert set(poller.KINDS) == {"message", "edited_message", "callback_query", "my_chat_member"}


async def test_three_conflicts_in_a_row_mean_another_bot(sandbox: Sandbox, bot: App) -> None:
    """The loop ends and says so; one conflict alone is a restart overlapping."""
    await sandbox.fault("status", method="getUpdates", status=409, times=1)
    assert await bot.poller.try_step(0) > 0
    assert await bot.poller.try_step(0) == 0

    await sandbox.fault("status", method="getUpdates", status=409, times=3)
    assert await bot.poller.try_step(0) > 0
    assert await bot.poller.try_step(0) > 0
    with pytest.raises(AnotherPoller):
        await bot.poller.try_step(0)


async def test_a_webhook_in_the_way_is_taken_away(sandbox: Sandbox, bot: App) -> None:
    """Who changes from webhook to polling needs no extra step, and loses no update."""
    person = await sandbox.person("Bình")
    await bot.bot.set_webhook(f"{sandbox.address}/nobody", secret_token="s" * 20)
    await person.starts()

    assert await bot.poller.try_step(0) > 0
    await bot.poller.try_step(0)

    assert await kept(bot) == 1


@pytest.mark.parametrize("kind", ["before_accept", "after_accept", "html", "not_ok", "null"])
async def test_a_bad_call_is_only_a_pause(sandbox: Sandbox, bot: App, kind: str) -> None:
    """Whatever Telegram or a portal answers, the next call asks again."""
    person = await sandbox.person("Bình")
    await person.starts()
    await sandbox.fault(kind, method="getUpdates")

    assert 0 < await bot.poller.try_step(0) <= 30
    await bot.settle()

    assert await person.received() == ["nghe: /start"]


async def test_pauses_grow_to_a_bound(sandbox: Sandbox, bot: App) -> None:
    """Telegram away for hours: no hammering, no giving up (P23)."""
    await sandbox.fault("status", method="getUpdates", status=502, times=None)

    assert [await bot.poller.try_step(0) for _ in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]


async def test_more_than_a_day_away_is_told(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """Telegram keeps updates for 24 hours: after that the officers must know (P23)."""
    person = await sandbox.person("Bình")
    await person.starts()
    await bot.settle()
    await sandbox.fault("status", method="getUpdates", status=502, times=1)
    await bot.poller.try_step(0)
    hands.move(hours=26)

    await bot.settle()

    assert await person.received("thiếu") == ["thiếu từ 01:00"]


async def test_a_stopped_day_is_told_after_the_start(
    sandbox: Sandbox, tmp_path: Path, hands: Hands
) -> None:
    """Downtime of the bot itself counts like Telegram's."""
    person = await sandbox.person("Bình")
    await person.starts()
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()
    hands.move(hours=25)

    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()

    assert len(await person.received("thiếu")) == 1


async def test_a_moved_clock_alone_alarms_nobody(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """The demo moves the day; Telegram answered all the time."""
    person = await sandbox.person("Bình")
    await person.starts()
    await bot.settle()
    hands.now += timedelta(days=3)

    await bot.settle()

    assert await person.received("thiếu") == []


async def test_the_loop_hears_at_once(sandbox: Sandbox, bot: App, hands: Hands) -> None:
    """The long poll returns with the update, and the whole process answers it."""
    person = await sandbox.person("Bình")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        await person.starts()
        await sandbox.wait_for(person.id, "nghe: /start")
        bot.stop()
