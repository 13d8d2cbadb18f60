"""The Sơn Tây story played by itself: launch, registrations, reminders, a kill -9, the last one late.

It ends with a table of what must be and what is; the answer is whether every line agrees.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot import long_story, office_story
from bot.demo import ZONE, DemoError, Stage, staged
from campaigns import targets
from messages import demo_words as words
from storage import (
    announcements,
    campaigns,
    communes,
    outbox,
    progress,
    read_models,
    recipients,
    report_rows,
    slots,
    standing,
    submissions,
)

FIRST, SECOND, THIRD = 5, 4, 3  # how many villages register in each wave; the last one is late
READERS = 11
KILLED = 5  # the village whose head is typing when the bot dies (counted from 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the closing table."""

    what: str
    found: int
    wanted: int


async def play(folder: Path, console: Console, *, port: int, to_the_end: bool) -> bool:
    """Play to the last registration or to the final report; True where the table is as it must be."""
    console.print(words.STARTING)
    try:
        async with staged(folder, port=port, quiet=True) as stage:
            await _story(stage, console.print)
            lines = await _table(stage)
            if to_the_end:
                lines += await _months(stage, console.print)
        good = _show(console, folder, lines)
        if to_the_end:
            other = folder.with_name(f"{folder.name}-{words.HUONGLAM.code}")
            async with staged(other, port=port, quiet=True, scene=words.HUONGLAM) as stage:
                console.print(
                    words.STEP_SCENE.format(commune=stage.scene.commune, code=stage.scene.code)
                )
                await _year(stage, console.print)
                lines = await _months(stage, console.print)
            good &= _show(console, other, lines)
    except DemoError as error:
        console.print(words.FAILED.format(why=error), style="bold red")
        return False
    return good


def _show(console: Console, folder: Path, lines: list[Line]) -> bool:
    """The closing table; True where every line is as it must be."""
    table = Table(*words.COLUMNS, title=words.TABLE)
    for line in lines:
        fits = line.found == line.wanted
        table.add_row(
            line.what, str(line.found), str(line.wanted), words.OK if fits else words.WRONG,
            style="" if fits else "bold red",
        )  # fmt: skip
    console.print(table)
    console.print(words.KEPT.format(folder=folder))
    return all(line.found == line.wanted for line in lines)


async def _launch(stage: Stage, tell: Callable[[str], None]) -> None:
    tell(words.STEP_LAUNCH)
    await stage.act("press", user=stage.officer, chat=stage.officer, button=words.LAUNCH)
    await stage.said(stage.officer, words.SAID_PREVIEW)
    await stage.act("press", user=stage.officer, chat=stage.officer, button=words.SEND_NOW)
    for group in stage.groups:
        await stage.said(group, stage.scene.commune)


async def _story(stage: Stage, tell: Callable[[str], None]) -> None:
    await _launch(stage, tell)
    tell(words.STEP_READ)
    for at in range(READERS):
        await stage.act(
            "press", user=stage.members[at], chat=stage.groups[at], button=words.RECEIVED
        )
    tell(words.STEP_FIRST)
    await asyncio.gather(*(_register(stage, at, in_group=at % 2 == 1) for at in range(FIRST)))
    tell(words.STEP_KILL)
    await _register(stage, KILLED, in_group=False, killed=True)
    silent = len(stage.groups) - FIRST - 1
    await _reminded(stage, tell, "2023-11-14T07:00:05", silent)
    tell(words.STEP_MORE.format(count=SECOND))
    await asyncio.gather(
        *(
            _register(stage, at, in_group=at % 2 == 0)
            for at in range(KILLED + 1, KILLED + 1 + SECOND)
        )
    )
    silent -= SECOND
    await _reminded(stage, tell, "2023-11-16T07:00:05", silent)
    await _reminded(stage, tell, "2023-11-17T07:00:05", silent)
    tell(words.STEP_MORE.format(count=THIRD - 1))
    await asyncio.gather(
        *(
            _register(stage, at, in_group=False)
            for at in range(KILLED + 1 + SECOND, KILLED + SECOND + THIRD)
        )
    )
    await _reminded(stage, tell, "2023-11-17T16:00:05", silent - THIRD + 1)
    await stage.move_to("2023-11-20T07:00:05")
    tell(words.STEP_MISSING)
    await stage.said(stage.officer, words.SAID_MISSING)
    await stage.move_to("2023-11-21T09:00:00")
    tell(words.STEP_LATE)
    await _register(stage, len(stage.groups) - 1, in_group=False)
    tell(words.STEP_STATUS)
    await stage.act("say", user=stage.officer, chat=stage.officer, text="/tinhhinh")
    await stage.said(stage.officer, words.SAID_STATUS.format(len(stage.groups)))
    await stage.act("press", user=stage.officer, chat=stage.officer, button=words.WORKBOOK)
    await _document(stage)
    await stage.rests()


async def _year(stage: Stage, tell: Callable[[str], None]) -> None:
    """A campaign of a whole year up to its registrations: launched, and all villages register."""
    await _launch(stage, tell)
    tell(words.STEP_ALL)
    await asyncio.gather(*(_register(stage, at, in_group=False) for at in range(len(stage.groups))))


async def _months(stage: Stage, tell: Callable[[str], None]) -> list[Line]:
    """From the last registration to the final report; what must be and what is."""
    plan = long_story.plan_of(stage)
    await office_story.decides(stage, tell)
    await long_story.reports(stage, tell)
    await stage.rests()
    await office_story.figures(stage, tell, plan)
    await long_story.ends(stage, tell)
    await stage.rests()
    await long_story.late(stage)
    folder = await long_story.documents(stage, tell)
    async with stage.db.read() as conn:
        commune_id = (await communes.ids(conn))[0]
        campaign = (await campaigns.listed(conn, commune_id=commune_id))[0]
        told = await progress.of_campaign(conn, commune_id=commune_id, campaign_id=campaign.id)
        results = await standing.results(conn, campaign)
        works = await submissions.of_campaign(conn, commune_id=commune_id, campaign_id=campaign.id)
        history = [
            step
            for one in works
            for step in await submissions.history(conn, one.id, commune_id=commune_id)
        ]
        rows = await report_rows.for_targets(conn, campaign, tz=ZONE)
    day = date.fromisoformat(stage.scene.closing[:10])
    met = [one for one in targets.judge(rows, day) if one.line.standing is targets.Standing.MET]
    there, wanted = long_story.made(stage, folder)
    villages = len(stage.groups)
    thanked = [await stage.how_many(group, words.SAID_THANKS) for group in stage.groups]
    return [
        Line(words.ROW_APPROVED, sum(one.state == "approved" for one in works), villages),
        Line(words.ROW_RETURNED, sum(one.action == "return" for one in history), 1),
        Line(words.ROW_FIGURES, len(rows.figures), office_story.rows_of(plan)),
        Line(words.ROW_MET, len(met), office_story.reached(plan)),
        Line(words.ROW_DIGESTS, await stage.how_many(stage.officer, words.SAID_DIGEST),
             stage.scene.digests),
        Line(words.ROW_REPORTS, len(told), villages * len(stage.scene.rounds)),
        Line(words.ROW_DONE, sum(one.done for one in results), _finished(villages)),
        Line(words.ROW_THANKS, sum(thanked), villages),
        Line(words.ROW_READ_ONLY, len(works) - villages, 0),
        Line(words.ROW_DOCUMENTS, there, wanted),
    ]  # fmt: skip


def _finished(villages: int) -> int:
    """Villages that say "xong rồi" in the last round: neither behind nor without news."""
    last = len(words.PERCENTS) - 1
    return sum(at not in words.BEHIND and at % 4 != last for at in range(villages))


async def _register(stage: Stage, at: int, *, in_group: bool, killed: bool = False) -> None:
    """One head answers every question, in the village's group or in private."""
    head = stage.heads[at]
    chat = stage.groups[at] if in_group else head
    name, kind, value, start, finish = stage.scene.works[at]
    if in_group:
        await stage.act("press", user=head, chat=chat, button=words.REGISTER)
    else:
        await stage.act("say", user=head, chat=head, text="/dangky")
    question = await _next(stage, chat, 1)
    await _answer(stage, head, chat, question, name, in_group)
    await _next(stage, chat, 2)
    await stage.act("press", user=head, chat=chat, button=kind)
    if killed:
        await stage.kill_bot()
        await stage.act("say", user=head, chat=chat, text=value)
        await stage.start_bot()
    else:
        question = await _next(stage, chat, 3)
        await _answer(stage, head, chat, question, value, in_group)
    question = await _next(stage, chat, 4)
    await _answer(stage, head, chat, question, start, in_group)
    question = await _next(stage, chat, 5)
    await _answer(stage, head, chat, question, finish, in_group)
    await stage.said(chat, words.SAID_REVIEW)
    await stage.act("press", user=head, chat=chat, button=words.SEND)
    await stage.said(chat, words.SAID_RECEIPT)


async def _next(stage: Stage, chat: int, number: int) -> int:
    question = await stage.said(chat, words.QUESTION.format(number))
    return int(question["message_id"])


async def _answer(
    stage: Stage, head: int, chat: int, question: int, text: str, in_group: bool
) -> None:
    reply = {"reply_to": question} if in_group else {}
    await stage.act("say", user=head, chat=chat, text=text, **reply)


async def _reminded(stage: Stage, tell: Callable[[str], None], moment: str, silent: int) -> None:
    """Move the clock; every village that is silent gets one more reminder, the others none."""
    tell(words.STEP_DAY.format(day=moment[:16].replace("T", " ")))
    before = [await stage.how_many(group, words.SAID_REMINDER) for group in stage.groups]
    await stage.move_to(moment)
    last = stage.groups[len(stage.groups) - silent :]
    for group, had in zip(last, before[len(stage.groups) - silent :], strict=True):
        await stage.said(group, words.SAID_REMINDER, count=had + 1)
    await stage.rests()
    after = [await stage.how_many(group, words.SAID_REMINDER) for group in stage.groups]
    told = sum(now > had for now, had in zip(after, before, strict=True))
    if told != silent:
        raise DemoError(f"{moment}: {told} reminded, not {silent}")


async def _document(stage: Stage) -> None:
    for _ in range(400):
        if any("document" in one for one in await stage.messages(stage.officer)):
            return
        await asyncio.sleep(0.05)
    raise DemoError("no workbook came")


async def _table(stage: Stage) -> list[Line]:
    """What is in the bot's database and in the sandbox, beside what must be."""
    villages = len(stage.groups)
    async with stage.db.read() as conn:
        commune_id = (await communes.ids(conn))[0]
        campaign = (await campaigns.listed(conn, commune_id=commune_id))[0]
        milestone = (await campaigns.milestones(conn, campaign.id, commune_id=commune_id))[0]
        sent = (await announcements.newest(conn, commune_id=commune_id, limit=1))[0]
        announced = await recipients.counts(conn, sent.id)
        works = await read_models.works(conn, commune_id=commune_id, milestone_id=milestone.id)
        endings = await slots.endings(conn, milestone_id=milestone.id)
        deliveries = await outbox.counts(conn)
    arrived = [await stage.how_many(group, words.SAID_REMINDER) for group in stage.groups]
    reminders = 7 + 3 + 3 + 1
    states = dict.fromkeys(words.STATES, 0)
    for (_, state), number in deliveries.items():
        states[state] += number
    return [
        Line(words.ROW_ANNOUNCED, announced.get("sent", 0), villages),
        Line(words.ROW_READ, announced["read"], READERS),
        Line(words.ROW_WORKS, len(works), villages),
        Line(words.ROW_LATE, sum(one.work.timeliness == "late" for one in works), 1),
        Line(words.ROW_REMINDED, endings.get("sent", 0), reminders),
        Line(words.ROW_NOT_NEEDED, endings.get("not_needed", 0), 4 * villages - reminders),
        Line(words.ROW_OTHER_SLOTS, sum(endings.values()) - endings.get("sent", 0)
             - endings.get("not_needed", 0), 0),
        Line(words.ROW_TWICE, sum(arrived) - reminders, 0),
        *(
            Line(words.ROW_DELIVERIES.format(state=label), states[state],
                 states["sent"] if state == "sent" else 0)
            for state, label in words.STATES.items()
        ),
    ]  # fmt: skip
