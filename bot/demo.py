"""The demo: a sandbox, a bot and a commune of thirteen invented villages, ready to be played.

Everything is real but Telegram and the people: the sandbox and the bot are processes of their own,
and the people act through the sandbox's control side. The story itself is bot/story.py.
"""

import asyncio
import os
import re
import secrets
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import aiohttp

from bot.clock import file_clock
from campaigns import yaml_plan
from campaigns.model import Plan
from handlers import roles, villages
from messages import demo_words as words
from messages import labels
from messages.demo_words import Scene
from messages.post import Speaker, Voice
from storage import communes, engine, migrate, outbox, people, units
from storage import plans as plan_rows
from storage.engine import Database

ROOT: Final = Path(__file__).parents[1]
TOKEN: Final = "123456:SANDBOX-TOKEN-FOR-THE-DEMO-ONLY-00000"
USERNAME: Final = "thidua_bot"
PORT: Final = 8090
PLANS: Final = ROOT / "campaigns" / "plans"
ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
PATIENCE: Final = 180.0  # seconds a step of the story may take
READY: Final = 120.0
ON_THEIR_WAY: Final = ("queued", "leased", "sending")
_CODE: Final = re.compile(r"\?start=([\w-]+)")


class DemoError(Exception):
    """The story did not go as it must; the message says where."""


@dataclass(eq=False)
class Stage:
    """The running demo: where the sandbox is, whose chats there are, the bot's process."""

    folder: Path
    address: str
    session: aiohttp.ClientSession
    db: Database
    quiet: bool
    scene: Scene
    bot: asyncio.subprocess.Process | None = None
    officer: int = 0
    heads: list[int] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    async def act(self, name: str, **body: Any) -> Any:
        """Do something in the sandbox; DemoError where the world does not allow it."""
        async with self.session.post(f"{self.address}/control/{name}", json=body) as answer:
            found = await answer.json()
        if answer.status != 200:
            raise DemoError(f"{name}: {found.get('error')}")
        return found["result"]

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        """The messages of a chat."""
        where = f"{self.address}/control/messages"
        async with self.session.get(where, params={"chat": chat}) as answer:
            found: list[dict[str, Any]] = await answer.json()
        return found

    async def said(self, chat: int, like: str, *, count: int = 1) -> dict[str, Any]:
        """Wait until the bot has said this `count` times in a chat; gives the newest."""
        for _ in range(int(PATIENCE / 0.05)):
            found = [
                one
                for one in await self.messages(chat)
                if like in (one.get("text") or one.get("caption") or "")
                and one.get("from", {}).get("is_bot")
            ]
            if len(found) >= count:
                return found[-1]
            await asyncio.sleep(0.05)
        last = [one.get("text") for one in (await self.messages(chat))[-2:]]
        raise DemoError(f"{like!r} x{count} in {chat}: {last}")

    async def newest(self, chat: int) -> int:
        """The id of the newest message of a chat, 0 in an empty one."""
        return max((int(one["message_id"]) for one in await self.messages(chat)), default=0)

    async def newer(self, chat: int, like: str, since: int) -> int:
        """Wait until the bot has said this after message `since`; gives that message's id."""
        for _ in range(int(PATIENCE / 0.05)):
            for one in await self.messages(chat):
                text = one.get("text") or one.get("caption") or ""
                by_bot = bool(one.get("from", {}).get("is_bot"))
                if by_bot and int(one["message_id"]) > since and like in text:
                    return int(one["message_id"])
            await asyncio.sleep(0.05)
        last = [one.get("text") for one in (await self.messages(chat))[-2:]]
        raise DemoError(f"{like!r} in {chat}: {last}")

    async def how_many(self, chat: int, like: str) -> int:
        """How often the bot has said this in a chat."""
        return sum(
            like in (one.get("text") or "") and bool(one.get("from", {}).get("is_bot"))
            for one in await self.messages(chat)
        )

    async def move_to(self, moment: str) -> None:
        """Move the clock to a local moment; what is on its way still goes out before."""
        await self.rests()
        await self.act("clock", set=f"{moment}+07:00")

    async def rests(self) -> None:
        """Wait until nothing is on its way. Raises DemoError where that takes a minute."""
        for _ in range(1200):
            async with self.db.read() as conn:
                found = await outbox.counts(conn)
            if not any(state in ON_THEIR_WAY for _, state in found):
                return
            await asyncio.sleep(0.05)
        raise DemoError("the outbox does not empty")

    def environment(self) -> dict[str, str]:
        """The settings of this commune's bot."""
        return {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": self.address,
            "DATABASE_URL": f"sqlite:///{self.folder / 'thidua.sqlite'}",
            "BACKUP_DIR": str(self.folder / "backup"),
            "CLOCK_FILE": str(self.folder / "clock"),
            "COMMUNE_NAME": self.scene.commune,
            "TICK_SECONDS": "0.5",
            "LOG_LEVEL": "WARNING",
        }

    async def start_bot(self) -> None:
        """Start the bot's own process."""
        environment = os.environ | self.environment()
        log = (self.folder / "bot.log").open("ab")
        self.bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        log.close()

    async def kill_bot(self) -> None:
        """kill -9, as a power cut would."""
        if self.bot is not None and self.bot.returncode is None:
            self.bot.send_signal(signal.SIGKILL)
            await self.bot.wait()

    async def stop_bot(self) -> None:
        """Ask the bot to end."""
        if self.bot is not None and self.bot.returncode is None:
            self.bot.terminate()
            await self.bot.wait()


@asynccontextmanager
async def staged(
    folder: Path, *, port: int, quiet: bool, scene: Scene = words.SONTAY
) -> AsyncIterator[Stage]:
    """The sandbox with its people, the database with its campaign, the bot at work."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sandbox = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", str(_free(port)), "--token", TOKEN,
        "--bot-username", USERNAME, "--start", scene.start, "--clock-file", str(folder / "clock"),
        "--port-file", str(folder / "address"), cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    db = None
    try:
        address = await _address(folder / "address")
        await migrate.upgrade(str(folder / "thidua.sqlite"), backups=folder / "backup")
        db = engine.connect(str(folder / "thidua.sqlite"))
        async with aiohttp.ClientSession() as session:
            stage = Stage(folder, address, session, db, quiet, scene)
            try:
                await _prepare(stage)
                yield stage
            finally:
                await stage.stop_bot()
    finally:
        if db is not None:
            await db.close()
        sandbox.terminate()
        await sandbox.wait()


async def _prepare(stage: Stage) -> None:
    """Units, campaign and links in the database; then people do what people do once."""
    clock = file_clock(stage.folder / "clock")
    speaker = Speaker(
        int(TOKEN.partition(":")[0]), USERNAME, ZONE, lambda: secrets.token_urlsafe(24)
    )
    plan = yaml_plan.load((PLANS / f"{stage.scene.code}.yaml").read_text("utf-8"))
    if not isinstance(plan, Plan):
        raise DemoError(str(plan[0]))
    now = clock()
    async with stage.db.write() as conn:
        commune_id = await communes.first(conn, name=stage.scene.commune, now=now)
        for number in range(1, len(words.HEADS) + 1):
            await units.add(
                conn,
                commune_id=commune_id,
                kind="thon",
                name=words.VILLAGE.format(number),
                number=number,
                block=words.BLOCKS[(number - 1) * len(words.BLOCKS) // len(words.HEADS)],
                now=now,
            )
        await plan_rows.add(conn, plan, commune_id=commune_id, created_by=None, tz=ZONE, now=now)
        links = await villages.issue(Voice(conn, speaker, now), commune_id=commune_id)
    await stage.start_bot()
    stage.officer = (await stage.act("person", first_name=words.OFFICER))["id"]
    for number, (name, link) in enumerate(zip(words.HEADS, links, strict=True), start=1):
        await _village(stage, number, name, link)
    for head, group in zip(stage.heads, stage.groups, strict=True):
        await stage.said(group, words.SAID_LINKED)
        await _agree(stage, head)
        await stage.said(head, words.SAID_PENDING)
    await _confirm_heads(stage, speaker, commune_id, now)
    await stage.act("start", user=stage.officer, payload=await _claim_code(stage))
    await _agree(stage, stage.officer)
    await stage.said(stage.officer, words.SAID_CLAIMED)
    await stage.act("say", user=stage.officer, chat=stage.officer, text="/phatdong")
    await stage.said(stage.officer, words.SAID_CARD)
    await stage.act(
        "marks",
        marks=[
            {"label": words.DEADLINE_MARK, "at": "2023-11-16T07:00:00+07:00"},
            {"label": words.LAST_DAY_MARK, "at": "2023-11-17T07:00:00+07:00"},
            {"label": words.AFTER_MARK, "at": "2023-11-20T07:00:00+07:00"},
        ],
    )


async def _village(stage: Stage, number: int, name: str, link: villages.VillageLinks) -> None:
    """One village's people and group; the head adds the bot and accepts the invitation."""
    head = (await stage.act("person", first_name=name))["id"]
    helper = words.MEMBERS[number % len(words.MEMBERS)]
    member = (await stage.act("person", first_name=helper))["id"]
    title = words.GROUP.format(number)
    group = (await stage.act("chat", title=title, owner=head, members=[member]))["id"]
    await stage.act("add_bot", user=head, chat=group, payload=link.group_token, as_admin=True)
    await stage.act("start", user=head, payload=link.head_token)
    stage.heads.append(head)
    stage.members.append(member)
    stage.groups.append(group)


async def _agree(stage: Stage, who: int) -> None:
    """The notice about personal data comes first."""
    await stage.said(who, words.SAID_NOTICE)
    await stage.act("press", user=who, chat=who, button=labels.AGREE)


async def _confirm_heads(stage: Stage, speaker: Speaker, commune_id: int, now: datetime) -> None:
    """An officer's word for every head, given at once so that the demo is ready soon."""
    async with stage.db.write() as conn:
        for one in await people.holding(
            conn, commune_id=commune_id, roles=("head",), state="pending"
        ):
            for held in one.roles:
                await people.confirm(conn, held.id, granted_by=None)
                unit = await units.get(conn, held.unit_id or 0, commune_id=commune_id)
                await roles.welcome(Voice(conn, speaker, now), one, held, unit)


async def _claim_code(stage: Stage) -> str:
    """The one-time code that the bot prints on its first start, as an officer would read it."""
    for _ in range(int(READY / 0.05)):
        if found := _CODE.search((stage.folder / "bot.log").read_text("utf-8", "replace")):
            return found[1]
        await asyncio.sleep(0.05)
    raise DemoError("the bot does not start")


async def _address(file: Path) -> str:
    for _ in range(int(READY / 0.05)):
        if file.exists():
            return file.read_text()
        await asyncio.sleep(0.05)
    raise DemoError("the sandbox does not start")


def _free(port: int) -> int:
    """The port where it is free, else any."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
    return port


async def play(folder: Path, *, port: int = PORT) -> None:
    """Until Ctrl+C: a commune to click through."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    print(words.STARTING, flush=True)  # noqa: T201  # the demo talks to a person
    async with staged(folder, port=port, quiet=False) as stage:
        print(words.READY.format(address=stage.address), flush=True)  # noqa: T201
        print(words.READY_MORE.format(officer=words.OFFICER), flush=True)  # noqa: T201
        await stop.wait()
