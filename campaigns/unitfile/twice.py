"""A list of units held against those that stand, and then against what it would make of them.

The same list read twice changes nothing the second time: offices send a list again with one line
mended. Lines that would still add or merge then contradict others (a unit merged into a name it bore
itself, a name taken and given up at once) and are refused, whatever the way in which they do.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from campaigns.model import NameKind, Unit, UnitName
from campaigns.unitfile import matching
from campaigns.unitfile.lines import Listing
from campaigns.unitfile.plan import Act, ImportPlan, Note

MOST = 1000  # units in a list; the largest commune has some two hundred


def plan(listing: Listing, existing: Sequence[Unit], *, today: date) -> ImportPlan:
    """What the list would do to the units of the commune; `existing` holds ended ones as well."""
    if len(listing.lines) > MOST:
        return ImportPlan(problems=(Note(listing.lines[MOST].row, "too_many", str(MOST)),))
    refused: list[Note] = []
    while True:
        found = matching.plan(listing, existing, today=today)
        again = matching.plan(listing, done(found, existing), today=today)
        restless = {one.row for one in again.adds} | {one.row for one in again.mergers}
        if not restless:
            told = found.problems if listing.lines or not refused else ()  # no "empty" besides
            return replace(
                found, problems=tuple(sorted((*told, *refused), key=lambda one: one.row))
            )
        refused += [
            Note(one.row, "contradicts", one.name) for one in listing.lines if one.row in restless
        ]
        kept = tuple(one for one in listing.lines if one.row not in restless)
        listing = replace(listing, lines=kept)


def done(plan: ImportPlan, existing: Sequence[Unit]) -> list[Unit]:
    """The units as the plan leaves them; new ones get the next free ids."""
    after = {one.id: one for one in existing}
    ids: list[int] = []
    free = max([0, *after]) + 1
    for entry in plan.entries:
        at = entry.unit_id or free
        free = max(free, at + 1)
        ids.append(at)
        before = after.get(at, Unit(at, entry.kind, entry.name, entry.number))
        kept = before.names
        if entry.act is Act.RENAME:
            kept = tuple(replace(one, kind=NameKind.OLD) for one in kept)
        new = (UnitName(entry.name),) if entry.act in (Act.ADD, Act.RENAME) else ()
        more = tuple(UnitName(one, NameKind.ALIAS) for one in (*entry.aliases, *entry.former))
        after[at] = replace(
            before, name=entry.name, block=entry.block, kind=entry.kind, names=(*kept, *new, *more)
        )
    for one in plan.mergers:
        after[one.unit_id] = replace(after[one.unit_id], valid_to=one.on, merged_into=ids[one.into])
    return list(after.values())
