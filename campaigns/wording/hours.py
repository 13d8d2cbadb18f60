"""A moment to come as people write it: "18h30 mai", "7h 20/11", "19 giờ tối nay"."""

import re
from datetime import date, datetime, time

from campaigns.wording.dates import read_date
from campaigns.wording.reading import Value
from campaigns.wording.text import clean, fold

_HOUR = re.compile(
    r"\b(?:luc\s*)?(\d{1,2})\s*(?:h|g|gio|:)\s*(\d{2})?\b(?:\s*(sang|trua|chieu|toi))?"
)
_HALF = re.compile(r"\bruoi\b")


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
    part = found[3] or next((one for one in ("sang", "chieu", "toi") if one in rest.split()), "")
    rest = " ".join(word for word in rest.split() if word not in ("sang", "chieu", "toi", "luc"))
    if part in ("chieu", "toi") and hour < 12:
        hour += 12
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return None
    day = now.date()
    if rest and rest not in ("nay", "hom nay"):
        match read_date(rest, now.date()):
            case Value(value=date() as read):
                day = read
            case _:
                return None
    moment = datetime.combine(day, time(hour, minute), now.tzinfo)
    return moment if moment > now else None
