"""What stands on a page of a PDF: its words and the straight lines drawn on it, each in its place.

Places are points from the page's left and upper edge.
"""

from collections.abc import Iterator
from ctypes import byref, c_double, c_float
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import hypot
from typing import Final, NamedTuple

from pypdfium2 import PdfObject, PdfPage, raw

MOST_RULES: Final = 20_000  # lines of a page: a drawing has more, and no table
_SHORTEST: Final = 5.0  # points: shorter ones are the ends of drawn boxes
_STRAIGHT: Final = 1.0
_BELOW: Final = 0.2  # of the letters' size, under their feet
_BESIDE: Final = 0.3  # of it: a wider gap parts words
_UPRIGHT: Final = 0.1  # radians
_BROKEN: Final = "\x02\ufffe\xad"  # what stands for a hyphen at a line's end


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The letters' size."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page or down it: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float


class _Place(NamedTuple):
    """Of a letter; its foot stands on the line."""

    left: float
    right: float
    foot: float
    size: float


def words(page: PdfPage) -> Iterator[Word]:
    """The upright ones, in the order in which the file holds them."""
    height = page.get_height()
    text = page.get_textpage()
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()

    def place(at: int) -> _Place:
        raw.FPDFText_GetLooseCharBox(text, at, byref(box))
        raw.FPDFText_GetMatrix(text, at, byref(matrix))
        raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        size = raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d)
        return _Place(box.left, box.right, height - y.value, size)

    def written(at: int) -> str | None:
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if raw.FPDFText_IsGenerated(text, at) or letter.isspace() or letter == "\0":
            return None
        if abs(raw.FPDFText_GetCharAngle(text, at)) > _UPRIGHT:
            return None
        return "-" if letter in _BROKEN else letter

    letters = ((written(at), at) for at in range(text.count_chars()))
    for there, some in groupby(letters, key=lambda one: one[0] is not None):
        if there:
            held = [(letter or "", place(at)) for letter, at in some]
            yield from map(_word, _apart(held))


def _apart(letters: list[tuple[str, _Place]]) -> Iterator[list[tuple[str, _Place]]]:
    """Letters that follow each other in the file and do not stand beside each other are two words."""
    start = 0
    for at, ((_, before), (_, here)) in enumerate(pairwise(letters), 1):
        gap = here.left - before.right
        if abs(here.foot - before.foot) > before.size / 2 or not -1 < gap / before.size < _BESIDE:
            yield letters[start:at]
            start = at
    yield letters[start:]


def _word(letters: list[tuple[str, _Place]]) -> Word:
    text = "".join(letter for letter, _ in letters)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    places = [place for _, place in letters]
    size, foot = max(one.size for one in places), places[0].foot
    left, right = min(one.left for one in places), max(one.right for one in places)
    return Word(text, left, right, foot - (1 - _BELOW) * size, foot + _BELOW * size)


def rules(page: PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The lines across and the lines down; none where there are too many for a table."""
    height = page.get_height()
    across: list[Rule] = []
    down: list[Rule] = []
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        for (x, y), (to_x, to_y) in pairwise(_points(drawn)):
            if abs(y - to_y) < _STRAIGHT and abs(x - to_x) > _SHORTEST:
                across.append(Rule(height - y, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) < _STRAIGHT and abs(y - to_y) > _SHORTEST:
                down.append(Rule(x, height - max(y, to_y), height - min(y, to_y)))
        if len(across) + len(down) > MOST_RULES:
            return [], []
    return across, down


def _points(drawn: PdfObject) -> Iterator[tuple[float, float]]:
    """Where its pen goes, on the page."""
    matrix = drawn.get_matrix()
    x, y = c_float(), c_float()
    for at in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        yield matrix.on_point(x.value, y.value)
