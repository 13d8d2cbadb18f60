"""Which of the times a plan states are the whole campaign's, and not those of its parts, movements or tasks."""

from __future__ import annotations

import re

from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.task_times import task_of
from campaigns.planreader.days.time_labels import labelled
from campaigns.planreader.period.signs import EVENT_OF, states_period
from campaigns.planreader.text.outline import Document

# beside "Tháng hành động: từ … đến …"
_ALL_YEAR = re.compile(r"phong trào(?: thi đua)?: ?(?:thực hiện |tổ chức |trong |diễn ra )*cả năm")
MOVEMENT = re.compile(r"(?:phong trào|đợt thi đua|cuộc vận động|thi đua|phát động)\b")


def of_the_whole(doc: Document, free: list[Stretch]) -> list[Stretch]:
    """The stretches that say of the campaign itself when it runs."""
    stated = _of_no_task(doc, [one for one in free if states_period(doc, one)])
    if _ALL_YEAR.search(doc.low):
        stated = [
            one for one in stated if not EVENT_OF.match(doc.low, doc.block_at(one.start).body)
        ]
    stated = [one for one in stated if not _of_one_of_several(doc, one)]
    return [] if _parts_only(doc, stated) else _of_no_movement(doc, stated)


_NAMED = re.compile(
    r'(?:phong trào|cuộc vận động|chiến dịch|mô hình|hội thi|cuộc thi)(?: thi đua)? "'
)
_OTHERS = re.compile(r"(?:phong trào|cuộc vận động|chiến dịch|mô hình|hội thi|cuộc thi|ngày hội)\b")


def _of_one_of_several(doc: Document, one: Stretch) -> bool:
    """ "1. Phong trào “Sạch ngõ” (từ … đến …)" beside "2. Hội thi …": one of several items."""
    block = doc.block_at(one.start)
    before = doc.low[block.body : one.start]
    if not (block.kind and block.parents and _NAMED.match(before) and before.rfind("(") > before.rfind(")")):  # fmt: skip
        return False
    beside = [
        other
        for other in doc.blocks
        if other is not block and (other.kind, other.parents) == (block.kind, block.parents)
    ]
    return any(_OTHERS.match(doc.words(other)) for other in beside)


def _parts_only(doc: Document, stated: list[Stretch]) -> bool:
    """ "I. Thi đua làm đường (từ … đến …)", "II. Thi đua văn nghệ (từ … đến …)": windows of the parts."""
    blocks = [doc.block_at(one.start) for one in stated]
    spans = {(one.first, one.last) for one in stated}
    return (
        len(spans) > 1
        and len({block.index for block in blocks}) == len(blocks)
        and len({block.kind for block in blocks}) == 1
        and bool(blocks[0].kind)
        and not any(labelled(doc, doc.block_at(one.start), one) for one in stated)
    )


def _of_no_task(doc: Document, stated: list[Stretch]) -> list[Stretch]:
    """Without the times of single tasks, unless all of them are one and the same."""
    tasks = {one.start: task_of(doc, doc.block_at(one.start)) for one in stated}
    spans = {(one.first, one.last) for one in stated if tasks[one.start]}
    several = len({task.index for task in tasks.values() if task}) > 1
    if several and len(spans) == 1:
        return stated
    return [one for one in stated if not tasks[one.start]]


def _of_no_movement(doc: Document, stated: list[Stretch]) -> list[Stretch]:
    """Without those of "1. Phong trào …", "2. Đợt thi đua …", each with a line "Thời gian" of its own."""
    own: dict[int, Stretch] = {}
    for one in stated:
        above = doc.block_at(one.start).parents[-1:]
        parent = doc.blocks[above[0]] if above else None
        if parent and parent.parents and MOVEMENT.match(doc.words(parent)):
            own.setdefault(parent.index, one)
    beside = len({doc.blocks[index].parents for index in own}) == 1
    several = len({(one.first, one.last) for one in own.values()}) > 1
    if not (beside and several):
        return stated
    return [one for one in stated if one not in own.values()]
