"""The log: one readable sentence a line, then what a machine may want to know; or one JSON object a line.

Promises that no secret leaves through it (P16): token, webhook secret, passwords in addresses are
replaced and phone numbers masked in the finished line, tracebacks included. What people wrote never
stands above DEBUG; libraries that print addresses or messages are held at WARNING.
"""

import asyncio
import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final
from urllib.parse import unquote

HIDDEN: Final = "***"
LOUD: Final = ("httpx", "httpcore", "telegram", "aiohttp", "apscheduler", "sqlalchemy", "alembic")

_TOKEN = re.compile(r"[0-9]{5,16}:[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(?<=://)[^/\s@:]*:[^/\s@]+(?=@)")
_PHONE = re.compile(r"(?<![0-9A-Za-z_.:-])(\+?84|0)([ .-]?[0-9]){6}([ .-]?[0-9]){3}(?![0-9])")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Redaction:
    """Takes out of a text what must not be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        # Longest first: a secret may contain another. One of three letters would eat the log.
        given = [one for one in secrets if len(one) > 3]
        # As it stands in an address, and as it is meant: an error may name either.
        known = sorted({*given, *map(unquote, given)}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        if self._known:
            text = self._known.sub(HIDDEN, text)
        text = _TOKEN.sub(HIDDEN, text)
        text = _PASSWORD.sub(f"{HIDDEN}:{HIDDEN}", text)
        return _PHONE.sub(_mask, text)


def _mask(phone: re.Match[str]) -> str:
    return f"{phone.group()[:2]}…{phone.group()[-2:]}"


class Line(logging.Formatter):
    """`2023-11-20 07:00:00 INFO bot.sender: Sent | delivery=12`: one line, redacted."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._redaction = redaction

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        """The sentence, then the fields given as `extra`; a line break cannot fake a line (P14)."""
        facts = [f"{key}={value}" for key, value in vars(record).items() if key not in _STANDARD]
        line = super().formatMessage(record) + (f" | {' '.join(facts)}" if facts else "")
        return line.replace("\r", "\\r").replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        """The finished line, its traceback included, without secrets."""
        return self._redaction(super().format(record))


class Json(logging.Formatter):
    """One JSON object a line: at, level, logger, said, action and the other fields, trace; redacted."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """The finished line. Each text is redacted before JSON could write it in other letters."""
        facts = {key: value for key, value in vars(record).items() if key not in _STANDARD}
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "said": record.getMessage(),
            "action": facts.pop("action", ""),
            **{key: value for key, value in facts.items() if key not in _TAKEN},
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        clean = {key: self._clean(value) for key, value in line.items()}
        return json.dumps(clean, ensure_ascii=False)

    def _clean(self, value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        return self._redaction(str(value))


_TAKEN: Final = frozenset({"at", "level", "logger", "said", "trace"})
FORMATS: Final[dict[str, type[Line] | type[Json]]] = {"text": Line, "json": Json}


def set_up(level: str, secrets: Iterable[str], form: str = "text") -> None:
    """Send the log of the whole process to standard error, redacted. Replaces earlier handlers.

    What nobody caught goes there too: of the program, of a thread, of a finalizer.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATS[form](Redaction(secrets)))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _uncaught
    threading.excepthook = _in_thread
    sys.unraisablehook = _unraisable
    logging.captureWarnings(capture=True)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("The program ends", exc_info=(kind, error, trace))


def _in_thread(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None:
        found = (given.exc_type, given.exc_value, given.exc_traceback)
        logging.getLogger("bot").error("A thread ends", exc_info=found)


def _unraisable(given: "sys.UnraisableHookArgs") -> None:
    if given.exc_value is not None:
        found = (given.exc_type, given.exc_value, given.exc_traceback)
        logging.getLogger("bot").error("Something could not be tidied", exc_info=found)


def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """asyncio's last resort, as a log line: for `loop.set_exception_handler`."""
    error = context.get("exception")
    said = context.get("message", "an error nobody waited for")
    logging.getLogger("bot").error("In the event loop: %s", said, exc_info=error)
