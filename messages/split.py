"""Cuts a long message into parts that Telegram takes: 4,096 UTF-16 units each, tags kept whole.

Telegram counts the text after its entities are parsed, so tags weigh nothing and `&amp;` weighs
one (Bot API, sendMessage). A part ends at a paragraph, a line or a word; a tag open at the cut is
closed there and opened again in the next part.
"""

import html
import re
from collections.abc import Iterator

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_PIECES = re.compile(r"<[^<>]*>|&#?\w+;|[^<&]+|.", re.DOTALL)
_BREAKS = ("\n\n", "\n", " ")


def weight(markup: str) -> int:
    """How many UTF-16 units Telegram counts in this HTML."""
    return _units(html.unescape(re.sub(r"<[^<>]*>", "", markup)))


def parts(markup: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The parts of `markup`, each within `limit` units; one part where it fits."""
    if weight(markup) <= limit:
        return [markup]
    found: list[str] = []
    opened: list[str] = []
    current, room = "", limit
    for piece in _PIECES.findall(markup):
        if piece.startswith("<"):
            current += piece
            opened = _after(piece, opened)
            continue
        for chunk, size, full in _chunks(piece, room, limit):
            if full:
                found.append(current + _closed(opened))
                current, room = "".join(opened), limit
            current += chunk
            room -= size
    if weight(current):
        found.append(current)
    return [part.strip() for part in found if weight(part.strip())]


def _chunks(piece: str, room: int, limit: int) -> Iterator[tuple[str, int, bool]]:
    """(text, its units, whether it opens a new part) for one run of text."""
    full = False
    while piece:
        size = 1 if piece.startswith("&") and piece.endswith(";") else _units(piece)
        if size <= room:
            yield piece, size, full
            return
        head = _fitting(piece, room, anywhere=full or room == limit)
        if head:
            yield head, _units(head), full
        piece, room, full = piece[len(head) :], limit, True


def _fitting(text: str, room: int, *, anywhere: bool) -> str:
    """The longest start of `text` within `room` that ends at a natural break."""
    units = 0
    for end, character in enumerate(text):  # noqa: B007 - the index is the answer
        units += _units(character)
        if units > room:
            break
    start = text[:end]
    for stop in _BREAKS:
        at = start.rfind(stop)
        if at > 0:
            return start[: at + len(stop)]
    return start if anywhere else ""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _after(tag: str, opened: list[str]) -> list[str]:
    return opened[:-1] if tag.startswith("</") else [*opened, tag]


def _closed(opened: list[str]) -> str:
    return "".join(f"</{re.split(r'[ >]', tag[1:])[0]}>" for tag in reversed(opened))
