"""Whom an announcement is for, and where it reaches them: a village's group, else its head in private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers.turn import Turn
from storage import addresses, campaigns, chats, submissions, units
from storage.announcements import AnnouncementRow
from storage.chats import Chat
from storage.units import Unit


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement is for: all, blocks by name, units by id, or those still missing."""

    kind: str = "all"
    chosen: tuple[Any, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"kind": self.kind, "chosen": list(self.chosen)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Audience":
        """Back from plain data."""
        return cls(str(data["kind"]), tuple(data.get("chosen", ())))

    def toggled(self, one: object) -> "Audience":
        """With one more ticked, or one less."""
        if one in self.chosen:
            return replace(self, chosen=tuple(each for each in self.chosen if each != one))
        return replace(self, chosen=(*self.chosen, one))


@dataclass(frozen=True, slots=True)
class Targets:
    """Where an announcement can go, and where it cannot and why."""

    reachable: Sequence[tuple[Unit, Chat]]
    privately: Sequence[tuple[Unit, Chat]]  # without a group: whoever answers for them, in private
    unreachable: Sequence[tuple[Unit, str]]
    retitled: Sequence[tuple[Unit, Chat]]

    @property
    def everywhere(self) -> Sequence[tuple[Unit, Chat]]:
        """Every chat that it goes to."""
        return [*self.reachable, *self.privately]


async def targets(turn: Turn, row: AnnouncementRow) -> Targets:
    """The villages of the audience, with their groups, or the chats that stand for one."""
    wanted = Audience.from_json(row.audience)
    standing = await units.active(turn.conn, commune_id=turn.commune)
    done: set[int] = set()
    if wanted.kind == "missing" and row.campaign_id is not None:
        for milestone in await campaigns.milestones(
            turn.conn, row.campaign_id, commune_id=turn.commune
        ):
            if milestone.kind == "registration":
                done |= await submissions.registered_units(
                    turn.conn, commune_id=turn.commune, milestone_id=milestone.id
                )
    groups = await chats.linked_groups(
        turn.conn, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    old = await _merged(turn)
    reachable, unreachable, retitled = [], [], []
    for unit in standing:
        if not _wanted(wanted, unit, done):
            continue
        group = groups.get(unit.id)
        theirs = [
            (one, groups[one.id])
            for one in old.get(unit.id, ())
            if one.id in groups and groups[one.id].state == "active"
        ]
        reachable += theirs
        retitled += [(one, held) for one, held in theirs if held.title_changed]
        if theirs and (group is None or group.state != "active"):
            continue
        if group is None:
            unreachable.append((unit, "no_group"))
        elif group.state != "active":
            unreachable.append((unit, group.reason or group.state))
        else:
            reachable.append((unit, group))
            if group.title_changed:
                retitled.append((unit, group))
    own = await addresses.of_units(
        turn.conn,
        [unit.id for unit, _ in unreachable],
        commune_id=turn.commune,
        bot_id=turn.around.bot_id,
    )
    privately = [(unit, chat) for unit, _ in unreachable if (chat := own[unit.id].chat) is not None]
    left = [(unit, why) for unit, why in unreachable if own[unit.id].chat is None]
    return Targets(reachable, privately, left, retitled)


async def _merged(turn: Turn) -> dict[int, list[Unit]]:
    """The units that were merged into others, by what stands for them: their groups still read."""
    heirs = await units.heirs(turn.conn, commune_id=turn.commune)
    found: dict[int, list[Unit]] = {}
    for one in await units.everyone(turn.conn, commune_id=turn.commune) if heirs else ():
        if one.id in heirs:
            found.setdefault(heirs[one.id], []).append(one)
    return found


def _wanted(audience: Audience, unit: Unit, done: set[int]) -> bool:
    match audience.kind:
        case "blocks":
            return unit.block in audience.chosen
        case "units":
            return unit.id in audience.chosen
        case "missing":
            return unit.id not in done
        case _:
            return True
