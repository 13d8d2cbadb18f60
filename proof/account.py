"""What came of it: the database, held against what people did and saw and what Telegram accepted.

Knows nothing of how the bot works inside. A row that the bot lists as unclear may have arrived or not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

from sqlalchemy import select

from proof.town import Town, answers
from sandbox.client import Sandbox
from storage.engine import Database
from storage.schema import announcement, chat, delivery, inbox, recipient, submission, unit

MOST_COPIES: Final = 3
OPEN: Final = ("queued", "leased", "sending")
LISTED: Final = ("unknown", "failed", "expired", "cancelled")
FIRST_UPDATE: Final = 700_000_001  # the sandbox's


Cases = tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """Of what people did. Cases are told one by one."""

    updates: int = 0  # that Telegram had for the bot
    confirmed: int = 0  # works of which a head saw "Đã ghi nhận"
    lost: Cases = ()  # updates that are not done, acts that were never answered
    missing: Cases = ()  # what was sent in, accepted or pressed and is not there as it was
    twice: Cases = ()  # effects that are there more than once

    def __add__(self, other: "Heard") -> "Heard":
        return Heard(*_sums(self, other))


@dataclass(frozen=True)
class Said:
    """Of what the bot said. Cases are told one by one."""

    rows: int = 0
    ambiguous: int = 0
    unclear: int = 0  # rows listed as unclear
    not_arrived: Cases = ()  # rows called sent that Telegram has not
    vanished: Cases = ()  # rows that neither arrived nor are listed
    extra: Cases = ()  # copies beyond the ambiguous answers
    too_many: Cases = ()  # copies beyond three
    left: Cases = ()  # rows that are still open

    def __add__(self, other: "Said") -> "Said":
        return Said(*_sums(self, other))


def _sums(one: Any, other: Any) -> Iterable[Any]:
    return (getattr(one, f.name) + getattr(other, f.name) for f in fields(one))


def told(count: Heard | Said) -> list[str]:
    """Every case, for whoever looks for the cause."""
    return [
        f"{f.name}: {case}"
        for f in fields(count)
        if isinstance(cases := getattr(count, f.name), tuple)
        for case in cases
    ]


async def heard(town: Town, db: Database) -> Heard:
    """The account of what people did. The caller has let everything come to its end."""
    last = int(await town.sandbox.act("updates", update={}))  # the number of one more
    updates = range(FIRST_UPDATE, last)
    async with db.read() as conn:
        query = select(inbox.c.update_id).where(inbox.c.state == "done")
        done = {row.update_id for row in await conn.execute(query)}
        works = (await conn.execute(select(submission.c.answers))).all()
        answered = await answers(conn)
        sent_to = (
            await conn.execute(
                select(announcement.c.text, unit.c.name, recipient.c.read_at)
                .join(recipient, recipient.c.announcement_id == announcement.c.id)
                .join(unit, unit.c.id == recipient.c.unit_id)
                .where(announcement.c.state != "draft")
            )
        ).all()
    there, wanted = Counter(_work(row.answers) for row in works), Counter(town.sent.items())
    announced = Counter((row.text, row.name) for row in sent_to)
    read = {(row.text, row.name) for row in sent_to if row.read_at is not None}
    everywhere = {(text, one.name) for text in town.accepted for one in town.villages}
    return Heard(
        updates=len(updates),
        confirmed=len(town.confirmed),
        lost=(
            *(f"update {one}" for one in updates if one not in done),
            *_each("answer to head", town.acts - answered),
        ),
        missing=(
            *_each("work", wanted - there),
            *_each("announcement", everywhere - announced.keys()),
            *_each("received", town.received - read),
        ),
        twice=(
            *_each("work", there - wanted),
            *_each("announcement", [one for one, times in announced.items() if times > 1]),
            *_each("answer to head", [one for one in (answered - town.acts).elements() if one in town.acts]),
        ),
    )  # fmt: skip


def _each(what: str, cases: Iterable[object]) -> Iterable[str]:
    found = cases.elements() if isinstance(cases, Counter) else cases
    return (f"{what} {one}" for one in found)


def _work(answers: dict[str, Any]) -> tuple[str, int]:
    values = [one["value"] for one in answers.values()]
    return str(values[0]), int(answers["gia-tri"]["value"])


async def said(sandbox: Sandbox, db: Database) -> Said:
    """The account of what the bot said, by the words themselves: chat and text."""
    columns = delivery.c
    async with db.read() as conn:
        rows = (
            await conn.execute(
                select(columns.id, columns.state, columns.ambiguous, columns.message_id, columns.payload,
                       columns.call, chat.c.telegram_id)
                .join(chat, chat.c.id == columns.chat_id)
            )
        ).all()  # fmt: skip
    texts = [row for row in rows if row.call == "text"]
    taken = await sandbox.accepted("sendMessage")
    ids = {(one["chat_id"], one["message_id"]) for one in taken}
    arrived = Counter((one["chat_id"], one["params"]["text"]) for one in taken)
    by_words: dict[tuple[int, str], list[Any]] = {}
    for row in texts:
        by_words.setdefault((row.telegram_id, row.payload["text"]), []).append(row)
    not_arrived = [
        f"row {row.id}" for row in texts
        if row.state == "sent" and row.message_id is not None
        and (row.telegram_id, row.message_id) not in ids
    ]  # fmt: skip
    vanished, extra, too_many = [], [], []
    for words, same in by_words.items():
        copies = arrived.pop(words, 0)
        case = f"rows {[row.id for row in same]}, {copies} copies of {words}"
        listed = sum(row.state in LISTED for row in same)
        if sum(row.state == "sent" for row in same) > copies:
            not_arrived.append(case)
        if len(same) - listed > copies:
            vanished.append(case)
        if copies > len(same) + sum(row.ambiguous for row in same):
            extra.append(case)
        if copies > MOST_COPIES * len(same):
            too_many.append(case)
    return Said(
        rows=len(rows),
        ambiguous=sum(row.ambiguous for row in rows),
        unclear=sum(row.state == "unknown" for row in rows),
        not_arrived=tuple(not_arrived),
        vanished=tuple(vanished),
        extra=(*extra, *(f"nobody's words {one}" for one in arrived)),
        too_many=tuple(too_many),
        left=tuple(f"row {row.id}: {row.state}" for row in rows if row.state in OPEN),
    )
