"""Backups under load, each of them restored, started and given Telegram's last day again (T16: P19).

A town is at work while `thidua backup` runs again and again, an hour and more apart. Then its data are
lost, and every copy in turn is put in their place by `thidua restore`: it must be whole, hold what was
committed before it was begun, send nothing but the officers' question before somebody presses "Cho gửi
tiếp", and serve again. Telegram gives it every update of the last 24 hours that it does not know.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, select

from bot import __main__ as commands
from proof.killable import FORKS, Killable
from proof.servers import fresh, servers
from proof.size import Size
from proof.table import Row, below
from proof.town import Town, town
from sandbox.queue import Queue
from storage import backup, backup_server
from storage.engine import connect
from storage.errors import StorageError
from storage.schema import (
    announcement,
    attempt,
    audit,
    delivery,
    inbox,
    recipient,
    submission,
    submission_version,
    unit,
)

KEPT: Final[tuple[Table, ...]] = (
    announcement, attempt, audit, delivery, inbox, recipient, submission, submission_version, unit,
)  # fmt: skip
A_TOWN: Final = 20  # copies of one town: no more than the rule keeps
APART: Final = timedelta(minutes=70)
VILLAGES: Final = 4
QUESTION: Final = "Dữ liệu đã khôi phục"
SILENT: Final = ("getMe", "getUpdates", "answerCallbackQuery", "sendChatAction", "deleteWebhook")
SERVED: Final = 600.0  # seconds: ten minutes
PATIENCE: Final = 120.0


class Remembering(Queue):
    """Telegram's queue, which can give again what was confirmed."""

    def __init__(self, before: Queue) -> None:
        super().__init__(allowed=before.allowed, _ids=before._ids)  # noqa: SLF001
        self.past: list[tuple[float, dict[str, Any]]] = []

    def confirm(self, offset: int) -> None:
        """Forget, and remember."""
        self.past += [one for one in self._waiting if one[1]["update_id"] < offset]
        super().confirm(offset)

    def again(self, now: float) -> None:
        """Everything of the last day waits once more."""
        every = {one[1]["update_id"]: one for one in (*self.past, *self._waiting)}
        self._waiting = [every[at] for at in sorted(every) if every[at][0] > now]
        self.bell.ring()


@dataclass(frozen=True)
class Copy:
    """One backup, and what had been committed when it was begun."""

    file: Path
    rows: dict[str, set[int]]
    confirmed: set[str]


@dataclass
class Count:
    """What came of the copies of one database."""

    copies: int = 0
    rows: int = 0
    replayed: int = 0
    bad: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)


async def prove(size: Size) -> list[Row]:
    """A hundred copies on each database."""
    rows: list[Row] = []
    async for name, server in servers(rows):
        if server and not backup_server.possible():
            rows.append(Row(name, "0", "not run: no pg_dump here", "", passed=True))
            continue
        count, wanted = Count(), size.runs(100, 1)
        for at in size.watched(range(0, wanted, A_TOWN), f"{name}: towns"):
            await _town(size, name, server, count, number=at, copies=min(A_TOWN, wanted - at))
        rows += _rows(name, count)
    return rows


async def _town(
    size: Size, name: str, server: str | None, count: Count, *, number: int, copies: int
) -> None:
    """One town: so many copies under load, then each of them restored."""
    chance = size.chance("restored", name, number)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = await stack.enter_async_context(fresh(server, folder))
        given = town(folder, chance, villages=VILLAGES, database_url=address, backup_hours=0)
        people, environment = await stack.enter_async_context(given)
        people.world.queue = queue = Remembering(people.world.queue)
        environment |= {"BACKUP_HOURS": "0"}
        bot = Killable(folder, environment)
        stack.push_async_callback(bot.kill)
        bot.start()
        made: list[Copy] = []
        async with people.busy():
            for _ in range(copies):
                await asyncio.sleep(chance.uniform(0.5, 2.0))
                made.append(await _copied(people, address, folder, environment, set(made_of(made))))
                await people.sandbox.advance(APART)
            await asyncio.sleep(1.0)
        await bot.kill()
        queue.confirm(sys.maxsize)
        for one in made:
            case = f"{name} {number}, {one.file.name}"
            await _restored(people, queue, bot, address, one, count, case)


def made_of(copies: list[Copy]) -> list[Path]:
    """Their files."""
    return [one.file for one in copies]


async def _copied(
    people: Town, address: str, folder: Path, environment: dict[str, str], before: set[Path]
) -> Copy:
    """`thidua backup`, and what stood in the tables when it was called."""
    rows, confirmed = await _ids(address), set(people.confirmed)
    code = await _command(folder, environment, ["backup"])
    if code != 0:
        raise RuntimeError(f"thidua backup ended with {code}: see {folder / 'command.log'}")
    (new,) = set((folder / "backup").iterdir()) - before
    return Copy(new, rows, confirmed)


async def _ids(address: str) -> dict[str, set[int]]:
    db = connect(address)
    try:
        async with db.read() as conn:
            return {
                table.name: {row.id for row in await conn.execute(select(table.c.id))}
                for table in KEPT
            }
    finally:
        await db.close()


async def _command(folder: Path, environment: dict[str, str], words: list[str]) -> int | None:
    """A command of the program in a process of its own; its exit code."""
    process = FORKS.Process(target=_commanded, args=(str(folder), environment, words))
    process.start()
    await asyncio.to_thread(process.join, PATIENCE)
    return process.exitcode


def _commanded(folder: str, environment: dict[str, str], words: list[str]) -> None:
    with (Path(folder) / "command.log").open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(folder)
    os.environ.update(environment)
    commands.app(words)


async def _restored(
    people: Town,
    queue: Remembering,
    bot: Killable,
    address: str,
    one: Copy,
    count: Count,
    case: str,
) -> None:
    """Put it in the place, look at it, start it, let it serve again."""
    count.copies += 1
    try:
        if one.file.suffix == ".sqlite":
            backup.check(one.file)
    except StorageError as error:
        count.bad.append(f"{case}: {error}")
        return
    began = time.monotonic()
    if await _command(bot.folder, bot.environment, ["restore", str(one.file)]) != 0:
        count.bad.append(f"{case}: not restored, see command.log")
        return
    there, works = await _ids(address), await _works(address)
    count.rows += sum(map(len, one.rows.values()))
    count.missing += [
        f"{case}: {len(ids - there[name])} of {name}" for name, ids in one.rows.items() if ids - there[name]
    ]  # fmt: skip
    count.missing += [f"{case}: {work}" for work in one.confirmed - works.keys()]
    queue.again(people.world.clock.now())
    count.replayed += len(queue)
    since = people.world.ledger.entries[-1].n + 1
    bot.start()
    question = await people.officer.wait_for(QUESTION, since=_newest(people), seconds=PATIENCE)
    await _heard_everything(queue, address)
    count.early += [
        f"{case}: {entry.method} {entry.text}"
        for entry in people.world.ledger.entries
        if entry.n >= since and entry.method not in SILENT and QUESTION not in (entry.text or "")
    ]
    await people.officer.presses(question, "Cho gửi tiếp")
    asked = await people.officer.writes("/tinhhinh")
    await people.officer.wait_for("Đã đăng ký", since=asked["message_id"], seconds=SERVED)
    count.seconds.append(time.monotonic() - began)
    await bot.kill()
    count.twice += [
        f"{case}: {work}" for work, times in (await _works(address)).items() if times > 1
    ]


def _newest(people: Town) -> int:
    return max(people.world.chats[people.officer.id].messages)


async def _works(address: str) -> Counter[str]:
    """Every work by its name, of which no two heads have the same."""
    db = connect(address)
    try:
        async with db.read() as conn:
            rows = (await conn.execute(select(submission.c.answers))).all()
    finally:
        await db.close()
    return Counter(str(next(iter(row.answers.values()))["value"]) for row in rows)


async def _heard_everything(queue: Remembering, address: str) -> None:
    """All that Telegram gave again is handled, and a beat of the sender is over."""
    db = connect(address)
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                await asyncio.sleep(0.3)
                async with db.read() as conn:
                    waits = select(inbox.c.id).where(inbox.c.state == "new").limit(1)
                    if not len(queue) and (await conn.execute(waits)).first() is None:
                        break
    finally:
        await db.close()
    await asyncio.sleep(1.0)


def _rows(name: str, count: Count) -> list[Row]:
    for case in (*count.bad, *count.missing, *count.twice, *count.early):
        print(f"{name}: {case}", file=sys.stderr)  # noqa: T201
    slowest = max(count.seconds, default=SERVED)
    copies = f"{count.copies} copies"
    return [
        Row(f"{name}: backups under load, restored", f"{copies}, {count.rows:,} rows before them",
            f"{len(count.bad)} bad, {len(count.missing)} with rows missing that were committed before",
            f"0, 0 ({below(count.copies)})", not (count.bad or count.missing)),
        Row(f"{name}: the last day given again", f"{count.replayed:,} updates",
            f"{len(count.twice)} works there twice", f"0 ({below(count.replayed)})", not count.twice),
        Row(f"{name}: sent before the officer's word", copies,
            f"{len(count.early)} messages", f"0 ({below(count.copies)})", not count.early),
        Row(f"{name}: from `thidua restore` to an answer", copies,
            f"slowest {slowest:.1f} s, in the middle {_middle(count.seconds):.1f} s",
            f"{SERVED:.0f} s", slowest < SERVED),
    ]  # fmt: skip


def _middle(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2] if seconds else 0.0
