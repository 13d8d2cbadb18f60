"""Whether a date with its words can bind anybody: an item of work, a row of a timeline, no day of long ago."""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.deadlines.bounds import BEFORE, BY, IN, ON, WINDOW, WITHIN
from campaigns.planreader.deadlines.names import RECURRING
from campaigns.planreader.text.outline import Document

_DAYS = (BEFORE, BY, ON, WITHIN)  # "trong ngày 10/3" is that day
_OLDEST = 2001  # no plan without a day of issue is older


def sets_a_last_day(one: Stretch, bound: str, before: str, issued_on: date | None) -> bool:
    """ "Tháo dỡ mái che trước ngày 10/11/2024": whatever its verb, a bound day of the time to come."""
    later = one.first is not None and (issued_on is None or one.first > issued_on)
    whole = one.opening.kind == dates.DAY and bound in _DAYS
    if one.opening.kind == dates.PARTIAL and bound in _DAYS:
        whole = later = True
    if one.opening.kind in (dates.MONTH, dates.QUARTER) and bound in (WITHIN, BY, IN):
        whole, later = True, one.last is None or issued_on is None or one.last >= issued_on
    if bound == WINDOW:
        whole = one.closing is not None and one.closing.kind in (dates.DAY, dates.MONTH)
        if one.closing is not None and one.closing.kind == dates.PARTIAL:
            whole = later = one.first is None
    return whole and later and len(before.split()) > 1  # more than "Đến", "Trong"


# "đạt 35% chỉ tiêu vào cuối quý I": when the share is reached
_REACHED = re.compile(r"(?:phấn đấu|đạt|có) \D{0,10}\d[\d.,]* ?%[^.;,]{0,60}$")
# "phấn đấu trong quý I/2025 hoàn thành 02 tiêu chí còn lại"
DONE = re.compile(
    r",? (?:sẽ |phải )?(?:hoàn thành|hoàn tất|xong|khởi công|khánh thành|bàn giao|ra mắt)\b(?! [^.;,]{0,20}\d[\d.,]* ?%)"
)
_CERTIFIED = re.compile(
    r"đạt chuẩn[^.;,%]{0,40} $"
)  # "phấn đấu đạt chuẩn mức độ 2 trong tháng 10/2021"
_OF_A_YEAR = re.compile(
    r"tại (?:hội nghị|lễ)[^.;,]{0,50}(?<!vào )(?<!trong )$"
)  # "tại Hội nghị tổng kết năm 2025"
# an aim, not "rà soát người có công xong trong tháng 5"
_AIMED = re.compile(r"(?:phấn đấu|đạt|có(?! công\b))(?:(?! xong\b)[^.;]){0,30}$")
# "19 công trình đã hoàn thành trước ngày 30/9"
_DONE_BY = re.compile(r"\bđã(?! đăng ký| được (?:giao|phê duyệt)| giao| đề ra) [^.;:]{0,60}$")
_SENT = re.compile(
    r"gửi|nộp|đăng ký|nhận|báo cáo|hoàn thành|vận động|rà soát|lập danh sách|khảo sát|thống kê|xây dựng|họp|xong"
)


def plausible(
    doc: Document, one: Stretch, bound: str, before: str, context: str, issued_on: date | None
) -> bool:
    """Whether a bound date can be meant: with a day or one to be asked for, and not in the past."""
    kind = one.opening.kind
    if one.last and one.last.year < (issued_on.year if issued_on else _OLDEST) - 1:
        return False  # a plan sets no day of long ago
    if (
        kind == dates.NOW
        and one.closing
        and one.closing.kind in (dates.DAY, dates.PARTIAL, dates.MONTH, dates.QUARTER)
    ):
        return bool(_SENT.search(context))
    if kind in (dates.HALF, dates.NOW) or (kind == dates.BARE_DAY and one.single):
        return False
    if kind == dates.YEAR:
        wanted = (
            re.search(r"sơ kết|tổng kết", context) and bound == ON and not _OF_A_YEAR.search(before)
        )
        return bool(wanted) and one.closing is None
    if kind == dates.BLANK:
        return bound in (BEFORE, BY, ON)
    past = issued_on and one.last and one.last < issued_on
    if past and (bound in (ON, IN, WINDOW) or _DONE_BY.search(before)):
        return False  # what has happened before the plan was signed
    ahead = issued_on and one.first and one.first > issued_on
    if (
        bound == ON
        and not ahead
        and re.search(r"\bđã\b", doc.low[one.end : doc.sentence(one.start)[1]][:80])
    ):
        return False
    if bound == WINDOW and one.last is None:
        return one.opening.kind in (
            dates.PARTIAL,
            dates.BARE_DAY,
            dates.MONTH,
        ) and not RECURRING.match(doc.low[one.end : one.end + 30])
    if bound in (ON, WITHIN, IN) and _REACHED.search(before):
        return False
    if bound in (ON, WITHIN) and _AIMED.search(before) and kind != dates.DAY:
        done = DONE.match(doc.low, one.end) or _CERTIFIED.search(before)
        return bool(done) or bool(re.search(r"sơ kết|tổng kết|gửi|nộp|báo cáo", context))
    return one.first is not None or kind in (
        dates.PARTIAL, dates.WRONG, dates.MONTH, dates.QUARTER,
    )  # fmt: skip
