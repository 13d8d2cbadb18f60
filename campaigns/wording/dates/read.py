"""Days and periods as village heads write them, read on a given day and said back.

Day first, always; a year is taken from the campaign's period or is the next one, and asked when
both are plausible; lunar only where it is said: the rules are in docs/reading.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.wording.beside.corrections import meant
from campaigns.wording.beside.courtesy import without_brother, without_courtesy
from campaigns.wording.beside.day_doubts import DAY_DOUBTS
from campaigns.wording.beside.doubts import doubt_in
from campaigns.wording.beside.filler import is_filler
from campaigns.wording.beside.harmless import asks_back
from campaigns.wording.beside.references import without_papers
from campaigns.wording.dates.days import Day, Festival
from campaigns.wording.dates.lunar import say_lunar
from campaigns.wording.dates.occasions import behind_reason, without_occasion
from campaigns.wording.dates.periods import DAY, Frame, Period, Resolved, point, with_example
from campaigns.wording.dates.ranges import range_of
from campaigns.wording.dates.scan import Item, Spoken, scan_dates
from campaigns.wording.dates.stretches import Known, Month
from campaigns.wording.dates.words import MOON, Word
from campaigns.wording.reading import (
    Candidates,
    Option,
    Reading,
    Refused,
    Span,
    Value,
    choose,
    make_sure,
)
from campaigns.wording.spelling.dialect import without_dialect
from campaigns.wording.spelling.slips import mend_digits, mend_words
from campaigns.wording.spelling.text import Token, clean, tokenise

When = date | Span[date]

LONGEST = 1000
_WEEKEND = re.compile(
    r"(?<!\w)(?:thứ (?:7|bảy)|t7|thu (?:7|bay))(?:,| và| va)? (?:chủ nhật|cn|chu nhat)(?: (?:tuần|tuan)(?= ))?(?!\w)",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"(?<=n[ữu]a) (?:kể|tính|ke|tinh) từ (?:hôm nay|ngày hôm nay|bây giờ|nay|giờ)"
)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EMPTY = "Câu trả lời đang trống. Xin gõ ngày."
_NO_DATE = "Chưa đọc được ngày."
_UNKNOWN = "Chưa rõ ngày: máy ghi “chưa rõ”, khi nào biết thì báo sau."
_VAGUE = "Xin cho một ngày hoặc một tháng cụ thể."
_NUMBER = "Xin gõ cả ngày và tháng."
_SETTLING = frozenset(("tính", "xem", "quyết", "bàn", "họp", "biết"))
_FEASTED = frozenset(("cúng", "ăn", "nghỉ", "gặt", "cung", "an", "nghi", "gat"))
_NO_HOUR = "Không có giờ nào là “{}”. Xin gõ lại ngày, không cần ghi giờ."
_MOON = "Là ngày âm hay ngày dương? Xin gõ cả ngày và tháng."
_CONFLICT = "Thứ và ngày không khớp nhau. Xin xem lịch rồi gõ lại."
_OPEN = "Câu này chưa có ngày cuối. Xin cho một ngày cụ thể."
_BEHIND = "Ngày này đã qua rồi. Xin gõ lại."
_SEVERAL = "Có nhiều ngày trong câu. Xin chọn một ngày, hoặc gõ lại."
_SURE = "Là {}, phải không? Nếu không thì xin gõ lại ngày."
_WHICH_YEAR = "Là ngày nào?"


def read_date(text: str, today: date, prefer: Span[date] | None = None) -> Reading[When]:
    """The day or period that `text` names on the day `today` (Vietnamese time).

    A day and month without a year that fall once in the period `prefer` are read in it.
    """
    found = _read(text, today, prefer)
    return with_example(found, today) if isinstance(found, Refused) else found


def _read(text: str, today: date, prefer: Span[date] | None) -> Reading[When]:
    if len(text) > LONGEST:
        return Refused("invalid", _NO_DATE)
    said = mend_digits(
        without_dialect(mend_words(without_brother(without_courtesy(without_papers(clean(text))))))
    )
    said = _FROM_NOW.sub("", _WEEKEND.sub("cuối tuần", said))
    if not said:
        return Refused("empty", _EMPTY)
    tokens = without_occasion(behind_reason(meant(tokenise(said))))
    spoken = scan_dates(said, tokens, today)
    found = decide(spoken, Frame(today, prefer))
    doubtful = spoken.strange or asks_back(tokens) or doubt_in(tokens, DAY_DOUBTS) is not None
    doubtful = doubtful or _to_be_settled(tokens)
    if not doubtful or not isinstance(found, Value):
        return found
    label = say_when(found.value)
    return make_sure(_SURE, found, label)


def _to_be_settled(tokens: list[Token]) -> bool:
    """ "20/12 tính", "20/12 quyết": the day of a decision."""
    last = [token for token in tokens if token.word and not is_filler(token)][-1:]
    if not last or len(tokens) < 2:
        return False
    behind = tokens[0].text in _FEASTED and last[0].text == "xong"  # "cúng rằm xong"
    return behind or last[0].text in _SETTLING


def decide(spoken: Spoken, frame: Frame) -> Reading[When]:
    """The reading of everything that was said about dates."""
    refused = _refuse(spoken)
    if refused is not None:
        return refused
    if spoken.clues & {Word.PASSED, Word.BEGUN}:
        frame = replace(frame, recent=366)
    items = _merged(spoken.items, frame)
    if isinstance(items, Refused):
        return items
    approx = any(Word.APPROX in item.mods for item in spoken.items)
    if len(items) == 1:
        found_one = finish(items[0], frame)
        if Word.BEGUN in spoken.clues and not isinstance(found_one, Refused):
            found_one = tuple(p for p in found_one if p.start <= frame.today) or found_one
        return reading_of(found_one, approx=approx)
    if len(items) == 2 and items[1].link is Word.TO:
        return reading_of(range_of(items[0], items[1], frame), approx=approx)
    found = [finish(item, frame) for item in items]
    periods = [period for one in found if not isinstance(one, Refused) for period in one]
    return _ask(_SEVERAL, periods)


def _refuse(spoken: Spoken) -> Refused | None:
    clues, items = spoken.clues, spoken.items
    if Word.UNKNOWN in clues:
        return Refused("ambiguous", _VAGUE) if items else Refused("unknown", _UNKNOWN)
    if Word.VAGUE in clues or Word.DENIED in clues or Word.QUESTION in clues:
        return Refused("ambiguous", _VAGUE)
    if spoken.no_hour and items:
        return Refused("invalid", _NO_HOUR.format(spoken.no_hour))
    if spoken.stray:
        return Refused("ambiguous", _NUMBER)
    if spoken.lengths:
        return Refused("ambiguous", "Tính từ ngày nào? Xin gõ ngày.")
    return None if items else Refused("ambiguous", _NO_DATE)


def _merged(items: list[Item], frame: Frame) -> list[Item] | Refused:
    """Expressions side by side that name one day: "thứ 2 ngày 20/11", "tháng 12, ngày 5"."""
    kept: list[Item] = []
    for item in items:
        named = item.dash and item.expression.weekday  # "20/8/2026 - thứ năm"
        if not kept or not (named or (item.link is None and item.adjacent)):
            kept.append(item)
            continue
        joined = join(kept[-1], item, frame)
        if isinstance(joined, Refused):
            return joined
        if joined is None:
            kept.append(item)
        else:
            kept[-1] = joined
    return kept


def join(one: Item, other: Item, frame: Frame) -> Item | Refused | None:
    """Two expressions side by side as the one day both name; refused where they disagree."""
    first, second = one.expression.node, other.expression.node
    if any(isinstance(node, Day) and node.bare for node in (first, second)):
        return Refused("ambiguous", _NUMBER)
    if any(isinstance(node, Day) and node.unsure for node in (first, second)):
        return Refused("ambiguous", _MOON)  # "mùng 1 đầu năm"
    for day, month in ((first, second), (second, first)):
        if isinstance(day, Day) and day.month is None and not day.bare and isinstance(month, Month):
            if month.part is None and month.month is not None:
                whole = replace(
                    day, month=month.month, year=month.year, lunar=month.lunar, bare=False
                )
                return _with(one, other, whole)
            if month.part is None and month.offset is not None:
                return _with(one, other, replace(day, month_offset=month.offset, bare=False))
    a, b = first.resolve(frame), second.resolve(frame)
    if isinstance(a, Refused) or isinstance(b, Refused):
        return a if isinstance(a, Refused) else b if isinstance(b, Refused) else None
    pairs = ((a, b, one, other), (b, a, other, one))
    for inner, outer, item, around in pairs:
        if around.expression.weekday:
            fits = [p for p in inner if p.point and p.start.weekday() == outer[0].start.weekday()]
            return _with(one, other, _fixed(fits)) if fits else Refused("conflict", _CONFLICT)
        fits = [p for p in inner if any(o.start <= p.start and p.end <= o.end for o in outer)]
        if fits and not item.expression.weekday:
            return _with(one, other, _fixed(fits))
    relative = any(not isinstance(node, Day) for node in (first, second))
    return Refused("conflict", _CONFLICT) if relative else None


def _fixed(periods: list[Period]) -> Known:
    return Known(tuple(periods))


def _with(one: Item, other: Item, node: Day | Known) -> Item:
    whole = replace(one.expression, node=node, end=other.expression.end, weekday=False)
    return Item(whole, one.mods | other.mods, one.link, one.adjacent, one.onward or other.onward)


def finish(item: Item, frame: Frame) -> Resolved:
    """The periods of one expression with the words before it: trước, chậm nhất, hết."""
    node = item.expression.node
    if isinstance(node, Day) and node.bare:
        return Refused("ambiguous", _NUMBER)
    if Word.AFTER in item.mods or item.onward:
        return Refused("ambiguous", _OPEN)
    before = Word.BEFORE in item.mods
    if before and Word.THROUGH in item.mods:
        return Refused("ambiguous", _VAGUE)
    if isinstance(node, Festival) and not before:
        return Refused("ambiguous", _VAGUE)
    found = node.resolve(frame)
    if isinstance(found, Refused):
        return found
    if before:
        return _before(item, found, frame)
    if Word.THROUGH in item.mods:
        return tuple(point(period.end) for period in found)
    if Word.BY in item.mods:
        return (*found, *(point(period.end) for period in found if not period.point))
    return found


def _before(item: Item, found: tuple[Period, ...], frame: Frame) -> Resolved:
    """From today to the day before."""
    node = item.expression.node
    part_of_week = isinstance(node, Known) and any(
        period.start < period.end < period.start + DAY * 6 for period in found
    )
    if part_of_week or (isinstance(node, Month) and node.part is not None):
        return Refused("ambiguous", _VAGUE)
    if any(period.start <= frame.today for period in found):
        return Refused("invalid", _BEHIND)
    return tuple(Period(frame.today, period.start - DAY) for period in found)


def reading_of(found: Resolved, *, approx: bool = False) -> Reading[When]:
    """Periods as a reading: one is a value, several are asked."""
    if isinstance(found, Refused):
        return found
    if len(found) == 1:
        return Value(found[0].value, approx)
    return _ask(_WHICH_YEAR, list(found))


def _ask(question: str, periods: list[Period]) -> Candidates[When] | Refused:
    return choose(question, *(Option(period.value, say_when(period.value)) for period in periods))


def say_date(day: date) -> str:
    """A day with its weekday: "thứ Ba, 05/12/2023"."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def say_when(value: When) -> str:
    """A day, or a period as "từ 05/12/2023 đến 10/12/2023"."""
    if isinstance(value, Span):
        return f"từ {value.start:%d/%m/%Y} đến {value.end:%d/%m/%Y}"
    return say_date(value)


def echo_date(text: str, value: When) -> str:
    """The echo of what `text` was read as, with its lunar date where the moon was spoken of."""
    said = say_when(value)
    if isinstance(value, Span) or MOON.anywhere(tokenise(clean(text))) is None:
        return said
    moon = say_lunar(value)
    return f"{said} ({moon} âm lịch)" if moon else said
