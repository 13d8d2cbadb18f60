"""Whoever still heads a unit that was merged: deputy of what it was merged into, or no more.

Nobody is given another role by the list of villages alone: an officer says so, one tap for each.
"""

from campaigns.errors import Missing
from campaigns.permissions import Action
from handlers import invitations, roles
from handlers.turn import Turn
from messages import labels
from messages.filters import holds
from messages.keyboards import Button, Rows
from storage import people, units
from storage.people import Held, Person
from storage.units import Unit


async def former(turn: Turn) -> list[tuple[Person, Held, Unit, Unit]]:
    """Who holds a role of a merged unit: (person, role, that unit, what stands for it)."""
    heirs = await units.heirs(turn.conn, commune_id=turn.commune)
    known = {one.id: one for one in await units.everyone(turn.conn, commune_id=turn.commune)}
    return [
        (one, held, known[held.unit_id], known[heirs[held.unit_id]])
        for one in await people.holding(
            turn.conn, commune_id=turn.commune, roles=invitations.VILLAGE
        )
        for held in one.roles
        if held.unit_id in heirs
    ]


def keys(found: list[tuple[Person, Held, Unit, Unit]]) -> Rows:
    """Two buttons for each of them."""
    rows: list[list[Button]] = []
    for person, held, unit, heir in found:
        label = labels.HEIR_DEPUTY.format(name=person.called, role=holds("deputy", heir.name))
        gone = labels.END_ROLE.format(name=person.called, role=holds(held.role, unit.name))
        if all(one.unit_id != heir.id for one in person.roles):
            rows.append([Button(label[: labels.LONGEST], "heir.deputy", {"r": held.id})])
        rows.append([Button(gone[: labels.LONGEST], "role.end", {"r": held.id})])
    return rows


async def deputy(turn: Turn) -> None:
    """The old unit's head or deputy becomes the new one's deputy, and is told so."""
    turn.require(Action.LINK_GROUP)
    found = await people.role_row(turn.conn, int(turn.args["r"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    person = await people.get(turn.conn, found[0])
    heirs = await units.heirs(turn.conn, commune_id=turn.commune)
    heir = await units.get(turn.conn, heirs.get(found[1].unit_id or 0, 0), commune_id=turn.commune)
    if person is None or heir is None or found[1].state != "active":
        turn.pop("pop/decided")
        return
    await people.end(turn.conn, found[1].id, commune_id=turn.commune, now=turn.now)
    given = await people.grant(
        turn.conn, person_id=person.id, commune_id=turn.commune, role_name="deputy",
        unit_id=heir.id, state="active", granted_by=turn.me.id, now=turn.now,
    )  # fmt: skip
    row = await people.role_row(turn.conn, given, commune_id=turn.commune)
    await turn.note("heir_deputy", f"role {given}", {"from": found[1].id})
    await turn.say(
        "roles/confirmed", name=person.called, role="deputy", unit=heir.name, before=False
    )
    if row is not None:
        await roles.welcome(turn.voice, person, row[1], heir)


ACTIONS = {"heir.deputy": deputy}
