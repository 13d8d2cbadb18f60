"""Reminders of made-up campaigns through downtime, edits and kills: one end a slot, one send at most.

Each run is one commune of three villages with a campaign that chance wrote (dates, rules, quiet hours),
the real sweep, the real outbox, and a Telegram that answers as it likes. Villages register, withdraw and
are given back; officers move dates, extend, close and open; the clock jumps; ticks are killed in the
middle of their transaction. Counted over every slot that ever fell due.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from campaigns import yaml_plan
from campaigns.model import Plan
from messages import holidays
from messages.post import Speaker
from proof.size import Size
from proof.stand import Files, in_memory
from proof.table import Row, below
from scheduler import reminders as sweeps
from storage import (
    campaigns,
    chats,
    communes,
    extensions,
    form_versions,
    migrate,
    outbox,
    people,
    submissions,
    units,
)
from storage import plans as plan_rows
from storage.campaigns import CampaignRow, MilestoneRow
from storage.engine import Connection, Database, connect
from storage.outbox import Ambiguous, Limited, NotSent, Outcome, Refused, Sent, Started
from storage.schema import slot

RUNS, SMALL = 5_000, 25
BOT: Final = 7
TZ: Final = ZoneInfo("Asia/Ho_Chi_Minh")
SECOND: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)
COUNTED: Final = ("registered", "approved")
FORM: Final = """
forms:
  - key: viec
    title: Việc
    fields: [{key: ten, kind: text, label: Tên}]
"""


class _Killed(Exception):  # never leaves this module
    """The process dies here: what it had not committed is gone."""


@dataclass
class Count:
    """What was seen over all runs."""

    runs: int = 0
    slots: int = 0
    kills: int = 0
    sends: int = 0
    wrong: list[str] = field(default_factory=list)


async def prove(size: Size) -> list[Row]:
    """So many campaigns, each from a seed of its own."""
    count = Count()
    with in_memory() as folder:
        template = Path(folder) / "empty.sqlite"
        await migrate.upgrade(str(template))
        files = Files(template, Path(folder))
        for number in size.watched(range(size.runs(RUNS, SMALL)), "reminders"):
            await one_campaign(await files.fresh(), size.chance("reminders", number), count)
            if count.wrong:
                count.wrong[-1] += f" (run {number})"
                break
    kinds = Counter(one.partition(":")[0] for one in count.wrong)
    done = f"{count.runs} campaigns, {count.slots} slots, {count.sends} sends, {count.kills} kills"
    return [
        Row(name, done, f"{kinds[name]}, {below(count.slots)}", "0", not kinds[name])
        for name in ("slots without one end", "sends of one slot beyond 1", "sends after an answer")
    ] + [
        Row("the first failure", "", count.wrong[0], "none", passed=False) for _ in count.wrong[:1]
    ]


async def one_campaign(address: str, chance: random.Random, count: Count) -> None:
    """One made-up campaign to its end."""
    db = connect(address)
    try:
        house = await _founded(db, chance)
        for _ in range(chance.randint(15, 35)):
            await chance.choice(house.acts)()
            await house.note()
        await house.to_the_end()
        count.wrong += house.wrong + await house.without_an_end()
        count.runs += 1
        count.slots += len(house.seen)
        count.kills += house.kills
        count.sends += sum(house.begun.values())
    finally:
        await db.close()


def _plan(chance: random.Random, today: date) -> Plan:
    due = today + timedelta(days=chance.randint(2, 30))
    bound = chance.choice(("by", "before"))
    before = chance.sample((1, 2, 3, 5, 7, 10), chance.randint(0, 3))
    hours = chance.sample(("07:00", "12:00", "16:00", "21:00", "05:30"), chance.randint(0, 2))
    night, morning = chance.choice((("20:30", "06:30"), ("22:00", "05:00"), ("12:00", "13:30")))
    quiet = f'{{start: "{night}", end: "{morning}", resume: "{morning}"}}'
    text = f"""
code: thu
prefix: T
title: Thử
period: {{starts_on: {today:%d/%m/%Y}, ends_on: {today + timedelta(days=120):%d/%m/%Y}}}
reminders: {{before: {before}, at: "{chance.choice(("07:00", "16:30"))}", last_day: {hours}, quiet: {quiet}}}
milestones:
  - {{key: dang-ky, kind: registration, title: Đăng ký, form: viec,
     deadline: {{bound: {bound}, due_on: {due:%d/%m/%Y}}}}}
  - {{key: bao-cao, kind: report, title: Báo cáo, repeat: {{every: month, day: {chance.randint(1, 28)}}}}}
{FORM}"""
    plan = yaml_plan.load(text.replace("'", '"'))
    if not isinstance(plan, Plan):
        raise TypeError(plan)
    return plan


async def _founded(db: Database, chance: random.Random) -> "House":
    now = datetime(2024, 1, 1, 1, tzinfo=UTC) + timedelta(
        days=chance.randint(0, 300), minutes=chance.randint(0, 1440)
    )
    plan = _plan(chance, now.astimezone(TZ).date())
    async with db.write() as conn:
        commune = await communes.first(conn, name="Xã", now=now)
        person = await people.ensure(
            conn, commune_id=commune, telegram_id=1, shown="Lan", username=None, now=now
        )
        ids = []
        for n in (1, 2, 3):
            unit = await units.add(
                conn,
                commune_id=commune,
                kind="thôn",
                name=f"Thôn {n}",
                number=n,
                block=None,
                now=now,
            )
            chat = await chats.get_or_create(
                conn, bot_id=BOT, telegram_id=-n, type_="group", title=f"Thôn {n}", now=now
            )
            await chats.link(conn, chat.id, commune_id=commune, unit_id=unit, by=None, now=now)
            ids.append(unit)
        campaign_id = await plan_rows.add(
            conn, plan, commune_id=commune, created_by=None, tz=TZ, now=now
        )
        house = House(db, chance, commune, person.id, ids, campaign_id, now)
        campaign = await house.campaign(conn)
        await plan_rows.launch(conn, campaign, calendar=await house.calendar(conn), tz=TZ, now=now)
    return house


@dataclass(eq=False)
class House:
    """One commune, its clock, and what must come out."""

    db: Database
    chance: random.Random
    commune: int
    person: int
    units: list[int]
    campaign_id: int
    now: datetime
    works: dict[int, tuple[int, str, int]] = field(default_factory=dict)  # unit, state, version
    answered: dict[int, datetime] = field(default_factory=dict)  # since when a unit counts
    seen: set[str] = field(default_factory=set)  # keys of slots that fell due
    begun: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    kills: int = 0
    _minted: int = 0
    _dies_at: int = 0

    @property
    def acts(self) -> list[Any]:
        """What may happen."""
        return [
            self.tick, self.tick, self.tick, self.killed_tick, self.killed_tick, self.time, self.time,
            self.time, self.time, self.registers, self.decided, self.moved, self.extended, self.door, self.group_lost, self.back,
        ]  # fmt: skip

    def _mint(self) -> str:
        self._minted += 1
        if self._dies_at and self._minted >= self._dies_at:
            raise _Killed
        return f"{self._minted:030d}"

    @property
    def speaker(self) -> Speaker:
        """The bot."""
        return Speaker(BOT, "thidua_bot", TZ, self._mint)

    # ------------------------------------------------------------------------- acts

    async def time(self) -> None:
        """Time passes in which the bot does nothing: mostly until something is due, or long after."""
        later = self.chance.choice(
            (
                SECOND,
                SECOND,
                SECOND,
                7 * MINUTE,
                7 * MINUTE,
                180 * MINUTE,
                26 * 60 * MINUTE,
                4320 * MINUTE,
            )
        )
        async with self.db.read() as conn:
            waits = select(func.min(slot.c.due_at)).where(slot.c.ending.is_(None))
            due = (await conn.execute(waits)).scalar()
        soon = due is not None and due > self.now and self.chance.random() < 0.7
        self.now = (due if soon else self.now) + later
        if soon and self.chance.random() < 0.6:
            await self.chance.choice((self.tick, self.tick, self.killed_tick))()

    async def back(self) -> None:
        """A time server takes up to two minutes back; what nobody had looked at falls due once more."""
        self.now -= timedelta(seconds=self.chance.randint(1, 110))
        async with self.db.read() as conn:
            waits = select(slot.c.dedupe_key).where(
                slot.c.due_at > self.now, slot.c.ending.is_(None)
            )
            self.seen -= {str(key) for key in (await conn.execute(waits)).scalars()}

    async def tick(self) -> None:
        """The sweep, then the sender."""
        await sweeps.sweep(self.db, lambda: self.now, speaker=self.speaker)
        await self.send()

    async def killed_tick(self) -> None:
        """The process dies in the middle of the sweep, and another one begins."""
        self._dies_at = self._minted + self.chance.randint(1, 5)
        try:
            await sweeps.sweep(self.db, lambda: self.now, speaker=self.speaker)
        except _Killed:
            self.kills += 1
        self._dies_at = 0
        async with self.db.write() as conn:
            await outbox.recover(conn, bot_id=BOT, now=self.now)

    async def send(self) -> None:
        """Everything that may go now, as the sender does it; Telegram answers as chance has it."""
        for _ in range(30):
            async with self.db.write() as conn:
                await outbox.expire(conn, bot_id=BOT, now=self.now)
                rows = await outbox.claim(
                    conn, bot_id=BOT, owner="proof", lane=1, now=self.now, limit=8
                )
            if not rows:
                return
            for leased in rows:
                async with self.db.write() as conn:
                    needless = await sweeps.needless(conn, leased)
                    started = await outbox.start(conn, leased, now=self.now, needless=needless)
                    if isinstance(started, Started):
                        await self._begins(conn, started)
                if not isinstance(started, Started):
                    continue
                if self.chance.random() < 0.05:  # the process dies while the request is under way
                    self.kills += 1
                    async with self.db.write() as conn:
                        await outbox.recover(conn, bot_id=BOT, now=self.now)
                    break
                async with self.db.write() as conn:
                    await outbox.finish(conn, started, self._answer(), now=self.now)

    async def _begins(self, conn: Connection, started: Started) -> None:
        row = (
            await conn.execute(select(slot).where(slot.c.delivery_id == started.leased.id))
        ).one_or_none()
        if row is None:
            return
        self._under_way = str(row.dedupe_key)
        self.begun[row.dedupe_key] += 1
        since = self.answered.get(row.unit_id)
        milestone = await campaigns.milestone_row(conn, row.milestone_id, commune_id=self.commune)
        asks = milestone is not None and milestone.kind == "registration"
        if asks and row.submission_id is None and since and since + SECOND < self.now:
            self.wrong.append(f"sends after an answer: {row.dedupe_key}")

    def _answer(self) -> Outcome:
        drawn = self.chance.random()
        if drawn < 0.7:
            return Sent(self._minted)
        if drawn < 0.8:
            return Ambiguous("reset")
        if drawn < 0.86:
            return Refused("kicked", chat_state="unreachable")
        self.begun[self._under_way] -= 1  # surely not accepted: it may be begun again
        return NotSent(2, "connect") if drawn < 0.93 else Limited(30)

    async def registers(self) -> None:
        """A village registers a work."""
        unit = self.chance.choice(self.units)
        async with self.db.write() as conn:
            milestone = await self._registration(conn)
            form = await form_versions.newest(conn, self.campaign_id, "viec")
            if form is None or milestone.state != "open":
                return
            made = await submissions.add(
                conn, commune_id=self.commune, campaign_id=self.campaign_id, milestone_id=milestone.id,
                unit_id=unit, form_id=form.id, prefix="T", unit_number=unit, state="registered",
                answers={}, timeliness="on_time", sent_at=self.now, person_id=self.person,
                entered_for=False, now=self.now,
            )  # fmt: skip
        self.works[made.id] = (unit, "registered", 1)
        self._recount()

    async def decided(self) -> None:
        """A work is approved, given back, or withdrawn."""
        if not self.works:
            return
        work = self.chance.choice(sorted(self.works))
        unit, _, version = self.works[work]
        action, state = self.chance.choice(
            (("approve", "approved"), ("return", "returned"), ("withdraw", "withdrawn"))
        )
        async with self.db.write() as conn:
            await submissions.change(
                conn, work, commune_id=self.commune, from_version=version, action=action,
                state=state, person_id=self.person, now=self.now,
            )  # fmt: skip
        self.works[work] = (unit, state, version + 1)
        self._recount()

    def _recount(self) -> None:
        counted = {unit for unit, state, _ in self.works.values() if state in COUNTED}
        for unit in self.units:
            if unit in counted:
                self.answered.setdefault(unit, self.now)
            else:
                self.answered.pop(unit, None)

    async def moved(self) -> None:
        """An officer moves the last day."""
        to = self.now.astimezone(TZ).date() + timedelta(days=self.chance.randint(0, 25))
        async with self.db.write() as conn:
            await plan_rows.move(
                conn, await self.campaign(conn), await self._registration(conn), to=to,
                calendar=await self.calendar(conn), tz=TZ, now=self.now,
            )  # fmt: skip

    async def extended(self) -> None:
        """A village is given, or asks for, a later day."""
        until = self.now.astimezone(TZ).date() + timedelta(days=self.chance.randint(0, 20))
        kind = self.chance.choice((extensions.PROMISE, extensions.EXTENSION))
        async with self.db.write() as conn:
            milestone = await self._registration(conn)
            await extensions.add(
                conn, commune_id=self.commune, campaign_id=self.campaign_id, milestone_id=milestone.id,
                unit_id=self.chance.choice(self.units), kind=kind, until=until, reason="bận",
                person_id=self.person, now=self.now,
            )  # fmt: skip
            await plan_rows.replan(
                conn, await self.campaign(conn), milestone, calendar=await self.calendar(conn), tz=TZ,
                now=self.now,
            )  # fmt: skip

    async def door(self) -> None:
        """Registration is closed, or opened again."""
        async with self.db.write() as conn:
            milestone = await self._registration(conn)
            state = "closed" if milestone.state == "open" else "open"
            await campaigns.set_milestone_state(
                conn, milestone.id, commune_id=self.commune, state=state
            )

    async def group_lost(self) -> None:
        """A group throws the bot out, or takes it back."""
        async with self.db.write() as conn:
            group = await chats.linked(conn, unit_id=self.chance.choice(self.units), bot_id=BOT)
            if group is not None:
                lost = group.state == "active"
                await chats.set_state(
                    conn, group.id, state="unreachable" if lost else "active",
                    reason="kicked" if lost else None,
                )  # fmt: skip

    # ------------------------------------------------------------------------ looks

    async def campaign(self, conn: Connection) -> CampaignRow:
        """The campaign as it stands."""
        found = await campaigns.get(conn, self.campaign_id, commune_id=self.commune)
        if found is None:
            raise LookupError(self.campaign_id)
        return found

    async def calendar(self, conn: Connection) -> Any:
        """The commune's calendar."""
        return await plan_rows.calendar_of(conn, self.commune, holidays.SHIPPED)

    async def _registration(self, conn: Connection) -> MilestoneRow:
        rows = await campaigns.milestones(conn, self.campaign_id, commune_id=self.commune)
        return next(one for one in rows if one.kind == "registration")

    async def note(self) -> None:
        """Remember what has fallen due, and what was begun too often."""
        async with self.db.read() as conn:
            rows = await conn.execute(select(slot.c.dedupe_key).where(slot.c.due_at <= self.now))
            self.seen |= {str(row.dedupe_key) for row in rows}
        twice = [key for key, number in self.begun.items() if number > 1]
        self.wrong += [f"sends of one slot beyond 1: {key}" for key in twice]

    async def to_the_end(self) -> None:
        """Four months later nothing waits any more."""
        for _ in range(8):
            await self.tick()
            await self.note()
            self.now += timedelta(days=16)
        await self.tick()

    async def without_an_end(self) -> list[str]:
        """The slots that fell due and have no ending now, or are gone."""
        async with self.db.read() as conn:
            ended = {
                str(row.dedupe_key)
                for row in await conn.execute(select(slot))
                if row.ending not in (None, "posted")
            }
        return [f"slots without one end: {key}" for key in sorted(self.seen - ended)[:3]]
