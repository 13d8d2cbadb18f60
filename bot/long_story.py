"""The months after registration played by themselves: progress, the end, the final report.

Goes on where bot/story.py stops, on the same stage: three rounds of reports over a moved clock, the
end of the campaign with its thanks, and every document an office prints. What the office does
meanwhile is in bot/office_story.py.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bot.demo import PLANS, ROOT, DemoError, Stage
from campaigns import yaml_plan
from campaigns.model import Plan
from messages import demo_words as words
from reports import pdf

PHOTO = {"name": "anh.jpg"}
KINDS = (
    ("registrations", "docx"),
    ("progress", "docx"),
    ("interim", "docx"),
    ("final", "docx"),
    ("final", "xlsx"),
    ("final", "png"),
    ("final", "pdf"),
)


def plan_of(stage: Stage) -> Plan:
    """The plan that is played."""
    plan = yaml_plan.load((PLANS / f"{stage.scene.code}.yaml").read_text("utf-8"))
    if not isinstance(plan, Plan):
        raise DemoError(str(plan[0]))
    return plan


async def reports(stage: Stage, tell: Callable[[str], None]) -> None:
    """Three rounds: begun, half way, done; some villages have nothing new to say, two stay behind."""
    for number, moment in enumerate(stage.scene.rounds):
        await stage.move_to(moment)
        tell(words.STEP_PROGRESS.format(day=moment[:10]))
        await asyncio.gather(*(_reports(stage, at, number) for at in range(len(stage.groups))))


async def ends(stage: Stage, tell: Callable[[str], None]) -> None:
    """The campaign is closed; every village reads its own results."""
    await stage.move_to(stage.scene.closing)
    officer = stage.officer
    await stage.said(officer, words.SAID_DIGEST, count=stage.scene.digests)
    tell(words.STEP_CLOSE)
    since = await stage.newest(officer)
    await stage.act("say", user=officer, chat=officer, text="/ketthuc")
    await stage.newer(officer, words.SAID_OVERVIEW, since)
    await stage.act("press", user=officer, chat=officer, button=words.END)
    await stage.newer(officer, words.SAID_SURE, since)
    await stage.act("press", user=officer, chat=officer, button=words.END_YES)
    for group in stage.groups:
        await stage.said(group, words.SAID_THANKS)


async def documents(stage: Stage, tell: Callable[[str], None]) -> Path:
    """Every report the office prints, in a folder of its own; returns it."""
    code = stage.scene.code
    folder = stage.folder / words.REPORTS
    folder.mkdir(exist_ok=True)
    for kind, form in KINDS:
        target = folder / f"{code}-{kind}.{form}"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "report", code, "--kind", kind, "--as", form,
            "--out", str(target), cwd=ROOT, env=os.environ | stage.environment(),
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, said = await process.communicate()
        if process.returncode != 0:
            if form == "pdf":  # it takes LibreOffice, which a machine need not have
                tell(said.decode().strip())
                continue
            raise DemoError(f"{target.name}: {said.decode()[-300:]}")
    tell(words.STEP_DOCUMENTS.format(folder=folder))
    return folder


def made(stage: Stage, folder: Path) -> tuple[int, int]:
    """How many of the documents are there, and how many must be: PDF only with LibreOffice."""
    code = stage.scene.code
    there = [any(folder.glob(f"{code}-{kind}*.{form}")) for kind, form in KINDS]
    wanted = [form != "pdf" or pdf.office() is not None for _, form in KINDS]
    return sum(there), sum(wanted)


async def late(stage: Stage) -> None:
    """A head who registers and one who reports after the end: both are told, nothing is taken."""
    for head, said in zip(stage.heads, ("/dangky", "/tiendo"), strict=False):
        since = await stage.newest(head)
        await stage.act("say", user=head, chat=head, text=said)
        await stage.newer(head, "", since)


async def _reports(stage: Stage, at: int, number: int) -> None:
    """One village's report of one round, in private."""
    head = stage.heads[at]
    since = await stage.newest(head)
    await stage.act("say", user=head, chat=head, text="/tiendo")
    if number > 0:
        await stage.newer(head, words.SAID_BEFORE, since)
        if at % 4 == number:
            await stage.act("press", user=head, chat=head, button=words.UNCHANGED)
            await stage.newer(head, words.SAID_UNCHANGED, since)
            return
        await stage.act("press", user=head, chat=head, button=words.UPDATE)
    said = words.PERCENTS[number] if at not in words.BEHIND else words.PERCENTS[0]
    await _says(stage, head, words.ASKS_PERCENT, said, since)
    if said == words.PERCENTS[-1]:
        await _says(stage, head, words.ASKS_DONE_ON, words.DONE_ON, since)
    await _says(stage, head, words.ASKS_SPENT, words.SPENT[number], since)
    await stage.newer(head, words.ASKS_PHOTO, since)
    mark = await stage.newest(head)
    await stage.act("say", user=head, chat=head, text="", photo=PHOTO)
    await stage.newer(head, words.GOT_PHOTO, mark)
    await stage.act("press", user=head, chat=head, button=words.ENOUGH)
    await _says(stage, head, words.ASKS_NOTE, words.NOTES[at % len(words.NOTES)], since)
    await stage.newer(head, words.ASKS_PLACE, since)
    await stage.act("press", user=head, chat=head, button=words.SKIP)
    await stage.newer(head, words.SAID_REVIEW, since)
    await stage.act("press", user=head, chat=head, button=words.SEND)
    await stage.newer(head, words.SAID_REPORTED, since)


async def _says(stage: Stage, head: int, asked: str, text: str, since: int) -> None:
    await stage.newer(head, asked, since)
    await stage.act("say", user=head, chat=head, text=text)
