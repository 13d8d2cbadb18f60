"""A moment to come as people write it: "18h30 mai", "7h 20/11", "19 giờ tối nay", "7 giờ kém 15"."""

import re
from datetime import date, datetime, time, timedelta

from campaigns.wording.dates.read import read_date
from campaigns.wording.reading import Value
from campaigns.wording.spelling.text import clean, fold

# "7h 20/11" is seven o'clock on a day: two figures that begin a date are no minutes.
_HOUR = re.compile(
    r"\b(?:luc\s*)?(\d{1,2})\s*(?:gio|h|g|:|(?=ruoi\b))"
    r"\s*(?:(\d{2})(?!\d|\s*[/.-]\s*\d|\s*thang\b)(?:\s*(?:p|ph|phut)\b)?)?"
    r"(?:\s*(sang|trua|chieu|toi|dem)\b)?"
)
_HALF = re.compile(r"\bruoi\b")
_LESS = re.compile(r"\bkem\s*(\d{1,2})\b(?:\s*(?:p|ph|phut)\b)?")
_PARTS = ("sang", "trua", "chieu", "toi", "dem")
_TODAY = ("nay", "hom nay")


def read_moment(text: str, now: datetime) -> datetime | None:
    """The moment meant, in the zone of `now`; None where it is unclear or already past."""
    said = fold(clean(text))
    found = _HOUR.search(said)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    rest = (said[: found.start()] + " " + said[found.end() :]).strip(" ,.")
    if _HALF.search(rest) and found[2] is None:
        minute, rest = 30, _HALF.sub("", rest).strip()
    less = _LESS.search(rest) if found[2] is None else None
    if less is not None:
        rest = _LESS.sub("", rest).strip()
    words = rest.split()
    part = found[3] or next((one for one in _PARTS if one in words), "")
    rest = " ".join(word for word in words if word not in (*_PARTS, "luc"))
    at = _on_the_clock(hour, minute, part)
    day = _day(rest, now)
    if at is None or day is None:
        return None
    moment = datetime.combine(day, time(0), now.tzinfo) + at
    if less is not None:
        moment -= timedelta(minutes=int(less[1]))
    return moment if moment > now else None


def _on_the_clock(hour: int, minute: int, part: str) -> timedelta | None:
    """Since the day's midnight; None where no clock shows it, or where it may be two hours."""
    if (hour, minute) == (24, 0) and not part:
        return timedelta(days=1)
    if part == "dem" and hour == 12:
        return None  # of which of the two days?
    if hour < 12 and (part in ("chieu", "toi") or (part == "dem" and hour > 5)):
        hour += 12
    if part == "trua" and hour < 3:
        hour += 12
    return timedelta(hours=hour, minutes=minute) if hour <= 23 and minute <= 59 else None


def _day(said: str, now: datetime) -> date | None:
    if not said or said in _TODAY:
        return now.date()
    match read_date(said, now.date()):
        case Value(value=date() as read):
            return read
    return None
