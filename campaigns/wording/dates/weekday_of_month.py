"""The first or last weekday of a month: "thứ hai đầu tháng sau", "thứ sáu cuối cùng của tháng 12"."""

from __future__ import annotations

from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.period_rules import month
from campaigns.wording.dates.stretches import Either, Month, Node, OnWeekday
from campaigns.wording.dates.week_rules import weekday

_ENDS = {"đầu": False, "cuối": True}
_VERY = ("tien", "cung")  # đầu tiên, cuối cùng


def weekday_of_month(c: Cursor, index: int) -> tuple[Node, int] | None:
    """A weekday, which end of the month, the month; no "thứ hai đầu tuần sau"."""
    named = weekday(c, index)
    part = words.PARTS.at(c.tokens, named[1]) if named is not None else None
    if named is None or part is None or part.meaning not in _ENDS:
        return None
    start = part.end + (c.fold(part.end) in _VERY)
    start += c.fold(start) in ("cua", "trong")
    found = month(c, start)
    if found is None or not isinstance(found[0], Month | Either):
        return None
    return OnWeekday(found[0], named[0], last=_ENDS[part.meaning]), found[1]
