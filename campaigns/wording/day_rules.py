"""Days by number or name: 5/12, ngày năm tháng mười hai, mùng 6 Tết, rằm tháng giêng."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from campaigns.wording import date_words as words
from campaigns.wording import lunar
from campaigns.wording.date_cursor import SEPARATORS, Cursor
from campaigns.wording.days import Day, Festival
from campaigns.wording.periods import point
from campaigns.wording.stretches import Known, Node, Trouble, trouble

_DAY = timedelta(days=1)
_MONTH_SLIPS = frozenset(("thans", "thag", "thnag", "thangs", "thasng", "htang", "thagn", "thanng"))
_YEARS_BACK = 2
_OF_A_FESTIVAL = frozenset(("ngày", "ngay", "lễ", "dịp", "hôm", "đúng"))
_LUNAR_WITH_YEAR = "Ngày âm lịch kèm năm dễ nhầm: bác gõ ngày dương lịch giúp."


def iso(c: Cursor, index: int) -> tuple[Node, int] | None:
    """2023-11-20, and eight digits in a row."""
    text = c.text(index)
    if c.digits(index, 8) is None:
        return None
    if len(text) == 4 and c.text(index + 1) in SEPARATORS:
        month, day = c.digits(index + 2), c.digits(index + 4)
        if month is not None and day is not None and c.text(index + 3) in SEPARATORS:
            return Day(day, month, int(text)), index + 5
    if len(text) == 8:
        day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
        if 2000 <= year <= 2100 and 1 <= month <= 12:
            return Day(day, month, year), index + 1
        if 2000 <= int(text[:4]) <= 2100 and 1 <= int(text[4:6]) <= 12:
            return Day(int(text[6:]), int(text[4:6]), int(text[:4])), index + 1
        return trouble("Bác viết ngày có dấu gạch giúp."), index + 1
    return None


def day(c: Cursor, index: int) -> tuple[Node, int] | None:
    """A day by number, alone or with month and year."""
    start = index
    named = c.text(start) in words.DAY_WORDS
    first_ten = c.text(start) in words.FIRST_TEN
    if named:
        start += 1
        if c.text(start) in words.FIRST_TEN:
            first_ten, start = True, start + 1
        if c.text(start) in (".", ":", "la", "là"):
            start += 1
    number = c.number(start) or _pair(c, start)
    if number is None:
        return None
    day, end = number
    said = c.digits(start) is None
    full = _numeric_date(c, start) if not said else None
    if full is None:
        full = _named_month(c, day, end)
        if full is not None and first_ten and isinstance(full[0], Day) and full[0].month is None:
            return trouble("Là ngày âm hay ngày dương?"), full[1]
    if full is None:
        full = _solo_day(c, day, end, named=named, said=said, first_ten=first_ten)
    if full is None:
        return None
    return _calendar(c, *full)


def _pair(c: Cursor, index: int) -> tuple[int, int] | None:
    """ "hai ba tháng chạp" is the 23rd: before a month a pair is no estimate."""
    number = c.number(index, pairs=True)
    if number is None or c.fold(number[1]) != "thang" or month_name(c, number[1] + 1) is None:
        return None
    return number


def _numeric_date(c: Cursor, index: int) -> tuple[Day | Trouble, int] | None:
    """5/12, 5-12-2023, 5 12 2023, 11/2023 is no day."""
    day, sign = c.digits(index), c.text(index + 1)
    blank = bool(sign) and sign[0].isdigit() and not c.glued(index + 1)
    place = index + 1 if blank else index + 2
    month = c.digits(place)
    if day is None or month is None or not (blank or sign in SEPARATORS):
        return _month_after_day(c, index, day)
    end = place + 1
    spaced = not blank and not (c.glued(index + 1) and c.glued(index + 2))
    tight = "" if blank else sign
    year, after = _numeric_year(c, end, tight, blank=blank)
    if sign == "-" and year is None:
        if c.text(end) in ("/", ".") and c.digits(end + 1) is not None:
            return None  # 5-10/12: a range of days
        if spaced or c.fold(end) in ("thang", "th", "t", "thg"):
            return None
    odd = bool(tight) and c.text(end) == tight and c.glued(end)
    if year is None and odd and c.digits(end + 1, 9) is not None:
        return trouble("Năm viết đủ bốn chữ số giúp.", "invalid"), end + 2
    more = c.text(end) == "," and (blank or (c.digits(end + 1, 9) is not None and c.glued(end + 1)))
    if year is None and (blank or sign == ".") and (c.text(end) == "%" or more):
        return None  # a number: "5.12,5"
    if year is None and month > 12:
        return _month_first(day, month), end
    if year is None and blank and c.glued(index) and c.text(index - 1) == "ngay":
        return trouble(f"Là ngày {month}, hay ngày {day} tháng {month}?"), end  # VNI's "ngay2 10"
    if year is None:
        year, after = c.year_after(end, bare=False)
    return Day(day, month, year, numeric=year is not None), after


def _month_after_day(c: Cursor, index: int, day: int | None) -> tuple[Day | Trouble, int] | None:
    """20/T11, 20-tháng 11."""
    if day is None or c.text(index + 1) not in SEPARATORS:
        return None
    return _named_month(c, day, index + 2)


def _numeric_year(c: Cursor, index: int, sign: str, *, blank: bool) -> tuple[int | None, int]:
    """The year of d/m/y: four digits after any sign, two after the same sign."""
    if blank:
        size = len(c.text(index)) if c.digits(index, 4) is not None else 0
        if size not in (2, 4):
            return None, index
        year = int(c.text(index))
        return (year if size == 4 else 2000 + year), index + 1
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
    if size == 2 and 2000 + digits < c.today.year - _YEARS_BACK:
        return None, index  # "20/10/20": cut short
    if size == 2 and mark == sign and (tight or sign == "/"):
        return 2000 + digits, index + 2
    return None, index


def _month_first(day: int, month: int) -> Trouble:
    if day <= 12 and 21 <= month <= 99:
        return trouble(f"“{day}/{month}” là ngày hay là tháng {day} năm 20{month}?")
    return trouble(f"Không có tháng {month}; ngày viết trước, tháng viết sau.", "invalid")


def _named_month(c: Cursor, day: int, index: int) -> tuple[Day | Trouble, int] | None:
    """… tháng 12, … tháng chạp, … tháng sau, … T12."""
    comma = c.text(index) == "," and c.digits(index - 1) is not None
    place = index + 1 if comma or c.text(index) in ("của", "cua") else index
    if c.text(index) in words.NAMED_MONTHS:
        return Day(day, words.NAMED_MONTHS[c.text(index)], lunar=True), index + 1
    if c.text(place) not in words.MONTH_WORDS and not _month_with_slip(c, place):
        return None
    if c.text(place) in ("th", "t") and c.digits(place + 1) is None:
        return None
    if c.plain and c.text(place + 1) == "sau" and c.text(place + 2) not in words.YEAR_WORDS:
        return trouble("Là tháng sau hay tháng 6?"), place + 2
    month = month_name(c, place + 1)
    if month is None:
        offset = c.offset(place + 1)
        if offset is None:
            return None
        return Day(day, month_offset=offset[0]), offset[1]
    number, is_lunar, leap, end = month
    year, end = c.year_of_month(end)
    return Day(day, number, year, is_lunar, leap), end


def _month_with_slip(c: Cursor, index: int) -> bool:
    """ "20 thans 8": one wrong letter between two numbers."""
    return c.digits(index + 1) is not None and c.fold(index) in _MONTH_SLIPS


def month_name(c: Cursor, index: int) -> tuple[int, bool, bool, int] | None:
    """(month, lunar, leap, end) of 12, mười hai, giêng, chạp, 6 nhuận."""
    named = words.NAMED_MONTHS.get(c.text(index))
    if named is not None:
        return named, True, False, index + 1
    if c.text(index) in (".", "-", "/"):
        index += 1
    fourth = c.text(index) == "tư" or (c.text(index) == "tu" and c.digits(index + 1) is None)
    number = (4, index + 1) if fourth else c.number(index)  # "1 thang tu 20/7" is từ
    if number is None:
        return None
    month, end = number
    if c.fold(end) == "nhuan":
        return month, True, True, end + 1
    return month, False, False, end


def _solo_day(
    c: Cursor, day: int, end: int, *, named: bool, said: bool, first_ten: bool
) -> tuple[Day, int] | None:
    """ngày 20, mùng 5, 6 Tết, 20 âm, 20 này; a bare number only begins a range."""
    tet = words.TET.at(c.tokens, end)
    if tet is not None and c.text(end - 1) != "sau":
        return _tet_day(c, day, tet.end)
    if words.LUNAR.at(c.tokens, end) or words.SOLAR.at(c.tokens, end):
        return Day(day), end
    until = c.fold(end) == "toi" and c.starts_date(end + 1)  # "20 tới 25 tháng 8"
    if words.COMING.at(c.tokens, end) and (named or not said) and not until:
        return Day(day, unsure=first_ten), end + 1
    if named:
        if said and not first_ten and c.text(end - 1) in ("tuần", "ngày", "sau"):
            return None  # "ngay sau khi"
        return Day(day, unsure=first_ten), end
    return (Day(day, bare=True), end) if not said else None


def _tet_day(c: Cursor, day: int, index: int) -> tuple[Day, int]:
    """mùng 6 Tết is in month 1, 28 Tết in the month before it."""
    year, end = c.year_after(index)
    stem = _stem_year(c, end) if year is None else None
    if stem is not None:
        year, end = stem, end + 2
    if day > 10 and year is not None:
        year -= 1
    month = 1 if day <= 10 else 12
    if 10 < day < 20:
        return Day(0, lunar=True), end
    return Day(day, month, year, lunar=True), end


def _calendar(c: Cursor, node: Day | Trouble, end: int) -> tuple[Node, int]:
    """âm lịch, dương lịch, năm sau after a day."""
    if isinstance(node, Trouble):
        return node, end
    solar = words.SOLAR.at(c.tokens, end)
    if solar is not None:
        node = replace(node, lunar=False, unsure=False)
        return _late_year(c, node, solar.end)
    opened = 1 if c.text(end) == "(" else 0
    moon = words.LUNAR.at(c.tokens, end + opened)
    if moon is not None:
        end = moon.end + (1 if opened and c.text(moon.end) == ")" else 0)
        if node.numeric:
            return trouble(_LUNAR_WITH_YEAR), end
        return _late_year(c, replace(node, lunar=True, unsure=False), end)
    coming = words.COMING.at(c.tokens, end)
    if coming is not None and node.month is not None and not c.starts_date(coming.end):
        end = coming.end
    return node, end


def _late_year(c: Cursor, node: Day, end: int) -> tuple[Node, int]:
    if node.year is None and node.month is not None:
        year, end = c.year_after(end)
        node = replace(node, year=year)
    return node, end


def full_moon(c: Cursor, index: int) -> tuple[Node, int] | None:
    """rằm tháng giêng, ngày rằm."""
    start = index + 1 if c.text(index) in words.DAY_WORDS else index
    if c.text(start) not in ("rằm", "ram", "rầm"):
        return None
    month = None
    if c.text(start + 1) in words.NAMED_MONTHS:
        month = month_name(c, start + 1)
    elif c.text(start + 1) in words.MONTH_WORDS:
        month = month_name(c, start + 2)
    if month is None:
        offset = c.offset(start + 2) if c.text(start + 1) in words.MONTH_WORDS else None
        if offset is not None:
            return trouble("Rằm tháng mấy, bác gõ rõ giúp."), offset[1]
        coming = words.COMING.at(c.tokens, start + 1)
        return Day(15, lunar=True), coming.end if coming else start + 1
    year, end = c.year_after(month[3])
    moon = words.LUNAR.at(c.tokens, end)
    return Day(15, month[0], year, lunar=True, leap=month[2]), moon.end if moon else end


def festival(c: Cursor, index: int) -> tuple[Node, int] | None:
    """Quốc khánh, Giỗ Tổ, Tết."""
    start = index + 1 if c.text(index) in _OF_A_FESTIVAL else index
    start += start > index and c.fold(start) == "hoi"  # "ngày hội đại đoàn kết"
    both = (words.FESTIVALS.at(c.tokens, index), words.FESTIVALS.at(c.tokens, start))
    named = max((one for one in both if one), key=lambda one: one.end, default=None)
    if named is not None:
        day, month, is_lunar = named.meaning
        year, end = c.year_after(named.end)
        if not day:
            return _last_of_year(c, year), end
        return Day(day, month, year, lunar=is_lunar), end
    if words.TWO_FESTIVALS.at(c.tokens, index):
        return trouble("Noel là 24/12 hay 25/12?"), index + 1
    tet = words.TET.at(c.tokens, index)
    if tet is None:
        return None
    year, end = c.year_after(tet.end)
    stem = _stem_year(c, end)
    if stem is not None:
        return Festival(stem), end + 2
    return Festival(year), end


def _stem_year(c: Cursor, index: int) -> int | None:
    """Giáp Thìn: the year of that name nearest to today."""
    if c.fold(index) not in words.STEMS or c.fold(index + 1) not in words.BRANCHES:
        return None
    named = (c.fold(index), c.fold(index + 1))
    years = range(c.today.year - 1, c.today.year + 12)
    return next((y for y in years if named == (_stem(y), _branch(y))), None)


def _last_of_year(c: Cursor, year: int | None) -> Node:
    """Giao thừa: the day before mùng 1."""
    years = [year] if year else [c.today.year, c.today.year + 1]
    days = [lunar.new_year(y) - _DAY for y in years]
    return Known((point(next(day for day in days if year or day >= c.today)),))


def _stem(year: int) -> str:
    return words.STEMS[(year + 6) % 10]


def _branch(year: int) -> str:
    return words.BRANCHES[(year + 8) % 12]
