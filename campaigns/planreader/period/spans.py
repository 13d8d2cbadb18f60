"""What kind of span a stretch is: from when to when, only a beginning, or only an end."""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.text.outline import Document

_TO_EVENT = re.compile(
    r" ?(?:đến|cho đến|tới) (?:khi|trước|hết|lúc|ngày|thời điểm|(?:ngày |dịp |lễ )?(?:đại hội|lễ|hội nghị|tết|khai giảng|bế mạc|tổng kết)) ?(?![\d/])"
)


def is_span(one: Stretch, *, whole_year: bool = False) -> bool:
    """From when to when; `whole_year`: a year alone in brackets, "Giai đoạn 2 (năm 2025)"."""
    if one.opening.kind == dates.YEAR and one.single:
        return whole_year
    if one.closing is not None:
        if one.opening.kind in (dates.BARE_DAY, dates.NOW):  # "từ 01 đến 31/7", "từ nay đến 30/6"
            return one.last is not None or one.closing.kind == dates.PARTIAL
        return one.last is not None or one.opening.kind in (dates.PARTIAL, dates.MONTH)
    return one.opening.kind in (dates.MONTH, dates.QUARTER, dates.HALF) and one.first is not None


def open_start(doc: Document, one: Stretch) -> bool:
    """ "từ đầu năm học đến 20/11/2022": an end whose beginning is an event."""
    before = doc.low[max(0, one.start - 60) : one.start]
    return (
        one.closing is None
        and one.opening.kind in (dates.DAY, dates.MONTH, dates.QUARTER, dates.YEAR)
        and bool(
            re.search(
                r"từ (?:đầu|sau|khi|lễ)[^.;\d]{3,40} (?:đến|tới)(?: hết)? (?:ngày )?$", before
            )
        )
    )


def year_start(doc: Document, one: Stretch) -> date | None:
    """ "từ đầu năm đến ngày 19/5/2021": the first of January; the start of a school year is no day."""
    before = doc.low[max(0, one.start - 40) : one.start]
    said = re.search(r"từ đầu năm (?:đến|tới)(?: hết)? (?:ngày )?$", before)
    return date(one.last.year, 1, 1) if said and one.last else None


def only_end(doc: Document, one: Stretch) -> bool:
    """ "Chặng 1 (đến 31/10/2026)": only when it ends is said."""
    before = doc.low[max(0, one.start - 20) : one.start]
    return (
        one.closing is None
        and one.opening.kind in (dates.DAY, dates.MONTH, dates.QUARTER)
        and bool(re.search(r"(?:\(|: |kéo dài )(?:đến|tới)(?: hết)? (?:ngày )?$", before))
    )


def open_end(doc: Document, one: Stretch) -> bool:
    """ "từ tháng 11/2021 đến khi …": a beginning whose end is an event."""
    before = doc.low[max(0, one.start - 40) : one.start]
    if one.opening.kind == dates.NOW:  # "từ ngày ban hành Kế hoạch đến ngày Đại hội"
        return one.single and bool(_TO_EVENT.match(doc.low, one.end))
    return bool(
        re.search(r"(?:từ|bắt đầu) (?:ngày )?(?:phát động[^.;()]{0,15}\()?$", before)
        and re.match(
            r"\)? ?(?:đến|cho đến|tới) (?:khi|hết (?:năm học|đợt|học kỳ|đại hội)|cuối (?:năm học|học kỳ)|lúc|ngày|trước|(?:ngày |dịp |lễ )?(?:đại hội|lễ|hội nghị|tết|khai giảng|bế mạc|tổng kết))",
            doc.low[one.end : one.end + 25],
        )
    )
