"""The campaigns that ship: each is sent in chat, launched, heard, answered and reminded of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import app
from bot.pacing import Pace
from campaigns import yaml_plan
from campaigns.model import MilestoneKind, Plan
from sandbox.client import Sandbox
from storage import campaigns, slots
from tests.fixtures_commune import ROOT, build, settings

PLANS = ROOT / "campaigns" / "plans"


@dataclass(frozen=True)
class Told:
    """A shipped plan as its document has it."""

    code: str
    launched: str  # a working morning soon after the document's own days
    targets: int
    milestones: tuple[MilestoneKind, ...]
    phases: int = 0
    criteria: int = 0
    reminded: str = ""  # a moment at which the silent have been reminded


R, F, N, P = (
    MilestoneKind.REGISTRATION, MilestoneKind.FINAL, MilestoneKind.NOMINATION, MilestoneKind.REPORT,
)  # fmt: skip
SHIPPED = (
    Told("sontay-2023", "2023-11-08T08:00:00", 5, (R, F), reminded="2023-11-16T07:05:00"),
    Told("tranninh-2024", "2024-03-18T08:00:00", 0, (R, N), criteria=2, reminded="2024-03-28T07:05:00"),
    Told("donglien-2022", "2022-02-14T08:00:00", 0, (R,), reminded="2022-02-25T07:05:00"),
    Told("huonglam-2024", "2024-02-01T08:00:00", 23, (R, P, F), reminded="2024-02-28T07:05:00"),
    Told("tayson-2021", "2021-03-17T08:00:00", 22, (R, P), phases=2, reminded="2021-03-30T07:05:00"),
)  # fmt: skip


def _read(code: str) -> tuple[str, Plan]:
    text = (PLANS / f"{code}.yaml").read_text("utf-8")
    plan = yaml_plan.load(text)
    assert isinstance(plan, Plan), plan
    return text, plan


def test_every_shipped_plan_is_told_of_here() -> None:
    """No campaign ships that nobody launches."""
    assert {one.stem for one in PLANS.glob("*.yaml")} == {one.code for one in SHIPPED}


@pytest.mark.parametrize("told", SHIPPED, ids=lambda told: told.code)
def test_a_shipped_plan_holds_what_its_document_states(told: Told) -> None:
    """Targets, phases, milestones, quotas; its file comes back the same when written anew."""
    _, plan = _read(told.code)

    assert plan.code == told.code
    assert len(plan.targets) == told.targets
    assert tuple(one.kind for one in plan.milestones) == told.milestones
    assert len(plan.phases) == told.phases
    assert len(plan.criteria) == told.criteria
    assert yaml_plan.load(yaml_plan.dump(plan)) == plan


@pytest.mark.parametrize("told", SHIPPED, ids=lambda told: told.code)
async def test_a_shipped_plan_launches(told: Told, sandbox: Sandbox, tmp_path: Path) -> None:
    """Announced in every group, open for registration, reminders laid and said to the silent."""
    text, plan = _read(told.code)
    assert sandbox.clock is not None
    await sandbox.move_to(datetime.fromisoformat(f"{told.launched}+07:00"))
    free = Pace(1000, per_chat=False)
    async with app.running(
        settings(sandbox.address, tmp_path), sandbox.clock, pace=free
    ) as running:
        commune = await build(sandbox, running)
        officer = commune.officer
        await sandbox.act(
            "say", user=officer.id, chat=officer.id, media_type="application/octet-stream",
            document={"name": f"{told.code}.yaml", "hex": text.encode().hex()},
        )  # fmt: skip
        await commune.settle()
        assert plan.title in await commune.last(officer)

        await commune.launch()

        for village in commune.villages:
            assert await village.group.received(f"Kính gửi {village.name}")
        async with commune.db.read() as conn:
            row = await campaigns.by_code(conn, told.code, commune_id=commune.commune_id)
            assert row is not None
            assert row.state == "open"
            far = datetime(2030, 1, 1, tzinfo=UTC)
            laid = await slots.due(conn, commune_id=commune.commune_id, now=far)
        assert {one.unit_id for one in laid} >= {one.unit_id for one in commune.villages}
        quick, *silent = commune.villages
        await commune.writes(quick.head, "/dangky")
        assert "Tên công trình" in await commune.last(quick.head)
        await commune.move_to(told.reminded)
        assert await silent[0].group.received("⏰")
