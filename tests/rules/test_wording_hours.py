"""The hour at which to send, as officers type it: read as it is meant, or asked again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from campaigns.wording.dates.hours import read_moment

NOW = datetime(2023, 11, 8, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("18h30 mai", "2023-11-09 18:30"),
        ("18h30p", "2023-11-08 18:30"),
        ("7h 20/11/2023", "2023-11-20 07:00"),
        ("7h 20/11", "2023-11-20 07:00"),
        ("19h 20-11", "2023-11-20 19:00"),
        ("7h 20 tháng 11", "2023-11-20 07:00"),
        ("8h 29/2/2024", "2024-02-29 08:00"),
        ("7h30 20.11.2023", "2023-11-20 07:30"),
        ("7h 30 20/11", "2023-11-20 07:30"),
        ("20/11 lúc 7h30", "2023-11-20 07:30"),
        ("8h 15 mai", "2023-11-09 08:15"),
        ("7 rưỡi mai", "2023-11-09 07:30"),
        ("7 giờ kém 15 mai", "2023-11-09 06:45"),
        ("1h trưa mai", "2023-11-09 13:00"),
        ("11h đêm nay", "2023-11-08 23:00"),
        ("2h đêm mai", "2023-11-09 02:00"),
        ("24h", "2023-11-09 00:00"),
        ("24h 31/12", "2024-01-01 00:00"),
        ("0h 1/1/2024", "2024-01-01 00:00"),
        ("7h30 CN", "2023-11-12 07:30"),
    ],
)
def test_an_hour_to_come_is_read(text: str, meant: str) -> None:
    """With its day, over the end of a month and a year, however the day is written."""
    assert read_moment(text, NOW) == datetime.fromisoformat(meant).replace(tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    "text",
    [
        "7h",
        "25h",
        "8:60",
        "12h đêm mai",
        "trưa mai",
        "8h 31/11",
        "8h 29/2/2025",
        "hôm qua 8h",
        "ngay",
    ],
)
def test_what_is_past_or_no_hour_is_asked_again(text: str) -> None:
    """Never the nearest thing that would do."""
    assert read_moment(text, NOW) is None
