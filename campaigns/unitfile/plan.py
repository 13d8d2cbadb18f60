"""What a list of units would do to the commune: plain values, shown to an officer before they count."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST = 100  # letters of a name, of a block


class Act(StrEnum):
    """What becomes of a unit."""

    ADD = "add"
    RENAME = "rename"
    CHANGE = "change"  # its block, its type, the names people use
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about one row: a code of messages/templates/units, and what it is about."""

    row: int
    code: str
    what: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as the list wants it."""

    row: int
    act: Act
    name: str
    kind: str
    on: date
    unit_id: int | None = None  # None: a new one
    before: str = ""  # its name so far
    number: int | None = None
    block: str | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()  # names it bore before we knew it


@dataclass(frozen=True, slots=True)
class Merger:
    """One unit that ends in another: `into` is the place of the heir in the plan's entries."""

    row: int
    unit_id: int
    name: str
    into: int
    on: date


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the list would change; rows with a problem change nothing."""

    entries: tuple[Entry, ...] = ()
    mergers: tuple[Merger, ...] = ()
    problems: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()  # worth a look, nothing is refused
    unused: tuple[str, ...] = ()  # headings of columns from which nothing is taken

    def doing(self, act: Act) -> list[Entry]:
        """The entries with one act."""
        return [one for one in self.entries if one.act is act]

    @property
    def adds(self) -> list[Entry]:
        """The units that are new."""
        return self.doing(Act.ADD)

    @property
    def renames(self) -> list[Entry]:
        """The units that get another name."""
        return self.doing(Act.RENAME)

    @property
    def described(self) -> list[Entry]:
        """The units of which something but the name changes."""
        return self.doing(Act.CHANGE)

    @property
    def kept(self) -> list[Entry]:
        """The units that stay as they are."""
        return self.doing(Act.KEEP)

    @property
    def heirs(self) -> list[tuple[Merger, Entry]]:
        """Each unit that ends, with the one it ends in."""
        return [(one, self.entries[one.into]) for one in self.mergers]

    @property
    def deeds(self) -> list[list[str]]:
        """What would change, as plain JSON, to be compared with what was shown."""
        entries = [one for one in self.entries if one.act is not Act.KEEP]
        return [
            *([str(one.act), one.before, one.name, one.block or ""] for one in entries),
            *([one.name, heir.name] for one, heir in self.heirs),
        ]

    @property
    def changes(self) -> int:
        """How many units would change."""
        return len(self.mergers) + sum(one.act is not Act.KEEP for one in self.entries)
