"""Lengths of time, and the days they lead to: 15 ngày, hai tuần nữa, sau nửa tháng, cách đây 10 ngày."""

from __future__ import annotations

from campaigns.wording.dates import words
from campaigns.wording.dates.cursor import Cursor
from campaigns.wording.dates.periods import DAY, add_months, point
from campaigns.wording.dates.stretches import Known, Node, trouble
from campaigns.wording.numbers import spoken_numbers

Found = tuple[Node, int] | None
_MOST_DIGITS = 3  # of a length
_DAYS = ("ngay", "mung", "mong", "hom")
_LATER = ("nữa", "nua", "nửa")


def later(c: Cursor, index: int) -> Found:
    """10 ngày nữa, sau 2 tuần, nửa tháng nữa, tháng rưỡi nữa."""
    before = c.text(index) == "sau" and c.number(index + 1) is not None
    before = before or (c.text(index) == "sau" and c.text(index + 1) in _LATER)
    length = duration(c, index + 1 if before else index)
    if length is None:
        return None
    (days, months), end = length
    if months and before and c.digits(end) is not None:
        return None  # "sau 2 tháng 9": no two months
    if months and c.fold(end) == "toi" and not before and c.fold(index - 1) not in _DAYS:
        ends = c.starts_date(end + 1)  # "2 tháng tới 5/12" goes on
        return None if ends else (trouble("Là ngày của tháng sau hay mấy tháng nữa?"), end + 1)
    after = c.text(end) in _LATER or (c.text(end) == "sau" and not before)
    if not (before or after):
        return None
    june = c.plain and c.text(end) == "sau"  # "bay thang sau": bảy tháng sáu
    unclear = months > 12 or c.digits(index) or june
    if months and not before and c.text(end) not in _LATER and unclear:
        return trouble("Là ngày của tháng sau hay mấy tháng nữa?"), end + 1
    end = end + 1 if c.text(end) in _LATER or after else end
    return Known((point(add_months(c.today, months) + DAY * days),)), end


def ago(c: Cursor, index: int) -> Found:
    """cách đây 10 ngày."""
    if (c.fold(index), c.fold(index + 1)) != ("cach", "day"):
        return None
    length = duration(c, index + 2)
    if length is None:
        return None
    (days, months), end = length
    return Known((point(add_months(c.today, -months) - DAY * days),)), end


def duration(c: Cursor, index: int) -> tuple[tuple[int, int], int] | None:
    """A length as ((days, months), end): 15 ngày, hai tuần, nửa tháng, 1 tháng rưỡi."""
    if c.text(index) in _LATER:
        unit = words.UNITS.at(c.tokens, index + 1)
        lengths = {"month": (15, 0), "year": (0, 6)}
        found = lengths.get(unit.meaning) if unit else None
        return (found, unit.end) if found and unit else None
    before = c.text(index - 1) if index else ""
    if before.isdigit() and len(before) > _MOST_DIGITS:
        return None  # "100000 tuần" is not one week
    counted = c.number(index)
    many = c.digits(index, _MOST_DIGITS)
    count, place = counted or ((many, index + 1) if many is not None else (1, index))
    unit = words.UNITS.at(c.tokens, place)
    if unit is None or (place > index and c.text(place) == "hôm" and count > 31):
        return None
    end = unit.end
    half = end < len(c.tokens) and spoken_numbers.is_half(c.tokens[end])
    bare = place == index and not half
    if bare and (c.text(end) not in _LATER or unit.meaning == "day"):
        return None
    if unit.meaning == "day" and c.fold(end) == "cong":
        return None
    lengths = {
        "day": (count, 0),
        "week": (7 * count, 0),
        "month": (0, count),
        "year": (0, 12 * count),
    }
    days, months = lengths[unit.meaning]
    if half:
        if unit.meaning == "month":
            return (days + 15, months), end + 1
        return ((days, months + 6), end + 1) if unit.meaning == "year" else None
    return ((days, months), end) if months <= 120 else None
