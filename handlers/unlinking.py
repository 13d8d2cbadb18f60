"""A group taken from its village: it was the wrong one, or belongs to somebody else by now.

The bot leaves it at once, and what waited for it does not go there any more; the village's link works
in another group then.
"""

from campaigns.errors import Missing
from campaigns.permissions import Action
from handlers.turn import Turn
from messages import labels, post
from messages.keyboards import Button, packed
from storage import chats, units
from storage.chats import Chat
from storage.units import Unit


async def which(turn: Turn) -> None:
    """Every village that has a group."""
    turn.require(Action.LINK_GROUP)
    groups = await chats.linked_groups(
        turn.conn, commune_id=turn.commune, bot_id=turn.around.bot_id
    )
    known = await units.active(turn.conn, commune_id=turn.commune)
    keys = [
        Button(one.name, "group.unlink", {"g": groups[one.id].id}) for one in known
        if one.id in groups
    ]  # fmt: skip
    await turn.say("units/unlink_which", keyboard=packed(keys), number=len(keys))


async def sure(turn: Turn) -> None:
    """Ask once more, with the group's name."""
    turn.require(Action.LINK_GROUP)
    group, unit = await _linked(turn)
    keys = [
        [
            Button(labels.YES, "group.unlink.yes", {"g": group.id}),
            Button(labels.NO, "group.unlink.no", {"g": group.id}),
        ]
    ]
    await turn.rewrite("units/unlink_sure", keyboard=keys, unit=unit.name, title=group.title)


async def keep(turn: Turn) -> None:
    """Thought better of: nothing changes."""
    turn.require(Action.LINK_GROUP)
    group, unit = await _linked(turn)
    await turn.rewrite("units/unlink_kept", unit=unit.name, title=group.title)


async def unlink(turn: Turn) -> None:
    """Confirmed: the group is nobody's, and the bot leaves it."""
    turn.require(Action.LINK_GROUP)
    group, unit = await _linked(turn)
    await chats.unlink(turn.conn, group.id)
    await chats.set_state(turn.conn, group.id, state="unreachable", reason="unlinked")
    await post.act(turn.voice, "leave", chat_id=group.id, commune_id=None)
    await turn.note("unlink_group", unit.name, {"title": group.title})
    await turn.rewrite("units/unlinked", unit=unit.name, title=group.title)


async def _linked(turn: Turn) -> tuple[Chat, Unit]:
    """The group meant and its village, of this commune; Missing for any other."""
    group = await chats.get(turn.conn, int(turn.args["g"]))
    if group is None or group.unit_id is None or group.commune_id != turn.commune:
        raise Missing()
    unit = await units.get(turn.conn, group.unit_id, commune_id=turn.commune)
    if unit is None:
        raise Missing()
    return group, unit


ACTIONS = {
    "group.unlink.which": which,
    "group.unlink": sure,
    "group.unlink.no": keep,
    "group.unlink.yes": unlink,
}
