"""A picture to draw on: letters that every machine has, texts that fit, fills told apart without colour.

The fonts are ours (reports/fonts, free licence), so that a picture is the same on every server.
"""

import io
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from reports import plain

FONTS: Final = Path(__file__).parent / "fonts"
INK, PALE, LINE, PAPER = "#1b2733", "#5c6b7a", "#c3ccd5", "#ffffff"
BLUE, ORANGE = "#1f5fa8", "#c2571a"
# what the fonts hold: Latin with Vietnamese, punctuation, arrows, shapes and ticks
_HELD: Final = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x1EA0, 0x1EF9), (0x2010, 0x2026), (0x2190, 0x2193),
    (0x25A0, 0x25CF),
)  # fmt: skip
_ALSO: Final = {0x20AB, 0x2212, 0x2713, 0x2717, 0x26A0}


class Fill(Enum):
    """How an area is filled, so that it is told from others without its colour."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    EMPTY = "empty"


class Canvas:
    """One picture of a given size, white, with a few ways to draw."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def text(
        self, at: tuple[float, float], said: str, size: int, *, bold: bool = False,
        colour: str = INK, anchor: str = "la", width: float | None = None, halo: int = 0,
    ) -> None:  # fmt: skip
        """One line; cut with "…" where it is wider than `width`. `halo`: pixels of paper around it."""
        line = shown(said) if width is None else fitted(said, size, width, bold=bold)
        self.draw.text(
            at, line, fill=colour, font=_font(size, bold), anchor=anchor, stroke_width=halo,
            stroke_fill=PAPER,
        )  # fmt: skip

    def area(self, box: tuple[float, float, float, float], fill: Fill, colour: str = BLUE) -> None:
        """A rectangle with its fill and a line around it."""
        left, top, right, bottom = (round(one) for one in box)
        if right <= left or bottom <= top:
            return
        if fill is Fill.SOLID:
            self.draw.rectangle((left, top, right, bottom), fill=colour)
            return
        patch = Image.new("RGB", (right - left, bottom - top), PAPER)
        pen = ImageDraw.Draw(patch)
        if fill is Fill.HATCHED:
            for at in range(-patch.height, patch.width, 10):
                pen.line((at, patch.height, at + patch.height, 0), fill=colour, width=4)
        elif fill is Fill.DOTTED:
            for x in range(5, patch.width, 12):
                for y in range(5, patch.height, 12):
                    pen.ellipse((x - 2, y - 2, x + 2, y + 2), fill=colour)
        self.image.paste(patch, (left, top))
        self.draw.rectangle((left, top, right, bottom), outline=colour, width=2)

    def png(self) -> bytes:
        """The picture as a file."""
        out = io.BytesIO()
        self.image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG")
        return out.getvalue()


def shown(said: str) -> str:
    """The text in letters that the fonts hold; others (emoji) are left out."""
    text = unicodedata.normalize("NFC", plain.line(said))
    return "".join(one for one in text if _held(ord(one)))


def fitted(said: str, size: int, width: float, *, bold: bool = False) -> str:
    """The text, cut with "…" to fit into `width` pixels."""
    text = shown(said)[:300]
    if measure(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrapped(said: str, size: int, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines, the last one cut where more is left."""
    found: list[str] = []
    rest = shown(said).split()
    while rest and len(found) < lines - 1:
        line = rest.pop(0)
        while rest and measure(f"{line} {rest[0]}", size, bold=bold) <= width:
            line = f"{line} {rest.pop(0)}"
        found.append(fitted(line, size, width, bold=bold))
    return [*found, fitted(" ".join(rest), size, width, bold=bold)] if rest else found


def measure(said: str, size: int, *, bold: bool = False) -> float:
    """How wide a text is."""
    return _font(size, bold).getlength(said)


def _held(code: int) -> bool:
    return code in _ALSO or any(first <= code <= last for first, last in _HELD)


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)
