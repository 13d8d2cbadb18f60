"""When a registered work begins and ends: each date of the message finds its role."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigns.wording.beside.said_anew import last_word
from campaigns.wording.dates import week_rules
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.periods import (
    DAY,
    Frame,
    Period,
    Resolved,
    add_months,
    point,
    with_example,
)
from campaigns.wording.dates.ranges import completed, mixed_moons, range_of
from campaigns.wording.dates.read import When, finish, join, reading_of
from campaigns.wording.dates.scan import Item
from campaigns.wording.dates.stretches import Known, Month, Trouble
from campaigns.wording.dates.words import Word
from campaigns.wording.reading import Reading, Refused, Span
from campaigns.wording.registration.labels import DateHit, Scanned
from campaigns.wording.registration.other_days import forget_denied_cues, without_others
from campaigns.wording.registration.roles import roles_of
from campaigns.wording.registration.words import Part

_NO_START = "Chưa thấy ngày khởi công."
_NO_END = "Chưa thấy ngày hoàn thành."
_INSIDE_A_DAY = frozenset((",", "(", "ngày", "ngay", "là", "la", "tức"))
_WORDS_OF_A_SLIP = 6
_WHICH_CALENDAR = "Ngày xong là âm lịch hay dương lịch? Xin gõ ngày dương lịch."
_MOST_OF_A_YEAR = 270 * DAY


def read_times(
    scanned: Scanned, today: date, prefer: Span[date] | None
) -> tuple[Reading[When], Reading[When], bool]:
    """(start, end, conflict): conflict when both are known and the end comes first."""
    frame = Frame(today, prefer)
    forget_denied_cues(scanned)
    scanned.dates = without_others(scanned, _with_weekdays(scanned, frame))
    first, last = _with_year(*_with_month(*_both_ends(*roles_of(scanned))))
    if first is not None and last is not None and _moons_differ(first, last):
        first = last = None
    begin = _resolve(first, frame) if first is not None else Refused("empty", _NO_START)
    if first is not None and not isinstance(begin, Refused) and _begun(scanned, first):
        begin = tuple(one for one in begin if one.start <= today) or begin
    end = _end(last, begin, frame)
    if _by_the_moon_too(first, last, begin, end):
        end = Refused("ambiguous", _WHICH_CALENDAR)
    conflict = (
        not isinstance(begin, Refused)
        and not isinstance(end, Refused)
        and len(begin) == len(end) == 1
        and end[0].end < begin[0].start
    )
    return _reading(begin, today), _reading(end, today), conflict


def _moons_differ(first: DateHit, last: DateHit) -> bool:
    """ "từ 20/10 tới 30/10 âm": asked, for the first may be lunar as well."""
    start, end = first.expression, last.expression
    both = start is not None and end is not None and last.linked
    return both and start is not None and end is not None and mixed_moons(start.node, end.node)


def _by_the_moon_too(
    first: DateHit | None, last: DateHit | None, begin: Resolved, end: Resolved
) -> bool:
    """ "khởi công rằm tháng 8, xong 10 tháng 9": almost a year later, if it is not lunar as well."""
    if first is None or last is None or isinstance(begin, Refused) or isinstance(end, Refused):
        return False
    nodes = [one.expression.node if one.expression is not None else None for one in (first, last)]
    lunar = [isinstance(node, Day) and node.lunar for node in nodes]
    opened = isinstance(nodes[1], Day) and nodes[1].year is None
    return lunar == [True, False] and opened and end[0].start - begin[0].start > _MOST_OF_A_YEAR


def _both_ends(
    first: DateHit | None, last: DateHit | None
) -> tuple[DateHit | None, DateHit | None]:
    """Of "25-30/11" alone the first day is the start and the last the end."""
    period = last if first is None else first if last is None else None
    if period is None or period.until is None:
        return first, last
    return replace(period, until=None), replace(period, expression=period.until, until=None)


def _begun(scanned: Scanned, first: DateHit) -> bool:
    """ "đã khởi công hôm 1/12": the day is behind us."""
    for place, part in scanned.parts:
        if part is Part.START and place < first.start:
            said = scanned.tokens[max(place - 3, 0) : place]
            if any(token.text in ("đã", "vừa", "mới") for token in said):
                return True
    return False


def _reading(found: Resolved, today: date) -> Reading[When]:
    reading = reading_of(found)
    return with_example(reading, today) if isinstance(reading, Refused) else reading


def _with_weekdays(scanned: Scanned, frame: Frame) -> list[DateHit]:
    """The dates with "thứ Ba ngày 5/12" as one day; a weekday that is wrong must be asked."""
    kept: list[DateHit] = []
    for hit in scanned.dates:
        joined = _same_day(scanned, kept[-1], hit, frame) if kept else None
        if joined is None:
            kept.append(hit)
        else:
            kept[-1] = joined
    return kept


def _same_day(scanned: Scanned, one: DateHit, other: DateHit, frame: Frame) -> DateHit | None:
    first, second = one.expression, other.expression
    if first is None or second is None or other.linked:
        return None
    between = scanned.tokens[one.end : other.start]
    corrected = last_word(scanned.tokens[one.end - 1 : other.start])
    if corrected is not None and len(between) < _WORDS_OF_A_SLIP:
        return replace(other, start=one.start, linked=one.linked)  # "10/12 à nhầm 12/12"
    days = (
        week_rules.weekday(Cursor(scanned.tokens, frame.today), hit.start) for hit in (one, other)
    )
    if all(day is not None for day in days):
        return None  # "bắt đầu thứ 7 này, chủ nhật tuần sau xong"
    if (
        first.weekday == second.weekday
        or len(between) > 2
        or any(token.text not in _INSIDE_A_DAY for token in between)
    ):
        return None
    merged = join(Item(first), Item(second), frame)
    if isinstance(merged, Refused):
        whole = replace(first, node=Trouble(merged), end=second.end, weekday=False)
    elif merged is None:
        return None
    else:
        whole = merged.expression
    return DateHit(one.start, other.end, whole, mods=one.mods | other.mods, linked=one.linked)


def _with_month(
    first: DateHit | None, last: DateHit | None
) -> tuple[DateHit | None, DateHit | None]:
    """ "từ 15 đến 30/12": the first day is of the month of the last."""
    start = first.expression if first is not None else None
    end = last.expression if last is not None else None
    if first is None or start is None or end is None:
        return first, last
    if not isinstance(start.node, Day) or start.node.month is not None:
        return first, last
    node, _ = completed(start.node, end.node)
    if node is not None and isinstance(end.node, Day):
        first = replace(first, expression=replace(start, node=node))
    return first, last


def _with_year(
    first: DateHit | None, last: DateHit | None
) -> tuple[DateHit | None, DateHit | None]:
    """ "từ 25/8 đến 2/9/2026": the first day is of the year of the last, or of the one before."""
    start = first.expression if first is not None else None
    end = last.expression if last is not None and last.linked else None
    if first is None or start is None or end is None or first.until is not None:
        return first, last
    one, other = start.node, end.node
    if not (isinstance(one, Day) and isinstance(other, Day)) or one.lunar or other.lunar:
        return first, last
    if one.year is not None or other.year is None or not one.month or not other.month:
        return first, last
    year = other.year - ((one.month, one.day) > (other.month, other.day))
    return replace(first, expression=replace(start, node=replace(one, year=year))), last


def _item(hit: DateHit) -> Item | None:
    if hit.expression is None:
        return None
    mods = hit.mods - {Word.FROM, Word.TO}
    return Item(hit.expression, mods)


def _resolve(hit: DateHit, frame: Frame) -> Resolved:
    item = _item(hit)
    if item is None:
        return Refused("ambiguous", _NO_START)
    if hit.until is not None:
        return range_of(item, Item(hit.until), frame)
    return finish(item, frame)


def _end(hit: DateHit | None, begin: Resolved, frame: Frame) -> Resolved:
    """The end counts on from the start: its year, "15 ngày", "cuối tháng"."""
    if hit is None:
        return Refused("empty", _NO_END)
    known = not isinstance(begin, Refused) and len(begin) == 1
    start = begin[0] if known and not isinstance(begin, Refused) else None
    if hit.length is not None:
        return _after_length(hit.length, start)
    item = _item(hit)
    if item is None:
        return Refused("empty", _NO_END)
    if start is None:
        return _resolve(hit, frame)
    if hit.until is not None:
        return range_of(item, Item(hit.until), replace(frame, floor=start.start))
    node = item.expression.node
    if isinstance(node, Month) and node.offset == -1:  # "cuối tháng rồi": then it is done
        node = replace(node, offset=0, named=False)
        item = replace(item, expression=replace(item.expression, node=node))
    if isinstance(node, Month) and not node.named and node.month is None:
        frame = replace(frame, today=max(start.start, frame.today))
    if isinstance(node, Known) and node.weekday is None:
        return finish(item, frame)
    inside = frame.prefer is None or node.resolve(frame) == node.resolve(
        replace(frame, prefer=None)
    )
    return finish(item, replace(frame, floor=start.start) if inside else frame)


def _after_length(length: tuple[int, int], start: Period | None) -> Resolved:
    if start is None or not start.point:
        return Refused("ambiguous", _NO_END)
    days, months = length
    return (point(add_months(start.start, months) + DAY * days),)
