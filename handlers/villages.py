"""The villages' links: one for each, to add the bot to the village's group and to call its head."""

from dataclasses import dataclass
from datetime import timedelta

from campaigns import unit_import
from campaigns.permissions import Action
from handlers.turn import Turn
from messages import links
from messages.post import Voice
from storage import audit, chats, tokens, unit_changes, units
from storage.units import Unit

LINK_LIFE = timedelta(days=90)
INVITE_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class VillageLinks:
    """One village with its two links, and the group it has already."""

    unit: Unit
    group_token: str
    head_token: str
    group_link: str
    head_link: str
    group: str | None


async def command(turn: Turn) -> None:
    """/lienket: every village with its two links."""
    turn.require(Action.LINK_GROUP)
    found = await issue(turn.voice, commune_id=turn.commune)
    await audit.add(
        turn.conn,
        commune_id=turn.commune,
        at=turn.now,
        who=turn.telegram_id,
        action="village_links",
        object_=str(len(found)),
        facts={},
    )
    await turn.say("units/links", villages=found)


async def issue(voice: Voice, *, commune_id: int) -> list[VillageLinks]:
    """New links for every village; links given out before keep working until they expire."""
    groups = await chats.linked_groups(voice.conn, commune_id=commune_id, bot_id=voice.bot_id)
    found = []
    for unit in await units.active(voice.conn, commune_id=commune_id):
        group_token = await _token(voice, commune_id, "link", "link_unit", {"u": unit.id})
        head_token = await _token(
            voice, commune_id, "invite", "invite", {"role": "head", "unit": unit.id, "by": None}
        )
        group = groups.get(unit.id)
        found.append(
            VillageLinks(
                unit,
                group_token,
                head_token,
                links.startgroup(voice.speaker.bot_username, group_token),
                links.start(voice.speaker.bot_username, head_token),
                group.title if group and group.state == "active" else None,
            )
        )
    return found


async def _token(
    voice: Voice, commune_id: int, purpose: str, action: str, args: dict[str, object]
) -> str:
    invite = purpose == "invite"
    return await tokens.issue(
        voice.conn,
        mint=voice.mint,
        purpose=purpose,
        action=action,
        args=args,
        commune_id=commune_id,
        single_use=invite,
        expires_at=voice.now + (INVITE_LIFE if invite else LINK_LIFE),
        now=voice.now,
    )


async def apply(turn: Turn) -> None:
    """The confirmed list: add, rename, merge, in one transaction."""
    turn.require(Action.MANAGE_UNITS)
    known = await unit_changes.known(turn.conn, turn.commune)
    plan = unit_import.read(turn.args["rows"], known)
    changed = await unit_changes.carry_out(
        turn.conn, plan, commune_id=turn.commune, on=turn.today, now=turn.now
    )
    await audit.add(
        turn.conn,
        commune_id=turn.commune,
        at=turn.now,
        who=turn.telegram_id,
        action="import_units",
        object_=str(changed),
        facts={},
    )
    total = len(await units.active(turn.conn, commune_id=turn.commune))
    await turn.rewrite("units/applied", changed=changed, total=total)
