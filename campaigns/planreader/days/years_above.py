"""The year that a heading gives to all days below it: "1. Năm 2025", "II. CÁC ĐỢT THI ĐUA NĂM 2025".

Only a heading of times, or one that is nothing but its year, gives it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.dates import Mention
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.days.windows import day_or_none, month_window, quarter_window
from campaigns.planreader.text.columns import column_of
from campaigns.planreader.text.outline import Block, Document

_YEAR = r"(?:năm |quý (?:iv|i{1,3}|[1-4]) ?/ ?)(?P<year>20\d\d)\b(?! ?[-–/])"
_IS_A_YEAR = re.compile(rf"[-+ ]*(?:trong |riêng )?{_YEAR} ?(?::|$)")
# "3. Các mốc thời gian trong năm 2026", "II. THỜI GIAN VÀ CÁC ĐỢT THI ĐUA NĂM 2025"
_OF_TIMES = re.compile(
    r"(?!.*(?:kết quả|tình hình|đánh giá|so với|\bđã\b))[^\t]*?\b(?:thời gian|thời hạn|thời điểm|mốc|tiến độ|lộ trình|lịch|(?:các|\d{1,2}|hai|ba|bốn) đợt|các giai đoạn|các bước)\b"
    rf"[^.;:\t\d]{{0,60}}?{_YEAR}\W*(?:(?:cụ thể |được (?:quy định |thực hiện |chia )?)?(?:như sau|sau đây))?\W*$"
)
# a column "Thời gian (năm 2026)"
_COLUMN = re.compile(rf"\s*(?:thời gian|thời hạn|ngày|hạn|mốc|tiến độ)\b[^\t\d]{{0,40}}{_YEAR}\W*$")
_HEADING = 160  # characters


def year_above(doc: Document, position: int) -> int | None:
    """The year in the heading, the item or the column in which a position stands; the nearest one."""
    block = doc.block_at(position)
    if own := _IS_A_YEAR.match(doc.low, block.body, position):
        return int(own["year"])
    if column := _COLUMN.match(column_of(doc, block, position) or ""):
        return int(column["year"])
    above = [doc.blocks[at] for at in reversed(block.parents)]
    lead = _lead(doc, block)
    for other in (*([lead] if lead else []), *above):
        words = doc.words(other)
        said = _IS_A_YEAR.match(words) or (len(words) < _HEADING and _OF_TIMES.match(words))
        if said:
            return int(said["year"])
    return None


def _lead(doc: Document, block: Block) -> Block | None:
    """ "Các mốc thời gian trong năm 2026:", a line without a mark, above the items that it introduces."""
    opening = doc.words(block).split(" ", 1)[0]  # "Đợt I: …", "Đợt II: …" without marks
    for above in reversed(doc.blocks[: block.index]):
        if not above.kind and doc.words(above).rstrip().endswith(":"):
            return above
        beside = (above.kind, above.parents) == (block.kind, block.parents)
        if not beside or not (block.kind or doc.words(above).startswith(opening)):
            return None
    return None


def in_headed_year(doc: Document, one: Stretch, issued_on: date | None) -> Stretch:
    """Days that print no year, in the year of the heading above them; one over when it was signed is asked."""
    kinds = (dates.PARTIAL, dates.BARE_DAY, dates.MONTH, dates.QUARTER)
    bare = one.role == FREE and one.first is None and one.last is None
    if not bare or any(each.first or each.kind not in kinds for each in one.mentions):
        return one
    year = year_above(doc, one.start)
    if year is None:
        return one
    closing = one.closing or one.opening
    first, last = _window(one.opening, closing, year)[0], _window(closing, closing, year)[1]
    if first is None or last is None or last < first or (issued_on and last < issued_on):
        return one
    said = f"năm suy từ đề mục: {year}"
    if one.single:
        kind = dates.DAY if one.opening.kind == dates.PARTIAL else one.opening.kind
        opening = replace(one.opening, kind=kind, first=first, last=last)
        return replace(one, opening=opening, first=first, last=last, guessed=said)
    return replace(one, first=first, last=last, guessed=said)


def _window(one: Mention, closing: Mention, year: int) -> tuple[date | None, date | None]:
    month = one.month or closing.month or 0
    if one.kind == dates.MONTH:
        return month_window(year, month, one.part) or (None, None)
    if one.kind == dates.QUARTER:
        return quarter_window(year, month // 3 + 1, one.part) or (None, None)
    day = day_or_none(year, month, one.day or 0)
    return day, day
