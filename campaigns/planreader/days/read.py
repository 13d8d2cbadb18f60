"""Dates put together and given their part: "từ … đến …" is one stretch, and each has a role (roles.py).

Where a date prints no year, missing_years.py says whether one is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from campaigns.planreader.days import dates
from campaigns.planreader.days.dates import Mention
from campaigns.planreader.days.launch_day import names_launch
from campaigns.planreader.days.missing_years import (
    as_printed,
    completed,
    in_month_above,
    in_named_year,
    in_year_above,
    in_year_of_row,
    later,
)
from campaigns.planreader.days.passing import EXTENDED_FROM, moves_days
from campaigns.planreader.days.roles import Stretch, role_of
from campaigns.planreader.days.years_above import in_headed_year
from campaigns.planreader.text.columns import column_of
from campaigns.planreader.text.outline import Document

_JOIN = re.compile(
    r"^(?: \([^()\n/]{1,60}\)|\))?(?:,? ?| \((?=đến hết ))(?:-|->|→|(?:(?:và )?(?:sẽ )?kéo dài |cho )?(?:đến|tới)(?: trước)?|(?:và )?(?:về đích|kết thúc)(?: (?:tiếp )?nhận| thu)?(?: trước)?)(?: khi)?(?: hết){0,2}(?: vào)?(?: khoảng)?"
    r"(?:(?: ngày| lễ| hội nghị)? (?:tổng kết|bế mạc)(?: phong trào| đợt| năm học| năm)?(?: thi đua)?(?: \((?:vào )?)?)?"
    rf"(?: ?(?:lúc )?{dates.HOUR},?)?(?: ?ngày)? ?$"
)
# "bắt đầu từ tháng 11/2021 và tổng kết vào năm 2025"
_SUMMED_UP = re.compile(
    r",? (?:và )?(?:tổng kết|kết thúc)(?: phong trào)?(?: vào| trong)?(?: cuối)? ?(?:ngày )?"
)
# an event and its day: "từ tháng 10/2026 đến khi kết thúc năm công tác (31/12/2026)"
_TO_EVENT = re.compile(
    r" (?:cho )?(?:đến|tới) (?:(?:khi|hết|ngày|lễ|lúc) )*(?!hết|ngày \d)[^\W\d][^.;:()\d]{3,60} \((?:ngày |vào |tức |là )*"
)
# "từ tuần 10 (04/11/2024) đến hết tuần 13 (30/11/2024)": the weeks of a school year and their days
_A_WEEK = r"tuần(?: học)?(?: thứ)? \d{1,2} ?\((?:ngày )?"
_IN_WEEK = re.compile(rf"{_A_WEEK}$")
_TO_WEEK = re.compile(rf"\),? ?(?:đến|tới|-)(?: hết)? ?{_A_WEEK}")
_HOUR = rf"(?:{dates.HOUR},? )?"
_BEGINS = re.compile(
    rf"(?:bắt đầu|khởi đầu)(?: triển khai| thực hiện| phong trào| thi đua)*(?: từ| vào)?:? ?{_HOUR}(?:ngày )?$"
    r"|thời gian[^.;:\n]{0,30}: ?phát động từ (?:ngày )?$"
    r"|(?:\n|^)(?:[-+] ?|\d{1,2}(?:\.\d)?[.)/]? ?|[a-zđ]\) ?)?(?:thời gian |ngày |thời điểm )?(?:phát động|bắt đầu)(?: thi đua| phong trào| đợt)*: ?(?:vào )?(?:ngày )?$"
    r"|(?<![\w ])(?:[-+] )?phát động:[^.;\n]{0,70}$|\d[.)/-]{0,2} phát động:[^.;\n]{0,70}$"
)
_ENDS = re.compile(
    rf"^(?: tại [^.;:\n]{{2,40}})?[.,;]?[ \n](?:[-+] ?|\d{{1,2}}(?:\.\d)?[.)/]? ?|[a-zđ]\) ?)?(?:và )?(?:thời gian |ngày |thời điểm )?kết thúc(?: thi đua| phong trào| đợt)*(?: vào)?:? ?(?:hết )?"
    rf"(?:(?:ngày |khi |lễ )*(?:khai mạc|bế mạc|tổ chức|tổng kết|kỷ niệm|đại hội)[^.;:()\d]{{3,60}} \((?:dự kiến |vào |tức |là )*)?{_HOUR}(?:ngày )?$"
)
# "mở từ 0 giờ ngày 10/6, đóng lúc 24 giờ ngày 25/6": a gate for registrations
_OPENED = re.compile(
    rf"(?<!\w)mở(?: cổng| đăng ký| hệ thống| nhận)* (?:từ|lúc|vào)(?: lúc)?:? ?{_HOUR}(?:ngày )?$"
)
_CLOSED = re.compile(
    rf"[,;]? (?:và )?(?:sẽ )?(?:đóng|khóa)(?: cổng| lại| đăng ký| hệ thống| nhận)*(?: vào| lúc)*:? ?{_HOUR}(?:ngày )?"
)
# A lunar day: behind it "âm lịch" or a year by its name, or it stands behind a solar day and "(tức".
_LUNAR_AFTER = re.compile(
    r" ?\(?(?:âm lịch|âl\b)| năm (?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r" (?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)\b"
)
_LUNAR_IN = re.compile(r"\d{4} ?\(tức(?: là)?[^()\d]{0,20}(?:\d{1,2} )?$")
# "Phong trào … được phát động từ ngày 01/3/2025, dự kiến kết thúc ngày 30/9/2025"
_RUNS_FROM = re.compile(
    r"(?:phong trào|cuộc vận động|chiến dịch|đợt thi đua)[^.;:\n]{0,90} được (?:phát động|triển khai|tổ chức) từ (?:ngày )?$"
)
_PLANNED_END = re.compile(r",? (?:và )?(?:dự kiến|sẽ) kết thúc (?:vào )?(?:ngày )?")
_AND = re.compile(r"(?:,| và)(?: ngày)? ")  # "ngày 15/8 và 16/8/2024": one event of two days
_OPENERS = {dates.DAY, dates.PARTIAL, dates.MONTH, dates.QUARTER, dates.NOW, dates.YEAR,
            dates.BARE_DAY, dates.BLANK, dates.WRONG}  # fmt: skip
_CLOSERS = _OPENERS - {dates.NOW, dates.BARE_DAY}


def read_stretches(doc: Document, issued: Mention | None) -> list[Stretch]:
    """Every date of the document with its role, in the order of the text."""
    mentions = [one for one in dates.read_dates(doc.low) if not _lunar(doc, one)]
    issued_on = issued.first if issued else None
    found: list[Stretch] = []
    index = 0
    while index < len(mentions):
        one = mentions[index]
        two = mentions[index + 1] if index + 1 < len(mentions) else None
        named = two is not None and doc.low[one.end : two.start].strip() == "("
        if one.kind == dates.NOW and named and index + 2 < len(mentions):
            index += 1  # "từ ngày phát động (19/7/2025) đến …": the day stands in brackets
            one, two = mentions[index], mentions[index + 1]
        if two is not None and _joined(doc, one, two):
            stretch = _pair(doc, one, two, issued_on)
            index += 2
        else:
            now = issued_on if one.kind == dates.NOW and not names_launch(doc, one) else None
            stretch = Stretch(one.start, one.end, one, None, one.first or now, one.last)
            index += 1
        before = found[-1] if found else None
        found.append(replace(stretch, role=role_of(doc, stretch, issued, before)))
    found = [in_month_above(doc, found, index) for index in range(len(found))]
    found = [in_year_of_row(doc, found, index, issued_on) for index in range(len(found))]
    return [
        in_named_year(doc, in_year_above(doc, in_headed_year(doc, one, issued_on))) for one in found
    ]


def _lunar(doc: Document, one: Mention) -> bool:
    """Whether the day is of the lunar calendar, in which the reader does not reckon."""
    if _LUNAR_AFTER.match(doc.low, one.end):
        return True
    return bool(_LUNAR_IN.search(doc.low, max(0, one.start - 45), one.start))


# the heads of two columns: "Bắt đầu" and "Hoàn thành", "Từ ngày" and "Đến ngày"
_FIRST_COLUMN = re.compile(r"(?:ngày |thời (?:gian|điểm) )?(?:bắt đầu|khởi đầu|từ(?: ngày)?)")
_LAST_COLUMN = re.compile(r"(?:ngày |thời (?:gian|điểm) )?(?:hoàn thành|kết thúc|đến(?: ngày)?)")


def _from_column_to_column(doc: Document, one: Mention, two: Mention) -> bool:
    """Whether two cells side by side stand below "Bắt đầu" and "Kết thúc", in no table of rounds."""
    block = doc.block_at(one.start)
    row, first, last = (
        column_of(doc, block, place) or "" for place in (block.start, one.start, two.start)
    )
    if row.startswith(("đợt", "giai đoạn", "chặng")):
        return False  # its columns are the round's own ends
    return bool(_FIRST_COLUMN.fullmatch(first) and _LAST_COLUMN.fullmatch(last))


def _joined(doc: Document, one: Mention, two: Mention) -> bool:
    if dates.YEARS in (one.kind, two.kind) or one.kind not in _OPENERS or two.kind not in _CLOSERS:
        return False
    between = doc.low[one.end : two.start]
    if EXTENDED_FROM.search(doc.low, max(0, one.start - 60), one.start):
        return False
    if one.kind == two.kind == dates.QUARTER and between.strip() in ("và", ","):
        last = two.first.month if two.first else 0
        return not one.first and last == (one.month or 0) + 3  # "quý III và quý IV năm 2024"
    if between.strip(" ") == "\t" and one.kind == two.kind == dates.DAY:
        return _from_column_to_column(doc, one, two)
    if one.kind == dates.BARE_DAY and between.strip() == "và":
        return True  # "02 ngày 15 và 16/12/2024"
    if one.kind == dates.BARE_DAY and re.fullmatch(r"(?:, ?\d{1,2})*(?:,| và) ?", between):
        row = [
            one.day,
            *map(int, re.findall(r"\d+", between)),
            two.first.day if two.first else two.day,
        ]
        return all(a is not None and b == a + 1 for a, b in pairwise(row))  # "14, 15, 16/10"
    if _AND.fullmatch(between) and one.kind in (dates.PARTIAL, dates.DAY):
        first = one.first or (completed(one, two.first) if two.first else None)
        return bool(first and two.first and two.first - first == timedelta(days=1))
    if _told_apart(doc, one, between):
        return True
    if two.kind in (dates.YEAR, dates.DAY) and _SUMMED_UP.fullmatch(between):
        begins = _BEGINS.search(doc.low, max(0, one.start - 90), one.start)
        if begins or two.kind == dates.YEAR:
            return bool(begins)
    if (
        two.kind in (dates.DAY, dates.MONTH)
        and _TO_EVENT.fullmatch(between)
        and doc.low.startswith(")", two.end)
    ):
        return one.kind != dates.NOW
    if _TO_WEEK.fullmatch(between) and doc.low.startswith(")", two.end):
        return bool(_IN_WEEK.search(doc.low, max(0, one.start - 30), one.start))
    return len(between) < 90 and "\n" not in between and bool(_JOIN.match(between))


def _told_apart(doc: Document, one: Mention, between: str) -> bool:
    """ "Bắt đầu: ngày … Kết thúc: …", "mở từ …, đóng lúc …", "được phát động từ …, dự kiến kết thúc …"."""
    if _ENDS.match(between) and one.kind == dates.NOW:
        return True  # "Bắt đầu: ngày ký ban hành. Kết thúc: …"
    if _ENDS.match(between) and _BEGINS.search(doc.low, max(0, one.start - 90), one.start):
        return True
    if _CLOSED.fullmatch(between) and _OPENED.search(doc.low, max(0, one.start - 60), one.start):
        return True
    planned = _PLANNED_END.fullmatch(between) and not moves_days(doc)
    return bool(planned and _RUNS_FROM.search(doc.low, doc.sentence(one.start)[0], one.start))


def _from(doc: Document, mention: Mention) -> int:
    """The start of the words "từ", "từ ngày", "từ 0 giờ ngày" that open a stretch."""
    match = _OPENING.search(doc.low, max(0, mention.start - 40), mention.start)
    return match.start() if match else mention.start


_OPENING = re.compile(rf"(?:kể |bắt đầu )?từ (?:lúc )?{_HOUR}(?:ngày )?$")
_AFTER = re.compile(r"(?:từ )?sau (?:ngày )?$")  # "từ sau 02/9/2023 đến 15/12/2023"


def _pair(doc: Document, one: Mention, two: Mention, issued_on: date | None) -> Stretch:
    first, last = one.first, two.last
    guessed = None
    if (
        first
        and one.kind == dates.DAY
        and _AFTER.search(doc.low, max(0, one.start - 10), one.start)
    ):
        first += timedelta(days=1)
    if one.kind == dates.NOW:
        first = None if names_launch(doc, one) else issued_on
        guessed = f"'{doc.text[one.start : one.end].strip()}': ngày ban hành" if first else None
    elif one.kind == dates.YEAR and one.part == "đầu":
        guessed = f"suy từ '{doc.text[_from(doc, one) : one.end]}'"
    elif first is None and two.first is not None:
        exact = two.kind == dates.DAY  # "từ tháng 7 đến hết năm 2024": before the end of the year
        first = completed(one, two.first if exact else two.last or two.first)
        if first and last and first.year != last.year:
            guessed = "năm của ngày bắt đầu suy từ ngày kết thúc"
            first = as_printed(first, last, issued_on)
    if first and one.kind == dates.YEAR and one.part == "giữa":  # "từ giữa năm 2024"
        first = date(first.year, 7, 1)
    if last and two.kind == dates.YEAR and two.part == "giữa":
        last = date(last.year, 6, 30)
    if last and two.kind == dates.DAY and "trước" in doc.low[one.end : two.start]:
        last -= timedelta(days=1)
    if last is None and one.first is not None and two.month:
        last = later(one.first, two)
        guessed = "năm của ngày kết thúc suy từ ngày bắt đầu" if last else None
    return Stretch(_from(doc, one), two.end, one, two, first, last, guessed=guessed)
