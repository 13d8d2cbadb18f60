"""Deadlines: a date with a bound ("trước", "chậm nhất", "trong tháng") and the duty it binds.

A date without both is none: anniversaries, dates of cited documents and of the period are left
alone. A day without a year is never completed from elsewhere; it is due on no day until asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaigns.planreader import dates, duties
from campaigns.planreader.bounds import (
    BEFORE,
    BY,
    IN,
    ON,
    WINDOW,
    WITHIN,
    bound_of,
    days_of,
    kept_bound,
)
from campaigns.planreader.model import Deadline
from campaigns.planreader.outline import Block, Document
from campaigns.planreader.period import Times
from campaigns.planreader.relative import read_relative
from campaigns.planreader.source import lowered
from campaigns.planreader.stretches import FREE, Stretch

_RECURRING = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi|các) (?:năm|tháng|quý|tuần)|tháng (?:sau|cuối|đầu)|tháng cuối quý)"
)
_EVERY_TIME = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)|tháng (?:sau|cuối quý|đầu quý))"
)
_LABEL_ONLY = re.compile(r"^(?:thời gian|thời hạn|thời điểm|hạn|ngày|tiến độ)[^:]{0,40}:? ?")


_TERM_ONLY = re.compile(r"\W*(?:\d{1,2} tháng|quý|cả năm|năm|học kỳ) ")


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
        if _said_in_passing(doc, one):
            continue
        if _UNTIL_EVENT.search(doc.low, max(0, one.start - 120), one.start):
            continue
        if _dates_a_figure(doc, one):
            continue
        deadline = _deadline(doc, stretches, index, issued_on)
        if deadline is not None and (sets_days or deadline.bound not in (ON, IN)):
            found.append((one.start, deadline))
    found.sort(key=lambda item: item[0])
    return tuple(deadline for _, deadline in found)


_GROUND = re.compile(r"(?:[-+] ?)?căn cứ\b")


def _said_in_passing(doc: Document, one: Stretch) -> bool:
    """In the title or among the grounds, where a month or a quarter tells what the rest is about."""
    block = doc.block_at(one.start)
    title = doc.type_block is not None and not block.kind and block.index <= doc.type_block + 3
    opening = title and not re.search(
        r"(?:phát động|ban hành|xây dựng|tổ chức)[^.]{0,200}(?:như sau|sau đây|sau:)",
        doc.words(block),
    )
    exact = one.opening.kind in (dates.DAY, dates.PARTIAL)
    return bool(_GROUND.match(doc.words(block))) or (opening and not exact)


_GOAL = re.compile(
    r"[:,]?(?: phấn đấu| toàn \w+| tỷ lệ[^.;,\d]{0,50}?| giải ngân)*,? "
    r"(?:đạt|có|còn|giảm|tăng|thu được|đạt được)\b[^.;,]{0,40}?\d"
)


def _dates_a_figure(doc: Document, one: Stretch) -> bool:
    """ "đến ngày 31/10/2025 đạt 75%": the day belongs to the figure, as part of its name."""
    before = doc.low[max(0, one.start - 24) : one.start]
    return bool(
        one.single
        and re.search(r"(?:đến|tới)(?: hết)? (?:ngày )?$", before)
        and _GOAL.match(doc.low, one.end)
    )


_UNTIL_EVENT = re.compile(
    r"đến (?:khi|ngày (?:tổ chức|diễn ra|khai mạc|bế mạc)) [^.;\n]{3,80}\(dự kiến (?:vào |trong )?$"
)
_FEW_WORDS = 4
_FAR = 800  # characters; what stands further away says nothing of a date
_OLDEST = 2001  # no plan without a day of issue is older


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
    first = _first_of(doc, stretches, index)
    for other in reversed(stretches[max(0, first - 5) : first]):
        if other.start < start:
            break
        vague = other.first is None and other.opening.kind in (dates.MONTH, dates.QUARTER)
        if vague and not duties.is_duty(doc.low[other.end : one.start]):
            continue  # "trong hội nghị quý I, dự kiến ngày 31/3"
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
    return _Clause(max(start, one.start - _FAR), min(end, one.end + _FAR))


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
    bound, start, hour = bound_of(doc, one, before)
    if bound == ON and re.match(r" ?[:-] ?(?:là )?(?:hạn|thời hạn)\b", after):
        bound = BY
    words = _row(doc, block, one) or doc.text[clause.start : clause.end]
    words = lowered(words)
    context = (
        words if duties.is_duty(_without(words, one, clause)) else words + " " + _above(doc, one)
    )
    if _TERM_ONLY.match(words) and not duties.is_duty(context):
        context += " " + _earlier(doc, stretches, index, clause)
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
    due, last, window = days_of(one, bound, recurring=bool(_RECURRING.match(after)))
    bound = kept_bound(bound, one)
    return Deadline(
        what, due, kind, bound, last, text, doc.source.span(*doc.sentence(one.start)),
        to, window, hour, _note(one, after),
    )  # fmt: skip


def _sets_a_last_day(
    one: Stretch, bound: str, block: Block, before: str, issued_on: date | None
) -> bool:
    """ "3. Tháo dỡ toàn bộ mái che trước ngày 10/11/2024": an item of work, whatever its verb."""
    later = one.first is not None and (issued_on is None or one.first > issued_on)
    whole = one.opening.kind == dates.DAY and bound in (BEFORE, BY)
    if bound == WINDOW:
        whole = one.closing is not None and one.closing.kind == dates.DAY
    return whole and later and bool(block.kind) and len(before.split()) > _FEW_WORDS


def _plausible(
    doc: Document, one: Stretch, bound: str, before: str, context: str, issued_on: date | None
) -> bool:
    kind = one.opening.kind
    if one.last and one.last.year < (issued_on.year if issued_on else _OLDEST) - 1:
        return False  # a plan sets no day of long ago
    if kind in (dates.HALF, dates.NOW) or (kind == dates.BARE_DAY and one.single):
        return False
    if kind == dates.YEAR:
        wanted = re.search(r"sơ kết|tổng kết", context) and bound == ON
        return bool(wanted) and one.closing is None
    if kind == dates.BLANK:
        return bound in (BEFORE, BY, ON)
    if bound in (ON, IN) and issued_on and one.last and one.last < issued_on:
        return False  # what has happened before the plan was signed
    if bound == ON and re.search(r"\bđã\b", doc.low[one.end : doc.sentence(one.start)[1]][:80]):
        return False
    if bound == WINDOW and one.last is None:
        return one.opening.kind == dates.PARTIAL and not _RECURRING.match(
            doc.low[one.end : one.end + 30]
        )
    if (
        bound in (ON, WITHIN)
        and re.search(r"(?:phấn đấu|đạt|có)[^.;]{0,30}$", before)
        and kind != dates.DAY
    ):
        return bool(re.search(r"sơ kết|tổng kết|gửi|nộp|báo cáo", context))
    return one.first is not None or kind in (dates.PARTIAL, dates.WRONG, dates.MONTH)


def _without(words: str, one: Stretch, clause: _Clause) -> str:
    return words[: max(0, one.start - clause.start)] + " " + words[max(0, one.end - clause.start) :]


def _contains(doc: Document, stretches: list[Stretch], index: int, before: str, after: str) -> bool:
    """ "Quý II/2023: … trước ngày 20/6/2023": a heading whose block has the day itself."""
    one = stretches[index]
    if one.opening.kind not in (dates.MONTH, dates.QUARTER) or not re.match(r" ?[:)]", after):
        return False
    end = doc.sentence(one.start)[1]
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
    bare_label = _LABEL_ONLY.match(head.lower()) and not duties.is_duty(head.lower())
    head = _LABEL_ONLY.sub("", head) if bare_label and len(head) < 40 else head
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
    duty = next((cell for cell in cells if duties.is_duty(cell.lower())), None)
    named = next((cell for cell in cells if len(cell) > 5), None)
    return duty or (f"hoàn thành {named}" if named and _in_dated_table(doc, block) else None)


def _in_dated_table(doc: Document, block: Block) -> bool:
    """Whether a column of the table above is called "Thời gian hoàn thành" or the like."""
    head = block
    while head.index and "\t" in doc.text[head.start : head.end]:
        block, head = head, doc.blocks[head.index - 1]
    return bool(re.search(r"\t(?:thời (?:gian|hạn)|tiến độ|hạn|hoàn thành)", doc.words(block)))


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
