"""Tasks that each have a line "Thời gian …" of their own: "1. Rà soát thủ tục", "- Thời gian hoàn thành: Quý II".

What such a line says is of its task: no round in it is the campaign's, and what is due is the task.
"""

from __future__ import annotations

import re

from campaigns.planreader.text.outline import Block, Document

_TIME_LINE = re.compile(
    r"(?:thời gian|thời hạn|thời điểm|tiến độ)(?: (?:thực hiện|hoàn thành|tổ chức|triển khai|tiến hành|dự kiến))*(?: ?:| (?:trước|trong|từ|vào|đến)\b|$)"
)


def task_of(doc: Document, block: Block) -> Block | None:
    """The task whose time a line tells, when the item beside it has such a line as well."""
    if not block.parents or not _TIME_LINE.match(doc.words(block)):
        return None
    task = doc.blocks[block.parents[-1]]
    if not task.kind or task.kind == "I":
        return None
    for other in doc.blocks[: doc.tail]:
        if not other.parents or other.parents[-1] == task.index:
            continue
        beside = doc.blocks[other.parents[-1]]
        alike = (beside.kind, beside.parents) == (task.kind, task.parents)
        if alike and _TIME_LINE.match(doc.words(other)):
            return task
    return None


def after_its_label(words: str) -> str:
    """ "Thời gian thực hiện: nhận bài": what the line says besides that it tells a time."""
    words = words.strip(" :,-")
    label = _TIME_LINE.match(words.lower())
    return words[label.end() :].strip(" :,-") if label else words
