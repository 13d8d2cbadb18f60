"""One message to many groups at the sandbox's enforced limits, and what others wait meanwhile.

thidua as it runs, python-telegram-bot with its AIORateLimiter and ten retries, and a plain loop. Ideal is
the number of groups over the limit, from the first message accepted to the last; refusals, losses and
copies are the sandbox's own count. Meanwhile fifty persons ask something in private, in turn.
"""

import asyncio
import gc
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import processes, stand
from benchmarks.processes import quantile
from sandbox import people as acting
from sandbox import server, world
from sandbox.clock import Clock
from sandbox.world import Json, World

GROUPS = 1500
LIMIT = 90  # Telegram's 30 a second, three times as fast: the ratio is taken against the same limit
PERSONS = 50
BETWEEN = 0.2  # seconds between two persons who ask something meanwhile
SILENCE = 8.0  # seconds without a message to a group: it is over
BOTS = {"thidua": "", "PTB AIORateLimiter": "ptb-limited", "PTB, plain loop": "ptb-loop"}


@dataclass(frozen=True)
class Measured:
    """One broadcast as the sandbox saw it."""

    first: float  # seconds from the order to the first message
    took: float  # seconds from the first to the last
    refused: int
    lost: int
    doubled: int
    waits: list[float]


async def compare() -> None:
    """Each bot once; one table."""
    table = Table(f"{GROUPS} groups at {LIMIT}/s", *BOTS)
    of = {name: await _measured(kind) for name, kind in BOTS.items()}
    ideal = (GROUPS - 1) / LIMIT

    def row(what: str, *cells: str) -> None:
        table.add_row(what, *cells)

    every = list(of.values())
    row("time over ideal", *(f"{one.took / ideal:.3f}" for one in every))
    together = [(GROUPS - one.lost + len(one.waits)) / LIMIT for one in every]
    row(
        "the same, answers counted",
        *(f"{one.took / all_:.3f}" for one, all_ in zip(every, together, strict=True)),
    )
    row("order to first message", *(f"{one.first:.2f} s" for one in every))
    row("refused with 429", *(str(one.refused) for one in every))
    row("lost", *(str(one.lost) for one in every))
    row("doubled", *(str(one.doubled) for one in every))
    for part in (0.5, 0.95, 0.99):
        cells = (
            f"{quantile(one.waits, part) * 1000:.0f} ms" if one.waits else "-" for one in every
        )
        row(f"an answer meanwhile, p{part * 100:.0f}", *cells)
    Console(width=110).print(table)


async def _measured(kind: str) -> Measured:
    with TemporaryDirectory() as at:
        folder, place = Path(at), world.new_world(Clock(), stand.TOKEN, "thidua_bot", "Thi đua")
        groups, persons = _inhabit(place)
        gc.collect()
        gc.freeze()  # a look through these stops the sandbox for 0.1 s, and what waits comes at once
        async with server.serving(place) as address:
            if kind:
                (folder / "groups.json").write_text(json.dumps(groups))
                command, settings = processes.echo(kind, address, folder), {}
            else:
                await stand.commune(folder, persons, groups, opened=False)
                command = [processes.OURS, "-m", "bot", "run"]
                settings = stand.environment(folder, address, rate_per_second=LIMIT, tick_seconds=1)
            place.limits.on, place.limits.overall = True, LIMIT
            async with processes.running(command, settings):
                while not place.queue.pollers:
                    await place.queue.bell.heard(1)
                return await _watched(place, folder, groups, persons, ours=not kind)


async def _watched(
    place: World, folder: Path, groups: list[int], persons: list[int], *, ours: bool
) -> Measured:
    loop = asyncio.get_running_loop()
    waiting: dict[int, asyncio.Future[None]] = {}
    times: list[float] = []
    counts: dict[int, int] = dict.fromkeys(groups, 0)

    def hear(event: Json) -> None:
        message = event.get("message", {})
        if event["type"] != "message" or message.get("from", {}).get("id") != stand.BOT_ID:
            return
        if event["chat"] in counts and "mời họp" in message.get("text", ""):
            counts[event["chat"]] += 1
            times.append(loop.time())
        future = waiting.pop(event["chat"], None)
        if future is not None and not future.done():
            future.set_result(None)

    place.listeners.append(hear)
    began, refused, waits = loop.time(), place.limits.refused, list[float]()
    if ours:
        await stand.accept(folder)
    else:  # the order of the others: a word from the first person
        acting.say(place, persons[0], persons[0], text="/broadcast")
    while sum(counts.values()) < len(groups):
        if loop.time() - (times[-1] if times else began + 20) > SILENCE:
            break
        await asyncio.sleep(BETWEEN)
        if not times:
            continue
        person = persons[1 + len(waits) % (len(persons) - 1)]
        future = waiting[person] = loop.create_future()
        asked = loop.time()
        acting.say(place, person, person, text="/cuatoi")
        with suppress(TimeoutError):
            await asyncio.wait_for(future, 30)
        waits.append(loop.time() - asked)
    sent = list(counts.values())
    return Measured(
        times[0] - began, times[-1] - times[0], place.limits.refused - refused, sent.count(0),
        sum(sent) - len(sent) + sent.count(0), waits,
    )  # fmt: skip


def _inhabit(place: World) -> tuple[list[int], list[int]]:
    groups, persons = [], []
    for at in range(1, GROUPS + 1):
        owner = place.person(f"Trưởng {at}")["id"]
        group = place.group(f"Thôn {at}", owner=owner)
        group.bot = "administrator"
        groups.append(group.id)
        if at <= PERSONS:
            place.private(owner).opened = True
            persons.append(owner)
    return groups, persons
