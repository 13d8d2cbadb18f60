"""What is wanted in plain words, in private or addressed to the bot: a command, or a later day.

People type "dang ky cong trinh" where a button stands, and answer a reminder with "xin đến ngày 25/11".
"""

from dataclasses import replace
from datetime import date, timedelta

from campaigns.permissions import Action
from campaigns.wording.talk import addressed, orders, pleas, wishes
from campaigns.wording.talk.telephone import read_telephone
from handlers import (
    admission,
    broadcast,
    broadcast_whom,
    calls,
    forms,
    plan_draft,
    pressed_in_words,
    promises,
    tasks,
)
from handlers.audience import Audience
from handlers.tasks import Task
from handlers.turn import Turn
from storage import campaigns, extensions, units
from storage.drafts import DraftRow

TELLS = ("viec", "cuatoi", "kehoach", "tinhhinh")  # commands that answer a question and ask none


def command(turn: Turn) -> str | None:
    """The command that the words stand for; the turn then reads as if it had been typed."""
    office = turn.private and turn.may(Action.SEE_ALL)
    name = wishes.command(turn.text, office=office)
    if name is not None:
        turn.heard = replace(turn.heard, text=f"/{name}")
    return name


async def aside(turn: Turn, draft: DraftRow) -> str | None:
    """The command that the words stand for where they are no answer to what is open."""
    if plan_draft.idle(draft):
        return None if plan_draft.names_item(draft, turn.text) else command(turn)
    if draft.kind == broadcast.KIND and draft.state["step"] == "audience":
        return command(turn)
    if "form" not in draft.state or len(turn.text) > wishes.LONGEST:
        return None
    heard, name = turn.heard, command(turn)
    if name is None:
        return None
    wish, turn.heard = turn.heard, heard
    if await forms.takes(turn, draft, answers=name in TELLS):
        return None
    turn.heard = wish
    return name


async def beside_form(turn: Turn, draft: DraftRow) -> bool:
    """A later day, one's telephone or "gửi cán bộ", said while a form is open that takes nothing of it;
    it stays."""
    if "form" not in draft.state or not turn.text:
        return False
    if orders.sends_to_office(turn.text):
        return not await forms.takes(turn, draft) and await pressed_in_words.said(turn)
    pleads = pleas.more_time(turn.text) is not None
    pleads = pleads or pleas.later_day(turn.text, turn.today) is not None
    number = read_telephone(turn.text) if turn.private else None
    if not pleads and number is None:
        return False
    if not (pleads and pleas.of_the_deadline(turn.text)) and await forms.takes(turn, draft):
        return False
    return await (later_day(turn) if pleads else calls.phone(turn))


async def later_day(turn: Turn) -> bool:
    """Keep "xin đến ngày 25/11" as the village's promise; of several that are owed it is asked for which.

    "Xin thêm 3 ngày" counts from the day it is due, or from today where that is over; "xin gia hạn"
    is asked until when. False where it is no promise, or nothing is owed.
    """
    until, more = pleas.later_day(turn.text, turn.today), pleas.more_time(turn.text)
    if (until is None and more is None) or turn.commune_id is None:
        return False
    owed = [one for one in await _owed(turn) if turn.may(Action.REGISTER, one.unit.id)]
    if not owed:
        return False
    if until is None and more:
        until = max([turn.today, *[await _due(turn, one) for one in owed]]) + more
    if until is None:
        await promises.ask_for(turn, owed[0])
        return True
    if len(owed) > 1:
        keys = [[promises.button(one, until)] for one in owed]
        await turn.say("promise/which", keyboard=keys, until=until)
        return True
    await promises.promise(turn, owed[0], until)
    return True


async def to_villages(turn: Turn) -> bool:
    """ "Gửi cho các thôn: …", "nhắn thôn 2, 3: …" by who may: the announcement is begun with it."""
    meant = wishes.to_villages(turn.text)
    if meant is None or not (turn.private and turn.may(Action.BROADCAST)):
        return False
    whom, words = meant
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    named = addressed.villages(whom, list(ids))
    if named.strangers:
        await turn.say("announce/no_village", names=named.strangers)
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    if named.everyone and len(running) < 2:  # else it is asked of which campaign it is
        await broadcast_whom.to_audience(turn, words, Audience())
    elif named.strangers or not named.names:
        await broadcast_whom.new(turn, words)
    else:
        chosen = Audience("units", tuple(ids[one] for one in named.names))
        await broadcast_whom.to_audience(turn, words, chosen)
    return True


async def more_time_for(turn: Turn) -> bool:
    """ "Gia hạn cho thôn 4 đến 25/11" by who may: that village's extension is begun with the day."""
    meant = wishes.more_time_for(turn.text)
    if meant is None or not (turn.private and turn.may(Action.MOVE_DEADLINE)):
        return False
    doors = await admission.open_milestones(turn)
    ids = await units.ids_by_name(turn.conn, commune_id=turn.commune)
    named, until = addressed.villages(meant[0], list(ids)), pleas.day(meant[1], turn.today)
    if named.strangers:
        await turn.say("announce/no_village", names=named.strangers)
        return True
    if len(named.names) != 1 or len(doors) != 1 or until is None:
        return False
    await promises.extend_until(turn, doors[0].id, ids[named.names[0]], until)
    return True


async def _due(turn: Turn, task: Task) -> date:
    """The last day of what this village owes, more time that the office gave it included; or today."""
    last, _ = await extensions.ends_of(turn.conn, task.milestone, task.unit.id, tz=turn.around.tz)
    return (last - timedelta(seconds=1)).astimezone(turn.around.tz).date() if last else turn.today


async def _owed(turn: Turn) -> list[Task]:
    doors = await admission.open_milestones(turn)
    return [
        await tasks.task_of(turn, milestone.id, unit_id)
        for milestone, unit_id in await admission.owed(turn, doors, turn.own_units)
    ]
