"""The machine's clock, and Telegram's where the machine's is plainly wrong (P21)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Corrected
from proof.clock import sent_in
from proof.stand import Files, Stand

NOW = datetime(2023, 11, 17, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "off"),
    [
        ("Fri, 17 Nov 2023 16:59:58 GMT", timedelta()),
        ("Fri, 17 Nov 2023 16:59:10 GMT", timedelta()),
        ("Thu, 16 Nov 2023 16:59:59 GMT", -timedelta(days=1)),
        ("Fri, 17 Nov 2023 17:59:59 GMT", timedelta(hours=1)),
        ("", timedelta()),
        ("Fri, 17 Nov 2023 10:00:00", timedelta()),
        ("soon", timedelta()),
    ],
)
def test_telegrams_date_counts_where_ours_is_plainly_wrong(date: str, off: timedelta) -> None:
    """A minute is the way of an answer; what is no date with a zone changes nothing."""
    clock = Corrected(lambda: NOW)
    clock.hear(date)

    assert clock() == NOW + off


async def test_a_press_is_on_time_on_a_machine_a_day_ahead(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Telegram dates no press: its answers' Date says that the last second is not over."""
    stand = Stand(await Files(sqlite_template, tmp_path).fresh(), tmp_path, number=1)
    await stand.open()
    try:
        said, meant = await sent_in(stand, timedelta(days=1), timedelta(seconds=-1))
    finally:
        await stand.close()

    assert said == meant == "on_time"
