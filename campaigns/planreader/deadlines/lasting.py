"""A window said by its length: "chấm điểm trong 03 ngày, bắt đầu từ ngày 12/12/2023" lasts until the 14th."""

from __future__ import annotations

import re
from datetime import timedelta

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.deadlines.bounds import WINDOW
from campaigns.planreader.model import Deadline, Window
from campaigns.planreader.text.outline import Document

_LASTS = re.compile(
    r"(?:(?:kéo dài|diễn ra|tổ chức|trong)(?: trong)?(?: thời gian)? )?"
    r"(?P<days>\d{1,2})(?: ?\([^()\d]{2,20}\))? ngày,? ?\(?(?:bắt đầu|khởi đầu)(?: từ| vào)?(?: ngày)? ?$"
)
# "phát động cao điểm … trong 30 ngày, kể từ ngày …": a peak lasts, a duty is due by its end
_PEAK = re.compile(
    r"cao điểm|chiến dịch|niêm yết|công khai|trưng bày|tuần lễ|triển lãm|hội chợ|hội trại|hội thao"
)
_PEAK_LASTS = re.compile(
    r"(?:trong(?: thời gian)? )?(?P<days>\d{1,3}) ngày(?: đêm)?,? \(?(?:(?:kể|tính) )?từ(?: ngày)? ?$"
)
_REACH = 70  # characters from the count to its day
_LONGEST_PEAK = 100
_LONGEST = 31  # days; a longer count is how long the campaign lasts


def lasting(
    doc: Document, stretches: list[Stretch], used: frozenset[int], limit: int
) -> tuple[list[tuple[int, Deadline]], list[tuple[int, int]]]:
    """Each such window with its place, and the places whose day it explains."""
    found: list[tuple[int, Deadline]] = []
    claimed: list[tuple[int, int]] = []
    for one in stretches:
        first = one.first
        if one.role != FREE or not one.single or one.start >= limit or one.start in used:
            continue
        said = _LASTS.search(doc.low, max(0, one.start - _REACH), one.start)
        peak = _PEAK.search(doc.low, doc.sentence(one.start)[0], one.start)
        if peak and not said:
            said = _PEAK_LASTS.search(doc.low, max(0, one.start - _REACH), one.start)
        days = int(said["days"]) if said else 0
        if (
            said is None
            or first is None
            or one.opening.kind != dates.DAY
            or not 2 <= days <= (_LONGEST_PEAK if peak else _LONGEST)
        ):
            continue
        low, high = doc.sentence(one.start)
        rest = doc.text[max(low, doc.block_at(one.start).body) : said.start()].strip(" :,(-")
        rest = rest or doc.text[one.end : high].strip(" :,)")
        if not duties.is_duty(rest.lower()):
            continue
        last = first + timedelta(days=days - 1)
        claimed.append((said.start(), one.end))
        found.append(
            (one.start, Deadline(
                duties.in_brief(rest), last, duties.kind_of(rest.lower()), WINDOW, last,
                doc.text[said.start() : one.end].strip(), doc.source.span(low, high), None, Window(first, last), None,
                f"{days} ngày kể cả ngày đầu.",
            ))
        )  # fmt: skip
    return found, claimed
