"""Cells of a sheet that count for several lines: a block merged over them, a unit's name over its former ones."""

from dataclasses import replace
from itertools import pairwise

from campaigns.unitfile.line import Line
from campaigns.wording.units import list_words as words


def joined(lines: list[Line]) -> list[Line]:
    """Lines that each give one former name of the same unit, as one line.

    Its name was merged over them (and so was its number), or stands in each.
    """
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.old and line.old and _goes_on(last, line):
            found[-1] = replace(last, old=(*last.old, *line.old))
        else:
            found.append(line)
    return found


def _goes_on(last: Line, line: Line) -> bool:
    if not line.name:
        return line.order is None
    mark = (words.same(line.name), line.commune, line.block, line.into)
    return mark == (words.same(last.name), last.commune, last.block, last.into)


def carried_down(lines: list[Line]) -> list[Line]:
    """Blocks and former communes that were merged over several lines count for all of these.

    A column in which some value stands twice in a row is filled in line by line: there, blank means
    none.
    """
    communes = _filled([line.commune for line in lines], ["" for _ in lines])
    blocks = _filled([line.block for line in lines], communes)
    return [
        replace(line, commune=commune, block=block)
        for line, commune, block in zip(lines, communes, blocks, strict=True)
    ]


def _filled(said: list[str], within: list[str]) -> list[str]:
    """`said` with blanks filled from above, never across a change of `within`."""
    by_line = any(one and one == other for one, other in pairwise(said))
    if by_line or not said or not said[0]:
        return said
    found: list[str] = []
    for at, one in enumerate(said):
        inherits = at > 0 and within[at] == within[at - 1]
        found.append(one or (found[-1] if inherits else ""))
    return found
