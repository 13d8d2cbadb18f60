"""A campaign that has run for months, written straight into the tables: any size, always the same."""

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from campaigns import yaml_plan
from campaigns.model import Every, Milestone, MilestoneKind, Period, Plan, Repeat
from campaigns.target_keys import keyed
from storage import campaigns, communes, measurements, people
from storage import plans as plan_rows
from storage.engine import Connection
from storage.schema import announcement, form, progress, recipient, submission, unit

TZ = ZoneInfo("Asia/Ho_Chi_Minh")
PLAN = Path(__file__).parents[1] / "campaigns" / "plans" / "sontay-2023.yaml"
BEGAN = datetime(2023, 11, 10, 8, tzinfo=TZ)
TODAY = date(2024, 1, 20)
KINDS = ("xay-dung", "san-xuat", "chan-nuoi", "van-hoa", "khac")
NAMES = (
    "Đường bê tông ngõ xóm", "Nhà văn hóa thôn", "Mô hình trồng bưởi da xanh", "Kênh mương nội đồng",
    "Đàn bò sinh sản", "Đèn đường năng lượng mặt trời", "Sân bóng chuyền", "Cổng chào thôn",
    "Trồng cây xanh ven đường", "Sửa chữa giếng nước",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """What was written."""

    commune_id: int
    campaign_id: int


async def write(
    conn: Connection, *, villages: int, works: int, reports: int, seed: int = 1
) -> Made:
    """Villages in blocks, works of every state, reports good and late, figures, one announcement."""
    chance = random.Random(seed)
    commune_id = await communes.first(conn, name="UBND xã Sơn Tây", now=BEGAN)
    person = await people.ensure(
        conn, commune_id=commune_id, telegram_id=7, shown="Lan", username=None, now=BEGAN
    )
    plan = _plan()
    campaign_id = await plan_rows.add(
        conn, plan, commune_id=commune_id, created_by=None, tz=TZ, now=BEGAN
    )
    await campaigns.set_state(conn, campaign_id, commune_id=commune_id, state="open", now=BEGAN)
    base = {"commune_id": commune_id, "campaign_id": campaign_id}
    await conn.execute(
        unit.insert(),
        [
            {
                "id": at, "commune_id": commune_id, "kind": "thôn", "name": f"Thôn {at}",
                "number": at, "block": f"Cụm {at % 4 + 1}", "created_at": BEGAN,
            }
            for at in range(1, villages + 1)
        ],
    )  # fmt: skip
    milestones = await campaigns.milestones(conn, campaign_id, commune_id=commune_id)
    forms = await _forms(conn, campaign_id)
    registering = next(one for one in milestones if one.kind == "registration")
    base_work = base | {
        "milestone_id": registering.id, "form_id": forms["cong-trinh"], "person_id": person.id,
        "created_at": BEGAN, "updated_at": BEGAN,
    }  # fmt: skip
    rows = [_work(chance, at, max(1, villages - 1 - villages // 20)) for at in range(works)]
    await conn.execute(submission.insert(), [base_work | one for one in rows])
    periods = [one for one in milestones if one.kind == "report"]
    base_report = base | {"form_id": forms["tien-do"], "person_id": person.id, "created_at": BEGAN}
    told = [_report(chance, at, reports, works, rows, periods) for at in range(reports)]
    if told:
        await conn.execute(progress.insert(), [base_report | one for one in told])
    await _figures(conn, plan, person_id=person.id, **base)
    await _announce(conn, chance, villages, person.id, base)
    return Made(commune_id, campaign_id)


def _plan() -> Plan:
    plan = yaml_plan.load(PLAN.read_text("utf-8"))
    if not isinstance(plan, Plan):
        raise ValueError("the shipped plan is not sound")
    every_month = Milestone(
        key="bao-cao", kind=MilestoneKind.REPORT, title="Báo cáo tiến độ hằng tháng",
        repeat=Repeat(Every.MONTH, day=25),
    )  # fmt: skip
    return replace(
        plan,
        period=Period(plan.period.starts_on, date(2024, 3, 31)),
        milestones=(*plan.milestones, every_month),
    )


async def _forms(conn: Connection, campaign_id: int) -> dict[str, int]:
    rows = await conn.execute(form.select().where(form.c.campaign_id == campaign_id))
    return {row.key: row.id for row in rows}


def _work(chance: random.Random, at: int, villages: int) -> dict[str, Any]:
    unit_id, number = at % villages + 1, at // villages + 1
    starts = date(2023, 11, 20) + timedelta(days=chance.randrange(40))
    finishes = starts + timedelta(days=chance.randrange(10, 80))
    low = chance.randrange(1, 900) * 1_000_000
    value: Any = {"value": low}
    if at % 17 == 3:
        value = {"value": {"from": low, "to": low * 2}}
    elif at % 23 == 5:
        value = {"value": None, "status": "unknown"}
    late = at % 11 == 7
    return {
        "id": at + 1, "unit_id": unit_id, "number": number, "code": f"ST-{unit_id:02d}-{number:02d}",
        "state": ("withdrawn", "returned", "approved")[at % 29 % 3] if at % 29 < 3 else "registered",
        "answers": {
            "ten": {"value": f"{NAMES[at % len(NAMES)]} số {number}"},
            "loai": {"value": KINDS[chance.randrange(len(KINDS))]},
            "gia-tri": value,
            "khoi-cong": {"value": starts.isoformat()},
            "hoan-thanh": {"value": finishes.isoformat()},
        },
        "version": 1, "timeliness": "late" if late else "on_time",
        "sent_at": BEGAN + timedelta(days=12 if late else chance.randrange(9)),
    }  # fmt: skip


def _report(
    chance: random.Random, at: int, reports: int, works: int, rows: list[dict[str, Any]],
    periods: list[Any],
) -> dict[str, Any]:  # fmt: skip
    """The works report round after round; what one says grows towards 100."""
    one, rounds = rows[at % works], max(1, reports // works)
    number = at // works
    sent = BEGAN + timedelta(days=14 + number * 50 // rounds, hours=at % 9)
    percent = min(100, (number + 1) * 100 // rounds - chance.randrange(0, 30) if at % 7 else 100)
    answers: dict[str, Any] = {"phan-tram": {"value": max(0, percent)}, "ghi-chu": {"value": "Ổn"}}
    if percent == 100:
        answers["ngay-xong"] = {"value": sent.date().isoformat()}
    if at % 5 == 0:
        answers["anh"] = {"value": [f"photo-{at}"]}
    due = [row for row in periods if row.last_moment > sent]
    return {
        "unit_id": one["unit_id"], "submission_id": one["id"], "answers": answers,
        "milestone_id": (due[0] if due else periods[-1]).id,
        "percent": max(0, percent), "spent": None if at % 4 == 1 else at % 300 * 1_000_000,
        "unchanged": at % 13 == 0, "timeliness": "late" if at % 19 == 0 else "on_time",
        "sent_at": sent,
    }  # fmt: skip


async def _figures(
    conn: Connection, plan: Plan, *, commune_id: int, campaign_id: int, person_id: int
) -> None:
    for at, key in enumerate(list(keyed(plan.targets))[:3]):
        await measurements.add(
            conn, commune_id=commune_id, campaign_id=campaign_id, target_key=key,
            kind="result", period="2024-01", unit_id=None, value=Decimal(at), verdict=None, note="",
            source="Văn phòng xã", person_id=person_id, now=BEGAN,
        )  # fmt: skip


async def _announce(
    conn: Connection, chance: random.Random, villages: int, person_id: int, base: dict[str, int]
) -> None:
    made = await conn.execute(
        announcement.insert()
        .values(
            **base, kind="launch", state="done", text="<b>Phát động đợt thi đua</b>\n{ten_thon}",
            audience={}, author_id=person_id, created_at=BEGAN, sent_at=BEGAN,
        )
        .returning(announcement.c.id)
    )  # fmt: skip
    key = int(made.scalar_one())
    await conn.execute(
        recipient.insert(),
        [
            {
                "commune_id": base["commune_id"], "announcement_id": key, "unit_id": at,
                "reason": None if at % 6 else "no_group",
                "read_at": BEGAN + timedelta(hours=chance.randrange(1, 40)) if at % 3 else None,
            }
            for at in range(1, villages + 1)
        ],
    )  # fmt: skip
