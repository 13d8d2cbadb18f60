"""Several bots on one database: each speaks for the communes that know it, and for no others."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers import delivered, onboarding
from scheduler import digest, queue
from storage.schema import delivery
from tests.fixtures_commune import Commune

MONDAY = datetime.fromisoformat("2023-11-13T07:31:00+07:00")


@pytest.mark.on_server
async def test_another_bot_leaves_a_commune_to_its_own(commune: Commune) -> None:
    """Told neither through a bot that its officers never opened, nor late because that one looked."""
    await commune.launch()
    await commune.registers(commune.villages[0].head)
    await commune.sandbox.move_to(MONDAY)
    here, own = commune.db, commune.app.around()
    other = replace(own, speaker=replace(own.speaker, bot_id=own.bot_id + 1))

    for sweep in (digest.sweep, queue.sweep):
        await sweep(here, commune.app.clock, speaker=other.speaker)
    async with here.write() as conn:
        await delivered.alarm(conn, "portal", {}, other)
        await onboarding.was_away(conn, other.now - timedelta(days=2), other)
        through_it = select(delivery.c.id).where(delivery.c.bot_id == other.bot_id)
        assert (await conn.execute(through_it)).all() == []
    await commune.settle()

    assert len(await commune.officer.received("Tóm tắt tuần")) == 1
    assert await commune.officer.received("chờ duyệt")
