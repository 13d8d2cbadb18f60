"""What a proof gives: rows of runs, what was counted, its bound, and whether it held."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One line of a proof."""

    name: str
    runs: str
    counted: str
    bound: str
    passed: bool


class CannotRun(Exception):
    """A proof cannot be run on this machine; the message says why."""


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the table."""
    table = Table("What", "Runs", "Counted", "Bound", "Pass", title=title)
    for row in rows:
        table.add_row(row.name, row.runs, row.counted, row.bound, "yes" if row.passed else "NO")
    Console().print(table, markup=False)
