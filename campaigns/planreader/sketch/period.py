"""What is asked about a campaign's first and last day, each day offered with where it comes from.

Days are offered, never taken: from "năm 2024", the phases, the day of issue, today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from campaigns.plan_check import YEARS
from campaigns.planreader.model import PlanDraft, Span, Words
from campaigns.planreader.sketch import milestones
from campaigns.planreader.sketch.model import About, Choice, Question, Stage
from campaigns.wording.dates.read import say_date
from campaigns.wording.house_forms import sketch_words as words

LONGEST_SENTENCE = 400
MOST_DAYS = 4
_ENDS = re.compile(r"[.;!?](?=\s)|\n")

Offered = list[tuple[date, str]]  # a day, and the words that say where it comes from


def sentence_at(text: str, at: Span) -> str:
    """The sentence a statement stands in, in one line."""
    start = at.start
    for match in _ENDS.finditer(text, max(0, at.start - LONGEST_SENTENCE), at.start):
        start = -match.end()
    first = -start if start < 0 else max(0, at.start - LONGEST_SENTENCE // 2)
    after = _ENDS.search(text, max(at.end, first))
    last = min(after.end() if after else len(text), first + LONGEST_SENTENCE)
    return " ".join(text[first : max(last, first)].replace("*", "").replace("#", "").split())


def questions(
    draft: PlanDraft,
    stated: tuple[date | None, date | None],
    stages: tuple[Stage, ...],
    years: list[int],
    today: date,
) -> list[Question]:
    """A question for the first and the last day, as far as the plan does not state them."""
    starts, ends = stated
    due = {one.at for one in draft.deadlines}
    open_days = [one for one in draft.partial_dates if one.at not in due]
    inferred = draft.period.inferred
    said = inferred.text if inferred else ""
    at = inferred.at if inferred else draft.period.at
    sentence = sentence_at(draft.read_from, at) if at else ""
    found = []
    if starts is None:
        offered = _in_years(draft, open_days[:1], years)
        if inferred:
            offered.append((inferred.first, words.FIRST_OF.format(said)))
        begun = [one for one in stages if one.starts_on]
        if begun:
            first = min(begun, key=lambda one: one.starts_on or date.max)
            offered.append((first.starts_on or today, words.STARTS_WITH.format(first.name)))
        if draft.issued_on:
            line = sentence_at(draft.read_from, draft.issued_on[1])
            offered.append((draft.issued_on[0], words.ISSUED.format(line)))
        over = ends or (inferred.last if inferred else None)
        if over is None or today < over:
            offered.append((today, words.TODAY))
        choices = _choices(offered)
        found.append(Question("starts_on", About.STARTS_ON, said, sentence, choices))
    if ends is None:
        offered = _in_years(draft, open_days[-1:], years)
        if inferred:
            offered.append((inferred.last, words.LAST_OF.format(said)))
        done = [one for one in stages if one.ends_on]
        if done:
            last = max(done, key=lambda one: one.ends_on or date.min)
            offered.append((last.ends_on or today, words.ENDS_WITH.format(last.name)))
        found.append(Question("ends_on", About.ENDS_ON, said, sentence, _choices(offered)))
    return found


def years_of(draft: PlanDraft) -> list[int]:
    """The years a day without a year may belong to, as far as the text names any."""
    period, issued = draft.period, draft.issued_on
    days = [issued[0] if issued else None, period.starts_on, period.ends_on]
    if period.inferred:
        days += [period.inferred.first, period.inferred.last]
    return sorted({day.year for day in days if day and day.year in YEARS})[:4]


def _in_years(draft: PlanDraft, open_days: Iterable[Words], years: list[int]) -> Offered:
    """A day that the plan prints without its year, in each year it may mean."""
    return [
        (day, words.IN_YEAR.format(sentence_at(draft.read_from, one.at), day.year))
        for one in open_days
        for day in milestones.days_of(one.text, years)
    ]


def _choices(offered: Offered) -> tuple[Choice, ...]:
    """Each day once, with the first of its origins."""
    unlike: dict[date, str] = {}
    for day, why in offered:
        if day.year in YEARS:
            unlike.setdefault(day, why)
    return tuple(Choice(day.isoformat(), say_date(day), why) for day, why in unlike.items())[
        :MOST_DAYS
    ]
