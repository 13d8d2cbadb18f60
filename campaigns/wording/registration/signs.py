"""The signs of a registration brought to those its readers know: cells, list marks, "K/C", "20T11".

Tables come through the clipboard as tabs, forms part their fields with slashes, and whoever answers
a list writes its number before a single work; none of it says anything of its own.
"""

from __future__ import annotations

import re

from campaigns.wording.beside.courtesy import without_courtesy
from campaigns.wording.money.full_sums import with_dong
from campaigns.wording.spelling.misspelt import without_slips
from campaigns.wording.spelling.slips import mend_words
from campaigns.wording.spelling.text import clean

_SHORT_FORMS = re.compile(r"(?<!\w)([KHkh])[/.]([CTct])(?!\w)")  # K/C 1/11, H.T 31/12
_CELLS = re.compile(r"(?<=\S) *\t[\t ]*(?=\S)")
# "1.200 | m | 36.000.000": the cell of a number and that of its unit
_UNIT_CELL = re.compile(
    r"(?<=\| )([0-9][0-9.,]*) \| (?=(?:m|m2|m²|m3|m³|km|ha|cái|chiếc|bộ|cây|bóng|cột|căn|hộ)(?: \||$))",
    re.IGNORECASE,
)
_FIELDS = 3
_MARK = re.compile(r"\s*(?:\(?1[.)/]|[-+*•])\s+(?=[^\W\d_])")
_NEXT_MARK = re.compile(r"(?:^|[\s;,.(])2[.)/]\s|\n\s*[-+*•]")
_DAY_OF = re.compile(  # "20T11", "20/t11", "20 th11", "20 thg 11, 2023"; no "hộ 20 T11 đăng ký"
    r"(?<![\w/.,-])([0-9]{1,2})(?:[/-]? ?(?:th|Th|TH|thg|Thg)\.? ?|[/-]?[Tt])([0-9]{1,2})"
    r"(?:(?:,? |[/-])(20[0-9]{2}))?(?![\w%]|[.,][0-9])"
)
_BULLETS = re.compile(r"(^|\n)[ \t]*[*▪●–>][ \t]+(?=\S)")  # "* Giá trị: 45tr" multiplies nothing
_LAST_DAY, _LAST_MONTH = 31, 12
_PART_OF_DAY = re.compile(
    r"(?<!\w)(?:sáng|chiều|trưa|tối) (?=(?:ngày )?[0-9]{1,2}[/.-][0-9]{1,2}(?![0-9]))",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?<![0-9/.,-])([0-9]{1,2}) / ([0-9]{1,2})(?: / (20[0-9]{2}|[0-9]{2}))?(?![0-9/]| /|[.,-][0-9]| ?(?:%|tr|ty|k\b))"
)

_ONE_WORK = re.compile(  # "làm 01 công trình là tuyến đường": what it is stands behind
    r"\b(làm|lam|thực hiện|thuc hien|xây dựng|xay dung) (?:0?1|một|mot) (?:công trình|cong trinh|phần việc|phan viec)"
    r" ?(?:là|la|:)(?= )",
    re.IGNORECASE,
)

_URL = re.compile(r"(?:\b(?:xem|xem tại|tại|ở|link|theo)\s+)*https?://\S+", re.IGNORECASE)


def signs_mended(text: str) -> str:
    """A message as it came, cleaned and mended, with its cells apart and its sums in đồng."""
    text = _BULLETS.sub(r"\1- ", _URL.sub(" ", text) if "://" in text else text)
    text = without_courtesy(clean(_CELLS.sub(" | ", text)))
    text = _UNIT_CELL.sub(r"\1 ", text) if "|" in text else text
    text = with_dong(without_slips(mend_words(text)))
    text = _DAY_OF.sub(_day, _PART_OF_DAY.sub("", text))
    text = _ONE_WORK.sub(r"\1 ", _together(text))
    mark = _MARK.match(text)
    return text[mark.end() :] if mark and not _NEXT_MARK.search(text, mark.end()) else text


def with_fields_apart(text: str) -> str:
    """ "rãnh nước / 60tr / 25/3 / 25/4", "K/C 25/3": slashes between blanks part the fields as
    dashes do, and those of a short form are left out."""
    parts = text.split(" / ")
    day = len(parts) > 1 and parts[0][-1:].isdigit() and parts[1].strip().isdigit()
    many = len(parts) > _FIELDS or (len(parts) > 2 and not day)  # no "20 / 11 / 2024"
    return _SHORT_FORMS.sub(r"\1\2", " - ".join(parts) if many else text)


def _together(text: str) -> str:
    """ "kc 5 / 12": the slash of a day, where none between blanks parts two fields."""
    days = [
        one
        for one in _APART.finditer(text)
        if int(one[1]) <= _LAST_DAY and int(one[2]) <= _LAST_MONTH
    ]
    if not days or sum(one.group().count(" / ") for one in days) != text.count(" / "):
        return text
    return _APART.sub(lambda day: day.group().replace(" ", ""), text)


def _day(match: re.Match[str]) -> str:
    day, month = int(match[1]), int(match[2])
    real = 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH
    return f"{day}/{month}{f'/{match[3]}' if match[3] else ''}" if real else match.group()
