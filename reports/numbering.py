"""The numbers a word processor shows before the paragraphs of a list, and does not store."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: how it counts, and the words around its number ("%1.%2.")."""

    kind: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Counters:
    """Where each list of a document stands."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def restart(self, name: str) -> None:
        """Begin this list anew."""
        self.counts.pop(name, None)

    def next(self, name: str, depth: int, levels: Mapping[int, Level]) -> str:
        """The mark of the next paragraph of list `name` at this depth, "" where it shows none."""
        level = levels.get(depth, Level())
        stands = self.counts.setdefault(name, {})
        stands[depth] = stands.get(depth, level.start - 1) + 1
        for deeper in [one for one in stands if one > depth]:
            del stands[deeper]
        if level.kind == "none":
            return ""
        if level.kind == "bullet":
            return BULLET
        shown = level.pattern
        for at in range(depth, -1, -1):
            upper = levels.get(at, Level())
            count = stands.get(at, upper.start)
            shown = shown.replace(f"%{at + 1}", numeral(count, upper.kind))
        return shown.strip()


def numeral(count: int, kind: str) -> str:
    """A number in the way of counting of Word and OpenDocument; what is rare counts as 1, 2, 3."""
    if kind in ("upperRoman", "I"):
        return _roman(count).upper()
    if kind in ("lowerRoman", "i"):
        return _roman(count)
    if kind in ("upperLetter", "A"):
        return _letter(count).upper()
    if kind in ("lowerLetter", "a"):
        return _letter(count)
    if kind == "decimalZero":
        return f"{count:02}"
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 40:
        return str(count)
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (count // value)
        count %= value
    return shown


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
