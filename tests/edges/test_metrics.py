"""What those who watch are told: /healthz and /metrics, of one process, without any secret."""

import logging
import re
from pathlib import Path

import aiohttp

from bot import health, metrics
from bot.health import Seen
from bot.loops import App
from bot.tally import REMEMBERED, Tally
from sandbox.client import Sandbox
from storage.engine import Database, connect
from tests.edges.tiny_house import BOT_ID, TOKEN, Hands, house, settings

ALIVE = {"poller": 3.0, "sender": 0.1, "ticker": 4.0}


def _value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    assert found, f"{name} is not in\n{text}"
    return float(found[1])


def test_a_silent_part_is_named() -> None:
    """Each with its bot, how long and how long it may be; a bot served elsewhere is not asked."""
    bots = {
        7: Seen(500.0, ALIVE | {"sender": 31.0}),
        8: Seen(500.0, {"poller": None, "sender": 1.0, "ticker": 1.0}),
        9: Seen(None, {"poller": None, "sender": None, "ticker": None}),
    }

    assert health.problems(bots, polling=True, database="StorageBusy") == [
        "database: StorageBusy",
        "sender of 7: silent for 31 s, at most 30",
        "poller of 8: has not moved since the start",
    ]
    assert health.problems({8: bots[8]}, polling=False, database="ok") == []
    assert health.problems({8: Seen(5.0, bots[8].ages)}, polling=True, database="ok") == []


def test_an_answer_is_timed_once() -> None:
    """From the update to the first message that Telegram took; a broadcast is no answer."""
    hands, tally = Hands(), Tally()
    tally.handled("done", 5, hands.now)
    hands.move(seconds=0.25)
    tally.accepted("announcement", 5, hands.now)
    tally.accepted("answer", 5, hands.now)
    tally.accepted("answer", 5, hands.now)

    assert sum(tally.buckets) == 1
    assert tally.buckets[3] == 1
    assert tally.seconds == 0.25
    for chat in range(REMEMBERED + 5):
        tally.handled("done", chat, hands.now)
    tally.accepted("answer", 0, hands.now)
    assert sum(tally.buckets) == 1


async def _ask(port: int, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as got,
    ):
        return got.status, await got.text()


def _watch(bot: App, db: Database | None = None) -> metrics.Watch:
    return metrics.Watch(
        bot.settings, db or bot.db, bot.clock, 1, lambda: {BOT_ID: -1000.0}, {BOT_ID: bot}
    )


async def test_a_bot_at_work_is_well_and_counted(sandbox: Sandbox, tmp_path: Path) -> None:
    """Updates, answers, their times, queues; named by the bot's id, never by its token."""
    person = await sandbox.person("Bình")
    async with (
        house(settings(sandbox, tmp_path), Hands().clock) as bot,
        metrics.serving(_watch(bot), host="127.0.0.1", port=0) as port,
    ):
        await person.starts()
        await bot.settle()
        status, said = await _ask(port, "/healthz")
        assert (status, '"status": "ok"' in said) == (200, True), said

        await person.writes("a")
        await bot.poller.try_step(timeout=0)
        logging.getLogger("bot").error("something broke")
        _, text = await _ask(port, "/metrics")
        label = f'{{bot="{BOT_ID}"}}'
        assert _value(text, f'thidua_updates_total{{bot="{BOT_ID}",how="done"}}') == 1
        assert _value(text, f'thidua_deliveries_ended_total{{bot="{BOT_ID}",state="sent"}}') == 1
        assert _value(text, f"thidua_reply_seconds_count{label}") == 1
        assert _value(text, f"thidua_breaker_open{label}") == 0
        assert _value(text, f"thidua_inbox_dead{label}") == 0
        assert _value(text, "thidua_errors_total") == 1
        assert TOKEN not in text + said
        assert TOKEN.partition(":")[2] not in text + said


async def test_a_database_that_is_gone_is_503(sandbox: Sandbox, tmp_path: Path) -> None:
    """What is wrong is in the answer; the counts of the process are still given."""
    async with house(settings(sandbox, tmp_path), Hands().clock) as bot:
        await bot.settle()
        (tmp_path / "no").mkdir()
        gone = connect(str(tmp_path / "no" / "where" / "a.sqlite"))
        async with metrics.serving(_watch(bot, gone), host="127.0.0.1", port=0) as port:
            status, said = await _ask(port, "/healthz")
            _, text = await _ask(port, "/metrics")
        await gone.close()

    assert status == 503
    assert "database: StorageReadOnly" in said
    assert "thidua_updates_total" in text
    assert "thidua_inbox_dead{" not in text
