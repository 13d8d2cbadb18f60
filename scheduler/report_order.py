"""The order for a report, as the bot gives it to a process of its own, and what comes back.

The process (scheduler/report_child.py) brings everything that writes Word, Excel and pictures; the bot
itself never loads it.
"""

import asyncio
import base64
import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

SECONDS: Final = 150
MOST_BYTES: Final = 128 * 1024 * 1024  # of one line

Fetch = Callable[[list[str]], Awaitable[Mapping[str, bytes]]]

MESSAGE: Final = "application/json"  # no file: the facts of a template of this name


@dataclass(frozen=True, slots=True)
class Made:
    """One file; a `photo` is shown in the chat itself."""

    name: str
    media_type: str
    content: bytes
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the child; `address` may hold a password and so never stands in argv."""

    address: str
    commune_id: int
    campaign_id: int
    kind: str  # registrations | progress | interim | final
    form: str  # docx | xlsx | pdf | png | glance (one picture)
    today: str
    zone: str
    template: str = ""  # the office's own, a path
    only: Sequence[
        Sequence[Any]
    ] = ()  # of the figures' workbook: (target's key, unit's id or None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: files, or a code of templates/report/problem.html with what it is about."""

    files: tuple[Made, ...] = ()
    works: int = 0
    units: int = 0
    lost_photos: int = 0
    problem: str = ""
    what: str = ""


async def ask(wanted: Wanted, fetch: Fetch) -> Outcome:
    """Have a child make a report; TimeoutError or RuntimeError where it does not come to an end."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scheduler.report_child", limit=MOST_BYTES,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("a process without pipes")
    try:
        async with asyncio.timeout(SECONDS):
            child.stdin.write(line(asdict(wanted)))
            names = json.loads(await child.stdout.readline() or "[]")
            photos = await fetch(names) if names else {}
            given = {name: base64.b64encode(one).decode() for name, one in photos.items()}
            child.stdin.write(line(given))
            await child.stdin.drain()
            said = await child.stdout.readline()
            if await child.wait() or not said:
                raise RuntimeError(f"the report's process ended with {child.returncode}")
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return _outcome(json.loads(said))


def _outcome(said: Mapping[str, Any]) -> Outcome:
    files = tuple(
        Made(one["name"], one["media_type"], base64.b64decode(one["content"]), one["photo"])
        for one in said["files"]
    )
    return Outcome(**{**said, "files": files})


def line(value: Any) -> bytes:
    """A value as the two processes write it to each other."""
    return json.dumps(value).encode() + b"\n"
