"""Months, quarters, halves and years as printed: what a match of the grammar (dates.py) covers.

What is no month ("Cách mạng tháng Tám") or means each of several is None.
"""

from __future__ import annotations

import re

from campaigns.planreader.days.mention import DAY, HALF, MONTH, QUARTER, YEAR, YEARS, Mention
from campaigns.planreader.days.windows import day_or_none, month_window, quarter_window

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}  # fmt: skip
_MONTH_WORDS = {"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12}  # fmt: skip
_THIRDS = {"thượng tuần": "đầu", "trung tuần": "giữa", "hạ tuần": "cuối"}
_WHEN = re.compile(r"thời gian[^:.\n]{0,40}: ?(?:trong )?$")
_THEN = re.compile(r"(?:/| năm )(20\d\d) (?:cho )?(?:đến|tới) (?:hết|cuối) $")


def month(match: re.Match[str]) -> Mention | None:
    """ "tháng 10/2025", "đầu tháng 6", "tháng Giêng"."""
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


def months(match: re.Match[str]) -> Mention | None:
    """ "tháng 10, 11/2025": a row of months."""
    year, low, high = int(match["y"]), int(match["m"]), int(match["m2"])
    first, last = month_window(year, low), month_window(year, high)
    if not 1 <= low < high <= 12 or first is None or last is None:
        return None
    before = match.string[max(0, match.start() - 60) : match.start()]
    if match["again"] and before.endswith("(") and match["two"] and high - low > 1:
        return None  # "02 bản tin (tháng 5 và tháng 10/2023)": one in each
    within = before.endswith("trong ") and high - low == 1  # "trong tháng 4 và tháng 5/2023"
    if match["again"] and not (within or before.endswith("(") or _WHEN.search(before)):
        return None  # "kiểm tra tháng 10 và tháng 11 năm 2023": in each of them
    return Mention(match.start(), match.end(), MONTH, first[0], last[1])


# "3. Tháng 11/2024: …": a line of a month
_LINE_OF_MONTH = re.compile(
    r"(?:[-+*] ?|\d{1,2}(?:\.\d{1,2})*[.)]? |[a-zđ]\) )?(?:trong )?tháng (?P<m>\d{1,2})(?:/|,? năm )(?P<y>20\d\d) ?(?::|\t)"
)


def _month_of_line(match: re.Match[str]) -> tuple[int, int] | None:
    text = match.string
    line = _LINE_OF_MONTH.match(text, text.rfind("\n", 0, match.start()) + 1, match.start())
    return (int(line["y"]), int(line["m"])) if line else None


def day_in_line(match: re.Match[str]) -> Mention | None:
    """ "ngày 09" in the line of a month."""
    month = _month_of_line(match)
    day = day_or_none(*month, int(match["d"])) if month else None
    return Mention(match.start(), match.end(), DAY, day, day) if day else None


def week_in_line(match: re.Match[str]) -> Mention | None:
    """ "tuần 3" in the line of a month."""
    month, part = _month_of_line(match), f"tuần {match['w']}"
    window = month_window(*month, part) if month else None
    if month is None or window is None:
        return None
    return Mention(match.start(), match.end(), MONTH, *window, month=month[1], part=part)


def weeks(match: re.Match[str]) -> Mention | None:
    """ "tuần 2 và tuần 3 tháng 5/2025"."""
    year, month = int(match["y"]), int(match["m"])
    first = month_window(year, month, f"tuần {match['w']}") if 1 <= month <= 12 else None
    last = month_window(year, month, f"tuần {match['w2']}") if first else None
    if first is None or last is None or last[1] <= first[1]:
        return None
    return Mention(match.start(), match.end(), MONTH, first[0], last[1], part="tuần")


def quarter_of(match: re.Match[str]) -> Mention | None:
    """ "quý II/2024", "cuối quý III"."""
    quarter, part = _ROMAN[match["q"]], match["part"]
    if not match["y"]:
        return Mention(match.start(), match.end(), QUARTER, month=quarter * 3 - 2, part=part)
    window = quarter_window(int(match["y"]), quarter, part)
    return Mention(match.start(), match.end(), QUARTER, *window, part=part) if window else None


def quarters(match: re.Match[str]) -> Mention | None:
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


def half(match: re.Match[str]) -> Mention | None:
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


def year(match: re.Match[str]) -> Mention | None:
    """ "năm 2024", "đầu năm 2021"."""
    year, part = int(match["y"]), match["part"]
    low, high = _OF_A_YEAR.get(part or "", (1, 12))
    first, last = month_window(year, low), month_window(year, high)
    if first is None or last is None:
        return None
    return Mention(match.start(), match.end(), YEAR, first[0], last[1], part=part)


def same_year(match: re.Match[str]) -> Mention | None:
    """ "từ 03/9/2022 đến hết năm": the year that was just said."""
    said = _THEN.search(match.string, max(0, match.start() - 25), match.start())
    if said is None:
        return None
    first, last = day_or_none(int(said[1]), 1, 1), day_or_none(int(said[1]), 12, 31)
    return Mention(match.start(), match.end(), YEAR, first, last) if first and last else None


def years(match: re.Match[str]) -> Mention | None:
    """ "2021 - 2025"."""
    low, high = int(match["y"]), int(match["y2"])
    first, last = day_or_none(low, 1, 1), day_or_none(high, 12, 31)
    if first is None or last is None or low > high:
        return None
    return Mention(match.start(), match.end(), YEARS, first, last)
