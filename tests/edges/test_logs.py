"""The log keeps no secret, and one event is one line."""

import io
import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import Line, Redaction

TOKEN = "123456789:AAF1abcdefghijklmnopqrstuvwxyz_-12345"
SECRETS = (TOKEN, "webhook-secret-0001", "quiet+pass")


def line(message: str, *args: object, **extra: object) -> str:
    """What a record looks like in the log."""
    record = logging.makeLogRecord(
        {"name": "bot.x", "levelname": "INFO", "msg": message, "args": args, **extra}
    )
    return Line(Redaction(SECRETS)).format(record)


@pytest.mark.parametrize(
    "text",
    [
        f"GET https://api.telegram.org/bot{TOKEN}/getMe",
        "POST https://api.telegram.org/bot987654321:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB/sendMessage",
        "secret webhook-secret-0001 came",
        "proxy socks5://user:quiet+pass@10.0.0.1:1080",
        "proxy http://user:another@10.0.0.1:3128 and postgresql://me:pw@db/x",
    ],
)
def test_secrets_are_replaced(text: str) -> None:
    """Known secrets, anything like a token, and passwords in addresses are gone."""
    shown = line("went wrong: %s", text)

    for secret in (*SECRETS, "BBBBBBBB", "another", ":pw@"):
        assert secret not in shown
    assert "***" in shown


@pytest.mark.parametrize(
    "phone", ["0912345678", "+84912345678", "0912 345 678", "091.234.5678", "84 912-345-678"]
)
def test_phone_numbers_are_masked(phone: str) -> None:
    """A villager's number is not readable in a log."""
    shown = line("contact %s came", phone)

    assert phone not in shown
    assert "345" not in shown


@pytest.mark.parametrize("number", ["-1001234567890", "2023-11-20 07:00:00", "ST-07-02", "840"])
def test_other_numbers_stay_readable(number: str) -> None:
    """Chat ids, dates and receipts are what one looks for in a log."""
    assert number in line("row %s", number)


def test_tracebacks_are_redacted_too() -> None:
    """An error that carries the token in its text, or in its cause's, does not carry it out."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Line(Redaction(SECRETS)))
    logger = logging.Logger("bot.test")
    logger.addHandler(handler)
    try:
        try:
            raise OSError(f"https://x/bot{TOKEN}/getMe")
        except OSError as error:
            raise RuntimeError(f"failed with {TOKEN}") from error
    except RuntimeError:
        logger.exception("it failed", extra={"url": TOKEN})

    assert TOKEN not in out.getvalue()
    assert "RuntimeError" in out.getvalue()


def test_facts_follow_the_sentence() -> None:
    """What is for a machine stands behind the bar."""
    shown = line("Sent", action="sent", delivery=12)

    assert shown.endswith("bot.x: Sent | action=sent delivery=12")


@given(st.text())
def test_nothing_a_person_wrote_can_fake_a_line(text: str) -> None:
    """A line break inside a value stays inside the line."""
    assert "\n" not in line("value %s", text)


def test_the_programs_end_is_logged_without_secrets() -> None:
    """An uncaught error goes through the same filter, and libraries are held at WARNING."""
    code = (
        "import logging; from bot import logs;"
        f"logs.set_up('DEBUG', ['{TOKEN}']);"
        "assert logging.getLogger('httpx').level == logging.WARNING;"
        f"raise RuntimeError('{TOKEN}')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.returncode == 1
    assert "The program ends" in done.stderr
    assert TOKEN not in done.stderr
