"""Clocks that are wrong: jumps, a boot in 1970, the server's zone, a loop that stands still (T21: P3, P21).

Telegram's time goes on as it should; the machine's is an hour or a day off for a while, in the middle of
a campaign whose villages owe a registration. Counted are reminders that Telegram took twice or that no
village got, and works judged on the wrong side of a deadline, sent in to the second by words and by press.
"""

import asyncio
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select

from campaigns import deadlines
from proof import promises
from proof.size import Size
from proof.stand import Files, Stand, in_memory
from proof.table import Row, below
from storage import migrate
from storage.schema import milestone, slot, submission

ZONES: Final = ("Asia/Ho_Chi_Minh", "America/New_York", "UTC")
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
JUMPS: Final = {"+1 h": HOUR, "-1 h": -HOUR, "+1 day": DAY, "-1 day": -DAY}
BOOT_IN_1970: Final = "boot in 1970"
BLOCKED: Final = "loop blocked for 5 s"
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC) + 10 * SECOND
THE_END: Final = datetime.fromisoformat("2023-11-27T08:00:00+07:00")
EDGES: Final = (-SECOND, timedelta(), SECOND)  # from the last moment, which is over at its second
BLOCKED_FOR: Final = 5.0


@dataclass
class Count:
    """What was seen of one kind of trouble."""

    runs: int = 0
    slots: int = 0
    wrong: list[str] = field(default_factory=list)


async def prove(size: Size) -> list[Row]:
    """Each jump in each zone, then the deadline to the second."""
    with in_memory() as folder:
        template = Path(folder) / "empty.sqlite"
        await migrate.upgrade(str(template))
        files = Files(template, Path(folder))
        troubles = ("+1 day", BOOT_IN_1970) if size.small else (*JUMPS, BOOT_IN_1970, BLOCKED)
        rows = [await _jumps(size, files, Path(folder), name) for name in troubles]
        return [*rows, await _edges(size, files, Path(folder))]


@contextmanager
def _zone(name: str) -> Iterator[None]:
    """The server's own zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


# ----------------------------------------------------------------------------------- reminders


async def _jumps(size: Size, files: Files, folder: Path, name: str) -> Row:
    count = Count()
    runs = size.runs(6 if name == BLOCKED else 20, 1)
    zones = ZONES[1:2] if size.small else ZONES
    todo = [(zone, number) for zone in zones for number in range(runs)]
    for zone, number in size.watched(todo, name):
        with _zone(zone):
            chance = size.chance("clock", name, zone, number)
            stand = Stand(await files.fresh(), folder)
            await stand.open()
            try:
                await _campaign(stand, name, chance)
                count.wrong += [f"{zone} {number}: {one}" for one in await _judged(stand, count)]
            finally:
                await stand.close()
            count.runs += 1
    told = f": {count.wrong[0]}" if count.wrong else ""
    return Row(
        f"{name}, reminders",
        f"{count.runs} campaigns in {len(zones)} zones of the server, {count.slots} slots",
        f"{len(count.wrong)} doubled, missed or without an end{told}",
        f"0 ({below(count.slots)} of slots)",
        not count.wrong,
    )


async def _campaign(stand: Stand, name: str, chance: random.Random) -> None:
    """From the launch to the end of the month; the trouble comes before one of the slots."""
    struck_at, step = chance.randint(1, 5), 0
    while (due := await _next_due(stand)) is not None and due < THE_END:
        step += 1
        if step == struck_at:
            await _struck(stand, name, due, chance)
        if due > stand.now:
            stand.passes(due - stand.now + SECOND)
        await stand.settle()
    stand.passes(max(SECOND, THE_END - stand.now))
    await stand.rest()


async def _next_due(stand: Stand) -> datetime | None:
    async with stand.commune.db.read() as conn:
        query = select(func.min(slot.c.due_at)).where(slot.c.ending.is_(None))
        found: datetime | None = (await conn.execute(query)).scalar()
    return found


async def _struck(stand: Stand, name: str, due: datetime, chance: random.Random) -> None:
    """The trouble, from some hours before a slot is due to some hours later; then all is well."""
    if name == BLOCKED:
        await _blocked(stand, due)
        return
    stand.passes(max(SECOND, due - stand.now - chance.uniform(0, 5) * HOUR))
    stand.skew = EPOCH - stand.now if name == BOOT_IN_1970 else JUMPS[name]
    if name == BOOT_IN_1970:
        await stand.restart()
    for _ in range(chance.randint(1, 4)):
        await stand.settle()
        stand.passes(chance.uniform(0, 1) * HOUR)  # over before the evening's quiet hours
    stand.skew = timedelta()
    await stand.settle()


async def _blocked(stand: Stand, due: datetime) -> None:
    """The bot runs by itself; its loop stands still while the slot falls due."""
    stand.passes(due - stand.now - 3 * SECOND)
    stand.world.clock.freeze(frozen=False)
    bot = stand.commune.app
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        await asyncio.sleep(1)
        time.sleep(BLOCKED_FOR)  # noqa: ASYNC251 - this is the trouble
        await asyncio.sleep(2)
        bot.stop()
    stand.world.clock.freeze(frozen=True)
    await stand.restart()


async def _judged(stand: Stand, count: Count) -> list[str]:
    """Slots with two sends or none; copies that nobody's unread answer explains."""
    async with stand.commune.db.read() as conn:
        found = await promises.broken(
            conn, stand.world.ledger.entries, now=stand.now, retry_after=0, rests=True
        )
        rows = (await conn.execute(select(slot).where(slot.c.due_at <= stand.now))).all()
    count.slots += len(rows)
    return [one for one in found if one.startswith(("P1", "P3"))] + _missed(rows)


def _missed(rows: Sequence[Any]) -> list[str]:
    """Slots that nobody was reminded of, though the village owed and no newer reminder took their place."""
    sent: dict[tuple[int, int | None], list[datetime]] = defaultdict(list)
    for row in rows:
        if row.ending == "sent":
            sent[row.milestone_id, row.unit_id].append(row.due_at)
    return [
        f"missed: {row.dedupe_key} is {row.ending} ({row.reason})"
        for row in rows
        if row.ending not in ("sent", "not_needed")
        and not any(at >= row.due_at for at in sent[row.milestone_id, row.unit_id])
    ]


# ----------------------------------------------------------------------------------- deadlines


async def _edges(size: Size, files: Files, folder: Path) -> Row:
    """Works sent in at the last second, at the first second after it, and one later."""
    count = Count()
    troubles = {"none": timedelta()} | JUMPS
    todo = [(zone, name, edge) for zone in ZONES for name in troubles for edge in EDGES]
    if size.small:
        todo = [("America/New_York", "+1 day", edge) for edge in EDGES[:2]]
    for zone, name, edge in size.watched(todo, "deadline to the second"):
        with _zone(zone):
            stand = Stand(await files.fresh(), folder, number=1)
            await stand.open()
            try:
                said, meant = await sent_in(stand, troubles[name], edge)
            finally:
                await stand.close()
        count.runs += 1
        if said != meant:
            count.wrong.append(
                f"{zone}, {name}, {edge.total_seconds():+.0f} s: {said}, not {meant}"
            )
    told = f": {count.wrong[0]}" if count.wrong else ""
    return Row(
        "23:59:59 of the last day, and a second or two later",
        f"{count.runs} works: zones, jumps and seconds",
        f"{len(count.wrong)} on the wrong side{told}",
        f"0 ({below(count.runs)})",
        not count.wrong,
    )


async def sent_in(stand: Stand, skew: timedelta, edge: timedelta) -> tuple[str, str]:
    """What a work that is sent in then is called, and what it should be."""
    async with stand.commune.db.read() as conn:
        query = select(milestone).where(milestone.c.kind == "registration")
        row = (await conn.execute(query)).one()
    head = stand.commune.villages[0].head
    stand.passes(row.last_moment - stand.now - 10 * timedelta(minutes=1))
    await stand.settle()
    stand.skew = skew
    for text in ("/dangky", "Đường thôn", "350 triệu", "5/12"):
        await stand.write(head, text)
    await stand.write(head, "20/1")
    stand.passes(row.last_moment + edge - stand.now - SECOND)  # a press takes a second here
    await stand.press(head, head, "✅ Gửi")
    async with stand.commune.db.read() as conn:
        said = (await conn.execute(select(submission.c.timeliness))).scalar()
    meant = deadlines.judge(row.last_moment + edge, row.last_moment, row.grace_until)
    return str(said), meant.value
