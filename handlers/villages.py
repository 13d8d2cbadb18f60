"""The villages' links: one for each, to add the bot to the village's group and to call its head."""

from campaigns.permissions import Action
from campaigns.unitfile import lines, twice
from handlers import heirs
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button
from messages.village_links import VillageLinks, issue
from storage import jobs, unit_changes, units

__all__ = ["ACTIONS", "VillageLinks", "apply", "command", "issue", "pictures"]


async def command(turn: Turn) -> None:
    """/lienket: every village with its two links."""
    turn.require(Action.LINK_GROUP)
    found = await issue(turn.voice, commune_id=turn.commune)
    if not found:
        await turn.say("units/none")
        return
    await turn.note("village_links", str(len(found)))
    keys = [[Button(labels.QR_PICTURES, "villages.qr")]]
    if any(one.group for one in found):
        keys.append([Button(labels.UNLINK_GROUP, "group.unlink.which")])
    await turn.say("units/links", keyboard=keys, villages=found)


async def pictures(turn: Turn) -> None:
    """The links as QR codes on pages to be printed; made by a job."""
    turn.require(Action.LINK_GROUP)
    await jobs.add(
        turn.conn, commune_id=turn.commune, bot_id=turn.around.bot_id, kind="qr_links",
        payload={"chat": turn.chat.id}, now=turn.now,
    )  # fmt: skip
    turn.pop("pop/making_file")


async def apply(turn: Turn) -> None:
    """The confirmed list: add, rename, merge, in one transaction; only what was shown."""
    turn.require(Action.MANAGE_UNITS)
    known = await unit_changes.known(turn.conn, turn.commune)
    plan = twice.plan(lines.read(turn.args["rows"]), known, today=turn.today)
    if plan.deeds != turn.args.get("does"):  # none: a card of an older program
        await turn.rewrite("units/outdated")
        return
    changed = await unit_changes.carry_out(turn.conn, plan, commune_id=turn.commune, now=turn.now)
    await turn.note("import_units", str(changed))
    total = len(await units.active(turn.conn, commune_id=turn.commune))
    former = await heirs.former(turn) if plan.mergers else []
    await turn.rewrite(
        "units/applied", keyboard=heirs.keys(former), changed=changed, total=total,
        former=[(person.called, unit.name, heir.name) for person, _, unit, heir in former],
    )  # fmt: skip


async def keep(turn: Turn) -> None:
    """A list that is not to be taken over."""
    turn.require(Action.MANAGE_UNITS)
    await turn.rewrite("units/kept_list")


ACTIONS = {
    "units.keep": keep,
    "villages.links": command,
    "villages.qr": pictures,
    "units.apply": apply,
}
