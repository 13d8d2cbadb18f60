"""The villages' list, .xlsx or .csv, as plain rows; hostile until read.

The file is opened in a child process with limits on memory and time; before that a workbook's zip is
checked entry by entry (P15). `python -m reports.unit_sheet` is that child: bytes in, JSON out.
"""

import asyncio
import csv
import io
import json
import resource
import sys
import zipfile
from typing import Final

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_UNZIPPED: Final = 50 * 1024 * 1024
MAX_RATIO: Final = 100
MAX_ENTRIES: Final = 1000
MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 40
MEMORY: Final = 512 * 1024 * 1024
SECONDS: Final = 20


class Unreadable(Exception):
    """The file cannot be read; `code` is too_big, bomb, damaged, not_a_sheet or too_slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def read(content: bytes) -> list[list[str]]:
    """The rows of the first sheet as text, in a child process; raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable("too_big")
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "reports.unit_sheet",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS + 5):
            out, _ = await child.communicate(content)
    except TimeoutError:
        child.kill()
        await child.wait()
        raise Unreadable("too_slow") from None
    if child.returncode != 0:
        raise Unreadable("damaged")
    answer = json.loads(out)
    if "refused" in answer:
        raise Unreadable(str(answer["refused"]))
    rows: list[list[str]] = answer["rows"]
    return rows


def parse(content: bytes) -> list[list[str]]:
    """The rows, in this process; raises Unreadable or whatever a damaged file makes of its reader."""
    if content[:2] == b"PK":
        _check_zip(content)
        return _workbook(content)
    if b"\x00" in content[:1000] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("not_a_sheet")
    return _csv(content)


def _check_zip(content: bytes) -> None:
    """Real sizes, counted while unpacking: what a header claims is not believed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Unreadable("bomb")
        total = 0
        for entry in entries:
            with archive.open(entry) as part:
                while block := part.read(1 << 20):
                    total += len(block)
                    if total > MAX_UNZIPPED or total > MAX_RATIO * max(len(content), 10_000):
                        raise Unreadable("bomb")
                    if b"<!ENTITY" in block or b"<!DOCTYPE" in block:
                        raise Unreadable("bomb")
        if "xl/workbook.xml" not in archive.namelist():
            raise Unreadable("not_a_sheet")


def _workbook(content: bytes) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = []
    for row in book.worksheets[0].iter_rows(
        max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True
    ):
        cells = ["" if one is None else str(one).strip() for one in row]
        if any(cells):
            rows.append(cells)
    return rows


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("damaged")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    found = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows = [
        [cell.strip() for cell in row[:MAX_COLUMNS]]
        for row, _ in zip(found, range(MAX_ROWS), strict=False)
    ]
    return [row for row in rows if any(row)]


def _child() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer: dict[str, object] = {"rows": parse(sys.stdin.buffer.read(MAX_BYTES + 1))}
    except Unreadable as error:
        answer = {"refused": error.code}
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, MemoryError):
        answer = {"refused": "damaged"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _child()
