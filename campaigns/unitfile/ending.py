"""Lines of a list that say what their unit is merged into, past others that end as well."""

from campaigns.unitfile import entries
from campaigns.unitfile.desk import Desk
from campaigns.unitfile.line import Line
from campaigns.wording.units import list_words as words


def end(desk: Desk, line: Line) -> None:
    """A line that says what its unit is merged into."""
    meant = desk.standing.itself(line.name, line)
    own = [one for one in meant if one.id not in desk.taken]
    if len(own) > 1:
        desk.refuse(line, "several", line.name)
        return
    place = _heir(desk, line)
    if place is None:
        return
    heir_line, heir = desk.pairs[place]
    gone = desk.standing.ended(line.name)
    if meant and not own and meant[0].id != heir.unit_id:  # another line says what becomes of it
        desk.refuse(line, "twice", line.name, str(desk.taken[meant[0].id].row))
    elif own and own[0].id != heir.unit_id:
        desk.absorbed.append((line, own[0], place))
    elif any(words.same(one.name) == words.same(line.name) for _, one in desk.pairs):
        desk.refuse(line, "twice", line.name, str(heir_line.row))
    elif gone is None:  # never known to us: its name means the heir from now on
        desk.pairs[place] = heir_line, entries.grown(heir, line.name, desk.standing)
    elif (after := desk.standing.heir(gone)) is None or after.id != heir.unit_id:
        desk.refuse(line, "elsewhere", line.name)


def _heir(desk: Desk, line: Line) -> int | None:
    """The place of the unit that a merged one ends in, past others that end as well."""
    name, seen = line.into, {words.same(line.name)}
    while words.same(name) not in seen:
        seen.add(words.same(name))
        listed = [
            at
            for at, (_, one) in enumerate(desk.pairs)
            if words.same(name) in (words.same(one.name), words.same(one.before))
        ]
        known = desk.standing.called(name, line)
        if not listed and not known and (onward := _ended_by(desk, name)):
            name = onward.into  # of a unit that never stood here, and ends as well
            continue
        if not listed and len(known) == 1:  # by a name that its own line does not give
            listed = [at for at, (_, one) in enumerate(desk.pairs) if one.unit_id == known[0].id]
        if len(listed) > 1 or (not listed and len(known) != 1):
            if known or listed:
                desk.refuse(line, "several", line.into)
            else:
                desk.refuse(line, "no_heir", line.name, line.into)
            return None
        if listed:
            return listed[0]
        if known[0].id not in desk.ending:
            return desk.put(Line(line.row, known[0].name, known[0].kind), known[0])
        name = desk.ending[known[0].id].into
    desk.refuse(line, "circle", line.name, line.into)
    return None


def _ended_by(desk: Desk, name: str) -> Line | None:
    """The line that merges the unit of this name into another."""
    return next((one for one in desk.away if words.same(one.name) == words.same(name)), None)
