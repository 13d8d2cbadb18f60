"""Ranges of days: "từ 5-10/12", "5/12 đến 20/1", "từ tháng 11 đến hết quý 1"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigns.wording.dates.days import Day, Festival
from campaigns.wording.dates.periods import DAY, Frame, Period, Resolved
from campaigns.wording.dates.scan import Item
from campaigns.wording.dates.stretches import Month, Node, Stretch
from campaigns.wording.dates.words import Word
from campaigns.wording.reading import Refused

_UNCLEAR = "Chưa rõ khoảng thời gian. Xin gõ ngày đầu và ngày cuối."
_BACKWARDS = "Ngày cuối đến trước ngày đầu. Xin gõ lại."
_MOONS = "Là ngày âm hay ngày dương? Xin gõ lại hai ngày."
_A_YEAR = 366
_LUNAR_NAMES = (1, 12)
_FULL_MOON = 15


def range_of(first: Item, last: Item, frame: Frame) -> Resolved:
    """The days from `first` to `last`, an end without a year rolling past its start."""
    start, end = completed(first.expression.node, last.expression.node)
    if start is None or end is None or Word.AFTER in first.mods or last.onward:
        return Refused("ambiguous", _UNCLEAR)
    if isinstance(end, Festival) and Word.BEFORE not in last.mods:
        return Refused("ambiguous", _UNCLEAR)
    if mixed_moons(start, end):
        return Refused("ambiguous", _MOONS)
    year = _year_of(end)
    starts = _starts(start, end, year, frame)
    if isinstance(starts, Refused):
        return starts
    spans: list[Period] = []
    for begin in starts:
        closing = end.resolve(replace(frame, floor=begin.start))
        if isinstance(closing, Refused):
            return closing
        spans += [Period(begin.start, _last_day(one, last)) for one in closing]
    spans = [span for span in spans if span.start <= span.end]
    if not spans:
        return Refused("conflict", _BACKWARDS)
    return tuple(spans)


def completed(start: Node, end: Node) -> tuple[Node | None, Node | None]:
    """A bare day takes its month from the other end, a bare number after a month is a month."""
    if isinstance(start, Day) and start.month is None and start.month_offset is None:
        if isinstance(end, Day) and end.month is not None:
            if not start.bare and start.unsure is False and start.lunar is False:
                return (replace(end, day=start.day), end) if start.day < end.day else (start, end)
            return (replace(end, day=start.day), end) if start.day < end.day else (None, None)
        if isinstance(end, Day) and end.month_offset is not None:
            return (replace(end, day=start.day), end) if start.day < end.day else (None, None)
        if start.bare:
            return None, None
    if isinstance(end, Day) and end.bare:
        if isinstance(start, Month) and start.part is None and start.month is not None:
            return start, Month(end.day, lunar=start.lunar)
        return None, None
    return start, end


def mixed_moons(start: Node, end: Node) -> bool:
    """ "từ 20/10 đến 30/10 âm": whether both are lunar, nothing says; rằm, giêng and chạp do."""
    if not (isinstance(start, Day) and isinstance(end, Day)) or start.lunar or not end.lunar:
        return False
    return start.month is not None and end.month not in _LUNAR_NAMES and end.day != _FULL_MOON


def _year_of(node: Node) -> int | None:
    return node.year if isinstance(node, (Day, Month, Stretch)) else None


def _starts(start: Node, end: Node, year: int | None, frame: Frame) -> Resolved:
    """Where the range can begin: in the year its end names, or in the open year."""
    opened = isinstance(start, (Day, Month, Stretch)) and start.year is None
    fixed = isinstance(start, Month) and start.month is None
    if not opened or fixed or (isinstance(start, Day) and start.month is None):
        return start.resolve(frame)
    if year is not None and isinstance(start, (Day, Month, Stretch)):
        same = replace(start, year=year).resolve(frame)
        closing = end.resolve(frame)
        if isinstance(same, Refused) or isinstance(closing, Refused):
            return same
        if same and closing and same[0].start <= closing[0].end:
            return same
        earlier = replace(start, year=year - 1).resolve(frame)
        if isinstance(earlier, Refused) or _short(earlier[0].start, closing[0].end):
            return earlier
        return Refused("conflict", _BACKWARDS)  # "5/9 đến 1/9/2025"
    found = start.resolve(frame)
    if isinstance(found, Refused) or frame.prefer is not None:
        return found
    return _with_running(start, end, found, frame)


def _with_running(start: Node, end: Node, found: tuple[Period, ...], frame: Frame) -> Resolved:
    """Adds last year's range when it is still running today: which one is meant is asked."""
    if not isinstance(start, Day):
        return found
    earlier = start.resolve(replace(frame, recent=_A_YEAR))
    if isinstance(earlier, Refused):
        return found
    for one in earlier:
        closing = end.resolve(replace(frame, floor=one.start))
        if one in found or isinstance(closing, Refused) or not closing:
            continue
        if one.start < frame.today <= closing[0].end and _short(one.start, closing[0].end):
            return (one, *found)
    return found


def _short(start: date, end: date) -> bool:
    return (end - start).days < _A_YEAR - 30


def _last_day(period: Period, item: Item) -> date:
    return period.start - DAY if Word.BEFORE in item.mods else period.end
