"""The last look at a list's entries: names that differ, numbers that are free, what is worth a word."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from campaigns.model import Unit
from campaigns.unitfile.line import Line
from campaigns.unitfile.names import qualifier_of
from campaigns.unitfile.plan import LONGEST, Act, Entry, Note
from campaigns.wording.spelling.text import fold
from campaigns.wording.units import list_words as words

Pair = tuple[Line, Entry]

_RANK = {Act.KEEP: 0, Act.CHANGE: 0, Act.RENAME: 1, Act.ADD: 2}


def told_apart(
    pairs: Mapping[int, Pair], others: Sequence[Unit], ending: Sequence[str]
) -> dict[int, Entry | None]:
    """The entries with names that differ; None for one that nothing tells from another.

    `others` are the units that stand and that the list does not speak of, `ending` the names of those
    that it merges away. Who keeps a name has it
    before who takes it, and who stands before who is new; people still call a unit by its short name.
    """
    used: set[tuple[str, str]] = set()
    crowd = Counter(words.same(words.taken_apart(name)[0]) for name in ending)
    for unit in others:
        base, told = words.taken_apart(unit.name)
        used |= {(words.same(base), fold(told)), (fold(words.same(base)), fold(told))}
        crowd[words.same(base)] += 1
    crowd.update(words.same(words.taken_apart(entry.name)[0]) for _, entry in pairs.values())
    found: dict[int, Entry | None] = {}
    for at in sorted(pairs, key=lambda at: (_RANK[pairs[at][1].act], at)):
        line, entry = pairs[at]
        base, told = words.taken_apart(entry.name)
        if not told and entry.name != entry.before and crowd[words.same(base)] > 1:
            told = qualifier_of(line)
        mark, letters = (words.same(base), fold(told)), (fold(words.same(base)), fold(told))
        bare = entry.act is Act.ADD and words.unmarked(base) and letters in used
        found[at] = None if bare or mark in used else _qualified(entry, base, told)
        used |= {mark, letters}
    return found


def _qualified(entry: Entry, base: str, told: str) -> Entry:
    name = f"{base} ({told})" if told else base
    if name == entry.name or len(name) > LONGEST:
        return entry
    return replace(entry, name=name, aliases=tuple(dict.fromkeys((*entry.aliases, base))))


def numbered(pairs: Sequence[tuple[Line, Entry]], everyone: Collection[Unit]) -> list[Entry]:
    """The entries with a number for every new unit, never one that another has or had.

    Receipts carry it, and every list is in its order. First the office's own number, then the one in
    the name, then the line's place, then the next free one. Where few names have a number the place
    goes before: one "Thôn 1" among names would push the first of the list to its end.
    """
    new = [entry for _, entry in pairs if entry.act is Act.ADD]
    by_name = sum(_number_in(one.name) is not None for one in new) * 2 >= len(new)
    taken = {one.number for one in everyone if one.number}
    free = max([0, *taken]) + 1
    given: dict[int, int] = {}
    for wish in ("number", *(("name", "order") if by_name else ("order", "name")), "next"):
        for at, (line, entry) in enumerate(pairs):
            if entry.act is not Act.ADD or at in given:
                continue
            wanted = {
                "number": line.number,
                "name": _number_in(entry.name),
                "order": line.order,
                "next": free,
            }[wish]
            if wanted and wanted not in taken:
                given[at] = wanted
                taken.add(wanted)
                free = max(free, wanted + 1)
    return [
        replace(entry, number=given.get(at, entry.number)) for at, (_, entry) in enumerate(pairs)
    ]


def _number_in(name: str) -> int | None:
    last = words.same(words.taken_apart(name)[0]).split()[-1:]
    return int(last[0]) if last and last[0].isdigit() and len(last[0]) < 5 else None


def notes(entries: Sequence[Entry], standing: Sequence[Unit], gone: Collection[int]) -> list[Note]:
    """New names that differ from another only in their marks, former names that no unit here ever had,
    and units that the list leaves out."""
    found: list[Note] = []
    alike = {fold(words.same(one.name)): one.name for one in standing}
    for one in entries:
        folded = fold(words.same(one.name))
        other = alike.setdefault(folded, one.name)
        if one.act is Act.ADD and words.same(other) != words.same(one.name):
            found.append(Note(one.row, "alike", one.name, other))
        if one.act is Act.ADD and one.former and standing:
            found.append(Note(one.row, "no_former", one.name, ", ".join(one.former)))
    listed = {one.unit_id for one in entries}
    left = [one.name for one in standing if one.id not in listed and one.id not in gone]
    if left:
        found.append(
            Note(
                0, "left", str(len(left)), ", ".join([*left[:5], *(["…"] if len(left) > 5 else [])])
            )
        )
    return found
