"""The year of rounds that print none: "Phong trào thi đua năm 2017 chia làm 2 đợt: đợt 1 (từ 01/01 - 30/6)".

Only a sentence that divides its year into these rounds gives it, and only in front of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import Stretch
from campaigns.planreader.days.windows import day_or_none, month_window
from campaigns.planreader.head.number_and_day import read_issued
from campaigns.planreader.model import Period, Phase
from campaigns.planreader.period.inferred import opening_start
from campaigns.planreader.text.outline import Document

_PARTS = r"(?: ra)?(?: làm| thành| theo| trong)? ?(?:0?[2-6]|hai|ba|bốn|năm|các) (?:đợt|giai đoạn|bước|chặng)"
_DIVIDED = re.compile(
    r"(?:phong trào|thi đua|cuộc vận động|chiến dịch)\b[^.;:\n]{0,60}? năm (?P<year>20\d\d)\b(?! ?[-–])(?![^.;:\n]{0,60}\bđã\b)"
    rf"[^.;:\n\d]{{0,60}}?(?:chia|tổ chức|phát động|thực hiện|gồm|triển khai){_PARTS}"
    rf"|(?:^|\n|[.;] )(?:[-+] ?|\d{{1,2}}\.? )?(?:trong )?năm (?P<opens>20\d\d)\b(?! ?[-–])(?![^.;:\n]{{0,60}}\bđã\b),?[^.;:\n\d]{{0,60}}? "
    rf"(?:chia|tổ chức|phát động|thực hiện|triển khai){_PARTS}(?=[^.;\n]{{0,40}}:)"
    r"|năm (?P<coming>20\d\d)\b(?! ?[-–])[^.;:\n\d]{0,60}? sẽ (?:được )?"
    rf"(?:chia|tổ chức|phát động|thực hiện|triển khai){_PARTS}"
)
_ANOTHER = re.compile(r"năm 20\d\d")  # behind the words that divide: the rounds are of that year
_NEXT_DAYS = 3  # between the end of a round and the first day of the next
_REACH = 400  # characters from the sentence that divides the year to its last round


def in_divided_year(
    doc: Document, found: list[tuple[Stretch, Phase]]
) -> list[tuple[Stretch, Phase]]:
    """The rounds with the year that the sentence in front of them divides."""
    done = []
    issued = read_issued(doc)[0]
    for one, phase in found:
        near = list(_DIVIDED.finditer(doc.low, max(0, one.start - _REACH), one.start))
        clear = near and not _ANOTHER.search(doc.low, near[-1].end(), one.start)
        year = _year(near[-1], issued) if clear else None
        done.append((one, _dated(one, phase, year) if year else phase))
    return done


def _year(said: re.Match[str], issued: dates.Mention | None) -> int | None:
    """The divided year; one that was over when the plan was issued is only told of."""
    if said["opens"] and issued and issued.first and int(said["opens"]) < issued.first.year:
        return None
    return int(said["year"] or said["opens"] or said["coming"])


def _dated(one: Stretch, phase: Phase, year: int) -> Phase:
    if phase.starts_on or phase.ends_on or one.closing is None:
        return phase
    first, last = _day(one.opening, year), _day(one.closing, year, last=True)
    if first is None or last is None or last < first:
        return phase
    return replace(phase, starts_on=first, ends_on=last, note=f"năm suy từ “năm {year}”")


def _day(one: dates.Mention, year: int, *, last: bool = False) -> date | None:
    if one.kind == dates.PARTIAL:
        return day_or_none(year, one.month or 0, one.day or 0)
    if one.kind == dates.MONTH and one.month and not one.first:
        window = month_window(year, one.month, one.part)
        return window[1 if last else 0] if window else None
    return None


def in_the_year_before(found: list[tuple[Stretch, Phase]]) -> list[tuple[Stretch, Phase]]:
    """ "Đợt 1: 05/9 - 20/11/2023; đợt 2: 21/11 - 22/12": a round that begins the day after has its year."""
    done: list[tuple[Stretch, Phase]] = []
    ended: date | None = None
    for one, phase in found:
        following = _following(one, phase, ended) if ended else phase
        ended = following.ends_on
        done.append((one, following))
    return done


def _following(one: Stretch, phase: Phase, ended: date) -> Phase:
    bare = all(mention.kind == dates.PARTIAL for mention in one.mentions)
    if phase.starts_on or phase.ends_on or one.closing is None or not bare:
        return phase
    first = _after(one.opening, ended)
    if first is None or (first - ended).days > _NEXT_DAYS:
        return phase
    last = _after(one.closing, first)
    if last is None:
        return phase
    return replace(phase, starts_on=first, ends_on=last, note="năm suy từ đợt trước")


def _after(mention: dates.Mention, before: date) -> date | None:
    """The day without a year in the year of the one before it, else in the next."""
    days = (_day(mention, year) for year in (before.year, before.year + 1))
    return next((day for day in days if day and day > before), None)


_ONE_YEAR_LONG = 366  # days in which a day and a month stand for one day


def in_the_whole(found: list[tuple[Stretch, Phase]], period: Period) -> list[tuple[Stretch, Phase]]:
    """ "từ 13/10/2024 đến 21/12/2024, chia làm hai giai đoạn: … (13/10 - 15/11)": days inside a period under a year."""
    first, last = period.starts_on, period.ends_on
    if not (first and last and (last - first).days < _ONE_YEAR_LONG):
        return found
    done: list[tuple[Stretch, Phase]] = []
    for one, phase in found:
        days = [_between(mention, first, last) for mention in one.mentions]
        bare = phase.starts_on is None and phase.ends_on is None and one.closing
        dated = phase
        if bare and days[0] and days[-1] and days[0] <= days[-1]:
            note = "năm suy từ thời gian của cả đợt"
            dated = replace(phase, starts_on=days[0], ends_on=days[-1], note=note)
        done.append((one, dated))
    return done


def _between(mention: dates.Mention, first: date, last: date) -> date | None:
    if mention.kind != dates.PARTIAL:
        return None
    days = (_day(mention, year) for year in (first.year, last.year))
    return next((day for day in days if day and first <= day <= last), None)


_SCHOOL_YEAR = re.compile(r"năm học (?P<first>20\d\d) ?[-–] ?(?P<last>20\d\d)\b")
_ONE_YEAR = re.compile(r"năm (?P<first>20\d\d)\b(?! ?[-–/])")
_SCHOOL_BEGINS = 8  # August
_ROUNDS = 2


def in_titled_year(
    doc: Document, found: list[tuple[Stretch, Phase]]
) -> list[tuple[Stretch, Phase]]:
    """ "… năm học 2023 - 2024" over rounds from 05/9 to 19/5 that follow day by day: their years are certain."""
    bare = all(
        one.closing and not phase.starts_on and not phase.ends_on
        and all(mention.kind in (dates.PARTIAL, dates.MONTH) for mention in one.mentions)
        for one, phase in found
    )  # fmt: skip
    title = doc.low[doc.type_end : opening_start(doc)]
    said = _SCHOOL_YEAR.findall(title) or [(year, year) for year in _ONE_YEAR.findall(title)]
    if not bare or len(found) < _ROUNDS or len(set(said)) != 1:
        return found
    first_year, last_year = map(int, said[0])
    named = f"năm {first_year}" if first_year == last_year else f"năm học {' - '.join(said[0])}"
    done: list[tuple[Stretch, Phase]] = []
    for one, phase in found:
        years = [
            first_year if (mention.month or 0) >= _SCHOOL_BEGINS else last_year
            for mention in one.mentions
        ]
        first = _day(one.opening, years[0])
        last = _day(one.closing, years[-1], last=True) if one.closing else None
        ended = done[-1][1].ends_on if done else None
        follows = ended is None or (first and 0 < (first - ended).days <= _NEXT_DAYS)
        if not (first and last and first < last and follows):
            return found
        note = f"năm suy từ tên kế hoạch: {named}"
        done.append((one, replace(phase, starts_on=first, ends_on=last, note=note)))
    return done
