"""/moi: invitations into a role, each by a link that serves once."""

from datetime import timedelta

from campaigns.errors import Missing, NotAllowed
from campaigns.permissions import BY_ROLE, Action
from handlers.turn import Turn
from messages import labels, links
from messages.keyboards import Button, packed
from storage import people, tokens, units
from storage.tokens import Redeemed

INVITE_LIFE = timedelta(days=14)
OFFICE = ("officer", "leader")
VILLAGE = ("head", "deputy")


async def command(turn: Turn) -> None:
    """/moi: invite an officer, a leader, a head or a deputy."""
    turn.require(Action.LINK_GROUP)
    keys = [[Button(labels.ROLES[one], "invite.role", {"r": one})] for one in VILLAGE]
    if turn.may(Action.GRANT_OFFICER):
        keys += [[Button(labels.ROLES[one], "invite.role", {"r": one})] for one in OFFICE]
    await turn.say("roles/invite_whom", keyboard=keys)


async def invite_role(turn: Turn) -> None:
    """A role chosen: a village role asks which village."""
    role = str(turn.args["r"])
    must_give(turn, role)
    if role in OFFICE:
        await _give_link(turn, role, None)
        return
    standing = await units.active(turn.conn, commune_id=turn.commune)
    keys = [Button(one.name, "invite.unit", {"r": role, "u": one.id}) for one in standing]
    await turn.rewrite("roles/which_unit", keyboard=packed(keys))


async def invite_unit(turn: Turn) -> None:
    """A village chosen: give the link."""
    role = str(turn.args["r"])
    must_give(turn, role)
    await _give_link(turn, role, int(turn.args["u"]))


async def still_offered(turn: Turn, offer: Redeemed) -> bool:
    """Whether its village still stands, and whoever gave an invitation may still give it.

    A village's own link was given by nobody.
    """
    unit_id, commune_id = offer.args.get("unit"), offer.commune_id or 0
    if unit_id is not None:
        unit = await units.get(turn.conn, int(unit_id), commune_id=commune_id)
        if unit is None or not unit.active:
            return False
    if (given_by := offer.args.get("by")) is None:
        return True
    giver = await people.get(turn.conn, int(given_by))
    held = {one.role for one in giver.roles if one.state == "active"} if giver else set()
    action = Action.GRANT_OFFICER if offer.args["role"] in OFFICE else Action.LINK_GROUP
    return bool(held & set(BY_ROLE[action]))


def must_give(turn: Turn, role: str) -> None:
    """Whether this person may give the role, or take it; raises NotAllowed."""
    if role in VILLAGE:
        turn.require(Action.LINK_GROUP)
    elif role in (*OFFICE, "admin"):
        turn.require(Action.GRANT_OFFICER)
    else:
        raise NotAllowed(action="invite")


async def _give_link(turn: Turn, role: str, unit_id: int | None) -> None:
    unit = None
    if unit_id is not None:
        unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
        if unit is None:
            raise Missing()
    given = await tokens.issue(
        turn.conn,
        mint=turn.around.mint,
        purpose="invite",
        action="invite",
        args={"role": role, "unit": unit_id, "by": turn.me.id},
        commune_id=turn.commune,
        single_use=True,
        expires_at=turn.now + INVITE_LIFE,
        now=turn.now,
    )
    await turn.note("invite", f"role {unit_id or 0}")
    await turn.rewrite(
        "roles/link",
        role=role,
        unit=unit.name if unit else "",
        link=links.start(turn.around.bot_username, given),
    )
