"""Days as people write them: 5/12, 05-12-2023, "ngày 5 tháng 12", mai, tháng 12.

Day first, always. Without a year it is the campaign's period or the next such day; two plausible
years are asked. A month alone is a range.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from campaigns.wording.reading import Option, Reading, Refused, Span, Value, choose
from campaigns.wording.text import clean, fold

_EXAMPLE = "Ví dụ: 5/12, 20/1/2024, ngày 5 tháng 12."
_DAY = re.compile(
    r"(?:ngay\s*|mung\s*|mong\s*)?(\d{1,2})\s*(?:[/.\-]|\s*thang\s*|\s+)\s*(\d{1,2})"
    r"(?:\s*(?:[/.\-]|nam|\s)\s*(\d{4}|\d{2}))?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"thang\s*(\d{1,2})(?:\s*(?:[/\-]|nam)\s*(\d{4}))?|(\d{1,2})\s*[/\-]\s*(\d{4})")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_RELATIVE = {"hom nay": 0, "ngay mai": 1, "mai": 1, "ngay kia": 2, "mot": 2, "ngay kia nua": 3}
RECENT = timedelta(days=60)


def read_date(
    text: str, today: date, prefer: Span[date] | None = None
) -> Reading[date | Span[date]]:
    """A day or a range of days; never a guess."""
    said = fold(clean(text)).strip(" .!?")
    if said in _RELATIVE:
        return Value(today + timedelta(days=_RELATIVE[said]))
    if found := _ISO.fullmatch(said):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY.fullmatch(said):
        year = int(found[3]) if found[3] else None
        if year is not None and year < 100:
            year += 2000
        if year is None:
            return _without_year(int(found[1]), int(found[2]), today, prefer)
        return _day(int(found[1]), int(found[2]), year)
    if found := _MONTH.fullmatch(said):
        month = int(found[1] or found[3])
        given = found[2] or found[4]
        year = int(given) if given else today.year + (month < today.month)
        if 1 <= month <= 12 and 2000 <= year <= 2100:
            return Value(Span(date(year, month, 1), date(year, month, monthrange(year, month)[1])))
    return Refused("not_date", f"Chưa đọc được ngày. {_EXAMPLE}")


def say_date(day: date) -> str:
    """A day with its weekday: "thứ Ba, 05/12/2023"."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def _day(day: int, month: int, year: int) -> Reading[date | Span[date]]:
    if not 2000 <= year <= 2100:
        return Refused("invalid", f"Năm phải từ 2000 đến 2100. {_EXAMPLE}")
    if not 1 <= month <= 12:
        return Refused("invalid", f"Không có tháng {month}. Viết ngày trước, tháng sau. {_EXAMPLE}")
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        return Refused("invalid", f"Tháng {month}/{year} chỉ có {longest} ngày. {_EXAMPLE}")
    return Value(date(year, month, day))


def _without_year(
    day: int, month: int, today: date, prefer: Span[date] | None
) -> Reading[date | Span[date]]:
    days = [
        found.value
        for year in (today.year - 1, today.year, today.year + 1, today.year + 2)
        if isinstance(found := _day(day, month, year), Value) and isinstance(found.value, date)
    ]
    if not days:
        return _day(day, month, today.year)
    if prefer is not None:
        inside = [one for one in days if prefer.start <= one <= prefer.end]
        if len(inside) == 1:
            return Value(inside[0])
    ahead = next(one for one in days if one >= today)
    behind = [one for one in days if today - RECENT <= one < today]
    if behind:
        return choose(
            "Ngày này năm nào?",
            Option(behind[-1], say_date(behind[-1])),
            Option(ahead, say_date(ahead)),
        )
    return Value(ahead)
