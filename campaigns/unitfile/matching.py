"""A list of units held against those that stand: what to add, rename, merge and change.

Promises: nothing is decided silently. A line whose unit cannot be told for sure is a problem with its
row, two units of one name are told apart by former commune or block or refused, a unit that the list
does not name stays as it is. Former names are looked up in what stood before the list, so that
villages may change numbers in a circle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from campaigns.model import Unit
from campaigns.unitfile import ending, settling
from campaigns.unitfile.desk import Desk, day_of
from campaigns.unitfile.line import Line
from campaigns.unitfile.lines import Listing
from campaigns.unitfile.names import Standing, is_surely, may_be, qualifier_of
from campaigns.unitfile.plan import LONGEST, Entry, ImportPlan, Merger, Note
from campaigns.wording.spelling.text import fold
from campaigns.wording.units import list_words as words


def plan(listing: Listing, existing: Sequence[Unit], *, today: date) -> ImportPlan:
    """What the list would do to the units of the commune; `existing` holds ended ones as well."""
    if listing.columns is None:
        return ImportPlan(problems=(Note(1, "no_heading"),))
    if not listing.lines:
        return ImportPlan(problems=(Note(1, "empty"),))
    desk = Desk(Standing(existing), today)
    sound = _distinct(desk, [line for line in listing.lines if not _faulty(line, desk)])
    plain = [line for line in sound if not line.old and not line.into]
    away = [line for line in sound if line.into and not _contradicted(desk, line, plain)]
    desk.away = away
    moved = [line for line in sound if line.old and not line.into]
    moved = [line for line in moved if not _was_done(desk, line)]
    for line in away:
        for unit in desk.standing.itself(line.name, line)[:1]:
            if unit.id not in desk.taken and unit not in desk.standing.called(line.into, line):
                desk.ending[unit.id] = line
    for line, units, former in _sources(desk, moved):
        _move(desk, line, units, former)
    for group in _by_name(plain):
        _match(desk, group)
    for line in away:
        ending.end(desk, line)
    return _finished(desk, listing.unused)


def _faulty(line: Line, desk: Desk) -> bool:
    """Whether something is wrong with a line by itself, which is noted."""
    before = len(desk.problems)
    if any(
        len(one) > LONGEST for one in (line.name, line.block, line.into, *line.old, *line.aliases)
    ):
        desk.refuse(line, "long", line.name[:40])
    if not line.name:
        desk.refuse(line, "no_new_name" if line.old else "nameless", ", ".join(line.old)[:60])
    elif line.uncomputed:
        desk.refuse(line, "uncomputed", line.name[:40])
    elif line.mangled:
        desk.refuse(line, "mangled", line.mangled[:40])
    elif not any(char.isalpha() for char in line.name):
        desk.refuse(line, "no_kind", line.name)
    if line.partly:
        desk.refuse(line, "partly", line.name, line.partly[:60])
    if line.into and words.same(line.into) == words.same(line.name):
        desk.refuse(line, "into_itself", line.name)
    day = day_of(line, desk.today)
    if line.since and day is None:
        desk.refuse(line, "date", line.since[:30])
    elif day is not None and day > desk.today:
        desk.refuse(line, "future", line.name, f"{day:%d/%m/%Y}")
    return len(desk.problems) > before


def _distinct(desk: Desk, lines: list[Line]) -> list[Line]:
    """The lines without those that name a unit once more, with nothing to tell it from the first."""
    found: dict[tuple[str, str], Line] = {}
    left: list[Line] = []
    for line in lines:
        mark = words.same(words.taken_apart(line.name)[0]), fold(qualifier_of(line))
        if line.into or found.setdefault(mark, line) is line:
            left.append(line)
        else:
            desk.refuse(line, "same_name", line.name)
    return left


def _contradicted(desk: Desk, line: Line, plain: Iterable[Line]) -> bool:
    """Whether a unit that ends by one line goes on by another."""
    for one in plain:
        alike = fold(words.same(one.name)) == fold(words.same(line.name))
        if alike and (one.commune == line.commune or not (one.commune and line.commune)):
            desk.refuse(line, "twice", line.name, str(one.row))
            return True
    return False


# ------------------------------------------------------------------- lines that give former names


def _was_done(desk: Desk, line: Line) -> bool:
    """A list read before: the unit of this name bore or took in every one of these names."""
    named = desk.standing.named(line.name, line)
    if len(named) != 1 or named[0].id in desk.taken:
        return False
    if not all(desk.standing.bears(named[0], one) for one in line.old):
        return False
    desk.put(line, named[0])
    return True


def _sources(desk: Desk, lines: Iterable[Line]) -> list[tuple[Line, list[Unit], list[str]]]:
    """Each line's units by their former names, all looked up before anything moves."""
    found: list[tuple[Line, list[Unit], list[str]]] = []
    for line in lines:
        units: list[Unit] = []
        former: list[str] = []
        for name in line.old:
            meant = desk.standing.itself(name, line, of=line.name)
            other = desk.taken.get(meant[0].id, line) if meant else line
            if len(meant) > 1 or other is not line:
                code = "several" if len(meant) > 1 else "twice"
                desk.refuse(line, code, name, "" if other is line else str(other.row))
                break
            if meant and meant[0] not in units:
                units.append(meant[0])
                desk.taken[meant[0].id] = line
            gone = None if meant else desk.standing.ended(name)
            if gone and not _took_in(desk, line, gone):
                desk.refuse(line, "elsewhere", name)
                break
            if not meant:
                former.append(name)
        else:
            found.append((line, units, former))
    return found


def _took_in(desk: Desk, line: Line, gone: Unit) -> bool:
    """Whether a unit that ended did so in the one that the line names, and no other line speaks of."""
    heir = desk.standing.heir(gone)
    if heir is None or words.same(heir.name) != words.same(line.name):
        return False
    return desk.taken.get(heir.id, line) is line


def _move(desk: Desk, line: Line, units: list[Unit], former: list[str]) -> None:
    """A unit keeps its name and takes others in, is renamed, or is put together anew."""
    named = [
        one
        for one in desk.standing.named(line.name, line)
        if desk.taken.get(one.id, line) is line and one.id not in desk.ending
    ]
    standing = [one for one in named if one in units] or named
    if len(standing) > 1:
        desk.refuse(line, "several", line.name)
        return
    if standing:
        unit: Unit | None = standing[0]
    else:
        unit = units[0] if len(units) == 1 else None
    place = desk.put(line, unit, former)
    desk.absorbed += [(line, one, place) for one in units if one is not unit]


# -------------------------------------------------------------------------- lines that only name


def _by_name(lines: Iterable[Line]) -> list[list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(words.same(words.taken_apart(line.name)[0]), []).append(line)
    return list(groups.values())


def _match(desk: Desk, group: list[Line]) -> None:
    """Lines of one name: which unit each of them is."""
    free = [
        one
        for one in desk.standing.named(words.taken_apart(group[0].name)[0], None)
        if one.id not in desk.taken and one.id not in desk.ending
    ]
    if len(group) == 1 and not free:
        _match_other_name(desk, group[0])
        return
    if len(group) == len(free) == 1 and may_be(group[0], free[0]):
        desk.put(group[0], free[0])
        return
    for line in group:
        own = [one for one in free if is_surely(line, one)]
        if len(own) == 1:
            desk.put(line, own[0])
            free.remove(own[0])
        elif any(may_be(line, one) for one in free):
            desk.refuse(line, "which", line.name)
        else:
            desk.put(line, None)


def _match_other_name(desk: Desk, line: Line) -> None:
    """No unit bears this name today: a new unit, unless people use it for another."""
    called = desk.standing.called(line.name, line)
    known = [one for one in called if one.id not in desk.taken]
    left = [
        desk.taken[one.id]
        for one in called
        if one not in known and words.same(desk.taken[one.id].name) != words.same(line.name)
    ]
    if left:
        desk.refuse(line, "twice", line.name, str(left[0].row))
    elif not known:
        desk.put(line, None)
    elif known[0].id in desk.ending:
        desk.refuse(line, "twice", line.name, str(desk.ending[known[0].id].row))
    elif len(known) == 1 and desk.standing.by_alias(line.name):
        desk.put(replace(line, name=known[0].name), known[0])
    else:
        desk.refuse(line, "old_name", line.name, known[0].name)


# -------------------------------------------------------------------------------------- the plan


def _finished(desk: Desk, unused: tuple[str, ...]) -> ImportPlan:
    refused: set[int] = set()
    while fresh := _indistinct(desk, refused):
        refused |= fresh
    for at in sorted(refused):
        desk.refuse(desk.pairs[at][0], "same_name", desk.pairs[at][0].name)
    told = _told(desk, refused)
    rows = sorted(told, key=lambda at: desk.pairs[at][0].row)
    places = {at: place for place, at in enumerate(rows)}
    listed = settling.numbered(
        [(desk.pairs[at][0], entry) for at in rows if (entry := told[at]) is not None],
        desk.standing.everyone,
    )
    mergers = tuple(
        Merger(line.row, unit.id, unit.name, places[at], day_of(line, desk.today) or desk.today)
        for line, unit, at in desk.absorbed
        if at in places
    )
    return ImportPlan(
        entries=tuple(listed),
        mergers=mergers,
        problems=tuple(sorted(desk.problems, key=lambda one: one.row)),
        notes=tuple(settling.notes(listed, desk.standing.active, {one.unit_id for one in mergers})),
        unused=unused,
    )


def _indistinct(desk: Desk, refused: set[int]) -> set[int]:
    """Entries that nothing tells from another; what they leave standing may be in others' way."""
    told = _told(desk, refused)
    return {at for at, entry in told.items() if entry is None}


def _told(desk: Desk, refused: set[int]) -> dict[int, Entry | None]:
    ending = [line.name for line in desk.away]
    return settling.told_apart(_kept(desk, refused), _others(desk, refused), ending)


def _kept(desk: Desk, refused: set[int]) -> dict[int, tuple[Line, Entry]]:
    return {at: pair for at, pair in enumerate(desk.pairs) if at not in refused}


def _others(desk: Desk, refused: set[int]) -> list[Unit]:
    """The units that keep their names whatever the list says."""
    kept = _kept(desk, refused)
    spoken_of = {entry.unit_id for _, entry in kept.values()}
    spoken_of |= {unit.id for _, unit, at in desk.absorbed if at in kept}
    return [one for one in desk.standing.active if one.id not in spoken_of]
