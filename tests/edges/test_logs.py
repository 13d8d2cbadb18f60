"""The log keeps no secret, and one event is one line."""

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from bot.logs import Json, Line, Redaction
from sandbox.client import Sandbox
from tests.edges.tiny_house import Hands, house, settings

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


async def test_the_whole_process_keeps_the_token_to_itself_at_debug(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Even with every library talking: no token in a log line, in data or in what is sent (T18)."""
    out = io.StringIO()
    given = settings(sandbox, tmp_path)
    handler = logging.StreamHandler(out)
    handler.setFormatter(Line(Redaction(given.secrets())))
    root = logging.getLogger()
    loud = [root, *(logging.getLogger(name) for name in ("telegram", "aiohttp", "sqlalchemy"))]
    before = [one.level for one in loud]
    root.addHandler(handler)
    for one in loud:
        one.setLevel(logging.DEBUG)
    try:
        person = await sandbox.person("Bình")
        async with house(given, Hands().clock) as bot:
            await person.writes("bug")
            await person.writes("0912345678")
            await sandbox.fault("status", method="sendMessage", status=403)
            await sandbox.fault("before_accept", method="getUpdates")
            await bot.settle()
            await bot.settle()
    finally:
        root.removeHandler(handler)
        for one, level in zip(loud, before, strict=True):
            one.setLevel(level)

    secret = given.bot_token.get_secret_value()
    assert "LookupError" in out.getvalue()
    assert secret not in out.getvalue()
    assert "0912345678" not in out.getvalue()
    assert not [one.name for one in tmp_path.iterdir() if secret.encode() in one.read_bytes()]
    assert secret not in str(await sandbox.accepted())


def test_facts_follow_the_sentence() -> None:
    """What is for a machine stands behind the bar."""
    shown = line("Sent", action="sent", delivery=12)

    assert shown.endswith("bot.x: Sent | action=sent delivery=12")


@examples(st.text())
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


def test_json_is_one_object_a_line_without_secrets() -> None:
    """The sentence, the action and the other fields by name; a secret that JSON would escape as well."""
    secret = 'quo"te\\pass'
    form = Json(Redaction([secret, "p%40ss-word"]))
    try:
        raise RuntimeError(f"no way with {secret} and p@ss-word 0912345678")
    except RuntimeError as error:
        found = (type(error), error, error.__traceback__)
    given = {"name": "bot.x", "levelname": "ERROR", "msg": "Gửi %s", "args": (secret,)}
    record = logging.makeLogRecord(given | {"exc_info": found, "action": "sent", "delivery": 12})
    shown = form.format(record)
    data = json.loads(shown)

    assert "\n" not in shown
    assert (data["said"], data["action"], data["delivery"]) == ("Gửi ***", "sent", 12)
    assert "RuntimeError" in data["trace"]
    for one in (secret, "quo", "p@ss-word", "0912345678"):
        assert one not in shown


def test_what_nobody_caught_is_logged_without_secrets() -> None:
    """In a thread, in the event loop, in a finalizer: through the same filter."""
    code = (
        "import asyncio, gc, threading; from bot import logs;"
        f"logs.set_up('INFO', ['{TOKEN}'], 'json');"
        "Bad = type('Bad', (), {'__del__': lambda self: (_ for _ in ()).throw(ValueError('"
        + TOKEN
        + "'))});"
        "Bad(); gc.collect();"
        f"t = threading.Thread(target=lambda: int('{TOKEN}')); t.start(); t.join();"
        "logs.in_loop(None, {'message': 'lost', 'exception': OSError('" + TOKEN + "')})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    said = [json.loads(one)["said"] for one in done.stderr.splitlines()]

    assert said == ["Something could not be tidied", "A thread ends", "In the event loop: lost"]
    assert TOKEN not in done.stderr
