""" "Lễ dâng hương: 6 giờ ngày 28/9/2025; Lễ kỷ niệm: 8 giờ cùng ngày": an hour on the day just said."""

from __future__ import annotations

import re

from campaigns.planreader import dates, duties
from campaigns.planreader.bounds import BY, ON, on_a_clock
from campaigns.planreader.model import Deadline
from campaigns.planreader.outline import Document
from campaigns.planreader.roles import Stretch

_SAME_DAY = re.compile(
    r"(?P<what>[^.;,\d]{4,90}?)(?:,? (?P<by>trước)|,? (?:vào )?lúc|,? vào|:)? ?"
    r"(?P<hour>(?P<h>\d{1,2}) ?(?:giờ|h|g)(?: ?(?P<min>\d{2}))?(?: ?phút)?) (?:của )?cùng ngày(?!\w)"
)
_FAR = 200  # characters


def on_the_same_day(doc: Document, one: Stretch, said: Deadline) -> list[tuple[int, Deadline]]:
    """What happens later in the line at an hour of that day; none when another day stands between."""
    if one.closing is not None or one.opening.kind not in (dates.DAY, dates.PARTIAL):
        return []
    block = doc.block_at(one.start)
    stop = min(block.end, one.end + _FAR)
    if doc.low.find("cùng ngày", one.end, stop) < 0:
        return []
    found = []
    for match in _SAME_DAY.finditer(doc.low, one.end, stop):
        if dates.read_dates(doc.low[one.end : match.start("hour")]):
            break
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
