"""Every date expression of a formal document, as printed: days, months, quarters, blanks.

Owns the grammar of single expressions; what a date is for (a deadline, an anniversary, the date
of a cited document) is decided in roles.py. A day without a year stays without one, a day that
does not exist stays a mention without a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from campaigns.planreader.days import long_dates
from campaigns.planreader.days.mention import (
    BARE_DAY,
    BLANK,
    DAY,
    HALF,
    MONTH,
    NOW,
    PARTIAL,
    PRINTED,
    QUARTER,
    WRONG,
    YEAR,
    YEARS,
    Mention,
)
from campaigns.planreader.days.windows import day_or_none

__all__ = [
    "BARE_DAY",
    "BEFORE_EVENT",
    "BLANK",
    "DAY",
    "HALF",
    "HOUR",
    "MONTH",
    "NOW",
    "NO_ROUND",
    "PARTIAL",
    "PRINTED",
    "QUARTER",
    "WRONG",
    "YEAR",
    "YEARS",
    "Mention",
    "read_dates",
]  # fmt: skip

# an event that something is to be done before: "trước Đại hội Đảng bộ xã (15/5/2024)"
BEFORE_EVENT = (
    r"trước (?:khi |thềm |ngày |dịp |lễ |kỳ )*(?:diễn ra|khai mạc|tổ chức|ngày|dịp|lễ|kỳ|thềm|tết|đại hội|hội nghị|hội thi|"
    r"hội thao|hội diễn|ngày hội|khai giảng|bế giảng|năm học|mùa|vụ|quốc khánh|giỗ tổ|rằm|\d{1,2} tháng (?:chạp|giêng))\b(?! \d)(?:[^.;,()\d]|\d+ năm ){0,70}"
)
HOUR = r"\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút| ?['’′]+)?"  # "16 giờ 30 phút", "0h00'"
_N = r"(?<![\d/.,])"  # no digit before
_E = r"(?![\d])(?!\s?/\s?\d)"  # no digit after
NO_ROUND = r"(?<!đợt )(?<!thi đua )(?<!giai đoạn )(?<!bước )(?<!chặng )"  # "Đợt 1 tháng 3/2024"
# a day behind its number
_REST_YEAR = r"(?:/| tháng )\d{1,2}(?:/|,? năm )\d{4}"
_REST = rf"(?:{_REST_YEAR}|/\d{{1,2}})(?![\d/])"
# what an optional word may begin with is asked first: the search goes over every letter of a plan
_LEAD = r"(?=[nm\d])(?:(?:ngày|mồng|mùng)(?: |\n)?)?"
_PART = r"(?=[tnhđgcqm012])(?:(?P<part>(?:10|mười) ngày (?:đầu|giữa|cuối)|(?:0?2|hai) tuần (?:đầu|cuối)|tuần (?:thứ )?(?:đầu|cuối|[1-4]|nhất|hai|ba|tư)|(?:thượng|trung|hạ) tuần|nửa (?:đầu|cuối)|đầu|giữa|cuối)(?: của)? )?"
# "từ 1.5 - 2.5 triệu" is no span of days
_NO_UNIT = r"(?! ?(?:triệu|tỷ|nghìn|đồng|ha|km|m|mét|tấn|tạ|kg|lít|điểm|lần|người|hộ)(?!\w))"
_Build = Callable[[re.Match[str]], Mention | None]


def _full(match: re.Match[str]) -> Mention:
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 2000
    day = day_or_none(year, int(match["m"]), int(match["d"]))
    kind = DAY if day else WRONG
    return Mention(match.start(), match.end(), kind, day, day)


def _no_year(match: re.Match[str]) -> Mention:
    """ "10/11/202", "10/11/20233": a slip of the keys, and no day."""
    return Mention(match.start(), match.end(), WRONG)


_RANKED = re.compile(  # "xếp thứ 7/11", "tuần 1 - 2 tháng 6"
    r"(?:xếp|hạng|đứng|vị trí)(?: thứ)? $|tuần (?:thứ )?\d ?(?:-|,|và|đến) ?$"
)

# "cấp huyện 10/10", "thôn văn hóa đạt 12/12": all of them
_ALL_OF = re.compile(
    r"(?:cấp (?:tỉnh|huyện|xã|cơ sở|trường|thôn)|vững mạnh|xuất sắc|đạt(?: chuẩn)?|có|đủ|duy trì|giữ vững|văn hóa|kiểu mẫu|phổ cập|nông thôn mới|hoàn thành):? $"
)


def _partial(match: re.Match[str]) -> Mention | None:
    day, month = int(match["d"]), int(match["m"])
    before = match.string[max(0, match.start("d") - 25) : match.start("d")]
    ranked = _RANKED.search(before) or (day == month and _ALL_OF.search(before))
    if ranked or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Mention(match.start(), match.end(), PARTIAL, day=day, month=month)


_DOTTED = re.compile(
    r"(?:(?:ngày |từ )\d{1,2}[.\-]\d{1,2}|ngày \d{1,2}) ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?$"
)


def _dotted(match: re.Match[str]) -> Mention | None:
    """ "từ ngày 1.1 - 30.6": behind a day written so."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return _partial(match) if _DOTTED.search(before) else None


def _cell(match: re.Match[str]) -> Mention | None:
    """A cell that holds nothing but "15/3": no share is larger than its whole."""
    return _partial(match) if int(match["d"]) > int(match["m"]) else None


_LIST_OF_DAYS = re.compile(
    r"các ngày[^.;:\n\d]{0,40}:[^.\n]*$|\bngày (?:\d{1,2}/\d{1,2} \([^()\n]{3,60}\)(?:,| và) (?:ngày )?)+$"
)


def _listed(match: re.Match[str]) -> Mention | None:
    """ "Các ngày cao điểm: 15/6 (dọn vệ sinh), 20/7 (…)": days by their heading, whatever follows each."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    return _partial(match) if _LIST_OF_DAYS.search(match.string, line, match.start()) else None


def _blank(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), BLANK)


def _now(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), NOW)


def _bare(match: re.Match[str]) -> Mention | None:
    day = int(match["d"])
    return Mention(match.start(), match.end(), BARE_DAY, day=day) if 1 <= day <= 31 else None


_SAID_BEFORE = r"(?:ngày|mồng|mùng|từ|đến|tới|trước|sau|hết|sáng|chiều|tối|hạn|dịp|lễ|mừng|niệm|nhật|hai|ba|tư|năm|sáu|bảy)"  # fmt: skip
_GRAMMAR: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        # blanks to be filled in: "ngày    tháng 01 năm 2024", "ngày …/3/2024"
        (r"ngày[ .…_\t]{0,40}tháng[ .…_\t]{0,40}\d{0,2}[ .…_\t]{0,40}năm[ .…_\t]{0,40}(?:20)?\d{0,4}", _blank),
        (r"ngày \d{1,2} ?tháng[ .…_\t]{1,40}năm[ .…_\t]{0,40}\d{0,4}", _blank),
        (r"ngày ?[.…_]{1,40} ?[/\-] ?(?:\d{1,2}|[.…_]{1,40}) ?[/\-] ?(?:\d{4}|[.…_]{1,40})", _blank),
        (r"ngày ?[.…_]{1,40} ?[/\-] ?(?:\d{1,2}|[.…_]{1,40})(?!\d)", _blank),
        (r"(?<=[^\W\d] )[.…_]{1,40} ?/ ?(?:\d{1,2}|[.…_]{1,40}) ?/ ?(?:\d{4}|[.…_]{1,40})(?=[\s,;.)])", _blank),
        # days with a year
        (rf"{_LEAD}{_N}(?<!tuần )(?<!tuần thứ )(?P<d>\d{{1,2}}) ?tháng ?(?P<m>\d{{1,2}})(?:,? ?năm ?| ?[/\-] ?)(?P<y>\d{{4}})(?!\d)", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}}) ?(?P<s>[/.\-]) ?(?P<m>\d{{1,2}}) ?(?P=s) ?(?P<y>\d{{4}}){_E}", _full),
        (rf"(?=[nm\d])(?<!tháng ){_LEAD}{_N}(?P<d>\d{{1,2}})[/.\-](?P<m>\d{{1,2}})[/.\-](?P<y>\d{{4}}){_E}", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}})[/\-](?P<m>\d{{1,2}}),? năm (?P<y>\d{{4}})(?!\d)", _full),
        (rf"ngày {_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{2}}){_E}", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?:\d{{3}}|\d{{5,8}}){_E}", _no_year),
        # "từ ngày 03 đến ngày 12/5/2022": the first day has its month from the second
        (r"(?:ngày )(?P<d>\d{1,2})(?= ?(?:-|đến|tới|và)(?: hết)?(?: ngày)? ?\d{1,2} ?(?:[/\-.] ?\d|tháng))", _bare),
        (rf"(?:ngày )(?P<d>\d{{1,2}})(?=(?:, ?\d{{1,2}})*(?:,| và) ?(?:ngày )?\d{{1,2}}{_REST_YEAR})", _bare),
        (rf"(?=\d)(?:(?<=[^\W\d_] )(?<!tháng )|(?<=\())(?P<d>\d{{1,2}})(?=(?:, ?\d{{1,2}})*, ?\d{{1,2}}{_REST})", _bare),
        (rf"(?=\d)(?:(?<=đêm )|(?<=tối )|(?<=hôm ))(?P<d>\d{{1,2}})(?=(?: và|,| -) ?\d{{1,2}}{_REST})", _bare),
        (rf"(?<=\()(?P<d>\d{{1,2}})(?= và \d{{1,2}}{_REST})", _bare),
        (r"(?:^|\n)(?:[-+*] |\d{1,2}[.)] )?(?P<d>\d{1,2})(?= ?- ?\d{1,2}/\d{1,2} ?:)", _bare),
        (r"(?:lớp|đợt|lần|cụm|vòng|nhóm|khóa) [\divx]{1,4}: ?(?P<d>\d{1,2})(?= ?- ?\d{1,2}/\d{1,2}(?![\d/]))", _bare),
        (r"(?<=từ )(?P<d>\d{1,2})(?= ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?\d{1,2} ?(?:/|-|\.|tháng) ?\d)", _bare),
        (rf"(?=\d)(?<![\d/.,\-])(?<!tháng ){NO_ROUND}(?P<d>\d{{1,2}})(?= ?- ?\d{{1,2}}{_REST_YEAR})", _bare),
        # days without a year
        (rf"(?=[nm\d])(?<!tuần )(?<!tuần thứ ){NO_ROUND}{_LEAD}{_N}(?P<d>\d{{1,2}}) ?tháng ?(?P<m>\d{{1,2}})(?!\d)(?! ?(?:,|và) ?\d{{1,2}}(?:,| và| ?/ ?\d{{4}}| năm)| (?:một )?lần)", _partial),
        (r"(?:ngày|mồng|mùng) ?(?P<d>\d{1,2}) ?[/.\-] ?(?P<m>\d{1,2})(?![\d])(?! ?/ ?\d|-\d)", _partial),
        (rf"(?=\d)(?<![\w/.,])(?<=[^\d]){_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?= ?(?:-|đến|tới|,|;|\)|và|\.|$|hằng|hàng))(?!\d)", _partial),
        (rf"(?<=từ )(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})(?= ?(?:-|đến) ?\d{{1,2}}\.\d{{1,2}}(?![\d%]|[.,]\d){_NO_UNIT})", _partial),
        (r"(?<=từ )(?P<d>\d{1,2})[.\-](?P<m>\d{1,2})(?= ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?\d{1,2}/\d{1,2}/\d{4})", _partial),
        (r"(?=\d)(?<![\d.,/\-])(?P<d>\d{1,2})-(?P<m>\d{1,2})(?= - (?:ngày )?\d{1,2}/\d{1,2}/\d{4})", _partial),
        (rf"(?=\d)(?<![\d.,/\-])(?P<d>\d{{1,2}})[.\-](?P<m>\d{{1,2}})(?![\d/%])(?![.\-]\d){_NO_UNIT}", _dotted),
        (r"(?:^|\n)(?:[-+*] |\d{1,2}[.)] )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?= ?: ?[^\W\d])", _partial),
        (r"(?<=\d - )(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=:)", _partial),
        # the end of a span in its cell: "10/11 - 15/11", "10-15/11"
        (r"(?<=\t)(?P<d>\d{1,2})(?= ?- ?\d{1,2}/\d{1,2}(?:\t|\n|$))", _bare),
        (r"(?=\d)(?:(?<=\d - )|(?<=\d-))(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=\t|\n|$)", _partial),
        (r"(?=\d)(?:(?<=ngày \d, )|(?<=ngày \d\d, )|(?<=ngày \d,)|(?<=ngày \d\d,))(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/%])", _partial),
        (r"\b(?:trước|nhất|hết|hạn) (?P<d>\d{1,2})-(?P<m>\d{1,2})(?= (?:hằng|hàng|mỗi) năm)", _partial),
        (rf"\b{_SAID_BEFORE} (?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\d/%])", _partial),
        (r"(?<=\t)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=\t|\n|$)", _cell),
        (r"(?=\d)(?<![\w/.,])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?= \([^\W\d])", _listed),
        # longer stretches
        (r"tuần (?P<w>[1-4])(?: và|,| ?-) ?(?:tuần )?(?P<w2>[1-4]) (?:của )?tháng (?P<m>\d{1,2})(?:/|,? năm )(?P<y>\d{4})(?!\d)", long_dates.weeks),
        (r"tháng (?P<m>\d{1,2})(?:, ?\d{1,2})*(?:,|(?P<two> và)) ?(?P<again>tháng )?(?P<m2>\d{1,2})(?:/|,? năm )(?P<y>\d{4})(?!\d)", long_dates.months),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}) ?[/\-.] ?(?P<y>\d{{4}})(?!\d)", long_dates.month),
        (r"(?=\d)(?:(?<=tháng \d - )|(?<=tháng \d\d - ))(?P<m>\d{1,2}) năm (?P<y>(?:19|20)\d{2})(?!\d)(?P<part>)", long_dates.month),
        (r"(?=\d)(?:(?<=\()|(?<=20\d\d, )|(?<=từ )|(?<=đến )|(?<=tới )|(?<=- )|(?<=\d-))(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})(?![\d/\-])(?P<part>)", long_dates.month),
        (r"(?=\d)(?:(?<=: )|^|(?<=\n))(?P<m>\d{1,2})/(?P<y>20\d{2})(?= ?(?:-|đến) ?\d{1,2}/20\d\d(?!\d))(?P<part>)", long_dates.month),
        (r"(?:^|(?<=\n))(?P<m>\d{1,2})/(?P<y>20\d{2})(?=\t)(?P<part>)", long_dates.month),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}),? ?(?:của )?năm (?P<y>\d{{4}})(?!\d)", long_dates.month),
        (rf"{_PART}\bt(?P<m>\d{{1,2}})/(?P<y>\d{{4}})(?!\d)", long_dates.month),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}|giêng|mười hai|mười một|mười|chín|tám|bảy|sáu|tư|ba|hai)(?![\w/])(?! ?[/.\-] ?\d(?!\d?(?:/| năm )\d{{4}}))(?P<y>)", long_dates.month),
        # a row of a calendar: "Tháng 4 - 5"
        (r"(?<!\w)tháng (?P<m>\d{1,2})(?= ?- ?\d{1,2} ?(?:\t|:|\n|$))(?P<y>)(?P<part>)", long_dates.month),
        (r"(?=\d)(?:(?<=tháng \d - )|(?<=tháng \d\d - )|(?<=tháng \d-)|(?<=tháng \d\d-))(?P<m>\d{1,2})(?= ?(?:\t|:|\n|$))(?P<y>)(?P<part>)", long_dates.month),
        # "Tháng 11/2024: kiểm tra từ ngày 04 đến ngày 09; tổng kết (tuần 4)": inside a month's own line
        (r"ngày (?P<d>\d{1,2})(?![\d/\-]|[.,]\d| ?(?:tháng|đêm|hằng|hàng|công|làm|một|\w+ (?:hằng|hàng|mỗi)))", long_dates.day_in_line),
        (r"tuần (?:thứ )?(?P<w>[1-4]|nhất|hai|ba|tư|đầu|cuối)(?= ?[.;,)\n]|$)", long_dates.week_in_line),
        (r"quý (?P<q>iv|i{1,3}|[1-4])(?:, ?| và | ?- ?)(?:quý )?(?P<q2>iv|i{1,3}|[1-4])(?:(?:,? năm | ?/ ?)(?P<y>\d{4})(?!\d)|(?= ?:))", long_dates.quarters),
        (rf"{_PART}quý (?P<q>iv|i{{1,3}}|0?[1-4])(?:,? ?(?:của )?năm | ?[/\-] ?|[. ])(?P<y>\d{{4}})(?!\d)", long_dates.quarter_of),
        (rf"{_PART}quý (?P<q>iv|i{{1,3}}|0?[1-4])(?![\w/])(?P<y>)", long_dates.quarter_of),
        (r"(?P<n>\d{1,2}|ba|bốn|năm|sáu|chín) tháng (?P<part>đầu|cuối)(?: của)? năm(?: học)?(?: (?P<y>\d{4}))?(?![\d])", long_dates.half),
        (r"(?<=từ )(?P<y>20\d{2})(?= (?:đến|tới)(?: hết)?(?: năm)? 20\d\d(?!\d))(?P<part>)", long_dates.year),
        (r"(?<=từ 20\d\d đến )(?P<y>20\d{2})(?![\d/])(?P<part>)", long_dates.year),
        (r"(?P<y>(?:19|20)\d{2}) ?- ?(?P<y2>(?:19|20)\d{2})(?!\d)", long_dates.years),
        (r"năm(?=\s*(?:[.,;)\n]|$))", long_dates.same_year),
        (rf"{_PART}năm (?P<y>(?:19|20)\d{{2}})(?! ?[-/] ?\d{{4}})(?!\d)", long_dates.year),
        (r"(?:từ |kể từ |bắt đầu từ |bắt đầu: )(?:nay(?! \w* ?năm học)|(?:ngày |khi )?(?:ký )?ban hành(?: kế hoạch(?: này)?| văn bản)?"
         r"|(?:ngày|khi|lễ|ngày lễ) (?:ký (?:kết|giao ước|cam kết)|ra quân)(?: (?:giao ước|thi đua|cam kết))*"
         r"|(?:ngày|khi) (?:ký|phát động)(?: (?:ban hành|kế hoạch|phong trào|thi đua))*(?: kế hoạch(?: này)?)?"
         r"|(?:ngày|khi) kế hoạch(?: này)? (?:được ban hành|có hiệu lực))", _now),
    )
)  # fmt: skip


_WEEKDAY = re.compile(
    rf"(?<!\w){NO_ROUND}(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)(?:,| \(|) ?$"
)


@lru_cache(maxsize=2)  # a plan's head and its stretches look at one text
def read_dates(low: str) -> tuple[Mention, ...]:
    """Every date expression, in the order of the text, none inside another."""
    taken = bytearray(len(low) + 1)
    found: list[Mention] = []
    for pattern, build in _GRAMMAR:
        for match in pattern.finditer(low):
            start, end = match.span()
            first = match.start("d") if "d" in match.groupdict() and match["d"] else start
            if any(taken[first:end]):
                continue
            mention = build(match)
            if mention is None:
                continue
            if any(taken[start:end]) or not low.startswith(("ngày", "mồng", "mùng"), start):
                # what stands before the number ("từ", "đến") belongs to the sentence, not the date
                start = first if mention.kind in (DAY, PARTIAL, WRONG, BARE_DAY) else start
                mention = _moved(mention, start)
            named = _WEEKDAY.search(low, max(0, start - 14), start)
            if named and mention.kind in (DAY, PARTIAL):  # "thứ Hai, ngày 09/10/2023"
                start = named.start()
                mention = _moved(mention, start)
            taken[start:end] = b"\x01" * (end - start)
            found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def _moved(mention: Mention, start: int) -> Mention:
    return Mention(
        start, mention.end, mention.kind, mention.first, mention.last,
        mention.day, mention.month, mention.part,
    )  # fmt: skip
