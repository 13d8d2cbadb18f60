"""Deadlines that stand before a feast or an event whose day is not printed, and reviews of a whole year.

"hoàn thành trước Tết Nguyên đán", "Năm 2018: nhân rộng mô hình; sơ kết": no day is made up for them.
"""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.model import Deadline, Window
from campaigns.planreader.text.outline import Block, Document

_FEAST = re.compile(
    r"trước (?:thềm |dịp |ngày |lễ |khi |lúc ){0,3}(?:(?:khai mạc|diễn ra|tổ chức) (?=đại hội|lễ|hội nghị)|(?:hội đồng )?họp(?= xét)|tổng kết(?= \d)|(?:\d{1,2}|rằm) tháng (?:chạp|giêng)|lễ(?=[.;,)\n]|$)|tết|đại hội|kỷ niệm|mùa (?:mưa|khô|lũ|bão)|khai giảng|năm học mới|lễ hội)"
    r"(?! \d{1,2}/)[^.;,()\n\d]{0,60}?(?: (?:năm )?20\d\d(?:[-–]20\d\d)?)?(?: (?:ít nhất |tối thiểu )?\d{1,2} (?:ngày|tuần)(?: làm việc)?)?(?=[.;,)\n]|$)"
)
# what is due stands in front: a work that is finished or sent, or things that are counted
_CUT = re.compile(r"[.;:\n](?!\d)")
_DONE = re.compile(
    r"\b(?:hoàn thành|hoàn tất|xong|bàn giao|dứt điểm|gửi|nộp|khánh thành)\b(?:[^.;:,\n\d]|\d(?=[\d ])|,(?! (?:các|phấn đấu|hoàn thành))){0,80},? $|(?:^| )\d[\d.]*%? [^.;:,\n\d]{2,60},? $"
)
_REACH = 200  # characters
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
    for match in _FEAST.finditer(doc.low, block.body, block.end):
        start, end = match.span()
        first = max(block.body, start - _REACH)
        first = max((cut.end() for cut in _CUT.finditer(doc.low, first, start)), default=first)
        duty = doc.low[first:start]
        if not _DONE.search(duty):
            continue
        alone = len(duty.split()) <= _VERB  # "Trồng 45.000 cây xanh: hoàn thành trước …"
        words = doc.text[block.body if alone else first : start]
        found.append(
            (start, Deadline(
                duties.in_brief(words), None, duties.kind_of(duty), "before", None, doc.text[start:end],
                doc.source.span(*doc.sentence(start)), duties.addressee(duty, words),
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
