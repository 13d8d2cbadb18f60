"""The weekly digest's hour: which weekday, what hour, in the commune's zone."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

SETTING: Final = "digest"
DEFAULT: Final[Mapping[str, Any]] = {"weekday": 1, "hour": "07:30"}  # 1 Monday to 7; 0: never
WEEK: Final = timedelta(days=7)


def newest_hour(local: datetime, chosen: Mapping[str, Any]) -> datetime | None:
    """The last chosen weekday and hour that has come; None where the office wants none."""
    weekday = int(chosen["weekday"])
    if not 1 <= weekday <= 7:
        return None
    day = local.date() - timedelta(days=(local.isoweekday() - weekday) % 7)
    found = datetime.combine(day, time.fromisoformat(str(chosen["hour"])), local.tzinfo)
    return found if found <= local else found - WEEK
