"""A whole registration in one message: the form opens filled in and asks only for what is missing.

In private, or addressed to the bot in the village's group. What was understood is shown back on the
card and counts only when it is confirmed, like every other registration.
"""

from datetime import date
from typing import Any

from campaigns.forms import definition
from campaigns.forms.definition import Form, Kind
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.wording.reading import Span
from campaigns.wording.registration import RegistrationReading, read_registrations
from handlers import registration, tasks
from handlers.turn import Turn
from storage import campaigns, units

SHORTEST = 12  # characters; a shorter message is no registration


async def opened(turn: Turn) -> bool:
    """Open the form on what the message says; False where it is no registration of theirs."""
    if turn.commune_id is None or len(turn.text) < SHORTEST:
        return False
    milestones = await registration.open_milestones(turn)
    standing = await units.active(turn.conn, commune_id=turn.commune)
    if not milestones or not standing:
        return False
    found = read_registrations(turn.text, turn.today, [one.name for one in standing])
    first = found[0]
    if first.intent is not None or first.name is None or not _says_enough(first):
        return False
    unit_id = _unit(turn, first, {one.name: one.id for one in standing})
    if unit_id is None:
        return False
    task = await tasks.task_of(turn, milestones[0].id, unit_id)
    form = await campaigns.newest_form(turn.conn, task.campaign.id, task.milestone.form_key or "")
    if form is None:
        return False
    known = answers(definition.from_json(dict(form.definition)), first)
    await registration.begin_with(turn, task, known, more=len(found) - 1)
    return True


def answers(form: Form, said: RegistrationReading) -> dict[str, Answer]:
    """The form's answers that the message gives: its name, its money, its two dates in order."""
    known: dict[str, Answer] = {}
    dates = iter((said.starts_on, None if said.conflict else said.ends_on))
    for field in form.fields:
        match field.kind:
            case Kind.TEXT if said.name is not None and not known:
                known[field.key] = Answer(said.name[:1].upper() + said.name[1:], said.name)
            case Kind.MONEY if said.value is not None:
                known[field.key] = Answer(_plain(said.value), approx=said.approx)
            case Kind.DATE | Kind.DATE_OR_PERIOD:
                when = next(dates, None)
                whole = field.kind is Kind.DATE_OR_PERIOD or isinstance(when, date)
                if when is not None and whole:
                    known[field.key] = Answer(_plain(when))
            case _:
                continue
    return known


def _says_enough(said: RegistrationReading) -> bool:
    """A name with money or a date: talk has rarely both."""
    return said.value is not None or said.starts_on is not None or said.ends_on is not None


def _unit(turn: Turn, said: RegistrationReading, ids: dict[str, int]) -> int | None:
    """The village that is named, the group's own, or the one this person answers for."""
    named = ids.get(said.unit) if said.unit else None
    own = [turn.chat.unit_id] if turn.chat.unit_id else sorted(
        {one.unit_id for one in turn.me.roles if one.unit_id and one.state == "active"}
        if turn.person else set()
    )  # fmt: skip
    if turn.private and named is not None and turn.may(Action.ENTER_FOR):
        return named
    if named is not None:
        return named if named in own else None
    return own[0] if len(own) == 1 else None


def _plain(value: Any) -> Any:
    match value:
        case Span(start=start, end=end):
            return {"from": _plain(start), "to": _plain(end)}
        case date():
            return value.isoformat()
        case _:
            return value
