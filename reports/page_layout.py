"""From a page as it looks, letters in their columns, to lines as a person reads them.

A page of a PDF knows no table, only where words stand. Words beside each other with an empty stripe
between them, line after line, are columns: a letterhead, a signature, a table of chỉ tiêu. What stands
across the page is a paragraph; it begins where its line is set in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reports import table_text

_SEGMENT: Final = re.compile(r"\S+(?: {1,2}\S+)*")
_STRIPE: Final = 2  # blanks that part two columns
_ORDINAL: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[a-zđ])[.)]?|S?TT|TT", re.IGNORECASE
)
_SIGNING: Final = re.compile(r"nơi nhận", re.IGNORECASE)
_HEADING: Final = re.compile(r"[IVX]{1,5}[./]")
_HANGING: Final = ("-", "–", ",", "(")
_LONG: Final = 40  # letters: such a line shows where the margin is
_SET_IN: Final = 3  # blanks


def lines_of(page: str) -> Iterator[str]:
    """The lines of a page, blocks of columns resolved, a blank line before each paragraph."""
    printed = [line.rstrip() for line in page.split("\n")]
    margin = min((_indent(line) for line in printed if len(line.strip()) > _LONG), default=0)
    before, at = "", 0
    while at < len(printed):
        block = _block(printed, at)
        if block.lines:
            yield from ("", *table_text.lines_of(block.rows()), "")
            before, at = "", at + block.lines
            continue
        line = printed[at]
        if before and line and _begins(before, line, margin):
            yield ""
        yield line.strip()
        before, at = line, at + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _begins(before: str, line: str, margin: int) -> bool:
    """Whether a paragraph begins with `line`: it is set in, and not centred like the one before."""
    if _indent(line) < margin + _SET_IN or before.endswith(_HANGING):
        return False
    centres = [_indent(one) + len(one.strip()) / 2 for one in (before, line)]
    return abs(centres[0] - centres[1]) > _SET_IN


@dataclass(slots=True)
class _Block:
    """Lines whose words stand in columns; none where there is no such block."""

    columns: list[tuple[int, int]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)  # of each line
    lines: int = 0  # blank ones counted

    def rows(self) -> list[list[list[str]]]:
        """The rows with the lines of each cell; a frame is one row."""
        if len(self.columns) == 2 and not self._numbered():
            whole = [[line[at] for line in self.cells if line[at]] for at in (0, 1)]
            if table_text.is_frame([whole]):
                return [whole]
        starts = self._starts()
        parts = [self.cells[a:b] for a, b in pairwise([*starts, len(self.cells)])]
        return [
            [[line[at] for line in part if line[at]] for at in range(len(self.columns))]
            for part in parts
        ]

    def _numbered(self) -> bool:
        first = [line[0] for line in self.cells if line[0]]
        return bool(first) and all(_ORDINAL.fullmatch(one) for one in first)

    def _starts(self) -> list[int]:
        """Where rows begin: at an ordinal, else at any line that fills more than its first cell."""
        numbered = self._numbered()
        marks = [
            at for at, line in enumerate(self.cells)
            if line[0] and (numbered or sum(map(bool, line)) > 1)
        ]  # fmt: skip
        begun = [self._begun(mark, before) for before, mark in pairwise([-1, *marks])]
        return [0, *begun[1:]] if begun else [0]

    def _begun(self, mark: int, before: int) -> int:
        """Where the row of an ordinal began: above it, where its words only go on beside it."""
        said = max(range(1, len(self.columns)), key=lambda at: len(self.cells[mark][at]))
        for at in range(mark, before, -1):
            if self.cells[at][said] and not self.cells[at][said][0].islower():
                return at
        return mark


def _block(printed: list[str], first: int) -> _Block:
    """The longest block that begins at a line; columns stay apart in all of its lines."""
    if _segments(printed[first]) < 2:
        return _Block()
    taken, columns = [printed[first]], _columns([printed[first]])
    signing = bool(_SIGNING.search(printed[first]))
    full = kept = length = 1  # lines that fill two columns; lines of the block; lines on the page
    for at in range(first + 1, len(printed)):
        line = printed[at]
        if not line:
            continue
        together = _columns([*taken, line])
        if len(together) < len(columns) or not all(
            _parted(one, together) for one in [*taken, line]
        ):
            break
        beside = _segments(line) > 1
        if not beside and _HEADING.match(line.strip()):
            break
        taken.append(line)
        columns = together
        full += beside
        if beside or signing or printed[at - 1]:
            kept, length = len(taken), at - first + 1
    if full < 2 and not (signing and kept > 2):
        return _Block()
    cells = [[line[a:b].strip() for a, b in columns] for line in taken[:kept]]
    return _Block(columns, cells, length)


def _segments(line: str) -> int:
    return len(_SEGMENT.findall(line))


def _parted(line: str, columns: list[tuple[int, int]]) -> bool:
    """Whether no two of the line's pieces stand in one column."""
    starts = [one.start() for one in _SEGMENT.finditer(line)]
    return all(sum(a <= at < b for at in starts) < 2 for a, b in columns)


def _columns(lines: list[str]) -> list[tuple[int, int]]:
    """The columns of some lines: from each stripe that is empty in all of them to the next."""
    width = max(map(len, lines))
    used = bytearray(width)
    for line in lines:
        for segment in _SEGMENT.finditer(line):
            used[segment.start() : segment.end()] = b"\x01" * (segment.end() - segment.start())
    starts = [
        run.start()
        for run in re.finditer(rb"\x01+(?:\x00{1,%d}\x01+)*" % (_STRIPE - 1), bytes(used))
    ]
    return list(pairwise([*starts, width]))
