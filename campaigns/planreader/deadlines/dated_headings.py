"""Items below a heading that is nothing but a month or a quarter: "1. Quý I/2024", then "- Ký giao ước thi đua"."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.deadlines.bounds import IN, days_of
from campaigns.planreader.model import Deadline
from campaigns.planreader.text.outline import Block, Document

_BARE = re.compile(r"(?:trong |vào )?$")


def below_dated_headings(
    doc: Document, stretches: list[Stretch], limit: int
) -> tuple[list[tuple[int, Deadline]], set[int]]:
    """Each such item due in its month, and the headings, which are no duty themselves."""
    found: list[tuple[int, Deadline]] = []
    headings: set[int] = set()
    dated = {doc.block_at(one.start).index for one in stretches if one.role == FREE}
    for one in stretches:
        block = doc.block_at(one.start)
        if one.start >= limit or not _is_all_of(doc, block, one):
            continue
        below = [
            child for child in doc.blocks[block.index + 1 : doc.tail]
            if child.kind and child.parents[-1:] == (block.index,)
        ]  # fmt: skip
        if not below:
            continue
        headings.add(one.start)
        found += [
            (child.body, _due(doc, child, one))
            for child in below
            if child.index not in dated and duties.is_duty(doc.words(child))
        ]
    return found, headings


def _is_all_of(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the block says this month or quarter and nothing else."""
    if one.role != FREE or not one.single or one.opening.kind not in (dates.MONTH, dates.QUARTER):
        return False
    rest = doc.low[one.end : block.end].strip(" .:;")
    return bool(block.kind and not rest and _BARE.match(doc.low, block.body, one.start))


def _due(doc: Document, child: Block, one: Stretch) -> Deadline:
    words = doc.words(child)
    due, last, window = days_of(one, IN, recurring=False)
    return Deadline(
        duties.in_brief(doc.text[child.body : child.end]), due, duties.kind_of(words), IN, last,
        doc.text[one.start : one.end], doc.source.span(child.body, child.end),
        duties.addressee(words, doc.text[child.body : child.end]), window,
        note=None if window else "Thiếu năm: cần hỏi.",
    )  # fmt: skip
