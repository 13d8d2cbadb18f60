"""One line of a list as an entry of the plan: a new unit, or one that stands and what changes of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from campaigns.model import Unit
from campaigns.unitfile.line import Line
from campaigns.unitfile.names import Standing
from campaigns.unitfile.plan import Act, Entry
from campaigns.wording.spelling.text import fold
from campaigns.wording.units import list_words as words


def new(line: Line, former: Sequence[str], on: date) -> Entry:
    """A unit that does not stand yet."""
    return Entry(
        row=line.row,
        act=Act.ADD,
        name=line.name,
        kind=line.kind,
        on=on,
        block=line.block or None,
        aliases=line.aliases,
        former=tuple(former),
    )


def held_against(
    line: Line, unit: Unit, former: Sequence[str], on: date, standing: Standing
) -> Entry:
    """A line and the unit that it is: renamed, otherwise changed, or as it was."""
    entry = Entry(
        row=line.row,
        act=Act.KEEP,
        name=_spelling(line, unit),
        kind=line.kind if line.kind_given else unit.kind,
        on=on,
        unit_id=unit.id,
        before=unit.name,
        number=unit.number,
        block=line.block or unit.block,
        aliases=tuple(one for one in line.aliases if not standing.bears(unit, one)),
        former=tuple(one for one in former if not standing.bears(unit, one)),
    )
    if entry.name != unit.name:
        return replace(entry, act=Act.RENAME)
    other = (entry.block, entry.kind) != (unit.block, unit.kind)
    return replace(entry, act=Act.CHANGE) if other or entry.aliases or entry.former else entry


def _spelling(line: Line, unit: Unit) -> str:
    """The unit's name where the line only spells it otherwise; marks that were missing are gained."""
    base, told = words.taken_apart(unit.name)
    ours, ours_told = words.taken_apart(line.name)
    letters = fold(words.same(ours)) == fold(words.same(base))
    if words.same(ours) == words.same(base) or (letters and words.unmarked(ours)):
        return unit.name
    return f"{ours} ({told})" if letters and told and not ours_told else line.name


def grown(entry: Entry, name: str, standing: Standing) -> Entry:
    """With one more name that people may use for it."""
    unit = standing.by_id.get(entry.unit_id or 0)
    if name in entry.former or (unit is not None and standing.bears(unit, name)):
        return entry
    act = Act.CHANGE if entry.act is Act.KEEP else entry.act
    return replace(entry, former=(*entry.former, name), act=act)
