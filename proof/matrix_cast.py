"""Two communes with everybody and everything in them, for the matrix of who may do what."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, text, update

from campaigns import yaml_plan
from campaigns.model import Plan
from handlers.surroundings import Surroundings
from messages import holidays, privacy_words
from proof.stand import PLAN, Stand
from storage import campaigns, form_versions, people, questions, submissions, units
from storage import plans as plan_rows
from storage.engine import Connection
from storage.schema import announcement, person, recipient
from storage.schema import commune as commune_rows
from storage.schema import metadata as schema

FOREIGN_WORD: Final = "XÃ-KHÁC"  # in every text of the other commune
OWN_WORD: Final = "VIỆC-RIÊNG"  # in what only the office and the village itself may see
MISSING: Final = 10_000_019
BOT: Final = 123456
TZ: Final = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Objects:
    """One commune's things, by the letters that buttons use."""

    campaign: int
    milestone: int
    unit: int
    work: int
    announcement: int
    recipient: int
    role: int
    question: int
    draft: int

    def args(self, action: str) -> dict[str, Any]:
        """The arguments of a button on these."""
        given: dict[str, Any] = {
            "c": self.campaign, "m": self.milestone, "u": self.unit, "s": self.work,
            "a": self.announcement, "q": self.question, "v": 1, "f": "gia-tri", "o": 0, "k": "all",
            "t": "chữ mới", "d": self.draft, "x": "confirm", "l": MISSING, "g": "milestones", "p": 0,
            "rows": [], "does": [], "b": "khong-co", "n": 0, "form": {}, "sketch": {}, "name": "tep",
            "r": self.role,
        }  # fmt: skip
        return given | self._own(action)

    def _own(self, action: str) -> dict[str, Any]:
        if action == "received":
            return {"r": self.recipient}
        if action.startswith("invite."):
            return {"r": "head"}
        if action.startswith("group.unlink"):
            return {"g": MISSING}
        if action == "review.return":
            return {"r": 0}
        if action in ("due.move", "promise.day"):
            return {"d": "2023-11-25"}
        if action == "ann.at":
            return {"t": "2023-11-09T08:00:00+07:00"}
        if action in ("report.kind", "report.make"):
            return {"k": "registrations", "f": "docx"}
        if action == "privacy.file":
            return {"f": "json"}
        if action == "form_file.send" or action == "form_file.take":
            return {"k": "cong-trinh"}
        return {}


NOWHERE: Final = Objects(*(MISSING,) * 9)


@dataclass(frozen=True)
class Place:
    """A chat: whose village's group, or a private one (`telegram_id` None: the presser's own)."""

    name: str
    telegram_id: int | None
    type: str = "group"


@dataclass
class Cast:
    """Everybody and everything."""

    stand: Stand
    people: dict[str, int]  # role: Telegram id
    places: list[Place]
    own: Objects
    other_village: Objects  # of the same commune
    foreign: Objects
    acts: int = 0
    before: dict[str, str] = field(default_factory=dict)  # every cell is taken back

    def around(self) -> Surroundings:
        """The bot's surroundings; a moment later each time, so that nobody is too quick."""
        self.stand.passes(timedelta(seconds=40))
        return self.stand.commune.app.around()


async def gathered(stand: Stand) -> Cast:
    """A campaign with works, notices, questions and roles; a second commune with the same."""
    commune = stand.commune
    first, second, _ = commune.villages
    for village in (first, second):
        head = village.head
        await stand.write(head, "/dangky")
        for words in (f"{OWN_WORD} {village.name}", "350 triệu", "5/12", "20/1"):
            await stand.write(head, words)
        await stand.press(head, head, "✅ Gửi")
    await stand.rest()
    everybody = {
        "stranger": 9001, "member": first.member.id, "head": first.head.id, "deputy": 9002,
        "officer": stand.second.id, "leader": 9003, "admin": 9004,
    }  # fmt: skip
    async with commune.db.write() as conn:
        now = stand.now
        for role, unit in (("deputy", first.unit_id), ("leader", None), ("admin", None)):
            one = await people.ensure(
                conn, commune_id=commune.commune_id, telegram_id=everybody[role], shown=role,
                username=None, now=now,
            )  # fmt: skip
            await people.grant(
                conn, commune_id=commune.commune_id, person_id=one.id, role_name=role,
                unit_id=unit, state="active", granted_by=None, now=now,
            )  # fmt: skip
        await conn.execute(update(person).values(consent=privacy_words.VERSION))
        for role in ("stranger", "member"):
            await conn.execute(
                insert(schema.tables["consent"]).values(
                    bot_id=BOT, telegram_id=everybody[role], version=privacy_words.VERSION,
                    notice="…", at=now,
                )
            )  # fmt: skip
        own = await _objects(conn, commune.commune_id, first.unit_id, now)
        near = await _objects(conn, commune.commune_id, second.unit_id, now)
        other = await _other_commune(conn, now)
    places = [
        Place("private", None), Place("own group", first.group.id),
        Place("a neighbour's group", second.group.id), Place("a stranger's group", -777),
    ]  # fmt: skip
    return Cast(stand, everybody, places, own, near, other)


async def _objects(conn: Connection, commune_id: int, unit_id: int, now: Any) -> Objects:
    """The things of one village, with a notice and a question made for it."""
    campaign_id = int(
        (await conn.execute(text("SELECT id FROM campaign WHERE commune_id = :c AND state = 'open'"), {"c": commune_id})).scalar_one()
    )  # fmt: skip
    rows = await campaigns.milestones(conn, campaign_id, commune_id=commune_id)
    work = (
        await submissions.of_unit(
            conn, commune_id=commune_id, unit_id=unit_id, campaign_id=campaign_id
        )
    )[0]
    notice = await conn.execute(
        insert(announcement).values(
            commune_id=commune_id, campaign_id=campaign_id, kind="notice", state="draft",
            text=f"Tin {_word(commune_id)}", audience={"kind": "all", "chosen": []},
            author_id=work.person_id, created_at=now, expires_at=now + timedelta(days=900),
        ).returning(announcement.c.id)
    )  # fmt: skip
    notice_id = int(notice.scalar_one())
    sent = await conn.execute(
        insert(announcement).values(
            commune_id=commune_id, campaign_id=campaign_id, kind="notice", state="done",
            text=f"Tin {_word(commune_id)}", audience={"kind": "all", "chosen": []},
            author_id=work.person_id, created_at=now, sent_at=now,
        ).returning(announcement.c.id)
    )  # fmt: skip
    told = await conn.execute(
        insert(recipient).values(
            commune_id=commune_id, announcement_id=int(sent.scalar_one()), unit_id=unit_id
        ).returning(recipient.c.id)
    )  # fmt: skip
    question_id = await questions.ask(
        conn, commune_id=commune_id, submission_id=work.id, version=work.version,
        text=f"Hỏi {_word(commune_id)}", asked_by=work.person_id, now=now,
    )  # fmt: skip
    role = await conn.execute(
        text("SELECT id FROM role WHERE commune_id = :c AND unit_id = :u"),
        {"c": commune_id, "u": unit_id},
    )
    return Objects(
        campaign_id, rows[0].id, unit_id, work.id, notice_id, int(told.scalar_one()),
        int(role.scalars().first() or MISSING), question_id, MISSING,
    )  # fmt: skip


def _word(commune_id: int) -> str:
    return OWN_WORD if commune_id == 1 else FOREIGN_WORD


async def _other_commune(conn: Connection, now: Any) -> Objects:
    """Another commune in the same database, with the same things."""
    made = await conn.execute(
        commune_rows.insert().values(name=f"Xã {FOREIGN_WORD}", created_at=now).returning(commune_rows.c.id)
    )  # fmt: skip
    commune_id = int(made.scalar_one())
    head = await people.ensure(
        conn, commune_id=commune_id, telegram_id=9100, shown=FOREIGN_WORD, username=None, now=now
    )
    unit_id = await units.add(
        conn, commune_id=commune_id, kind="thôn", name=f"Thôn {FOREIGN_WORD}", number=1, block=None,
        now=now,
    )  # fmt: skip
    await people.grant(
        conn, commune_id=commune_id, person_id=head.id, role_name="head", unit_id=unit_id,
        state="active", granted_by=None, now=now,
    )  # fmt: skip
    plan = yaml_plan.load(PLAN.replace("Phong trào thử", FOREIGN_WORD))
    if not isinstance(plan, Plan):
        raise TypeError(plan)
    campaign_id = await plan_rows.add(
        conn, plan, commune_id=commune_id, created_by=head.id, tz=TZ, now=now
    )
    campaign = await campaigns.get(conn, campaign_id, commune_id=commune_id)
    form = await form_versions.newest(conn, campaign_id, "cong-trinh")
    if campaign is None or form is None:
        raise LookupError(campaign_id)
    calendar = await plan_rows.calendar_of(conn, commune_id, holidays.SHIPPED)
    await plan_rows.launch(conn, campaign, calendar=calendar, tz=TZ, now=now)
    rows = await campaigns.milestones(conn, campaign_id, commune_id=commune_id)
    await submissions.add(
        conn, commune_id=commune_id, campaign_id=campaign_id, milestone_id=rows[0].id,
        unit_id=unit_id, form_id=form.id, prefix="XK", unit_number=1, state="registered",
        answers={"ten": {"value": FOREIGN_WORD}}, timeliness="on_time", sent_at=now,
        person_id=head.id, entered_for=False, now=now,
    )  # fmt: skip
    return await _objects(conn, commune_id, unit_id, now)
