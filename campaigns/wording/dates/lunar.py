"""The Vietnamese lunar calendar (âm lịch), reckoned at UTC+7 from the moon and the sun.

A month begins on the day of the new moon in Hà Nội, month 11 holds the winter solstice, and in a
year of thirteen months the first one without a major solar term is leap (nhuận). The Chinese
calendar reckons at UTC+8 and differs: Tết 2007 and 2030 fall a day apart, Tết 1985 a month.
The positions follow the usual short series for new moon and sun longitude (Meeus), checked
against an ephemeris for 2000-2100 (docs/reading.md). Years outside 1900-2199 are not reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, sin

_UTC_OFFSET = 7 / 24  # of a day
_SYNODIC_MONTH = 29.530588853
_FIRST_NEW_MOON = 2415021.076998695  # Julian day of the new moon numbered 0, January 1900
_JULIAN_TO_ORDINAL = 1721425
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = (
    *("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ"),
    *("Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"),
)


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar; `year` is the solar year in which its Tết falls."""

    year: int
    month: int
    day: int
    leap: bool = False


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """One lunar month with the solar dates of its first and last day."""

    year: int
    month: int
    leap: bool
    first: date
    last: date


def _new_moon(number: int) -> int:
    """Julian day number, in Vietnamese time, on which new moon `number` since 1900 falls."""
    t = number / 1236.85
    rad = pi / 180
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * number - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * number + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * number - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    shift += -0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon)
    shift += 0.0005 * sin(sun + 2 * moon)
    terrestrial_minus_universal = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return floor(mean + shift - terrestrial_minus_universal + 0.5 + _UTC_OFFSET)


def _major_term(julian_day: int) -> int:
    """Which twelfth of its path (0 from the spring equinox) the sun is in as that day begins."""
    t = (julian_day - 0.5 - _UTC_OFFSET - 2451545.0) / 36525
    rad = pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    longitude -= 0.00569 + 0.00478 * sin((125.04 - 1934.136 * t) * rad)
    return floor(longitude % 360 / 30)


def _month_eleven(year: int) -> int:
    """Number of the new moon that begins lunar month 11 of `year`, the month of the solstice."""
    last_day = date(year, 12, 31).toordinal() + _JULIAN_TO_ORDINAL
    number = floor((last_day - _FIRST_NEW_MOON) / _SYNODIC_MONTH)
    return number - 1 if _major_term(_new_moon(number)) >= 9 else number


def _day(julian_day: int) -> date:
    return date.fromordinal(julian_day - _JULIAN_TO_ORDINAL)


@lru_cache(maxsize=512)
def _solstice_year(year: int) -> tuple[LunarMonth, ...]:
    """The months from month 11 of `year - 1` up to, without, month 11 of `year`."""
    first, end = _month_eleven(year - 1), _month_eleven(year)
    starts = [_new_moon(number) for number in range(first, end + 1)]
    leap = None
    if len(starts) == 14:
        terms = [_major_term(start) for start in starts]
        leap = next((i for i in range(1, 13) if terms[i] == terms[i + 1]), None)
    months = []
    for i, start in enumerate(starts[:-1]):
        ordinal = i - 1 if leap is not None and i >= leap else i
        months.append(
            LunarMonth(
                year=year - 1 if ordinal < 2 else year,
                month=(ordinal + 10) % 12 + 1,
                leap=i == leap,
                first=_day(start),
                last=_day(starts[i + 1] - 1),
            )
        )
    return tuple(months)


@lru_cache(maxsize=512)
def months_of(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of lunar year `year`, in order; empty outside 1900-2199."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ()
    both = (*_solstice_year(year), *_solstice_year(year + 1))
    return tuple(month for month in both if month.year == year)


def to_solar(lunar: LunarDate) -> date | None:
    """The solar date of `lunar`, or None when that month or that day does not exist."""
    for month in months_of(lunar.year):
        if (month.month, month.leap) == (lunar.month, lunar.leap):
            found = month.first + timedelta(days=lunar.day - 1)
            return found if month.first <= found <= month.last else None
    return None


def to_lunar(day: date) -> LunarDate | None:
    """The lunar date of `day`, or None outside 1900-2199."""
    for year in (day.year, day.year - 1):
        for month in months_of(year):
            if month.first <= day <= month.last:
                return LunarDate(year, month.month, (day - month.first).days + 1, month.leap)
    return None


def new_year(year: int) -> date:
    """Mùng 1 Tết of lunar year `year` (1900-2199)."""
    return months_of(year)[0].first


def year_name(year: int) -> str:
    """The name of a lunar year by stem and branch: 2024 is "Giáp Thìn"."""
    return f"{_STEMS[(year + 6) % 10]} {_BRANCHES[(year + 8) % 12]}"


def say_lunar(day: date) -> str:
    """How the lunar date of `day` is said: "23 tháng Chạp năm Quý Mão"; empty if not reckoned."""
    lunar = to_lunar(day)
    if lunar is None:
        return ""
    name = {1: "Giêng", 12: "Chạp"}.get(lunar.month, str(lunar.month))
    number = f"mùng {lunar.day}" if lunar.day <= 10 else str(lunar.day)
    leap = " nhuận" if lunar.leap else ""
    return f"{number} tháng {name}{leap} năm {year_name(lunar.year)}"
