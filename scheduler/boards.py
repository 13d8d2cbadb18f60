"""Keeps the pinned card of every village's group true: what is open, until when, what is done.

A card is drawn anew when what it shows changed, and looked at once a day: one that somebody
deleted or unpinned comes back (handlers/delivered.py hears what the look found).
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from campaigns import milestones
from messages import labels, post, register_buttons
from messages.keyboards import Button, Rows
from messages.post import Manner, Speaker, Voice
from messages.render import render
from storage import boards, campaigns, progress, submissions, units
from storage import plans as plan_rows
from storage.boards import BoardRow
from storage.campaigns import MilestoneRow
from storage.engine import Database
from storage.submissions import SubmissionRow

MORNING = time(6, 30)
BATCH = 20


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the card: what a village owes, until when, and what it has done."""

    milestone: MilestoneRow
    title: str
    last: datetime | None
    days_left: int | None
    works: int  # registered; of a report, how many of its works still wait
    reports: bool = False
    returned: int = 0  # sent back, to be mended


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Draw the cards that are stale, missing, or not looked at since this morning."""
    done: Counter[str] = Counter()
    while True:
        now = clock()
        async with db.write() as conn:
            voice = Voice(conn, speaker, now)
            rows = await boards.due(
                conn, bot_id=speaker.bot_id, checked_before=_morning(voice), limit=BATCH
            )
            for row in rows:
                done[await _draw(voice, row)] += 1
        if len(rows) < BATCH:
            return done


async def _draw(voice: Voice, row: BoardRow) -> str:
    """Bring one card up to date; says what was needed."""
    if row.state != "active":
        return await _ask_whether_we_may(voice, row)
    markup, keyboard = await _card(voice, row)
    shown = hashlib.sha256(markup.encode()).hexdigest()
    delivery_id, what = row.delivery_id, "same"
    if delivery_id is None and not markup:
        what = "nothing"
    elif delivery_id is None:
        delivery_id = await _say(voice, row, markup, keyboard)
        what = "new"
    elif shown != row.content_hash:
        text = markup or render("board/nothing")
        await post.edit_text(
            voice, text, chat_id=row.chat_id, commune_id=row.commune_id, of=delivery_id,
            keyboard=keyboard, manner=Manner(kind="board", lane=post.CROWD),
        )  # fmt: skip
        what = "edited"
    else:
        await post.act(
            voice, "look", chat_id=row.chat_id, commune_id=row.commune_id,
            manner=Manner(kind="board", lane=post.CROWD),
        )  # fmt: skip
    await boards.save(
        voice.conn,
        chat_id=row.chat_id,
        commune_id=row.commune_id,
        delivery_id=delivery_id,
        content_hash=shown,
        now=voice.now,
    )
    return what


async def _ask_whether_we_may(voice: Voice, row: BoardRow) -> str:
    """A group that would not let the bot write is asked each morning whether it does now."""
    manner = Manner(kind="board", lane=post.CROWD)
    await post.act(voice, "probe", chat_id=row.chat_id, commune_id=row.commune_id, manner=manner)
    await boards.save(
        voice.conn, chat_id=row.chat_id, commune_id=row.commune_id, delivery_id=row.delivery_id,
        content_hash=boards.STALE, now=voice.now,
    )  # fmt: skip
    return "asked"


async def _say(voice: Voice, row: BoardRow, markup: str, keyboard: Rows) -> int | None:
    delivery_id = await post.post_text(
        voice, markup, chat_id=row.chat_id, commune_id=row.commune_id, keyboard=keyboard,
        manner=Manner(kind="board", lane=post.CROWD),
    )  # fmt: skip
    await post.act(
        voice, "pin", chat_id=row.chat_id, commune_id=row.commune_id, of=delivery_id,
        manner=Manner(kind="board", lane=post.CROWD),
    )  # fmt: skip
    return delivery_id


async def _card(voice: Voice, row: BoardRow) -> tuple[str, Rows]:
    heirs = await units.heirs(voice.conn, commune_id=row.commune_id)
    row = replace(row, unit_id=heirs.get(row.unit_id, row.unit_id))  # the group of a merged unit
    unit = await units.get(voice.conn, row.unit_id, commune_id=row.commune_id)
    shown: list[tuple[str, list[Duty]]] = []
    keys: list[list[Button]] = []
    running = await campaigns.listed(voice.conn, commune_id=row.commune_id, state="open")
    registers: list[MilestoneRow] = []
    for campaign in running:
        works = await submissions.of_unit(
            voice.conn, commune_id=row.commune_id, unit_id=row.unit_id, campaign_id=campaign.id
        )
        duties = []
        for one in await plan_rows.at_hand(
            voice.conn, campaign.id, commune_id=row.commune_id, day=voice.local.date()
        ):
            if one.state != "open" or not one.form_key:
                continue
            reports = one.kind == "report"
            done = await _reported(voice, row, one) if reports else _registered(works, one)
            if reports and done is None:
                continue
            last = one.last_moment
            duties.append(
                Duty(
                    one,
                    str(one.definition.get("title", "")),
                    last.astimezone(voice.tz) if last else None,
                    milestones.days_left(last, voice.now, voice.tz) if last else None,
                    done or 0,
                    reports,
                    _returned(works, one),
                )
            )
            if not reports:
                registers.append(one)
            elif not keys:  # one button for every report that is owed
                keys.append([Button(labels.PROGRESS, "progress", {"u": row.unit_id})])
        if duties:
            shown.append((campaign.title, duties))
    if not shown or unit is None:
        return "", []
    names = register_buttons.called(registers, {one.id: one.title for one in running})
    doors = [
        [Button(name, "register", {"m": key, "u": row.unit_id})] for key, name in names.items()
    ]
    return render("board/card", unit=unit.name, campaigns=shown), [*doors, *keys]


def _registered(works: Sequence[SubmissionRow], milestone: MilestoneRow) -> int:
    return sum(
        each.milestone_id == milestone.id and each.state in submissions.COUNTED for each in works
    )


def _returned(works: Sequence[SubmissionRow], milestone: MilestoneRow) -> int:
    return sum(each.milestone_id == milestone.id and each.state == "returned" for each in works)


async def _reported(voice: Voice, row: BoardRow, milestone: MilestoneRow) -> int | None:
    """How many of the unit's works this report still waits for; None where it has no work at all."""
    waiting, of = await progress.owed_by(voice.conn, milestone, unit_id=row.unit_id)
    return waiting if of else None


def _morning(voice: Voice) -> datetime:
    today = datetime.combine(voice.local.date(), MORNING, voice.tz)
    return today if voice.local >= today else today - timedelta(days=1)
