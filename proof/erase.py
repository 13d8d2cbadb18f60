"""Erased people: a byte search of database, log, files, program's log and a restored older copy (T20).

A commune of invented people works a while: they agree, register, send phones, ask for their data, the
officer takes lists. A copy is made, then every head asks to be erased and the officer says yes. Looked
for: name, username, phone and Telegram id of each, as text and as SQLite writes numbers.
"""

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp

from bot import app, logs
from bot.config import Settings
from bot.loops import App
from bot.pacing import Pace
from campaigns import yaml_plan
from campaigns.model import Plan
from handlers import onboarding, villages
from messages.post import Voice
from proof.search import hits, inside, joined
from proof.size import Size
from proof.table import Row
from sandbox import server, world
from sandbox.client import Person, Sandbox
from sandbox.clock import Clock
from storage import backup, communes, units
from storage import plans as plan_rows

TOKEN: Final = "123456:SANDBOX-TOKEN-FOR-PROOFS-00000000000"
PLAN: Final = Path(__file__).parents[1] / "campaigns" / "plans" / "sontay-2023.yaml"
START: Final = datetime.fromisoformat("2023-11-08T08:00:00+07:00")
PATIENCE: Final = timedelta(seconds=11)  # nobody sends twenty updates in ten seconds
SURNAMES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE: Final = ("Văn", "Thị", "Quang", "Minh", "Đức")
GIVEN: Final = ("Lan", "Hùng", "Dũng", "Mai", "Tuấn", "Hoa", "Sơn", "Yến", "Khôi", "Thảo")


@dataclass(frozen=True)
class Head:
    """One invented person and what may not be found of them."""

    person: Person
    name: str
    username: str
    phone: str

    def needles(self) -> list[bytes]:
        """Every form in which bytes could give the person away."""
        number = self.person.id
        texts = (self.name, self.username, self.phone, str(number))
        return [*(one.encode() for one in texts), number.to_bytes(6, "big")]


async def prove(size: Size) -> list[Row]:
    """Erase fifty people (five in the small cut) and look for them everywhere."""
    number = size.runs(50, 5)
    with TemporaryDirectory() as name, _logged(Path(name) / "bot.log"):
        folder = Path(name)
        place = world.new_world(Clock(START), TOKEN, "thidua_bot", "Thi đua")
        async with server.serving(place) as address, aiohttp.ClientSession() as session:
            box = Sandbox(address, session, place.bot, clock=place.clock.moment)
            settings = Settings(
                bot_token=TOKEN,  # type: ignore[arg-type]
                telegram_api_base=address,
                database_url=f"sqlite:///{folder}/thidua.sqlite",  # type: ignore[arg-type]
                backup_dir=folder / "backup",
                rate_per_second=1000,
            )
            pace = Pace(1000, per_chat=False)
            async with app.running(settings, place.clock.moment, pace=pace) as running:
                officer, heads = await _people(box, running, number, size)
                older = await backup.make(
                    settings.database_address, folder / "older", now=place.clock.moment()
                )
                for head in size.watched(heads, "erasing"):
                    await _erase(running, officer, head.person)
                await box.advance(timedelta(minutes=3))
                await running.settle()
                found = _looked(heads, folder)
            return [*await _restored(heads, older, folder, settings), *found]


async def _people(box: Sandbox, running: App, number: int, size: Size) -> tuple[Person, list[Head]]:
    """The office claimed, villages with heads, a campaign launched; everybody does what heads do."""
    chance = size.chance("people")
    around = running.around()
    async with running.db.write() as conn:
        commune_id = await communes.first(conn, name="UBND xã Sơn Tây", now=around.now)
        for at in range(1, number + 1):
            await units.add(
                conn, commune_id=commune_id, kind="thôn", name=f"Thôn {at}", number=at, block=None,
                now=around.now,
            )  # fmt: skip
        code = await onboarding.claim_code(
            conn, commune_id, mint=around.speaker.mint, now=around.now
        )
        links = await villages.issue(Voice(conn, around.speaker, around.now), commune_id=commune_id)
        plan = yaml_plan.load(PLAN.read_text("utf-8"))
        if not isinstance(plan, Plan):
            raise ValueError("the shipped plan is not sound")
        await plan_rows.add(
            conn, plan, commune_id=commune_id, created_by=None, tz=around.tz, now=around.now
        )
    officer = await box.person("Cán bộ văn phòng")
    await officer.starts(code or "")
    await running.settle()
    await _press(running, officer, "Tôi đồng ý")
    heads = []
    for at, link in enumerate(links):
        name = f"{chance.choice(SURNAMES)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)} {at:03}"
        username, phone = f"nguoi_{chance.randrange(10**8)}", f"09{chance.randrange(10**8):08}"
        one = await box.person(name, username=username, id=7_100_000_000 + chance.randrange(10**8))
        group = await box.group(link.unit.name, one)
        await one.adds_bot(group, link.group_token, as_admin=True)
        await one.starts(link.head_token)
        await running.settle()
        await _press(running, one, "Tôi đồng ý")
        await _press(running, officer, "✅ Đúng")
        heads.append(Head(one, name, username, phone))
        await box.advance(PATIENCE)
    await officer.writes("/phatdong")
    await running.settle()
    await _press(running, officer, "Phát động")
    await _press(running, officer, "Gửi ngay")
    for at, head in enumerate(size.watched(heads, "working")):
        await _works(running, head, heads[at - 1])
    await officer.writes("/canbo")
    await officer.writes("/tinhhinh")
    await running.settle()
    await _press(running, officer, "Tải Excel")
    return officer, heads


async def _works(running: App, head: Head, other: Head) -> None:
    """A registration that names another head, a phone, a half-written one, a look at one's data."""
    one = head.person
    for text in ("/dangky", f"Đường nhà ông {other.name}"):
        await one.writes(text)
        await running.settle()
    await _press(running, one, "Xây dựng cơ bản")
    for text in ("350 triệu", "5/12", "20/1"):
        await one.writes(text)
        await running.settle()
    await _press(running, one, "✅ Gửi")
    await one.writes(head.phone)
    await one.writes("/dulieu")
    await running.settle()
    await _press(running, one, "Tải Excel")
    await one.writes("/dangky")
    await one.writes(f"Bản nháp của {head.name}")
    await running.settle()


async def _press(running: App, who: Person, button: str) -> None:
    await who.presses(who, button)
    await running.settle()


async def _erase(running: App, officer: Person, one: Person) -> None:
    await one.writes("/dulieu")
    await running.settle()
    for who, button in (
        (one, "Xóa dữ liệu của tôi"),
        (one, "Đúng, yêu cầu xóa"),
        (officer, "Xóa theo yêu cầu"),
    ):
        await _press(running, who, button)
    await one.sandbox.advance(PATIENCE)


def _looked(heads: list[Head], folder: Path) -> list[Row]:
    """Database with its log, files kept in it (opened), the program's log."""
    data = [one.read_bytes() for one in sorted(folder.glob("thidua.sqlite*"))]
    with closing(sqlite3.connect(folder / "thidua.sqlite")) as db:
        kept = [row[0] for row in db.execute("SELECT content FROM file WHERE content IS NOT NULL")]
    return [
        _row("database and write-ahead log", heads, data),
        _row("files kept for people, unzipped", heads, [part for one in kept for part in inside(one)]),
        _row("the program's log at DEBUG", heads, [(folder / "bot.log").read_bytes()]),
    ]  # fmt: skip


async def _restored(heads: list[Head], older: Path, folder: Path, settings: Settings) -> list[Row]:
    """The older copy holds them all; restored and opened, it holds none."""
    before = _row("the older copy itself (must hold them)", heads, [older.read_bytes()], there=True)
    target = folder / "again" / "thidua.sqlite"
    target.parent.mkdir()
    backup.restore(older, target, now=START)
    again: dict[str, Any] = {"database_url": type(settings.database_url)(f"sqlite:///{target}")}
    async with app.opened(settings.model_copy(update=again)):
        pass
    data = [one.read_bytes() for one in sorted(target.parent.iterdir())]
    return [before, _row("the older copy, restored", heads, data)]


def _row(what: str, heads: list[Head], data: Iterable[bytes], *, there: bool = False) -> Row:
    haystack = joined(data)
    every = [needle for head in heads for needle in head.needles()]
    count = hits(every, haystack)
    bound = f">= {len(heads) * 4}" if there else "0"
    good = count >= len(heads) * 4 if there else count == 0
    size = f"{len(heads)} people, {len(every)} needles, {len(haystack) // 1024} KB"
    return Row(what, size, f"{count} found", bound, good)


@contextmanager
def _logged(file: Path) -> Any:
    """Everything the program says, at DEBUG, the way it would be kept."""
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logs.Line(logs.Redaction([TOKEN])))
    root = logging.getLogger()
    before = root.level, list(root.handlers)
    root.handlers = [handler]
    root.setLevel("DEBUG")
    for name in logs.LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.setLevel(before[0])
        root.handlers = before[1]
        handler.close()
