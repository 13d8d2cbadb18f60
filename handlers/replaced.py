"""A village's new head and who was that before: one tap ends the former's role, nobody does it unasked."""

from handlers.turn import Turn
from messages import labels
from messages.filters import holds
from messages.keyboards import Button, Rows
from storage import people
from storage.people import Held
from storage.units import Unit


async def keys(turn: Turn, new: Held, unit: Unit | None) -> Rows:
    """A button for each other head of the unit; none for a deputy, of whom there may be several."""
    if unit is None or new.role != "head":
        return []
    rows = []
    for person in await people.holding(
        turn.conn, commune_id=turn.commune, roles=("head",), unit_id=unit.id
    ):
        for held in person.roles:
            if held.unit_id == unit.id and (held.role, held.state) == ("head", "active"):
                said = labels.END_ROLE.format(name=person.called, role=holds("head", unit.name))
                button = Button(labels.short(said, labels.LONGEST), "role.end", {"r": held.id})
                rows += [[button]] if held.id != new.id else []
    return rows
