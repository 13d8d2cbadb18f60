"""Deadlines: a date with a bound ("trước", "chậm nhất", "trong tháng") and the duty it binds.

A date without both is none: anniversaries, dates of cited documents and of the period are left
alone. A day without a year is never completed from elsewhere; it is due on no day until asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.planreader import dates, duties
from campaigns.planreader.model import Deadline, Window
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.period import Times
from campaigns.planreader.relative import read_relative
from campaigns.planreader.source import lowered
from campaigns.planreader.stretches import FREE, Stretch

_HOUR = r"(?:(?P<h>\d{1,2}) ?(?:giờ|h|g)(?: ?(?P<min>\d{2}))?(?: ?phút)?(?: sáng| chiều| tối)?,? ?(?:của )?)?"
_WHEN = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? ?|(?:sáng|chiều|tối|trưa|đêm|cuối) )*(?:ngày |thời điểm |thời gian )?"
_BEFORE, _BY, _ON, _WITHIN, _IN, _WINDOW, _NONE = (
    "before",
    "by",
    "on",
    "within",
    "in",
    "window",
    "none",
)
_BOUNDS = tuple(
    (re.compile(pattern + r"$"), bound)
    for pattern, bound in (
        (rf"(?:(?:chậm|muộn|trễ) nhất|hạn cuối|hạn chót|hạn nộp|hạn gửi)(?: là)?:?(?: vào)? (?:lúc )?trước (?:lúc |khi )?{_HOUR}{_WHEN}", _BEFORE),
        (rf"trước (?:lúc |thời điểm |hạn )?{_HOUR}{_WHEN}", _BEFORE),
        (rf"(?:chậm|muộn|trễ) nhất(?: cũng)?(?: là)?:? ?(?:vào |đến |trong |tới |lúc |hồi |hết )*{_HOUR}{_WHEN}", _BY),
        (rf"(?:hạn cuối(?: cùng)?|hạn chót|hạn nộp|hạn gửi|hạn nhận|thời hạn|hạn đăng ký|hạn)[^.;\d]{{0,50}}?:? ?(?:là |vào |đến |tới |lúc |hồi |hết )*{_HOUR}{_WHEN}", _BY),
        (rf"(?:(?:đến|tới) )?\bhết {_HOUR}{_WHEN}", _BY),
        (rf"(?:xong|hoàn thành|hoàn tất|gửi|nộp|đăng ký|kéo dài|kết thúc)[^.;,\d]{{0,40}}? (?:đến|tới|hết) {_HOUR}{_WHEN}", _BY),
        (rf"không (?:quá|muộn hơn|chậm hơn|trễ hơn) {_HOUR}{_WHEN}", _BY),
        (rf"trong (?:khoảng |suốt )?(?:thời gian )?{_HOUR}{_WHEN}", _WITHIN),
        (rf"vào (?:lúc |hồi |khoảng |đúng |các )?(?:dịp |dịp lễ |thời gian |thời điểm )?(?:kỷ niệm |kỉ niệm )?(?:đầu |cuối |giữa )?{_HOUR}{_WHEN}", _ON),
        (rf"vào (?:đúng )?dịp [^.;,\d]{{2,60}}{_WHEN}\(?", _ON),
        (rf"dự kiến(?: tổ chức)?(?: vào| là| trong)? (?:khoảng )?{_WHEN}", _ON),
        (rf"(?:lúc |hồi |từ ){_HOUR}{_WHEN}", _ON),
        (r"(?:sau|kể từ|tính từ|từ sau|so với|bắt đầu từ|từ)(?: (?:khi|ngày|hết))? ?(?:ngày )?", _NONE),
    )
)  # fmt: skip
_GREETS = re.compile(
    r"thi đua|chào mừng|mừng|thành tích|nhân|kỷ niệm|kỉ niệm|dịp|hưởng ứng|ý nghĩa|lịch sử"
)
_BARE = re.compile(
    r"(?:^|\t|: ?|\()(?:\W|khoảng|thời gian|thời điểm|tổ chức|hoàn thành|tiến độ|ngày)*$"
)
_DAY_NAMED = re.compile(r"(?:ngày|sáng|chiều|tối|thứ \w+,?|chủ nhật,?) ?$")
_RECURRING = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi|các) (?:năm|tháng|quý|tuần)|tháng (?:sau|cuối|đầu)|tháng cuối quý)"
)
_EVERY_TIME = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)|tháng (?:sau|cuối quý|đầu quý))"
)
_LABEL_ONLY = re.compile(r"^(?:thời gian|thời hạn|thời điểm|hạn|ngày|tiến độ)[^:]{0,40}:? ?")


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a date: from the last date or semicolon to the end of the thought."""

    start: int
    end: int


def read_deadlines(
    doc: Document,
    stretches: list[Stretch],
    times: Times,
    issued_on: date | None,
    holidays: frozenset[date],
    *,
    report: bool,
    sets_days: bool,
) -> tuple[Deadline, ...]:
    """Every duty with a date of its own, in the order of the text.

    Only a document that sets days of events (`sets_days`) has deadlines "ngày X" and "tháng X"; in
    others they tell what happened.
    """
    limit = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    relative, claimed = read_relative(doc, stretches, times, issued_on, holidays, limit)
    if report:
        return ()
    first = doc.blocks[doc.type_block].end if doc.type_block is not None else 0
    found: list[tuple[int, Deadline]] = list(relative)
    for index, one in enumerate(stretches):
        if one.role != FREE or not first <= one.start < limit or one.start in times.used:
            continue
        if any(low <= one.start < high for low, high in claimed):
            continue
        if _UNTIL_EVENT.search(doc.low, max(0, one.start - 120), one.start):
            continue
        deadline = _deadline(doc, stretches, index, issued_on)
        if deadline is not None and (sets_days or deadline.bound not in (_ON, _IN)):
            found.append((one.start, deadline))
    found.sort(key=lambda item: item[0])
    return tuple(deadline for _, deadline in found)


_UNTIL_EVENT = re.compile(r"đến khi [^.;\n]{3,80}\(dự kiến (?:vào )?$")
_FEW_WORDS = 4


def _first_of(doc: Document, stretches: list[Stretch], index: int) -> int:
    """ "tháng 7 và tháng 11 năm 2023": where a row of dates that share their words begins."""
    while (
        index
        and stretches[index - 1].role == FREE
        and stretches[index - 1].opening.kind == stretches[index].opening.kind
        and doc.low[stretches[index - 1].end : stretches[index].start].strip() in ("và", ",")
    ):
        index -= 1
    return index


def _clause(doc: Document, stretches: list[Stretch], index: int) -> _Clause:
    one = stretches[index]
    start, end = doc.sentence(one.start)
    for other in reversed(stretches[: _first_of(doc, stretches, index)]):
        if other.start < start:
            break
        if other.role == FREE and other.opening.kind in (
            dates.DAY,
            dates.PARTIAL,
            dates.MONTH,
            dates.QUARTER,
        ):
            start = other.end
            break
    if index + 1 < len(stretches) and one.end < stretches[index + 1].start < end:
        following = stretches[index + 1]
        comma = doc.low.find(",", one.end, following.start)
        if following.role == FREE and following.opening.kind != dates.YEAR and comma > 0:
            end = comma
    return _Clause(start, end)


def _deadline(
    doc: Document, stretches: list[Stretch], index: int, issued_on: date | None
) -> Deadline | None:
    one = stretches[index]
    block = doc.block_at(one.start)
    clause = _clause(doc, stretches, index)
    first = stretches[_first_of(doc, stretches, index)]
    before = doc.low[max(block.body, clause.start) : first.start]
    after = doc.low[one.end : clause.end]
    if _EVERY_TIME.match(after) or one.opening.kind == dates.YEARS:
        return None
    bound, start, hour = _bound(doc, one, before)
    words = _row(doc, block, one) or doc.text[clause.start : clause.end]
    words = lowered(words)
    context = (
        words if duties.is_duty(_without(words, one, clause)) else words + " " + _above(doc, one)
    )
    if one.single and _LABEL_ONLY.match(before) and not duties.is_duty(context):
        context += " " + doc.low[doc.type_end : doc.type_end + 80]  # of the day the title names
    if (
        bound is None
        or not (duties.is_duty(context) or _sets_a_last_day(one, bound, block, before, issued_on))
        or _contains(doc, stretches, index, before, after)
    ):
        return None
    if not _plausible(doc, one, bound, before, context, issued_on):
        return None
    text_start = one.start
    if first is one and start < len(before):
        text_start -= len(before) - start
    text_end = one.end + (len(m.group()) if (m := _RECURRING.match(after)) else 0)
    text = doc.text[text_start:text_end].strip(" ,(")
    what = _what(doc, clause, text_start, text_end, one)
    head = doc.low[clause.start : text_start]
    table = _row(doc, block, one) is not None
    kind = duties.kind_of(head if duties.is_duty(head) and not table else context)
    if kind == duties.SUBMISSION:  # "…; gửi về Hội": what is sent stands in front
        kind = duties.kind_of(_earlier(doc, stretches, index, clause) + head)
    to = None if table else duties.addressee(words, doc.text[clause.start : clause.end])
    due, last, window = _days(one, bound, recurring=bool(_RECURRING.match(after)))
    bound = _kept_bound(bound, one)
    return Deadline(
        what, due, kind, bound, last, text, doc.source.span(*doc.sentence(one.start)),
        to, window, hour, _note(one, after),
    )  # fmt: skip


def _sets_a_last_day(
    one: Stretch, bound: str, block: Block, before: str, issued_on: date | None
) -> bool:
    """ "3. Tháo dỡ toàn bộ mái che trước ngày 10/11/2024": an item of work, whatever its verb."""
    later = one.first is not None and issued_on is not None and one.first > issued_on
    whole = one.opening.kind == dates.DAY and bound in (_BEFORE, _BY)
    if bound == _WINDOW:
        whole = one.closing is not None and one.closing.kind == dates.DAY
    return whole and later and bool(block.kind) and len(before.split()) > _FEW_WORDS


def _bound(doc: Document, one: Stretch, before: str) -> tuple[str | None, int, str | None]:
    """How the words before a date bind it, where they begin, and the hour they name."""
    if one.closing is not None:
        return _WINDOW, len(before), None
    for pattern, said in _BOUNDS:
        match = pattern.search(before)
        if match is None:
            continue
        groups = match.groupdict()
        hour = f"{int(groups['h']):02d}:{groups['min'] or '00'}" if groups.get("h") else None
        if said == _NONE:
            return None, 0, None
        # "trước 17 giờ ngày 05/6" still has the day itself
        return (_BY if said == _BEFORE and hour else said), match.start(), hour
    kind = one.opening.kind
    if kind == dates.DAY and duties.is_duty(before[-40:]) and before[-1:] == " ":
        return _ON, len(before), None  # "vòng loại 24/4/2025"
    if kind in (dates.DAY, dates.WRONG, dates.PARTIAL):
        # "ngày 15/3/2020" alone
        named = _DAY_NAMED.search(before) or _says_day(doc, one, before) or _BARE.search(before)
        return (_ON if named else None), len(before), None
    if kind in (dates.MONTH, dates.QUARTER) and _BARE.search(before) and len(before) < 80:
        return _IN, len(before), None
    return None, 0, None


def _says_day(doc: Document, one: Stretch, before: str) -> bool:
    if one.opening.kind == dates.PARTIAL:  # "ngày 20/11" may be the name of a day
        named = doc.low.startswith("ngày", one.start)
        near = before[-45:]
        return named and duties.is_duty(near) and not _GREETS.search(near)
    return one.opening.end - one.opening.start > 11 or one.opening.kind == dates.WRONG


def _plausible(
    doc: Document, one: Stretch, bound: str, before: str, context: str, issued_on: date | None
) -> bool:
    kind = one.opening.kind
    if kind in (dates.HALF, dates.NOW, dates.BARE_DAY):
        return False
    if kind == dates.YEAR:
        wanted = re.search(r"sơ kết|tổng kết", context) and bound == _ON
        return bool(wanted) and one.closing is None
    if kind == dates.BLANK:
        return bound in (_BEFORE, _BY, _ON)
    if bound in (_ON, _IN) and issued_on and one.last and one.last < issued_on:
        return False  # what has happened before the plan was signed
    if bound == _ON and re.search(r"\bđã\b", doc.low[one.end : doc.sentence(one.start)[1]][:80]):
        return False
    if bound == _WINDOW and one.last is None:
        return one.opening.kind == dates.PARTIAL and not _RECURRING.match(
            doc.low[one.end : one.end + 30]
        )
    if (
        bound in (_ON, _WITHIN)
        and re.search(r"(?:phấn đấu|đạt|có)[^.;]{0,30}$", before)
        and kind != dates.DAY
    ):
        return bool(re.search(r"sơ kết|tổng kết|gửi|nộp|báo cáo", context))
    return one.first is not None or kind in (dates.PARTIAL, dates.WRONG, dates.MONTH)


def _kept_bound(bound: str, one: Stretch) -> str:
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if bound == _ON and long:
        return _IN
    if bound == _WITHIN and not long:
        return _ON
    return bound


def _days(
    one: Stretch, bound: str, *, recurring: bool
) -> tuple[date | None, date | None, Window | None]:
    """The printed day, the last valid day and the window of a bound."""
    if recurring:
        return None, None, None
    first, last = one.first, one.last
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if bound == _WINDOW:
        window = Window(first, last) if first and last and first <= last else None
        closing = one.closing.kind if one.closing else ""
        return (last if closing in (dates.DAY, dates.PARTIAL) else None), last, window
    if first is None or last is None:
        return None, None, None
    window = Window(first, last)
    if long:
        if bound in (_WITHIN, _BY):
            return None, last, window
        if bound == _BEFORE:
            return None, first - timedelta(days=1), window
        return None, None, window
    return first, first - timedelta(days=1) if bound == _BEFORE else first, None


def _without(words: str, one: Stretch, clause: _Clause) -> str:
    return words[: max(0, one.start - clause.start)] + " " + words[max(0, one.end - clause.start) :]


def _contains(doc: Document, stretches: list[Stretch], index: int, before: str, after: str) -> bool:
    """ "Quý II/2023: … trước ngày 20/6/2023": a heading whose block has the day itself."""
    one = stretches[index]
    if one.opening.kind not in (dates.MONTH, dates.QUARTER) or not re.match(r" ?[:)]", after):
        return False
    end = doc.block_at(one.start).end
    exact = (dates.DAY, dates.PARTIAL, dates.MONTH)
    return before.strip() == "" and any(
        other.start < end and other.role == FREE and other.opening.kind in exact
        for other in stretches[index + 1 :]
    )


def _earlier(doc: Document, stretches: list[Stretch], index: int, clause: _Clause) -> str:
    """The words of the block before the clause, back to the date before it."""
    start = doc.block_at(clause.start).body
    ends = [one.end for one in stretches[:index] if one.end > start]
    return doc.low[max([start, clause.start - 200, *ends]) : clause.start]


def _above(doc: Document, one: Stretch) -> str:
    """The heading that says what a bare "Thời gian: ngày …" is about."""
    block = doc.block_at(one.start)
    return doc.words(doc.blocks[block.parents[-1]])[:160] if block.parents else ""


def _what(doc: Document, clause: _Clause, start: int, end: int, one: Stretch) -> str:
    block = doc.block_at(one.start)
    row = _row(doc, block, one)
    if row:
        return duties.in_brief(row)
    low = max(block.body, clause.start)
    head = doc.text[low:start].strip(" ,;:.-–(")
    tail = doc.text[end : clause.end].strip(" ,;:.-–)")
    if duties.is_duty(head.lower()):
        tail = (
            re.split(r"[,:]", tail)[0]
            if tail[:1] not in ",:" and doc.text[end : end + 1] != ","
            else ""
        )
    head = _LABEL_ONLY.sub("", head) if _LABEL_ONLY.match(head.lower()) and len(head) < 40 else head
    words = (
        f"{head}: {tail}" if head and tail and not head[-1:].isalnum() else f"{head} {tail}".strip()
    )
    if not duties.is_duty(words.lower()) and block.parents and len(words) < 60:
        above = doc.blocks[block.parents[-1]]
        words = f"{doc.text[above.body : above.end].split(':')[0].strip(' .')}: {words}".strip(": ")
    return duties.in_brief(words)


def _row(doc: Document, block: Block, one: Stretch) -> str | None:
    """In a table of dates: the cell that says what is to be done."""
    if "\t" not in doc.text[block.start : block.end]:
        return None
    start = block.start
    cells: list[str] = []
    for cell in doc.text[block.start : block.end].split("\t"):
        if not start <= one.start < start + len(cell) and not re.fullmatch(r"[\d.\s]*", cell):
            cells.append(cell.strip())
        start += len(cell) + 1
    return next((cell for cell in cells if duties.is_duty(cell.lower())), None)


def _note(one: Stretch, after: str) -> str | None:
    if _RECURRING.match(after):
        return "Lặp lại hằng năm: cần hỏi năm."
    if one.opening.kind == dates.PARTIAL and one.last is None:
        return "Thiếu năm: cần hỏi."
    if one.opening.kind == dates.WRONG:
        return "Ngày này không có thật: cần hỏi."
    if one.opening.kind == dates.BLANK:
        return "Ngày để trống: cần hỏi."
    return None
