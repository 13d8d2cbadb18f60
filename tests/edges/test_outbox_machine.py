"""The outbox against a plain model of Telegram: any order of claims, answers, crashes and presses.

The model knows which copies truly arrived; the outbox only what it was told (P1, P5, P8).
"""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text

from storage import chats, outbox
from storage.deliveries import (
    Ambiguous,
    Ended,
    Leased,
    Limited,
    Migrated,
    NewDelivery,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Started,
)
from storage.engine import Database, connect
from storage.outbox_ends import MOST_AMBIGUOUS, OPEN_STATES
from storage.schema import delivery

T = TypeVar("T")
BOT = 42
CHATS = 3
POLICIES = ("hold", "once", "resend")
MOST_COPIES = 3


@dataclass
class Row:
    """What the model knows of a row."""

    chat: int
    policy: str
    unread: int = 0  # answers that nobody read, since the last press on "gửi lại"
    arrived: list[int] = field(default_factory=list)  # message ids that are in the chat
    pressed_again: bool = False


class Outbox(RuleBasedStateMachine):
    """One bot, three chats, and a Telegram that answers as it likes."""

    address = ""  # set by the test

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.db: Database = connect(self.address)
        self.now = datetime(2023, 11, 8, 1, tzinfo=UTC)
        self.rows: dict[int, Row] = {}
        self.chat_ids: list[int] = []
        self.claimed: list[Leased] = []
        self.begun: list[Started] = []
        self.ghosts: list[Started] = []  # begun by a process that was given up
        self.next_message = 100

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run on this machine's loop."""
        return self.runner.run(work)

    def teardown(self) -> None:
        """After the last crash nothing is half done, and every row can be told."""
        if self.chat_ids:
            self.crash()
            states = self.run(self._states())
            assert not set(states.values()) & {"leased", "sending"}
            assert states.keys() == self.rows.keys()
        self.run(self.db.close())
        self.runner.close()

    @initialize()
    def open(self) -> None:
        """Empty tables and three groups."""

        async def work() -> None:
            async with self.db.write() as conn:
                for table in ("attempt", "delivery", "chat"):
                    await conn.execute(text(f"DELETE FROM {table}"))
                for number in range(1, CHATS + 1):
                    one = await chats.get_or_create(
                        conn, bot_id=BOT, telegram_id=-number, type_="group", title="", now=self.now
                    )
                    self.chat_ids.append(one.id)

        self.run(work())

    @rule(chat=st.integers(0, CHATS - 1), lane=st.integers(0, 1), policy=st.sampled_from(POLICIES))
    def add(self, chat: int, lane: int, policy: str) -> None:
        """Something is to be said."""

        async def work() -> int | None:
            async with self.db.write() as conn:
                return await outbox.add(
                    conn,
                    NewDelivery(
                        BOT, self.chat_ids[chat], "answer", "text", {}, lane, policy, self.now,
                        source_id=1,
                    ),
                    now=self.now,
                )  # fmt: skip

        row_id = self.run(work())
        assert row_id is not None
        self.rows[row_id] = Row(self.chat_ids[chat], policy)

    @rule(lane=st.integers(0, 1), limit=st.integers(1, 4))
    def claim(self, lane: int, limit: int) -> None:
        """The sender takes rows: the first open one of its chat, never two of a chat."""

        async def work() -> tuple[list[Leased], dict[int, str]]:
            async with self.db.write() as conn:
                rows = await outbox.claim(
                    conn, bot_id=BOT, owner="me", lane=lane, now=self.now, limit=limit
                )
            return rows, await self._states()

        rows, states = self.run(work())
        for one in rows:
            earlier = [n for n, row in self.rows.items() if row.chat == one.chat_id and n < one.id]
            assert not [n for n in earlier if states[n] in OPEN_STATES]
        self.claimed += rows

    @precondition(lambda self: self.claimed)
    @rule(data=st.data())
    def start(self, data: st.DataObject) -> None:
        """A request begins, unless the row may not go any more."""
        leased = self.claimed.pop(data.draw(st.integers(0, len(self.claimed) - 1)))

        async def work() -> Started | Ended | None:
            async with self.db.write() as conn:
                return await outbox.start(conn, leased, now=self.now)

        started = self.run(work())
        if isinstance(started, Started):
            row = self.rows[leased.id]
            assert row.unread < MOST_COPIES
            self.begun.append(started)

    @precondition(lambda self: self.begun)
    @rule(
        data=st.data(),
        kind=st.sampled_from(["sent", "unread", "away", "limited", "refused", "upgraded"]),
        arrived=st.booleans(),
    )
    def answer(self, data: st.DataObject, kind: str, arrived: bool) -> None:
        """Telegram answers, or the answer is lost, whether the message arrived or not."""
        started = self.begun.pop(data.draw(st.integers(0, len(self.begun) - 1)))
        row = self.rows[started.leased.id]
        outcome: Outcome
        match kind:
            case "sent":
                outcome = Sent(self._arrive(row))
            case "unread":
                if arrived:
                    self._arrive(row)
                row.unread += 1
                outcome = Ambiguous("reset")
            case "away":
                outcome = NotSent(4, "connect")
            case "limited":
                outcome = Limited(30)
            case "upgraded":
                outcome = Migrated(started.telegram_id - 1000)
            case _:
                outcome = Refused("too_long", our_fault=True)

        async def work() -> Ended | None:
            async with self.db.write() as conn:
                return await outbox.finish(conn, started, outcome, now=self.now)

        self.run(work())

    @precondition(lambda self: self.ghosts)
    @rule()
    def late(self) -> None:
        """The answer of a process that was given up comes in after all: it changes no row."""
        started = self.ghosts.pop()

        async def work() -> tuple[dict[int, str], Ended | None, dict[int, str]]:
            before = await self._states()
            async with self.db.write() as conn:
                ended = await outbox.finish(conn, started, Sent(7), now=self.now)
            return before, ended, await self._states()

        before, ended, after = self.run(work())
        assert ended is None
        assert before == after

    @rule()
    def crash(self) -> None:
        """kill -9 and a new start: what was begun may have arrived."""
        for started in self.begun:
            row = self.rows[started.leased.id]
            row.unread += 1
            self._arrive(row)
        self.ghosts += self.begun
        self.begun, self.claimed = [], []

        async def work() -> None:
            async with self.db.write() as conn:
                await outbox.recover(conn, bot_id=BOT, now=self.now)

        self.run(work())

    @rule()
    def cancel(self) -> None:
        """An officer stops everything that has not begun."""

        async def work() -> None:
            async with self.db.write() as conn:
                await outbox.cancel(conn, kind="answer", source_id=1, now=self.now)

        self.run(work())

    @precondition(lambda self: any(row.arrived for row in self.rows.values()))
    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        """Somebody presses a button on a copy that is in the chat."""
        row_id = data.draw(st.sampled_from([n for n, row in self.rows.items() if row.arrived]))
        message_id = data.draw(st.sampled_from(self.rows[row_id].arrived))

        async def work() -> int | None:
            async with self.db.write() as conn:
                return await outbox.prove(conn, row_id, message_id=message_id, now=self.now)

        extra = self.run(work())
        assert extra in (None, message_id)
        assert extra is None or len(self.rows[row_id].arrived) > 1

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        """A person presses "gửi lại"."""
        row_id = data.draw(st.sampled_from(sorted(self.rows)))

        async def work() -> bool:
            async with self.db.write() as conn:
                return await outbox.resend(conn, row_id, now=self.now)

        if self.run(work()):
            self.rows[row_id].pressed_again = True
            self.rows[row_id].unread = 0

    @rule(seconds=st.sampled_from([1, 5, 31, 61]))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.now += timedelta(seconds=seconds)

    @invariant()
    def what_is_said_is_true(self) -> None:
        """Sent rows arrived, copies stay within their bounds, one call a chat."""
        if not self.chat_ids:
            return
        found = self.run(self._rows())
        for row in found:
            known = self.rows[row.id]
            if row.state == "sent":
                assert row.message_id in known.arrived
            if row.state == "unknown":
                assert known.unread == MOST_AMBIGUOUS[known.policy] + 1
            if not known.pressed_again:
                assert len(known.arrived) <= min(1 + known.unread, MOST_COPIES)
        busy = [row.chat_id for row in found if row.state in ("leased", "sending")]
        assert len(busy) == len(set(busy))

    def _arrive(self, row: Row) -> int:
        self.next_message += 1
        row.arrived.append(self.next_message)
        return self.next_message

    async def _rows(self) -> list[Any]:
        columns = delivery.c.id, delivery.c.state, delivery.c.chat_id, delivery.c.message_id
        async with self.db.read() as conn:
            return list(await conn.execute(select(*columns).order_by(delivery.c.id)))

    async def _states(self) -> dict[int, str]:
        return {row.id: row.state for row in await self._rows()}


def test_the_protocol_holds_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    """Any sequence of events keeps the promises, on the embedded database."""
    shutil.copyfile(sqlite_template, tmp_path / "machine.sqlite")
    machine = type("OnSqlite", (Outbox,), {"address": str(tmp_path / "machine.sqlite")})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=30, stateful_step_count=30, deadline=None)
    )


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_protocol_holds_on_postgresql(database_url: str) -> None:
    """The same on a server."""
    machine = type("OnPostgres", (Outbox,), {"address": database_url})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=10, stateful_step_count=30, deadline=None)
    )
