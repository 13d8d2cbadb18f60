"""Everything that can go wrong on the way, as python-telegram-bot sees it, and the paces."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from sandbox.client import Group, Person, Sandbox
from sandbox.limits import Limits
from tests.edges.wire import TOKEN, Wire


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """A bot that waits half a second for an answer."""
    road = HTTPXRequest(read_timeout=0.5)
    async with road:
        yield Bot(TOKEN, base_url=f"{sandbox.address}/bot", request=road, get_updates_request=road)


@pytest.fixture
async def village(sandbox: Sandbox) -> Group:
    """A group with the bot in it."""
    head = await sandbox.person("Nguyễn Văn A")
    made = await sandbox.group("Thôn 1", head)
    await head.adds_bot(made)
    return made


LOST = [
    ("before_accept", {}, NetworkError, httpx.RemoteProtocolError, 0),
    ("reset", {}, NetworkError, httpx.ReadError, 0),
    ("after_accept", {}, NetworkError, httpx.RemoteProtocolError, 1),
    ("half_answer", {}, NetworkError, httpx.RemoteProtocolError, 1),
    ("timeout", {"seconds": 0.8}, TimedOut, httpx.ReadTimeout, 1),
    ("timeout_after_accept", {"seconds": 0.8}, TimedOut, httpx.ReadTimeout, 1),
    ("slow", {"seconds": 5}, TimedOut, httpx.ReadTimeout, 0),  # taken long after the look
    ("status", {"status": 500}, NetworkError, None, 0),
    ("status", {"status": 500, "accept": True}, NetworkError, None, 1),
    ("status", {"status": 502}, NetworkError, TelegramError, 0),
    ("status", {"status": 504}, NetworkError, TelegramError, 0),
    ("status", {"status": 400}, BadRequest, None, 0),
    ("status", {"status": 401}, InvalidToken, None, 0),
    ("status", {"status": 403}, Forbidden, None, 0),
    ("status", {"status": 404}, InvalidToken, None, 0),
    ("status", {"status": 409}, Conflict, None, 0),
    ("status", {"status": 413}, NetworkError, None, 0),
    ("status", {"status": 429, "retry_after": 7}, RetryAfter, None, 0),
    ("status", {"status": 429}, NetworkError, None, 0),
    ("status", {"status": 400, "migrate_to": -100123}, ChatMigrated, None, 0),
    ("html", {}, TelegramError, None, 0),
    ("html", {"accept": True}, TelegramError, None, 1),
    ("not_ok", {}, KeyError, None, 0),
    ("bot_kicked", {}, Forbidden, None, 0),
]


@pytest.mark.parametrize(("kind", "how", "error", "cause", "taken"), LOST)
async def test_a_fault_looks_as_it_does_with_telegram(
    sandbox: Sandbox, bot: Bot, village: Group, kind: str, how: dict[str, Any],
    error: type[BaseException], cause: type[BaseException] | None, taken: int,
) -> None:  # fmt: skip
    """The class of the error, its cause, and whether the call was taken; then all is well again."""
    await sandbox.faults.add(kind, method="sendMessage", chat_id=village.id, **how)
    with pytest.raises(error) as caught:
        await bot.send_message(village.id, "x")

    if cause is not None:
        assert isinstance(caught.value.__cause__, cause)
    assert len(await sandbox.accepted("sendMessage")) == taken
    assert await sandbox.faults.active() == []
    if kind != "bot_kicked":
        await bot.send_message(village.id, "y")


async def test_a_result_of_true_is_taken(sandbox: Sandbox, bot: Bot, village: Group) -> None:
    """Where a message is expected PTB gives True."""
    await sandbox.faults.add("true", method="sendMessage")
    result: object = await bot.send_message(village.id, "x")
    assert result is True
    assert len(await sandbox.accepted("sendMessage")) == 1


async def test_a_slow_call_is_taken_late(sandbox: Sandbox, bot: Bot, village: Group) -> None:
    """It arrives although nobody waits for its answer any more."""
    await sandbox.faults.add("slow", method="sendMessage", seconds=0.7)
    with pytest.raises(TimedOut):
        await bot.send_message(village.id, "x")
    assert len(await sandbox.accepted("sendMessage", at_least=1, seconds=10)) == 1


async def test_faults_match_and_are_counted(sandbox: Sandbox, bot: Bot, village: Group) -> None:
    """By method and chat, so many times; without a method the bot goes on hearing."""
    fault = await sandbox.faults.add("status", times=2)
    await bot.get_me()
    await bot.get_updates()
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.get_chat(village.id)
    await bot.get_chat(village.id)
    await sandbox.faults.add("status", chat_id=1, times=None)
    await bot.get_chat(village.id)
    kept = await sandbox.faults.add("status", method="GETCHAT", times=None)
    with pytest.raises(NetworkError):
        await bot.get_chat(village.id)
    await sandbox.faults.clear(kept)
    await bot.get_chat(village.id)
    assert [one["chat_id"] for one in await sandbox.faults.active()] == [1]
    assert fault != kept
    await sandbox.faults.clear()
    assert await sandbox.faults.active() == []


async def test_chance_is_repeatable(sandbox: Sandbox, village: Group) -> None:
    """The same seed strikes the same calls."""
    wire, rows = Wire(sandbox), []
    for _ in range(2):
        await sandbox.faults.add("status", times=None, probability=0.5, seed=7)
        rows.append(
            [(await wire.answer("getChat", chat_id=village.id))["ok"] for _ in range(30)]
        )  # each call either strikes or not
        await sandbox.faults.clear()
    assert rows[0] == rows[1]
    assert set(rows[0]) == {True, False}


async def test_the_whole_server_can_be_away(sandbox: Sandbox, bot: Bot, village: Group) -> None:
    """Connections are refused, those that stood are ended; later it is there again as before."""
    await bot.send_message(village.id, "trước")
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(_lost(bot.get_updates(timeout=20, offset=2_000_000_000)))
        while not (await sandbox.ask("state"))["polls"]:
            pass
        await sandbox.faults.unreachable(0.5)
        assert isinstance(await waiting, httpx.RemoteProtocolError | httpx.ReadError)
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(village.id, "x")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)
    async with asyncio.timeout(20):
        while True:
            try:
                await bot.send_message(village.id, "sau")
                break
            except NetworkError:
                continue
    assert await village.received() == ["trước", "sau"]


async def _lost(call: Any) -> BaseException | None:
    with pytest.raises(NetworkError) as caught:
        await call
    return caught.value.__cause__


# ------------------------------------------------------------------------------------- paces


def test_the_paces_are_off_until_told() -> None:
    """A thousand at once, and no wait."""
    limits = Limits()
    assert [limits.wait(1, 0.0, group=True) for _ in range(1000)] == [0] * 1000


@pytest.mark.parametrize(
    ("burst", "gaps", "taken"), [(1, 0.5, 5), (1, 1.0, 10), (3, 0.0, 3), (3, 1.0, 10), (3, 0.5, 6)]
)
def test_one_a_second_in_a_chat_with_bursts(burst: int, gaps: float, taken: int) -> None:
    """Ten tries, `gaps` seconds apart: never more than `burst` in `burst` seconds."""
    limits = Limits(on=True, burst=burst)
    tries = [limits.wait(1, 100 + number * gaps, group=False) == 0 for number in range(10)]
    assert sum(tries) == taken


def test_thirty_a_second_over_all() -> None:
    """The 31st of one second waits, whoever it is for."""
    limits = Limits(on=True)
    waits = [limits.wait(chat, 5.0, group=False) for chat in range(31)]
    assert waits == [0] * 30 + [1]
    assert limits.wait(99, 6.0, group=False) == 0
    assert limits.refused == 1


def test_twenty_a_minute_in_a_group() -> None:
    """The 21st waits until the first is a minute old; a private chat has no such bound."""
    limits = Limits(on=True, burst=1)
    assert [limits.wait(-1, float(at), group=True) for at in range(20)] == [0] * 20
    assert limits.wait(-1, 20.0, group=True) == 40
    assert limits.wait(-1, 59.5, group=True) == 1
    assert limits.wait(-1, 60.0, group=True) == 0
    assert [limits.wait(1, 100.0 + at, group=False) for at in range(30)] == [0] * 30


def test_an_album_counts_as_its_messages() -> None:
    """All of it fits, or none is counted."""
    limits = Limits(on=True, burst=5)
    assert limits.wait(-1, 0.0, group=True, messages=4) == 0
    assert limits.wait(-1, 0.0, group=True, messages=4) > 0
    assert limits.wait(-1, 0.0, group=True, messages=1) == 0


async def test_a_limited_bot_is_told_how_long(sandbox: Sandbox, village: Group) -> None:
    """429 with retry_after; the clock that people move has no say in it."""
    wire = Wire(sandbox)
    await sandbox.limits(burst=1)
    await wire.says(village.id)
    await sandbox.act("clock", advance=3600)
    body = await wire.answer("sendMessage", chat_id=village.id, text="x")
    assert body["error_code"] == 429
    assert body["description"] == "Too Many Requests: retry after 1"
    assert body["parameters"] == {"retry_after": 1}
    assert (await sandbox.ask("state"))["limits"]["refused"] == 1
    media = [
        {"type": "document", "media": "attach://a"},
        {"type": "document", "media": "attach://b"},
    ]
    files = {"a": ("a", b"1"), "b": ("b", b"2")}
    before = len(await village.messages())
    refused = await wire.upload("sendMediaGroup", files, chat_id=village.id, media=media)
    assert refused["error_code"] == 429
    assert len(await village.messages()) == before
    await sandbox.limits(on=False)
    await wire.says(village.id)


async def test_the_ledger_is_the_truth(sandbox: Sandbox, village: Group) -> None:
    """Numbered, in order, with what was asked for and when; filters by all of it."""
    wire = Wire(sandbox)
    begun = time.monotonic()
    first = await wire.says(village.id, "một")
    await wire.refused("sendMessage", chat_id=village.id, text="")
    await wire.ok("editMessageText", chat_id=village.id, message_id=first, text="hai")
    head = Person(sandbox, village.id, "")
    entries = await sandbox.accepted()

    assert [(one["method"], one["text"], one["message_id"]) for one in entries] == [
        ("sendMessage", "một", first), ("editMessageText", "hai", first)
    ]  # fmt: skip
    assert begun <= entries[0]["at"] <= entries[1]["at"] <= time.monotonic()
    assert entries[0]["when"] == pytest.approx((await sandbox.ask("state"))["now"], abs=60)
    assert await sandbox.accepted("editmessagetext", chat=head) == entries[1:]
    assert await sandbox.accepted(since=entries[1]["n"]) == entries[1:]
    assert await sandbox.accepted(like="một") == entries[:1]
    assert await sandbox.accepted(chat=1) == []
    assert await sandbox.accepted(at_least=3, seconds=0.01) == entries
