"""Three bot hosts, one PostgreSQL host and Telegram, each with a network of its own (T13, P1 to P4, P10).

Network namespaces on a bridge are hosts to everything that runs in them. Under load each bot host is
killed and cut off in turn, then the database's host; somebody writes to every bot at that moment, and
the seconds until the answer are the time to take over. Needs root and PostgreSQL's programs.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

import asyncpg

from proof.exchange import telegram
from proof.hands import Host, Load
from proof.size import Size
from proof.table import CannotRun, Row
from storage import members, migrate
from storage.engine import connect

BRIDGE: Final = "thd-br"
NET: Final = "10.77.0"
BOTS: Final = {"thd-bot1": f"{NET}.11", "thd-bot2": f"{NET}.12", "thd-bot3": f"{NET}.13"}
DATABASE: Final = ("thd-db", f"{NET}.20")
TOKENS: Final = [f"70000{n}:" + letter * 30 for n, letter in enumerate("abc", start=1)]
PEOPLE: Final = 20  # for each bot
ROUNDS: Final = 5  # messages to each of them while a host fails
TAKEN_OVER: Final = 10.0  # seconds
CUT: Final = 15.0  # seconds a host is cut off


async def prove(size: Size) -> list[Row]:
    """Cut and kill each in turn; one row each."""
    if size.small:
        raise CannotRun("its small cut is tests/promises/test_hosts.py")
    if os.geteuid() != 0 or shutil.which("ip") is None:
        raise CannotRun("network namespaces need root and iproute2")
    rows = []
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        await stack.enter_async_context(_network())
        server = await stack.enter_async_context(_postgres(folder))
        await migrate.upgrade(server)
        address, boxes = await stack.enter_async_context(telegram(TOKENS, host=f"{NET}.1"))
        db = connect(server)
        stack.push_async_callback(db.close)
        environment = {
            "BOT_TOKENS": ",".join(TOKENS),
            "DATABASE_URL": server,
            "TELEGRAM_API_BASE": address,
        }
        hosts = [Host(name, folder, environment, ("ip", "netns", "exec", name)) for name in BOTS]
        for host in hosts:
            stack.push_async_callback(host.kill)
            await host.start()
        load = Load(db, boxes)
        await _shared(server)
        await load.meet(PEOPLE)
        await load.settled(60)
        for fails in ("killed", "cut off"):
            for host in size.watched(hosts, fails):
                fault = _killed(host) if fails == "killed" else _cut(host.name, CUT)
                rows.append(await _round(f"{host.name} {fails}", load, fault))
                if fails == "killed":
                    await host.start()
                await _shared(server)
        fault = _cut(DATABASE[0], 5.0)
        rows.append(await _round("database cut off 5 s", load, fault, 5.0 + TAKEN_OVER))
    return rows


Fault = Callable[[], Awaitable[None]]


async def _round(name: str, load: Load, fault: Fault, bound: float = TAKEN_OVER) -> Row:
    """One failure under load, and what came of it."""
    before = await load.count()
    for bot_id in load.boxes:
        await load.broadcast(bot_id, ROUNDS, name.replace(" ", "-"))
    await asyncio.sleep(1.0)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_as_coroutine(fault))
        answers = [
            tasks.create_task(load.answered(bot_id, load.people[bot_id][0], 40.0))
            for bot_id in load.boxes
        ]
    seconds = max(one.result() for one in answers)
    await load.settled(120)
    after = await load.count()
    unknown = after.unknown - before.unknown
    lost, doubled = after.lost - before.lost, after.doubled - before.doubled
    ambiguous = after.ambiguous - before.ambiguous
    rows = after.rows - before.rows
    said = f"lost {max(0, lost - unknown)}, doubled {doubled}, unclear {unknown}, {seconds:.1f} s"
    allowed = f"0, 0 beyond {ambiguous} ambiguous, any, {bound:.0f} s"
    good = lost <= unknown and doubled <= ambiguous and seconds <= bound
    return Row(name, f"{rows} rows", said, allowed, good)


async def _as_coroutine(fault: Fault) -> None:
    await fault()


def _killed(host: Host) -> Fault:
    return host.kill


def _cut(name: str, seconds: float) -> Fault:
    async def cut() -> None:
        await _run("ip", "link", "set", _port(name), "down")
        await asyncio.sleep(seconds)
        await _run("ip", "link", "set", _port(name), "up")

    return cut


async def _shared(server: str) -> None:
    """Wait until every host has a bot of its own."""
    for _ in range(120):
        conn = await asyncpg.connect(server.replace("+asyncpg", ""), timeout=10)
        try:
            held = await conn.fetchval(
                "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory'"
                " AND classid = $1 AND granted",
                members.BOT_CLASS,
            )
        finally:
            await conn.close()
        if held == len(BOTS):
            return
        await asyncio.sleep(0.5)
    raise TimeoutError("the hosts do not share the bots")


@asynccontextmanager
async def _network() -> AsyncIterator[None]:
    """A bridge here and a namespace for each host."""
    places = BOTS | dict([DATABASE])
    try:
        await _run("ip", "link", "add", BRIDGE, "type", "bridge")
        await _run("ip", "addr", "add", f"{NET}.1/24", "dev", BRIDGE)
        await _run("ip", "link", "set", BRIDGE, "up")
        for name, address in places.items():
            await _run("ip", "netns", "add", name)
            port = _port(name)
            await _run("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name)  # fmt: skip
            await _run("ip", "link", "set", port, "master", BRIDGE, "up")
            inside = ("ip", "netns", "exec", name, "ip")
            await _run(*inside, "addr", "add", f"{address}/24", "dev", "eth0")
            await _run(*inside, "link", "set", "eth0", "up")
            await _run(*inside, "link", "set", "lo", "up")
        yield
    finally:
        for name in places:
            await _run("ip", "netns", "del", name, must=False)
        await _run("ip", "link", "del", BRIDGE, must=False)


def _port(name: str) -> str:
    return f"{name}-up"


@asynccontextmanager
async def _postgres(folder: Path) -> AsyncIterator[str]:
    """A server of our own on the database's host."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise CannotRun("there is no PostgreSQL to start")
    data, name = folder / "pg", DATABASE[0]
    data.mkdir()
    shutil.chown(data, "postgres")
    as_postgres = ("setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups")
    await _run(*as_postgres, str(found[-1] / "initdb"), "-A", "trust", "-D", str(data))
    with (data / "pg_hba.conf").open("a") as rules:
        rules.write(f"host all all {NET}.0/24 trust\n")
    options = f"-c listen_addresses={DATABASE[1]} -c unix_socket_directories="
    control = ("ip", "netns", "exec", name, *as_postgres, str(found[-1] / "pg_ctl"), "-D", str(data))  # fmt: skip
    await _run(*control, "-w", "-l", str(data / "log"), "-o", options, "start")
    try:
        yield f"postgresql+asyncpg://postgres@{DATABASE[1]}:5432/postgres"
    finally:
        await _run(*control, "-m", "immediate", "stop", must=False)


async def _run(*command: str, must: bool = True) -> None:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, cwd="/",
    )  # fmt: skip
    if process.stderr is None:
        return
    said = await process.stderr.read() if must else b""
    if await process.wait() and must:
        raise CannotRun(f"{command[0]} {command[-1]}: {said.decode(errors='replace').strip()}")
