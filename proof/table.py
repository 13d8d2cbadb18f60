"""What a proof gives: rows of runs, what was counted, its bound, and whether it held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.table import Table

COLUMNS: Final = ("What", "Runs", "Counted", "Bound", "Pass")
NARROWEST: Final = 140  # columns, where the output is no terminal


@dataclass(frozen=True)
class Row:
    """One line of a proof."""

    name: str
    runs: str
    counted: str
    bound: str
    passed: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """As a line of the table."""
        return self.name, self.runs, self.counted, self.bound, "yes" if self.passed else "NO"


class CannotRun(Exception):
    """A proof cannot be run on this machine; the message says why."""


@dataclass(frozen=True)
class Report:
    """One proof that was run: its rows, or why it could not run."""

    title: str
    rows: Sequence[Row]
    seconds: float
    skipped: str = ""

    @property
    def head(self) -> str:
        """The time that it took, or why it took none."""
        return f"not run: {self.skipped}" if self.skipped else f"{self.seconds:.0f} s"


def below(runs: int) -> str:
    """What no failure in so many runs says of the rate, with 95 %: below 3/n."""
    return f"rate below {300 / runs:.2g} %" if runs else "no run"


def show(reports: Mapping[str, Report]) -> None:
    """Print one table of them all."""
    table = Table("Proof", *COLUMNS)
    for name, report in reports.items():
        table.add_section()
        table.add_row(name, report.head, style="bold")
        for row in report.rows:
            table.add_row("", *row.cells)
    console = Console()
    Console(width=max(console.width, NARROWEST)).print(table, markup=False)


def markdown(reports: Mapping[str, Report], said: str) -> str:
    """The same for docs/proof.md."""
    lines = [said, ""]
    for name, report in reports.items():
        lines += [f"## `make proof ARGS={name}`", "", f"{report.title} ({report.head})", ""]
        if report.rows:
            lines += [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
            lines += [_line(row.cells) for row in report.rows] + [""]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(one.replace('|', '/') for one in cells)} |"
