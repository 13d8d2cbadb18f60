"""Pictures for a chat (.png): bars, a line over time, a board of tiles; big letters, marks, patterns.

A phone shows them at the width of a hand, and Telegram makes a picture's longer side 1280 pixels: a
page is therefore 1080 by at most 1350, and what does not fit goes to the next page.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from reports.canvas import BLUE, INK, LINE, ORANGE, PALE, Canvas, Fill, measure, shown, wrapped

WIDTH: Final = 1080
TALLEST: Final = 1350
EDGE: Final = 40
COMPACT: Final = 60  # more tiles than this are low ones
SHORT: Final = 11  # letters of a name that four tiles beside each other have room for
FOOT: Final = WIDTH - 2 * EDGE - 100  # the words below; the page's number stands beside them
TITLE, TEXT, SMALL = 40, 30, 26

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below a picture."""

    title: str
    under: str
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long, in words, and how it is filled; `mark` stands before the words."""

    name: str
    value: float
    said: str
    fill: Fill = Fill.SOLID


@dataclass(frozen=True, slots=True)
class Mark:
    """One point in time: what was planned, what is there (None: not yet)."""

    name: str
    planned: int
    actual: int | None


@dataclass(frozen=True, slots=True)
class Tile:
    """One village on the board: a sign, a line of figures, how far it is from 0 to 100."""

    name: str
    sign: str
    said: str
    percent: int
    fill: Fill


def bars(head: Head, rows: Sequence[Bar], *, columns: int = 1) -> list[bytes]:
    """Bars under each other, as long as their values; in as many pages as they need."""
    step = 96 if columns == 1 else 78
    top = _top(head)
    fits = max(1, (TALLEST - top - _bottom(head)) // step) * columns
    longest = max((one.value for one in rows), default=0)
    return [
        _bars(head, page, longest, columns, step, top, _page(number, rows, fits))
        for number, page in _pages(rows, fits)
    ]


def line(head: Head, marks: Sequence[Mark], planned: str, actual: str) -> list[bytes]:
    """What was planned (dashed, hollow) and what is there (thick, filled), from 0 to 100 %."""
    top = _top(head)
    height = top + 740 + _bottom(head)
    page = Canvas(WIDTH, height)
    _head(page, head, "")
    left, right, high, low = EDGE + 80, WIDTH - EDGE - 30, top + 90, top + 680
    for percent in (0, 25, 50, 75, 100):
        y = low - (low - high) * percent / 100
        page.draw.line((left, y, right, y), fill=LINE, width=2)
        page.text((left - 14, y), f"{percent}%", SMALL, colour=PALE, anchor="rm")
    spots = [left + (right - left) * at / max(1, len(marks) - 1) for at in range(len(marks))]

    def place(at: int, percent: int) -> tuple[float, float]:
        return spots[at], low - (low - high) * percent / 100

    plan = [place(at, one.planned) for at, one in enumerate(marks)]
    done = [place(at, one.actual) for at, one in enumerate(marks) if one.actual is not None]
    _dashed(page, plan)
    for x, y in plan:
        page.draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill="white", outline=PALE, width=3)
    if len(done) > 1:
        page.draw.line(done, fill=BLUE, width=8, joint="curve")
    for x, y in done:
        page.draw.rectangle((x - 9, y - 9, x + 9, y + 9), fill=BLUE)
    every, last = max(1, -(-len(marks) // 6)), len(marks) - 1
    for at, one in enumerate(marks):
        if at == last or (at % every == 0 and last - at >= every):  # its neighbour's stands there
            page.text((spots[at], low + 18), one.name, SMALL, anchor="ma")
    _ends(page, marks, plan, done)
    x = left
    page.draw.rectangle((x, top + 22, x + 18, top + 40), fill=BLUE)
    page.text((x + 32, top + 31), actual, SMALL, anchor="lm")
    x = WIDTH // 2
    page.draw.ellipse((x, top + 22, x + 18, top + 40), fill="white", outline=PALE, width=3)
    page.text((x + 32, top + 31), planned, SMALL, anchor="lm")
    _foot(page, head)
    return [page.png()]


def board(head: Head, tiles: Sequence[Tile], legend: Sequence[tuple[Fill, str]]) -> list[bytes]:
    """A tile a village, three or four beside each other, in as many pages as they need."""
    short = max((len(one.name) for one in tiles), default=0) <= SHORT
    columns = 3 if len(tiles) <= 30 or not short else 4
    step = 128 if len(tiles) <= COMPACT else 86
    top = _top(head) + 48 * -(-len(legend) // 2)
    fits = max(1, (TALLEST - top - _bottom(head)) // step) * columns
    return [
        _board(head, page, legend, columns, step, _page(number, tiles, fits))
        for number, page in _pages(tiles, fits)
    ]


# ------------------------------------------------------------------------------------ the pages


def _bars(
    head: Head, rows: Sequence[Bar], longest: float, columns: int, step: int, top: int, page_: str
) -> bytes:
    lines = -(-len(rows) // columns)
    page = Canvas(WIDTH, top + lines * step + _bottom(head))
    _head(page, head, page_)
    width = (WIDTH - 2 * EDGE - 30 * (columns - 1)) / columns
    size = TEXT if columns == 1 else SMALL
    for at, one in enumerate(rows):
        x = EDGE + (at // lines) * (width + 30)
        y = top + (at % lines) * step
        page.text((x + width, y), one.said, size, anchor="ra")
        page.text(
            (x, y), one.name, size, bold=True, width=width - measure(shown(one.said), size) - 16
        )
        page.draw.line((x, y + size + 32, x + width, y + size + 32), fill=LINE, width=2)
        if one.value > 0:
            length = max(14.0, width * one.value / longest)
            page.area((x, y + size + 12, x + length, y + size + 33), one.fill)
    _foot(page, head)
    return page.png()


def _board(
    head: Head, tiles: Sequence[Tile], legend: Sequence[tuple[Fill, str]], columns: int, step: int,
    page_: str,
) -> bytes:  # fmt: skip
    lines = -(-len(tiles) // columns)
    top = _top(head)
    below = top + 48 * -(-len(legend) // 2)
    page = Canvas(WIDTH, below + lines * step + _bottom(head))
    _head(page, head, page_)
    for at, (fill, said) in enumerate(legend):
        x, y = EDGE + (at % 2) * (WIDTH - 2 * EDGE) / 2, top + (at // 2) * 48
        page.area((x, y + 4, x + 46, y + 32), fill)
        page.text((x + 60, y + 18), said, SMALL, anchor="lm")
    width = (WIDTH - 2 * EDGE - 16 * (columns - 1)) / columns
    widest = max((measure(one.name, TEXT, bold=True) for one in tiles), default=0)
    size = TEXT if step > 100 and widest <= width - 62 else SMALL
    for at, one in enumerate(tiles):
        x, y = EDGE + (at % columns) * (width + 16), below + (at // columns) * step
        _tile(page, one, x, y, width, step, size)
    _foot(page, head)
    return page.png()


def _tile(page: Canvas, one: Tile, x: float, y: float, width: float, step: int, size: int) -> None:
    """A high tile has a line for its figures; a low one has no bar."""
    high = step > 100
    page.draw.rounded_rectangle((x, y, x + width, y + step - 12), radius=10, outline=INK, width=2)
    page.text((x + width - 14, y + 8), one.sign, TEXT, bold=True, anchor="ra")
    page.text((x + 14, y + 8), one.name, size, bold=True, width=width - 62)
    page.text((x + 14, y + (48 if high else 38)), one.said, SMALL if high else 24, width=width - 28)
    if high:
        page.draw.rectangle((x + 14, y + 86, x + width - 14, y + 102), outline=LINE, width=2)
        length = (width - 28) * one.percent / 100
        page.area((x + 14, y + 86, x + 14 + length, y + 102), one.fill)


def _ends(
    page: Canvas,
    marks: Sequence[Mark],
    plan: Sequence[tuple[float, float]],
    done: Sequence[tuple[float, float]],
) -> None:
    """The figures of the last day that is known, beside its two points."""
    if not done:
        return
    at = len(done) - 1
    (x, y), (_, planned) = done[at], plan[at]
    between = abs(y - planned) > 2 * TITLE  # room for the lower figure between the two points
    for here, value, colour, up in (
        (y, marks[at].actual, BLUE, between or y <= planned),
        (planned, marks[at].planned, PALE, between or planned < y),
    ):
        # a rising line comes from the lower left: above its end there is room, below it only aside
        spot, anchor = ((x - 6, here - 16), "rb") if up else ((x + 30, here + 20), "rt")
        page.text(spot, f"{value}%", TITLE, bold=True, colour=colour, anchor=anchor, halo=8)


def _dashed(page: Canvas, spots: Sequence[tuple[float, float]]) -> None:
    for (x, y), (to_x, to_y) in itertools.pairwise(spots):
        for part in range(0, 10, 2):
            start, end = part / 10, (part + 1) / 10
            page.draw.line(
                (x + (to_x - x) * start, y + (to_y - y) * start,
                 x + (to_x - x) * end, y + (to_y - y) * end),
                fill=PALE, width=4,
            )  # fmt: skip


def _top(head: Head) -> int:
    """Where the picture itself begins."""
    lines = len(wrapped(head.title, TITLE, WIDTH - 2 * EDGE, 2, bold=True))
    under = len(wrapped(head.under, SMALL, WIDTH - 2 * EDGE, 2))
    return EDGE + lines * 52 + under * 36 + 26


def _head(page: Canvas, head: Head, number: str) -> None:
    y = EDGE
    for said in wrapped(head.title, TITLE, WIDTH - 2 * EDGE, 2, bold=True):
        page.text((EDGE, y), said, TITLE, bold=True)
        y += 52
    for said in wrapped(head.under, SMALL, WIDTH - 2 * EDGE, 2):
        page.text((EDGE, y), said, SMALL, colour=PALE)
        y += 36
    if number:
        page.text((WIDTH - EDGE, page.image.height - 22), number, SMALL, colour=PALE, anchor="rs")


def _foot(page: Canvas, head: Head) -> None:
    lines = wrapped(head.foot, SMALL, FOOT, 2)
    for at, said in enumerate(reversed(lines)):
        y = page.image.height - 22 - at * 36
        page.text((EDGE, y), said, SMALL, colour=ORANGE, anchor="ls")


def _bottom(head: Head) -> int:
    """How much room the words below need."""
    return 44 + 36 * len(wrapped(head.foot, SMALL, FOOT, 2))


def _pages(rows: Sequence[T], fits: int) -> list[tuple[int, Sequence[T]]]:
    """The rows in pages of about the same length."""
    number = max(1, -(-len(rows) // fits))
    each = max(1, -(-len(rows) // number))
    return [(at + 1, rows[at * each : (at + 1) * each]) for at in range(number)]


def _page(number: int, rows: Sequence[object], fits: int) -> str:
    """Which page of how many; nothing where there is one."""
    every = max(1, -(-len(rows) // fits))
    return f"{number}/{every}" if every > 1 else ""
