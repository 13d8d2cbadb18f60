"""Days written in figures: 5/12, 5-12-2023, 5 12 2023, 2023-12-05."""

from __future__ import annotations

from campaigns.wording.dates.cursor import SEPARATORS, Cursor
from campaigns.wording.dates.days import Day
from campaigns.wording.dates.month_names import named_month
from campaigns.wording.dates.stretches import Node, Trouble, trouble

_YEARS_BACK = 2
_YEARS_AHEAD = 30


def iso(c: Cursor, index: int) -> tuple[Node, int] | None:
    """2023-11-20, and eight digits in a row."""
    text = c.text(index)
    if c.digits(index, 8) is None:
        return None
    alike = c.text(index + 1) == c.text(index + 3)  # no "năm 2026 - 11.1.2027", "2027 - 5-4"
    alike = alike and c.glued(index + 1) == c.glued(index + 3)
    if len(text) == 4 and c.text(index + 1) in SEPARATORS and alike:
        month, day = c.digits(index + 2), c.digits(index + 4)
        if month is not None and day is not None and c.text(index + 3) in SEPARATORS:
            return Day(day, month, int(text)), index + 5
    if len(text) == 8:
        day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
        if 2000 <= year <= 2100 and 1 <= month <= 12:
            return Day(day, month, year), index + 1
        if 2000 <= int(text[:4]) <= 2100 and 1 <= int(text[4:6]) <= 12:
            return Day(int(text[6:]), int(text[4:6]), int(text[:4])), index + 1
        return trouble("Xin viết ngày có dấu gạch."), index + 1
    return None


def numeric_date(c: Cursor, index: int) -> tuple[Day | Trouble, int] | None:
    """5/12, 5-12-2023, 5 12 2023, 11/2023 is no day."""
    day, sign = c.digits(index), c.text(index + 1)
    blank = bool(sign) and sign[0].isdigit() and not c.glued(index + 1)
    place = index + 1 if blank else index + 2
    month = c.digits(place)
    if day is None or month is None or not (blank or sign in SEPARATORS):
        return _month_after_day(c, index, day)
    end = place + 1
    if blank:
        year, after = _year_behind_blank(c, end)
    elif _another_follows(c, end, sign):
        return trouble("Xin gõ riêng từng ngày."), end + 4
    elif _begins_another(c, index, end):
        return None
    else:
        year, after = _numeric_year(c, end, sign)
    if year is not None:
        return Day(day, month, year, numeric=True), after
    return _without_year(c, index, end, day, month, "" if blank else sign)


def _without_year(
    c: Cursor, index: int, end: int, day: int, month: int, sign: str
) -> tuple[Day | Trouble, int] | None:
    """5/12; `sign` stands between them, nothing of it for a blank; None where it is no day."""
    if sign == "-" and _is_range(c, index, end):
        return None
    if sign and c.text(end) == sign and c.glued(end) and c.digits(end + 1, 9) is not None:
        return trouble("Năm viết đủ bốn chữ số giúp.", "invalid"), end + 2
    if sign in ("", ".") and _is_decimal(c, end, sign):
        return None
    if month > 12:
        return _month_first(day, month), end
    if not sign and c.glued(index) and c.text(index - 1) == "ngay":
        return trouble(f"Là ngày {month}, hay ngày {day} tháng {month}?"), end  # VNI's "ngay2 10"
    year, after = c.year_after(end, bare=False)
    return Day(day, month, year, numeric=year is not None), after


def _is_range(c: Cursor, index: int, end: int) -> bool:
    """ "5-10/12", "5 - 10", "5-10 tháng 12": two days; no "30-11. 7 chục triệu"."""
    if c.text(end) in ("/", ".") and c.digits(end + 1) is not None and c.glued(end + 1):
        return True
    spaced = not (c.glued(index + 1) and c.glued(index + 2))
    return spaced or c.fold(end) in ("thang", "th", "t", "thg")


def _is_decimal(c: Cursor, end: int, sign: str) -> bool:
    """ "5.12%", "5.12,5"."""
    tight = c.digits(end + 1, 9) is not None and c.glued(end + 1)
    return c.text(end) == "%" or (c.text(end) == "," and (not sign or tight))


def _begins_another(c: Cursor, index: int, end: int) -> bool:
    """ "trường cấp 2. 1/11", "hẻm 12. 01.11.2024", "đội 4 / 5-20/11": behind the blank a figure of
    its own begins; in "20. 11.2024" it is the month."""
    sign, follows = c.text(index + 1), c.text(end)
    apart = not c.glued(index + 2) and (sign == "." or (sign == "/" and not c.glued(index + 1)))
    figure = follows in ("/", "-", ".") and c.glued(end) and c.glued(end + 1)
    size = len(c.text(end + 1)) if c.digits(end + 1, 9) is not None else 0
    return apart and figure and size > 0 and (size != 4 or follows != ".")


def _another_follows(c: Cursor, index: int, sign: str) -> bool:
    """ "10-5-30-5": two days, or one with its year and something more."""
    day, month = c.digits(index + 1), c.digits(index + 3)
    signs = (c.text(index), c.text(index + 2)) == (sign, sign) and c.text(index + 4) != sign
    tight = all(c.glued(place) for place in range(index, index + 4))
    return signs and tight and day is not None and month is not None and day <= 31 and month <= 12


def _month_after_day(c: Cursor, index: int, day: int | None) -> tuple[Day | Trouble, int] | None:
    """20/T11, 20-tháng 11."""
    if day is None or c.text(index + 1) not in SEPARATORS:
        return None
    return named_month(c, day, index + 2)


def _year_behind_blank(c: Cursor, index: int) -> tuple[int | None, int]:
    """The year of "5 12 2023", "5 12 23"."""
    size = len(c.text(index)) if c.digits(index, 4) is not None else 0
    if size not in (2, 4):
        return None, index
    year = int(c.text(index))
    return (year if size == 4 else 2000 + year), index + 1


def _numeric_year(c: Cursor, index: int, sign: str) -> tuple[int | None, int]:
    """The year of d/m/y: four digits after any sign, two after the same sign."""
    mark, digits = c.text(index), c.digits(index + 1, 9)
    if digits is None or mark not in SEPARATORS:
        bare = c.digits(index, 9)
        if bare is not None and len(c.text(index)) == 4:
            return bare, index + 1
        return None, index
    size = len(c.text(index + 1))
    if size == 4 or (size > 4 and mark == sign):
        return digits, index + 2
    tight = c.glued(index) and c.glued(index + 1)
    if size == 2 and not -_YEARS_BACK <= 2000 + digits - c.today.year <= _YEARS_AHEAD:
        return None, index  # "20/10/20" is cut short, "1/1/99" of another century
    spaced = sign == "/" and 2000 + digits <= c.today.year + _YEARS_BACK  # no "20/11 / 45tr"
    if size == 2 and mark == sign and (tight or spaced or _half_tight(c, index)):
        return 2000 + digits, index + 2
    return None, index


def _half_tight(c: Cursor, index: int) -> bool:
    """ "20 -11- 24": a slip of the blank bar; both dashes touch the month, and nothing follows."""
    year = int(c.text(index + 1)) - c.today.year % 100
    return c.glued(index - 1) and c.glued(index) and year in (0, 1) and not c.text(index + 2)


def _month_first(day: int, month: int) -> Trouble:
    if day <= 12 and 21 <= month <= 99:
        return trouble(f"“{day}/{month}” là ngày hay là tháng {day} năm 20{month}?")
    return trouble(f"Không có tháng {month}; ngày viết trước, tháng viết sau.", "invalid")
