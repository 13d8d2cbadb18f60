"""What the office does in the played months: decides on registrations, enters figures by workbook."""

import asyncio
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl

from bot.demo import TOKEN, DemoError, Stage
from campaigns.model import Comparator, Plan, Range, Target
from messages import demo_words as words
from messages import target_sheet_words as sheet

MONEY = Decimal(1200)  # what money is measured from; counts and shares:
OTHER = Decimal(3)
FIRST_ROW = 4  # of the workbook, below its title and headings


async def decides(stage: Stage, tell: Callable[[str], None]) -> None:
    """One tap a work; the first is given back, its village mends that field, then it is approved."""
    tell(words.STEP_REVIEW)
    officer, since = stage.officer, await stage.newest(stage.officer)
    await stage.act("say", user=officer, chat=officer, text="/duyet")
    await stage.newer(officer, words.SAID_QUEUE, since)
    head = _head_of(stage, await stage.said(officer, words.SAID_QUEUE))
    asked = await stage.newest(head)
    await stage.act("press", user=officer, chat=officer, button=words.RETURN)
    await stage.newer(officer, words.SAID_WHICH_FIELD, since)
    await stage.act("press", user=officer, chat=officer, button=words.RETURNED_FIELD)
    await stage.newer(officer, words.SAID_WHY, since)
    await stage.act("press", user=officer, chat=officer, button=words.RETURN_REASON)
    for left in range(len(stage.groups) - 1, 0, -1):
        await stage.newer(officer, words.SAID_LEFT.format(left), since)
        await stage.act("press", user=officer, chat=officer, button=words.APPROVE)
    await stage.newer(officer, words.SAID_NONE_LEFT, since)
    await stage.newer(head, words.SAID_TO_MEND, asked)
    await stage.act("press", user=head, chat=head, button=words.MEND)
    await stage.newer(head, words.RETURNED_FIELD, asked)
    await stage.act("say", user=head, chat=head, text=words.MENDED)
    await stage.newer(head, words.SAID_REVIEW, asked)
    await stage.act("press", user=head, chat=head, button=words.SEND)
    await stage.newer(head, words.SAID_RECEIPT, asked)
    since = await stage.newest(officer)
    await stage.act("say", user=officer, chat=officer, text="/duyet")
    await stage.newer(officer, words.SAID_QUEUE, since)
    await stage.act("press", user=officer, chat=officer, button=words.APPROVE)
    await stage.newer(officer, words.SAID_NONE_LEFT, since)


def _head_of(stage: Stage, card: dict[str, Any]) -> int:
    """The head of the village whose work a card shows: who registered first is not always the first."""
    codes = [words.RECEIPT.format(stage.scene.prefix, at + 1) for at in range(len(stage.heads))]
    at = next((at for at, code in enumerate(codes) if code in card["text"]), None)
    if at is None:
        raise DemoError(f"no code on the card: {card['text'][:80]}")
    return stage.heads[at]


async def figures(stage: Stage, tell: Callable[[str], None], plan: Plan) -> None:
    """The workbook goes out, is filled in as in Excel, comes back and is confirmed."""
    tell(words.STEP_FIGURES.format(count=len(plan.targets)))
    officer = stage.officer
    since = await stage.newest(officer)
    await stage.act("say", user=officer, chat=officer, text="/chitieu")
    await stage.newer(officer, words.SAID_TARGETS, since)
    await stage.act("press", user=officer, chat=officer, button=words.FIGURES)
    content = _filled(await _file(stage, since), plan)
    named = {"name": "so-lieu.xlsx", "hex": content.hex()}
    await stage.act("say", user=officer, chat=officer, text="", document=named)
    await stage.newer(officer, words.SAID_FIGURES, since)
    await stage.act("press", user=officer, chat=officer, button=words.WRITE_FIGURES)
    await stage.newer(officer, words.SAID_FIGURES_KEPT, since)


def rows_of(plan: Plan) -> int:
    """How many figures are entered: one a target, and what it is measured from."""
    return len(plan.targets) + sum(bool(one.base) for one in plan.targets)


def reached(plan: Plan) -> int:
    """How many targets are met by the figures entered; "ít hơn" is judged when the year is over."""
    lower = sum(one.comparator in (Comparator.LT, Comparator.LTE) for one in plan.targets)
    return len(plan.targets) - len(_behind(plan)) - lower


def _behind(plan: Plan) -> set[str]:
    """The targets that are not reached: every fifth that has a figure of its own."""
    return {one.name for one in plan.targets[4::5] if one.value is not None}


def _filled(content: bytes, plan: Plan) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    targets = {one.name: one for one in plan.targets}
    behind = _behind(plan)
    new = sheet.COLUMNS.index(sheet.NEW) + 1
    for row in page.iter_rows(min_row=FIRST_ROW):
        cells = dict(zip(sheet.COLUMNS, row, strict=False))
        target = targets[str(cells[sheet.TARGET].value)]
        of_base = cells[sheet.KIND].value == sheet.BASE
        page.cell(row[0].row, new).value = _figure(target, of_base, target.name in behind)
        page.cell(row[0].row, new + 1).value = words.FIGURES_SOURCE
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _figure(target: Target, of_base: bool, behind: bool) -> Any:
    base = MONEY if words.MONEY_UNIT in target.unit else OTHER
    value = target.value.maximum if isinstance(target.value, Range) else target.value
    if of_base:
        return base
    if behind and value is not None:
        return 0 if value < 10 else round(value * Decimal("0.8"), 1)
    if value is None:
        value = base if target.base else None
    if value is None:
        return words.FIGURES_VERDICT
    more = {Comparator.GT: 1, Comparator.LT: -1}
    return value + more.get(target.comparator, 0)


async def _file(stage: Stage, since: int) -> bytes:
    """The document that came after message `since`, by Telegram's own way."""
    for _ in range(1200):
        for one in await stage.messages(stage.officer):
            if int(one["message_id"]) > since and "document" in one:
                named = {"file_id": one["document"]["file_id"]}
                where = f"{stage.address}/bot{TOKEN}/getFile"
                async with stage.session.get(where, params=named) as answer:
                    path = (await answer.json())["result"]["file_path"]
                async with stage.session.get(f"{stage.address}/file/bot{TOKEN}/{path}") as answer:
                    return await answer.read()
        await asyncio.sleep(0.05)
    raise DemoError("no workbook of figures came")
