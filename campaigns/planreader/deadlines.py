"""Deadlines: a date with a bound ("trước", "chậm nhất", "trong tháng") and the duty it binds.

A date without both is none: anniversaries, dates of cited documents and of the period are left
alone. A day without a year is never completed from elsewhere; it is due on no day until asked.
"""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader import dates, duties
from campaigns.planreader.binding import opens_a_row, plausible, sets_a_last_day
from campaigns.planreader.bounds import (
    BY,
    IN,
    ON,
    bound_of,
    days_of,
    kept_bound,
)
from campaigns.planreader.dated_headings import below_dated_headings
from campaigns.planreader.deadline_words import (
    LABEL_ONLY,
    RECURRING,
    Clause,
    note_of,
    row_of,
    what_of,
)
from campaigns.planreader.model import Deadline
from campaigns.planreader.outline import Document
from campaigns.planreader.passing import binds_nobody
from campaigns.planreader.period import Times
from campaigns.planreader.relative import read_relative
from campaigns.planreader.roles import FREE, Stretch
from campaigns.planreader.source import lowered

_EVERY_TIME = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)|tháng (?:sau|cuối quý|đầu quý))"
)


_TERM_ONLY = re.compile(
    r"\W*(?:định kỳ )?(?:\d{1,2} tháng|quý|cả năm|năm|học kỳ|(?:đợt|lần|vòng) \S{1,4}) "
)


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
    below, headings = below_dated_headings(doc, stretches, limit)
    taken = times.used | headings
    found: list[tuple[int, Deadline]] = relative + (below if sets_days else [])
    for index, one in enumerate(stretches):
        if one.role != FREE or not first <= one.start < limit or one.start in taken:
            continue
        if any(low <= one.start < high for low, high in claimed):
            continue
        if binds_nobody(doc, one):
            continue
        deadline = _deadline(doc, stretches, index, issued_on)
        if deadline is not None and (sets_days or deadline.bound not in (ON, IN)):
            found.append((one.start, deadline))
    found.sort(key=lambda item: item[0])
    return tuple(deadline for _, deadline in found)


_FEW = 4  # words that say no more than how a date binds
_FAR = 800  # characters; what stands further away says nothing of a date


_NEXT = re.compile(
    r" ?(?:\([^()]{1,60}\))? ?(?:và|,) ?(?:ngày )?"
)  # "ngày 05/4 (đợt 1) và ngày 08/10"


def _like(one: Stretch, two: Stretch) -> bool:
    kinds = {one.opening.kind, two.opening.kind}
    return len(kinds) == 1 or kinds == {dates.DAY, dates.PARTIAL}


def _first_of(doc: Document, stretches: list[Stretch], index: int) -> int:
    """ "tháng 7 và tháng 11 năm 2023": where a row of dates that share their words begins."""
    while (before := _beside(doc, stretches, index)) is not None:
        index = before
    return index


def _beside(doc: Document, stretches: list[Stretch], index: int) -> int | None:
    """The date that a "và" links to this one; what stands in brackets between does not count."""
    for before in range(index - 1, max(index - 4, -1), -1):
        other = stretches[before]
        if other.role == FREE and _like(other, stretches[index]):
            linked = _NEXT.fullmatch(doc.low[other.end : stretches[index].start])
            return before if linked else None
    return None


def _clause(doc: Document, stretches: list[Stretch], index: int) -> Clause:
    one = stretches[index]
    start, end = doc.sentence(one.start)
    first = _first_of(doc, stretches, index)
    for other in reversed(stretches[max(0, first - 5) : first]):
        if other.start < start:
            break
        if _EXACTLY.fullmatch(doc.low[other.end : one.start]):
            continue  # the same time, said loosely first
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
    return Clause(max(start, one.start - _FAR), min(end, one.end + _FAR))


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
    if before.endswith("các ") and one.opening.kind == dates.MONTH and one.last is None:
        return None  # "vào các tháng 6, 12"
    bound, start, hour = bound_of(doc, one, before)
    if bound == ON and re.match(r" ?[:-] ?(?:là )?(?:hạn|thời hạn)\b", after):
        bound = BY
    words = row_of(doc, block, one) or doc.text[clause.start : clause.end]
    words = lowered(words)
    context = (
        words if duties.is_duty(_without(words, one, clause)) else words + " " + _above(doc, one)
    )
    if _TERM_ONLY.match(words) and not duties.is_duty(context):
        context += " " + _earlier(doc, stretches, index, clause) + " " + doc.label(block)
        context += " " + doc.low[clause.end : doc.sentence(one.start)[1]]
    lead = before
    if not duties.is_duty(context) and _goes_on(words, one, clause):
        earlier = doc.low[max(block.body, doc.sentence(one.start)[0]) : clause.start]
        context += " " + earlier
        lead = earlier + before
    if one.single and LABEL_ONLY.match(before) and not duties.is_duty(context):
        context += " " + doc.low[doc.type_end : doc.type_end + 80]  # of the day the title names
    if (
        bound is None
        or not (
            duties.is_duty(context)
            or sets_a_last_day(one, bound, block, lead, issued_on)
            or opens_a_row(doc, block, before, after)
        )
        or _contains(doc, stretches, index, before, after)
        or _narrowed(doc, stretches, index)
    ):
        return None
    if not plausible(doc, one, bound, before, context, issued_on):
        return None
    text_start = one.start
    if first is one and start < len(before):
        text_start -= len(before) - start
    text_end = one.end + (len(m.group()) if (m := RECURRING.match(after)) else 0)
    text = doc.text[text_start:text_end].strip(" ,(")
    what = what_of(doc, clause, text_start, text_end, one)
    head = doc.low[clause.start : text_start]
    table = row_of(doc, block, one) is not None
    kind = duties.kind_of(head if duties.is_duty(head) and not table else context)
    if kind == duties.SUBMISSION:  # "…; gửi về Hội": what is sent stands in front
        kind = duties.kind_of(_earlier(doc, stretches, index, clause) + head)
    to = None if table else duties.addressee(words, doc.text[clause.start : clause.end])
    due, last, window = days_of(one, bound, recurring=bool(RECURRING.match(after)))
    bound = kept_bound(bound, one)
    return Deadline(
        what, due, kind, bound, last, text, doc.source.span(*doc.sentence(one.start)),
        to, window, hour, note_of(one, after),
    )  # fmt: skip


def _without(words: str, one: Stretch, clause: Clause) -> str:
    return words[: max(0, one.start - clause.start)] + " " + words[max(0, one.end - clause.start) :]


def _goes_on(words: str, one: Stretch, clause: Clause) -> bool:
    """ "(trước ngày 10/6 và trước ngày 10/11)": what is due stands in front of the first of them."""
    own = _without(words, one, clause)
    return "\t" not in own and len(re.findall(r"[^\W\d_]{2,}", own)) <= _FEW


def _contains(doc: Document, stretches: list[Stretch], index: int, before: str, after: str) -> bool:
    """ "Quý II/2023: … trước ngày 20/6/2023": a heading whose block has the day itself."""
    one = stretches[index]
    if one.opening.kind not in (dates.MONTH, dates.QUARTER) or not re.match(r" ?[:)]", after):
        return False
    end = doc.sentence(one.start)[1]
    exact = (dates.DAY, dates.PARTIAL, dates.BARE_DAY, dates.MONTH)
    return before.strip() == "" and any(
        other.start < end and other.role == FREE and other.opening.kind in exact
        for other in stretches[index + 1 :]
    )


_EXACTLY = re.compile(
    r",? (?:và )?(?:hạn (?:chót|cuối)|chậm nhất|muộn nhất|cụ thể|xong trước)[^,;.\d]{0,20}$| ?\((?:dự kiến |cụ thể |vào |là )*(?:ngày )?$"
)


def _narrowed(doc: Document, stretches: list[Stretch], index: int) -> bool:
    """ "trong tháng 12/2023, hạn chót là ngày 25/12/2023": the day says it exactly."""
    one = stretches[index]
    later = stretches[index + 1] if index + 1 < len(stretches) else None
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if later is None or not long or not one.last:
        return False
    bracket = re.fullmatch(r" ?\([^()]{0,40}", doc.low[one.end : later.start])
    if one.opening.kind == dates.YEAR and bracket:
        return later.role == FREE and later.first is not None
    inside = later.first is not None and one.first is not None and one.first <= later.first
    return bool(
        inside and later.first and later.first <= one.last and later.opening.kind == dates.DAY
        and _EXACTLY.fullmatch(doc.low[one.end : later.start])
    )  # fmt: skip


def _earlier(doc: Document, stretches: list[Stretch], index: int, clause: Clause) -> str:
    """The words of the block before the clause, back to the date before it."""
    start = doc.block_at(clause.start).body
    ends = [one.end for one in stretches[:index] if one.end > start]
    return doc.low[max([start, clause.start - 200, *ends]) : clause.start]


def _above(doc: Document, one: Stretch) -> str:
    """The heading that says what a bare "Thời gian: ngày …" is about."""
    block = doc.block_at(one.start)
    return doc.words(doc.blocks[block.parents[-1]])[:160] if block.parents else ""
