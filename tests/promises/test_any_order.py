"""The whole bot in any order of events: the small cut of `make proof ARGS=any_order`."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from proof.stand import Databases, Files, Servers
from proof.whole.machine import Whole


def _any_order(databases: Databases, examples: int) -> None:
    machine = type("Small", (Whole,), {"databases": databases})
    chosen = settings(
        max_examples=examples, stateful_step_count=15, deadline=None, derandomize=True,
        database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.timeout(300)
def test_promises_hold_in_any_order(sqlite_template: Path, tmp_path: Path) -> None:
    """People, time, trouble and kills as they come: no promise breaks."""
    _any_order(Files(sqlite_template, tmp_path), 2)


@pytest.mark.timeout(300)
def test_promises_hold_in_any_order_on_a_server(empty_server: str) -> None:
    """The same on PostgreSQL."""
    servers = Servers(empty_server)
    try:
        _any_order(servers, 1)
    finally:
        asyncio.run(servers.drop())
