"""How far away a milestone is, in days as people count them."""

from datetime import datetime, timedelta, tzinfo


def days_left(ends: datetime, now: datetime, tz: tzinfo) -> int:
    """Days to the last valid day: 0 on that day, negative after it.

    `ends` is the first instant that is late; the last valid day is the one just before it.
    """
    last = (ends - timedelta(seconds=1)).astimezone(tz).date()
    return (last - now.astimezone(tz).date()).days
