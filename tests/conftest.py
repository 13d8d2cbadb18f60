"""What every test may ask for: the sandbox over HTTP, and a database."""

import os
from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest
from hypothesis import HealthCheck, settings

from sandbox import server
from sandbox.client import Sandbox
from sandbox.clock import Clock
from sandbox.world import World, new_world

pytest_plugins = ["tests.fixtures_database", "tests.fixtures_kept", "tests.fixtures_reports"]

# a busy machine is no fault of the code: what counts is what is found, not how fast
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a story waits for databases and processes a third of its time."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 3


@pytest.fixture
def world() -> World:
    """What the sandbox shows: nobody yet; it is 8 November 2023, eight in the morning."""
    start = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
    return new_world(Clock(start), TOKEN, "thidua_bot", "Thi đua")


@pytest.fixture
async def sandbox(world: World) -> AsyncIterator[Sandbox]:
    """A sandbox in this process, spoken to over HTTP."""
    async with server.serving(world) as address, aiohttp.ClientSession() as session:
        yield Sandbox(address, session, world.bot, clock=world.clock.moment)
