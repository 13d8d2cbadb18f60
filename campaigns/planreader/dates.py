"""Every date expression of a formal document, as printed: days, months, quarters, blanks.

Owns the grammar of single expressions; what a date is for (a deadline, an anniversary, the date
of a cited document) is decided in roles.py. A day without a year stays without one, a day that
does not exist stays a mention without a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from campaigns.planreader.windows import day_or_none, month_window, quarter_window

DAY, PARTIAL, MONTH, QUARTER, HALF, YEAR, YEARS, NOW, BLANK, WRONG, BARE_DAY = (
    "day", "partial", "month", "quarter", "half", "year", "years", "now", "blank", "wrong", "bare",
)  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}  # fmt: skip
_MONTH_WORDS = {"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One date expression [start, end) of the even text.

    `first` and `last` bound it when it has a year; `month`, `day` keep a date without one.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    day: int | None = None
    month: int | None = None
    part: str | None = None  # "đầu", "giữa", "cuối" of a month, quarter or year

    @property
    def partial(self) -> str | None:
        """ "--MM-DD" for a day without a year."""
        if self.kind == PARTIAL and self.month and self.day:
            return f"--{self.month:02d}-{self.day:02d}"
        return None


# an event that something is to be done before: "trước Đại hội Đảng bộ xã (15/5/2024)"
BEFORE_EVENT = (
    r"trước (?:khi |thềm |ngày |dịp |lễ |kỳ )*(?:diễn ra|khai mạc|tổ chức|ngày|dịp|lễ|kỳ|thềm|tết|đại hội|hội nghị|hội thi|"
    r"hội thao|hội diễn|ngày hội|khai giảng|bế giảng|năm học|mùa|quốc khánh|giỗ tổ|rằm)\b(?! \d)(?:[^.;,()\d]|\d+ năm ){0,70}"
)
HOUR = r"\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút| ?['’′]+)?"  # "16 giờ 30 phút", "0h00'"
_N = r"(?<![\d/.,])"  # no digit before
_E = r"(?![\d])(?!\s?/\s?\d)"  # no digit after
_LEAD = r"(?:(?:ngày|mồng|mùng)\s?)?"
_PART = r"(?:(?P<part>tuần (?:thứ )?(?:đầu|cuối|[1-4]|nhất|hai|ba|tư)|(?:thượng|trung|hạ) tuần|nửa (?:đầu|cuối)|đầu|giữa|cuối)(?: của)? )?"
_THIRDS = {"thượng tuần": "đầu", "trung tuần": "giữa", "hạ tuần": "cuối"}

# "từ 1.5 - 2.5 triệu" is no span of days
_NO_UNIT = r"(?! ?(?:triệu|tỷ|nghìn|đồng|ha|km|m|mét|tấn|tạ|kg|lít|điểm|lần|người|hộ)(?!\w))"
_WHEN = re.compile(r"thời gian[^:.\n]{0,40}: ?(?:trong )?$")
_THEN = re.compile(r"/(20\d\d) (?:cho )?(?:đến|tới) (?:hết|cuối) $")
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


def _partial(match: re.Match[str]) -> Mention | None:
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Mention(match.start(), match.end(), PARTIAL, day=day, month=month)


_DOTTED = re.compile(r"(?:ngày |từ )\d{1,2}[.\-]\d{1,2} ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?$")


def _dotted(match: re.Match[str]) -> Mention | None:
    """ "từ ngày 1.1 - 30.6": behind a day written so."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return _partial(match) if _DOTTED.search(before) else None


def _cell(match: re.Match[str]) -> Mention | None:
    """A cell that holds nothing but "15/3": no share is larger than its whole."""
    return _partial(match) if int(match["d"]) > int(match["m"]) else None


def _blank(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.end(), BLANK)


def _month(match: re.Match[str]) -> Mention | None:
    number = match["m"]
    month = _MONTH_WORDS.get(number) or (int(number) if number.isdigit() else 0)
    part = _THIRDS.get(match["part"] or "", match["part"]) or None
    if not 1 <= month <= 12 or match.string.endswith("cách mạng ", 0, match.start()):
        return None  # "Cách mạng tháng Tám" is no month
    if not match["y"]:
        return Mention(match.start(), match.end(), MONTH, month=month, part=part)
    window = month_window(int(match["y"]), month, part)
    if window is None:
        return None
    return Mention(match.start(), match.end(), MONTH, *window, month=month, part=part)


def _months(match: re.Match[str]) -> Mention | None:
    """ "tháng 10, 11/2025": a row of months."""
    year, low, high = int(match["y"]), int(match["m"]), int(match["m2"])
    first, last = month_window(year, low), month_window(year, high)
    if not 1 <= low < high <= 12 or first is None or last is None:
        return None
    before = match.string[max(0, match.start() - 60) : match.start()]
    if match["again"] and before.endswith("(") and match["two"] and high - low > 1:
        return None  # "02 bản tin (tháng 5 và tháng 10/2023)": one in each
    if match["again"] and not before.endswith("(") and not _WHEN.search(before):
        return None  # "kiểm tra tháng 10 và tháng 11 năm 2023": in each of them
    return Mention(match.start(), match.end(), MONTH, first[0], last[1])


def _weeks(match: re.Match[str]) -> Mention | None:
    """ "tuần 2 và tuần 3 tháng 5/2025"."""
    year, month = int(match["y"]), int(match["m"])
    first = month_window(year, month, f"tuần {match['w']}") if 1 <= month <= 12 else None
    last = month_window(year, month, f"tuần {match['w2']}") if first else None
    if first is None or last is None or last[1] <= first[1]:
        return None
    return Mention(match.start(), match.end(), MONTH, first[0], last[1], part="tuần")


def _quarter_of(match: re.Match[str]) -> Mention | None:
    quarter, part = _ROMAN[match["q"]], match["part"]
    if not match["y"]:
        return Mention(match.start(), match.end(), QUARTER, month=quarter * 3 - 2, part=part)
    window = quarter_window(int(match["y"]), quarter, part)
    return Mention(match.start(), match.end(), QUARTER, *window, part=part) if window else None


def _quarters(match: re.Match[str]) -> Mention | None:
    """ "quý II, III/2021": a row of quarters."""
    if not match["y"]:
        month = _ROMAN[match["q"]] * 3 - 2
        return Mention(match.start(), match.end(), QUARTER, month=month)
    year = int(match["y"])
    first, last = (
        quarter_window(year, _ROMAN[match["q"]]),
        quarter_window(year, _ROMAN[match["q2"]]),
    )
    if first is None or last is None or last[0] <= first[0]:
        return None
    return Mention(match.start(), match.end(), QUARTER, first[0], last[1])


def _half(match: re.Match[str]) -> Mention | None:
    """ "6 tháng đầu năm", "4 tháng cuối năm 2025"."""
    said = match["n"]
    months = int(said) if said.isdigit() else {**_MONTH_WORDS, "bốn": 4}[said]
    if not 1 < months < 12:
        return None
    if not match["y"]:
        return Mention(match.start(), match.end(), HALF, part=match["part"])
    year = int(match["y"])
    low, high = (13 - months, 12) if match["part"] == "cuối" else (1, months)
    first, last = month_window(year, low), month_window(year, high)
    if first is None or last is None:
        return None
    return Mention(match.start(), match.end(), HALF, first[0], last[1], part=match["part"])


_OF_A_YEAR = {"đầu": (1, 1), "giữa": (6, 7), "cuối": (12, 12)}  # months


def _year(match: re.Match[str]) -> Mention | None:
    year, part = int(match["y"]), match["part"]
    low, high = _OF_A_YEAR.get(part or "", (1, 12))
    first, last = month_window(year, low), month_window(year, high)
    if first is None or last is None:
        return None
    return Mention(match.start(), match.end(), YEAR, first[0], last[1], part=part)


def _same_year(match: re.Match[str]) -> Mention | None:
    """ "từ 03/9/2022 đến hết năm": the year that was just said."""
    said = _THEN.search(match.string, max(0, match.start() - 20), match.start())
    if said is None:
        return None
    first, last = day_or_none(int(said[1]), 1, 1), day_or_none(int(said[1]), 12, 31)
    return Mention(match.start(), match.end(), YEAR, first, last) if first and last else None


def _years(match: re.Match[str]) -> Mention | None:
    low, high = int(match["y"]), int(match["y2"])
    first, last = day_or_none(low, 1, 1), day_or_none(high, 12, 31)
    if first is None or last is None or low > high:
        return None
    return Mention(match.start(), match.end(), YEARS, first, last)


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
        # days with a year
        (rf"{_LEAD}{_N}(?<!tuần )(?<!tuần thứ )(?P<d>\d{{1,2}}) ?tháng ?(?P<m>\d{{1,2}}),? ?năm ?(?P<y>\d{{4}})(?!\d)", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}}) ?(?P<s>[/.\-]) ?(?P<m>\d{{1,2}}) ?(?P=s) ?(?P<y>\d{{4}}){_E}", _full),
        (rf"(?<!tháng ){_LEAD}{_N}(?P<d>\d{{1,2}})[/.\-](?P<m>\d{{1,2}})[/.\-](?P<y>\d{{4}}){_E}", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}})[/\-](?P<m>\d{{1,2}}),? năm (?P<y>\d{{4}})(?!\d)", _full),
        (rf"ngày {_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{2}}){_E}", _full),
        (rf"{_LEAD}{_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?:\d{{3}}|\d{{5,8}}){_E}", _no_year),
        # "từ ngày 03 đến ngày 12/5/2022": the first day has its month from the second
        (r"(?:ngày )(?P<d>\d{1,2})(?= ?(?:-|đến|tới|và)(?: hết)?(?: ngày)? ?\d{1,2} ?(?:[/\-.] ?\d|tháng))", _bare),
        (r"(?:ngày )(?P<d>\d{1,2})(?=(?:, ?\d{1,2})*(?:,| và) ?\d{1,2}/\d{1,2}/\d{4})", _bare),
        (r"(?:(?<=[^\W\d_] )|(?<=\())(?P<d>\d{1,2})(?=(?:, ?\d{1,2})*, ?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))", _bare),
        (r"(?:(?<=đêm )|(?<=tối )|(?<=hôm ))(?P<d>\d{1,2})(?=(?: và|,| -) ?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))", _bare),
        (r"(?<=\()(?P<d>\d{1,2})(?= và \d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))", _bare),
        (r"(?:^|\n)(?:[-+*] |\d{1,2}[.)] )?(?P<d>\d{1,2})(?= ?- ?\d{1,2}/\d{1,2} ?:)", _bare),
        (r"(?<=từ )(?P<d>\d{1,2})(?= ?(?:-|đến|tới)(?: hết)?(?: ngày)? ?\d{1,2} ?(?:/|-|\.|tháng) ?\d)", _bare),
        (r"(?<![\d/.,\-])(?P<d>\d{1,2})(?= ?- ?\d{1,2}/\d{1,2}/\d{4})", _bare),
        # days without a year
        (rf"(?<!tuần )(?<!tuần thứ ){_LEAD}{_N}(?P<d>\d{{1,2}}) ?tháng ?(?P<m>\d{{1,2}})(?!\d)(?! ?(?:,|và) ?\d{{1,2}}(?:,| và| ?/| năm))", _partial),
        (r"(?:ngày|mồng|mùng) ?(?P<d>\d{1,2}) ?[/.\-] ?(?P<m>\d{1,2})(?![\d])(?! ?/ ?\d|-\d)", _partial),
        (rf"(?<![\w/.,])(?<=[^\d]){_N}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?= ?(?:-|đến|tới|,|;|\)|và|\.|$|hằng|hàng))(?!\d)", _partial),
        (rf"(?<=từ )(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})(?= ?(?:-|đến) ?\d{{1,2}}\.\d{{1,2}}(?![\d%]|[.,]\d){_NO_UNIT})", _partial),
        (rf"(?<![\d.,/\-])(?P<d>\d{{1,2}})[.\-](?P<m>\d{{1,2}})(?![\d/%])(?![.\-]\d){_NO_UNIT}", _dotted),
        (r"(?:^|\n)(?:[-+*] |\d{1,2}[.)] )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?= ?: ?[^\W\d])", _partial),
        (r"(?<=\d - )(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=:)", _partial),
        (r"(?:(?<=ngày \d, )|(?<=ngày \d\d, )|(?<=ngày \d,)|(?<=ngày \d\d,))(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/%])", _partial),
        (rf"\b{_SAID_BEFORE} (?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\d/%])", _partial),
        (r"(?<=\t)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?=\t|\n|$)", _cell),
        # longer stretches
        (r"tuần (?P<w>[1-4])(?: và|,| ?-) ?(?:tuần )?(?P<w2>[1-4]) (?:của )?tháng (?P<m>\d{1,2})(?:/|,? năm )(?P<y>\d{4})(?!\d)", _weeks),
        (r"tháng (?P<m>\d{1,2})(?:, ?\d{1,2})*(?:,|(?P<two> và)) ?(?P<again>tháng )?(?P<m2>\d{1,2})(?:/|,? năm )(?P<y>\d{4})(?!\d)", _months),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}) ?[/\-.] ?(?P<y>\d{{4}})(?!\d)", _month),
        (r"(?:(?<=tháng \d - )|(?<=tháng \d\d - ))(?P<m>\d{1,2}) năm (?P<y>(?:19|20)\d{2})(?!\d)(?P<part>)", _month),
        (r"(?:(?<=\()|(?<=20\d\d, )|(?<=từ )|(?<=đến )|(?<=tới )|(?<=- )|(?<=\d-))(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})(?![\d/\-])(?P<part>)", _month),
        (r"(?:(?<=: )|^|(?<=\n))(?P<m>\d{1,2})/(?P<y>20\d{2})(?= ?(?:-|đến) ?\d{1,2}/20\d\d(?!\d))(?P<part>)", _month),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}),? ?(?:của )?năm (?P<y>\d{{4}})(?!\d)", _month),
        (rf"{_PART}\bt(?P<m>\d{{1,2}})/(?P<y>\d{{4}})(?!\d)", _month),
        (rf"{_PART}tháng (?P<m>\d{{1,2}}|giêng|mười hai|mười một|mười|chín|tám|bảy|sáu|tư|ba|hai)(?![\w/])(?! ?[/.\-] ?\d(?!\d?(?:/| năm )\d{{4}}))(?P<y>)", _month),
        (r"quý (?P<q>iv|i{1,3}|[1-4])(?:, ?| và | ?- ?)(?:quý )?(?P<q2>iv|i{1,3}|[1-4])(?:(?:,? năm | ?/ ?)(?P<y>\d{4})(?!\d)|(?= ?:))", _quarters),
        (rf"{_PART}quý (?P<q>iv|i{{1,3}}|0?[1-4])(?:,? ?(?:của )?năm | ?[/\-] ?| )(?P<y>\d{{4}})(?!\d)", _quarter_of),
        (rf"{_PART}quý (?P<q>iv|i{{1,3}}|0?[1-4])(?![\w/])(?P<y>)", _quarter_of),
        (r"(?P<n>\d{1,2}|ba|bốn|năm|sáu|chín) tháng (?P<part>đầu|cuối)(?: của)? năm(?: học)?(?: (?P<y>\d{4}))?(?![\d])", _half),
        (r"(?<=từ )(?P<y>20\d{2})(?= (?:đến|tới)(?: hết)?(?: năm)? 20\d\d(?!\d))(?P<part>)", _year),
        (r"(?<=từ 20\d\d đến )(?P<y>20\d{2})(?![\d/])(?P<part>)", _year),
        (r"(?P<y>(?:19|20)\d{2}) ?- ?(?P<y2>(?:19|20)\d{2})(?!\d)", _years),
        (r"năm(?=\s*(?:[.,;)\n]|$))", _same_year),
        (rf"{_PART}năm (?P<y>(?:19|20)\d{{2}})(?! ?[-/] ?\d{{4}})(?!\d)", _year),
        (r"(?:từ |kể từ |bắt đầu từ |bắt đầu: )(?:nay(?! \w* ?năm học)|(?:ngày |khi )?(?:ký )?ban hành(?: kế hoạch(?: này)?| văn bản)?"
         r"|(?:ngày|khi|lễ|ngày lễ) (?:ký (?:kết|giao ước|cam kết)|ra quân)(?: (?:giao ước|thi đua|cam kết))*"
         r"|(?:ngày|khi) (?:ký|phát động)(?: (?:ban hành|kế hoạch|phong trào|thi đua))*(?: kế hoạch(?: này)?)?"
         r"|(?:ngày|khi) kế hoạch(?: này)? (?:được ban hành|có hiệu lực))", _now),
    )
)  # fmt: skip


_WEEKDAY = re.compile(r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:,| \(|) ?$")


def read_dates(low: str) -> list[Mention]:
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
    return found


def _moved(mention: Mention, start: int) -> Mention:
    return Mention(
        start, mention.end, mention.kind, mention.first, mention.last,
        mention.day, mention.month, mention.part,
    )  # fmt: skip
