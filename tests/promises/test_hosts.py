"""Several processes on one PostgreSQL: one dies under load, another takes over, nothing is lost."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from proof.exchange import telegram
from proof.hands import Host, Load, fresh_database
from storage.engine import connect

TOKENS = ["700001:" + "a" * 30, "700002:" + "b" * 30]
SOON = 10.0  # seconds until a bot whose process was killed answers again


async def test_a_killed_process_is_followed_by_another(
    postgres_database: str, tmp_path: Path
) -> None:
    """Two processes share two bots; kill -9 one under load: the other answers for both in time."""
    async with (
        fresh_database(postgres_database, f"thidua_hosts_{os.getpid()}") as database,
        telegram(TOKENS) as (address, boxes),
    ):
        environment = {
            "BOT_TOKENS": ",".join(TOKENS),
            "DATABASE_URL": database,
            "TELEGRAM_API_BASE": address,
            "RATE_PER_SECOND": "200",
        }
        hosts = [Host(name, tmp_path, environment) for name in ("a", "b")]
        db = connect(database)
        load = Load(db, boxes)
        try:
            await asyncio.gather(*(host.start() for host in hosts))
            await both_at_work(hosts)
            await load.meet(15)
            await load.settled(15)
            for bot_id in boxes:
                await load.broadcast(bot_id, 6, "tin")
            await asyncio.sleep(0.15)

            await hosts[0].kill()
            waits = [load.answered(bot_id, load.people[bot_id][0], SOON) for bot_id in boxes]
            assert max(await asyncio.gather(*waits)) <= SOON
            await load.settled(30)
            count = await load.count()
        finally:
            for host in hosts:
                await host.kill()
            await db.close()
    assert count.updates == 32
    assert count.rows >= 32 + 180
    assert count.good, count
    assert count.unknown <= 16  # those in flight


async def both_at_work(hosts: list[Host]) -> None:
    """Wait until each process has one bot."""
    until = time.monotonic() + 25
    while time.monotonic() < until:
        if all("Taken over" in host.log for host in hosts):
            return
        await asyncio.sleep(0.2)
    pytest.fail("\n".join(host.log for host in hosts))
