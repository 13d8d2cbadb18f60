"""What was told of a target by the end of each period: the newest row counts, merged units are added up.

A row without a value takes its figure back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns import target_periods as periods
from campaigns.model import Target
from campaigns.report_rows import FigureRow
from campaigns.wording.quantity.figure import adds_up


@dataclass(frozen=True, slots=True)
class Point:
    """What was reached by the end of one period, and the rows that say so; none where the works do."""

    period: str
    value: Decimal | None
    verdict: str | None
    rows: tuple[FigureRow, ...]

    @property
    def day(self) -> date:
        """The day it speaks of: the period's end, or the day it was entered, if that is earlier."""
        ends = periods.span(self.period).ends_on
        return min(ends, max((one.at.date() for one in self.rows), default=ends))


def newest(rows: Iterable[FigureRow]) -> tuple[Point, ...]:
    """The last row of each period, in the periods' order; one taken back leaves no point."""
    last = {one.period: one for one in rows}
    return tuple(
        Point(name, last[name].value, last[name].verdict, (last[name],))
        for name in sorted(last, key=periods.place)
        if last[name].value is not None or last[name].verdict is not None
    )


def of_unit(target: Target, unit_id: int, rows: Sequence[FigureRow]) -> tuple[Point, ...]:
    """A unit's own figures; before it has any, those of the units merged into it, added up."""
    own = newest([one for one in rows if (one.origin or unit_id) == unit_id])
    merged: dict[int, tuple[Point, ...]] = {}
    for origin in {one.origin for one in rows if one.origin is not None} - {unit_id}:
        points = newest([one for one in rows if one.origin == origin])
        if points:
            merged[origin] = points
    if not merged or not adds_up(target.name, target.unit):
        return own
    if not own:
        return added_up(merged)
    first = periods.place(own[0].period)
    return (*(one for one in added_up(merged) if periods.place(one.period) < first), *own)


def added_up(parts: Mapping[int, tuple[Point, ...]]) -> tuple[Point, ...]:
    """By the end of each period: the sum of what each part had last told."""
    found = []
    names = {one.period for points in parts.values() for one in points if one.value is not None}
    for name in sorted(names, key=periods.place):
        until = periods.place(name)
        last = [
            told[-1]
            for points in parts.values()
            if (
                told := [
                    one
                    for one in points
                    if one.value is not None and periods.place(one.period) <= until
                ]
            )
        ]
        rows = tuple(row for one in last for row in one.rows)
        found.append(Point(name, sum((one.value or Decimal(0) for one in last), Decimal(0)), None, rows))  # fmt: skip
    return tuple(found)
