"""What people type, played through the chat: in private and in the group, with and without marks.

What is stored is what the sentence means and is what the bot echoes; or it is asked, with candidates
where there are several readings. Sentences are a sample of the shared ones and some of our own.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from campaigns.forms import draft as drafts
from campaigns.forms import show
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Draft, Status, Waiting
from campaigns.wording.spelling.text import fold
from sandbox.client import Group, Person
from sandbox.clock import Clock
from sandbox.world import World, new_world
from storage import campaigns, plans, units
from storage.schema import chat, draft, person, unit
from tests.fixtures_commune import TOKEN, Commune

SHARED = Path(__file__).parents[3] / "shared" / "utterances" / "dev.jsonl"
TODAY = "2023-11-06"
EVERY = {  # one of so many
    "money": 4, "date": 4, "percent": 3, "quantity": 2, "yesno": 3, "unit": 3, "registration": 2,
}  # fmt: skip
FORM = Form(
    "cong-trinh",
    "Thử",
    (
        Field("money", Kind.MONEY, "Giá trị"),
        Field("date", Kind.DATE_OR_PERIOD, "Khởi công"),
        Field("percent", Kind.PERCENT, "Đã làm được"),
        Field("quantity", Kind.QUANTITY, "Khối lượng"),
        Field("ten", Kind.TEXT, "Tên"),
    ),
)
FILLER = {"money": "1 triệu", "date": "20/12/2023", "percent": "10%", "quantity": "1 m"}
OWN: list[dict[str, Any]] = [
    {"kind": "money", "text": "dạ tầm ba trăm rưỡi triệu bác ạ", "expect": 350_000_000, "approx": True},
    {"kind": "money", "text": "1 tỷ 25", "expect": None},
    {"kind": "money", "text": "450", "expect": None},
    {"kind": "money", "text": "đã vận động được 80 triệu", "expect": None},
    {"kind": "money", "text": "95tr chứ không phải 59tr", "expect": 95_000_000},
    {"kind": "money", "text": "khoảng trăm hai đến trăm rưỡi triệu", "approx": True,
     "expect": {"from": 120_000_000, "to": 150_000_000}},
    {"kind": "date", "text": "thứ hai tuần sau nhé", "expect": "2023-11-13"},
    {"kind": "date", "text": "11/23", "expect": None},
    {"kind": "date", "text": "chín mười ngày nữa", "expect": None},
    {"kind": "date", "text": "trước ngày hội đại đoàn kết", "expect": {"from": "2023-11-06", "to": "2023-11-17"}},
    {"kind": "date", "text": "31/11", "expect": None},
    {"kind": "percent", "text": "được ba phần tư rồi", "expect": 75},
    {"kind": "percent", "text": "xong 90%, còn sơn", "expect": 90},
    {"kind": "percent", "text": "45% nữa", "expect": None},
    {"kind": "quantity", "text": "một cây số rưỡi", "expect": {"value": 1500, "unit": "m"}},
    {"kind": "yesno", "text": "đúng rồi ạ", "expect": "yes"},
    {"kind": "yesno", "text": "không phải", "expect": "no"},
    {"kind": "yesno", "text": "không đúng với dự toán", "expect": "no"},
    {"kind": "yesno", "text": "không sai chỗ nào", "expect": "yes"},
    {"kind": "yesno", "text": "bỏ đi", "expect": "cancel"},
]  # fmt: skip


# what is typed is read alike on both databases: one is enough for many sentences
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Seat:
    """One person in one chat, filling in the form."""

    who: Person
    where: Person | Group
    seen: int = 0
    said: str = ""  # what the bot said last, all of it
    draft: Draft | None = None

    async def writes(self, text: str) -> None:
        """Write to the bot: in a group it is mentioned."""
        private = self.where is self.who
        await self.who.says(self.where, text if private else f"@thidua_bot {text}")


@dataclass
class Stage:
    """A commune whose form has a question of every kind, and the people in their chats."""

    commune: Commune
    seats: list[Seat] = field(default_factory=list)

    async def all_write(self, texts: Sequence[str | None]) -> None:
        """The seats write these texts, one each; the bot answers; everything is looked at."""
        for seat, text in zip(self.seats, texts, strict=False):
            if text is not None:
                await seat.writes(text)
        await self.commune.sandbox.advance(timedelta(seconds=2))
        await self.commune.settle()
        query = (
            select(person.c.telegram_id, chat.c.telegram_id.label("chat"), draft.c.state)
            .join_from(draft, person, draft.c.person_id == person.c.id)
            .join(chat, chat.c.id == draft.c.chat_id)
        )
        async with self.commune.db.read() as conn:
            rows = (await conn.execute(query)).all()
        found = {(one[0], one[1]): drafts.from_json(one.state["form"]) for one in rows}
        for seat in self.seats:
            new = await self.commune.sandbox.messages(seat.where, since=seat.seen)
            seat.said = "\n".join(one.get("text", "") for one in new if one["from"]["is_bot"])
            seat.seen = max([seat.seen, *(one["message_id"] for one in new)])
            seat.draft = found.get((seat.who.id, seat.where.id))

    async def steps_back(self, question: str) -> None:
        """Whoever was understood or offered a choice takes it back."""
        await self.all_write([_way_back(one.draft, question) for one in self.seats])


def _way_back(draft: Draft | None, question: str) -> str | None:
    if draft is None or draft.leaving:
        return "không"
    return "quay lại" if draft.pending is not None or question in draft.answers else None


def _sample(kind: str) -> list[dict[str, Any]]:
    """Sentences of a kind: a part of the shared ones where they are there, and our own."""
    shared: list[dict[str, Any]] = []
    if SHARED.exists():
        every = map(json.loads, SHARED.read_text("utf-8").splitlines())
        shared = [one for one in every if one["kind"] == kind]
        shared = [one for one in shared if kind != "date" or one["today"] == TODAY]
    return shared[:: EVERY[kind]] + [one for one in OWN if one["kind"] == kind]


def _told(kind: str, line: dict[str, Any], seat: Seat, *, marks: bool) -> str:
    """What is wrong with what became of a sentence; empty where it is right.

    Without its marks a sentence may have more readings than with them: then it may be asked.
    """
    if seat.draft is None:
        return "the form is gone"
    given = seat.draft.answers.get(kind)
    if given is None or given.status is not Status.GIVEN:
        pending = seat.draft.pending
        if line["expect"] == 0 and pending is not None and pending.about is Waiting.ZERO:
            return ""  # nothing of money is asked twice
        asked = seat.draft.pending is not None or bool(seat.said)
        if not asked:
            return "no answer at all"
        return f"asked: {seat.said}" if line["expect"] is not None and marks else ""
    if given.value != line["expect"] or given.approx != line.get("approx", False):
        return f"stored {given.value} (approx {given.approx})"
    question = FORM.field(kind)
    assert question is not None
    return "" if show.show(question, given) in seat.said else f"echoed {seat.said}"


@pytest.fixture
def world() -> World:
    """Nobody yet, on the day of the sentences."""
    start = datetime.fromisoformat(f"{TODAY}T08:00:00+07:00")
    return new_world(Clock(start), TOKEN, "thidua_bot", "Thi đua")


@pytest.fixture
async def stage(commune: Commune) -> Stage:
    """Three heads in private and three in their groups, each with an open form."""
    async with commune.db.write() as conn:
        row = await campaigns.get(conn, commune.campaign_id, commune_id=commune.commune_id)
        assert row is not None
        await plans.put_form(conn, row, FORM)
    await commune.launch()
    heads = commune.villages
    found = Stage(commune, [Seat(one.head, one.head) for one in heads])
    found.seats += [Seat(one.head, one.group) for one in heads]
    await found.all_write(["/dangky"] * len(found.seats))
    return found


async def test_values_are_stored_and_echoed_as_meant_or_asked(stage: Stage) -> None:
    """Each sentence as typed and without its marks, in turns in private and in a group."""
    wrong = []
    for kind in ("money", "date", "percent", "quantity"):
        spoken = [(one, marks) for one in _sample(kind) for marks in (True, False)]
        number = len(stage.seats)
        for start in range(0, len(spoken), number):
            part = spoken[start : start + number]
            await stage.all_write(
                [line["text"] if marks else fold(line["text"]) for line, marks in part]
            )
            for seat, (line, marks) in zip(stage.seats, part, strict=False):
                problem = _told(kind, line, seat, marks=marks)
                wrong += [f"{kind} {line['text']!r} marks={marks}: {problem}"] if problem else []
            await stage.steps_back(kind)
        await stage.all_write([FILLER[kind]] * number)

    assert not wrong, "\n".join(wrong)


async def test_yes_and_no_are_heard_where_the_bot_asks(stage: Stage) -> None:
    """ "0 đồng" is asked twice: a yes stores it, a no asks for the sum, anything else asks again."""
    wrong = []
    spoken = [(one, marks) for one in _sample("yesno") for marks in (True, False)]
    number = len(stage.seats)
    for start in range(0, len(spoken), number):
        part = spoken[start : start + number]
        await stage.all_write(["0 đồng"] * len(part))
        await stage.all_write(
            [line["text"] if marks else fold(line["text"]) for line, marks in part]
        )
        for seat, (line, marks) in zip(stage.seats, part, strict=False):
            became = _became(seat.draft)
            right = became == line["expect"] or (not marks and became is None)
            wrong += [] if right else [f"{line['text']!r} marks={marks}: {became}: {seat.said}"]
        await stage.steps_back("money")
        await stage.steps_back("money")

    assert not wrong, "\n".join(wrong)


def _became(draft: Draft | None) -> str | None:
    """What the bot heard in answer to whether it is really nothing."""
    if draft is None or draft.leaving:
        return "cancel"
    if draft.pending is not None:
        return None
    given = draft.answers.get("money")
    if given is None:
        return "no"
    return "yes" if given.status is Status.GIVEN else None


NAMES = (
    json.loads((SHARED.parent / "units.json").read_text("utf-8"))["A"] if SHARED.exists() else []
)


@pytest.mark.skipif(not NAMES, reason="the shared sentences are not here")
async def test_a_registration_in_one_message_opens_the_form_with_what_it_says(
    commune: Commune,
) -> None:
    """An officer writes for any village, as typed or without marks: unit, sum and days as meant."""
    async with commune.db.write() as conn:
        for name in NAMES[3:]:
            await units.add(
                conn, commune_id=commune.commune_id, kind="thôn", name=name, number=None, block=None,
                now=datetime.fromisoformat(f"{TODAY}T08:00:00+07:00"),
            )  # fmt: skip
    await commune.launch()
    wrong = []
    of_units = [
        {"text": f"{one['text']} đăng ký làm cổng chào 60 triệu, khởi công 15/11, hoàn thành 30/12",
         "expect": {"unit": one["expect"], "value": 60_000_000, "starts_on": "2023-11-15", "ends_on": "2023-12-30"}}
        for one in _sample("unit") if one.get("units") == "A"
    ]  # fmt: skip
    spoken = [*_sample("registration"), *of_units]
    for number, line in enumerate(spoken):
        marks = number % 2 == 0
        await commune.writes(commune.officer, line["text"] if marks else fold(line["text"]))
        wrong += await _opened(commune, line, marks=marks)
        await commune.sandbox.advance(timedelta(seconds=2))
        await commune.writes(commune.officer, "/dangky")
        await _leave(commune)

    assert not wrong, "\n".join(wrong)


async def _opened(commune: Commune, line: dict[str, Any], *, marks: bool) -> list[str]:
    """What is wrong with the form that a message opened."""
    said = f"{line['text']!r} marks={marks}"
    expected = dict(line["expect"])
    query = select(draft.c.state, unit.c.name).join_from(draft, unit, draft.c.unit_id == unit.c.id)
    async with commune.db.read() as conn:
        row = (await conn.execute(query)).one_or_none()
    told = await commune.last(commune.officer)
    if row is None:  # the village is asked for, or the message is not understood
        return [f"{said}: {told}"] if expected["unit"] is not None and marks else []
    found = drafts.from_json(row.state["form"])
    became: dict[str, Any] = {"unit": row.name}
    for part, key in (("value", "gia-tri"), ("starts_on", "khoi-cong"), ("ends_on", "hoan-thanh")):
        given = found.answers.get(key)
        became[part] = given.value if given is not None else None
        if given is not None and given.value != expected[part]:
            return [f"{said}: {became} not {expected}"]
        if given is None and expected[part] is not None and marks:
            return [f"{said}: {part} is missing"]
    return [] if row.name == expected["unit"] else [f"{said}: for {row.name}"]


async def _leave(commune: Commune) -> None:
    """Whatever form is open is thrown away."""
    async with commune.db.write() as conn:
        await conn.execute(draft.delete())
