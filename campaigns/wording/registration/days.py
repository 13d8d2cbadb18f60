"""The days and periods of a registration, with what the words before them said."""

from __future__ import annotations

from dataclasses import replace

from campaigns.wording.dates.grammar import Expression, expression_at
from campaigns.wording.dates.lengths import duration
from campaigns.wording.dates.stretches import Stretch, trouble
from campaigns.wording.dates.words import WORDS, Word
from campaigns.wording.registration.day_names import (
    days_of_a_month,
    follows_its_word,
    is_no_day,
)
from campaigns.wording.registration.labels import DateHit, Label
from campaigns.wording.registration.open_days import first_of_two, is_open
from campaigns.wording.registration.walk import Walk

_WHICH_DAY = "Ngày này chưa chắc. Xin cho một ngày cụ thể."
_MOST_MONTHS = 6


def take_date(walk: Walk, index: int) -> int | None:
    """A day or a period, with what the words before it said."""
    if walk.tokens[index].text == "nay" and after_date(walk, index):
        return walk.mark(index, index + 1, Label.CUE)  # "15 tay nay": này
    later = duration(walk.cursor, index + 1) if walk.tokens[index].text == "sau" else None
    numbered = later is not None and walk.cursor.digits(later[1]) is not None  # "sau 2 tháng 9"
    if later is not None and walk.scanned.dates and not numbered:  # counted from the start
        return keep_date(walk, DateHit(index, later[1], length=later[0], mods=walk.mods))
    after = "sau" in (walk.cursor.text(index + 2), walk.cursor.text(index + 3))
    counted = duration(walk.cursor, index) if after and walk.scanned.dates else None
    few = counted is not None and counted[0][1] <= _MOST_MONTHS  # "30 tháng sau" is a day
    if counted is not None and few and walk.cursor.text(counted[1]) == "sau":
        return keep_date(walk, DateHit(index, counted[1] + 1, length=counted[0], mods=walk.mods))
    vague = WORDS.at(walk.tokens, index)
    if vague is not None and vague.meaning is Word.VAGUE and vague.end == index + 2:
        last = expression_at(walk.cursor, index + 1)
        if last is not None and last.end == vague.end:  # "mai mốt", "nay mai"
            open_day = replace(last, start=index, node=trouble(_WHICH_DAY))
            return keep_date(walk, DateHit(index, vague.end, open_day, mods=walk.mods))
    days = None if walk.occasion else days_of_a_month(walk, index)
    if days is not None:
        return keep_date(walk, days)
    expression = expression_at(walk.cursor, index)
    if expression is None or walk.occasion or is_no_day(walk, index, expression):
        return None
    if _gone_by(walk, index, expression):
        return walk.mark(index, expression.end, Label.CUE)
    if is_open(walk, index, expression.end):
        expression = replace(expression, node=trouble(_WHICH_DAY))
        walk.mark(first_of_two(walk, index), index, Label.DATE)
    hit = DateHit(index, expression.end, expression, mods=walk.mods, linked=walk.linked)
    return keep_date(walk, _in_quarters(hit, expression))


def _in_quarters(hit: DateHit, expression: Expression) -> DateHit:
    """ "quý 2-3": from one quarter to another."""
    node = expression.node
    if not isinstance(node, Stretch) or node.last is None:
        return hit
    first, last = replace(node, last=None), replace(node, number=node.last, last=None)
    until = replace(expression, node=last)
    return replace(hit, expression=replace(expression, node=first), until=until)


def _gone_by(walk: Walk, index: int, expression: Expression) -> bool:
    """ "năm ngoái làm cổng, năm nay …", "hồi tháng 3": what was then, and not when this begins."""
    then = bool(index) and walk.tokens[index - 1].text in ("hồi", "hoi")
    if walk.mods or follows_its_word(walk, index - then):
        return False
    node = expression.node
    year = node.year if isinstance(node, Stretch) and node.months == 12 else None
    return then or (year is not None and year <= walk.cursor.today.year)


def keep_date(walk: Walk, hit: DateHit) -> int:
    """Keep a date with what was said before it."""
    walk.scanned.dates.append(hit)
    walk.mods, walk.linked = set(), False
    return walk.mark(hit.start, hit.end, Label.DATE)


def after_date(walk: Walk, index: int) -> bool:
    """Whether a date ends at `index`."""
    return bool(walk.scanned.dates) and walk.scanned.dates[-1].end == index
