"""A table of a document as lines of text, the way the plan reader reads them.

Two kinds: a frame that only puts two blocks beside each other (the letterhead, the signature with
Nơi nhận) is read block after block; a real table is read row by row, its cells apart by tabs.
"""

import re
from collections.abc import Sequence

Cell = Sequence[str]  # its lines
EMPTY = "…"  # keeps the columns in their places

_FRAME = re.compile(r"cộng h[oò][aà]|độc lập ?[-–]|nơi nhận|^ ?số ?:|chủ tịch", re.IGNORECASE)
_FEW = 6  # rows a frame has at most


def lines_of(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of the table, top to bottom."""
    if is_frame(rows):
        return [line for row in rows for cell in row for line in cell]
    lines = []
    for row in rows:
        cells = [" ".join(" ".join(cell).split()) or EMPTY for cell in row]
        if any(cell != EMPTY for cell in cells):
            lines.append("\t".join(cells) if len(cells) > 1 else cells[0])
    return lines


def is_frame(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the table only puts blocks beside each other."""
    if max(map(len, rows), default=0) == 1:  # a box around paragraphs
        return True
    if len(rows) > _FEW or max(map(len, rows), default=0) > 3:
        return False
    return any(frames(line) for row in rows for cell in row for line in cell)


def frames(line: str) -> bool:
    """Whether such words stand in a letterhead or beside a signature."""
    return _FRAME.search(line) is not None
