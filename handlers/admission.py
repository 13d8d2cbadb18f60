"""Who may register what now: the milestones that take works, for which villages, filled in by whom."""

from collections.abc import Sequence

from campaigns import deadlines
from campaigns import plan as plans
from campaigns.errors import Closed, NothingOpen, NotLinked, Refusal
from campaigns.permissions import Action
from handlers.tasks import Task
from handlers.turn import Turn
from storage import campaigns, people, submissions, units
from storage.campaigns import CampaignRow, MilestoneRow
from storage.people import Person
from storage.units import Unit

KIND = "registration"


async def open_milestones(turn: Turn) -> list[MilestoneRow]:
    """The commune's milestones that take registrations now."""
    day = turn.sent_local.date()
    plain = [
        (one, plans.milestone_from_json(one.definition))
        for _, one in await _doors(turn)
        if one.state == "open"
    ]
    return [
        one
        for one, milestone in plain
        if deadlines.opened(milestone, day) and not deadlines.ended(milestone, day)
    ]


async def nothing_open(turn: Turn) -> Refusal:
    """Why nothing is taken: the office closed it, or there is nothing yet."""
    for campaign, one in await _doors(turn):
        if one.state == "closed":
            return Closed(title=campaign.title, kept=False)
    return NothingOpen()


async def _doors(turn: Turn) -> list[tuple[CampaignRow, MilestoneRow]]:
    """What takes registrations in the campaigns that run, open or not."""
    return [
        (campaign, one)
        for campaign in await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
        for one in await campaigns.milestones(turn.conn, campaign.id, commune_id=turn.commune)
        if one.kind == KIND and one.form_key
    ]


async def owed(
    turn: Turn, milestones: Sequence[MilestoneRow], of: Sequence[int]
) -> list[tuple[MilestoneRow, int]]:
    """The milestones for which a unit out of `of` has sent in nothing yet that counts, each with it."""
    found = []
    for milestone in milestones:
        done = await submissions.registered_units(
            turn.conn, commune_id=turn.commune, milestone_id=milestone.id
        )
        found += [(milestone, unit_id) for unit_id in of if unit_id not in done]
    return found


async def own_units(turn: Turn) -> list[Unit]:
    """The unit of this group, or the units this person answers for; an officer's are all."""
    found = [await units.get(turn.conn, one, commune_id=turn.commune) for one in turn.own_units]
    known = [one for one in found if one is not None]
    if not known and turn.private and turn.may(Action.ENTER_FOR):
        return await units.active(turn.conn, commune_id=turn.commune)
    if not known:
        raise NotLinked()
    return known


async def admitted(turn: Turn, task: Task) -> Person:
    """Whoever may fill in now, known from now on, with a role or without."""
    must_be_open(turn, task)
    must_be_theirs(turn, task)
    person = turn.person or await people.ensure(
        turn.conn, commune_id=task.campaign.commune_id, telegram_id=turn.telegram_id,
        shown=turn.shown, username=turn.username, now=turn.now,
    )  # fmt: skip
    turn.person = person
    return person


def must_be_theirs(turn: Turn, task: Task) -> None:
    """Whoever registers for the unit, and in its own group anybody else, for the head to confirm."""
    if not helps(turn, task):
        turn.require_entry(task.unit.id)


def helps(turn: Turn, task: Task) -> bool:
    """Whether somebody of the village's own group fills in for the head."""
    in_own_group = turn.chat.unit_id == task.unit.id
    return in_own_group and not turn.may(Action.REGISTER, task.unit.id)


def must_be_open(turn: Turn, task: Task, *, mends: bool = False) -> None:
    """By the officers' doors and the plan's days; `mends`: given back, so open while the campaign is."""
    if mends and task.campaign.state == "open":
        return
    day = turn.sent_local.date()
    milestone = plans.milestone_from_json(task.milestone.definition)
    doors = (task.campaign.state, task.milestone.state)
    if doors != ("open", "open") or deadlines.ended(milestone, day):
        raise Closed(title=task.campaign.title)
    if not deadlines.opened(milestone, day):
        raise NothingOpen()
