"""A commune of three villages with the real bot, the sandbox and a database: `commune` of tests/fixtures_kept.py."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.config import Settings
from bot.loops import App
from campaigns import yaml_plan
from campaigns.model import Plan
from handlers import onboarding, villages
from messages.post import Voice
from sandbox.client import Group, Person, Sandbox
from storage import campaigns, communes, facts, units
from storage import plans as plan_rows

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"
ROOT = Path(__file__).parents[1]
PLAN = ROOT / "campaigns" / "plans" / "sontay-2023.yaml"


@dataclass
class Village:
    """One village: its group, its head, a member who is young and quick."""

    name: str
    unit_id: int
    group: Group
    head: Person
    member: Person


@dataclass
class Commune:
    """The whole cast, and the bot between them."""

    sandbox: Sandbox
    app: App
    commune_id: int
    officer: Person
    villages: list[Village] = field(default_factory=list)
    campaign_id: int = 0

    @property
    def db(self) -> Any:
        """The bot's own database."""
        return self.app.db

    async def settle(self) -> None:
        """Let everything that is due happen."""
        await self.app.settle()

    async def move_to(self, moment: str) -> None:
        """Move the clock to a local moment, and let what is due happen."""
        await self.sandbox.move_to(datetime.fromisoformat(f"{moment}+07:00"))
        await self.settle()

    async def told_the_week(self, monday: str) -> None:
        """The weekly summary of this Monday was told: its picture takes longer than most stories."""
        at = datetime.fromisoformat(f"{monday}T07:30:00+07:00")
        async with self.db.write() as conn:
            await facts.put_instant(
                conn, f"digest:{self.commune_id}", at, now=self.app.around().now
            )

    async def presses(self, who: Person, where: Any, button: str) -> None:
        """Somebody presses, and the bot answers."""
        await who.presses(where, button)
        await self.settle()

    async def writes(self, who: Person, text: str, **more: Any) -> None:
        """Somebody writes to the bot in private, and it answers."""
        await who.writes(text, **more)
        await self.settle()

    async def replies(self, who: Person, where: Any, text: str, like: str = "") -> None:
        """Somebody replies to the bot in a group, and it answers."""
        await who.replies(where, text, like)
        await self.settle()

    async def agrees(self, who: Person) -> None:
        """Somebody who has just met the bot agrees to the notice, and what they wanted goes on."""
        await self.settle()
        await self.presses(who, who, "Tôi đồng ý")

    async def last(self, chat: Any) -> str:
        """The last thing the bot said in a chat."""
        said = await self.sandbox.texts(chat)
        return said[-1] if said else ""

    async def plans(self, text: str) -> None:
        """Another campaign's file in place of the one that waits to be launched."""
        plan = yaml_plan.load(text)
        if not isinstance(plan, Plan):
            raise TypeError(plan)
        around = self.app.around()
        async with self.db.write() as conn:
            await campaigns.remove_draft(conn, self.campaign_id, commune_id=self.commune_id)
            self.campaign_id = await plan_rows.add(
                conn, plan, commune_id=self.commune_id, created_by=None, tz=around.tz,
                now=around.now,
            )  # fmt: skip
        await self.writes(self.officer, "/phatdong")

    async def leader(self) -> Person:
        """Somebody the officer invites as the commune's leader, who has agreed to the notice."""
        await self.writes(self.officer, "/moi")
        await self.presses(self.officer, self.officer, "Lãnh đạo UBND")
        link = (await self.last(self.officer)).split("?start=")[1].split()[0]
        leader = await self.sandbox.person("Phạm Quang Dũng")
        await leader.starts(link)
        await self.agrees(leader)
        return leader

    async def launch(self) -> None:
        """The officer launches the campaign to every village."""
        await self.presses(self.officer, self.officer, "Phát động")
        await self.presses(self.officer, self.officer, "Gửi ngay")

    async def registers(
        self, head: Person, name: str = "Đường bê tông", value: str = "350 triệu"
    ) -> None:
        """A head registers one work in private, answering every question."""
        await self.writes(head, "/dangky")
        await self.writes(head, name)
        await self.presses(head, head, "Xây dựng cơ bản")
        await self.writes(head, value)
        await self.writes(head, "5/12")
        await self.writes(head, "20/1")
        await self.presses(head, head, "✅ Gửi")


async def build(sandbox: Sandbox, running: App, number: int = 3) -> Commune:
    """Claim the office, link the groups, confirm the heads, add the campaign: as people do it."""
    around = running.around()
    officer = await sandbox.person("Nguyễn Thị Lan")
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
    commune = Commune(sandbox, running, commune_id, officer)
    await officer.starts(code or "")
    await commune.agrees(
        officer
    )  # a server handles chats at once: heads come when the office is there
    for link in links:
        head = await sandbox.person(f"Trưởng {link.unit.name}")
        member = await sandbox.person(f"Cháu {link.unit.name}")
        group = await sandbox.group(link.unit.name, head, member)
        await head.adds_bot(group, link.group_token, as_admin=True)
        await head.starts(link.head_token)
        commune.villages.append(Village(link.unit.name, link.unit.id, group, head, member))
    await commune.settle()
    for village in commune.villages:
        await village.head.presses(village.head, "Tôi đồng ý")
    await commune.settle()
    for _ in links:
        await commune.presses(officer, officer, "✅ Đúng")
    plan = yaml_plan.load(PLAN.read_text("utf-8"))
    assert isinstance(plan, Plan), plan
    async with running.db.write() as conn:
        commune.campaign_id = await plan_rows.add(
            conn, plan, commune_id=commune_id, created_by=None, tz=around.tz, now=around.now
        )
    await commune.writes(officer, "/phatdong")
    return commune


def settings(address: str, folder: Path, **more: Any) -> Settings:
    """Settings of a bot against the sandbox, its data in a folder of its own."""
    given: dict[str, Any] = {
        "bot_token": TOKEN,
        "telegram_api_base": address,
        "database_url": f"sqlite:///{folder}/thidua.sqlite",
        "backup_dir": folder / "backup",
        "rate_per_second": 1000,
    }
    return Settings.model_validate(given | more)
