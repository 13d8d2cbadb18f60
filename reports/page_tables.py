"""Tables of a page by the lines that are drawn around their cells.

Lines that touch make a grid. A cell reaches to the next line that is really drawn: across merged columns
its words stand in the first of them, down merged rows in the uppermost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final

from reports.pdf_page import Rule, Word

NEAR: Final = 2.5  # points: lines so close are one, and ends so close touch
MOST: Final = 1_000_000  # pairs of lines: a drawing has more, and no table
Rows = list[list[list[Word]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines, and where rows and columns end, the upper and the left edge first."""

    across: Sequence[Rule]
    down: Sequence[Rule]
    ys: Sequence[float]
    xs: Sequence[float]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.ys[0]

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside."""
        across, down = _middle(word)
        return self.xs[0] <= across <= self.xs[-1] and self.ys[0] <= down <= self.ys[-1]

    def rows(self, words: Sequence[Word]) -> Rows:
        """The words of each cell, row by row."""
        xs, ys = self.xs, self.ys
        rows: Rows = [[[] for _ in xs[1:]] for _ in ys[1:]]
        for word in words:
            across, down = _middle(word)
            row, column = _at(ys, down), _at(xs, across)
            while column and not _drawn(self.down, xs[column], down):
                column -= 1
            while row and not _drawn(self.across, ys[row], across):
                row -= 1
            rows[row][column].append(word)
        return rows


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Grid]:
    """The tables, from top to bottom; a box around one cell is none."""
    across, down = _joined(across), _joined(down)
    left = set(range(len(down))) if len(across) * len(down) < MOST else set()
    found: list[Grid] = []
    while left:
        grid, taken = _grown(across, down, min(left))
        left -= taken
        if len(grid.xs) > 2 and len(grid.ys) > 1:
            found.append(grid)
    yield from sorted(found, key=lambda one: one.top)


def _grown(across: Sequence[Rule], down: Sequence[Rule], first: int) -> tuple[Grid, set[int]]:
    """All that hangs together with one line down; which lines down that are."""
    crossed: set[int] = set()
    taken, fresh = {first}, [first]
    while fresh:
        line = down[fresh.pop()]
        touched = {at for at, one in enumerate(across) if at not in crossed and _touch(one, line)}
        crossed |= touched
        more = {
            at for at, one in enumerate(down)
            if at not in taken and any(_touch(across[other], one) for other in touched)
        }  # fmt: skip
        taken |= more
        fresh += more
    lines = [across[at] for at in sorted(crossed)], [down[at] for at in sorted(taken)]
    return Grid(*lines, *map(_places, lines)), taken


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - NEAR <= down.at <= across.end + NEAR
        and down.start - NEAR <= across.at <= down.end + NEAR
    )


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines in one place that touch, as one."""
    joined: list[Rule] = []
    left = sorted(rules, key=lambda one: one.at)
    for at, after in pairwise([*_places(left), inf]):
        many = next((count for count, one in enumerate(left) if one.at >= after), len(left))
        here, left = sorted(left[:many], key=lambda one: one.start), left[many:]
        for one in here:
            if joined and joined[-1].at == at and one.start <= joined[-1].end + NEAR:
                joined[-1] = Rule(at, joined[-1].start, max(joined[-1].end, one.end))
            else:
                joined.append(Rule(at, one.start, one.end))
    return joined


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where lines lie, those close to each other once."""
    places: list[float] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if not places or rule.at - places[-1] > NEAR:
            places.append(rule.at)
    return places


def _at(places: Sequence[float], where: float) -> int:
    """Between which two it stands."""
    return next(
        (at for at, (_, end) in enumerate(pairwise(places)) if where <= end), len(places) - 2
    )


def _drawn(rules: Sequence[Rule], at: float, where: float) -> bool:
    """Whether a line lies there and passes this point."""
    return any(
        abs(one.at - at) <= NEAR and one.start - NEAR <= where <= one.end + NEAR for one in rules
    )


def _middle(word: Word) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2
