"""Rows of a timeline: below "Tiến độ", "Các mốc" or "Lộ trình" a date at the beginning binds, whatever its verb."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.time_labels import WEEKS
from campaigns.planreader.text.outline import Block, Document

_TIMELINE = re.compile(
    r"tiến độ|mốc|thời gian|lịch|lộ trình|các bước|kế hoạch thực hiện|các đợt|các giai đoạn"
)
_OPENS = re.compile(
    rf"\s*(?:[-+] ?)?(?:(?:{WEEKS})\(?)?(?:từ|sáng|chiều|tối|trước|đến|hết|chậm nhất|vào|trong|ngày|khoảng|đầu năm| )*"
)
# a row by its name: "Cấp huyện: 01 ngày, dự kiến ngày 24/7/2020", "Diễn tập: dự kiến 02 ngày 15, 16/9/2022"
_NAMED = re.compile(
    r"[^:.;]{3,80}: (?:\d{1,2} ngày,? ?|dự kiến |từ |trong |vào |ngày |khoảng |sáng |chiều |tối )*$"
)
_AIMS = re.compile(r"mục tiêu|chỉ tiêu|mục đích")
_SAID = re.compile(r"\)? ?: ?(?:[^\W\d]\S* \S|\d[\d,.]* ?%)")
_CLOCK = re.compile(rf": ?(?:{dates.HOUR},? |sáng |chiều |tối |dịp )(?:ngày )?$")


def in_timeline(doc: Document, block: Block) -> bool:
    """Whether a block is an item below such a heading."""
    listed = block.kind or block.parents
    return bool(listed and _TIMELINE.search(doc.headings(block)))


def opens_a_row(doc: Document, one: Stretch) -> bool:
    """ "- Đến 30/9/2024: đạt 85% số hộ": what is reached by then, a row of its own."""
    block = doc.block_at(one.start)
    before, after = doc.low[block.body : one.start], doc.low[one.end : block.end]
    return bool(_OPENS.fullmatch(before) and _SAID.match(after)) and in_timeline(doc, block)


def is_a_row(doc: Document, one: Stretch, before: str) -> bool:
    """Also by its name, or with an hour: "Giải kéo co: 15h00 ngày 19/10" is somebody's, whatever happens."""
    block = doc.block_at(one.start)
    if block.kind and one.opening.kind in (dates.DAY, dates.PARTIAL) and _CLOCK.search(before):
        return True
    opens = _OPENS.fullmatch(before) and re.match(
        r" ?: ?[^\W\d]\S* \S", doc.low[one.end : block.end]
    )
    if block.kind and opens and not _AIMS.search(doc.headings(block)):
        return True  # "3.4. Trước ngày 05/01/2023: sơn kẻ lại vạch"
    named = _NAMED.match(before.lstrip(" -+;"))
    return opens_a_row(doc, one) or bool(named and in_timeline(doc, block))
