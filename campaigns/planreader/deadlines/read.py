"""Deadlines: a date with a bound ("trước", "chậm nhất", "trong tháng") and the duty it binds.

A date without both is none: anniversaries, dates of cited documents and of the period are left
alone. A day without a year is never completed from elsewhere; it is due on no day until asked.
"""

from __future__ import annotations

import re
from datetime import date

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.launch_day import launched_once
from campaigns.planreader.days.passing import binds_nobody
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.days.timelines import is_a_row
from campaigns.planreader.deadlines.binding import DONE, plausible, sets_a_last_day
from campaigns.planreader.deadlines.bounds import (
    BY,
    ON,
    WITHIN,
    bound_of,
    days_of,
    kept_bound,
)
from campaigns.planreader.deadlines.clauses import (
    clause_of,
    contains,
    earlier_words,
    first_of,
    goes_on,
    narrowed,
    outside_bracket,
    without,
)
from campaigns.planreader.deadlines.dated_headings import below_dated_headings
from campaigns.planreader.deadlines.names import (
    LABEL_ONLY,
    RECURRING,
    Clause,
    note_of,
    row_of,
    what_of,
)
from campaigns.planreader.deadlines.relative import read_relative
from campaigns.planreader.deadlines.same_day import on_days_before, on_the_same_day
from campaigns.planreader.deadlines.shared_words import REPORTS_LABEL
from campaigns.planreader.deadlines.told_days import binds_in_news
from campaigns.planreader.model import Deadline
from campaigns.planreader.period.read import Times
from campaigns.planreader.text.columns import column_of, table_head
from campaigns.planreader.text.outline import Block, Document
from campaigns.planreader.text.source import lowered

_EVERY_TIME = re.compile(
    r"^,? ?(?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)|tháng (?:sau|cuối quý|đầu quý))"
)


# "phấn đấu đến 30/6 hoàn thành tiêu chí y tế"
_STRIVEN = re.compile(r"(?:phấn đấu|mục tiêu)(?: là)?,? (?P<by>(?:đến|tới)(?: hết)? (?:ngày )?)$")
_FRESH = re.compile(r"(?:^\s*|[:;,.] ?|\) ?| và )$")
_REVIEWED = re.compile(
    r",? (?:sẽ )?(?:tổ chức |tiến hành )?(?:hội nghị |lễ )?(?:sơ kết|tổng kết|bình xét)\b"
)
_EVERY_WEEK = re.compile(
    r"(?:mỗi|hằng|hàng) (?:tuần|ngày)\b|các (?:(?:buổi|ngày|sáng|chiều|tối) )+(?:thứ|chủ nhật|cuối tuần)\b"
)  # what goes on, not what is due
# a limit told round by round binds like one told once
_LIMIT = re.compile(r"(?:thời hạn|hạn)\b[^:\d]{0,60}:")
_ROUND_OF = re.compile(r"(?:[^:]{0,70}:)? ?(?:đợt|lần|vòng|quý|kỳ) \S{1,4} ?[:(-]? ?(?:ngày )?")
_IS_THE_LIMIT = re.compile(r" ?[:-] ?(?:là )?(?:hạn|thời hạn)\b")
_LATEST = re.compile(r"\t[^\t]*(?:chậm|muộn) nhất")  # "Ngày chậm nhất phải hoàn thành", a column
_LIMIT_HEAD = re.compile(r"(?:thời )?hạn (?:cuối|chót|gửi|nộp|đăng ký|báo cáo|nhận)\b")
_BEHIND_LIST = re.compile(r"[^()]*\)\s*về ")
_UNNAMED = (duties.EVENT, duties.SUBMISSION, duties.SUMMARY, duties.LAUNCH)
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
    sets_days: bool,
) -> tuple[Deadline, ...]:
    """Every duty with a date of its own, in the order of the text.

    Only a document that sets days of events (`sets_days`) has deadlines "ngày X" and "tháng X"; in
    others they tell what happened.
    """
    limit = doc.blocks[doc.tail].start if doc.tail < len(doc.blocks) else len(doc.low)
    relative, claimed = read_relative(doc, stretches, times, issued_on, holidays, limit)
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
        earlier = found[-1][1] if _beside(doc, found, one) else None
        deadline = _deadline(doc, stretches, index, issued_on, earlier, sets_days=sets_days)
        if deadline is not None and (sets_days or binds_in_news(doc, one, deadline)):
            found.append((one.start, deadline))
            found += on_the_same_day(doc, one, deadline) if sets_days else []
            found += on_days_before(doc, one, deadline) if sets_days else []
    found.sort(key=lambda item: item[0])
    return launched_once([deadline for _, deadline in found])


def _beside(doc: Document, found: list[tuple[int, Deadline]], one: Stretch) -> bool:
    """Whether the deadline read last stands in the same block, in front."""
    return bool(found) and doc.block_at(one.start).body <= found[-1][0] < one.start


def _deadline(
    doc: Document,
    stretches: list[Stretch],
    index: int,
    issued_on: date | None,
    earlier: Deadline | None,
    *,
    sets_days: bool,
) -> Deadline | None:
    one = stretches[index]
    block = doc.block_at(one.start)
    clause = clause_of(doc, stretches, index)
    first = stretches[first_of(doc, stretches, index)]
    before = doc.low[max(block.body, clause.start) : first.start]
    after = doc.low[one.end : clause.end]
    if _EVERY_TIME.match(after) or one.opening.kind == dates.YEARS:
        return None
    if before.endswith("các ") and one.opening.kind == dates.MONTH and one.last is None:
        return None  # "vào các tháng 6, 12"
    bound, start, hour = _bound(doc, one, before, after)
    if bound is None:
        return None
    row = row_of(doc, block, one)
    words = lowered(row or doc.text[clause.start : clause.end])
    context, lead = _context(doc, stretches, index, clause, words, before)
    lead = words if row else lead
    due_then = sets_days and sets_a_last_day(one, bound, lead, issued_on)
    if not (duties.is_duty(context) or due_then or is_a_row(doc, one, before)):
        return None
    if contains(doc, stretches, index, before, after) or narrowed(doc, stretches, index):
        return None
    if not plausible(doc, one, bound, before, context, issued_on):
        return None
    text_start = one.start
    if first is one and start < len(before):
        text_start -= len(before) - start
    text_end = one.end + (len(m.group()) if (m := RECURRING.match(after)) else 0)
    text = doc.text[text_start:text_end].strip(" ,(:")
    if bound == WITHIN and _EVERY_WEEK.search(words):
        return None
    named = earlier.what if earlier else None
    what, again = what_of(doc, clause, text_start, text_end, one, named)
    head = doc.low[clause.start : text_start]
    table = row is not None
    kind = duties.kind_of(head if duties.is_duty(head) and not table else context)
    before_it = earlier_words(doc, stretches, index, clause) + head
    kind = _kind_of_what_is_sent(kind, head, before_it, what.lower())
    to = None if table else duties.addressee(words, doc.text[clause.start : clause.end])
    if kind == duties.SUMMARY and REPORTS_LABEL.match(what.lower()):
        kind = duties.REPORT
    if earlier and again:
        kind, to = earlier.kind, to or earlier.to
    due, last, window = days_of(one, bound, recurring=bool(RECURRING.match(after)))
    bound = kept_bound(bound, one)
    return Deadline(
        what, due, kind, bound, last, text, doc.source.span(*doc.sentence(one.start)),
        to, window, hour, note_of(one, after),
    )  # fmt: skip


def _bound(
    doc: Document, one: Stretch, before: str, after: str
) -> tuple[str | None, int, str | None]:
    """How the date binds, where its words begin, and its hour; a day is the last one where its label,
    its column or the aim in front of it says so."""
    bound, start, hour = bound_of(one, before)
    if bound is None and (aim := _STRIVEN.search(before)) and DONE.match(after):
        return BY, aim.start("by"), hour
    if bound is None and _opens_a_review(one, before, after):
        bound, start = ON, len(before)
    block = doc.block_at(one.start)
    in_column = "\t" in before and _limits_column(doc, block, one)
    of_round = _ROUND_OF.fullmatch(before) and _LIMIT.match(doc.words(block))
    if bound == ON and (_IS_THE_LIMIT.match(after) or in_column or of_round):
        bound = BY
    return bound, start, hour


def _limits_column(doc: Document, block: Block, one: Stretch) -> bool:
    """Whether the days of a column are the last ones: "Hạn gửi danh sách", "Ngày chậm nhất phải xong"."""
    column = column_of(doc, block, one.start) or ""
    return bool(_LIMIT_HEAD.match(column) or _LATEST.search(table_head(doc, block)))


def _kind_of_what_is_sent(kind: str, head: str, *said: str) -> str:
    """ "…; gửi về Hội", "… (tên; ngày hoàn thành) về Văn phòng": what is sent stands in front."""
    listed = kind == duties.EVENT and _BEHIND_LIST.match(head)
    if kind != duties.SUBMISSION and not listed:
        return kind
    kinds = (duties.kind_of(words) for words in said)
    return next((one for one in kinds if one not in _UNNAMED), kind)


def _opens_a_review(one: Stretch, before: str, after: str) -> bool:
    """ "…; năm 2023 tổ chức sơ kết giữa kỳ": a year or a month in front of its review."""
    long = one.opening.kind in (dates.YEAR, dates.MONTH, dates.QUARTER) and one.single
    if one.opening.kind != dates.YEAR or one.opening.part:
        after = after.removeprefix(":")
    return bool(long and one.first and _FRESH.search(before) and _REVIEWED.match(after))


def _context(
    doc: Document, stretches: list[Stretch], index: int, clause: Clause, words: str, before: str
) -> tuple[str, str]:
    """The words that may say what is due, wider as long as they name nothing; and those in front."""
    one = stretches[index]
    block = doc.block_at(one.start)
    if duties.is_duty(without(words, one, clause)):
        return words, before
    context = words + " " + _above(doc, one)
    lead = before
    if _TERM_ONLY.match(words) and not duties.is_duty(context):
        context += " " + earlier_words(doc, stretches, index, clause) + " " + doc.label(block)
        context += " " + doc.low[clause.end : doc.sentence(one.start)[1]]
    if not duties.is_duty(context) and goes_on(words, one, clause):
        earlier = doc.low[max(block.body, doc.sentence(one.start)[0]) : clause.start]
        context += " " + earlier
        lead = earlier + before
    if not duties.is_duty(context):
        context += " " + doc.low[slice(*outside_bracket(doc, one))]
    if one.single and LABEL_ONLY.match(before) and not duties.is_duty(context):
        context += " " + doc.low[doc.type_end : doc.type_end + 80]  # of the day the title names
    return context, lead


def _above(doc: Document, one: Stretch) -> str:
    """The heading that says what a bare "Thời gian: ngày …" is about."""
    block = doc.block_at(one.start)
    return doc.words(doc.blocks[block.parents[-1]])[:160] if block.parents else ""
