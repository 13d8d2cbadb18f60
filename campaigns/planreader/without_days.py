"""Deadlines that stand before a feast or an event whose day is not printed, and reviews of a whole year.

"hoàn thành trước Tết Nguyên đán", "Năm 2018: nhân rộng mô hình; sơ kết": no day is made up for them.
"""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader import dates, duties
from campaigns.planreader.model import Deadline, Window
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.roles import Stretch

_BEFORE = re.compile(
    r"(?P<duty>[^.;:\n]{0,200}?\b(?:hoàn thành|hoàn tất|xong|bàn giao|dứt điểm|gửi|nộp|khánh thành)\b[^.;:,\n\d]{0,60}?|[^.;:\n]{4,100}? \d[\d.]*%? [^.;:,\n\d]{2,60}?),? "
    r"(?P<text>trước (?:thềm |dịp |ngày |lễ |khi )*(?:(?:khai mạc|diễn ra|tổ chức) (?=đại hội|lễ|hội nghị)|tết|đại hội|mùa (?:mưa|khô|lũ|bão)|khai giảng|năm học mới|lễ hội)(?! \d)[^.;,()\n\d]{0,60}?(?: (?:năm )?20\d\d(?:[-–]20\d\d)?)?)(?=[.;,)\n]|$)"
)
_VERB = 2  # words
_AIMS = re.compile(r"mục đích|yêu cầu")
_YEAR = re.compile(r"[-+ ]*năm (?P<year>20\d\d) ?:")
_REVIEW = re.compile(
    r"(?:^|[:;,]) ?(?:tổ chức )?(?P<review>(?:sơ kết|tổng kết)\b[^.;:,\n]{0,120})(?=[.;,]|$)"
)
_WHEN = re.compile(r"\b(?:dịp|cuối năm|tại|cùng)\b")  # read where its event is (at_events.py)
_DATED = (dates.DAY, dates.PARTIAL, dates.MONTH, dates.QUARTER, dates.HALF)


def without_days(doc: Document, stretches: list[Stretch], limit: int) -> list[tuple[int, Deadline]]:
    """Each with its place, in the order of the text."""
    found = []
    for block in doc.blocks[: doc.tail]:
        if block.start < limit and block.kind + "".join(map(str, block.parents)):
            found += _before_events(doc, block) + _in_its_year(doc, block, stretches)
    return found


def _before_events(doc: Document, block: Block) -> list[tuple[int, Deadline]]:
    """ "…, hoàn thành xong trước Tết Nguyên đán 2024", where no day in brackets follows."""
    if _AIMS.search(doc.headings(block)):
        return []
    found = []
    for match in _BEFORE.finditer(doc.low, block.body, block.end):
        start, end = match.span("text")
        alone = len(match["duty"].split()) <= _VERB  # "Trồng 45.000 cây xanh: hoàn thành trước …"
        words = doc.text[block.body if alone else match.start() : start]
        found.append(
            (start, Deadline(
                duties.in_brief(words), None, duties.kind_of(match["duty"]), "before", None, doc.text[start:end],
                doc.source.span(*doc.sentence(start)), duties.addressee(match["duty"], words),
                note="Không có ngày cụ thể.",
            ))
        )  # fmt: skip
    return found


def _in_its_year(
    doc: Document, block: Block, stretches: list[Stretch]
) -> list[tuple[int, Deadline]]:
    """ "Năm 2018: nhân rộng mô hình; sơ kết gắn với đại hội": in that year, and no more is said."""
    year = _YEAR.match(doc.low, block.body, block.end)
    if year is None:
        return []
    found = []
    for match in _REVIEW.finditer(doc.low, year.end() - 1, block.end):
        start, end = match.span("review")
        own = (one for one in stretches if start <= one.start < block.end)
        if any(one.opening.kind in _DATED for one in own) or _WHEN.search(match["review"]):
            continue
        number = int(year["year"])
        found.append(
            (start, Deadline(
                duties.in_brief(doc.text[start:end]), None, duties.SUMMARY, "in", None,
                doc.text[block.body : year.end()].strip(" :-+"), doc.source.span(*doc.sentence(start)), None,
                Window(date(number, 1, 1), date(number, 12, 31)), None, "Không có ngày cụ thể.",
            ))
        )  # fmt: skip
    return found
