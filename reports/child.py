"""Files from people are opened in a process of their own, with limits on memory, time and output.

Owns the two sides: `run` in the bot, which waits and never reads the file; `serve` in the child, which
takes the bytes on standard input and gives JSON. The child gets no settings, so that a file which takes
it over finds no token (P15, P16). What a reader refuses comes back as `Unreadable` with its code.
"""

import asyncio
import io
import json
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from defusedxml.common import DefusedXmlException

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_UNZIPPED: Final = 50 * 1024 * 1024
MAX_RATIO: Final = 100
MAX_ENTRIES: Final = 1000
MEMORY: Final = 512 * 1024 * 1024
SECONDS: Final = 20
ANSWER: Final = 16 * 1024 * 1024  # bytes of JSON that are believed

_ROOT: Final = Path(__file__).parents[1]
_BLOCK: Final = 1 << 20
_SMALL: Final = 10_000  # bytes: a ratio says nothing about a file smaller than that
_DECLARATIONS: Final = (b"<!ENTITY", b"<!DOCTYPE")
_LONGEST: Final = max(map(len, _DECLARATIONS))


class Unreadable(Exception):
    """A file that cannot be read; `code` is too_big, bomb, damaged, too_slow or the reader's own."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def run(module: str, content: bytes) -> Any:
    """What the reader `python -m module` makes of the bytes; raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable("too_big")
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, cwd=_ROOT, env={"PYTHONUTF8": "1"},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS + 5):
            out, _ = await child.communicate(content)
    except TimeoutError:
        raise Unreadable("too_slow") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode in (-9, -24):  # killed, or the limit on processor time
        raise Unreadable("too_slow")
    if child.returncode != 0 or len(out) > ANSWER:
        raise Unreadable("damaged")
    answered = json.loads(out)
    if "refused" in answered:
        raise Unreadable(str(answered["refused"]))
    return answered["read"]


def serve(parse: Callable[[bytes], Any]) -> None:
    """The child's whole life: limits, bytes in, JSON out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    answered = answer(parse, sys.stdin.buffer.read(MAX_BYTES + 1))
    sys.stdout.write(json.dumps(answered))


def answer(parse: Callable[[bytes], Any], content: bytes) -> dict[str, Any]:
    """What was read, or the code of the refusal."""
    try:
        return {"read": parse(content)}
    except Unreadable as error:
        return {"refused": error.code}
    except (MemoryError, DefusedXmlException):
        return {"refused": "bomb"}
    except Exception:  # noqa: BLE001  # a hostile file may break any reader anywhere
        return {"refused": "damaged"}


def check_zip(content: bytes) -> frozenset[str]:
    """The names in a zip of honest size; raises Unreadable, or what a damaged one makes of zipfile.

    Sizes are counted while unpacking, since what a header claims is not believed; document type
    declarations, the root of every XML bomb, have no place in an office file.
    """
    most = min(MAX_UNZIPPED, MAX_RATIO * max(len(content), _SMALL))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Unreadable("bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("encrypted")
        total = 0
        for entry in entries:
            total = _unpacked(archive, entry, total, most)
    return frozenset(entry.filename for entry in entries)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, total: int, most: int) -> int:
    """The bytes unpacked so far, this part included."""
    end = b""
    with archive.open(entry) as part:
        while block := part.read(_BLOCK):
            total += len(block)
            if total > most:
                raise Unreadable("bomb")
            if any(one in end + block for one in _DECLARATIONS):
                raise Unreadable("bomb")
            end = block[-_LONGEST:]
    return total
