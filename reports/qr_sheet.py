"""Pages of QR codes to be printed and handed to villages: four villages a page, two codes each."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from reports import qr
from reports.canvas import PALE, Canvas

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch
ON_A_PAGE: Final = 4
BAND: Final = HEIGHT // ON_A_PAGE
CODE: Final = 330


@dataclass(frozen=True, slots=True)
class Entry:
    """One village with its two addresses."""

    village: str
    group_link: str
    head_link: str


def pages(entries: Sequence[Entry], *, group: str, head: str) -> list[bytes]:
    """The pages as PNG, in the order of the villages; `group` and `head` stand below the codes."""
    return [
        _page(entries[at : at + ON_A_PAGE], group, head) for at in range(0, len(entries), ON_A_PAGE)
    ]


def _page(entries: Sequence[Entry], group: str, head: str) -> bytes:
    page = Canvas(WIDTH, HEIGHT)
    for number, one in enumerate(entries):
        top = number * BAND
        page.text((70, top + 20), one.village, 34, bold=True, width=WIDTH - 140)
        for left, said, link in ((70, group, one.group_link), (WIDTH // 2, head, one.head_link)):
            with Image.open(io.BytesIO(qr.png(link))) as code:
                page.image.paste(code.convert("RGB").resize((CODE, CODE)), (left, top + 68))
            page.text((left, top + 68 + CODE), said, 22, colour=PALE, width=WIDTH // 2 - 90)
    out = io.BytesIO()
    page.image.save(out, "PNG", optimize=True)
    return out.getvalue()
