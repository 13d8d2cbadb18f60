"""From a page as it looks, letters in their columns, to lines as a person reads them.

A page of a PDF knows no table, only where words stand. Words beside each other with an empty stripe
between them, line after line, are columns: a letterhead, a signature, a table of chỉ tiêu. What stands
across the page is a paragraph; it begins where its line is set in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Final

from reports import table_text

_ORDINAL: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[a-zđ])[.)]?|S?TT|TT", re.IGNORECASE
)
_SIGNING: Final = re.compile(r"nơi nhận", re.IGNORECASE)
_HEADING: Final = re.compile(r"[IVX]{1,5}[./]|kính gửi|phụ lục", re.IGNORECASE)
_ITEM: Final = re.compile(
    r"[-–+•*]\s|[-–]\w|(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-zđ])[.)/]\s", re.IGNORECASE
)
# what opens a plan or dates a letter goes on with no title
_OPENS: Final = re.compile(
    r"(?:Căn cứ|Thực hiện (?:Kế hoạch|Chỉ thị|Nghị quyết|Công văn|Hướng dẫn|Thông báo|Quyết định)) "
    r"|[A-ZĐ][^,.;:]{2,40}, ngày \d{1,2} tháng \d{1,2} năm \d{4}$"
)
_ENDED: Final = (".", ";", ":", "!", "?", "”", '"')
_HANGING: Final = ("-", "–", ",", "(")
_WIDE: Final = 1.3  # of a middling letter: the next word may have wide ones
_SHORT: Final = 6  # letters of an abbreviation
_STRIPE: Final = 0.7  # of the letters' height: as wide is what parts two columns
_SET_IN: Final = 1.3  # of it
_CENTRED: Final = 0.4  # of it: as far apart may the middles of centred lines lie
_LONG: Final = 40  # letters: such a line shows where the margin is


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together, from left to right in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """What stands beside each other on a page, which has a piece at least."""

    pieces: tuple[Piece, ...]
    height: float  # of its letters, in points
    bottom: float  # how far down the page
    apart: bool = False  # a blank line stands above
    page: int = 1

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(one.text for one in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def centre(self) -> float:
        """The middle of it."""
        return (self.left + self.right) / 2


def lines_of(page: Sequence[Line]) -> Iterator[str]:
    """A line for each paragraph, blocks of columns resolved, a blank line where a paragraph is set in."""
    edges = _edges(page)
    said: list[Line] = []  # of one paragraph
    at = 0
    while at < len(page):
        block = _block(page, at)
        if block.lines:
            yield from (*_paragraph(said), "", *table_text.lines_of(block.rows()), "")
            said, at = [], at + block.lines
            continue
        line = page[at]
        begins = line.apart or (bool(said) and _begins(said[-1], line, edges[line.page][0]))
        if begins or (said and not _goes_on(said[-1], line, edges[said[-1].page][1])):
            yield from _paragraph(said)
            said = []
        if begins:
            yield ""
        said.append(line)
        at += 1
    yield from _paragraph(said)


def _edges(page: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Where long lines begin and end, leftmost and rightmost, on each page."""
    edges = {line.page: (0.0, inf) for line in page}
    for line in page:
        if len(line.text) > _LONG:
            left, right = edges[line.page]
            edges[line.page] = (
                min(left or inf, line.left),
                line.right if right == inf else max(right, line.right),
            )
    return edges


def _paragraph(lines: Sequence[Line]) -> Iterator[str]:
    """Its lines as one; a word that was cut at a hyphen is whole ("27/NQ-" and "HĐND")."""
    if lines:
        text = " ".join(line.text for line in lines)
        yield re.sub(r"(?<=\w)- (?=\w)", "-", text) if len(lines) > 1 else text


def _begins(before: Line, line: Line, margin: float) -> bool:
    """Whether a paragraph begins with `line`: it is set in, and not centred like the one before."""
    set_in = _SET_IN * line.height
    if line.left < margin + set_in or before.text.endswith(_HANGING):
        return False
    if abs(line.left - before.left) < 1:  # a hanging line goes on in the same place
        return not line.text[0].islower() and before.text.endswith(_ENDED)
    centred = abs(before.centre - line.centre) < _CENTRED * line.height
    return len(before.pieces) > len(line.pieces) or not centred


def _goes_on(before: Line, line: Line, edge: float) -> bool:
    """Whether the line broke only because the next word would not have fitted."""
    if (
        _ITEM.match(line.text)
        or _OPENS.match(line.text)
        or _capitals(line.text) != _capitals(before.text)
    ):
        return False
    first = line.text.partition(" ")[0]
    letter = _WIDE * (before.right - before.left) / len(before.text)
    return before.right + (len(first) + 1) * letter > edge


def _capitals(text: str) -> bool:
    """Whether it is a heading's letters, more than an abbreviation."""
    return text.isupper() and " " in text and sum(map(str.isalpha, text)) > _SHORT


@dataclass(slots=True)
class _Block:
    """Lines whose words stand in columns; none where there is no such block."""

    columns: int = 0
    cells: list[list[str]] = field(default_factory=list)  # of each line

    @property
    def lines(self) -> int:
        """How many lines of the page it takes."""
        return len(self.cells)

    def rows(self) -> list[list[list[str]]]:
        """The rows with the lines of each cell; a frame is one row."""
        if self.columns == 2 and not self._numbered():
            whole = [[line[at] for line in self.cells if line[at]] for at in (0, 1)]
            if table_text.is_frame([whole]):
                return [whole]
        starts = self._starts()
        parts = [self.cells[a:b] for a, b in pairwise([*starts, len(self.cells)])]
        return [
            [[line[at] for line in part if line[at]] for at in range(self.columns)]
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
        said = max(range(1, self.columns), key=lambda at: len(self.cells[mark][at]))
        for at in range(mark, before, -1):
            if self.cells[at][said] and not self.cells[at][said][0].islower():
                return at
        return mark


def _block(page: Sequence[Line], first: int) -> _Block:
    """The longest block that begins at a line; columns stay apart in all of its lines."""
    if len(page[first].pieces) < 2:
        return _Block()
    taken, columns = [page[first]], _columns([page[first]])
    signing = bool(_SIGNING.search(page[first].text))
    framed = table_text.frames(page[first].text)
    full = kept = 1  # lines that fill two columns; lines of the block
    for line in page[first + 1 :]:
        together = _columns([*taken, line])
        if len(together) < len(columns):
            break
        framed = framed or table_text.frames(line.text)
        if not framed and not all(_parted(one, together) for one in [*taken, line]):
            break
        beside = len(line.pieces) > 1
        if not beside and _HEADING.match(line.text):
            break
        taken.append(line)
        columns = together
        full += beside
        if beside or signing or not line.apart:
            kept = len(taken)
    if full < 2 and not (signing and kept > 2):
        return _Block()
    cells = [[_cell(line, column) for column in columns] for line in taken[:kept]]
    return _Block(len(columns), cells)


def _cell(line: Line, column: tuple[float, float]) -> str:
    left, right = column
    return " ".join(one.text for one in line.pieces if left <= one.left < right)


def _parted(line: Line, columns: list[tuple[float, float]]) -> bool:
    """Whether no two of the line's pieces stand in one column."""
    return all(sum(a <= one.left < b for one in line.pieces) < 2 for a, b in columns)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns of some lines: from each stripe that is empty in all of them to the next."""
    starts: list[float] = []
    reached = -inf
    stripe = _STRIPE * max(line.height for line in lines)
    for one in sorted((one for line in lines for one in line.pieces), key=lambda one: one.left):
        if one.left > reached + stripe:
            starts.append(one.left)
        reached = max(reached, one.right)
    return list(pairwise([*starts, inf]))
