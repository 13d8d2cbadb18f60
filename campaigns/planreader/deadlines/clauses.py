"""The words that go with a date: its clause, what it shares with its neighbours, what says it more exactly."""

from __future__ import annotations

import re

from campaigns.planreader.days import dates, duties
from campaigns.planreader.days.passing import no_longer
from campaigns.planreader.days.roles import FREE, Stretch
from campaigns.planreader.deadlines.names import Clause
from campaigns.planreader.text.outline import Document

_FEW = 4  # words that say no more than how a date binds
_MOST_IN_A_ROW = 30  # dates that share their words
_PARTS = (dates.DAY, dates.PARTIAL, dates.MONTH, dates.QUARTER)  # a date that ends a clause
_FAR = 800  # characters; what stands further away says nothing of a date


_NEXT = re.compile(
    r" ?(?:\([^()]{1,60}\))? ?(?:và|,) ?(?:ngày )?"
)  # "ngày 05/4 (đợt 1) và ngày 08/10"


def _like(one: Stretch, two: Stretch) -> bool:
    kinds = {one.opening.kind, two.opening.kind}
    return len(kinds) == 1 or kinds == {dates.DAY, dates.PARTIAL}


def first_of(doc: Document, stretches: list[Stretch], index: int) -> int:
    """ "tháng 7 và tháng 11 năm 2023": where a row of dates that share their words begins."""
    for _ in range(_MOST_IN_A_ROW):
        before = _beside(doc, stretches, index)
        if before is None:
            break
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


def clause_of(doc: Document, stretches: list[Stretch], index: int) -> Clause:
    """From the date before, or the semicolon, to the comma before the next or the end of the thought."""
    one = stretches[index]
    start, end = doc.sentence(one.start)
    first = first_of(doc, stretches, index)
    for other in reversed(stretches[max(0, first - 5) : first]):
        if other.start < start:
            break
        if _EXACTLY.fullmatch(doc.low[other.end : one.start]):
            continue  # the same time, said loosely first
        if no_longer(doc, other):
            continue  # "lùi hạn nộp từ ngày 15/3 sang ngày 25/3"
        vague = other.first is None and other.opening.kind in (dates.MONTH, dates.QUARTER)
        if vague and not duties.is_duty(doc.low[other.end : one.start]):
            continue  # "trong hội nghị quý I, dự kiến ngày 31/3"
        days = other.opening.kind == dates.BARE_DAY and other.closing  # "22 - 23/11/2024"
        if other.role == FREE and (days or other.opening.kind in _PARTS):
            start = other.end
            break
    if index + 1 < len(stretches) and one.end < stretches[index + 1].start < end:
        following = stretches[index + 1]
        comma = doc.low.find(",", one.end, following.start)
        if following.role == FREE and following.opening.kind != dates.YEAR and comma > 0:
            end = comma
    return Clause(max(start, one.start - _FAR), min(end, one.end + _FAR))


def without(words: str, one: Stretch, clause: Clause) -> str:
    """The clause with the date itself left out."""
    return words[: max(0, one.start - clause.start)] + " " + words[max(0, one.end - clause.start) :]


def goes_on(words: str, one: Stretch, clause: Clause) -> bool:
    """ "(trước ngày 10/6 và trước ngày 10/11)": what is due stands in front of the first of them."""
    own = without(words, one, clause)
    return "\t" not in own and len(re.findall(r"[^\W\d_]{2,}", own)) <= _FEW


def outside_bracket(doc: Document, one: Stretch) -> tuple[int, int]:
    """ "Tổ chức Ngày hội (điểm: thôn Hạ - ngày 05/8)": the words that the label in a bracket is about."""
    start = doc.block_at(one.start).body
    opened = doc.low.rfind("(", start, one.start)
    inside = doc.low[opened : one.start]
    if opened < 0 or ")" in inside or ":" not in inside:
        return one.start, one.start
    return max(doc.sentence(opened)[0], start), opened


def contains(doc: Document, stretches: list[Stretch], index: int, before: str, after: str) -> bool:
    """ "Quý II/2023: … trước ngày 20/6/2023": a heading whose block has the day itself."""
    one = stretches[index]
    if one.opening.kind not in (dates.MONTH, dates.QUARTER) or not re.match(r" ?[:)\t]", after):
        return False
    row = after.startswith("\t")  # "9/2024", a cell of its own, and the days in the next
    end = doc.block_at(one.start).end if row else doc.sentence(one.start)[1]
    exact = (dates.DAY, dates.PARTIAL, dates.BARE_DAY, dates.MONTH)
    return before.strip() == "" and any(
        other.start < end and other.role == FREE and other.opening.kind in exact
        for other in stretches[index + 1 :]
    )


_EXACTLY = re.compile(
    r",? (?:và )?(?:hạn (?:chót|cuối)|chậm nhất|muộn nhất|cụ thể|xong trước)[^,;.\d]{0,20}$| ?\((?:dự kiến |cụ thể |vào |là )*(?:ngày )?$"
)


_LABELS = re.compile(  # "quý I trước 25/3, quý II trước 25/6"
    r":? (?:xong )?(?:trước|chậm nhất|muộn nhất|đến hết)(?: là)?(?: ngày)? ?"
)


def narrowed(doc: Document, stretches: list[Stretch], index: int) -> bool:
    """ "trong tháng 12/2023, hạn chót là ngày 25/12/2023": the day says it exactly."""
    one = stretches[index]
    later = stretches[index + 1] if index + 1 < len(stretches) else None
    long = one.opening.kind in (dates.MONTH, dates.QUARTER, dates.YEAR)
    if later is None or not long:
        return False
    bracket = re.fullmatch(r" ?\([^()]{0,40}", doc.low[one.end : later.start])
    if not one.last:  # "trước ngày họp giao ban tháng 3 (05/3/2024)"
        if _LABELS.fullmatch(doc.low[one.end : later.start]):
            return True
        same = later.first is not None and later.first.month == one.opening.month
        return bool(bracket) and same and one.opening.kind == dates.MONTH
    if one.opening.kind == dates.YEAR and bracket:
        return later.role == FREE and later.first is not None
    inside = later.first is not None and one.first is not None and one.first <= later.first
    return bool(
        inside and later.first and later.first <= one.last and later.opening.kind == dates.DAY
        and _EXACTLY.fullmatch(doc.low[one.end : later.start])
    )  # fmt: skip


def earlier_words(doc: Document, stretches: list[Stretch], index: int, clause: Clause) -> str:
    """The words of the block before the clause, back to the date before it."""
    start = doc.block_at(clause.start).body
    ends = [one.end for one in stretches[:index] if one.end > start]
    return doc.low[max([start, clause.start - 200, *ends]) : clause.start]
