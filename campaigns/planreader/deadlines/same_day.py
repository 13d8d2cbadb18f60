""" "Lễ dâng hương: 6 giờ ngày 28/9/2025; Lễ kỷ niệm: 8 giờ cùng ngày": an hour on the day just said.

And "các ngày 06, 13, 20 và 27 tháng 7 năm 2024": days of the month that the last of them names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.windows import day_or_none
from campaigns.planreader.deadlines.bounds import BY, ON, on_a_clock
from campaigns.planreader.model import Deadline
from campaigns.planreader.text.outline import Block, Document

_SAME_DAY = re.compile(
    r"(?P<what>[^.;,\d\n]{4,90}?)(?:,? (?P<by>trước|(?:chậm|muộn) nhất(?: vào| lúc)?)|,? (?:vào )?lúc|,? vào|:)? ?"
    r"(?P<hour>(?P<h>\d{1,2}) ?(?:giờ|h|g)(?: ?(?P<min>\d{2}))?(?: ?phút)?) (?:của )?cùng ngày(?!\w)"
)
_FAR = 200  # characters


def on_the_same_day(doc: Document, one: Stretch, said: Deadline) -> list[tuple[int, Deadline]]:
    """What happens later in the line at an hour of that day; none when another day stands between."""
    if one.closing is not None or one.opening.kind not in (dates.DAY, dates.PARTIAL):
        return []
    block = doc.block_at(one.start)
    stop = min(_items_of_the_day(doc, block), one.end + _FAR)
    if doc.low.find("cùng ngày", one.end, stop) < 0:
        return []
    found = []
    for match in _SAME_DAY.finditer(doc.low, one.end, stop):
        if dates.read_dates(doc.low[one.end : match.start("hour")]):
            break
        block = doc.block_at(match.start("hour"))
        start, end = match.span("what")
        words = doc.text[start:end].strip(" :-")
        if not words:
            continue
        by = match["by"] is not None
        deadline = Deadline(
            duties.in_brief(words), said.due_on, duties.kind_of(match["what"]), BY if by else ON, said.due_on,
            doc.text[match.start("by" if by else "hour") : match.end()], doc.source.span(block.body, block.end),
            hour=on_a_clock(match["h"], match["min"]), note=said.note,
        )  # fmt: skip
        found.append((start, deadline))
    return found


def _items_of_the_day(doc: Document, block: Block) -> int:
    """The end of the item, and of the ones right below that are of the same day ("- Bốc thăm: 16 giờ cùng ngày")."""
    end = block.end
    for below in doc.blocks[block.index + 1 :]:
        beside = (below.kind, below.parents) == (block.kind, block.parents)
        if not beside or "cùng ngày" not in doc.words(below):
            break
        end = below.end
    return end


_ROW = re.compile(
    r"(?<!\w)(?:các )?ngày (?P<days>\d{1,2}(?:(?:, ?| và |, và )\d{1,2}){0,30})(?:, ?| và |, và )(?:ngày )?$"
)


def on_days_before(doc: Document, one: Stretch, said: Deadline) -> list[tuple[int, Deadline]]:
    """The days in front of a day that alone prints its month, where they do not follow one another."""
    if said.bound != ON or said.due_on is None or not one.single:
        return []
    row = _ROW.search(doc.low, doc.block_at(one.start).body, one.opening.start)
    found = []
    for day in re.finditer(r"\d+", row["days"]) if row else ():
        due = day_or_none(said.due_on.year, said.due_on.month, int(day.group()))
        if row is None or due is None or due >= said.due_on:
            return []
        at = row.start("days") + day.start()
        found.append((at, replace(said, due_on=due, last_day=due, text=day.group())))
    return found
