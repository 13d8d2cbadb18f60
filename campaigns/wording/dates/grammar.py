"""One date expression at one place of a text: ngày 5 tháng 12, cuối quý 1, thứ 6 tuần sau.

The grammar only says what was said; which year or day it is, `periods` decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from campaigns.wording.dates import (
    day_rules,
    days_in_figures,
    feast_rules,
    lengths,
    period_rules,
    week_rules,
    words,
)
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.stretches import Node
from campaigns.wording.dates.weekday_of_month import weekday_of_month
from campaigns.wording.numbers import spoken_numbers
from campaigns.wording.spelling.text import fold

Rule = Callable[[Cursor, int], tuple[Node, int] | None]

# the first rule that applies wins: longer wordings stand before what they begin with
_RULES: tuple[Rule, ...] = (
    days_in_figures.iso,
    feast_rules.festival,
    feast_rules.full_moon,
    lengths.later,
    lengths.ago,
    period_rules.stretch,
    week_rules.week,
    period_rules.month,
    period_rules.month_of_year,
    period_rules.relative,
    period_rules.year,
    day_rules.day,
)
_TABLES = (
    *(words.WEEKDAYS, words.RELATIVE_DAYS, words.TWO_DAYS, words.FESTIVALS, words.TWO_FESTIVALS),
    *(words.TET, words.PARTS, words.UNITS),
)


@cache
def _first_words() -> frozenset[str]:
    """What a date can begin with: a quick look at one word spares most words of a sentence all rules."""
    return frozenset[str]().union(
        *(table.first_words() for table in _TABLES),
        spoken_numbers.first_words(),
        map(fold, words.DAY_WORDS | words.MONTH_WORDS | words.YEAR_WORDS),
        ("sang", "ra", "sau", "cach", "ram", "nua", "quy", "qui", "q"),
        period_rules.GLUED_QUARTERS,
    )


@dataclass(frozen=True, slots=True)
class Expression:
    """A node with the tokens it takes, from `start` up to, without, `end`."""

    node: Node
    start: int
    end: int
    weekday: bool = False  # a weekday without its week, to be checked against another date


def expression_at(c: Cursor, index: int) -> Expression | None:
    """The date expression that begins at `index`, if any."""
    if index not in c.seen:
        c.seen[index] = _expression(c, index) if index < len(c.tokens) else None
    found = c.seen[index]
    return found if isinstance(found, Expression) else None


def _expression(c: Cursor, index: int) -> Expression | None:
    token = c.tokens[index]
    if not token.number and token.fold not in _first_words():
        return None
    weekday = week_rules.on_weekday(c, index)
    of_month = weekday_of_month(c, index) if weekday is not None else None
    if of_month is not None:
        return Expression(of_month[0], index, of_month[1])
    if weekday is not None:
        return Expression(weekday[0], index, weekday[1], weekday[2])
    for rule in _RULES:
        found = rule(c, index)
        if found is not None:
            return Expression(found[0], index, found[1])
    return None
