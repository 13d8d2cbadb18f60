"""Where the database cannot be written, nothing is confirmed, nothing is lost, and people are told (P18)."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.loops import App
from sandbox.client import Person, Sandbox
from tests.edges.tiny_house import Hands, groups, house, settings

NOT_SAVED = "Chưa lưu được tin vừa gửi"


def pragma(bot: App, words: str) -> None:
    """Say it on the writer's own connection, where it has one at this moment."""
    turns = bot.db._turns
    assert turns is not None
    if turns._writer is not None:
        turns._writer.driver.db.execute(f"PRAGMA {words}")


def forbid(bot: App, *, writing: bool) -> None:
    """The database may not be written to, or again."""
    pragma(bot, f"query_only = {'OFF' if writing else 'ON'}")


async def told(person: Person) -> int:
    """How often this person was told that nothing was saved."""
    return len(await person.received(NOT_SAVED))


async def test_what_cannot_be_kept_is_said_once_a_minute_and_answered_later(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """A second of trouble is nobody's business; then each is told, and Telegram keeps what was sent."""
    hands = Hands()
    person, (group,) = await groups(sandbox, 1)
    other = await sandbox.person("Bình")
    async with house(settings(sandbox, tmp_path), hands.clock, monotonic=hands.monotonic) as bot:
        await bot.settle()
        forbid(bot, writing=False)
        await person.writes("một")
        await person.says(group, "chuyện trong thôn")
        await bot.poller.try_step(0)
        at_once = await told(person)
        await bot.poller.try_step(0)
        await person.writes("hai")
        await bot.poller.try_step(0)
        await other.starts()
        await bot.poller.try_step(0)
        in_a_minute = await told(person), await told(other)
        hands.move(seconds=61)
        await bot.poller.try_step(0)
        await person.writes("ba")
        await bot.poller.try_step(0)
        after_it = await told(person), await told(other)

        forbid(bot, writing=True)
        await bot.settle()

    assert at_once == 0
    assert in_a_minute == (1, 1)
    assert after_it == (2, 1)
    assert not await group.received(NOT_SAVED)
    assert await person.received("nghe: ") == ["nghe: /start", "nghe: một", "nghe: hai", "nghe: ba"]
    assert await other.received("nghe: ") == ["nghe: /start"]


async def test_what_is_kept_and_cannot_be_handled_is_said_too(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """The message is in the inbox, its effects are not: not confirmed, told, answered in the end."""
    hands = Hands()
    person, _ = await groups(sandbox, 0)
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()
        await person.writes("một")
        await bot.poller.try_step(0)
        forbid(bot, writing=False)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            await person.wait_for(NOT_SAVED)
            confirmed = await person.received("nghe: một")
            forbid(bot, writing=True)
            await person.wait_for("nghe: một")
            bot.stop()

    assert confirmed == []
    assert await person.received("nghe: một") == ["nghe: một"]


async def test_a_database_that_others_hold_keeps_nobody_in_the_dark(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Another program has the file locked: told, nothing lost, "locked" is no word people see."""
    hands = Hands()
    person, _ = await groups(sandbox, 0)
    async with house(settings(sandbox, tmp_path), hands.clock) as bot:
        await bot.settle()
        async with bot.db.write() as conn:
            await conn.execute(text("PRAGMA busy_timeout = 1"))
        assert bot.db.path is not None
        with closing(sqlite3.connect(bot.db.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await person.writes("một")
            for _ in range(3):
                await bot.poller.try_step(0)
            said = await person.received()
        await bot.settle()

    assert [NOT_SAVED in one for one in said[1:]] == [True]
    assert not any("lock" in one for one in said)
    assert await person.received("nghe: một") == ["nghe: một"]


@pytest.mark.parametrize("pragma", ["synchronous", "foreign_keys", "secure_delete"])
async def test_the_writer_commits_to_the_disk(
    sandbox: Sandbox, tmp_path: Path, pragma: str
) -> None:
    """What survives a power cut is what synchronous = FULL (2) has written; asked of the writer itself."""
    async with house(settings(sandbox, tmp_path), Hands().clock) as bot, bot.db.write() as conn:
        found = (await conn.execute(text(f"PRAGMA {pragma}"))).scalar_one()

    assert found == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1}[pragma]
