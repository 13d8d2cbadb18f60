"""A commune in a database of its own: so many village heads, so many groups, an open campaign."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from campaigns import yaml_plan
from campaigns.model import Plan
from messages import privacy_words
from storage import (
    announcements,
    campaigns,
    chats,
    communes,
    consents,
    engine,
    migrate,
    people,
    recipients,
    units,
)
from storage import plans as plan_rows
from storage.engine import Connection

TOKEN = "123456:SANDBOX-TOKEN-FOR-BENCHMARKS-0000000"
BOT_ID = 123456
PLAN = Path(__file__).parents[1] / "campaigns" / "plans" / "sontay-2023.yaml"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def environment(folder: Path, telegram: str, **more: object) -> dict[str, str]:
    """The settings of a bot with its data in this folder."""
    given = {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{folder}/thidua.sqlite",
        "BACKUP_DIR": f"{folder}/backup",
        "TELEGRAM_API_BASE": telegram,
    }
    return given | {name.upper(): str(value) for name, value in more.items()}


async def commune(
    folder: Path, heads: Sequence[int], groups: Sequence[int] = (), *, opened: bool = True
) -> None:
    """Make the database: a unit for each head or group, by their Telegram ids, and a campaign."""
    address = f"sqlite+aiosqlite:///{folder}/thidua.sqlite"
    await migrate.upgrade(address, backups=folder / "backup")
    db = engine.connect(address)
    now = datetime.now(UTC)
    plan = yaml_plan.load(PLAN.read_text("utf-8"))
    if not isinstance(plan, Plan):
        raise ValueError("the shipped plan is not sound")
    async with db.write() as conn:
        commune_id = await communes.first(conn, name="xã", now=now)
        for at in range(max(len(heads), len(groups))):
            unit_id = await units.add(
                conn, commune_id=commune_id, kind="thôn", name=f"Thôn {at + 1}", number=at + 1,
                block=None, now=now,
            )  # fmt: skip
            if at < len(heads):
                await _role(conn, commune_id, heads[at], "head", unit_id, now)
            if at < len(groups):
                chat = await chats.get_or_create(
                    conn, bot_id=BOT_ID, telegram_id=groups[at], type_="group",
                    title=f"Thôn {at + 1}", now=now,
                )  # fmt: skip
                await chats.link(
                    conn, chat.id, commune_id=commune_id, unit_id=unit_id, by=None, now=now
                )
        await plan_rows.add(conn, plan, commune_id=commune_id, created_by=None, tz=ZONE, now=now)
        campaign = (await campaigns.listed(conn, commune_id=commune_id))[0]
        if opened:
            await campaigns.set_state(
                conn, campaign.id, commune_id=commune_id, state="open", now=now
            )
    await db.close()


async def accept(folder: Path) -> None:
    """What an officer's confirmation of an announcement to every group writes."""
    db = engine.connect(f"sqlite+aiosqlite:///{folder}/thidua.sqlite")
    now = datetime.now(UTC)
    async with db.write() as conn:
        commune_id = await communes.first(conn, name="xã", now=now)
        author = await people.ensure(
            conn, commune_id=commune_id, telegram_id=1, shown="", username=None, now=now
        )
        row_id = await announcements.add(
            conn, commune_id=commune_id, campaign_id=None, kind="notice",
            text="Kính gửi {ten_thon}: mời họp 8 giờ sáng mai.", attachment=None,
            audience={"kind": "all"}, author_id=author.id, expires_at=None, now=now,
        )  # fmt: skip
        groups = await chats.linked_groups(conn, commune_id=commune_id, bot_id=BOT_ID)
        await recipients.add(
            conn, row_id, commune_id=commune_id,
            unit_chats=[(unit, chat.id, None) for unit, chat in groups.items()],
        )  # fmt: skip
        await announcements.set_values(
            conn, row_id, commune_id=commune_id, state="sending", sent_at=now
        )
    await db.close()


async def _role(
    conn: Connection, commune_id: int, telegram_id: int, role: str, unit_id: int, now: datetime
) -> None:
    chat = await chats.get_or_create(
        conn, bot_id=BOT_ID, telegram_id=telegram_id, type_="private", title=f"P{telegram_id}",
        now=now,
    )  # fmt: skip
    person = await people.ensure(
        conn, commune_id=commune_id, telegram_id=telegram_id, shown=f"P{telegram_id}",
        username=None, now=now,
    )  # fmt: skip
    await people.describe(conn, person.id, chat_id=chat.id)
    await consents.give(
        conn, bot_id=BOT_ID, telegram_id=telegram_id, version=privacy_words.VERSION,
        notice="", now=now,
    )  # fmt: skip
    await people.grant(
        conn, commune_id=commune_id, person_id=person.id, role_name=role, unit_id=unit_id,
        state="active", granted_by=None, now=now,
    )  # fmt: skip
