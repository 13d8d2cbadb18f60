"""What is known while a list's lines are gone through: units spoken of, entries, mergers, problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from campaigns.model import Unit
from campaigns.unitfile import entries
from campaigns.unitfile.line import Line
from campaigns.unitfile.names import Standing
from campaigns.unitfile.plan import Entry, Note
from campaigns.wording.dates.read import read_date
from campaigns.wording.reading import Value


@dataclass(slots=True)
class Desk:
    """What is known while the lines are gone through."""

    standing: Standing
    today: date
    pairs: list[tuple[Line, Entry]] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    taken: dict[int, Line] = field(default_factory=dict)  # units that a line has spoken of
    away: Sequence[Line] = ()  # the lines that merge a unit away
    ending: dict[int, Line] = field(default_factory=dict)  # and the units that they do
    absorbed: list[tuple[Line, Unit, int]] = field(default_factory=list)  # into which pair

    def put(self, line: Line, unit: Unit | None, former: Sequence[str] = ()) -> int:
        """One more entry; its place."""
        on = day_of(line, self.today) or self.today
        if unit is None:
            entry = entries.new(line, former, on)
        else:
            self.taken[unit.id] = line
            entry = entries.held_against(line, unit, former, on, self.standing)
        self.pairs.append((line, entry))
        return len(self.pairs) - 1

    def refuse(self, line: Line, code: str, what: str = "", other: str = "") -> None:
        """A line that changes nothing, and why."""
        self.problems.append(Note(line.row, code, what, other))


def day_of(line: Line, today: date) -> date | None:
    """The day from which a line holds; None where it says none, or none that is a day."""
    match read_date(line.since, today):
        case Value(value=date() as day):
            return day
    return None
