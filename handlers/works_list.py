"""Lists of works: a unit's own (/cuatoi), every unit's (/congtrinh), and those of ended campaigns.

What has ended stays to be read here and is changed nowhere. Heads see their own unit's, officers
every unit's.
"""

from collections import Counter
from collections.abc import Sequence

from campaigns.errors import Missing, NotLinked
from campaigns.permissions import Action, Place, allowed
from campaigns.wording.spelling.text import clean
from handlers import admission, tasks, which_campaign, works
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, packed
from storage import campaigns, submissions, units
from storage.campaigns import CampaignRow
from storage.submissions import SubmissionRow
from storage.units import Unit

ENDED_SHOWN = 20  # campaigns
LONGEST_CODE = 30  # characters; of more only so many are said back


async def command(turn: Turn) -> None:
    """/cuatoi: the works of the villages this person answers for."""
    own = turn.own_units
    if not own:
        raise NotLinked()
    for unit_id in own:
        await _list(turn, unit_id)


async def listed(turn: Turn) -> None:
    """The button "Công trình đã đăng ký"."""
    await _list(turn, int(turn.args["u"]))


async def all_works(turn: Turn) -> None:
    """/congtrinh: the open campaigns' works, village by village, or the one work that is named; to a village
    its own."""
    office = allowed(Action.SEE_ALL, turn.who, place=Place.PRIVATE)
    if not office and (turn.chat.unit_id or turn.answers_for):
        await command(turn)
        return
    turn.require(Action.SEE_ALL)
    named = clean(turn.text.partition(" ")[2]).upper()[:LONGEST_CODE]
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    over = await _ended(turn)
    for campaign in [*running, *over] if named else ():
        work = await submissions.by_code(turn.conn, campaign.id, named)
        if work is not None:
            task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
            await works.show_card(turn, work, task)
            return
    numbers = Counter(unit for _, unit in await of_villages(turn, running))
    of_units = [
        Button(f"{unit.name} ({number})", "works", {"u": unit.id})
        for unit, number in numbers.items()
    ]
    keys = packed(of_units)
    if over:
        keys.append([Button(labels.ENDED, "works.ended", stays=True)])
    await turn.say("work/all", keyboard=keys, named=named, number=len(of_units))


async def of_villages(turn: Turn, of: Sequence[CampaignRow]) -> list[tuple[SubmissionRow, Unit]]:
    """The works of these campaigns, village by village, each with the village it is of today."""
    every = await units.active(turn.conn, commune_id=turn.commune)
    at = {one.id: place for place, one in enumerate(every)}
    found = []
    for campaign in of:
        for work in await submissions.of_campaign(
            turn.conn, commune_id=turn.commune, campaign_id=campaign.id
        ):
            place = at.get(turn.heirs.get(work.unit_id, work.unit_id))
            if place is not None and work.state != "withdrawn":
                found.append((work, every[place]))
    return sorted(found, key=lambda one: at[one[1].id])


async def _ended(turn: Turn, unit_id: int | None = None) -> list[CampaignRow]:
    """The newest ended campaigns; of a unit, those in which it has registered something."""
    every = await campaigns.listed(turn.conn, commune_id=turn.commune, state="closed")
    if unit_id is None:
        return every[:ENDED_SHOWN]
    own = await submissions.campaigns_of(turn.conn, commune_id=turn.commune, unit_id=unit_id)
    return [one for one in every if one.id in own][:ENDED_SHOWN]


def _may_see(turn: Turn, unit_id: int | None) -> None:
    """Officers in private see every unit's works, others those of their own unit; NotAllowed."""
    if not (turn.private and turn.may(Action.SEE_ALL)):
        turn.require(Action.SEE_ALL if unit_id is None else Action.SEE_OWN, unit_id)


async def ended(turn: Turn) -> None:
    """ "Đợt đã kết thúc": which one? A unit's works at once where there is only one."""
    unit_id = turn.args.get("u")
    _may_see(turn, unit_id)
    found = await _ended(turn, unit_id)
    if unit_id is not None and len(found) == 1:
        await _show(turn, unit_id, found)
        return
    more = {} if unit_id is None else {"u": unit_id}
    keys = [
        [Button(labels.short(one.title), "works.ended.one", {"c": one.id} | more)] for one in found
    ]
    await turn.say("work/ended", keyboard=keys, number=len(found))


async def ended_one(turn: Turn) -> None:
    """One ended campaign: the unit's works, or for officers its units."""
    campaign = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    if campaign is None or campaign.state != "closed":
        raise Missing()
    unit_id = turn.args.get("u")
    _may_see(turn, unit_id)
    if unit_id is not None:
        await _show(turn, unit_id, [campaign])
        return
    await turn.say("work/ended_units", keyboard=await _units(turn, campaign), title=campaign.title)


async def _units(turn: Turn, campaign: CampaignRow) -> list[list[Button]]:
    registered = await submissions.of_campaign(
        turn.conn, commune_id=turn.commune, campaign_id=campaign.id
    )
    numbers = Counter(work.unit_id for work in registered if work.state != "withdrawn")
    keys = [
        Button(
            f"{unit.name} ({numbers[unit.id]})", "works.ended.one", {"c": campaign.id, "u": unit.id}
        )
        for unit in await units.everyone(turn.conn, commune_id=turn.commune)
        if unit.id in numbers
    ]
    return packed(keys)


async def _list(turn: Turn, unit_id: int) -> None:
    _may_see(turn, unit_id)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    keys: list[list[Button]] = []
    names = await which_campaign.called(turn, await admission.open_milestones(turn))
    for milestone_id, label in names.items():
        args = {"m": milestone_id, "u": unit_id}
        keys.append([Button(label, "register", args, stays=True)])
    if await _ended(turn, unit_id):
        keys.append([Button(labels.ENDED, "works.ended", {"u": unit_id}, stays=True)])
    await _show(turn, unit_id, running, keys)


async def _show(
    turn: Turn, unit_id: int, of: list[CampaignRow], more: list[list[Button]] | None = None
) -> None:
    """One unit's works in these campaigns, each behind its button, then `more` buttons."""
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    if unit is None:
        raise Missing()
    shown = []
    keys: list[list[Button]] = []
    for campaign in of:
        registered = await submissions.of_unit(
            turn.conn, commune_id=turn.commune, unit_id=unit_id, campaign_id=campaign.id
        )
        registered.sort(key=lambda one: one.state == "withdrawn")  # those last, still to be read
        shown.append((campaign, [(one, one.called) for one in registered]))
        keys += [
            [
                Button(
                    labels.short(one.titled),
                    "work.card",
                    {"s": one.id},
                )
            ]
            for one in registered
        ]
    await turn.say("work/list", keyboard=[*keys, *(more or ())], unit=unit.name, campaigns=shown)


ACTIONS = {"works": listed, "works.ended": ended, "works.ended.one": ended_one}
